"""`--prune` retracts what is gone, and never what the files merely do not tell whole."""

from pathlib import Path

import pytest

from api.errors import WhenceError
from tests.ftmrows import change
from tests.ftmrows import write as write_lines
from tests.gdelting import mention
from tests.gedrows import SECOND, write
from tests.importcommand import import_file, query, told

ACTIVE = "SELECT count(*) FROM records WHERE status = 'active'"


@pytest.fixture(autouse=True)
def here(dsn: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Commands work on a database and in a folder of the test's own."""
    monkeypatch.setenv("WHENCE_DATABASE_URL", dsn)
    monkeypatch.setenv("WHENCE_DATA_DIR", str(tmp_path))


def test_while_a_row_is_faulty_nothing_is_pruned(tmp_path: Path, dsn: str) -> None:
    import_file(write(tmp_path / "ged.csv", {}, SECOND))
    before = query(dsn, ACTIVE)
    wrong = write(tmp_path / "wrong.csv", {}, {**SECOND, "best": "oops"})
    refused = import_file(wrong, "--max-errors", "1", "--prune")
    assert (refused.return_value, refused.stdout) == (1, "")
    assert refused.stderr.splitlines()[-1] == (
        "1 fault in 1 row: nothing was written, for --prune would retract what the dataset has of "
        "faulty rows; mend them, or leave out --prune"
    )
    assert query(dsn, ACTIVE) == before
    assert import_file(wrong, "--max-errors", "1").return_value == 0
    assert query(dsn, ACTIVE) == before


def test_files_that_give_no_record_prune_nothing(tmp_path: Path, dsn: str) -> None:
    import_file(write(tmp_path / "ged.csv", {}))
    before = query(dsn, ACTIVE)
    refused = import_file(write(tmp_path / "header.csv"), "--prune")
    assert isinstance(refused.exception, WhenceError)
    assert str(refused.exception).startswith("these files give no record: --prune would retract")
    refused = import_file(write_lines(tmp_path / "delta.json"), "--prune", form="ftm")
    assert isinstance(refused.exception, WhenceError)
    assert query(dsn, ACTIVE) == before


@pytest.mark.parametrize("form", ["ucdp-ged", "ftm", "gdelt"])
def test_files_that_give_no_record_make_no_dataset(tmp_path: Path, dsn: str, form: str) -> None:
    file = tmp_path / "file"
    if form == "ucdp-ged":
        write(file)
    elif form == "ftm":
        write_lines(file, change("DEL", {"id": "one"}))
    else:
        file.write_text(mention() + "\n", encoding="utf-8")
    report = told(import_file(file, "--json", form=form))
    assert (report["counts"], report["change_sets"]) == ({}, [])
    assert import_file(file, form=form).stdout == "nothing to change\n"
    assert query(dsn, "SELECT slug FROM datasets WHERE slug = 'ged'") == []
