"""A release is all of a dataset as of one change set, in every format, and built again the same."""

import csv
import datetime
import gzip
import hashlib
import io
import json
import sqlite3
from pathlib import Path
from typing import Any

import asyncpg
import pyarrow as pa
import pytest
from pyarrow import parquet

from api.changesets.purge import purge_record
from api.database import WRITING, Connection
from api.formats.csv import cell_of, guard
from api.ids import record_id
from api.releases.build import build_release
from api.releases.csv import guarded
from api.releases.plan import Asked, ReleaseError
from api.releases.tables import TABLES
from api.releases.withdraw import withdraw
from tests.building import contents, folder_of, forget, lines, records, release, workplace
from tests.conftest import Write
from tests.everything import EVERYTHING, META
from tests.records import actor, event, merge, part, retract, source, statement
from tests.releasing import bucket_server
from tests.serving import served
from tests.test_backup import empty, whence
from tests.world import ACTORS, SOURCES, WORLD, identify

__all__ = ["empty"]  # a fixture
KINDS = ("actor", "affiliation", "event", "link", "source", "statement")


@pytest.fixture
async def filled(write: Write) -> None:
    """Everything there can be, with a history."""
    await write(*EVERYTHING, dataset_meta=META)
    await write(event("war", title="War"), retract("event", "nowhere"))


def table(folder: Path, name: str) -> list[dict[str, Any]]:
    """The rows of a table, from its Parquet file."""
    rows: list[dict[str, Any]] = parquet.read_table(folder / f"{name}.parquet").to_pylist()
    return rows


def digest(found: list[bytes]) -> tuple[int, str]:
    """Count and digest of the lines of a release, as docs/releases.md works them out."""
    total = 0
    for line in found:
        document = json.loads(line)
        stored = b"{" + line.rpartition(b',"labels":{')[0].split(b",", 3)[3] + b"}"
        content = hashlib.sha256(stored).hexdigest()
        proof = f"{document['id']}\n{document['version']}\n{content}".encode()
        total += int.from_bytes(hashlib.sha256(proof).digest()[:16], "big")
    return len(found), f"{total % 2**128:032x}"


async def test_every_record_is_a_line_as_its_item_with_its_labels(
    connection: Connection, filled: None, dsn: str, tmp_path: Path
) -> None:
    folder = folder_of(tmp_path, await release(connection, tmp_path))
    rows = await connection.fetch(
        "SELECT d.id FROM documents AS d WHERE d.superseded_seq = 9223372036854775807"
    )
    found = records(folder)
    assert len(found) == len(rows)
    async with served(dsn) as app:
        for (kind, public), line in found.items():
            item = (await app.client.get(f"/v1/{kind}s/{public}")).json()
            shown = json.loads(line)
            labels = shown.pop("labels")
            assert shown == item["data"]
            assert labels == item["labels"]


async def test_the_manifest_says_what_there_is(
    connection: Connection, filled: None, tmp_path: Path
) -> None:
    published = await release(connection, tmp_path)
    folder = folder_of(tmp_path, published)
    manifest = json.loads((folder / "manifest.json").read_bytes())
    assert {name: manifest[name] for name in ("format", "dataset", "name", "seq", "title")} == {
        "format": "whence-release/1",
        "dataset": "test",
        "name": "seq-2",
        "seq": 2,
        "title": META["title"],
    }
    assert {one["path"] for one in manifest["files"]} == {
        path.name for path in folder.iterdir() if path.name != "manifest.json"
    }
    for one in manifest["files"]:
        data = (folder / one["path"]).read_bytes()
        assert (one["bytes"], one["sha256"]) == (len(data), hashlib.sha256(data).hexdigest())
    told = {one["kind"]: (one["count"], one["digest"]) for one in manifest["digests"]}
    assert told == {
        kind: digest(lines(folder / f"{kind}s.ndjson.gz")) for kind in KINDS if kind in told
    }
    assert manifest["counts"]["event"] == told["event"][0] - 1  # One is retracted.
    [row] = await connection.fetch("SELECT * FROM releases")
    assert row["manifest"].encode() == (folder / "manifest.json").read_bytes()
    assert row["published_at"] == published.published_at
    files = await connection.fetch("SELECT path, bytes, sha256 FROM release_files")
    assert {(f["path"], f["bytes"], f["sha256"]) for f in files} == {
        (path, len(data), hashlib.sha256(data).digest()) for path, data in contents(folder).items()
    }


async def test_the_tables_are_the_same_in_every_format(
    connection: Connection, filled: None, tmp_path: Path
) -> None:
    folder = folder_of(tmp_path, await release(connection, tmp_path))
    database = sqlite3.connect(folder / "whence.sqlite")
    database.row_factory = sqlite3.Row
    assert {made.name for made in TABLES} == {path.stem for path in folder.glob("*.parquet")}
    for made in TABLES:
        typed = table(folder, made.name)
        cells = [tuple(row) for row in database.execute(f'SELECT * FROM "{made.name}"')]
        assert cells == [tuple(map(_stored, row.values())) for row in typed]
        text = gzip.decompress((folder / f"{made.name}.csv.gz").read_bytes()).decode()
        header, *shown = csv.reader(io.StringIO(text, newline=""))
        assert header == [column.name for column in made.columns]
        assert shown == [[_cell(value) for value in row.values()] for row in typed]
        assert typed
    assert database.execute("PRAGMA foreign_key_check").fetchall() == []
    assert database.execute("PRAGMA integrity_check").fetchall()[0][0] == "ok"
    database.close()


