"""What an import is to write is judged, kept once, and read back in the order of its writing."""

import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from api.importers import judging
from api.importers.imported import Gone, Imported, RawRow, RowFault
from api.importers.judging import JudgeLostError
from api.importers.spool import Spool, SpoolError, spool
from schemas.actors import ActorInput
from schemas.evidence import EvidenceInput
from schemas.sources import SourceInput
from tests.test_releases_refused import small_disk

CITED = [EvidenceInput(source="page")]
PAGE = Imported(kind="source", key="page", record=SourceInput(source_kind="article", title="Page"))


@pytest.fixture(params=[2, 5_000], ids=["judged beside", "judged here"])
def spooled(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[Spool]:
    monkeypatch.setattr(judging, "BATCH", request.param)
    with spool("test") as made:
        yield made


def an_actor(key: str, name: str = "Name", line: int = 0, *cells: str) -> Imported:
    record = ActorInput(actor_kind="person", name=name, evidence=CITED)
    raw = (RawRow(("a",), cells),) if cells else ()
    return Imported(kind="actor", key=key, record=record, line=line, raw=raw)


def faults_of(spooled: Spool, *given: Imported) -> list[RowFault]:
    """What is told of these records, at whatever moment."""
    told = [fault for each in given for fault in spooled.put(each, "file.csv", last=each is PAGE)]
    return told + list(spooled.finish())


def written(spooled: Spool) -> list[tuple[str, str]]:
    """Kind and key of all records in the order of their writing."""
    spooled.plan((each.ordinal, "created") for batch in spooled.hashes(3) for each in batch)
    return [(each.kind, each.key) for each in spooled.read(1, spooled.planned() + 1)]


def test_what_has_faults_is_told_with_its_line_and_left_out(spooled: Spool) -> None:
    late = ActorInput(actor_kind="person", name="", countries=["XX"], evidence=CITED)
    faulty = Imported(kind="actor", key="two", record=late, line=7)
    unsound = ActorInput(actor_kind="person", name="Name", countries=["XX"], evidence=CITED)
    other = Imported(kind="actor", key="four", record=unsound, line=9)
    told = faults_of(spooled, an_actor("one"), faulty, an_actor("three"), other, PAGE)
    assert [(fault.file, fault.line, fault.column) for fault in told] == [
        ("file.csv", 7, "name"),
        ("file.csv", 9, "countries/0"),
    ]
    assert told[1].detail.endswith("as RU is (of the actor 'four')")
    assert written(spooled) == [("source", "page"), ("actor", "one"), ("actor", "three")]


def test_what_stands_twice_is_kept_once_with_the_rows_of_both(spooled: Spool) -> None:
    twice = (an_actor("one", "Name", 2, "x"), an_actor("one", "Name", 3, "y"))
    assert faults_of(spooled, PAGE, *twice, an_actor("one", "Name", 4, "x")) == []
    spooled.plan((each.ordinal, "created") for batch in spooled.hashes(9) for each in batch)
    rows = [each.raw for each in spooled.read(1, 9) if each.key == "one"]
    assert rows == [[RawRow(("a",), ("x",)), RawRow(("a",), ("y",))]]


def test_what_stands_twice_and_differs_is_told_with_both_lines(spooled: Spool) -> None:
    [told] = faults_of(spooled, PAGE, an_actor("one", "Name", 2), an_actor("one", "Other", 5))
    assert told.tell() == (
        "file.csv:5: 'one' stands at file.csv:2 too, and differs there; only one can be right"
    )


def test_what_is_there_is_not_gone(spooled: Spool) -> None:
    for key in ("one", "two"):
        spooled.retract(Gone(kind="actor", key=key), "file.csv")
    assert faults_of(spooled, PAGE, an_actor("one")) == []
    assert [each.key for batch in spooled.gone(9) for _, each in batch] == ["two"]


def test_what_a_row_says_that_is_faulty_takes_nothing_away(spooled: Spool) -> None:
    unsound = ActorInput(actor_kind="person", name="Name", countries=["XX"], evidence=CITED)
    for line in (7, 8):
        for key, more in (("one", 0), ("two", 0), ("two", 16)):
            gone = Gone(kind="affiliation", key=f"{line} {key}", more=more, line=line)
            spooled.retract(gone, "file.csv")
    faulty = Imported(kind="actor", key="one", record=unsound, line=7)
    assert len(faults_of(spooled, faulty, PAGE)) == 1
    found = [(each.key, each.more) for batch in spooled.gone(2) for _, each in batch]
    assert sorted(found) == [("8 one", 0), ("8 two", 0), ("8 two", 16)]


def test_a_judge_that_is_killed_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(judging, "BATCH", 1)
    with spool("test") as spooled:
        assert list(spooled.put(an_actor("one"), "file.csv", last=False)) == []
        process = spooled._judge._process
        assert process is not None
        process.kill()
        with pytest.raises(JudgeLostError, match="ended; try again"):
            faults_of(spooled, an_actor("two"), an_actor("three"))


def fill(number: int) -> None:
    """So many records into a spool."""
    with spool("test") as spooled:
        for each in range(number):
            list(spooled.put(an_actor(f"{each}", "x" * 500), "file.csv", last=False))
        list(spooled.finish())


@pytest.mark.parametrize(
    ("size", "number"),
    # SQLite keeps 64 MB in memory before it writes.
    [("8k", 1), pytest.param("300k", 80_000, marks=pytest.mark.contract)],
)
def test_a_full_disk_is_told_with_what_would_help(
    tmp_path: Path, size: str, number: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    with small_disk(tmp_path / "small", size):
        monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "small"))
        with pytest.raises(SpoolError) as refused:
            fill(number)
    assert str(refused.value) == (
        f"what is read cannot be kept in {tmp_path}/small: database or disk is full; make room "
        "there, or name another folder in TMPDIR"
    )
