"""Which actors may be meant, for tools that match names, and what is known of them."""

import asyncio
import uuid
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Final

import msgspec

from api.database import Connection, load_statements
from api.ids import InvalidIdError, parse_id
from api.names.patterns import Nearness
from api.queries.candidates import SURE, Found, candidates
from api.queries.datasets import check_slug, no_dataset
from api.queries.described import find_described
from api.queries.entities import (
    ENTITY,
    TYPES,
    Entity,
    title,
    values_of,
)
from api.queries.filters import Filters, ListQuery
from api.queries.names import Hit, find_named
from api.queries.reconcile_asked import too_long
from schemas.base import UNSET
from schemas.reconcile import (
    ExtendMeta,
    ExtendQuery,
    ExtendResult,
    ExtendValue,
    ReconcileQuery,
    ReconcileResult,
    Suggested,
    Suggestions,
)

SQL: Final = load_statements(Path(__file__).with_suffix(".sql"))
#: Names that each way to look finds for one query of a batch, and actors that hints then order.
MOST_NAMES: Final = 100
MOST_ORDERED: Final = 100
SUGGESTED: Final = 20
#: Names of a statement that are looked for in parts: far from the time limit.
AT_ONCE: Final = 25


class Service(msgspec.Struct, frozen=True, kw_only=True):
    """What is asked: all that a reader may read, or one dataset of it."""

    seq: int
    title: str | None
    readable: Sequence[str]
    slug: str | None

    def listed(self, types: Sequence[str] = ()) -> ListQuery:
        """The list of the actors that may be meant, of one of these types if there are any."""
        asked = {"dataset": (self.slug,) if self.slug else (), "actor_kind": tuple(types)}
        filters = Filters({name: values for name, values in asked.items() if values})
        return ListQuery(kind="actor", filters=filters)


async def find_service(
    connection: Connection, slug: str | None, readable: Sequence[str]
) -> Service:
    """The service, as of the latest seq; NotFoundError where there is no such dataset."""
    if slug is not None:
        check_slug(slug)
    row = await connection.fetchrow(SQL["find_service"], readable, slug)
    if row is None:
        raise LookupError("counters")
    if slug is not None and row["title"] is None:
        raise no_dataset(slug).as_of(row["latest_seq"])
    return Service(seq=row["latest_seq"], title=row["title"], readable=readable, slug=slug)


async def reconcile(
    connection: Connection, service: Service, queries: Mapping[str, ReconcileQuery]
) -> dict[str, ReconcileResult]:
    """Candidates for each query: a statement for the names of all, one for the actors.

    Those that have no name are found by their properties, in two statements.
    """
    names = {
        name: "" if too_long(each) else str(each.query)
        for name, each in queries.items()
        if each.query is not UNSET
    }
    named = await _named(connection, service, list(names.values())) if names else []
    found = {
        name: [Found(id=hit.id, alike=hit.likeness.score, given=hit.given) for hit in hits]
        for name, hits in zip(names, named, strict=True)
    }
    others = {name: each for name, each in queries.items() if name not in names}
    if others:
        described = await find_described(
            connection, list(others.values()), service.readable, service.slug
        )
        for name, ids in zip(others, described, strict=True):
            found[name] = [Found(id=own) for own in ids]
    ids = [each.id for some in found.values() for each in some]
    entities = await _entities(connection, service, ids)

    def judge_all() -> dict[str, ReconcileResult]:
        return {
            name: ReconcileResult(
                result=candidates(query, found[name], entities), error=too_long(query)
            )
            for name, query in queries.items()
        }

    # Of many candidates and hints that takes a while: others are answered meanwhile.
    return await asyncio.to_thread(judge_all)


async def _named(connection: Connection, service: Service, names: Sequence[str]) -> list[list[Hit]]:
    """Who is called so: whole names at once, and those that nobody bears in parts, and with a
    letter wrong, some at once, for that takes longer.
    """
    found = await _found(connection, service, names, "wholly")
    unsure = [i for i, hits in enumerate(found) if not hits or hits[0].likeness.score < SURE]
    for start in range(0, len(unsure), AT_ONCE):
        part = unsure[start : start + AT_ONCE]
        nearly = await _found(connection, service, [names[i] for i in part], "nearly")
        for i, hits in zip(part, nearly, strict=True):
            found[i] = hits
    return found


async def suggest(
    connection: Connection, service: Service, prefix: str, skipped: int, types: Sequence[str]
) -> Suggestions:
    """Actors one of whose names begins so: the most alike first, those alike by name and id."""
    kinds = [each.id for each in TYPES if each.id in types]
    if types and not kinds:
        return Suggestions(result=[])
    [hits] = await _found(connection, service, [prefix], "begun", kinds)
    entities = await _entities(connection, service, [hit.id for hit in hits])
    found = [(hit.likeness.score, entities[hit.id]) for hit in hits if hit.id in entities]
    found.sort(key=lambda each: (-each[0], each[1].name, each[1].id))
    # Whoever is named by an id may be of any type.
    known = [each for _, each in found if not kinds or each.actor_kind in kinds]
    return Suggestions(
        result=[
            Suggested(
                id=each.id, name=each.name, description=each.described(), notable=[each.type()]
            )
            for each in known[skipped : skipped + SUGGESTED]
        ]
    )


async def extend(connection: Connection, service: Service, asked: ExtendQuery) -> ExtendResult:
    """The values of properties of actors; of what is none here, none."""
    ids = {text: found for text in asked.ids if (found := _actor_id(text)) is not None}
    entities = await _entities(connection, service, list(ids.values()))
    known = {text: entities.get(found) for text, found in ids.items()}
    wanted = {each.id: _most(each.settings or {}) for each in asked.properties}
    return ExtendResult(
        meta=[ExtendMeta(id=name, name=title(name)) for name in wanted],
        rows={
            text: {name: _values(known.get(text), name, most) for name, most in wanted.items()}
            for text in asked.ids
        },
    )


async def _found(
    connection: Connection,
    service: Service,
    names: Sequence[str],
    nearness: Nearness,
    types: Sequence[str] = (),
) -> list[list[Hit]]:
    """Who is called so, or has that id."""
    listed = service.listed(types)
    found = await find_named(
        connection, names, listed, service.readable, nearness=nearness, most=MOST_NAMES
    )
    by_id = [_actor_id(name.strip()) for name in names]
    return [
        hits[:MOST_ORDERED] if own is None else [Hit.by_id(own)]
        for own, hits in zip(by_id, found, strict=True)
    ]


async def _entities(
    connection: Connection, service: Service, ids: Iterable[uuid.UUID]
) -> dict[uuid.UUID, Entity]:
    """The actors that answer for these ids."""
    wanted = list(dict.fromkeys(ids))
    if not wanted:
        return {}
    rows = await connection.fetch(SQL["read_entities"], service.readable, service.slug, wanted)
    return {row["asked"]: ENTITY.decode(row["body"]) for row in rows}


def _actor_id(text: str) -> uuid.UUID | None:
    try:
        kind, value = parse_id(text)
    except InvalidIdError:
        return None
    return value if kind == "actor" else None


def _values(entity: Entity | None, name: str, most: int | None) -> list[ExtendValue]:
    values = [] if entity is None else values_of(entity, name)
    return [ExtendValue(str=value) for value in values[:most]]


def _most(settings: Mapping[str, object]) -> int | None:
    """How many values of a property are asked for; 0, and what is no number, is all."""
    try:
        return max(int(float(str(settings.get("limit", 0)))), 0) or None
    except (ValueError, OverflowError):
        return None
