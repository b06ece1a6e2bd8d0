"""Finds a text in whatever the database keeps: every table, every version, every label."""

import uuid
from collections.abc import AsyncIterator, Mapping
from pathlib import Path
from typing import Any, Final

import msgspec

from api.database import Connection, load_statements
from api.ids import PREFIXES, public_id

SQL: Final = load_statements(Path(__file__).parent / "sql" / "purge.sql")
#: Of one column; who finds more purges some and asks again.
MOST: Final = 1000


class Finding(msgspec.Struct, frozen=True, kw_only=True):
    """A row that has the text: by its key, and the record that it is of, where it is of one."""

    table: str
    column: str
    key: Mapping[str, str]
    record: str | None
    status: str | None


async def find_text(connection: Connection, text: str) -> AsyncIterator[Finding]:
    """Every row of every table that has the text in a column, whichever its case."""
    quoted = msgspec.json.encode(text).decode()[1:-1]
    for column in await connection.fetch(SQL["list_texts"]):
        rows = await connection.fetch(_statement(column), text, quoted, MOST)
        named = {part for row in rows for part in row.values() if isinstance(part, uuid.UUID)}
        records = await _records(connection, named)
        for row in rows:
            own = next((records[part] for part in row.values() if part in records), (None, None))
            yield Finding(
                table=column["table_name"],
                column=column["column_name"],
                key={name: str(part) for name, part in row.items()},
                record=own[0],
                status=own[1],
            )


def _statement(column: Any) -> str:
    """Names come from the catalogue and are quoted; the text is a parameter."""
    table, name = _quoted(column["table_name"]), _quoted(column["column_name"])
    keys = ", ".join(map(_quoted, column["key_columns"])) or "1 AS row"
    text = f"lower({name}::text)"
    return (
        f"/* find_text */ SELECT {keys} FROM {table}"  # noqa: S608
        f" WHERE strpos({text}, lower($1)) > 0 OR strpos({text}, lower($2)) > 0 LIMIT $3"
    )


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'


async def _records(connection: Connection, ids: set[uuid.UUID]) -> dict[uuid.UUID, tuple[str, str]]:
    rows = await connection.fetch(SQL["list_records"], list(ids))
    return {
        row["id"]: (public_id(row["kind"], row["id"]), row["status"])
        for row in rows
        if row["kind"] in PREFIXES
    }
