"""Starts the embedded PostgreSQL again when it has gone, while a server needs it.

Whoever serves watches, in a thread of its own; several may watch one database. Who of them
starts it is decided by the lock that every start takes: the others find it running.
"""

import contextlib
import subprocess
import threading
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Final
from urllib.parse import parse_qs, urlsplit

import msgspec

from api.embedded import cluster
from api.embedded.lease import Lease
from api.embedded.place import Place
from api.errors import WhenceError

LOOK_SECONDS: Final = 0.5
#: Before each try; then there is no more to be hoped for.
PAUSES: Final = (0.0, 1.0, 2.0, 4.0, 8.0, 16.0, 30.0)
#: A server that has stood so long has recovered: the tries are counted anew.
STEADY_SECONDS: Final = 60.0
FAILURES: Final = (WhenceError, OSError, subprocess.SubprocessError)


class _EndedError(Exception):
    """Nobody needs the server any more."""


class Watched(msgspec.Struct, frozen=True, kw_only=True):
    """A running server, the share in it, where it is to be found, and whom to tell of it."""

    place: Place
    lease: Lease
    settings: Mapping[str, str]
    dsn: str
    say: Callable[[str], object]
    #: Called when it does not come up again.
    lost: Callable[[], object]
    pauses: Sequence[float] = PAUSES


@contextlib.contextmanager
def watched(server: Watched) -> Iterator[None]:
    """Within, the server is started again whenever it goes; raises where that fails."""
    watch = _Watch(server)
    thread = threading.Thread(target=watch.run, name="database watch", daemon=True)
    thread.start()
    try:
        yield
    finally:
        watch.ended.set()
        thread.join()
        if watch.fault is not None:
            raise watch.fault


class _Watch:
    def __init__(self, server: Watched) -> None:
        self.ended = threading.Event()
        self.fault: WhenceError | None = None
        self._server = server
        sockets = parse_qs(urlsplit(server.dsn).query)["host"][0]
        self._settings = {**server.settings, cluster.SOCKETS: sockets}
        self._pauses = iter(server.pauses)
        self._back_at = time.monotonic()

    def run(self) -> None:
        """Look whether it lives until nobody needs it, or nothing helps."""
        with contextlib.suppress(_EndedError):
            while self.fault is None:
                self._pause(LOOK_SECONDS)
                if not cluster.runs(self._server.place):
                    self._revive()

    def _revive(self) -> None:
        say, reason = self._server.say, "it ends each time"
        if time.monotonic() - self._back_at > STEADY_SECONDS:
            self._pauses = iter(self._server.pauses)
        say("The database has gone; it is started again")
        for seconds in self._pauses:
            self._pause(seconds)
            try:
                self._start()
            except FAILURES as fault:
                reason = str(fault)
                say(f"The database could not be started again: {reason}")
                continue
            self._back_at = time.monotonic()
            say("The database is back")
            return
        self.fault = cluster.ServerError(
            f"The database in {self._server.place.data} has gone and does not come back "
            f"({reason}): see its log there"
        )
        self._server.lost()

    def _start(self) -> None:
        server = self._server
        with server.lease.alone():
            dsn = cluster.start(server.place, self._settings, self._pause)
        if dsn != server.dsn:
            raise cluster.ServerError(f"it came back at {dsn}, where nobody here looks for it")

    def _pause(self, seconds: float) -> None:
        if self.ended.wait(seconds):
            raise _EndedError
