"""Tables as CSV, a column at a time: the cells are those of the downloads."""

from pathlib import Path
from typing import Final

import pyarrow as pa
import pyarrow.compute as pc
from pyarrow import csv

from api.formats.csv import NUMBER, RISKY, SEPARATOR
from api.releases.tables import Table
from api.releases.turns import GzipFile

MOMENT: Final = "%Y-%m-%dT%H:%M:%SZ"
#: What a spreadsheet would run as a formula begins so.
BEGINS: Final = f"^[{''.join(chr(92) + sign for sign in RISKY)}]"
OPTIONS: Final = csv.WriteOptions(include_header=False, eol="\r\n")
HEADER: Final = csv.WriteOptions(eol="\r\n")


class CsvFile:
    """A table as `.csv.gz`."""

    def __init__(self, path: Path, table: Table) -> None:
        header = pa.BufferOutputStream()
        names = pa.schema([(column.name, pa.string()) for column in table.columns])
        csv.CSVWriter(header, names, write_options=HEADER).close()
        self._header = header.getvalue().to_pybytes()
        self._file = GzipFile(path)

    def write(self, batch: pa.RecordBatch) -> None:
        """Append rows."""
        cells = [_cells(column) for column in batch.columns]
        names = batch.schema.names
        text = pa.BufferOutputStream()
        csv.write_csv(pa.RecordBatch.from_arrays(cells, names=names), text, OPTIONS)
        self._begin()
        self._file.write(memoryview(text.getvalue()))

    def finish(self) -> None:
        """Write what is left."""
        self._begin()
        self._file.finish()

    def _begin(self) -> None:
        header, self._header = self._header, b""
        self._file.write(header)

    def close(self) -> None:
        """Leave it as it is."""
        self._file.close()


def _cells(column: pa.Array) -> pa.Array:
    kind = column.type
    if pa.types.is_list(kind):
        return guarded(_unless_empty(pc.binary_join(column, SEPARATOR)))
    if pa.types.is_string(kind):
        return guarded(column)
    if pa.types.is_timestamp(kind):
        return pc.strftime(column, format=MOMENT)
    return column


def _unless_empty(texts: pa.Array) -> pa.Array:
    return pc.if_else(pc.equal(texts, ""), pa.scalar(None, pa.string()), texts)


def guarded(texts: pa.Array) -> pa.Array:
    """With an apostrophe before what a spreadsheet would run; what is a number stays one."""
    begins = pc.match_substring_regex(texts, BEGINS)
    if not pc.any(begins).as_py():
        return texts
    number = pc.match_substring_regex(texts, f"^(?:{NUMBER.pattern})$")
    risky = pc.and_not(begins, number)
    return pc.if_else(risky, pc.binary_join_element_wise("'", texts, ""), texts)
