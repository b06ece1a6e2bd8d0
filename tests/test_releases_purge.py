"""A purge reaches releases: those that hold the record are withdrawn, and their files go."""

import asyncio
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from api.changesets.finding import find_text
from api.changesets.purge import purge_record
from api.cli import cli
from api.database import Connection
from api.ids import record_id
from api.releases.store import Store, open_store
from api.releases.withdraw import replacement_of, withdraw
from tests.conftest import Write
from tests.records import actor, event, link, part, source
from tests.releasing import release
from tests.state import own

INTERNAL = {"title": "Judge", "licence": "none"}
Run = Callable[..., Result]


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return open_store((tmp_path / "releases").as_uri())


@pytest.fixture
def whence(dsn: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """The command on that database, in a thread, for it runs a loop of its own."""
    monkeypatch.setenv("WHENCE_DATABASE_URL", dsn)
    monkeypatch.setenv("WHENCE_DATA_DIR", str(tmp_path))

    def run(*arguments: str, **more: str) -> Result:
        return CliRunner().invoke(cli, arguments, standalone_mode=False, **more)  # type: ignore[arg-type]

    return run


async def called(run: Run, *arguments: str, **more: str) -> Result:
    return await asyncio.to_thread(run, *arguments, **more)


async def states(connection: Connection) -> dict[str, bool]:
    """Which releases are withdrawn."""
    rows = await connection.fetch(
        "SELECT d.slug || '/' || r.name AS name, r.withdrawn_at FROM releases AS r"
        " JOIN datasets AS d ON d.id = r.dataset_id ORDER BY 1"
    )
    return {row["name"]: row["withdrawn_at"] is not None for row in rows}


async def write_history(write: Write, connection: Connection, store: Store, folder: Path) -> None:
    """An actor comes with seq 2 and changes with 3; another dataset links it as of 5, not 6."""
    await write(source(), actor("russia"))
    await write(actor("ivanov", name="Ivan Ivanov"))
    await write(actor("ivanov", name="Iwan Iwanow"))
    await write(source(), dataset="judge", dataset_meta=INTERNAL)
    ends = (own("actor", "ivanov"), own("actor", "russia"))
    await write(link("apart", *ends, judgement="different"), dataset="judge", dataset_meta={})
    other = {"op": "unlink", "kind": "link", "key": "apart", "reason": "error"}
    await write(other, dataset="judge", dataset_meta={})
    await write(actor("legion"))
    for dataset, seqs in (("test", (1, 2, 3, 7)), ("judge", (4, 5))):
        for seq in seqs:
            name = f"seq-{seq}"
            await release(connection, store, folder, dataset=dataset, name=name, seq=seq)


async def test_releases_that_hold_what_was_purged_are_withdrawn(
    write: Write, connection: Connection, store: Store, tmp_path: Path
) -> None:
    await write_history(write, connection, store, tmp_path)
    done = await purge_record(connection, record_id("test", "actor", "ivanov"), "legal")
    assert await states(connection) == {
        "judge/seq-4": False,
        "judge/seq-5": True,
        "test/seq-1": False,
        "test/seq-2": True,
        "test/seq-3": True,
        "test/seq-7": True,
    }
    named = [f"{one.dataset}/{one.name}" for one in done.releases]
    assert named == ["judge/seq-5", "test/seq-2", "test/seq-3", "test/seq-7"]
    reasons = await connection.fetch("SELECT DISTINCT withdrawn_reason FROM releases ORDER BY 1")
    told = "Something that it held was purged by the change set 8."
    assert [row[0] for row in reasons] == [told, None]
    again = await purge_record(connection, record_id("test", "actor", "ivanov"), "legal")
    assert again.releases == done.releases


async def test_of_earlier_versions_those_before_the_current_one_are_withdrawn(
    write: Write, connection: Connection, store: Store, tmp_path: Path
) -> None:
    await write_history(write, connection, store, tmp_path)
    await purge_record(connection, record_id("test", "actor", "ivanov"), "legal", earlier=True)
    withdrawn = [name for name, gone in (await states(connection)).items() if gone]
    assert withdrawn == ["test/seq-2"]


async def test_the_publisher_of_a_source_that_others_link_is_in_their_releases(
    write: Write, connection: Connection, store: Store, tmp_path: Path
) -> None:
    await write(actor("desk"), source("page", publisher="desk"), source("wire"))
    ends = (own("source", "page"), own("source", "wire"))
    await write(
        *(source(), link("copies", *ends, judgement="same")),
        dataset="judge",
        dataset_meta=INTERNAL,
    )
    await release(connection, store, tmp_path, dataset="judge", seq=2)
    await purge_record(connection, record_id("test", "actor", "desk"), "legal")
    assert await states(connection) == {"judge/seq-1": True}


async def test_the_citation_of_what_is_withdrawn_names_no_publisher_who_is_purged(
    write: Write, connection: Connection, store: Store, tmp_path: Path
) -> None:
    await write(source(), actor("desk", name="Zyzzyva"), actor("russia"))
    cited = "Zyzzyva: Test (test)."
    await release(connection, store, tmp_path, citation=cited)
    await withdraw(connection, "test", "seq-1", "Wrong")
    await release(connection, store, tmp_path, name="two", citation=cited)
    await purge_record(connection, record_id("test", "actor", "desk"), "legal")
    assert [each async for each in find_text(connection, "Zyzzyva")] == []


async def test_releases_that_say_what_a_purged_change_set_said_are_withdrawn(
    write: Write, connection: Connection, store: Store, tmp_path: Path, whence: Run
) -> None:
    told = [
        {"title": "Test", "licence": "CC0-1.0"},
        {"title": "Of Zyzzyva", "note": "Of Quagga"},
        {"title": "Test"},
        {"note": "Nothing"},
    ]
    made = [await write(source(), dataset_meta=meta) for meta in told]
    for seq, title in enumerate(("Test", "Of Zyzzyva", "Test", "Test"), start=1):
        name = f"seq-{seq}"
        await release(connection, store, tmp_path, name=name, seq=seq, title=title)
    ids = [str(each.id) for each in made]
    await called(whence, "purge", ids[2], "--reason", "legal", "--yes")
    assert await states(connection) == {
        "test/seq-1": False,
        "test/seq-2": True,
        "test/seq-2-r2": False,
        "test/seq-3": False,
        "test/seq-4": False,
    }
    done = await called(whence, "purge", ids[3], "--reason", "legal", "--yes")
    assert "The release seq-3 of test held it, and is withdrawn.\n" in done.output
    assert "Released of test, in its place: seq-3-r2.\n" in done.output
    withdrawn = [name for name, gone in (await states(connection)).items() if gone]
    assert withdrawn == ["test/seq-2", "test/seq-3"]
    again = await called(whence, "purge", ids[3], "--reason", "legal", "--yes")
    assert "The release seq-3 of test held it, and is withdrawn.\n" in again.output
    rows = await connection.fetch(
        "SELECT name, manifest::json ->> 'title' FROM releases ORDER BY id"
    )
    titles = dict(map(tuple, rows))
    assert (titles["seq-1"], titles["seq-2"], titles["seq-3"]) == ("Test", "purged", "Test")


async def test_their_files_are_removed_and_the_last_is_built_anew(
    write: Write, connection: Connection, store: Store, tmp_path: Path, whence: Run
) -> None:
    await write(
        source(), event("raid", participations=[part("p", "ivanov", "witness")]), actor("ivanov")
    )
    for name in ("seq-1", "seq-1-r2"):
        await release(connection, store, tmp_path, name=name)
    done = await called(whence, "purge", own("event", "raid"), "--reason", "legal", "--yes")
    assert {file.rpartition("/")[0] for file in store.files()} == {"test/seq-1-r3"}
    for told in (
        "The release seq-1 of test held it, and is withdrawn.\n",
        "The release seq-1-r2 of test held it, and is withdrawn.\n",
        "Released of test, in its place: seq-1-r3.\n",
    ):
        assert told in done.output
    again = await called(whence, "purge", own("event", "raid"), "--reason", "legal", "--yes")
    assert "Released" not in again.output
    assert await states(connection) == {
        "test/seq-1": True,
        "test/seq-1-r2": True,
        "test/seq-1-r3": False,
    }
    stood_in_for = await connection.fetchval(
        "SELECT o.name FROM releases AS r JOIN releases AS o ON o.id = r.replaces"
    )
    assert stood_in_for == "seq-1-r2"


async def test_an_operator_withdraws_a_release_with_a_reason(
    write: Write, connection: Connection, store: Store, tmp_path: Path, whence: Run
) -> None:
    await write(source())
    for name in ("one", "two"):
        await release(connection, store, tmp_path, name=name)
    done = await called(whence, "withdraw", "test", "two", "--reason", "It was\nwrong.", "--yes")
    since = await connection.fetchval("SELECT withdrawn_at FROM releases WHERE name = 'two'")
    assert done.output == (
        f"Withdrawn of test: two, since {since:%Y-%m-%dT%H:%M:%SZ}: It was wrong.\n"
        "Its files are removed; copies of others are out of reach.\n"
    )
    assert {file.rpartition("/")[0] for file in store.files()} == {"test/one"}
    again = await called(whence, "withdraw", "test", "two", "--reason", "Other.", "--yes")
    assert again.output == done.output
    unsure = await called(whence, "withdraw", "test", "one", "--reason", "x", input="n\n")
    assert type(unsure.exception).__name__ == "Abort"
    assert await states(connection) == {"test/one": False, "test/two": True}


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("nowhere", "one", "--reason", "x"), "there is no dataset 'nowhere'"),
        (("test", "three", "--reason", "x"), "the dataset test has no release 'three'; it has one"),
        (("test", "one", "--reason", " "), "--reason takes a sentence of 1 to 500 characters"),
    ],
)
async def test_what_cannot_be_withdrawn_is_named(
    write: Write,
    connection: Connection,
    store: Store,
    tmp_path: Path,
    whence: Run,
    arguments: tuple[str, ...],
    told: str,
) -> None:
    await write(source())
    await release(connection, store, tmp_path, name="one")
    done = await called(whence, "withdraw", *arguments, "--yes")
    assert str(done.exception) == told
    assert await states(connection) == {"test/one": False}


def test_the_names_of_those_that_stand_in_count_up() -> None:
    names = ("seq-1", "seq-1-r2", "2026-11-r9", "r2", "a" * 63, f"{'a' * 60}-r9")
    assert [replacement_of(name) for name in names] == [
        *("seq-1-r2", "seq-1-r3", "2026-11-r10", "r2-r2"),
        *(f"{'a' * 60}-r2", f"{'a' * 59}-r10"),
    ]
