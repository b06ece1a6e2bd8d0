"""The rows of files that records were made from."""

import uuid
from collections.abc import Sequence
from pathlib import Path
from typing import Final

import msgspec

from api.database import Connection, load_statements
from api.ids import public_id
from schemas.raw import RawCell, RawRow

CELLS: Final = msgspec.json.Decoder(list[str])
SQL: Final = load_statements(Path(__file__).parent / "raw.sql")


async def read_raw_rows(
    connection: Connection, ids: Sequence[uuid.UUID], seq: int, most: int
) -> list[bytes]:
    """Rows beside these records as of the seq, in the order of the ids, at most so many."""
    rows = await connection.fetch(SQL["read_raw_rows"], ids, seq, most)
    return [
        msgspec.json.encode(
            RawRow(
                record=public_id(kind, own),
                cells=[
                    RawCell(column=column, value=value)
                    for column, value in zip(columns, CELLS.decode(cells), strict=True)
                ],
            )
        )
        for kind, own, columns, cells in rows
    ]
