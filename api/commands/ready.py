"""The database that a command works on, with the schema of this version."""

import contextlib
from collections.abc import AsyncIterator, Iterator

from api.database import WRITING, Connection, Connections
from api.embedded import database
from api.errors import WhenceError
from api.migrate import is_current, migrate
from api.settings import Settings


@contextlib.contextmanager
def ready_database(settings: Settings) -> Iterator[str]:
    """Its DSN. Our own server is ours to migrate; the user's is theirs."""
    with database(settings) as dsn:
        if settings.database_url is None:
            migrate(dsn)
        elif not is_current(dsn):
            raise WhenceError(
                "The database's schema is not this Whence's: run whence migrate first"
            )
        yield dsn


@contextlib.asynccontextmanager
async def connected(dsn: str, name: str) -> AsyncIterator[Connection]:
    """One connection, known to the server by that name."""
    connections = Connections(dsn, 1, {**WRITING, "application_name": name})
    try:
        async with connections.lend() as connection:
            yield connection
    finally:
        await connections.close()