def _stored(value: Any) -> Any:
    if isinstance(value, list):
        return " | ".join(value) or None
    if isinstance(value, datetime.datetime):
        return f"{value:%Y-%m-%dT%H:%M:%S.%fZ}"
    if isinstance(value, datetime.date):
        return value.isoformat()
    return value


def _cell(value: Any) -> str:
    """What the downloads show, but for times, which have all digits here."""
    if value is None:
        return ""
    if isinstance(value, datetime.datetime):
        return str(_stored(value))
    if isinstance(value, float):
        return f"{value:f}".rstrip("0").rstrip(".")
    return str(cell_of(value))


async def test_it_is_found_by_words(connection: Connection, filled: None, tmp_path: Path) -> None:
    folder = folder_of(tmp_path, await release(connection, tmp_path))
    database = sqlite3.connect(folder / "whence.sqlite")
    query = (
        "SELECT key FROM events WHERE rowid IN (SELECT rowid FROM events_fts WHERE events_fts = ?)"
    )
    assert database.execute(query, ["belgorod"]).fetchall() == [("raid",)]
    assert dict(database.execute("SELECT name, value FROM release"))["licence"] == META["licence"]
    database.close()


def test_whatever_has_a_role_or_a_tie_has_its_standing_in_the_row() -> None:
    """In every flat file: none of them says who did it without who says so."""
    needed = {"affirmed_by", "denied_by", "contested", "coded_by"}
    for made in TABLES:
        columns = {column.name for column in made.columns}
        if columns & {"role", "type"}:
            assert needed <= columns, made.name
    assert {made.name for made in TABLES if "role" in {c.name for c in made.columns}} == {
        "participations",
        "about",
    }


async def test_what_is_about_a_part_has_its_standing_recorded_or_not(
    connection: Connection, write: Write, tmp_path: Path
) -> None:
    await write(*WORLD)
    folder = folder_of(tmp_path, await release(connection, tmp_path))
    sides = ("role", "contested", "affirmed_by", "denied_by")
    found = {
        (row["statement_id"], row["ordinal"]): tuple(row[name] for name in sides)
        for row in table(folder, "about")
    }
    accuse, deny, claim, doubt, answer = (
        identify("statement", key) for key in ("accuse", "deny", "claim", "doubt", "answer")
    )
    assert found == {
        (accuse, 1): ("director", True, ["Russia"], ["Ukraine"]),
        # Nobody recorded that Ukraine was involved; who affirms that it directed the raid does.
        (deny, 1): ("involved", True, ["Russia"], ["Ukraine"]),
        (claim, 1): ("perpetrator", False, ["Legion"], []),
        (claim, 2): (None, False, [], []),
        (doubt, 1): (None, False, [], []),
        (answer, 1): (None, None, None, None),
    }


async def test_what_was_taken_back_does_not_count_for_an_unrecorded_part(
    connection: Connection, write: Write, tmp_path: Path
) -> None:
    said = {"event": "raid", "actor": "russia", "role": "involved", "stance": "denies"}
    await write(
        *SOURCES,
        *ACTORS,
        event(participations=[part("raid-legion", "legion", "director")]),
        statement("deny", "ukraine", said),
        statement("sorry", "ukraine", {"statement": "deny", "relation": "retracts"}),
        statement("insist", "legion", said),
        statement("tell", "nbc", said | {"stance": "mentions"}),
    )
    folder = folder_of(tmp_path, await release(connection, tmp_path))
    sides = {tuple(row["denied_by"]) for row in table(folder, "about") if row["role"]}
    assert sides == {("Legion",)}


async def test_built_again_it_is_the_same_whatever_was_written_elsewhere(
    connection: Connection, write: Write, filled: None, tmp_path: Path
) -> None:
    first = folder_of(tmp_path / "one", await release(connection, tmp_path / "one"))
    await write(source(), actor("cell"), dataset="other")
    await write(event("war", title="Another war"), actor("russia", name="Muscovy"))
    await forget(connection)
    again = folder_of(tmp_path / "two", await release(connection, tmp_path / "two", seq=2))
    assert contents(again) == contents(first)


async def test_a_bucket_gets_the_same_files_as_a_folder(
    connection: Connection, filled: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", "someone")
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "secret")
    first = folder_of(tmp_path, await release(connection, tmp_path))
    await forget(connection)
    with bucket_server() as url:
        place = workplace(tmp_path / "two", url)
        published = await build_release(connection, Asked(dataset="test"), place)
        brought = {
            file.rpartition("/")[2]: place.store.bring(file, tmp_path).read_bytes()
            for file in place.store.files()
        }
    assert published.store == url
    assert brought == contents(first)
    assert [path for path in (tmp_path / "two").rglob("*") if path.is_file()] == []


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


async def test_a_release_has_the_files_of_the_kinds_that_there_are(
    connection: Connection, write: Write, tmp_path: Path
) -> None:
    await write(source())
    folder = folder_of(tmp_path, await release(connection, tmp_path))
    assert set(contents(folder)) == {
        *("README.md", "croissant.json", "datapackage.json", "manifest.json"),
        *("sources.csv.gz", "sources.ndjson.gz", "sources.parquet", "whence.sqlite"),
    }


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


def test_cells_of_csv_are_those_of_the_downloads() -> None:
    texts = [
        *("", "plain", "=1+1", "+x", "+1.5", "-5", "-5%", "@a", "\ta", "\ra", "\na", " =1", "'=1"),
        *("1\n=2", "-1.2.3", "٣", "+٣", "a\n"),
    ]
    assert guarded(pa.array([*texts, None])).to_pylist() == [*map(guard, texts), None]
