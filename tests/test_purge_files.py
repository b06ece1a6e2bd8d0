"""After a purge neither an endpoint nor a file of the database has the words any more."""

import asyncio
import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

import asyncpg
import msgspec
import pytest

from api.changesets.submission import read_json
from api.changesets.write import Writing, write_change_set
from api.embedded import embedded_server
from api.migrate import migrate
from api.releases.store import open_store
from api.search.indexer import catch_up
from api.settings import CHECKOUT
from tests.records import Operation, actor, event, part, retract, source, statement
from tests.releasing import release
from tests.serving import served
from tests.starting import WHENCE
from tests.state import own

pytestmark = pytest.mark.contract

WORD = "Qxzzvorbly"
#: What an index for searching has of it.
STEM = b"qxzzvorbl"
NOWHERE = "It stands nowhere in the database, and in no release.\n"
META = {"title": "Test", "licence": "CC0-1.0"}
PERSON = own("actor", f"{WORD}-key")
#: Old segments of the log are not kept to be written over, and nothing in them is packed.
SETTINGS = {"wal_recycle": "off", "wal_init_zero": "off", "wal_compression": "off", "fsync": "off"}
#: Two versions, with the word in the key, in names, in a note, and in what is said by and of it.
WRITTEN: list[list[Operation]] = [
    [
        source(),
        actor(
            f"{WORD}-key",
            name=f"{WORD} the First",
            description=f"Called {WORD}",
            names=[{"name": f"{WORD}sky", "kind": "alias", "evidence": [{"source": "page"}]}],
        ),
        event("raid", participations=[part("raid-part", f"{WORD}-key", "perpetrator")]),
        statement(
            "claim",
            f"{WORD}-key",
            {"participation": "raid-part", "stance": "affirms"},
            content=f"{WORD} says so",
        ),
    ],
    [actor(f"{WORD}-key", name=f"{WORD} the Second")],
    [retract("statement", "claim")],
]
ADDRESSES = [
    f"/v1/actors/{PERSON}",
    f"/v1/actors/{PERSON}?version=1",
    f"/v1/actors/{PERSON}?as_of=seq:1",
    f"/v1/actors/{PERSON}/history",
    "/v1/actors",
    "/v1/actors?as_of=seq:1",
    "/v1/actors?format=csv",
    "/v1/actors?format=ndjson",
    "/v1/events?include=actors",
    "/v1/events?format=csv",
    "/v1/events?format=geojson",
    "/v1/events?as_of=seq:1&include=statements",
    f"/v1/events/{own('event', 'raid')}",
    f"/v1/events/{own('event', 'raid')}/history",
    f"/v1/events/{own('event', 'raid')}/positions?as_of=seq:1",
    "/v1/statements?status=retracted",
    f"/v1/statements/{own('statement', 'claim')}/history",
    "/v1/changes",
    "/v1/changes?format=ndjson",
    "/v1/datasets/test/releases/seq-1/README.md",
    "/v1/datasets/test/releases/seq-1/datapackage.json",
]
#: In files of a release that are not packed, so that bytes of them can be looked for.
RELEASED = {
    "README.md": f"Of {WORD}.".encode(),
    "datapackage.json": msgspec.json.encode({"title": WORD}),
}


@pytest.fixture
def folder() -> Iterator[Path]:
    made = Path(tempfile.mkdtemp(prefix="whence-purge-"))
    yield made
    shutil.rmtree(made, ignore_errors=True)


def files_with(folder: Path) -> list[str]:
    """Files below the folder that have the word, as PostgreSQL's own user wrote it, or its stem."""
    files = (path for path in folder.rglob("*") if path.is_file() and not path.is_symlink())
    return sorted(
        str(path.relative_to(folder)) for path in files if STEM in path.read_bytes().lower()
    )


async def write_all(dsn: str, folder: Path) -> list[str]:
    connection = await asyncpg.connect(dsn)
    ids = []
    for operations in WRITTEN:
        body = {"dataset": "test", "reason": f"About {WORD}", "dataset_meta": META}
        submission = read_json(msgspec.json.encode(body | {"operations": operations}))
        result = await write_change_set(connection, submission, Writing(key_name="test"))
        ids.append(str(result.id))
    store = open_store((folder / "releases").as_uri())
    for seq in (1, 3):
        await release(connection, store, folder, RELEASED, name=f"seq-{seq}", seq=seq)
    await catch_up(connection)
    await connection.execute("VACUUM (ANALYZE)")
    await connection.execute("CHECKPOINT")
    await connection.close()
    return ids


async def addresses_with(dsn: str, change_sets: list[str]) -> list[str]:
    """The addresses whose answers have the word."""
    addresses = [*ADDRESSES, "/v1/changesets", *(f"/v1/changesets/{own}" for own in change_sets)]
    async with served(dsn) as app:
        answers = {address: await app.client.get(address) for address in addresses}
    return [address for address, answer in answers.items() if WORD in answer.text]


def whence(dsn: str, folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """The command, as somebody calls it."""
    return subprocess.run(
        [*WHENCE, *arguments],
        cwd=CHECKOUT,
        env={**os.environ, "WHENCE_DATABASE_URL": dsn, "WHENCE_DATA_DIR": str(folder)},
        capture_output=True,
        text=True,
        check=False,
    )


async def clean_up(dsn: str) -> None:
    """What the command's help says, for the files: two checkpoints, after a switch of the log."""
    connection = await asyncpg.connect(dsn)
    for statement_text in ("VACUUM FULL", "SELECT pg_switch_wal()", "CHECKPOINT", "CHECKPOINT"):
        await connection.execute(statement_text)
    await connection.close()


def test_neither_an_endpoint_nor_a_file_has_the_words_any_more(folder: Path) -> None:
    with embedded_server(folder, settings=SETTINGS) as dsn:
        migrate(dsn)
        change_sets = asyncio.run(write_all(dsn, folder))
        found = asyncio.run(addresses_with(dsn, change_sets))
        assert set(found) >= {*ADDRESSES, "/v1/changesets"}
        assert {path.partition("/")[0] for path in files_with(folder)} != set()
        assert whence(dsn, folder, "purge", "--find", WORD).returncode == 1
        assert "releases/test/seq-1/README.md" in files_with(folder)
        for named in (PERSON, own("statement", "claim"), *change_sets):
            done = whence(dsn, folder, "purge", named, "--reason", "legal", "--yes")
            assert (done.returncode, done.stderr) == (0, "")
        left = whence(dsn, folder, "purge", "--find", WORD.lower())
        assert (left.returncode, left.stdout) == (0, NOWHERE)
        assert asyncio.run(addresses_with(dsn, change_sets)) == []
        asyncio.run(clean_up(dsn))
        assert files_with(folder) == []
        assert whence(dsn, folder, "verify").returncode == 0
