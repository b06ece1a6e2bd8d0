"""What goes into which dataset: formats apart, what none may pass on into none that is public."""

import csv
from pathlib import Path

import pytest
from click.testing import CliRunner

from api.cli import cli
from api.errors import WhenceError
from api.ids import public_id, record_id
from tests.acledrows import CLASH
from tests.ftmrows import change, thing
from tests.ftmrows import write as write_lines
from tests.gdelting import event, mention
from tests.gedrows import ROW, write
from tests.importcommand import get, import_file, query, told
from tests.ucdpactorrows import FRONT

ACTIVE = "SELECT count(*) FROM records WHERE status = 'active'"


@pytest.fixture(autouse=True)
def here(dsn: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Commands work on a database and in a folder of the test's own."""
    monkeypatch.setenv("WHENCE_DATABASE_URL", dsn)
    monkeypatch.setenv("WHENCE_DATA_DIR", str(tmp_path))


def acled(folder: Path, *ids: str) -> Path:
    """A file of ACLED's with the same clash under these ids."""
    events = [CLASH | {"event_id_cnty": own} for own in ids]
    rows = [",".join(CLASH), *(",".join(f'"{cell}"' for cell in row.values()) for row in events)]
    file = folder / "acled.csv"
    file.write_text("\n".join(rows) + "\n", encoding="utf-8")
    return file


def actors_of_ucdp(folder: Path, *rows: dict[str, str]) -> Path:
    file = folder / "actors.csv"
    with file.open("w", encoding="utf-8", newline="") as opened:
        table = csv.DictWriter(opened, FRONT)
        table.writeheader()
        table.writerows(rows)
    return file


def deleted(folder: Path, *ids: str) -> Path:
    file = folder / "deleted.csv"
    rows = ["event_id_cnty,deleted_timestamp", *(f"{own},1747750000" for own in ids)]
    file.write_text("\n".join(rows) + "\n", encoding="utf-8")
    return file


def test_what_none_may_pass_on_goes_into_no_public_dataset_unasked(
    tmp_path: Path, dsn: str
) -> None:
    assert import_file(acled(tmp_path, "NOR1"), form="acled").return_value == 0
    query(dsn, "UPDATE datasets SET distribution = 'public'")
    file = acled(tmp_path, "NOR1", "NOR2")
    refused = import_file(file, form="acled")
    assert isinstance(refused.exception, WhenceError)
    assert str(refused.exception) == (
        "the dataset ged is public, and the terms of acled let nobody pass its data on: name "
        "another dataset, make this one internal (a change set whose dataset_meta has "
        "distribution: internal), or say --into-public where your licence allows that"
    )
    assert len(get(dsn, "/v1/events?dataset=ged")["data"]) == 1
    assert import_file(file, "--into-public", form="acled").return_value == 0
    assert len(get(dsn, "/v1/events?dataset=ged")["data"]) == 2


def test_a_dataset_of_another_format_is_refused_unless_it_is_asked_for(
    tmp_path: Path, dsn: str
) -> None:
    file, actors = write(tmp_path / "ged.csv", {}), actors_of_ucdp(tmp_path, FRONT)
    import_file(file)
    refused = import_file(actors, form="ucdp-actor")
    assert isinstance(refused.exception, WhenceError)
    assert str(refused.exception).startswith("ged has records that came from ucdp-ged: ")
    assert str(refused.exception).endswith("or say --mix-formats")
    assert import_file(actors, "--mix-formats", form="ucdp-actor").return_value == 0
    pruned = import_file(file, "--prune", "--mix-formats")
    assert isinstance(pruned.exception, WhenceError)
    assert str(pruned.exception) == (
        "ged has records that came from ucdp-actor: --prune would retract them; leave it out"
    )
    assert import_file(file, "--mix-formats").return_value == 0


def test_nobody_is_said_to_have_coded_what_another_did(tmp_path: Path, dsn: str) -> None:
    """What is coded is said by the publisher of its dataset, whatever file it came from."""
    lines = write_lines(tmp_path / "one.json", thing("one"))
    import_file(lines, form="ftm")
    before = query(dsn, ACTIVE)
    refused = import_file(write(tmp_path / "ged.csv", {}), "--mix-formats", "--dry-run")
    assert isinstance(refused.exception, WhenceError)
    assert str(refused.exception) == (
        "the dataset ged is not published by 'ucdp', who codes what files of ucdp-ged code: name a "
        "dataset of its own, which need not be there yet, and link the two (whence link suggest)"
    )
    assert query(dsn, ACTIVE) == before


def test_what_was_taken_back_can_be_imported_again(tmp_path: Path, dsn: str) -> None:
    """With the import its publisher went, who is needed for what is coded."""
    file = write(tmp_path / "ged.csv", {})
    [first] = told(import_file(file, "--json"))["change_sets"]
    taken_back = CliRunner().invoke(cli, ["revert", str(first["id"]), "--reason", "a mistake"])
    assert taken_back.exception is None, taken_back.output
    assert import_file(file).return_value == 0
    [event] = get(dsn, "/v1/events?dataset=ged&category=battle")["data"]
    assert event["standing"]["coded_by"] == public_id("actor", record_id("ged", "actor", "ucdp"))


def test_an_actor_whose_row_is_faulty_stays_as_it_was(tmp_path: Path, dsn: str) -> None:
    tied = FRONT | {
        "ActorId": "502",
        "NameData": "Other",
        "Alliance": "1",
        "ActorIdAlliance": "501",
    }
    import_file(actors_of_ucdp(tmp_path, FRONT, tied), form="ucdp-actor")
    broken = actors_of_ucdp(tmp_path, FRONT | {"Org": "9"}, tied | {"NameData": "Another"})
    done = told(import_file(broken, "--max-errors", "1", "--json", form="ucdp-actor"))
    assert {kind: counts.get("changed", 0) for kind, counts in done["counts"].items()} == {
        "actor": 1,
        "affiliation": 0,
        "source": 0,
    }
    [actor] = get(dsn, "/v1/actors?dataset=ged&key=501")["data"]
    assert (actor["name"], actor["actor_kind"]) == ("NLF", "armed_group")


def test_rows_that_an_open_quotation_mark_swallows_are_counted(tmp_path: Path) -> None:
    rows = [{"id": str(700001 + number), "where_coordinates": "OPEN"} for number in range(9)]
    file = write(tmp_path / "ged.csv", *({**dict.fromkeys(ROW, "x"), **row} for row in rows))
    text = file.read_text(encoding="utf-8")
    assert '"' not in text
    lines = text.splitlines()
    lines[3] = lines[3].replace("OPEN", '"open')
    file.write_text("\n".join(lines) + "\n", encoding="utf-8")
    refused = import_file(file, "--max-errors", "8")
    assert refused.return_value == 1
    assert "ged.csv:4: is no CSV, from here to line 10: unexpected end of data" in refused.stderr
    assert "in 9 rows: nothing was written" in refused.stderr


def test_deleted_ids_that_retract_nothing_are_counted(tmp_path: Path, dsn: str) -> None:
    events = acled(tmp_path, "NOR1", "NOR2")
    gone = deleted(tmp_path, "NOR1", "NOR7", "NOR8")
    done = told(import_file(events, str(gone), "--json", form="acled"))
    given = "deleted id that these files give, too: kept; import deletions in a run of their own"
    absent = "deleted id that the dataset does not have, or not any more"
    assert done["notices"] == {given: 1, absent: 2}
    done = told(import_file(gone, "--json", form="acled"))
    assert (done["counts"]["event"], done["notices"]) == ({"retracted": 1}, {absent: 2})
    assert told(import_file(gone, "--json", form="acled"))["notices"] == {absent: 3}


def test_deleted_entities_that_retract_nothing_are_counted(tmp_path: Path) -> None:
    file = write_lines(tmp_path / "one.json", thing("one", topics=["poi"]))
    import_file(file, form="ftm")
    delta = write_lines(
        tmp_path / "delta.json", change("DEL", {"id": "one"}), change("DEL", {"id": "two"})
    )
    done = told(import_file(delta, "--json", form="ftm"))
    assert done["notices"] == {"deleted id that the dataset does not have, or not any more": 1}


def test_events_that_lose_their_mentions_are_told(tmp_path: Path) -> None:
    events, both = tmp_path / "events.tsv", tmp_path / "both.tsv"
    events.write_text(event() + "\n", encoding="utf-8")
    both.write_text(f"{event()}\n{mention()}\n", encoding="utf-8")
    assert told(import_file(events, "--json", form="gdelt"))["notices"] == {}
    assert told(import_file(both, "--json", form="gdelt"))["notices"] == {}
    assert told(import_file(events, "--json", form="gdelt"))["notices"] == {
        "event that changes, of which these files have no mentions: evidence that the dataset had "
        "of them goes; name the files of mentions too": 1,
        "record of the dataset that these files do not give: it stays; --prune retracts such": 2,
    }
