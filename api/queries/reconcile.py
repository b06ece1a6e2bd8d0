"""Which actors may be meant, for tools that match names, and what is known of them."""

import asyncio
import uuid
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Final

import msgspec

from api.database import Connection, load_statements
from api.ids import InvalidIdError, parse_id
from api.queries.datasets import check_slug, no_dataset
from api.queries.entities import (
    ENTITY,
    PROPERTIES,
    SHARED_SCHEMES,
    TYPES,
    Entity,
    Hint,
    agrees,
    read_hints,
    title,
    unset,
    values_of,
)
from api.queries.filters import Filters, ListQuery
from api.queries.names import Hit, Sought, find_named
from api.queries.reconcile_asked import limit_of, types_of
from schemas.reconcile import (
    ExtendMeta,
    ExtendQuery,
    ExtendResult,
    ExtendValue,
    ReconcileCandidate,
    ReconcileFeature,
    ReconcileQuery,
    ReconcileResult,
    Suggested,
    Suggestions,
)

SQL: Final = load_statements(Path(__file__).with_suffix(".sql"))
#: Names that each way to look finds for one query of a batch, and actors that hints then order.
MOST_NAMES: Final = 100
MOST_ORDERED: Final = 100
#: What a hint that agrees takes of what is left to 100, and what one leaves that does not.
AGREES: Final = 0.2
DIFFERS: Final = 0.85
#: Of a whole name, from which on it may be taken without looking.
SURE: Final = 0.9
SUGGESTED: Final = 20
#: Names of a statement that are looked for in parts: far from the time limit.
AT_ONCE: Final = 25
#: What many have in common, and values without their scheme; all else are identifiers.
UNSURE: Final = frozenset({"name", "type", *PROPERTIES}) | SHARED_SCHEMES


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

    Whole names are looked up at once. Those that nobody bears are looked for in parts, and with a
    letter wrong, some at once, for that takes longer.
    """
    named = {name: str(each.query or "") for name, each in queries.items()}
    found = await _found(
        connection, service, [Sought(name=name, nearness="wholly") for name in named.values()]
    )
    unsure = [i for i, hits in enumerate(found) if not hits or hits[0].likeness.score < SURE]
    names = list(named.values())
    for start in range(0, len(unsure), AT_ONCE):
        part = unsure[start : start + AT_ONCE]
        nearly = await _found(connection, service, [Sought(name=names[i]) for i in part])
        for i, hits in zip(part, nearly, strict=True):
            found[i] = hits
    entities = await _entities(connection, service, [h.id for hits in found for h in hits])

    def judge_all() -> dict[str, ReconcileResult]:
        return {
            name: ReconcileResult(result=_candidates(query, hits, entities))
            for (name, query), hits in zip(queries.items(), found, strict=True)
        }

    # Of many candidates and hints that takes a while: others are answered meanwhile.
    return await asyncio.to_thread(judge_all)


async def suggest(
    connection: Connection, service: Service, prefix: str, skipped: int, types: Sequence[str]
) -> Suggestions:
    """Actors one of whose names begins so."""
    kinds = [each.id for each in TYPES if each.id in types]
    if types and not kinds:
        return Suggestions(result=[])
    [hits] = await _found(connection, service, [Sought(name=prefix, nearness="begun")], kinds)
    entities = await _entities(connection, service, [hit.id for hit in hits])
    known = [entities[hit.id] for hit in hits if hit.id in entities]
    # Whoever is named by an id may be of any type.
    known = [each for each in known if not kinds or each.actor_kind in kinds]
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
    connection: Connection, service: Service, sought: Sequence[Sought], types: Sequence[str] = ()
) -> list[list[Hit]]:
    """Who is called so, or has that id."""
    found = await find_named(
        connection, sought, service.listed(types), service.readable, most=MOST_NAMES
    )
    by_id = [_actor_id(each.name.strip()) for each in sought]
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


def _candidates(
    query: ReconcileQuery, hits: Sequence[Hit], entities: Mapping[uuid.UUID, Entity]
) -> list[ReconcileCandidate]:
    hints = read_hints(query.properties or ())
    judged = [
        found
        for hit in hits
        if hit.id in entities and (found := _judge(query, hints, hit, entities[hit.id])) is not None
    ]
    # Of several who bear the name, with nothing said against them, an identifier alone tells which.
    if sum(map(_may_be, judged)) > 1:
        meant = [each for each in judged if each.match and _is_identified(each)]
        judged = [
            msgspec.structs.replace(each, match=[each] == meant) if each.match else each
            for each in judged
        ]
    judged.sort(key=lambda each: (-each.score, each.id))
    return judged[: limit_of(query)]


def _may_be(candidate: ReconcileCandidate) -> bool:
    name, *others = candidate.features
    return name.value >= SURE and all(each.value for each in others)


def _is_identified(candidate: ReconcileCandidate) -> bool:
    return any(each.value is True and each.id not in UNSURE for each in candidate.features)


def _judge(
    query: ReconcileQuery, hints: Sequence[Hint], hit: Hit, entity: Entity
) -> ReconcileCandidate | None:
    """A candidate with its score; None where it has none of the types that it must have."""
    types = types_of(query)
    features = [ReconcileFeature(id="name", value=hit.likeness.score)]
    said: dict[str, bool] = {"type": entity.actor_kind in types} if types else {}
    if said.get("type") is False and query.type_strict in ("any", "all"):
        return None
    for hint in hints:
        speaks = agrees(entity, hint)
        if speaks is not None:
            said[hint.pid] = speaks and said.get(hint.pid, True)
    score = 100 * hit.likeness.score
    for speaks in said.values():
        score = score + (100 - score) * AGREES if speaks else score * DIFFERS
    features += [ReconcileFeature(id=name, value=speaks) for name, speaks in said.items()]
    return ReconcileCandidate(
        id=entity.id,
        name=entity.name,
        description=unset(entity.described()),
        type=[entity.type()],
        score=round(score, 2),
        match=_is_sure(hit, entity, said),
        features=features,
    )


def _is_sure(hit: Hit, entity: Entity, said: Mapping[str, bool]) -> bool:
    """Links between persons are never made by a name alone: an identifier must speak for it."""
    if hit.given or not all(said.values()):
        return hit.given
    identified = any(name not in UNSURE for name in said)
    return hit.likeness.score >= SURE and (entity.actor_kind != "person" or identified)


def _values(entity: Entity | None, name: str, most: int | None) -> list[ExtendValue]:
    values = [] if entity is None else values_of(entity, name)
    return [ExtendValue(str=value) for value in values[:most]]


def _most(settings: Mapping[str, object]) -> int | None:
    """How many values of a property are asked for; 0, and what is no number, is all."""
    try:
        return max(int(float(str(settings.get("limit", 0)))), 0) or None
    except (ValueError, OverflowError):
        return None
