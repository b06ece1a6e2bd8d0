"""Files of GDELT: in any order, every cell accounted for, and all faults at once."""

import random
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from api.importers.gdelt import ORPHAN
from api.importers.gdeltrows import EVENT, MENTION, read_cells
from api.importers.imported import RawRow, RowFault
from api.importers.registry import recognise
from api.importers.sorting import Sorter
from schemas.events import EventInput
from tests.gdelting import FORMAT, RAID, event, mention, run_rows
from tests.importing import run

DATA = Path(__file__).resolve().parents[1] / ".." / "shared" / "data"
SAMPLE = DATA / "gdelt_sample"
FILES = ("events", "mentions", "eventsT", "mentionsT")
PAGE = Path(__file__).resolve().parents[1] / "docs" / "importers" / "gdelt.md"
DOC = "doc:63894637b83322da6bf4b449"
TRANSLATED = "srclc:rus;eng:GT-RUS 1.0"


@pytest.fixture
def sample() -> list[Path]:
    if not SAMPLE.exists():
        pytest.skip("the event data are not beside this checkout (../shared/data/gdelt_sample)")
    return [SAMPLE / f"{name}.tsv" for name in FILES]


def test_mentions_of_events_in_no_file_are_told_and_leave_nothing(tmp_path: Path) -> None:
    found = run_rows(tmp_path, mention(), mention(SentenceID="4"))
    assert found.records == {}
    assert found.notices.others == {
        ORPHAN: 2,
        "event that is mentioned, and given by none of the files": 1,
    }


def test_a_row_that_stands_twice_counts_once(tmp_path: Path) -> None:
    found = run_rows(tmp_path, event(), mention(), event(), mention(), mention())
    assert len(found.raw["event", "7"]) == 2
    assert found.notices.others == {"row that stands there twice: counted once": 3}


def test_rows_of_one_event_that_differ_are_refused_each_with_the_places(tmp_path: Path) -> None:
    found = run_rows(tmp_path, event(), event(EventCode="190"), mention())
    detail = "has rows that differ (rows.tsv:1, rows.tsv:2); name the file of one of them"
    assert sorted(found.faults) == [
        RowFault(file="rows.tsv", line=line, column="GLOBALEVENTID", value="7", detail=detail)
        for line in (1, 2)
    ]
    assert found.of("event") == {}


def test_all_that_is_wrong_with_a_row_is_told_at_once(tmp_path: Path) -> None:
    wrong = event(
        GLOBALEVENTID="x",
        SQLDATE="20230230",
        EventCode="",
        ActionGeo_Type="9",
        ActionGeo_Lat="91",
        ActionGeo_Long="east",
    )
    found = run_rows(tmp_path, wrong, "a\tb", event(ActionGeo_Lat="5"))
    told = [fault.tell() for fault in found.faults]
    assert told == [
        "rows.tsv:1: GLOBALEVENTID: 'x' is no number of an event",
        "rows.tsv:1: SQLDATE: '20230230' is no day; write YYYYMMDD",
        "rows.tsv:1: EventCode: is missing",
        "rows.tsv:1: ActionGeo_Type: '9' is no type of place; there are 0 to 5",
        "rows.tsv:1: ActionGeo_Lat: '91' is no latitude; there are -90 to 90",
        "rows.tsv:1: ActionGeo_Long: 'east' is no longitude; there are -180 to 180",
        "rows.tsv:2: the row has 2 cells; an event has 61, a mention 16",
        "rows.tsv:3: ActionGeo_Long: is missing; the two come together",
    ]


def test_all_that_is_wrong_with_a_mention_is_told_at_once(tmp_path: Path) -> None:
    path = tmp_path / "m.tsv"
    wrong = mention(
        MentionTimeDate="20230522",
        MentionType="7",
        MentionIdentifier=" ",
        SentenceID="third",
        MentionSourceName="A",
    )
    path.write_bytes(wrong.replace("A", "\xff", 1).encode("latin-1"))
    assert [fault.tell() for fault in run(FORMAT, path).faults] == [
        "m.tsv:1: MentionSourceName: '\\xff' is no UTF-8; convert the file",
        "m.tsv:1: MentionTimeDate: '20230522' is no time; write YYYYMMDDHHMMSS",
        "m.tsv:1: MentionType: '7' is no type of document; there are 1 to 6",
        "m.tsv:1: MentionIdentifier: ' ' is missing: what document is it?",
        "m.tsv:1: SentenceID: 'third' is no whole number from 0; -1 is none",
    ]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(
    st.lists(
        st.one_of(
            st.tuples(st.just(0), st.integers(0, 60), st.text(max_size=12)),
            st.tuples(st.just(1), st.integers(0, 15), st.text(max_size=12)),
        ),
        max_size=6,
    )
)
def test_whatever_stands_in_a_cell_gives_sound_records_or_faults(
    tmp_path: Path, changes: list[tuple[int, int, str]]
) -> None:
    rows = [event(**RAID, EventCode="112").split("\t"), mention().split("\t")]
    for row, cell, text in changes:
        rows[row][cell] = text.replace("\n", " ").replace("\t", " ")
    path = tmp_path / "rows.tsv"
    path.write_bytes(b"".join("\t".join(row).encode() + b"\n" for row in rows))
    run(FORMAT, path)


