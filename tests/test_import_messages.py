"""What an import says is plain, adds up, and is there for programs, too."""

import json
from pathlib import Path

import pytest

from api.commands.imports import going_on_later
from api.errors import WhenceError
from tests.acledrows import CLASH, load, roles
from tests.ftmrows import thing
from tests.ftmrows import write as write_lines
from tests.gdelting import mention, run_rows
from tests.gedrows import ROW, imported, write
from tests.importcommand import import_file


@pytest.fixture(autouse=True)
def here(dsn: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Commands work on a database and in a folder of the test's own."""
    monkeypatch.setenv("WHENCE_DATABASE_URL", dsn)
    monkeypatch.setenv("WHENCE_DATA_DIR", str(tmp_path))


def faults(folder: Path, **cells: str) -> list[tuple[str, str]]:
    """What is wrong with a row of UCDP's that has these cells."""
    found = imported(folder, cells)
    return [(fault.column, f"{fault.value} {fault.detail}") for fault in found.faults]


def test_what_is_not_there_is_missing_and_nothing_else(tmp_path: Path) -> None:
    assert faults(tmp_path, date_end="") == [
        ("date_end", " is missing; write it as 2014-05-26"),
    ]
    assert faults(tmp_path, date_start="26.5.2014", date_end="") == [
        ("date_start", "26.5.2014 is no day; write it as 2014-05-26"),
        ("date_end", " is missing; write it as 2014-05-26"),
    ]


def test_a_code_that_a_field_is_made_of_is_checked(tmp_path: Path) -> None:
    assert faults(tmp_path, gwnoa="abc", gwnob="-9", event_clarity="9") == [
        ("gwnoa", "abc is no whole number of 0 or more"),
        ("gwnob", "-9 is no whole number of 0 or more"),
        ("event_clarity", "9 is no code from 1 to 2"),
    ]
    assert faults(tmp_path, event_clarity="", gwnoa="369.0") == []
    ran = load(tmp_path, CLASH | {"civilian_targeting": "maybe", "inter2": "7"})
    assert ran.notices.others == {"unknown civilian_targeting 'maybe', kept raw alone": 1}
    assert set(roles(ran, "NOR1").values()) == {"participant"}
    [fault] = run_rows(tmp_path, mention(Actor1CharOffset="-7")).faults
    assert fault.tell() == (
        "rows.tsv:1: Actor1CharOffset: '-7' is no whole number from 0; -1 is none"
    )


def test_bytes_that_are_no_text_are_shown_as_such(tmp_path: Path) -> None:
    file = write(tmp_path / "ged.csv", {"where_coordinates": "K\u00f6ln"})
    file.write_bytes(file.read_bytes().replace("\u00f6".encode(), b"\xf6"))
    refused = import_file(file)
    assert f"{file}:2: where_coordinates: 'K\\xf6ln' is no UTF-8" in refused.stderr


def test_a_column_that_is_not_known_is_told_once_with_what_became_of_it(tmp_path: Path) -> None:
    body = thing("org", "Company", shoe=["1", "2"])
    file = write_lines(tmp_path / "one.json", body, thing("one", shoe=["3"], birthDate=["1970"]))
    done = import_file(file, form="ftm")
    assert done.stderr.splitlines() == [
        "the column shoe is not known: kept raw (2 cells), left out (1 cell)",
        "birthDate is left out (1 cell)",
    ]


def test_a_refused_run_tells_its_faults_and_nothing_of_what_it_would_have_done(
    tmp_path: Path,
) -> None:
    columns = [*ROW, "brand_new"]
    row = {"brand_new": "yes"}
    file = write(tmp_path / "ged.csv", row, {**row, "id": "x"}, columns=columns)
    assert import_file(file).stderr.splitlines() == [
        f"{file}:3: id: 'x' is no whole number of 0 or more",
        "1 fault in 1 row: nothing was written",
    ]


def test_programs_are_told_of_a_refusal_as_json(tmp_path: Path) -> None:
    other = tmp_path / "other.tsv"
    other.write_text(f"{mention()}\n", encoding="utf-8")
    refused = import_file(other, "--json")
    assert isinstance(refused.exception, WhenceError)
    detail = f"{other} is gdelt, not ucdp-ged"
    assert str(refused.exception) == detail
    assert json.loads(refused.stdout) == {"refused": True, "detail": detail}


def test_options_are_refused_in_words(tmp_path: Path) -> None:
    file = write(tmp_path / "ged.csv", {})
    refused = import_file(file, "--dataset", "No Slug")
    assert str(refused.exception) == (
        "--dataset 'No Slug': has not the form of this field: A dataset's name in ids and "
        "addresses, which never changes: lower-case letters, digits and hyphens, at most 63."
    )


@pytest.mark.parametrize("ending", [KeyboardInterrupt, SystemExit])
def test_who_interrupts_is_told_what_is_left(
    ending: type[BaseException], capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(ending), going_on_later():
        raise ending
    assert capsys.readouterr().err.splitlines() == [
        "interrupted: each change set is written whole or not at all; run the same command again, "
        "and it goes on with what is missing"
    ]
