"""Tables as Parquet, in row groups that few questions need all of."""

from pathlib import Path
from typing import Final

import pyarrow as pa
from pyarrow import parquet

from api.releases.tables import Table

#: Rows of a group, of records and of what they have several of: docs/decisions/releases.md says
#: what it costs and brings.
GROUP: Final = 2048
PARTS: Final = 8192


class ParquetFile:
    """A table as `.parquet`."""

    def __init__(self, path: Path, table: Table, schema: pa.Schema) -> None:
        self._file = pa.OSFile(str(path), "wb")
        try:
            self._writer = parquet.ParquetWriter(self._file, schema, compression="zstd")
        except BaseException:
            self._file.close()
            raise
        self._schema = schema
        self._group = GROUP if len(table.groups) == 1 else PARTS
        self._waiting: list[pa.RecordBatch] = []
        self._rows = 0

    def write(self, batch: pa.RecordBatch) -> None:
        """Append rows; whole groups are written."""
        self._waiting.append(batch)
        self._rows += batch.num_rows
        if self._rows >= self._group:
            self._write(self._rows - self._rows % self._group)

    def _write(self, rows: int) -> None:
        table = pa.Table.from_batches(self._waiting, self._schema)
        self._writer.write_table(table.slice(0, rows), row_group_size=self._group)
        # The slice alone would keep all of it in memory.
        self._waiting = table.slice(rows).combine_chunks().to_batches()
        self._rows -= rows

    def finish(self) -> None:
        """Write what is left."""
        if self._rows:
            self._write(self._rows)
        self._writer.close()
        self._file.close()

    def close(self) -> None:
        """Leave it as it is."""
        try:
            self._writer.close()
        finally:
            self._file.close()
