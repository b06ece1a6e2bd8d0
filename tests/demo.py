"""A database with the demo case, loaded as `whence run` loads it."""

import asyncio
import contextlib
import uuid
from collections.abc import Iterator

import asyncpg

from api.commands.load import load_demo
from api.settings import Settings
from tests.conftest import with_database


@contextlib.contextmanager
def demo_database(server: str, template: str) -> Iterator[str]:
    """The DSN of a copy of the template with the demo case in it."""
    name = f"whence_demo_{uuid.uuid4().hex[:12]}"
    asyncio.run(_execute(server, f"CREATE DATABASE {name} TEMPLATE {template} STRATEGY FILE_COPY"))
    try:
        dsn = with_database(server, name)
        load_demo(Settings(database_url=dsn), dsn)
        yield dsn
    finally:
        asyncio.run(_execute(server, f"DROP DATABASE {name} WITH (FORCE)"))


async def _execute(server: str, statement: str) -> None:
    connection = await asyncpg.connect(server)
    try:
        await connection.execute(statement)
    finally:
        await connection.close()
