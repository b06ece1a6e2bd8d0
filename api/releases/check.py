"""What has to hold before a release is published: all is tried, and all that fails is told."""

import hashlib
import sqlite3
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Final

import msgspec
import pyarrow as pa
from msgspec import UNSET, UnsetType
from pyarrow import csv, parquet

from api.releases.files import SQLITE, Written
from api.releases.plan import Plan
from api.releases.rows import arrow_schema
from api.releases.tables import Table
from api.releases.turns import GZIP

PIECE: Final = 1 << 20
#: At once, of Parquet: two files are read beside each other, and this is what they keep in memory.
ROWS: Final = 2048


class Seen(msgspec.Struct, frozen=True, kw_only=True):
    """A file as it was read back from the disk."""

    name: str
    bytes: int
    sha256: str
    rows: int | UnsetType


def failed_checks(plan: Plan, written: Written) -> list[str]:
    """What the dataset declares and is not so, and digests that are not the feed's."""
    return [*_declared(plan, written), *_digests(plan, written)]


def _declared(plan: Plan, written: Written) -> Iterator[str]:
    for check in plan.checks:
        number = written.active[check.kind]
        if number < check.min_count:
            yield (
                f"{plan.dataset} has {number} active records of kind {check.kind}, and declares at "
                f"least {check.min_count}"
            )
        for filled in check.filled:
            having = written.filled[check.kind, filled.field]
            if having < filled.share * number:
                yield (
                    f"{filled.field} is there in {having} of {number} active records of kind "
                    f"{check.kind}, and {plan.dataset} declares a share of {filled.share:g}"
                )


def _digests(plan: Plan, written: Written) -> Iterator[str]:
    for kind, stated in plan.digests.items():
        found = written.digests.get(kind)
        count, digest = (found.count, found.digest) if found else (0, f"{0:032x}")
        if (count, digest) != (stated.count, stated.digest):
            yield (
                f"the documents of kind {kind} are {count} with the digest {digest}, and the "
                f"feed's as of seq {plan.seq} are {stated.count} with {stated.digest}"
            )


def read_back(path: Path, tables: list[Table], advance: Callable[[int], object]) -> Seen:
    """Read a whole file from the disk: its digest, and what it holds."""
    digest, size = hashlib.sha256(), 0
    with path.open("rb") as file:
        while piece := file.read(PIECE):
            digest.update(piece)
            size += len(piece)
            advance(len(piece))
    return Seen(name=path.name, bytes=size, sha256=digest.hexdigest(), rows=_rows(path, tables))


def _rows(path: Path, tables: list[Table]) -> int | UnsetType:
    name, _, end = path.name.partition(".")
    named = {table.name: table for table in tables}
    if end == "ndjson.gz":
        return _lines(path)
    if end == "csv.gz":
        return _csv(path, named[name])
    if end == "parquet":
        return _parquet(path, named[name])
    if path.name == SQLITE:
        return _sqlite(path, tables)
    return UNSET


def _lines(path: Path) -> int:
    lines, unpack = 0, zlib.decompressobj(GZIP)
    last = b""
    with path.open("rb") as file:
        while piece := file.read(PIECE):
            text = unpack.decompress(piece)
            lines += text.count(b"\n")
            last = text[-1:] or last
    if not unpack.eof or last not in (b"", b"\n"):
        raise ValueError("it ends before its end")
    return lines


def _csv(path: Path, table: Table) -> int:
    types = {column.name: pa.string() for column in table.columns}
    options = csv.ConvertOptions(column_types=types)
    parsing = csv.ParseOptions(newlines_in_values=True)
    alone = csv.ReadOptions(use_threads=False)
    with csv.open_csv(path, alone, parse_options=parsing, convert_options=options) as reader:
        if reader.schema.names != list(types):
            raise ValueError("it has other columns")
        return sum(batch.num_rows for batch in reader)


def _parquet(path: Path, table: Table) -> int:
    with parquet.ParquetFile(path) as file:
        if not file.schema_arrow.equals(arrow_schema(table)):
            raise ValueError("it has other columns")
        return sum(batch.num_rows for batch in file.iter_batches(ROWS, use_threads=False))


def _sqlite(path: Path, tables: list[Table]) -> int:
    database = sqlite3.connect(f"{path.as_uri()}?mode=ro&immutable=1", uri=True)
    try:
        [(said,)] = database.execute("PRAGMA quick_check(1)").fetchall()
        if said != "ok":
            raise ValueError(str(said))
        return sum(
            database.execute(f'SELECT count(*) FROM "{table.name}"').fetchone()[0]  # noqa: S608
            for table in tables
        )
    finally:
        database.close()
