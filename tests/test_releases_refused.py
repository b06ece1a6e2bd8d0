"""What is wrong with a release is told, all of it, and nothing of it is published."""

import contextlib
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import asyncpg
import pytest
from click.testing import Result

from api.database import Connection
from api.releases.aside import built_in, remove_left
from api.releases.build import ChecksFailedError, Workplace, _seen, build_release
from api.releases.check import read_back
from api.releases.plan import Asked, ReleaseError
from api.releases.store import Folder, StoreError
from api.releases.tables import TABLES
from api.settings import CHECKOUT
from tests.building import contents, folder_of, forget, release, workplace
from tests.conftest import Write
from tests.records import actor, event, link, source
from tests.state import own
from tests.world import WORLD

Run = Callable[..., Result]
CHECKS = [
    {"kind": "event", "min_count": 6, "filled": [{"field": "place.country", "share": 0.9}]},
    {"kind": "actor", "min_count": 6, "filled": [{"field": "countries", "share": 1}]},
    {"kind": "source", "filled": [{"field": "published.earliest", "share": 1}]},
]


async def refusal(connection: Connection, root: Path, **asked: Any) -> str:
    """Why a release is refused; nothing of it is anywhere."""
    before = _left(root)
    rows = await connection.fetchval("SELECT count(*) FROM releases")
    with pytest.raises((ReleaseError, StoreError)) as refused:
        await release(connection, root, **asked)
    assert _left(root) == before
    assert await connection.fetchval("SELECT count(*) FROM releases") == rows
    return str(refused.value)


def _left(root: Path) -> list[Path]:
    """All files there are, and where builds are begun."""
    return [path for path in root.rglob("*") if path.is_file() or path.name == ".building"]


async def test_what_cannot_be_is_said_in_words(
    connection: Connection, write: Write, tmp_path: Path
) -> None:
    assert await refusal(connection, tmp_path) == "there is no dataset 'test'; there are none yet"
    await write(source(), dataset="other")
    await write(*WORLD)
    await write(source(), dataset="late")
    name = (
        "is no name of a release: it has at most 63 lower-case letters, digits, dots, hyphens and "
        "underscores, begins with a letter or digit, and is not latest"
    )
    told: dict[str, dict[str, Any]] = {
        "there is no dataset 'tset'; there are late, other, test": {"dataset": "tset"},
        "there is no dataset '\\udcff'; there are late, other, test": {"dataset": "\udcff"},
        "there is no dataset '../x'; there are late, other, test": {"dataset": "../x"},
        "seq 4 is still to come; the latest change set is seq 3": {"seq": 4},
        "seq 0 is no change set; they are numbered from 1": {"seq": 0},
        "test has no records as of seq 1: there is nothing to release": {"seq": 1},
        f"'latest' {name}": {"name": "latest"},
        f"'Nov' {name}": {"name": "Nov"},
        f"'../../x' {name}": {"name": "../../x"},
        f"'' {name}": {"name": ""},
    }
    assert {await refusal(connection, tmp_path, **asked): asked for asked in told.values()} == told
    published = await release(connection, tmp_path, name="nov")
    assert (published.name, published.seq) == ("nov", 2)
    assert await refusal(connection, tmp_path, name="nov") == (
        "test has a release nov already (of seq 2), and a release stays as it is; "
        "give another --name"
    )
    await connection.execute("UPDATE releases SET withdrawn_at = now(), withdrawn_reason = 'Wrong'")
    assert await refusal(connection, tmp_path, name="nov") == (
        "test has a release nov already (withdrawn), and a release stays as it is; "
        "give another --name"
    )


