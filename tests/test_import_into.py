"""What goes into which dataset: formats apart, what none may pass on into none that is public."""

from pathlib import Path

import pytest

from api.errors import WhenceError
from tests.ftmrows import change, thing
from tests.ftmrows import write as write_lines
from tests.gdelting import event, mention
from tests.gedrows import write
from tests.importcommand import get, import_file, query, told
from tests.test_import_acled import CLASH

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


def deleted(folder: Path, *ids: str) -> Path:
    file = folder / "deleted.csv"
    rows = ["event_id_cnty,deleted_timestamp", *(f"{own},1747750000" for own in ids)]
    file.write_text("\n".join(rows) + "\n", encoding="utf-8")
    return file


def test_what_none_may_pass_on_goes_into_no_public_dataset_unasked(
    tmp_path: Path, dsn: str
) -> None:
    told(import_file(write_lines(tmp_path / "one.json", thing("one")), "--json", form="ftm"))
    before = query(dsn, ACTIVE)
    refused = import_file(acled(tmp_path, "NOR1"), "--mix-formats", form="acled")
    assert isinstance(refused.exception, WhenceError)
    assert str(refused.exception) == (
        "the dataset ged is public, and the terms of acled let nobody pass its data on: name "
        "another dataset, make this one internal (a change set whose dataset_meta has "
        "distribution: internal), or say --into-public where your licence allows that"
    )
    assert query(dsn, ACTIVE) == before
    both = ("--mix-formats", "--into-public")
    assert import_file(acled(tmp_path, "NOR1"), *both, form="acled").return_value == 0
    assert len(get(dsn, "/v1/events?dataset=ged")["data"]) == 1


def test_a_dataset_of_another_format_is_refused_unless_it_is_asked_for(
    tmp_path: Path, dsn: str
) -> None:
    file = write(tmp_path / "ged.csv", {})
    lines = write_lines(tmp_path / "one.json", thing("one"))
    import_file(file)
    refused = import_file(lines, form="ftm")
    assert isinstance(refused.exception, WhenceError)
    assert str(refused.exception).startswith("ged has records that came from ucdp-ged: ")
    assert str(refused.exception).endswith("or say --mix-formats")
    assert import_file(lines, "--mix-formats", form="ftm").return_value == 0
    pruned = import_file(file, "--prune", "--mix-formats")
    assert isinstance(pruned.exception, WhenceError)
    assert str(pruned.exception) == (
        "ged has records that came from ftm: --prune would retract them; leave it out"
    )
    assert import_file(file, "--mix-formats").return_value == 0


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
        "event without its mentions, for these files have none: evidence that the dataset had of "
        "them goes; name the files of mentions too": 1
    }
