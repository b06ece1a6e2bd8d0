"""Files of UCDP's event data: however packed and ordered, the real ones, and broken ones."""

import csv
import gzip
import random
import re
import zipfile
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from api.importers.ged import GED, KNOWN
from api.importers.imported import RowFault
from api.importers.registry import recognise
from api.settings import CHECKOUT
from tests.gedrows import EDITIONS, FOLDER, ONE_SIDED, ROW, SECOND, WORLD, imported, shown, table
from tests.importing import run

needs_data = pytest.mark.skipif(
    not FOLDER.exists(), reason="the event data are not beside this checkout (../shared/data)"
)


def test_the_order_of_rows_and_columns_and_the_packing_change_nothing(tmp_path: Path) -> None:
    rows = [{}, SECOND | {"side_a": "Ukraine"}, ONE_SIDED | {"id": "700003"}]
    made = imported(tmp_path, *rows)
    columns = list(ROW)
    random.Random(1).shuffle(columns)
    tagged = dict.fromkeys(ROW, "") | {"id": "", "year": "#date+year"}
    text = table(tagged, *reversed(rows), columns=columns)
    zipped, packed = tmp_path / "ged.zip", tmp_path / "ged.csv.gz"
    with zipfile.ZipFile(zipped, "w") as archive:
        archive.writestr("ged.csv", b"\xef\xbb\xbf" + text.encode())
    packed.write_bytes(gzip.compress(text.encode()))
    assert run(GED, zipped).records == made.records == run(GED, packed).records
    ukraine = shown(made, "actor", "61")
    assert (ukraine["name"], [name["name"] for name in ukraine["names"]]) == (
        "Government of Ukraine",
        ["Ukraine"],
    )


def test_a_file_without_its_columns_has_no_rows(tmp_path: Path) -> None:
    columns = [name for name in ROW if name not in ("id", "best")]
    row = {name: cell for name, cell in ROW.items() if name in columns}
    path = tmp_path / "ged.csv"
    path.write_text(f"{','.join(row)}\n", encoding="utf-8")
    faults = run(GED, path).faults
    assert faults == [
        RowFault(file="ged.csv", line=1, detail="the column 'id' is missing"),
        RowFault(file="ged.csv", line=1, detail="the column 'best' is missing"),
    ]
    assert recognise(table({}).encode()) == "ucdp-ged"


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.dictionaries(
        st.sampled_from(sorted(ROW)),
        st.one_of(
            st.text("aB1é\u0301'\"-.,;/\n\r\t\x1f\x85\u2028\ufeff\u200b", max_size=40),
            st.sampled_from(
                ["-1", "1e9", "nan", "inf", "9" * 30, '"', '";"', ",2014-01-01,", ";;"]
            ),
        ),
        max_size=12,
    )
)
def test_whatever_a_cell_holds_is_a_record_or_a_fault(tmp_path: Path, row: dict[str, str]) -> None:
    made = imported(tmp_path, row)
    assert bool(made.faults) != any(key.isdigit() for key in made.of("event"))


@needs_data
def test_a_newer_edition_gives_just_the_differences() -> None:
    first, second = (run(GED, path) for path in EDITIONS)
    assert (first.faults, second.faults) == ([], [])
    events = [{key for key in each.of("event") if key.isdigit()} for each in (first, second)]
    assert (len(events[0]), len(events[1])) == (993, 1167)
    both = first.records.keys() & second.records.keys()
    assert both == first.records.keys()
    assert {own for own in both if first.records[own] != second.records[own]} == {
        ("event", "156835"),
        ("event", "239008"),
        ("event", "257655"),
    }
    assert len(events[1] - events[0]) == 174
    gained = [own for own in both if first.raw[own] != second.raw[own]]
    assert len(gained) == 993


@needs_data
def test_what_editions_name_in_common_is_the_same_in_each() -> None:
    ukraine, world = (run(GED, path).records for path in (EDITIONS[1], WORLD))
    both = ukraine.keys() & world.keys()
    assert Counter(kind for kind, _ in both) == {
        "actor": 36,
        "event": 8,
        "source": 7,
        "affiliation": 4,
        "statement": 4,
    }
    # UCDP writes "Donetsk oblast" since.
    assert {own for own in both if ukraine[own] != world[own]} == {
        ("event", key) for key in ("154070", "155039", "155090", "198839", "275430")
    }


@needs_data
@pytest.mark.parametrize("path", [*EDITIONS, WORLD], ids=lambda path: path.stem)
def test_every_cell_of_the_real_files_is_kept_beside_its_event(path: Path) -> None:
    made = run(GED, path)
    with path.open(encoding="utf-8-sig", newline="") as lines:
        rows = [row for row in csv.DictReader(lines) if row["id"].isdigit()]
    filled = {(row["id"], name, cell) for row in rows for name, cell in row.items() if cell.strip()}
    kept = {
        (key, name, cell)
        for (kind, key), rows in made.raw.items()
        for row in rows
        for name, cell in zip(row.columns, row.cells, strict=True)
        if kind == "event"
    }
    assert (made.faults, made.notices.unknown, made.notices.dropped) == ([], {}, {})
    assert kept == filled


@needs_data
def test_only_files_of_this_format_are_taken_for_it() -> None:
    files = [path for path in FOLDER.rglob("*") if path.is_file()]
    taken = {path for path in files if GED.recognise(path.read_bytes()[:65_536])}
    assert taken == {*EDITIONS, WORLD}


def test_every_column_stands_in_the_page_of_the_format() -> None:
    page = (CHECKOUT / "docs" / "importers" / "ucdp-ged.md").read_text(encoding="utf-8")
    table = page.partition("## Columns")[2].partition("\n## ")[0]
    cells = re.findall(r"^\| (`.*?) \|", table, re.MULTILINE)
    assert sorted(name for cell in cells for name in re.findall(r"`(\w+)`", cell)) == sorted(KNOWN)