def test_the_real_files_give_the_same_in_any_order_of_files_and_rows(
    sample: list[Path], tmp_path: Path
) -> None:
    found = run(FORMAT, *sample)
    kinds = ("event", "statement", "source", "actor")
    assert [len(found.of(kind)) for kind in kinds] == [200, 7, 112, 181]
    assert found.faults == []
    rows = b"".join(path.read_bytes() for path in sample).splitlines(keepends=True)
    random.Random(7).shuffle(rows)
    (tmp_path / "all.tsv").write_bytes(b"".join(rows))
    again = run(FORMAT, tmp_path / "all.tsv")
    assert again.records == found.records
    assert again.raw == found.raw
    assert again.notices == found.notices


def test_every_cell_of_the_real_files_is_kept_or_of_a_mention_that_is_told(
    sample: list[Path],
) -> None:
    rows = [read_cells(line) for path in sample for line in path.read_bytes().splitlines()]
    found = run(FORMAT, *sample)
    kept = [row for raw in found.raw.values() for row in raw]
    events = found.of("event")
    left = [row for row in rows if len(row) == len(MENTION) and row[0] not in events]
    assert found.notices.others[ORPHAN] == len(left)
    assert sum(map(_filled, rows)) == sum(len(row.cells) for row in kept) + sum(map(_filled, left))
    assert {column for row in kept for column in row.columns} <= {*EVENT, *MENTION}


def _filled(cells: list[str]) -> int:
    return sum(bool(cell.strip()) for cell in cells)


def test_the_page_tells_of_every_column() -> None:
    lines = PAGE.read_text(encoding="utf-8").splitlines()
    table = [line.split("|")[1] for line in lines if line.startswith("| `")]
    named = {word.strip("` ") for cell in table for word in cell.split(",")}
    assert named == {*EVENT, *MENTION}


def test_only_its_own_files_are_recognised(sample: list[Path]) -> None:
    own = {path.resolve() for path in sample}
    files = [path for path in sorted(DATA.rglob("*")) if path.is_file()]
    known = {path.resolve() for path in files if FORMAT.recognise(path.read_bytes()[:65536])}
    assert known == own
    for head in (b"", b"\n", b"1\t2\n", b"\x00" * 100, b"\t" * 60, b"\xff\t" * 15):
        assert not FORMAT.recognise(head)
    assert FORMAT.recognise(f"{event(SQLDATE='2023')}\n{event()}\n".encode())
    assert recognise(sample[0].read_bytes()[:65536]) == "gdelt"


def test_lines_come_sorted_from_runs_on_disk_and_as_often_as_asked() -> None:
    lines = [b"%d\n" % (number * 7919 % 1000) for number in range(1000)]
    sorter = Sorter(run=500)
    for line in lines:
        sorter.add(line)
    assert list(sorter.lines()) == sorted(lines)
    assert list(sorter.lines()) == sorted(lines)


def test_a_raw_row_has_only_what_was_written(tmp_path: Path) -> None:
    found = run_rows(tmp_path, event(Actor2Name="  "))
    assert found.raw["event", "7"] == (
        RawRow(
            ("GLOBALEVENTID", "SQLDATE", "EventCode", "ActionGeo_Type", "DATEADDED"),
            ("7", "20230522", "193", "0", "20230522104500"),
        ),
    )


def test_mentions_more_than_a_record_may_cite_are_told_and_kept_raw(tmp_path: Path) -> None:
    found = run_rows(tmp_path, event(), *(mention(SentenceID=str(at)) for at in range(1200)))
    record = found.of("event")["7"]
    assert isinstance(record, EventInput)
    assert len(record.evidence) == 1000
    assert len(found.raw["event", "7"]) == 1201
    told = "event with more mentions than a record may cite (1000): the rest is raw"
    assert found.notices.others == {told: 1}
