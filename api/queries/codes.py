"""Reads the code lists."""

from pathlib import Path
from typing import Final

import msgspec

from api.database import Connection, load_statements
from api.errors import NotFoundError
from api.queries.told import shown
from schemas.codes import SCHEMES, Code, CodeList, CodeLists

SQL: Final = load_statements(Path(__file__).parent / "codes.sql")


async def read_code_lists(connection: Connection) -> tuple[CodeLists, int]:
    """Every code list, and the latest seq."""
    rows = await connection.fetch(SQL["read_codes"], None)
    lists = [_code_list(row["scheme"], row["codes"]) for row in rows]
    return CodeLists(data=lists), rows[0]["latest_seq"]


async def read_code_list(connection: Connection, scheme: str) -> tuple[CodeList, int]:
    """One code list, and the latest seq; NotFoundError names those there are."""
    if scheme not in SCHEMES:
        raise NotFoundError(
            f"there is no code list {shown(scheme)}; there are {', '.join(SCHEMES)}"
        )
    [row] = await connection.fetch(SQL["read_codes"], scheme)
    return _code_list(scheme, row["codes"]), row["latest_seq"]


def _code_list(scheme: str, codes: str) -> CodeList:
    return CodeList(scheme=scheme, data=msgspec.json.decode(codes, type=list[Code]))
