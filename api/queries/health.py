"""Which schema the database has."""

from pathlib import Path
from typing import Final

import asyncpg

from api.database import Connection, load_statements

SQL: Final = load_statements(Path(__file__).with_suffix(".sql"))


async def read_revision(connection: Connection) -> str | None:
    """The migration that the database is at; None: it was never migrated."""
    try:
        revision: str | None = await connection.fetchval(SQL["read_revision"])
    except asyncpg.UndefinedTableError:
        return None
    return revision
