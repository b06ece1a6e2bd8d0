"""Who may be meant where no name is known: by identifiers, else by all other properties."""

import uuid
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

import msgspec

from api.database import Connection, load_statements
from api.queries.conditions import country_id
from api.queries.entities import PROPERTIES, country_of
from api.queries.reconcile_asked import texts_of, types_of
from schemas.reconcile import ReconcileProperty, ReconcileQuery

SQL: Final = load_statements(Path(__file__).with_suffix(".sql"))
FIND_DESCRIBED: Final = SQL["find_described"].replace("{seen}", SQL["seen"])
#: Actors that are found for one query.
MOST: Final = 100
#: What the database has in no text, and therefore nobody in a value.
NUL: Final = "\0"


class Identified(msgspec.Struct, frozen=True, kw_only=True):
    """An identifier that is asked for; without its scheme, of any."""

    query: int
    scheme: str | None
    value: str


class Described(msgspec.Struct, frozen=True, kw_only=True):
    """What an actor must have: one of each; None: whatever."""

    query: int
    countries: Sequence[uuid.UUID] | None
    kinds: Sequence[str] | None
    datasets: Sequence[str] | None


async def find_described(
    connection: Connection,
    queries: Sequence[ReconcileQuery],
    readable: Sequence[str],
    slug: str | None,
) -> list[list[uuid.UUID]]:
    """For each query the actors with its identifiers, or, where nobody has one, with all the rest.

    A statement for the identifiers, and one for the rest.
    """
    found: list[list[uuid.UUID]] = [[] for _ in queries]
    identified = [
        each
        for number, query in enumerate(queries)
        for hint in query.properties or ()
        for each in _identifiers(number, hint)
    ]
    if identified:
        asked = msgspec.json.encode(identified).decode()
        for row in await connection.fetch(SQL["find_identified"], asked, MOST):
            found[row["query"]].append(row["id"])
    described = [
        each
        for number, query in enumerate(queries)
        if not found[number] and (each := _described(number, query)) is not None
    ]
    if described:
        asked = msgspec.json.encode(described).decode()
        for row in await connection.fetch(FIND_DESCRIBED, asked, MOST, readable, slug):
            found[row["query"]].append(row["id"])
    return found


def _identifiers(number: int, hint: ReconcileProperty) -> Iterator[Identified]:
    if hint.pid in PROPERTIES and hint.pid != "identifier":
        return
    for text in _texts(hint):
        if hint.pid != "identifier":
            if NUL not in hint.pid:
                yield Identified(query=number, scheme=hint.pid.lower(), value=text)
            continue
        yield Identified(query=number, scheme=None, value=text)
        scheme, _, value = text.partition(":")
        if value:
            yield Identified(query=number, scheme=scheme.lower(), value=value)


def _described(number: int, query: ReconcileQuery) -> Described | None:
    """What is said beside identifiers; None where that is nothing which finds anybody."""
    said: dict[str, list[str]] = {"kind": [code for code in types_of(query) if NUL not in code]}
    for hint in query.properties or ():
        said.setdefault(hint.pid, []).extend(_texts(hint))
    kinds = [text.lower().replace(" ", "_") for text in said["kind"]]
    countries = [country_of(text) or text.upper() for text in said.get("country", ())]
    datasets = said.get("dataset", [])
    if not (kinds or countries or datasets):
        return None
    return Described(
        query=number,
        countries=[country_id(code) for code in countries] or None,
        kinds=kinds or None,
        datasets=datasets or None,
    )


def _texts(hint: ReconcileProperty) -> list[str]:
    return [text.strip() for text in texts_of(hint.v) if NUL not in text]
