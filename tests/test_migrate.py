"""A database is brought to the newest schema once, by one at a time, and never backwards."""

import asyncio
import shutil
import socket
import tempfile
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import asyncpg
import pytest

from api.database import Connection
from api.embedded import embedded_server
from api.migrate import MIGRATIONS, MigrationError, is_current, migrate


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    folder = Path(tempfile.mkdtemp(prefix="whence-migrate-"))
    with embedded_server(folder, settings={"fsync": "off"}) as dsn:
        yield dsn
    shutil.rmtree(folder)


@pytest.fixture
def dsn(server: str) -> Iterator[str]:
    """An empty database on a server that the tests share."""
    execute(server, "CREATE DATABASE fresh")
    yield server.replace("/whence?", "/fresh?")
    execute(server, "DROP DATABASE fresh")


def test_a_server_that_does_not_answer_is_told_in_a_line(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("api.migrate.CONNECT_SECONDS", 0.2)
    with socket.create_server(("127.0.0.1", 0)) as silent:
        dsn = f"postgresql://nobody@127.0.0.1:{silent.getsockname()[1]}/none"
        with pytest.raises(MigrationError, match=r"cannot be reached: no answer in 0\.2 s"):
            is_current(dsn)


def execute(dsn: str, query: str) -> None:
    async def run() -> None:
        connection = await asyncpg.connect(dsn)
        try:
            await connection.execute(query)
        finally:
            await connection.close()

    asyncio.run(run())


def test_an_empty_database_is_current_once_migrated_and_stays_so(dsn: str) -> None:
    assert not is_current(dsn)
    migrate(dsn)
    assert is_current(dsn)
    migrate(dsn)
    assert is_current(dsn)


def test_two_that_migrate_at_once_wait_for_each_other(dsn: str) -> None:
    with ThreadPoolExecutor(2) as pool:
        assert list(pool.map(migrate, [dsn, dsn])) == [None, None]
    assert is_current(dsn)


def test_a_newer_whences_database_is_refused(dsn: str) -> None:
    migrate(dsn)
    execute(dsn, "UPDATE alembic_version SET version_num = '9999'")
    assert not is_current(dsn)
    with pytest.raises(MigrationError) as caught:
        migrate(dsn)
    assert str(caught.value) == (
        "The database is at revision 9999, which this Whence does not know: it was migrated by "
        "a newer one"
    )


def test_a_refused_step_is_named_and_leaves_no_trace(dsn: str) -> None:
    execute(dsn, "CREATE TABLE codes (taken text)")
    with pytest.raises(MigrationError) as caught:
        migrate(dsn)
    assert str(caught.value) == 'Migration 0001 is refused: relation "codes" already exists'
    execute(dsn, "DROP TABLE codes")
    migrate(dsn)
    assert is_current(dsn)


#: Tables with their partitions, types with fields, and the columns of both; the views alone.
UNEXPLAINED = """
SELECT c.relname || COALESCE('.' || a.attname, '') AS name
FROM pg_class AS c
CROSS JOIN LATERAL (
  SELECT 0 AS attnum, NULL::name AS attname
  UNION ALL
  SELECT x.attnum, x.attname FROM pg_attribute AS x
  WHERE x.attrelid = c.oid AND x.attnum > 0 AND NOT x.attisdropped AND c.relkind <> 'v'
) AS a
LEFT JOIN pg_type AS t ON t.typrelid = c.oid AND c.relkind = 'c' AND a.attnum = 0
WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p', 'v', 'c')
  AND c.relname <> 'alembic_version'
  AND COALESCE(obj_description(t.oid, 'pg_type'), col_description(c.oid, a.attnum),
    CASE a.attnum WHEN 0 THEN obj_description(c.oid, 'pg_class') END, '') = ''
ORDER BY name
"""


async def test_every_table_and_column_says_what_it_is(connection: Connection) -> None:
    assert [row["name"] for row in await connection.fetch(UNEXPLAINED)] == []
    await connection.execute("CREATE TABLE mute (silent text)")
    unexplained = [row["name"] for row in await connection.fetch(UNEXPLAINED)]
    assert unexplained == ["mute", "mute.silent"]


def test_every_sql_file_is_run_by_a_revision() -> None:
    versions = "".join(file.read_text() for file in (MIGRATIONS / "versions").glob("*.py"))
    unused = [path.name for path in (MIGRATIONS / "sql").glob("*.sql") if path.name not in versions]
    assert unused == []
