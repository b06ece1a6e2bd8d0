"""`whence release` shows what it published, and tells all that failed."""

import asyncio
import gzip
import json
import os
from collections.abc import Callable
from pathlib import Path

import click
import pytest
from click.testing import CliRunner, Result

from api.cli import cli
from api.database import Connection
from api.errors import WhenceError
from api.settings import CHECKOUT
from tests.building import folder_of, release
from tests.conftest import Write
from tests.records import event, source
from tests.starting import WHENCE
from tests.state import own

Run = Callable[..., Result]
CHECKS = [
    {"kind": "event", "min_count": 6, "filled": [{"field": "place.country", "share": 0.9}]},
    {"kind": "actor", "min_count": 6, "filled": [{"field": "countries", "share": 1}]},
    {"kind": "source", "filled": [{"field": "published.earliest", "share": 1}]},
]


@pytest.fixture
def run(dsn: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run `whence` on a database and in a folder of its own."""
    monkeypatch.setenv("WHENCE_DATABASE_URL", dsn)
    monkeypatch.setenv("WHENCE_DATA_DIR", str(tmp_path))

    def invoke(*arguments: object) -> Result:
        return CliRunner().invoke(cli, [str(a) for a in arguments], standalone_mode=False)

    return invoke


def test_the_command_shows_its_files(run: Run, tmp_path: Path) -> None:
    run("load", CHECKOUT / "tests/cases/small.yaml")
    done = run("release", "small-case", "--name", "first")
    assert (done.return_value, done.stderr) == (0, "")
    words = [line.split() for line in done.stdout.splitlines() if line.strip()]
    root = (tmp_path / "releases").as_uri()
    assert " ".join(words[0]) == f"small-case first, of seq 1, in {root}"
    assert words[1] == ["file", "bytes", "rows", "SHA-256"]
    folder = tmp_path / "releases/small-case/first"
    assert {line[0] for line in words[3:]} == {path.name for path in folder.iterdir()}
    told = json.loads(run("release", "small-case", "--json", "--to", tmp_path / "other").stdout)
    assert (told["name"], told["store"]) == ("seq-1", (tmp_path / "other").as_uri())
    assert (tmp_path / "other/small-case/seq-1/manifest.json").exists()
    refused = run("release", "small-case", "--to", "ftp://example.org")
    assert isinstance(refused.exception, click.BadParameter)
    assert refused.exception.message.startswith("is 'ftp://example.org': it must be a folder, or a")


def test_the_command_tells_all_that_failed(run: Run, tmp_path: Path) -> None:
    case = tmp_path / "small.yaml"
    text = (CHECKOUT / "tests/cases/small.yaml").read_text()
    checks = "  checks: [{kind: event, min_count: 999, filled: [{field: parent, share: 1}]}]\n"
    case.write_text(text.replace("  licence:", f"{checks}  licence:", 1))
    run("load", case)
    done = run("release", "small-case")
    assert isinstance(done.exception, WhenceError)
    assert str(done.exception) == "nothing of small-case was published"
    assert [line.partition(" declares")[0][:60] for line in done.stderr.splitlines()] == [
        "whence: small-case has 1 active records of kind event, and",
        "whence: parent is there in 0 of 1 active records of kind eve",
    ]


async def test_a_build_that_is_killed_leaves_nothing_that_stays(
    connection: Connection, dsn: str, write: Write, tmp_path: Path
) -> None:
    await write(source(), *(event(f"event-{number}") for number in range(1500)))
    environ = {**os.environ, "WHENCE_DATABASE_URL": dsn, "WHENCE_DATA_DIR": str(tmp_path)}
    building = tmp_path / "releases/.building/test"
    command = [*WHENCE, "release", "test"]
    process = await asyncio.create_subprocess_exec(*command, cwd=CHECKOUT, env=environ)
    while not (building / "events.ndjson.gz").exists():
        await asyncio.sleep(0.01)
        assert process.returncode is None
    process.kill()
    await process.wait()
    assert building.exists()
    assert await connection.fetchval("SELECT count(*) FROM releases") == 0
    folder = folder_of(tmp_path, await release(connection, tmp_path))
    assert not building.exists()
    assert len(gzip.decompress((folder / "events.ndjson.gz").read_bytes()).splitlines()) == 1500


async def test_a_purge_reaches_what_killed_builds_left(
    write: Write, run: Run, tmp_path: Path
) -> None:
    await write(source("zyzzyva"), source())
    left = [tmp_path / place / ".building/test/README.md" for place in (".", "releases")]
    for path in left:
        path.parent.mkdir(parents=True)
        path.write_text("Of Zyzzyva")
    found = await asyncio.to_thread(run, "purge", "--find", "of zyzzyva", "--json")
    assert [one["column"] for one in json.loads(found.stdout)] == [
        ".building/test/README.md",
        "test/README.md",
    ]
    purged = await asyncio.to_thread(
        run, "purge", own("source", "zyzzyva"), "--reason", "legal", "--yes"
    )
    assert purged.exception is None
    assert [path for path in left if path.exists()] == []
