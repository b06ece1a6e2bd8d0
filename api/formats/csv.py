"""CSV (RFC 4180, UTF-8): one row a record; of events one a participation, or one without."""

import asyncio
import contextlib
import csv
import datetime
import decimal
import io
import re
from collections.abc import AsyncGenerator, Iterator, Sequence
from typing import Final

import msgspec
from msgspec import UNSET

from api.formats.columns import Column, Value
from api.formats.names import LABELS, Batch, Names
from api.formats.tables import TABLES, Table
from schemas.events import Event
from schemas.records import Document

#: What a spreadsheet may take for the beginning of a formula.
RISKY: Final = ("=", "+", "-", "@", "\t", "\r", "\n")
NUMBER: Final = re.compile(r"[+-]?[0-9]+(\.[0-9]+)?")
#: Between several values in one cell; ids and names stand in the same order.
SEPARATOR: Final = " | "
Cell = str | int | float | decimal.Decimal


async def write_csv(kind: str, batches: AsyncGenerator[Batch, None]) -> AsyncGenerator[bytes, None]:
    """A header, then the rows of each batch."""
    yield csv_header(kind)
    async with contextlib.aclosing(batches):
        async for batch in batches:
            # Some hundred records take long enough to keep small requests waiting.
            yield await asyncio.to_thread(csv_rows, kind, batch)


def csv_header(kind: str) -> bytes:
    """The names of the columns."""
    table = TABLES[kind]
    return lines([[column.name for column in (*table.columns, *table.parts)]])


def csv_rows(kind: str, batch: Batch) -> bytes:
    """The rows of some records of one kind."""
    table, names = TABLES[kind], Names(LABELS.decode(batch.labels))
    rows: list[list[Cell]] = []
    for body in batch.documents:
        rows += _rows(table, table.decoder.decode(body), names)
    return lines(rows)


def guard(text: str) -> str:
    """A text that no spreadsheet runs as a formula; what is a number stays one."""
    if text.startswith(RISKY) and not NUMBER.fullmatch(text):
        return f"'{text}"
    return text


def _rows(table: Table, record: Document, names: Names) -> Iterator[list[Cell]]:
    own = cells(table.columns, record, names)
    if not isinstance(record, Event):
        yield own
        return
    for part in record.participations:
        yield own + cells(table.parts, part, names)
    if not record.participations:
        yield own + [""] * len(table.parts)


def cell_of(value: Value) -> Cell:
    """A value as a cell: numbers as such, so that no sign of one is taken for a formula."""
    if isinstance(value, str):
        return guard(value)
    if value is UNSET:
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, datetime.datetime):
        return msgspec.json.encode(value).decode().strip('"')
    if isinstance(value, datetime.date):
        return value.isoformat()
    if isinstance(value, Sequence):
        return guard(SEPARATOR.join(value))
    return value


def cells(columns: Sequence[Column], record: object, names: Names) -> list[Cell]:
    """What stands in the columns, of one record."""
    return [cell_of(column.read(record, names)) for column in columns]


def lines(rows: Sequence[Sequence[Cell]]) -> bytes:
    """Rows as they are sent."""
    text = io.StringIO()
    csv.writer(text, lineterminator="\r\n").writerows(rows)
    return text.getvalue().encode("utf-8")