async def test_all_that_the_dataset_declares_and_is_not_so_is_told(
    connection: Connection, write: Write, tmp_path: Path
) -> None:
    await write(*WORLD, dataset_meta={"title": "Test", "licence": "CC0-1.0", "checks": CHECKS})
    with pytest.raises(ChecksFailedError) as failed:
        await release(connection, tmp_path)
    assert failed.value.faults == [
        "test has 5 active records of kind event, and declares at least 6",
        "place.country is there in 2 of 5 active records of kind event, and test declares a share "
        "of 0.9",
        "countries is there in 4 of 6 active records of kind actor, and test declares a share of 1",
    ]
    assert _left(tmp_path) == []
    assert await connection.fetchval("SELECT count(*) FROM releases") == 0
    await write(dataset_meta={"checks": []})
    await release(connection, tmp_path)
    # As of then they are what they were.
    with pytest.raises(ChecksFailedError):
        await release(connection, tmp_path, seq=1)


async def test_a_body_that_is_not_what_the_feed_has_is_found(
    connection: Connection, write: Write, tmp_path: Path
) -> None:
    await write(source(), actor("russia"), event("raid"))
    await connection.execute("SET session_replication_role = replica")
    await connection.execute(
        "UPDATE documents SET body = replace(body, 'Event raid', 'Event rapid')"
    )
    await connection.execute("RESET session_replication_role")
    with pytest.raises(ChecksFailedError) as failed:
        await release(connection, tmp_path)
    [fault] = failed.value.faults
    assert fault.startswith("the documents of kind event are 1 with the digest ")
    assert _left(tmp_path) == []


