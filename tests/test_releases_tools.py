"""Others' tools read a release as it is, and it answers with no API beside it."""

import asyncio
import json
import re
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import asyncpg
import duckdb
import pandas as pd
import polars as pl
import pytest

from api.database import WRITING
from tests.building import folder_of, lines, release
from tests.demo import demo_database
from tests.examples import DOCS, programs

#: What they warn of is theirs.
pytestmark = [pytest.mark.contract, pytest.mark.filterwarnings("ignore")]
PAGE = DOCS / "releases.md"
RAID = "Raid into Belgorod region, May 2023"


@pytest.fixture(scope="module")
def folder(server: str, template: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """The release of the Belgorod case."""
    root = tmp_path_factory.mktemp("released")
    with demo_database(server, template) as dsn:
        yield asyncio.run(_release(dsn, root))


async def _release(dsn: str, root: Path) -> Path:
    connection = await asyncpg.connect(dsn, server_settings=dict(WRITING))
    published = await release(connection, root, dataset="belgorod-2023")
    await connection.close()
    return folder_of(root, published)


@pytest.fixture(scope="module")
def rows(folder: Path) -> dict[str, int]:
    """How many rows each table has, by the manifest."""
    manifest = json.loads((folder / "manifest.json").read_bytes())
    return {table["name"]: table["rows"] for table in manifest["tables"]}


def test_duckdb_alone_answers_who_directed_the_raid_who_says_so_who_denies_it_and_where(
    folder: Path,
) -> None:
    query = f"""
        SELECT p.actor, p.affirmed_by, p.denied_by, a.parties, a.stance, a.role,
          e.source, e.passage_start, e.passage_end
        FROM '{folder}/participations.parquet' AS p
        JOIN '{folder}/about.parquet' AS a ON a.record_id = p.id OR (a.event_id = p.event_id
          AND a.actor_id = p.actor_id AND a.role IN ('director', 'involved'))
        JOIN '{folder}/evidence.parquet' AS e ON e.record_id = a.statement_id
        WHERE p.event = '{RAID}' AND p.role = 'director' AND a.stance IN ('affirms', 'denies')
    """
    found = duckdb.execute(query).fetchall()
    sides = {actor: (affirmed, denied) for actor, affirmed, denied, *_ in found}
    assert sides == {
        "Ukraine": (["Russia"], ["Ukraine", "Russian Volunteer Corps"]),
        "Ukraine's military intelligence agency": (["Mark Galeotti"], ["Ukraine"]),
    }
    page = "Who are the pro-Ukrainian groups behind the Belgorod border attack?"
    said = {(actor, *parties, *more) for actor, _, _, parties, *more in found}
    assert {one for one in said if one[0] == "Ukraine" and one[3] == "director"} >= {
        ("Ukraine", "Russia", "affirms", "director", page, 377, 447),
        ("Ukraine", "Ukraine", "denies", "director", page, 6528, 6777),
        ("Ukraine", "Russian Volunteer Corps", "denies", "director", page, 6935, 7177),
    }


def test_the_programs_of_the_docs_run_where_the_files_are(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(folder)
    known: dict[str, Any] = {}
    for program in programs(PAGE):
        exec(program.code, known)
    [query] = re.findall(r"```sql\n(.*?)```", PAGE.read_text(encoding="utf-8"), re.DOTALL)
    found = {(row[0], *row[3], row[4]) for row in duckdb.execute(query).fetchall()}
    assert {one for one in found if one[0] == "Ukraine"} == {
        ("Ukraine", "Mark Galeotti", "affirms"),
        ("Ukraine", "Russia", "affirms"),
        ("Ukraine", "Russian Volunteer Corps", "denies"),
        ("Ukraine", "Ukraine", "denies"),
    }
    without_labels = known["without_labels"]
    manifest = json.loads((folder / "manifest.json").read_bytes())
    for program in programs(DOCS / "api.md"):
        if "def digest_of" in program.code:
            exec(program.code, known)
    for one in manifest["digests"]:
        found_lines = map(without_labels, lines(folder / f"{one['kind']}s.ndjson.gz"))
        assert known["digest_of"](found_lines) == (one["count"], one["digest"])


def test_polars_duckdb_and_pandas_read_every_table(folder: Path, rows: dict[str, int]) -> None:
    for name, number in rows.items():
        parquet, csv = folder / f"{name}.parquet", folder / f"{name}.csv.gz"
        assert duckdb.execute(f"SELECT count(*) FROM '{parquet}'").fetchall() == [(number,)]
        frame = pl.read_parquet(parquet)
        table = pd.read_csv(csv)
        assert (frame.height, len(table)) == (number, number)
        assert frame.columns == list(table.columns)
    lazily = pl.scan_parquet(folder / "participations.parquet")
    directors = lazily.filter(pl.col("role") == "director").select("actor", "denied_by").collect()
    assert dict(directors.iter_rows())["Ukraine"] == ["Ukraine", "Russian Volunteer Corps"]
    types = pl.read_parquet(folder / "events.parquet").schema
    names = ("when_earliest", "lat", "affirmed_by")
    assert [str(types[name]) for name in names] == ["Date", "Float64", "List(String)"]


def test_duckdb_and_pandas_read_the_lines(folder: Path) -> None:
    path = folder / "statements.ndjson.gz"
    acts = duckdb.execute(
        f"SELECT count(*) FROM read_json('{path}') WHERE act = 'denial'"
    ).fetchall()
    frame = pd.read_json(path, lines=True)
    assert acts == [(int((frame["act"] == "denial").sum()),)]


def test_frictionless_finds_the_data_package_valid(folder: Path, rows: dict[str, int]) -> None:
    from frictionless import Package, validate

    report = validate(str(folder / "datapackage.json"))
    assert report.flatten(["type", "note"]) == []
    assert {task.name: task.stats["rows"] for task in report.tasks} == rows
    package: Any = Package(str(folder / "datapackage.json"))
    assert package.get_resource("participations").schema.primary_key == ["id"]


def test_mlcroissant_loads_every_table_as_records(folder: Path, rows: dict[str, int]) -> None:
    import mlcroissant

    dataset = mlcroissant.Dataset(folder / "croissant.json")
    assert list(dataset.metadata.issues.errors) == []
    assert {one.uuid for one in dataset.metadata.record_sets} == set(rows)
    for name, number in rows.items():
        found = [
            {field.removeprefix(f"{name}/"): _plain(value) for field, value in record.items()}
            for record in dataset.records(name)
        ]
        assert found == pl.read_parquet(folder / f"{name}.parquet").to_dicts(), name
        assert len(found) == number


def _plain(value: Any) -> Any:
    """A value of a record as Python has it: texts come as bytes, and days as moments."""
    if isinstance(value, list):
        return [_plain(one) for one in value]
    if isinstance(value, pd.Timestamp) and value.tzinfo is None:
        return value.date()
    return value.decode() if isinstance(value, bytes) else value


def test_sqlite_has_keys_and_finds_words(folder: Path, rows: dict[str, int]) -> None:
    database = sqlite3.connect(folder / "whence.sqlite")
    assert database.execute("PRAGMA foreign_key_check").fetchall() == []
    for name, number in rows.items():
        assert database.execute(f"SELECT count(*) FROM {name}").fetchone() == (number,)
    query = """
        SELECT p.actor, p.denied_by FROM events_fts AS f
        JOIN events AS e ON e.rowid = f.rowid
        JOIN participations AS p ON p.event_id = e.id
        WHERE events_fts MATCH 'belgorod' AND p.role = 'director' ORDER BY p.actor
    """
    assert database.execute(query).fetchall() == [
        ("Ukraine", "Ukraine | Russian Volunteer Corps"),
        ("Ukraine's military intelligence agency", "Ukraine"),
    ]
    database.close()


async def test_datasette_serves_the_file_with_its_search(folder: Path) -> None:
    from datasette.app import Datasette

    served = Datasette([], immutables=[str(folder / "whence.sqlite")])
    await served.invoke_startup()
    answer = await served.client.get("/whence/events.json?_search=raid&_shape=array")
    assert RAID in {row["title"] for row in answer.json()}
    page = await served.client.get("/whence/participations")
    assert page.status_code == 200
    assert "denied_by" in page.text
