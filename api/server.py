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
from typing import Any, Final, TypeVarTuple

import uvloop
from granian import loops
from granian.constants import HTTPModes, Interfaces, Loops
from granian.log import LogLevels, logger
from granian.server.mp import MPServer

from api.settings import Settings

Ts = TypeVarTuple("Ts")
ASGIApplication = Callable[..., Awaitable[None]]
APPLICATION: Final = "api.app:create_app"
ANY_ADDRESS: Final = {"0.0.0.0": "127.0.0.1", "::": "::1"}  # noqa: S104
# How long answers under way may take after Ctrl-C.
FAREWELL_SECONDS: Final = 5
#: New objects between two looks for circles of dead ones; Python's own 700 took a sixth of the
#: time that staging a large change set takes.
COLLECT_AFTER: Final = 20_000


def serve_until_stopped(
    settings: Settings,
    dsn: str,
    address: str,
    *,
    ready: Callable[[str], object],
    application: str = APPLICATION,
) -> None:
    """Serve until SIGINT, SIGTERM or SIGHUP; `ready` hears the base URL once it answers."""
    server = Server(
        target=application,
        address=address,
        port=settings.port,
        interface=Interfaces.ASGI,
        loop=Loops.auto,
        http=HTTPModes.http1,
        websockets=False,
        workers=settings.workers,
        backpressure=1024,
        respawn_failed_workers=True,
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
    signal.pthread_sigmask(signal.SIG_UNBLOCK, (signal.SIGTERM,))
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
    threading.Thread(target=_end_with_parent, daemon=True).start()
    return created


class Loop(uvloop.Loop):
    """uvloop's, but that a signal between two of its runs is heard in the next one.

    A worker runs its loop once to start the application, and once more to serve.
    """

    def add_signal_handler(self, sig: int, callback: Callable[[*Ts], object], *args: *Ts) -> None:
        """Call back in the loop, as soon as it runs."""
        signal.signal(sig, lambda *_: self.call_soon_threadsafe(callback, *args))
        # What waits is not to be interrupted.
        signal.siginterrupt(sig, False)


@loops.register("auto")
def _new_loop() -> asyncio.AbstractEventLoop:
    loop = Loop()
    asyncio.set_event_loop(loop)
    return loop


class Server(MPServer):
    """Granian's, but that every worker hears of the end, and only a late one is killed.

    Granian has two threads wait for each worker. To the one that comes second, a worker that has
    just ended may look as if it had not: given a time limit, that one warns of it and kills it.
    """

    def startup(self, *target: Any) -> None:
        """Start the workers; a SIGTERM that comes meanwhile waits, here and in each of them.

        Python drops what reaches a forked process before it has set itself up.
        """
        signal.pthread_sigmask(signal.SIG_BLOCK, (signal.SIGTERM,))
        try:
            super().startup(*target)
        finally:
            signal.pthread_sigmask(signal.SIG_UNBLOCK, (signal.SIGTERM,))

    def shutdown(self, exit_code: int = 0) -> None:
        """Wait for the workers, for as long as answers under way may take."""
        late = threading.Timer(FAREWELL_SECONDS, self._kill_the_late)
        late.start()
        try:
            super().shutdown(exit_code)
        finally:
            late.cancel()

    def _kill_the_late(self) -> None:
        for worker in [one for one in self.wrks if one.is_alive()]:
            logger.warning(
                "worker-%d had not ended after %d s, and was killed",
                worker.idx + 1,
                FAREWELL_SECONDS,
            )
            worker.kill()


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
