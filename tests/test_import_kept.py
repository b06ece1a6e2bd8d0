"""What an import would retract stays where others need it, and goes after what names it."""

import asyncio
from pathlib import Path
from typing import Any

import asyncpg
import msgspec
import pytest

from api.changesets.submission import read_json
from api.changesets.write import Writing, write_change_set
from api.commands import importplanning
from api.commands.importplanning import make_plan
from api.commands.importreading import Edition
from api.database import WRITING, Connection
from api.importers.imported import Imported
from api.importers.registry import FORMATS
from api.importers.spool import spool
from schemas.actors import ActorInput
from schemas.affiliations import AffiliationInput
from schemas.changesets import Record
from schemas.codes import Kind
from schemas.evidence import EvidenceInput
from schemas.sources import SourceInput
from tests.ftmrows import change, thing, tied
from tests.ftmrows import write as write_lines
from tests.gedrows import write
from tests.importcommand import import_file, query, told
from tests.records import Operation, actor, affiliation, event, merge, part, source, statement

GONE = "SELECT key FROM records WHERE status = 'retracted' ORDER BY key"


@pytest.fixture(autouse=True)
def here(dsn: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Commands work on a database and in a folder of the test's own."""
    monkeypatch.setenv("WHENCE_DATABASE_URL", dsn)
    monkeypatch.setenv("WHENCE_DATA_DIR", str(tmp_path))


def write_into(dsn: str, *operations: Operation, **head: Any) -> None:
    """By hand, into the dataset that is imported into."""

    async def post() -> None:
        connection = await asyncpg.connect(dsn, server_settings=dict(WRITING))
        try:
            body = {"dataset": "ged", "reason": "By hand", "operations": operations} | head
            submission = read_json(msgspec.json.encode(body))
            await write_change_set(connection, submission, Writing(key_name="test"))
        finally:
            await connection.close()

    asyncio.run(post())


def kept(report: dict[str, Any]) -> dict[str, str]:
    """By key, why it is kept."""
    return {each["key"]: each["because"] for each in report["changes"] if each["fate"] == "kept"}


def test_a_deletion_of_what_others_name_is_told_and_the_rest_is_done(
    tmp_path: Path, dsn: str
) -> None:
    job = thing("job", "Employment", employee=["one"], employer=["org"])
    lines = [thing("one"), thing("two"), thing("org", "Company"), job]
    import_file(write_lines(tmp_path / "all.json", *lines), form="ftm")
    deleted = [change("DEL", {"id": own}) for own in ("one", "two", "org")]
    delta = write_lines(tmp_path / "delta.json", *deleted, change("ADD", thing("three")))
    because = f"the affiliation '{tied('job', 'one', 'org')}' names it"
    planned = told(import_file(delta, "--dry-run", "--json", form="ftm"))
    assert kept(planned) == {"one": because, "org": because}
    assert planned["counts"]["actor"]["kept"] == 2
    done = import_file(delta, form="ftm")
    assert (done.exception, done.return_value) == (None, 0)
    assert done.stderr.splitlines()[-2:] == [
        f"kept actor {own} ({because})" for own in ("one", "org")
    ]
    assert query(dsn, GONE) == [("two",)]
    more = write_lines(tmp_path / "more.json", *deleted, change("DEL", {"id": "job"}))
    assert kept(told(import_file(more, "--json", form="ftm"))) == {}
    assert query(dsn, GONE) == [(tied("job", "one", "org"),), ("one",), ("org",), ("two",)]


def test_who_is_deleted_is_named_by_nothing_in_that_delta(tmp_path: Path, dsn: str) -> None:
    lines = [thing("one"), thing("two"), thing("org", "Company")]
    import_file(write_lines(tmp_path / "all.json", *lines), form="ftm")
    job = thing("job", "Employment", employee=["one"], employer=["org"])
    sanction = thing("sanction", "Sanction", entity=["one", "two"], authority=["Office"])
    given = [change("ADD", job), change("ADD", sanction), change("DEL", {"id": "one"})]
    report = told(import_file(write_lines(tmp_path / "d.json", *given), "--json", form="ftm"))
    assert kept(report) == {}
    assert report["notices"] == {
        "Employment names nothing that is in the files: left out": 1,
        "Sanction also names some that are no actors, or in no file: kept raw": 1,
    }
    assert {what.split()[0]: at for what, at in report["first"].items()} == {
        "Employment": f"{tmp_path / 'd.json'}:1",
        "Sanction": f"{tmp_path / 'd.json'}:2",
    }
    assert query(dsn, GONE) == [("one",)]


def test_pruning_keeps_what_a_hand_written_record_needs_and_what_that_needs(
    tmp_path: Path, dsn: str
) -> None:
    file = write(tmp_path / "ged.csv", {})
    import_file(file)
    write_into(dsn, source("page"), source("lone"), actor("a"), actor("b"), actor("c"))
    write_into(
        dsn, statement("said", "a", {"actor": "b", "stance": "mentions"}), merge("actor", "c", "b")
    )
    report = told(import_file(file, "--prune", "--json"))
    assert kept(report) == {
        "b": "the actor 'c' is merged into it",
        "page": "the actor 'c' names it",
    }
    assert query(dsn, GONE) == [("a",), ("lone",), ("said",)]
    assert [what for what in report["notices"] if "stays" in what] == []


@pytest.mark.parametrize("size", [1, 2, 3, 5])
def test_nothing_goes_before_what_names_it_however_small_change_sets_are(
    tmp_path: Path, dsn: str, monkeypatch: pytest.MonkeyPatch, size: int
) -> None:
    file = write(tmp_path / "ged.csv", {})
    import_file(file)
    by = {"evidence": [{"source": "z"}]}
    write_into(
        dsn,
        # The house publishes what says that there is such a house.
        source("z", publisher="house"),
        source("a", republishes="z"),
        source("b", publisher="coder", republishes="a"),
        actor("house", **by),
        actor("coder", evidence=[{"source": "a"}]),
        actor("aide", evidence=[{"source": "b"}]),
        affiliation("job", "aide", "part_of", "house", **by),
        event("campaign", **by),
        event(
            "raid",
            parent="campaign",
            participations=[part("r1", "aide", "perpetrator", **by)],
            **by,
        ),
        event("zone", parent="raid", **by),
        statement("said", "coder", {"participation": "r1", "stance": "affirms"}, **by),
    )
    monkeypatch.setattr(importplanning, "SIZE", size)
    report = told(import_file(file, "--prune", "--json"))
    assert kept(report) == {}
    retracted = {key for (key,) in query(dsn, GONE)}
    assert retracted == {
        *("z", "a", "b", "house", "coder", "aide", "job", "campaign", "raid", "r1", "zone", "said")
    }
    counts = [each["counts"]["retracted"] for each in report["change_sets"]]
    assert sum(counts) == 11
    assert max(counts) == max(size, 2)


def test_rows_that_name_a_faulty_one_are_left_out_unless_the_dataset_has_it(
    tmp_path: Path, dsn: str
) -> None:
    sanction = thing("sanction", "Sanction", entity=["one"], authority=["Office"])
    import_file(write_lines(tmp_path / "all.json", thing("one"), sanction), form="ftm")
    later = thing("sanction", "Sanction", entity=["one"], authority=["Office"], reason=["Fraud"])
    other = thing("other", "Sanction", entity=["one", "two"], authority=["Office"])
    lines = [thing("two", name=[7]), later, other, thing("one", name=[7])]
    file = write_lines(tmp_path / "later.json", *lines)
    report = told(import_file(file, "--json", "--max-errors", "2", form="ftm"))
    assert report["faulty"] == 2
    assert report["counts"]["statement"] == {"changed": 1}
    lacking = "names an actor that is neither in the files nor in the dataset"
    assert report["notices"][f"statement left out: {lacking}"] == 1
    about = "SELECT r.key FROM statement_about AS a JOIN records AS r ON r.id = a.actor_id"
    assert query(dsn, about) == [("one",)]


async def test_what_is_found_faulty_once_it_is_made_takes_what_names_it_along(
    connection: Connection,
) -> None:
    """A key that nobody may give shows when the record is judged, with that of others."""
    cites = [EvidenceInput(source="page")]
    tie = AffiliationInput(
        subject="one", type="related_to", object="purged:x", coded=True, evidence=cites
    )
    page = SourceInput(source_kind="data_file", title="Page")
    given: list[tuple[Kind, str, Record]] = [("source", "page", page)]
    for key in ("one", "purged:x"):
        person = ActorInput(actor_kind="person", name=key, evidence=cites)
        given.append(("actor", key, person))
    given += [("affiliation", "tie", tie)]
    edition = Edition(form=FORMATS["ftm"], files=[], dataset="ged", edition="1")
    with spool("ged") as spooled:
        for line, (kind, key, record) in enumerate(given, start=1):
            each = Imported(kind=kind, key=key, record=record, line=line)
            assert list(spooled.put(each, "file", last=False)) == []
        faults = [(fault.line, fault.column) for fault in spooled.finish()]
        plan = await make_plan(connection, edition, spooled, prune=False, advance=lambda _: None)
    assert faults == [(3, "key")]
    assert (plan.places, dict(plan.refused)) == (2, {"affiliation": 1})
