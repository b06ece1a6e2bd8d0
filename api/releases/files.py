"""The data files of a release while they are written: one pass, every format beside the others."""

import contextlib
import datetime
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Executor
from functools import partial
from pathlib import Path
from typing import Any, Final, Protocol

import msgspec
from msgspec import UNSET

from api.formats.tables import TABLES as KINDS
from api.releases.csv import CsvFile
from api.releases.digests import DigestSum
from api.releases.parquet import ParquetFile
from api.releases.plan import Plan
from api.releases.reading import Batch
from api.releases.rows import Values, arrow_schema, as_arrow, as_cells, columns_of
from api.releases.sqlite import SqliteFile
from api.releases.tables import FILES, TABLES, Table
from api.releases.turns import GzipFile, InTurn
from schemas.records import Document

SQLITE: Final = "whence.sqlite"
DELTA: Final = "delta.ndjson.gz"
#: Media types by the end of the name.
MEDIA: Final = {
    ".ndjson.gz": "application/gzip",
    ".csv.gz": "application/gzip",
    ".parquet": "application/vnd.apache.parquet",
    ".sqlite": "application/vnd.sqlite3",
    ".json": "application/json",
    ".md": "text/markdown; charset=utf-8",
}


class File(Protocol):
    """What the formats share."""

    def write(self, data: Any) -> None: ...
    def finish(self) -> None: ...
    def close(self) -> None: ...


class Beside:
    """A file that is written in order, beside whoever has something for it."""

    def __init__(self, file: File, pool: Executor) -> None:
        self._file = file
        self._turn = InTurn(pool)

    def write(self, data: Any) -> None:
        """Append, when what came before is written."""
        self._turn.order(partial(self._file.write, data))

    def finish(self) -> None:
        """Write what is left, and wait for it."""
        self._turn.order(self._file.finish)
        self._turn.wait()

    def close(self) -> None:
        """Leave it as it is."""
        with contextlib.suppress(Exception):
            self._turn.wait()
        with contextlib.suppress(Exception):
            self._file.close()


class Written(msgspec.Struct, frozen=True, kw_only=True):
    """What was written: rows by file and by table, and what was found on the way."""

    rows: Counter[str]
    tables: Sequence[Table]
    active: Counter[str]
    #: (kind, field) → active records that have it.
    filled: Counter[tuple[str, str]]
    digests: dict[str, DigestSum]
    data_through: datetime.date | None


class Files:
    """All data files of a release."""

    def __init__(self, folder: Path, plan: Plan, pool: Executor) -> None:
        kinds = {kind for kind, digest in plan.digests.items() if digest.count}
        self.tables = [table for table in TABLES if kinds & table.kinds.keys()]
        self._plan, self._folder, self._pool = plan, folder, pool
        self._open: dict[str, Beside] = {}
        self._rows: Counter[str] = Counter()
        self._active: Counter[str] = Counter()
        self._filled: Counter[tuple[str, str]] = Counter()
        self._digests: dict[str, DigestSum] = {}
        self._through: datetime.date | None = None
        self._sqlite: SqliteFile | None = None

    @contextlib.contextmanager
    def opened(self) -> Iterator[None]:
        """The files for the time of a block; nothing of them stays open after it."""
        try:
            plan = self._plan
            about = about_release(plan)
            self._sqlite = SqliteFile(self._folder / SQLITE, self.tables)
            self._sqlite.begin(about)
            for table in self.tables:
                schema = arrow_schema(table).with_metadata(about)
                path = self._folder / f"{table.name}.parquet"
                self._add(path.name, ParquetFile(path, table, schema))
                path = self._folder / f"{table.name}.csv.gz"
                self._add(path.name, CsvFile(path, table))
            if plan.before is not None:
                self._add(DELTA, GzipFile(self._folder / DELTA))
            for kind, name in FILES.items():
                if kind in plan.digests and plan.digests[kind].count:
                    self._add(f"{name}.ndjson.gz", GzipFile(self._folder / f"{name}.ndjson.gz"))
            yield
        finally:
            for file in self._open.values():
                file.close()
            if self._sqlite is not None:
                self._sqlite.close()

    def _add(self, name: str, file: File) -> None:
        self._open[name] = Beside(file, self._pool)
        self._rows[name] = 0

    def write(self, batch: Batch) -> None:
        """Append documents to every file."""
        self._lines(f"{FILES[batch.kind]}.ndjson.gz", batch.lines)
        if any(batch.changed):
            pairs = zip(batch.changed, batch.lines, strict=True)
            put = b'{"op":"put","kind":"%b","record":' % batch.kind.encode()
            self._lines(DELTA, [put + line[:-1] + b"}\n" for changed, line in pairs if changed])
        self._digests.setdefault(batch.kind, DigestSum()).add(batch)
        records = [KINDS[batch.kind].decoder.decode(document) for document in batch.documents]
        self._count(batch, records)
        for table in self.tables:
            if batch.kind in table.kinds:
                self._table(table, columns_of(table, batch.kind, records, batch.facts))

    def remove(self, kind: str, public_id: str) -> None:
        """Tell that a record is there no more."""
        line = {"op": "remove", "kind": kind, "id": public_id}
        self._lines(DELTA, [msgspec.json.encode(line) + b"\n"])

    def _lines(self, name: str, lines: Sequence[bytes]) -> None:
        self._open[name].write(b"".join(lines))
        self._rows[name] += len(lines)

    def _table(self, table: Table, columns: Sequence[Values]) -> None:
        if not columns[0]:
            return
        rows = as_arrow(table, columns)
        for end in ("parquet", "csv.gz"):
            self._open[f"{table.name}.{end}"].write(rows)
            self._rows[f"{table.name}.{end}"] += rows.num_rows
        if self._sqlite is not None:
            self._sqlite.write(table, as_cells(table, columns))

    def _count(self, batch: Batch, records: Sequence[Document]) -> None:
        active = [record for record in records if record.status == "active"]
        self._active[batch.kind] += len(active)
        for check in self._plan.checks:
            if check.kind == batch.kind:
                for filled in check.filled:
                    self._filled[batch.kind, filled.field] += sum(
                        is_filled(record, filled.field) for record in active
                    )
        days = [day for day in (self._through, batch.reach) if day is not None]
        self._through = max(days, default=None)

    def finish(self, advance: Callable[[], object]) -> Written:
        """Write what is left; `advance` hears of each table's keys and searches."""
        for file in self._open.values():
            file.finish()
        if self._sqlite is not None:
            self._sqlite.finish(advance)
        self._rows[SQLITE] = sum(self._rows[f"{table.name}.parquet"] for table in self.tables)
        return Written(
            rows=self._rows,
            tables=self.tables,
            active=self._active,
            filled=self._filled,
            digests=self._digests,
            data_through=self._through,
        )


def about_release(plan: Plan) -> dict[str, str]:
    """What every file that has room for it says of the whole."""
    return {
        "dataset": plan.dataset,
        "title": plan.title,
        "release": plan.name,
        "seq": str(plan.seq),
        "licence": plan.licence,
        "citation": plan.citation,
    }


def is_filled(record: Any, path: str) -> bool:
    """Whether a record has the field, as `when` or `place.country`."""
    value = record
    for name in path.split("."):
        value = getattr(value, name, UNSET)
    return value is not UNSET and value not in ([], "")
