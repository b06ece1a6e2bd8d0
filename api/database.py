"""Connections to PostgreSQL, and the SQL that is sent over them."""

import asyncio
import contextlib
import time
from collections.abc import AsyncIterator, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Final, TypeAlias

import asyncpg

from api.errors import TimeLimitError, UnavailableError

if TYPE_CHECKING:
    Connection: TypeAlias = asyncpg.Connection[asyncpg.Record]
else:
    Connection: TypeAlias = asyncpg.Connection

#: superseded_seq and to_seq of what is current.
CURRENT: Final = 9223372036854775807
NAME: Final = "-- name: "
CONNECT_SECONDS: Final = 5
#: The last is what asyncpg says between a server's farewell and the end of the connection.
GOING_AWAY: Final = (
    asyncpg.OperatorInterventionError,
    asyncpg.PostgresConnectionError,
    asyncpg.InternalClientError,
)


class DatabaseUnavailableError(UnavailableError):
    """The database does not answer; try again in a moment."""


def load_statements(path: Path) -> Mapping[str, str]:
    """The statements of a .sql file by name; each is sent with its name as a comment."""
    statements: dict[str, str] = {}
    for part in path.read_text(encoding="utf-8").split(NAME)[1:]:
        name, _, statement = part.partition("\n")
        statements[name.strip()] = f"/* {name.strip()} */ {statement.strip().rstrip(';')}"
    return statements


class Connections:
    """A fixed number of connections, each lent to one request at a time.

    Nothing is reset between loans (a second round trip on every query, 1.6 times the cost of
    a one-row read): whoever borrows one leaves no transaction, setting or listener behind.
    """

    def __init__(self, dsn: str, size: int, settings: Mapping[str, str]) -> None:
        self._dsn = dsn
        self._settings = dict(settings)
        self._free: asyncio.LifoQueue[Connection | None] = asyncio.LifoQueue()
        for _ in range(size):
            self._free.put_nowait(None)
        self._open: set[Connection] = set()
        #: How many loans were waited for, and how many seconds in all.
        self.waits = 0
        self.waited = 0.0

    @contextlib.asynccontextmanager
    async def lend(self) -> AsyncIterator[Connection]:
        """A connection, opened when it is not yet or no longer; waits while all are lent."""
        connection = await self._get()
        try:
            if connection is None or connection.is_closed():
                connection = await self._connect()
            with self._told(connection):
                yield connection
        except BaseException:
            # An abandoned statement may still run on it.
            if (
                connection is not None
                and not connection.is_closed()
                and connection.is_in_transaction()
            ):
                connection.terminate()
            raise
        finally:
            self._free.put_nowait(connection)

    async def _get(self) -> Connection | None:
        if not self._free.empty():
            return self._free.get_nowait()
        started = time.perf_counter()
        try:
            return await self._free.get()
        finally:
            self.waits += 1
            self.waited += time.perf_counter() - started

    @contextlib.contextmanager
    def _told(self, connection: Connection) -> Iterator[None]:
        """Errors that are nobody's mistake, as such: the time limit, and a server that is gone."""
        try:
            yield
        except asyncpg.QueryCanceledError as error:
            raise TimeLimitError("the database took longer than the time limit") from error
        except (asyncpg.PostgresError, asyncpg.InterfaceError, OSError, *GOING_AWAY) as error:
            if connection.is_closed() or isinstance(error, GOING_AWAY):
                connection.terminate()
                raise DatabaseUnavailableError("the database went away; try again") from error
            raise

    async def _connect(self) -> Connection:
        try:
            connection = await asyncpg.connect(
                self._dsn,
                server_settings=self._settings,
                statement_cache_size=500,
                timeout=CONNECT_SECONDS,
            )
        except (OSError, asyncpg.PostgresError, asyncpg.InterfaceError) as error:
            raise DatabaseUnavailableError("the database cannot be reached; try again") from error
        self._open = {known for known in self._open if not known.is_closed()} | {connection}
        return connection

    async def close(self) -> None:
        """Close them all; those lent are cut off."""
        for connection in self._open:
            if not connection.is_closed():
                connection.terminate()
        await asyncio.sleep(0)
