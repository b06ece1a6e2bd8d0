"""Many actors whose names are written down."""

import asyncpg

from api.database import Connection
from api.search.indexer import catch_up
from tests.seeding import copy_template, fill


async def seed_named(server: str, template: str, size: int) -> str:
    """A database of so many actors, whose names are written down; its DSN."""
    dsn = await copy_template(server, template, "seeding_names")
    connection = await asyncpg.connect(dsn)
    await fill_named(connection, size)
    await connection.close()
    return dsn


async def fill_named(connection: Connection, size: int) -> None:
    """So many actors, whose names are written down."""
    await fill(connection, "seeding_names", size)
    await catch_up(connection)
    await connection.execute("VACUUM ANALYZE search_names")
