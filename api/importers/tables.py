"""Tables as rows: CSV with a header, its lines counted, its cells as written."""

import csv
import io
from _csv import Reader
from collections.abc import Iterable, Iterator, Mapping
from typing import Final

import msgspec

from api.importers.imported import RawRow, RowFault
from api.importers.inputs import InputFile
from api.importers.values import shown

#: Longer cells are no cells of a table.
csv.field_size_limit(10_000_000)
#: How a row of HXL tags begins, which names columns a second time.
HXL: Final = "#"


class TableRow(msgspec.Struct, frozen=True, gc=False):
    """A row: the line that it begins at, and its cells by column, as written."""

    line: int
    cells: Mapping[str, str]

    def raw(self) -> RawRow:
        """The cells that are not empty."""
        filled = {column: cell for column, cell in self.cells.items() if cell.strip()}
        return RawRow(tuple(filled), tuple(filled.values()))


def read_header(head: bytes) -> list[str]:
    """The first row of a CSV file, from its first bytes; none where they are no text."""
    line = head.split(b"\n", 1)[0]
    try:
        return next(csv.reader([line.decode("utf-8")]), [])
    except (UnicodeDecodeError, csv.Error):
        return []


def read_table(file: InputFile, needed: Iterable[str]) -> Iterator[TableRow | RowFault]:
    """The rows below the header, without HXL tags and blank lines; faulty ones as faults.

    A file without one of the needed columns, or with a column twice, has no rows.
    """
    with file.open() as stream:
        text = io.TextIOWrapper(stream, encoding="utf-8", errors="surrogateescape", newline="")
        reader = csv.reader(text, strict=True)
        try:
            header = [name.strip() for name in next(reader, [])]
        except csv.Error as error:
            yield RowFault(file=file.name, line=1, detail=f"is no CSV: {error}")
            return
        faults = list(_header_faults(file.name, header, needed))
        if faults:
            yield from faults
            return
        yield from _rows(file.name, reader, header)


def _header_faults(name: str, header: list[str], needed: Iterable[str]) -> Iterator[RowFault]:
    for column in needed:
        if column not in header:
            yield RowFault(file=name, line=1, detail=f"the column {column!r} is missing")
    for column in sorted({column for column in header if header.count(column) > 1}):
        yield RowFault(file=name, line=1, column=column, detail="the column stands there twice")
    if "" in header:
        at = header.index("") + 1
        yield RowFault(file=name, line=1, detail=f"the {at}. column has no name")


def _rows(name: str, reader: Reader, header: list[str]) -> Iterator[TableRow | RowFault]:
    while True:
        line = reader.line_num + 1
        try:
            cells = next(reader, None)
        except csv.Error as error:
            lines = _lines(line, reader.line_num)
            detail = f"is no CSV{lines}: {error}"
            yield RowFault(file=name, line=line, until=reader.line_num, detail=detail)
            continue
        if cells is None:
            return
        if not any(cell.strip() for cell in cells):
            continue
        if (
            line == 2
            and any(cell.startswith(HXL) for cell in cells)
            and all(not cell or cell.startswith(HXL) for cell in cells)
        ):
            continue
        if len(cells) != len(header):
            lines = _lines(line, reader.line_num)
            detail = f"the row{lines} has {len(cells)} cells; the header has {len(header)} columns"
            yield RowFault(file=name, line=line, until=reader.line_num, detail=detail)
            continue
        row = TableRow(line, dict(zip(header, cells, strict=True)))
        faults = _unwritable(name, row)
        yield from faults
        if not faults:
            yield row


def _lines(first: int, last: int) -> str:
    """Where a quotation mark that is not closed has taken more than the row."""
    return f", from here to line {last}" if last > first else ""


def _unwritable(name: str, row: TableRow) -> list[RowFault]:
    """What no text can hold: bytes that are no UTF-8, and NUL."""
    joined = "".join(row.cells.values())
    if joined.isascii() and "\0" not in joined:
        return []
    found = [
        (column, shown(cell), "is no UTF-8; convert the file")
        for column, cell in row.cells.items()
        if any("\ud800" <= character <= "\udfff" for character in cell)
    ]
    found += [(column, "", "holds a NUL") for column, cell in row.cells.items() if "\0" in cell]
    return [
        RowFault(file=name, line=row.line, column=column, value=value, detail=detail)
        for column, value, detail in found
    ]
