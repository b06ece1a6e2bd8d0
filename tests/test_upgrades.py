"""A filled database of an earlier schema comes to today's with nothing lost."""

import asyncio
import uuid
from collections import Counter
from collections.abc import AsyncIterator
from typing import Any

import asyncpg
import msgspec
import pytest

from api.changesets.submission import read_json
from api.changesets.write import Writing, write_change_set
from api.database import Connection
from api.migrate import is_current, migrate
from tests.conftest import with_database
from tests.records import event
from tests.state import differences
from tests.upgrades import KEPT, script_of

Row = tuple[Any, ...]
#: Tables with all that was written, and their columns. Codes and counters go on as they will.
TABLES = """
SELECT c.relname AS name, array_agg(a.attname::text ORDER BY a.attnum) AS columns
FROM pg_class AS c
JOIN pg_attribute AS a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r' AND NOT c.relispartition
  AND c.relname NOT IN ('alembic_version', 'code_mappings', 'counters', 'role_closure')
GROUP BY c.relname
"""
#: Until when a row counts; what an upgrade renders again ends what was current.
ENDS = ("superseded_seq", "to_seq")


@pytest.fixture(params=KEPT)
async def old(server: str, request: pytest.FixtureRequest) -> AsyncIterator[str]:
    """The DSN of a database as that revision left it."""
    name = f"whence_old_{uuid.uuid4().hex[:12]}"
    dsn = with_database(server, name)
    await _execute(server, f"CREATE DATABASE {name} ENCODING 'UTF8' TEMPLATE template0")
    await _execute(dsn, script_of(request.param))
    yield dsn
    await _execute(server, f"DROP DATABASE {name} WITH (FORCE)")


async def _execute(dsn: str, script: str) -> None:
    connection = await asyncpg.connect(dsn)
    await connection.execute(script)
    await connection.close()


async def contents(
    connection: Connection, tables: dict[str, list[str]], latest: int
) -> dict[str, Counter[Row]]:
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


async def bodies(connection: Connection, seq: int) -> list[Row]:
    """What was current as of that seq."""
    rows = await connection.fetch(
        "SELECT id, version, status, body FROM documents"
        " WHERE seq <= $1 AND superseded_seq > $1 ORDER BY id",
        seq,
    )
    return [tuple(row) for row in rows]


def test_there_is_a_database_of_an_earlier_schema() -> None:
    assert KEPT[0] == "0006"


async def test_a_kept_database_holds_everything_that_could_be_written(old: str) -> None:
    connection = await asyncpg.connect(old)
    found = await connection.fetch(
        "SELECT kind, status, max(version) > 1 AS changed FROM documents GROUP BY kind, status"
    )
    assert {row["kind"] for row in found if row["status"] == "active" and row["changed"]} == {
        *("actor", "affiliation", "event", "source", "statement"),
    }
    assert {row["kind"] for row in found if row["status"] == "retracted"} == {
        *("event", "source", "statement"),
    }
    empty = [
        row["name"]
        for row in await connection.fetch(TABLES)
        if not await connection.fetchval(f"SELECT count(*) FROM {row['name']}")
    ]
    await connection.close()
    assert empty == ["text_checks"]


async def test_an_upgrade_loses_nothing(old: str) -> None:
    connection = await asyncpg.connect(old)
    tables = {row["name"]: row["columns"] for row in await connection.fetch(TABLES)}
    latest = await connection.fetchval("SELECT seq FROM counters")
    before = await contents(connection, tables, latest)
    reads = {seq: await bodies(connection, seq) for seq in range(1, latest + 1)}
    await connection.close()
    await asyncio.to_thread(migrate, old)
    assert await asyncio.to_thread(is_current, old)
    connection = await asyncpg.connect(old)
    after = await contents(connection, tables, latest)
    assert {name: [*(rows - after[name]).elements()] for name, rows in before.items()} == {
        name: [] for name in tables
    }
    assert {seq: await bodies(connection, seq) for seq in reads} == reads
    assert await differences(connection) == []
    await connection.close()


async def test_what_was_upgraded_goes_on(old: str) -> None:
    await asyncio.to_thread(migrate, old)
    connection = await asyncpg.connect(old)
    latest = await connection.fetchval("SELECT seq FROM counters")
    body = {"dataset": "test", "reason": "go on", "operations": [event("war", title="On")]}
    submission = read_json(msgspec.json.encode(body))
    result = await write_change_set(connection, submission, Writing(key_name="desk"))
    assert result.seq == latest + 1
    assert await differences(connection) == []
    await connection.close()
