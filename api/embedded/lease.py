"""Who uses a data folder: file locks, which the kernel drops when a process dies in any way."""

import contextlib
import fcntl
import os
import signal
from collections.abc import Iterator
from pathlib import Path

import msgspec


class Lease(msgspec.Struct, frozen=True, kw_only=True):
    """A share in the server of one data folder, held through an open file."""

    folder: Path
    file: int

    @contextlib.contextmanager
    def alone(self) -> Iterator[None]:
        """Nobody else starts or stops the server meanwhile."""
        with _opened(self.folder / "lock") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            yield

    def is_last(self) -> bool:
        """Whether nobody else holds a share; true only while alone, and only until then."""
        try:
            fcntl.flock(self.file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True


@contextlib.contextmanager
def held(folder: Path) -> Iterator[Lease]:
    """A share in the server of that folder."""
    with _opened(folder / "lease") as file:
        lease = Lease(folder=folder, file=file)
        with lease.alone():
            fcntl.flock(file, fcntl.LOCK_SH)
        yield lease


@contextlib.contextmanager
def uninterrupted() -> Iterator[None]:
    """Ctrl-C and the like wait until the end of the block."""
    held_back = {signal.SIGINT, signal.SIGTERM, signal.SIGHUP}
    before = signal.pthread_sigmask(signal.SIG_BLOCK, held_back)
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


@contextlib.contextmanager
def _opened(path: Path) -> Iterator[int]:
    file = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    try:
        yield file
    finally:
        os.close(file)