@pytest.mark.parametrize(
    ("name", "fault"),
    [
        ("events.ndjson.gz", "it ends before its end"),
        ("events.csv.gz", "Truncated compressed stream"),
        ("events.parquet", "Parquet magic bytes not found in footer"),
        ("whence.sqlite", "database disk image is malformed"),
    ],
)
async def test_what_cannot_be_read_back_whole_is_found(
    connection: Connection, write: Write, tmp_path: Path, name: str, fault: str
) -> None:
    await write(*WORLD)
    path = folder_of(tmp_path, await release(connection, tmp_path)) / name
    tables, content = list(TABLES), path.read_bytes()
    if name != "whence.sqlite":
        assert read_back(path, tables, lambda number: None).rows == 5
    path.write_bytes(content[: len(content) * 2 // 3])
    found = _seen(path, tables, lambda number: None)
    assert isinstance(found, str)
    assert fault in found
    path.write_bytes(content[:-1] + bytes([content[-1] ^ 1]))
    if name.endswith(".gz"):
        assert isinstance(_seen(path, tables, lambda number: None), str)


async def test_only_one_build_of_a_dataset_goes_on(
    connection: Connection, dsn: str, write: Write, tmp_path: Path
) -> None:
    await write(source())
    (tmp_path / "two").mkdir()
    other = await asyncpg.connect(dsn)
    await connection.execute("SELECT pg_advisory_lock(hashtextextended('test', 7769186244))")
    said = await refusal(other, tmp_path / "two")
    assert said == "another release of test is being built; try again after it"
    await connection.execute("SELECT pg_advisory_unlock_all()")
    await release(other, tmp_path / "two")
    await other.close()


async def test_databases_that_share_a_store_keep_out_of_each_others_way(
    connection: Connection, write: Write, tmp_path: Path
) -> None:
    await write(source())
    folder = workplace(tmp_path).folder("test")
    with built_in(folder):
        (folder / "events.parquet").write_bytes(b"of the other")
        said = await refusal(connection, tmp_path)
        assert said == f"another release is being built in {folder}; try again after it"
        remove_left(tmp_path / "releases")
        assert (folder / "events.parquet").read_bytes() == b"of the other"
    ours = folder_of(tmp_path, await release(connection, tmp_path, name="nov"))
    await forget(connection)
    # Of the same bytes there is no doubt.
    await release(connection, tmp_path, name="nov")
    await forget(connection)
    await write(actor("russia"))
    before = contents(ours)
    assert await refusal(connection, tmp_path, name="nov") == (
        f"{ours} is a release that this database does not know: it is of another Whence, or its "
        "build was killed at its end; give another --name or --to, or remove it"
    )
    assert contents(ours) == before


def test_what_killed_builds_left_is_removed(tmp_path: Path) -> None:
    for name in ("one", "two"):
        left = tmp_path / ".building" / name / "deep"
        left.mkdir(parents=True)
        (left / "events.parquet").write_bytes(b"half")
    remove_left(tmp_path)
    remove_left(tmp_path / "nowhere")
    assert list(tmp_path.iterdir()) == []


async def test_what_ended_early_is_nowhere_and_the_next_build_removes_it(
    connection: Connection, write: Write, tmp_path: Path
) -> None:
    await write(source())
    place = workplace(tmp_path)
    for left in (place.folder("test"), tmp_path / "releases" / "test" / "seq-1"):
        left.mkdir(parents=True)
        (left / "events.parquet").write_bytes(b"half")
    folder = folder_of(tmp_path, await release(connection, tmp_path))
    assert not (folder / "events.parquet").exists()
    assert [path.name for path in (tmp_path / "releases").iterdir()] == ["test"]


@pytest.mark.parametrize("dataset", ["test", "judge"])
async def test_a_purge_while_it_is_built_leaves_it_unpublished(
    connection: Connection, dsn: str, write: Write, tmp_path: Path, dataset: str
) -> None:
    await write(*WORLD)
    ends = (own("event", "raid"), own("event", "quake"))
    judged = [source(), link("apart", *ends, judgement="different")]
    await write(*judged, dataset="judge", dataset_meta={"title": "Judge", "licence": "none"})

    class Purging(Folder):
        """The folder, into which files come only after something was purged."""

        def publish(self, building: Path, place: str) -> None:
            subprocess.run([sys.executable, "-c", PURGE, dsn], cwd=CHECKOUT, check=True)
            super().publish(building, place)

    store = Purging(tmp_path / "releases")
    place = Workplace(data_dir=tmp_path, store=store, begin=lambda step, total: print)
    with pytest.raises(ReleaseError) as refused:
        await build_release(connection, Asked(dataset=dataset), place)
    assert str(refused.value) == (
        f"something that {dataset} shows was purged while its release was built; build it again"
    )
    assert _left(tmp_path) == []


PURGE = """
import asyncio, sys, asyncpg
from api.changesets.purge import purge_record
from api.database import WRITING
from api.ids import record_id
async def main():
    connection = await asyncpg.connect(sys.argv[1], server_settings=dict(WRITING))
    await purge_record(connection, record_id("test", "event", "quake"), "legal")
    await connection.close()
asyncio.run(main())
"""


@contextlib.contextmanager
def small_disk(folder: Path, size: str) -> Iterator[None]:
    """A file system of that size; only root can mount one."""
    folder.mkdir()
    mounted = shutil.which("mount") and os.geteuid() == 0
    if not mounted or subprocess.run(
        ["mount", "-t", "tmpfs", "-o", f"size={size}", "tmpfs", folder],
        check=False, capture_output=True,
    ).returncode:  # fmt: skip
        pytest.skip("a small file system cannot be mounted here")
    try:
        yield
    finally:
        subprocess.run(["umount", folder], check=True)


@pytest.mark.parametrize("size", ["8k", "64k", "256k", "500k", "700k"])
async def test_a_full_disk_publishes_nothing(
    connection: Connection, write: Write, tmp_path: Path, size: str
) -> None:
    await write(*WORLD)
    with small_disk(tmp_path / "small", size):
        said = await refusal(connection, tmp_path / "small")
        assert "cannot be written" in said
        assert "Traceback" not in said


async def test_a_store_that_cannot_be_written_is_named(
    connection: Connection, write: Write, tmp_path: Path
) -> None:
    await write(source())
    (tmp_path / "releases").write_text("a file")
    assert await refusal(connection, tmp_path) == (
        f"{tmp_path}/releases/.building/test cannot be written: Not a directory"
    )
