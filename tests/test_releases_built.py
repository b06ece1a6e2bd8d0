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

import pyarrow as pa
import pytest

from api.database import Connection
from api.formats.csv import cell_of, guard
from api.releases.build import build_release
from api.releases.csv import guarded
from api.releases.plan import Asked
from api.releases.tables import TABLES
from tests.building import contents, folder_of, forget, lines, records, release, table, workplace
from tests.conftest import Write
from tests.everything import EVERYTHING, META
from tests.records import event, part, retract, source, statement
from tests.releasing import bucket_server
from tests.serving import served
from tests.world import ACTORS, SOURCES, WORLD, identify

KINDS = ("actor", "affiliation", "event", "link", "source", "statement")


@pytest.fixture
async def filled(write: Write) -> None:
    """Everything there can be, with a history."""
    await write(*EVERYTHING, dataset_meta=META)
    await write(event("war", title="War"), retract("event", "nowhere"))


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


async def test_a_release_has_the_files_of_the_kinds_that_there_are(
    connection: Connection, write: Write, tmp_path: Path
) -> None:
    await write(source())
    folder = folder_of(tmp_path, await release(connection, tmp_path))
    assert set(contents(folder)) == {
        *("README.md", "croissant.json", "datapackage.json", "manifest.json"),
        *("sources.csv.gz", "sources.ndjson.gz", "sources.parquet", "whence.sqlite"),
    }


def test_cells_of_csv_are_those_of_the_downloads() -> None:
    texts = [
        *("", "plain", "=1+1", "+x", "+1.5", "-5", "-5%", "@a", "\ta", "\ra", "\na", " =1", "'=1"),
        *("1\n=2", "-1.2.3", "٣", "+٣", "a\n"),
    ]
    assert guarded(pa.array([*texts, None])).to_pylist() == [*map(guard, texts), None]
