"""A backup is one moment of everything, and what is restored from it is the same."""

import asyncio
import json
import stat
import uuid
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import asyncpg
import pytest
from click.testing import CliRunner, Result

from api.cli import cli
from api.commands.dumps import DumpError, _without_secret, find_program
from api.database import Connection
from api.embedded.programs import brought_programs
from api.errors import WhenceError
from api.keys import hash_key, make_key
from api.queries.keys import NewKey, create_key
from tests.conftest import Write, with_database
from tests.everything import EVERYTHING, META
from tests.records import actor, event, retract, source
from tests.state import all_tables, contents, differences

#: What is read to count: a role that may do no more cannot dump.
COUNTED = "alembic_version, counters, documents, api_keys, datasets"


@pytest.fixture
async def empty(server: str) -> AsyncIterator[str]:
    """The DSN of a database with nothing in it."""
    name = f"whence_empty_{uuid.uuid4().hex[:12]}"
    await execute(server, f"CREATE DATABASE {name} ENCODING 'UTF8' TEMPLATE template0")
    yield with_database(server, name)
    await execute(server, f"DROP DATABASE {name} WITH (FORCE)")


@pytest.fixture
async def filled(write: Write, connection: Connection) -> None:
    """Everything there can be, with a history, an internal dataset and a key."""
    await write(*EVERYTHING, dataset_meta=META)
    await write(event("war", title="War"), retract("event", "nowhere"))
    meta = {"title": "Inside", "licence": "none", "distribution": "internal"}
    await write(source(), actor("cell"), dataset="inside", dataset_meta=meta)
    new = NewKey(name="k", hash=hash_key(make_key()), scopes=["admin"], expires_at=None)
    await create_key(connection, new)


async def execute(dsn: str, statement: str) -> None:
    connection = await asyncpg.connect(dsn)
    await connection.execute(statement)
    await connection.close()


async def whence(dsn: str, *arguments: str) -> Result:
    """A command on that database."""
    invoke = CliRunner(env={"WHENCE_DATABASE_URL": dsn}).invoke
    result = await asyncio.to_thread(invoke, cli, arguments, standalone_mode=False)
    if result.exception:
        raise result.exception
    return result


async def refused(dsn: str, *arguments: str) -> str:
    with pytest.raises(WhenceError) as caught:
        await whence(dsn, *arguments)
    return str(caught.value)


async def all_rows(dsn: str) -> dict[str, Any]:
    """Every row of every table."""
    connection = await asyncpg.connect(dsn)
    found = await contents(connection, await all_tables(connection))
    await connection.close()
    return found


async def test_what_is_restored_is_what_was_there(
    dsn: str, empty: str, filled: None, folder: Path
) -> None:
    made = await whence(dsn, "backup", str(folder / "b"))
    assert made.output.splitlines()[-1] == f"Backed up into {folder / 'b'}: seq 3, 1 keys"
    assert stat.S_IMODE((folder / "b").stat().st_mode) == 0o700
    restored = await whence(empty, "restore", str(folder / "b"), "--json")
    manifest = json.loads(restored.output)
    assert manifest == json.loads((folder / "b" / "manifest.json").read_bytes())
    assert await all_rows(empty) == await all_rows(dsn)
    connection = await asyncpg.connect(empty)
    assert await differences(connection) == []
    digests = await connection.fetch(
        "SELECT DISTINCT ON (s.slug, g.kind) s.slug, g.kind, g.records, g.digest FROM digests AS g"
        " JOIN datasets AS s ON s.id = g.dataset_id ORDER BY s.slug, g.kind, g.seq DESC"
    )
    await connection.close()
    assert [
        (each["dataset"], each["kind"], each["records"], int(each["digest"], 16))
        for each in manifest["holdings"]
    ] == [tuple(row) for row in digests]


async def test_a_backup_is_one_moment_while_others_write(
    dsn: str, empty: str, filled: None, write: Write, folder: Path
) -> None:
    backing = asyncio.create_task(whence(dsn, "backup", str(folder / "b"), "--json"))
    written = 0
    while not backing.done():
        written += 1
        await write(event("war", title=f"War {written}"), event(f"e{written}"))
        await asyncio.sleep(0)
    manifest = json.loads((await backing).output)
    assert 3 <= manifest["seq"] < 3 + written
    await whence(empty, "restore", str(folder / "b"))
    connection = await asyncpg.connect(empty)
    assert await connection.fetchval("SELECT seq FROM counters") == manifest["seq"]
    assert await differences(connection) == []
    await connection.close()


