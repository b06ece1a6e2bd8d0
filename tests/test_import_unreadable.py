"""What is no file of the format is refused with what it is, and what would be right."""

import gzip
import io
import zipfile
from pathlib import Path

import pytest

from api.errors import WhenceError
from api.importers.ged import NEEDED
from tests.gdelting import event
from tests.gedrows import table
from tests.importcommand import import_file

ROWS = table({})


def refusal(path: Path, data: bytes, form: str = "ucdp-ged") -> str:
    """What is said of a file that holds that."""
    path.write_bytes(data)
    refused = import_file(path, form=form)
    assert isinstance(refused.exception, WhenceError)
    return str(refused.exception).removeprefix(f"{path} ")


def zipped(names: dict[str, str], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", method) as archive:
        for name, text in names.items():
            archive.writestr(name, text)
    return file.getvalue()


def marked(data: bytes, at: int, central: int, value: int) -> bytes:
    """An archive of one file whose two heads say another thing of it."""
    changed = bytearray(data)
    changed[at] = value
    changed[data.index(b"PK\x01\x02") + central] = value
    return bytes(changed)


def test_a_table_that_was_saved_otherwise_is_refused_with_how(tmp_path: Path) -> None:
    path = tmp_path / "file"
    without = ROWS.replace("side_a,", "side_x,")
    semicolons = ROWS.replace(",", ";")
    for data, why in (
        (semicolons.encode(), "its columns are separated by semicolons; save it with commas"),
        (
            ROWS.replace(",", "\t").encode(),
            "its columns are separated by tabs; save it with commas",
        ),
        (ROWS.encode("utf-16"), "it is UTF-16; save it as UTF-8"),
        (ROWS.encode("utf-16-le"), "it is UTF-16; save it as UTF-8"),
        (ROWS.replace("\n", "\r").encode(), "its lines end in CR alone; save it with LF or CR LF"),
        (b"\xe9,b\n1,2\n", "its first line is no UTF-8; save the file as UTF-8"),
    ):
        assert refusal(path, data) == f"is not ucdp-ged: {why}"
    assert refusal(path, without.encode()) == "is not ucdp-ged: the column 'side_a' is missing"


def test_what_has_none_of_the_columns_is_told_them(tmp_path: Path) -> None:
    path = tmp_path / "file"
    first = ", ".join(f"'{column}'" for column in NEEDED[:12])
    wanted = f"a file of it begins with its columns: {first} and {len(NEEDED) - 12} more"
    assert refusal(path, b"a,b\n1,2\n") == f"is not ucdp-ged: its columns are 'a', 'b'; {wanted}"
    assert refusal(path, b"") == f"is empty; {wanted}"
    assert refusal(path, f"{event()}\n".encode()) == "is gdelt, not ucdp-ged"
    assert refusal(path, b"a,b\n1,2\n", "gdelt") == (
        "is not gdelt: its first line has 1 cell; a file of it has 61 cells (events) or 16 "
        "(mentions) a line, tabs between, no header"
    )


@pytest.mark.parametrize(
    ("first", "why"),
    [
        ("id,schema,name", "its first line is no JSON"),
        ("[", "its first line ends within JSON; write each entity on one line"),
        ('\n{"id": "a",', "its first line ends within JSON; write each entity on one line"),
        ("[" * 5000, "its first line ends within JSON; write each entity on one line"),
        ("[{}]", "its first line is a JSON list; write each entity of it on a line of its own"),
        ("7", "its first line, '7', is no JSON object"),
        (
            '{"id": "b", "type": "x"}',
            "its first line is a JSON object without 'schema', 'properties'",
        ),
        ('{"op": ["PUT"]}', 'the op of its first line is ["PUT"]; there are ADD, MOD, DEL'),
        ('{"op": "ADD"}', "the entity of its first line is no JSON object"),
        (
            '{"op": "DEL", "entity": {}}',
            "the entity of its first line is a JSON object without 'id'",
        ),
    ],
)
def test_a_first_line_that_is_no_entity_is_told_what_is_wrong(
    tmp_path: Path, first: str, why: str
) -> None:
    like = "a file of it has a JSON entity a line, with id, schema and properties"
    assert refusal(tmp_path / "file", f"{first}\n".encode(), "ftm") == f"is not ftm: {why}; {like}"


def test_archives_that_cannot_be_read_are_refused_in_a_line(tmp_path: Path) -> None:
    path = tmp_path / "file"
    one = zipped({"ged.csv": ROWS})
    assert refusal(path, zipped({})) == "is a ZIP archive without a file in it"
    assert refusal(path, marked(one, 6, 8, 1)) == "is an encrypted ZIP archive; unpack it"
    assert refusal(path, marked(one, 8, 10, 9)) == (
        "is a ZIP archive whose file is compressed in a way that is not read (method 9); unpack it"
    )
    workbook = zipped({"xl/workbook.xml": "", "xl/styles.xml": ""})
    assert refusal(path, workbook) == "is an Excel workbook; save it as CSV (UTF-8)"
    assert refusal(path, zipped({"a.csv": "", "b.csv": ""})) == (
        "is a ZIP archive of 2 files (a.csv, b.csv); unpack it, and name the one to import"
    )
    packed = bytearray(gzip.compress(ROWS.encode()))
    packed[10] ^= 0xFF
    assert refusal(path, bytes(packed)).startswith("is damaged: ")
    assert refusal(path, gzip.compress(ROWS.encode())[:-20]).startswith("cannot be read: ")


@pytest.mark.parametrize("form", ["gdelt", "ftm"])
def test_without_a_header_an_empty_file_is_of_any_format(
    form: str, dsn: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("WHENCE_DATABASE_URL", dsn)
    path = tmp_path / "file"
    path.write_bytes(b"")
    assert import_file(path, form=form).return_value == 0
