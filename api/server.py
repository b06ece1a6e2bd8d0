"""Serves the application over HTTP, in as many worker processes as the settings say."""

import asyncio
import contextlib
import gc
import http.client
import importlib
import multiprocessing
import os
import signal
import threading
import time
from collections.abc import Awaitable, Callable
from functools import partial
from typing import Any, Final

from granian import Granian
from granian.constants import HTTPModes, Interfaces, Loops
from granian.log import LogLevels

from api.settings import Settings

ASGIApplication = Callable[..., Awaitable[None]]
APPLICATION: Final = "api.app:create_app"
ANY_ADDRESS: Final = {"0.0.0.0": "127.0.0.1", "::": "::1"}  # noqa: S104
# How long answers under way may take after Ctrl-C.
FAREWELL_SECONDS: Final = 5
#: New objects between two looks for circles of dead ones; Python's own 700 took a sixth of the
#: time that staging a large change set takes.
COLLECT_AFTER: Final = 20_000
#: From a worker's start of the application to the loop's last run: some milliseconds.
SETTLED_SECONDS: Final = 0.25


def serve_until_stopped(
    settings: Settings,
    dsn: str,
    address: str,
    *,
    ready: Callable[[str], object],
    application: str = APPLICATION,
) -> None:
    """Serve until SIGINT, SIGTERM or SIGHUP; `ready` hears the base URL once it answers."""
    server = Granian(
        target=application,
        address=address,
        port=settings.port,
        interface=Interfaces.ASGI,
        loop=Loops.uvloop,
        http=HTTPModes.http1,
        websockets=False,
        workers=settings.workers,
        backpressure=1024,
        respawn_failed_workers=True,
        workers_kill_timeout=FAREWELL_SECONDS,
        log_level=LogLevels.warning,
    )
    stopped = threading.Event()
    server.on_startup(partial(_announce, address, settings.port, ready, stopped))
    server.on_startup(_stop_on_hangup)
    try:
        server.serve(target_loader=partial(load_application, dsn))
    finally:
        stopped.set()


def load_application(dsn: str, application: str) -> ASGIApplication:
    """The application as a worker runs it: on the database that the first process has found."""
    # What the worker inherits would only take note of a signal and go on loading.
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    # Ctrl-C reaches every process of the terminal; it is the first one that ends the others.
    with contextlib.suppress(PermissionError):
        os.setsid()
    os.environ["WHENCE_DATABASE_URL"] = dsn
    module, _, factory = application.partition(":")
    created: ASGIApplication = getattr(importlib.import_module(module), factory)()
    # What is there now stays; what a request makes has hardly any circles to look for.
    gc.collect()
    gc.freeze()
    gc.set_threshold(COLLECT_AFTER)
    # For this thread and those that it starts: the event loop loses a signal between two runs.
    signal.pthread_sigmask(signal.SIG_BLOCK, (signal.SIGTERM,))
    threading.Thread(target=_end_with_parent, daemon=True).start()
    return Settling(created)


class Settling:
    """An application that hears of SIGTERM once its event loop runs for good."""

    def __init__(self, app: ASGIApplication) -> None:
        self._app = app

    def __call__(self, scope: Any, receive: Any, send: Any) -> Awaitable[None]:
        """Pass on what comes; the first, the lifespan, comes in a run of the loop that ends."""
        if scope["type"] == "lifespan":
            loop = asyncio.get_running_loop()
            loop.call_later(SETTLED_SECONDS, _hear_of_the_end)
        return self._app(scope, receive, send)


def _hear_of_the_end() -> None:
    signal.pthread_sigmask(signal.SIG_UNBLOCK, (signal.SIGTERM,))


def base_url(address: str, port: int) -> str:
    """The URL at which a client on this machine finds what listens there."""
    host = ANY_ADDRESS.get(address, address)
    return f"http://[{host}]:{port}" if ":" in host else f"http://{host}:{port}"


def _end_with_parent() -> None:
    """A killed first process must not leave workers that hold its port and its database."""
    parent = multiprocessing.parent_process()
    if parent is None:
        return
    parent.join()
    os.kill(os.getpid(), signal.SIGTERM)
    time.sleep(1)
    os._exit(1)


def _stop_on_hangup() -> None:
    """A closed terminal ends the server as SIGTERM does; by itself it would be a reload."""
    signal.signal(signal.SIGHUP, signal.getsignal(signal.SIGTERM))


def _announce(
    address: str, port: int, ready: Callable[[str], object], stopped: threading.Event
) -> None:
    def wait_and_tell() -> None:
        while not stopped.wait(0.05):
            if _answers(ANY_ADDRESS.get(address, address), port):
                ready(base_url(address, port))
                return

    threading.Thread(target=wait_and_tell, daemon=True).start()


def _answers(host: str, port: int) -> bool:
    connection = http.client.HTTPConnection(host, port, timeout=5)
    try:
        connection.request("GET", "/health/live")
        connection.getresponse().read()
    except (OSError, http.client.HTTPException):
        return False
    finally:
        connection.close()
    return True
