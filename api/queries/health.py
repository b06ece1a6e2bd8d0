"""Which schema the database has, and how far what follows change sets has come."""

from pathlib import Path
from typing import Final

import asyncpg
import msgspec

from api.database import Connection, load_statements

SQL: Final = load_statements(Path(__file__).with_suffix(".sql"))


async def read_revision(connection: Connection) -> str | None:
    """The migration that the database is at; None: it was never migrated."""
    try:
        revision: str | None = await connection.fetchval(SQL["read_revision"])
    except asyncpg.UndefinedTableError:
        return None
    return revision


class Lag(msgspec.Struct, frozen=True, kw_only=True):
    """The latest seq, and the one up to which there are words to search."""

    latest_seq: int
    indexed_seq: int


async def read_lag(connection: Connection) -> Lag:
    """How far the index for searching has come."""
    [row] = await connection.fetch(SQL["read_lag"])
    return Lag(**row)
