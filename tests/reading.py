"""Asking lists and items directly, and what is found as keys."""

from collections.abc import AsyncIterator, Sequence
from typing import Any

import msgspec

from api.database import Connection
from api.queries.beside import Beside
from api.queries.filters import parse_list
from api.queries.lists import read_list


async def ask(
    connection: Connection,
    kind: str,
    query: str = "",
    *,
    readable: Sequence[str] = (),
    beside: Beside | None = None,
) -> dict[str, Any]:
    """A page of a list, decoded."""
    asked = parse_list(kind, query.encode())
    answer = await read_list(connection, beside or Beside(), asked, readable)
    decoded: dict[str, Any] = msgspec.json.decode(answer.body)
    return decoded


async def keys(
    connection: Connection, kind: str, query: str = "", *, readable: Sequence[str] = ()
) -> list[str]:
    """The keys on a page of a list, in its order."""
    page = await ask(connection, kind, query, readable=readable)
    return [record["key"] for record in page["data"]]


async def walk(connection: Connection, kind: str, query: str) -> AsyncIterator[list[str]]:
    """The keys on each page, page after page, as a client follows `next`."""
    beside = Beside()
    cursor = ""
    while True:
        page = await ask(connection, kind, f"{query}{cursor}", beside=beside)
        yield [record["key"] for record in page["data"]]
        if "next" not in page["page"]:
            return
        cursor = f"&cursor={page['page']['next']}"
