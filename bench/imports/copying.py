"""The rivals: COPY of all rows that an import leaves on disk, into the same indexed tables."""

import time
from pathlib import Path
from typing import Final

import asyncpg
import msgspec

from api.database import Connection, load_statements
from bench.template import SETTLE
from bench.wrk import MeasureError

SQL: Final = load_statements(Path(__file__).with_name("copying.sql"))
#: What triggers look for as soon as others name it, in the order in which it can be brought.
NAMED: Final = (
    *("datasets", "change_sets", "records", "sources", "actors", "affiliations", "events"),
    *("participations", "statements", "raw_layouts"),
)


class Copied(msgspec.Struct, frozen=True, kw_only=True):
    """The rows of each table, in files."""

    folder: Path
    rows: dict[str, int]

    def path(self, table: str) -> Path:
        """The file of a table."""
        return self.folder / f"{table}.copy"

    @property
    def total(self) -> int:
        """How many rows there are in all."""
        return sum(self.rows.values())


async def settle(dsn: str) -> None:
    """Leave a database at rest."""
    connection = await asyncpg.connect(dsn)
    try:
        for statement in SETTLE:
            await connection.execute(statement)
    finally:
        await connection.close()


async def ask(dsn: str, name: str, *arguments: str) -> int:
    """What a statement says."""
    connection = await asyncpg.connect(dsn)
    try:
        said: int = await connection.fetchval(SQL[name], *arguments)
    finally:
        await connection.close()
    return said


async def copy_out(dsn: str, fresh: str, folder: Path) -> Copied:
    """Files in that folder, of all tables that are filled and are empty in a fresh database."""
    connection, empty = [await asyncpg.connect(each) for each in (dsn, fresh)]
    try:
        await empty.execute(SETTLE[0])
        tables = await _filled(connection) - await _filled(empty)
        copied = Copied(folder=folder, rows={})
        for table in sorted(tables):
            done = await connection.copy_from_table(
                table, output=copied.path(table), format="binary"
            )
            copied.rows[table] = _number(done)
    finally:
        await connection.close()
        await empty.close()
    return copied


async def copy_in(dsn: str, copied: Copied, *, checked: bool) -> float:
    """The seconds that COPY takes, table by table, by the tables' own keys and triggers or none."""
    connection = await asyncpg.connect(dsn)
    try:
        await connection.execute(SQL["checked_copy" if checked else "unchecked_copy"])
        started = time.perf_counter()
        async with connection.transaction():
            for table in (*NAMED, *(each for each in copied.rows if each not in NAMED)):
                rows = copied.rows.get(table, 0)
                if not rows:
                    continue
                done = await connection.copy_to_table(
                    table, source=copied.path(table), format="binary"
                )
                if _number(done) != rows:
                    raise MeasureError(f"COPY brought {done} of {rows} rows into {table}")
        return time.perf_counter() - started
    finally:
        await connection.close()


async def _filled(connection: Connection) -> set[str]:
    return {row["name"] for row in await connection.fetch(SQL["filled_tables"])}


def _number(said: str) -> int:
    """Of `COPY 17`, 17."""
    return int(said.rpartition(" ")[2])
