"""Rows of tables as columns of values, and what types these have in each format."""

import datetime
from collections.abc import Callable, Mapping, Sequence
from typing import Any, Final

import pyarrow as pa
from msgspec import UNSET

from api.formats.columns import Type
from api.formats.csv import SEPARATOR
from api.releases.facts import Facts
from api.releases.tables import Table
from schemas.records import Document

Values = list[Any]

ARROW: Final[Mapping[Type, pa.DataType]] = {
    "text": pa.string(),
    "texts": pa.list_(pa.string()),
    "integer": pa.int64(),
    "number": pa.float64(),
    "boolean": pa.bool_(),
    "date": pa.date32(),
    "time": pa.timestamp("us", tz="UTC"),
    "json": pa.string(),
}
SQLITE: Final[Mapping[Type, str]] = {
    "integer": "INTEGER",
    "number": "REAL",
    "boolean": "INTEGER",
    **dict.fromkeys(("text", "texts", "date", "time", "json"), "TEXT"),
}


def columns_of(table: Table, kind: str, records: Sequence[Document], facts: Facts) -> list[Values]:
    """The rows of some records in a table, column by column; what is absent is None."""
    of = table.kinds[kind]
    rows = [row for record in records for row in of(record, facts)]
    if not rows:
        return [[] for _ in table.columns]
    places, names = [*zip(*rows, strict=True)], facts.names
    return [
        READ[column.type]([column.read(one, names) for one in places[place]])
        for place, columns in table.groups
        for column in columns
    ]


def as_arrow(table: Table, columns: Sequence[Values]) -> pa.RecordBatch:
    """As typed columns."""
    arrays = [
        pa.array(values, ARROW[column.type])
        for column, values in zip(table.columns, columns, strict=True)
    ]
    return pa.RecordBatch.from_arrays(arrays, schema=arrow_schema(table))


def arrow_schema(table: Table) -> pa.Schema:
    """The columns of a table with their types; each says what it holds."""
    return pa.schema(
        [
            pa.field(column.name, ARROW[column.type], metadata={"description": column.about})
            for column in table.columns
        ]
    )


def as_cells(table: Table, columns: Sequence[Values]) -> list[Values]:
    """As what SQLite stores: texts, integers and floats."""
    return [
        CELLS[column.type](values) if column.type in CELLS else values
        for column, values in zip(table.columns, columns, strict=True)
    ]


def _present(values: Values) -> Values:
    return [None if value is UNSET else value for value in values]


def _not_empty(values: Values) -> Values:
    """A name that an id has not is no name."""
    return [value or None for value in values]


def _numbers(values: Values) -> Values:
    return [None if value is UNSET else float(value) for value in values]


def _joined(values: Values) -> Values:
    return [SEPARATOR.join(value or ()) or None for value in values]


def _iso(values: Values) -> Values:
    return [value and value.isoformat() for value in values]


def _moments(values: Values) -> Values:
    return [value and value.astimezone(datetime.UTC).strftime(MOMENT) for value in values]


#: To the microsecond, as pc.strftime writes it too.
MOMENT: Final = "%Y-%m-%dT%H:%M:%S.%fZ"
READ: Final[Mapping[Type, Callable[[Values], Values]]] = {
    "text": _not_empty,
    "texts": _present,
    "json": _not_empty,
    "number": _numbers,
    **dict.fromkeys(("integer", "boolean", "date", "time"), _present),
}
CELLS: Final[Mapping[Type, Callable[[Values], Values]]] = {
    "texts": _joined,
    "date": _iso,
    "time": _moments,
}
