"""A PostgreSQL and a `whence serve` on it, which can be stopped, killed and started again."""

import asyncio
import contextlib
import os
import signal
import subprocess
import tempfile
from collections.abc import AsyncIterator, Iterator
from pathlib import Path
from typing import Final

import asyncpg

from api.changesets.verify import find_differences, list_extents
from api.database import Connection
from api.embedded import cluster, embedded_server
from api.embedded.place import Place, choose_place
from api.embedded.postmaster import read_postmaster
from api.keys import hash_key, make_key
from api.migrate import migrate
from api.queries.keys import NewKey, create_key
from bench.servers import await_answer, begin, end
from tests.starting import free_port

SERVE: Final = ("-m", "api", "serve")
#: Change sets wait for each other here, and for the database to be back.
SETTINGS: Final = {"WHENCE_WRITE_WAIT": "60", "WHENCE_CONTACT": "mailto:desk@example.org"}


class Scene:
    """Both servers over one folder; whoever asks meanwhile finds them gone, and asks again."""

    def __init__(self, folder: Path, place: Place, dsn: str, key: str) -> None:
        self.dsn = dsn
        self.key = key
        self.port = free_port()
        self._place = place
        self._log = folder / "whence.log"
        self._process: subprocess.Popen[bytes] | None = None

    @property
    def base(self) -> str:
        """The address of the API."""
        return f"http://127.0.0.1:{self.port}"

    def start(self) -> None:
        """Start Whence, and wait until it answers."""
        environ = {"WHENCE_DATABASE_URL": self.dsn, **SETTINGS}
        with self._log.open("ab") as log:
            self._process = begin(SERVE, environ, self.port, log)
        await_answer(self._process, self.port, self._log)

    def stop(self) -> None:
        """End Whence as Ctrl-C does."""
        if self._process is not None:
            end(self._process)
            self._process = None

    def kill(self) -> None:
        """End Whence without a farewell: its workers too, which are sessions of their own."""
        assert self._process is not None
        for process in (*_children(self._process.pid), self._process.pid):
            with contextlib.suppress(ProcessLookupError):
                os.kill(process, signal.SIGKILL)
        self._process.wait()

    def stop_database(self) -> None:
        """End PostgreSQL as its owner would."""
        cluster.stop(self._place)

    def kill_database(self) -> None:
        """End PostgreSQL's first process without a farewell."""
        found = read_postmaster(self._place.data)
        assert found is not None
        os.kill(found.pid, signal.SIGKILL)

    def start_database(self) -> None:
        """Start PostgreSQL again, over what is on disk."""
        cluster.start(self._place, {})


def _children(parent: int) -> list[int]:
    found = Path(f"/proc/{parent}/task/{parent}/children").read_text(encoding="ascii")
    return [int(pid) for pid in found.split()]


@contextlib.contextmanager
def scene() -> Iterator[Scene]:
    """A new empty database, Whence on it, and a key that may write."""
    with tempfile.TemporaryDirectory(prefix="whence-soak-") as name:
        folder = Path(name)
        folder.chmod(0o755)
        with embedded_server(folder) as dsn:
            migrate(dsn)
            key = asyncio.run(_make_key(dsn))
            made = Scene(folder, choose_place(folder, str), dsn, key)
            try:
                made.start()
                yield made
            finally:
                made.stop()


@contextlib.asynccontextmanager
async def connected(dsn: str) -> AsyncIterator[Connection]:
    """A connection to look behind what is served."""
    connection = await asyncpg.connect(dsn)
    try:
        yield connection
    finally:
        await connection.close()


async def differences(dsn: str) -> list[str]:
    """What `whence verify` would report."""
    async with connected(dsn) as connection, connection.transaction():
        extents = await list_extents(connection, None)
        found = find_differences(connection, extents, whole=True, advance=_nothing)
        return [str(difference) async for difference in found]


def _nothing(count: int) -> None:
    """Nobody is told."""


async def _make_key(dsn: str) -> str:
    key = make_key()
    new = NewKey(name="soak", hash=hash_key(key), scopes=["write:*"], expires_at=None)
    async with connected(dsn) as connection:
        await create_key(connection, new)
    return key
