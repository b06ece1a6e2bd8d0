"""The process that keeps the indexes up while a server runs."""

import contextlib
import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from typing import Final

from api.settings import CHECKOUT

LOOK_SECONDS: Final = 0.1
#: Before one that ended is started again.
PAUSE_SECONDS: Final = 2.0
FAREWELL_SECONDS: Final = 5.0


@contextlib.contextmanager
def indexed(dsn: str) -> Iterator[None]:
    """Within, what is written there is indexed, by a process that starts again where it ends."""
    ended = threading.Event()
    thread = threading.Thread(target=_keep, args=(dsn, ended), name="index watch", daemon=True)
    thread.start()
    try:
        yield
    finally:
        ended.set()
        thread.join()


def _keep(dsn: str, ended: threading.Event) -> None:
    while not ended.is_set():
        process = _start(dsn)
        try:
            while process.poll() is None and not ended.wait(LOOK_SECONDS):
                pass
        finally:
            _end(process)
        ended.wait(PAUSE_SECONDS)


def _start(dsn: str) -> "subprocess.Popen[bytes]":
    """It hears no Ctrl-C of the terminal, and ends with this process even where that is killed."""
    return subprocess.Popen(
        [sys.executable, "-m", "api", "index", "--follow", "--beneath", str(os.getpid())],
        cwd=CHECKOUT,
        env={**os.environ, "WHENCE_DATABASE_URL": dsn},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        start_new_session=True,
    )


def _end(process: "subprocess.Popen[bytes]") -> None:
    process.terminate()
    try:
        process.wait(FAREWELL_SECONDS)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
