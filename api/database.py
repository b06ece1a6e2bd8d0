"""Connections to PostgreSQL, and the SQL that is sent over them."""

import asyncio
import collections
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Final, TypeAlias

import asyncpg

from api.errors import TimeLimitError, UnavailableError

if TYPE_CHECKING:
    Connection: TypeAlias = asyncpg.Connection[asyncpg.Record]
else:
    Connection: TypeAlias = asyncpg.Connection
Waiter: TypeAlias = "asyncio.Future[Connection | None]"

#: superseded_seq and to_seq of what is current.
CURRENT: Final = 9223372036854775807
#: Hears of each change set once it is committed.
CHANNEL: Final = "whence_changes"
NAME: Final = "-- name: "
CONNECT_SECONDS: Final = 5
#: For those who write: what is staged for 20,000 records has 45 MB, and is kept in memory.
WRITING: Final = {"jit": "off", "temp_buffers": "64MB"}
#: How long a request waits for a connection.
LOAN_SECONDS: Final = 10.0
#: The last is what asyncpg says between a server's farewell and the end of the connection.
GOING_AWAY: Final = (
    asyncpg.AdminShutdownError,
    asyncpg.CrashShutdownError,
    asyncpg.CannotConnectNowError,
    asyncpg.PostgresConnectionError,
    asyncpg.InternalClientError,
)
FAILURES: Final = (asyncpg.PostgresError, asyncpg.InterfaceError, OSError, *GOING_AWAY)


class DatabaseUnavailableError(UnavailableError):
    """The database does not answer; try again in a moment."""


def load_statements(path: Path) -> Mapping[str, str]:
    """The statements of a .sql file by name; each is sent with its name as a comment."""
    statements: dict[str, str] = {}
    for part in path.read_text(encoding="utf-8").split(NAME)[1:]:
        name, _, statement = part.partition("\n")
        statements[name.strip()] = f"/* {name.strip()} */ {statement.strip().rstrip(';')}"
    return statements


NARROWER: Final = (
    "ask by fewer or narrower filters, or download the list (format=ndjson), which has no limit"
)


class Connections:
    """A fixed number of connections, each lent to one request at a time.

    Nothing is reset between loans (a second round trip on every query, 1.6 times the cost of
    a one-row read): whoever borrows one leaves no transaction, setting or listener behind.
    """

    def __init__(
        self,
        dsn: str,
        size: int,
        settings: Mapping[str, str],
        patience: float = LOAN_SECONDS,
        advice: str = NARROWER,
    ) -> None:
        #: What to ask instead of what takes longer than the time limit.
        self.advice = advice
        self._dsn = dsn
        self._settings = dict(settings)
        self._patience = patience
        #: Those that were used last come first, for they are warm; None is yet to be opened.
        self._free: list[Connection | None] = [None] * size
        #: Those who wait, and until when: the first has waited longest.
        self._waiting: collections.deque[tuple[Waiter, float]] = collections.deque()
        self._sweep: asyncio.TimerHandle | None = None
        self._open: set[Connection] = set()
        #: Called where a connection was lost: what comes after it may be another database.
        self.when_lost: list[Callable[[], None]] = []
        #: How many loans were waited for, and how many seconds in all.
        self.waits = 0
        self.waited = 0.0

    def lend(self) -> "Loan":
        """A connection, opened when it is not yet or no longer; waits while all are lent."""
        return Loan(self)

    async def take(self) -> Connection:
        """A connection that is to be given back."""
        connection = self._free.pop() if self._free else await self._wait()
        if connection is not None and not connection.is_closed():
            return connection
        if connection is not None:
            for forget in self.when_lost:
                forget()
        try:
            return await self._connect()
        except BaseException:
            self.give_back(None)
            raise

    def give_back(self, connection: Connection | None) -> None:
        """End the loan: whoever has waited longest has it next."""
        while self._waiting:
            waiter, _ = self._waiting.popleft()
            if not waiter.done():
                waiter.set_result(connection)
                return
        self._free.append(connection)

    async def _wait(self) -> Connection | None:
        """By hand, for asyncio.timeout costs as much as a third of a small query."""
        loop = asyncio.get_running_loop()
        waiter: Waiter = loop.create_future()
        started = loop.time()
        self._waiting.append((waiter, started + self._patience))
        if self._sweep is None:
            self._sweep = loop.call_later(self._patience, self._give_up)
        try:
            return await waiter
        except asyncio.CancelledError:
            if waiter.done() and not waiter.cancelled():
                self.give_back(waiter.result())
            raise
        finally:
            self.waits += 1
            self.waited += loop.time() - started

    def _give_up(self) -> None:
        """Refuse those whose time is over; one timer serves all, for each costs as much again."""
        loop = asyncio.get_running_loop()
        while self._waiting and self._waiting[0][1] <= loop.time():
            waiter, _ = self._waiting.popleft()
            if not waiter.done():
                busy = f"all connections to the database were busy for {self._patience:g} s"
                waiter.set_exception(DatabaseUnavailableError(f"{busy}; try again"))
        self._sweep = None
        if self._waiting:
            self._sweep = loop.call_at(self._waiting[0][1], self._give_up)

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
        if self._sweep is not None:
            self._sweep.cancel()
        for connection in self._open:
            if not connection.is_closed():
                connection.terminate()
        await asyncio.sleep(0)


class Loan:
    """A connection for the time of a block; by hand, for a generator costs as much as a query."""

    __slots__ = ("_connection", "_lender")

    def __init__(self, lender: Connections) -> None:
        self._lender = lender

    async def __aenter__(self) -> Connection:
        self._connection = await self._lender.take()
        return self._connection

    async def __aexit__(self, kind: object, error: BaseException | None, trace: object) -> None:
        try:
            if error is not None:
                self._settle(error)
        finally:
            self._lender.give_back(self._connection)

    def _settle(self, error: BaseException) -> None:
        """Leave nothing under way, and tell as such what is nobody's mistake."""
        connection = self._connection
        if isinstance(error, GOING_AWAY) or (
            not connection.is_closed() and connection.is_in_transaction()
        ):
            # An abandoned statement may still run on it.
            connection.terminate()
        if isinstance(error, asyncpg.QueryCanceledError):
            raise TimeLimitError(
                f"the database took longer than the time limit: {self._lender.advice}"
            ) from error
        if isinstance(error, FAILURES) and connection.is_closed():
            raise DatabaseUnavailableError("the database went away; try again") from error
