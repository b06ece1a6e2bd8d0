"""How far reading is shows in bytes, whatever a format gives while it reads."""

import gzip
from pathlib import Path

import pytest

from api.commands import importreading
from api.commands.importreading import Edition, read_files
from api.importers.inputs import InputFile
from api.importers.registry import FORMATS
from api.importers.spool import spool
from tests.ftmrows import thing
from tests.ftmrows import write as write_lines
from tests.gdelting import event, mention
from tests.gedrows import write

EVENTS = 300


@pytest.mark.parametrize("form", ["ucdp-ged", "gdelt", "ftm"])
def test_every_byte_of_each_pass_is_told(
    form: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(importreading, "TOLD_BYTES", 1)
    path = tmp_path / "file"
    numbers = [str(number) for number in range(1, EVENTS + 1)]
    if form == "ucdp-ged":
        write(path, *({"id": number} for number in numbers))
    elif form == "ftm":
        write_lines(path, *(thing(number) for number in numbers))
    else:
        rows = [row for n in numbers for row in (event(GLOBALEVENTID=n), mention(GLOBALEVENTID=n))]
        path.write_bytes(gzip.compress(("\n".join(rows) + "\n").encode()))
    file = InputFile(path, path.name)
    told: list[tuple[float, int]] = []
    edition = Edition(form=FORMATS[form], files=[file], dataset="progress", edition="1")
    with spool("progress") as spooled:
        read = read_files(edition, spooled, lambda number, records: told.append((number, records)))
    whole = file.size * FORMATS[form].passes
    # Looking whether there is any event to begin with goes through a row or two once more.
    assert whole <= sum(number for number, _ in told) <= whole * 1.05
    assert read.given > EVENTS
    assert [records for _, records in told] == sorted(records for _, records in told)