async def test_nothing_is_restored_over_something(dsn: str, empty: str, folder: Path) -> None:
    await whence(dsn, "backup", str(folder / "b"))
    await execute(empty, "CREATE TABLE mine ()")
    assert await refused(empty, "restore", str(folder / "b")) == (
        "The database is not empty (it has mine): restore into an empty one, by "
        "WHENCE_DATABASE_URL or with WHENCE_DATA_DIR as a new folder"
    )
    assert await refused(dsn, "backup", str(folder / "b")) == (
        f"{folder / 'b'} is there and not empty: name a new folder"
    )


async def test_what_is_no_backup_is_refused(dsn: str, empty: str, folder: Path) -> None:
    assert await refused(empty, "restore", str(folder)) == (
        f"{folder} is no backup: manifest.json cannot be read (No such file or directory)"
    )
    assert await refused(empty, "backup", str(folder / "b")) == (
        "The database has no schema of Whence: there is nothing to back up"
    )
    assert names_in(folder) == []
    (folder / "manifest.json").write_text('{"format": "whence-backup-9"}')
    assert await refused(empty, "restore", str(folder)) == (
        f"{folder} is no backup that this Whence knows: "
        "Invalid value 'whence-backup-9' - at `$.format`"
    )
    await whence(dsn, "backup", str(folder / "b"))
    alter(folder / "b", revision="9999")
    assert await refused(empty, "restore", str(folder / "b")) == (
        f"{folder / 'b'} is of a newer Whence (revision 9999): restore it with that"
    )
    (folder / "b" / "data" / "toc.dat").unlink()
    assert await refused(empty, "restore", str(folder / "b")) == (
        f"{folder / 'b'} is no whole backup: data/toc.dat is missing"
    )


async def test_an_older_server_is_refused(dsn: str, empty: str, folder: Path) -> None:
    await whence(dsn, "backup", str(folder / "b"))
    alter(folder / "b", postgresql=99)
    connection = await asyncpg.connect(empty)
    major = connection.get_server_version().major
    await connection.close()
    assert await refused(empty, "restore", str(folder / "b")) == (
        f"The backup is of PostgreSQL 99, and the server is {major}: restore into 99 or newer"
    )


async def test_what_differs_from_the_manifest_is_told(
    dsn: str, empty: str, filled: None, folder: Path
) -> None:
    await whence(dsn, "backup", str(folder / "b"))
    manifest = json.loads((folder / "b" / "manifest.json").read_bytes())
    first = next(each for each in manifest["holdings"] if each["dataset"] == "test")
    was, first["digest"] = first["digest"], "0" * 32
    alter(folder / "b", keys=7, holdings=manifest["holdings"])
    told = await refused(empty, "restore", str(folder / "b"))
    assert told == (
        "What was restored is not what was backed up: number of keys was 7, is 1; actor of test "
        f"was 4 ({'0' * 32}) in 4 versions ({was}), is 4 ({was}) in 4 versions ({was})"
    )


async def test_a_dump_that_breaks_off_leaves_nothing(dsn: str, folder: Path) -> None:
    role = f"counts_{uuid.uuid4().hex[:12]}"
    await execute(dsn, f"CREATE ROLE {role}; GRANT SELECT ON {COUNTED} TO {role}")
    restricted = f"{dsn}{'&' if '?' in dsn else '?'}options=-c%20role%3D{role}"
    told = await refused(restricted, "backup", str(folder / "b"))
    assert told.startswith("PostgreSQL's pg_dump failed: query failed: ERROR:  permission denied")
    assert names_in(folder) == []
    await execute(dsn, f"DROP OWNED BY {role}; DROP ROLE {role}")


def test_a_program_of_the_servers_version_is_found_or_named() -> None:
    brought = str(brought_programs() / "bin" / "pg_dump")
    assert find_program("pg_dump", 18) == brought
    with pytest.raises(DumpError) as caught:
        find_program("pg_dump", 9)
    told = str(caught.value)
    assert told.startswith("The server is PostgreSQL 9, which needs the pg_dump of PostgreSQL 9;")
    assert f"18 ({brought})" in told
    assert told.endswith("Install it (on Debian: postgresql-client-9) or put it on PATH")


def test_a_password_stands_on_no_command_line() -> None:
    assert _without_secret("postgresql://me:s%40id@host:5432/d?sslmode=require") == (
        "postgresql://me@host:5432/d?sslmode=require",
        {"PGPASSWORD": "s@id"},
    )
    plain = "postgresql:///whence?host=%2Ftmp&user=whence"
    assert _without_secret(plain) == (plain, {})


def names_in(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def alter(folder: Path, **fields: Any) -> None:
    """Let the manifest say something else."""
    path = folder / "manifest.json"
    path.write_text(json.dumps(json.loads(path.read_bytes()) | fields))
