"""The files that imports are measured on: the same everywhere, and growing in all they name."""

import csv
import hashlib
from collections import Counter
from pathlib import Path

import pytest

from api.importers.ged import GED
from bench.imports.rows import (
    DAYS,
    FILES,
    RowsMissingError,
    changed,
    make_files,
    multiplied,
    read_rows,
)
from tests.gedrows import ONE_SIDED, ROW, SECOND, shown
from tests.importing import run

ROWS = [{**ROW, **more} for more in ({}, SECOND, {"id": "700003", **ONE_SIDED})]


def made(folder: Path, events: int) -> tuple[Path, Path]:
    files = make_files(folder, ROWS, events, lambda _: None)
    return files.first, files.changed


def test_the_same_rows_make_the_same_file(tmp_path: Path) -> None:
    first, _ = made(tmp_path, 60)
    digest = hashlib.sha256(first.read_bytes()).hexdigest()
    assert digest == "b0eb707fc8e50981a905e5dfac057d1aaeb5cc1553392b484c9c5729ceac6b02"
    assert made(tmp_path, 60)[0] == first


def test_a_copy_has_another_id_place_and_time_and_so_have_its_reports() -> None:
    copy = list(multiplied(ROWS, 4))[3]
    assert {name: cell for name, cell in copy.items() if cell != ROW[name]} == {
        "id": "1700001",
        "relid": "XXX-2014-1-1-1-1",
        "source_article": '"Agency,2014-05-04,Five killed, two wounded"',
        "source_date": "2014-05-04",
        "where_coordinates": "Old town 1",
        "latitude": "47.118034",
        "longitude": "36.004878",
        "geom_wkt": "POINT (36.004878 47.118034)",
        "priogrid_gid": "197713",
        "date_start": "2014-05-03",
        "date_end": "2014-05-03",
    }
    assert DAYS == 23


def test_after_ten_copies_there_are_other_sides_conflicts_and_speakers() -> None:
    [*_, row, _, one_sided] = multiplied(ROWS, 33)
    named = ("conflict_new_id", "dyad_name", "side_a_new_id", "side_b", "source_original")
    assert [row[name] for name in named] == [
        "100300",
        "Government of Nowhere - Front 1",
        "100061",
        "Front 1",
        "army spokesman 1",
    ]
    assert (one_sided["side_b"], one_sided["side_b_new_id"]) == ("Civilians", "1")


def test_one_row_in_a_hundred_is_corrected() -> None:
    rows = list(multiplied(ROWS, 400))
    differing = [
        {name for name in old if old[name] != new[name]}
        for old, new in zip(rows, changed(rows), strict=True)
    ]
    assert [(place, names) for place, names in enumerate(differing) if names] == [
        (50, {"deaths_unknown", "best", "high"}),
        (150, {"where_coordinates"}),
        (250, {"date_start", "date_end"}),
        (350, {"deaths_unknown", "best", "high"}),
    ]


def test_both_files_have_no_fault_and_differ_in_corrected_events_alone(tmp_path: Path) -> None:
    first, newer = (run(GED, path) for path in made(tmp_path, 400))
    assert (first.faults, newer.faults, first.notices.unknown) == ([], [], {})
    assert Counter(kind for kind, _ in first.records)["statement"] == 400
    differing = [own for own in first.records if first.records[own] != newer.records[own]]
    assert [kind for kind, _ in differing] == ["event"] * 4
    assert shown(first, "event", "700001") == shown(newer, "event", "700001")


def test_files_of_other_rows_are_cleared_away(tmp_path: Path) -> None:
    old = made(tmp_path, 3)
    files = make_files(tmp_path, ROWS[:2], 3, lambda _: None)
    assert {*tmp_path.iterdir()} == {files.first, files.changed}
    assert not {files.first, files.changed} & {*old}
    with files.first.open(encoding="utf-8", newline="") as lines:
        assert [row["id"] for row in csv.DictReader(lines)] == ["700001", "700002", "1700001"]


def test_what_is_missing_is_named(tmp_path: Path) -> None:
    with pytest.raises(RowsMissingError, match=FILES[0]) as missing:
        read_rows(tmp_path)
    assert missing.value.exit_code == 2
