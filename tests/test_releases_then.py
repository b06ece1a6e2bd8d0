"""A release is of its seq, whenever it is built, and says what changed since the one before."""

import json
from pathlib import Path

import asyncpg
import pytest

from api.changesets.purge import purge_record
from api.database import WRITING, Connection
from api.ids import record_id
from api.releases.plan import ReleaseError
from api.releases.withdraw import withdraw
from tests.building import contents, folder_of, forget, lines, records, release, table
from tests.conftest import Write
from tests.everything import EVERYTHING, META
from tests.records import actor, event, merge, retract, source
from tests.test_backup import empty, whence
from tests.world import WORLD, identify

__all__ = ["empty"]  # a fixture


@pytest.fixture
async def filled(write: Write) -> None:
    """Everything there can be, with a history."""
    await write(*EVERYTHING, dataset_meta=META)
    await write(event("war", title="War"), retract("event", "nowhere"))


async def test_built_again_it_is_the_same_whatever_was_written_elsewhere(
    connection: Connection, write: Write, filled: None, tmp_path: Path
) -> None:
    first = folder_of(tmp_path / "one", await release(connection, tmp_path / "one"))
    await write(source(), actor("cell"), dataset="other")
    await write(event("war", title="Another war"), actor("russia", name="Muscovy"))
    await forget(connection)
    again = folder_of(tmp_path / "two", await release(connection, tmp_path / "two", seq=2))
    assert contents(again) == contents(first)


async def test_what_stands_in_for_a_withdrawn_release_says_so(
    connection: Connection, write: Write, tmp_path: Path
) -> None:
    await write(*WORLD)
    await release(connection, tmp_path, name="nov")
    await withdraw(connection, "test", "nov", "Wrong")
    await release(connection, tmp_path, name="nov-r2")
    await release(connection, tmp_path, name="dec-r2")
    rows = await connection.fetch(
        "SELECT r.name, o.name AS replaced FROM releases AS r "
        "LEFT JOIN releases AS o ON o.id = r.replaces ORDER BY r.id"
    )
    assert [tuple(row) for row in rows] == [("nov", None), ("nov-r2", "nov"), ("dec-r2", None)]


async def test_it_is_of_the_dataset_as_it_was(
    connection: Connection, write: Write, tmp_path: Path
) -> None:
    told = {"title": "First", "licence": "CC0-1.0", "citation": "Cite the first."}
    await write(source(), actor("russia"), dataset_meta=told, edition="1.0")
    await write(dataset_meta={"title": "Second", "licence": "CC-BY-4.0", "citation": "Cite it."})
    await write(actor("russia", name="Russian Federation"), edition="2.0", dataset_meta={})
    names = {}
    for seq in (1, 2, 3):
        folder = folder_of(tmp_path, await release(connection, tmp_path, seq=seq))
        manifest = json.loads((folder / "manifest.json").read_bytes())
        told = {name: manifest[name] for name in ("title", "licence", "citation", "edition")}
        names[seq] = (*told.values(), table(folder, "actors")[0]["name"])
    assert names == {
        1: ("First", "CC0-1.0", "Cite the first.", "1.0", "Russia"),
        2: ("Second", "CC-BY-4.0", "Cite it.", "1.0", "Russia"),
        3: ("Second", "CC-BY-4.0", "Cite it.", "2.0", "Russian Federation"),
    }


async def test_a_delta_makes_the_latter_of_the_former(
    connection: Connection, write: Write, tmp_path: Path
) -> None:
    await write(*WORLD)
    former = folder_of(tmp_path, await release(connection, tmp_path))
    assert not (former / "delta.ndjson.gz").exists()
    # A name that changes touches the lines of all that name it; back again, of none.
    await write(actor("legion", actor_kind="armed_group", name="The Legion"), actor("new"))
    await write(actor("ukraine", name="Other", countries=["UA"]))
    await write(actor("ukraine", countries=["UA"]), merge("actor", "new", "russia"))
    await write(retract("event", "aid"), event("quake", title="Earthquake", category="other"))
    published = await release(connection, tmp_path)
    latter = folder_of(tmp_path, published)
    before, after = records(former), records(latter)
    changes = [json.loads(line) for line in lines(latter / "delta.ndjson.gz")]
    changed = {name for name in after if before.get(name) != after[name]}
    assert [(one["kind"], one["record"]["id"]) for one in changes] == [
        name for kind in ("source", "actor", "affiliation", "event", "statement", "link")
        for name in _in_order(latter, kind) if name in changed
    ]  # fmt: skip
    applied = {name: json.loads(line) for name, line in before.items()}
    for one in changes:
        applied[one["kind"], one["record"]["id"]] = one["record"]
    assert applied == {name: json.loads(line) for name, line in after.items()}
    # By its label alone: the statement's own document is as it was.
    claim = ("statement", identify("statement", "claim"))
    assert claim in changed
    assert json.loads(before[claim])["seq"] == json.loads(after[claim])["seq"] == 1
    manifest = json.loads((latter / "manifest.json").read_bytes())
    assert manifest["previous"] == {"name": "seq-1", "seq": 1}


def _in_order(folder: Path, kind: str) -> list[tuple[str, str]]:
    path = folder / f"{kind}s.ndjson.gz"
    return [(kind, json.loads(line)["id"]) for line in lines(path)] if path.exists() else []


async def test_a_delta_says_what_was_purged(
    connection: Connection, write: Write, tmp_path: Path
) -> None:
    await write(*WORLD)
    await release(connection, tmp_path)
    await purge_record(connection, record_id("test", "event", "quake"), "legal")
    # A purge withdraws what holds it; here it stays, as where somebody had it still.
    await connection.execute("SET session_replication_role = replica")
    await connection.execute("UPDATE releases SET withdrawn_at = NULL, withdrawn_reason = NULL")
    await connection.execute("RESET session_replication_role")
    latter = folder_of(tmp_path, await release(connection, tmp_path))
    assert lines(latter / "delta.ndjson.gz") == [
        b'{"op":"remove","kind":"event","id":"%b"}\n' % identify("event", "quake").encode()
    ]
    assert b"quake" not in b"".join(records(latter).values())


async def test_what_was_before_a_purge_is_released_no_more(
    connection: Connection, write: Write, tmp_path: Path
) -> None:
    await write(*WORLD)
    await write(source(), dataset="other")
    await purge_record(connection, record_id("test", "event", "quake"), "legal")
    with pytest.raises(ReleaseError) as refused:
        await release(connection, tmp_path, seq=2)
    assert str(refused.value) == (
        "something of test was purged by seq 3: what was before it is not released any more; "
        "take seq 3 or a later one"
    )
    await release(connection, tmp_path, dataset="other", seq=2)


async def test_built_from_a_backup_it_is_the_same(
    connection: Connection, filled: None, dsn: str, empty: str, tmp_path: Path
) -> None:
    first = folder_of(tmp_path / "one", await release(connection, tmp_path / "one"))
    await whence(dsn, "backup", str(tmp_path / "backup"))
    await whence(empty, "restore", str(tmp_path / "backup"))
    restored = await asyncpg.connect(empty, server_settings=dict(WRITING))
    await forget(restored)
    again = folder_of(tmp_path / "two", await release(restored, tmp_path / "two"))
    await restored.close()
    assert contents(again) == contents(first)
