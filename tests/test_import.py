"""`whence import` writes what differs, in whole change sets, once every row was found sound."""

import asyncio
import threading
import uuid
from pathlib import Path

import asyncpg
import click
import pytest

from api.changesets.finding import find_text
from api.changesets.purge import purge_record
from api.changesets.revert import find_target, write_revert
from api.changesets.write import Writing
from api.commands import importplanning
from api.database import WRITING
from api.errors import WhenceError
from api.ids import record_id
from schemas.changesets import RevertInput
from tests.gedrows import ROW, SECOND, write
from tests.importcommand import cells, get, import_file, query, told
from tests.writing import NOTHING

#: What the file says of two events, and what all rows name.
MADE = {
    "actor": {"created": 7},
    "affiliation": {"created": 1},
    "event": {"created": 3},
    "source": {"created": 2},
    "statement": {"created": 2},
}
SAME = {kind: {"unchanged": counts["created"]} for kind, counts in MADE.items()}


@pytest.fixture(autouse=True)
def here(dsn: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Commands work on a database and in a folder of the test's own."""
    monkeypatch.setenv("WHENCE_DATABASE_URL", dsn)
    monkeypatch.setenv("WHENCE_DATA_DIR", str(tmp_path))
    monkeypatch.chdir(tmp_path)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A file of two events."""
    return write(tmp_path / "ged.csv", {}, SECOND)


def test_a_file_is_imported_once_and_served(file: Path, dsn: str) -> None:
    first = told(import_file(file, "--json"))
    assert first["counts"] == MADE
    [made] = first["change_sets"]
    assert (made["seq"], made["counts"]) == (1, NOTHING | {"created": 15})
    again = told(import_file(file, "--json"))
    assert (again["counts"], again["change_sets"]) == (SAME, [])
    assert query(dsn, "SELECT count(*) FROM change_sets") == [(1,)]
    [change_set] = get(dsn, "/v1/changesets")["data"]
    uuid.UUID(change_set["import_id"])
    assert (change_set["edition"], change_set["written_by"]) == ("1", "cli")
    title = "UCDP Georeferenced Event Dataset (GED)"
    assert change_set["reason"] == f"Import of {title}, edition 1: ged.csv"
    [event] = get(dsn, "/v1/events?dataset=ged&key=700002")["data"]
    assert event["when"]["edtf"] == "2014-05-28"


def test_counts_are_shown_as_a_table(file: Path) -> None:
    first, again = import_file(file), import_file(file)
    words = [line.split() for line in first.stdout.splitlines()]
    assert ["kind", "created"] in words
    assert ["event", "3"] in words
    assert "1 change set, seq 1: 15 records in" in first.stdout
    assert again.stdout.endswith("nothing to change\n")
    assert (first.stderr, again.stderr) == ("", "")


def test_a_newer_edition_writes_what_differs(file: Path, tmp_path: Path, dsn: str) -> None:
    import_file(file)
    third = {**SECOND, "id": "700003", "date_start": "2014-06-01", "date_end": "2014-06-02"}
    newer = write(tmp_path / "newer.csv", {"best": "6", "deaths_a": "2"}, SECOND, third)
    told_of = told(import_file(newer, "--edition", "2", "--json"))
    assert told_of["counts"]["event"] == {"created": 1, "changed": 1, "unchanged": 2}
    versions = query(
        dsn,
        "SELECT key, max(version), count(*) FROM documents JOIN records USING (id) "
        "WHERE documents.kind = 'event' AND key ~ '^7' GROUP BY key ORDER BY key",
    )
    assert versions == [("700001", 2, 2), ("700002", 1, 1), ("700003", 1, 1)]


def test_rows_that_alone_changed_are_told_apart_and_kept_as_they_were(
    file: Path, tmp_path: Path, dsn: str
) -> None:
    import_file(file)
    columns = [*ROW, "brand_new"]
    newer = write(tmp_path / "newer.csv", {"brand_new": "yes"}, SECOND, columns=columns)
    came = import_file(newer, "--edition", "2", "--json")
    assert told(came)["counts"]["event"] == {"raw": 1, "unchanged": 2}
    assert told(came)["unknown_columns"] == {"brand_new": 1}
    [changed] = told(came)["change_sets"]
    assert changed["counts"] == NOTHING | {"raw": 1, "unchanged": 1}
    [event] = get(dsn, "/v1/events?dataset=ged&key=700001")["data"]
    assert (event["version"], event["seq"]) == (1, 1)
    assert cells(dsn, "700001", "&as_of=seq:1").get("brand_new") is None
    assert cells(dsn, "700001")["brand_new"] == "yes"
    assert cells(dsn, "700002") == {name: cell for name, cell in {**ROW, **SECOND}.items() if cell}


def test_a_revert_brings_back_the_rows_of_before(file: Path, tmp_path: Path, dsn: str) -> None:
    import_file(file)
    import_file(write(tmp_path / "newer.csv", {"best": "6"}, SECOND), "--edition", "2")
    assert cells(dsn, "700001")["best"] == "6"

    async def revert() -> None:
        connection = await asyncpg.connect(dsn, server_settings=dict(WRITING))
        target = await find_target(connection, 2)
        assert target is not None
        await write_revert(connection, target, RevertInput(), Writing(key_name="cli"))
        await connection.close()

    asyncio.run(revert())
    assert cells(dsn, "700001")["best"] == "5"
    assert cells(dsn, "700001", "&as_of=seq:2")["best"] == "6"
    assert told(import_file(file, "--json"))["counts"] == SAME


def test_what_is_gone_from_the_file_stays_unless_it_is_pruned(
    file: Path, tmp_path: Path, dsn: str
) -> None:
    import_file(file)
    less = write(tmp_path / "less.csv", {})
    assert told(import_file(less, "--json"))["change_sets"] == []
    pruned = told(import_file(less, "--prune", "--json"))
    assert pruned["counts"]["event"] == {"unchanged": 2, "retracted": 1}
    gone = "SELECT kind, reason FROM records WHERE status = 'retracted' AND kind <> 'participation'"
    assert sorted(query(dsn, gone)) == [("event", "superseded"), ("statement", "superseded")]
    assert told(import_file(less, "--prune", "--json"))["change_sets"] == []


def test_a_dry_run_tells_what_would_change_and_writes_nothing(
    file: Path, tmp_path: Path, dsn: str
) -> None:
    first = import_file(file, "--dry-run")
    assert query(dsn, "SELECT count(*) FROM records") == [(0,)]
    assert "created event 700001\n" in first.stdout
    assert first.stdout.endswith("dry run: nothing was written\n")
    import_file(file)
    newer = write(tmp_path / "newer.csv", {"best": "6"})
    planned = told(import_file(newer, "--dry-run", "--prune", "--json"))
    best = {"field": "figures[killed].best", "before": 5, "after": 6}
    gone = {"fate": "retracted", "reason": "superseded"}
    assert planned["changes"] == [
        {"fate": "changed", "kind": "event", "key": "700001", "fields": [best]},
        {**gone, "kind": "statement", "key": planned["changes"][1]["key"]},
        {**gone, "kind": "event", "key": "700002"},
    ]
    assert (planned["dry_run"], planned["change_sets"]) == (True, [])
    assert query(dsn, "SELECT count(*) FROM change_sets") == [(1,)]


def test_a_dry_run_tells_what_fields_become_before_rows_that_alone_change(
    file: Path, tmp_path: Path, dsn: str
) -> None:
    import_file(file)
    columns = [*ROW, "brand_new"]
    third = {**SECOND, "id": "700003"}
    changed = {**SECOND, "where_coordinates": "", "date_start": "2014-05-27", "best": "7"}
    newer = write(tmp_path / "newer.csv", {"brand_new": "yes"}, changed, third, columns=columns)
    told_lines = import_file(newer, "--dry-run").stdout.splitlines()
    told_lines = told_lines[told_lines.index("changed event 700002") :]
    statement = told_lines[7].removeprefix("created statement ")
    assert told_lines == [
        "changed event 700002",
        "  figures[killed].best: 5 → 7",
        "  figures[killed].high: 6 → nothing",
        '  place.name: "Old town, Old town district, North province" → '
        '"Old town district, North province"',
        '  title: "State-based violence, Old town, 2014-05-28" → '
        '"State-based violence, Old town district, North province, 2…',
        '  when.edtf: "2014-05-28" → "[2014-05-27..2014-05-28]"',
        "created event 700003",
        f"created statement {statement}",
        "raw event 700001",
        "dry run: nothing was written",
    ]
    short = import_file(newer, "--dry-run", "--list", "1").stdout
    assert "created event 700003\nand 1 more created\nraw event 700001\n" in short
    none = import_file(newer, "--dry-run", "--list", "0").stdout
    assert none.endswith("1 changed\n2 created\n1 raw\ndry run: nothing was written\n")


def test_what_was_retracted_and_comes_again_is_told_apart(
    file: Path, tmp_path: Path, dsn: str
) -> None:
    import_file(file)
    import_file(write(tmp_path / "less.csv", {}), "--prune")
    again = told(import_file(file, "--dry-run", "--json"))
    assert again["counts"]["event"] == {"unchanged": 2, "revived": 1}
    assert {each["fate"] for each in again["changes"]} == {"revived"}
    assert [each["fields"] for each in again["changes"] if "fields" in each] == []
    [written] = told(import_file(file, "--json"))["change_sets"]
    assert written["counts"] == NOTHING | {
        "changed": 2,
        "unchanged": written["counts"]["unchanged"],
    }


def test_every_faulty_row_is_told_and_nothing_is_written(tmp_path: Path, dsn: str) -> None:
    wrong = {**SECOND, "where_prec": "9", "date_start": "28.5.2014"}
    file = write(tmp_path / "ged.csv", {}, wrong, {**SECOND, "id": "700003", "best": "-1"})
    refused = import_file(file)
    assert refused.return_value == 1
    told_lines = refused.stderr.splitlines()
    for start in (
        "ged.csv:3: where_prec: '9' ",
        "ged.csv:3: date_start: '28.5.2014' ",
        "ged.csv:4: best: '-1' ",
    ):
        assert [line for line in told_lines if str(line).startswith(f"{tmp_path}/{start}")], start
    assert query(dsn, "SELECT count(*) FROM records") == [(0,)]
    assert told_lines[-1] == "3 faults in 2 rows: nothing was written"
    assert import_file(file, "--max-errors", "1").return_value == 1
    assert query(dsn, "SELECT count(*) FROM records") == [(0,)]
    written = import_file(file, "--max-errors", "2")
    assert (written.return_value, written.stderr.splitlines()[-1]) == (
        0,
        "3 faults in 2 rows: those rows are left out",
    )
    assert query(dsn, "SELECT key FROM records WHERE kind = 'event' AND key ~ '^7'") == [
        ("700001",)
    ]


def test_an_event_that_stands_twice_and_differs_is_a_fault(tmp_path: Path, dsn: str) -> None:
    file = write(tmp_path / "ged.csv", {}, SECOND, {"best": "6"})
    refused = import_file(file)
    assert refused.return_value == 1
    assert "stands at" in refused.stderr
    assert query(dsn, "SELECT count(*) FROM records") == [(0,)]


def test_another_formats_file_is_refused_by_its_name(tmp_path: Path) -> None:
    other = tmp_path / "other.csv"
    other.write_text("a,b\n1,2\n", encoding="utf-8")
    refused = import_file(other)
    assert isinstance(refused.exception, WhenceError)
    assert str(refused.exception).startswith(f"{other} is not ucdp-ged: its columns are 'a', 'b'; ")


@pytest.mark.parametrize(
    ("option", "value"), [("--dataset", "No Slug"), ("--edition", " "), ("--max-errors", "-1")]
)
def test_options_that_cannot_be_are_refused(file: Path, option: str, value: str) -> None:
    refused = import_file(file, option, value)
    assert isinstance(refused.exception, click.UsageError)
    assert value in refused.exception.message


def test_what_was_purged_stays_away(file: Path, dsn: str) -> None:
    import_file(file)

    async def purge() -> list[list[str]]:
        """Where a word of the row alone is found, before and after."""
        connection = await asyncpg.connect(dsn, server_settings=dict(WRITING))
        word, own = "XXX-2014-1-1-1", record_id("ged", "event", "700002")
        before = [found.table async for found in find_text(connection, word)]
        await purge_record(connection, own, "legal")
        after = [found.table async for found in find_text(connection, word)]
        await connection.close()
        return [before, after]

    assert asyncio.run(purge()) == [["raw_rows"] * 2, ["raw_rows"]]
    held = query(dsn, "SELECT DISTINCT record_id FROM raw_rows")
    assert held == [(record_id("ged", "event", "700001"),)]
    again = told(import_file(file, "--json"))
    assert again["counts"]["event"] == {"unchanged": 2, "purged": 1}
    assert again["change_sets"] == []


def test_what_names_what_was_purged_is_left_out_and_told(
    file: Path, tmp_path: Path, dsn: str
) -> None:
    import_file(file)

    async def purge() -> None:
        connection = await asyncpg.connect(dsn, server_settings=dict(WRITING))
        cited = await connection.fetchval(
            "SELECT source_id FROM evidence WHERE fact_id = $1", record_id("ged", "event", "700001")
        )
        await purge_record(connection, cited, "legal")
        await connection.close()

    asyncio.run(purge())
    newer = write(tmp_path / "newer.csv", {"best": "6"}, {"id": "700003"})
    done = told(import_file(newer, "--edition", "2", "--json"))
    left_out = {name: number for name, number in done["notices"].items() if "purged" in name}
    assert left_out == {
        "event left out: names what was purged": 2,
        "statement left out: names what was purged": 1,
    }
    assert done["counts"]["source"]["purged"] == 1
    assert get(dsn, "/v1/events?dataset=ged&key=700003")["data"] == []
    [event] = get(dsn, "/v1/events?dataset=ged&key=700001")["data"]
    assert event["version"] == 1


def test_many_records_are_several_change_sets_of_one_import(
    file: Path, dsn: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(importplanning, "SIZE", 4)
    done = told(import_file(file, "--json"))
    assert [each["counts"]["created"] for each in done["change_sets"]] == [4, 4, 4, 3]
    assert query(dsn, "SELECT count(DISTINCT import_id), count(*) FROM change_sets") == [(1, 4)]
    assert told(import_file(file, "--json"))["counts"] == SAME


def test_two_imports_at_once_leave_what_one_would(
    file: Path, dsn: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(importplanning, "SIZE", 4)
    results: list[int] = []
    threads = [
        threading.Thread(target=lambda: results.append(import_file(file).return_value))
        for _ in range(2)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert results == [0, 0]
    assert query(dsn, "SELECT count(*), max(version) FROM documents") == [(15, 1)]
    assert told(import_file(file, "--json"))["counts"] == SAME
