"""What the database holds, and what the writer refuses."""

import json
from collections import Counter
from typing import Any

import pytest

from api.changesets.faults import ChangeSetInvalidError
from api.changesets.verify import Difference, find_differences, list_extents
from api.database import CURRENT, Connection
from api.ids import public_id, record_id
from tests.conftest import Write
from tests.records import Operation

TABLES = """
SELECT c.relname FROM pg_class AS c JOIN pg_namespace AS n ON n.oid = c.relnamespace
WHERE n.nspname = 'public' AND c.relkind = 'r' ORDER BY c.relname
"""
#: Tables with all that was written, and their columns: not codes, counters and what follows.
WRITTEN = """
SELECT c.relname AS name, array_agg(a.attname::text ORDER BY a.attnum) AS columns
FROM pg_class AS c
JOIN pg_attribute AS a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r' AND NOT c.relispartition
  AND c.relname NOT IN ('alembic_version', 'code_mappings', 'counters', 'role_closure')
GROUP BY c.relname
ORDER BY c.relname
"""
#: Until when a row counts; what an upgrade renders again ends what was current.
ENDS = ("superseded_seq", "to_seq")


def own(kind: str, key: str, dataset: str = "test") -> str:
    """The public id of a record."""
    return public_id(kind, record_id(dataset, kind, key))


async def current(connection: Connection, kind: str, key: str) -> Any:
    """The body of a record's current document."""
    (*_, last) = await history(connection, kind, key)
    return last


async def history(connection: Connection, kind: str, key: str) -> list[Any]:
    """The bodies of a record's documents, oldest first."""
    rows = await connection.fetch(
        "SELECT body FROM documents WHERE id = $1 ORDER BY version",
        record_id("test", kind, key),
    )
    return [json.loads(row["body"]) for row in rows]


async def versions(connection: Connection) -> dict[str, int]:
    """The current version of each record, by `kind/key`."""
    rows = await connection.fetch(
        "SELECT r.kind || '/' || r.key AS name, d.version FROM documents AS d "
        "JOIN records AS r ON r.id = d.id WHERE d.superseded_seq = $1",
        CURRENT,
    )
    return {row["name"]: row["version"] for row in rows}


async def all_tables(connection: Connection) -> dict[str, list[str]]:
    """The tables with all that was written, and their columns."""
    return {row["name"]: row["columns"] for row in await connection.fetch(WRITTEN)}


async def contents(
    connection: Connection, tables: dict[str, list[str]], latest: int = CURRENT - 1
) -> dict[str, Counter[tuple[Any, ...]]]:
    """Every row of these tables, with these columns as text, as they stood at that seq."""
    found = {}
    for name, columns in tables.items():
        shown = ", ".join(_shown(column, latest) for column in columns)
        found[name] = Counter(map(tuple, await connection.fetch(f"SELECT {shown} FROM {name}")))
    return found


def _shown(column: str, latest: int) -> str:
    if column in ENDS:
        return f"CASE WHEN {column} > {latest} THEN 'current' ELSE {column}::text END"
    return f'"{column}"::text'


async def row_counts(connection: Connection) -> dict[str, int]:
    """How many rows each table has."""
    names = [row["relname"] for row in await connection.fetch(TABLES)]
    return {name: await connection.fetchval(f"SELECT count(*) FROM {name}") for name in names}


async def refused(write: Write, *operations: Operation, **head: Any) -> list[tuple[str, str]]:
    """The faults for which a change set is refused, each with its place."""
    with pytest.raises(ChangeSetInvalidError) as caught:
        await write(*operations, **head)
    return sorted((fault.pointer, fault.detail) for fault in caught.value.faults)


async def differences(connection: Connection) -> list[Difference]:
    """What `whence verify` would report."""
    extents = await list_extents(connection, None)
    async with connection.transaction():
        found = find_differences(connection, extents, whole=True, advance=lambda _: None)
        return [difference async for difference in found]
