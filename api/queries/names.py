"""Which actors are called so, in whatever script and spelling, the most alike first."""

import asyncio
import uuid
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Final

import asyncpg
import msgspec

from api.database import Connection, load_statements
from api.ids import public_id
from api.names.compare import Likeness
from api.names.finding import find, looked_for
from api.names.patterns import Nearness, lookups_for, probes_for
from api.names.stored import read_stored
from api.names.written import Names, gather
from api.queries.compose import Parameters, Statement, conjunction
from api.queries.conditions import Conditions
from api.queries.filters import Filters, ListQuery
from schemas.names import NameMatch

SQL: Final = load_statements(Path(__file__).with_suffix(".sql"))
#: Names that each way to look finds at most.
MOST_NAMES: Final = 200
#: Actors that are found by one name at most; those that are less alike are no answer.
MOST_FOUND: Final = 200
LEAST: Final = 0.5
#: So many are compared sooner than a thread begins to.
FEW: Final = 10
#: What every list asks for: it takes nobody out whom the most alike would have hidden.
UNNARROWED: Final = frozenset({"name", "dataset"})

#: How near what is looked up in whole words is.
LOOKED_UP: Final = frozenset({"sounding", "wholly"})
#: Patterns of a word: five of its sound, five of its letters, and an initial.
MOST_PATTERNS: Final = 11
WAYS: Final = {f"near_{word}": SQL["near"].replace("{word}", word) for word in ("one", "other")} | {
    f"has_{word}": " OR ".join(
        SQL["has"].replace("{word}", word).replace("{place}", str(place))
        for place in range(1, MOST_PATTERNS + 1)
    )
    for word in ("one", "other")
}


class Hit(msgspec.Struct, frozen=True, kw_only=True):
    """An actor that is called so, or nearly; `given`: that has the very id."""

    id: uuid.UUID
    likeness: Likeness
    given: bool = False

    @classmethod
    def by_id(cls, own: uuid.UUID) -> "Hit":
        """The actor of that id."""
        name = public_id("actor", own)
        likeness = Likeness(score=1.0, reason="exact", one=name, other=name)
        return cls(id=own, likeness=likeness, given=True)

    def order(self) -> tuple[float, uuid.UUID]:
        """Its place among those that are found: the most alike come first."""
        return -self.likeness.score, self.id

    def shown(self) -> NameMatch:
        """As it is answered beside the actor."""
        return NameMatch(
            score=self.likeness.score, reason=self.likeness.reason, name=self.likeness.other
        )


async def find_named(
    connection: Connection,
    names: Sequence[str],
    query: ListQuery,
    readable: Sequence[str],
    *,
    nearness: Nearness = "nearly",
    most: int = MOST_NAMES,
) -> list[list[Hit]]:
    """For each name the actors of a list that are called so, in one statement."""
    asked = [looked_for(name) for name in names]
    statement = names_statement(asked, query, readable, nearness, most)
    if statement is None:
        return [[] for _ in names]
    rows = await connection.fetch(statement.text, *statement.arguments)
    if len(rows) <= FEW:
        return _ranked(asked, rows, nearness)
    return await asyncio.to_thread(_ranked, asked, rows, nearness)


def names_statement(
    asked: Sequence[Names],
    query: ListQuery,
    readable: Sequence[str],
    nearness: Nearness = "nearly",
    most: int = MOST_NAMES,
) -> Statement | None:
    """The statement that finds candidates; None where there is nothing to look for."""
    ways = lookups_for if nearness in LOOKED_UP else probes_for
    probes = [
        {"query": number, **msgspec.structs.asdict(probe)}
        for number, names in enumerate(asked)
        for probe in ways(names, nearness)
    ]
    if not probes:
        return None
    named = Filters({name: found for name, found in query.filters.items() if name != "name"})
    query = msgspec.structs.replace(query, filters=named)
    parameters = Parameters(
        {"readable": tuple(readable), "probes": msgspec.json.encode(probes).decode()}
    )
    conditions = Conditions(query, parameters, "now")
    clauses = conjunction([*conditions.documents(), *conditions.days()])
    words = {"answering": SQL["answering"], "conditions": clauses, "most": str(most), **WAYS}
    words["names"] = parameters.written(SQL["seen_names"], {"datasets": conditions.datasets()})
    if not query.filters.keys() <= UNNARROWED:
        narrowed = parameters.written(SQL["narrowed_names"], words)
        words["names"] = conjunction([words["names"], narrowed])
    words["otherwise"] = parameters.written(SQL["otherwise"], words)
    finding = SQL["look_names_up" if nearness in LOOKED_UP else "find_names"]
    return Statement(parameters.written(finding, words), parameters.arguments())


def _ranked(
    asked: Sequence[Names], rows: Iterable[asyncpg.Record], nearness: Nearness
) -> list[list[Hit]]:
    found: list[dict[uuid.UUID, tuple[bool, dict[str, None]]]] = [{} for _ in asked]
    for number, actor, is_person, written in rows:
        found[number].setdefault(actor, (is_person, {}))[1][written] = None
    return [
        _hits(names, candidates, begun=nearness == "begun")
        for names, candidates in zip(asked, found, strict=True)
    ]


def _hits(
    asked: Names,
    candidates: Mapping[uuid.UUID, tuple[bool, Iterable[str]]],
    *,
    begun: bool,
) -> list[Hit]:
    hits = []
    for actor, (is_person, stored) in candidates.items():
        names = gather([read_stored(each) for each in stored], is_person=is_person)
        likeness = find(asked, names, begun=begun)
        if likeness is not None and likeness.score >= LEAST:
            hits.append(Hit(id=actor, likeness=likeness))
    return sorted(hits, key=Hit.order)[:MOST_FOUND]


def shown(hits: Iterable[Hit]) -> dict[str, NameMatch]:
    """The hits by the ids of their actors."""
    return {public_id("actor", hit.id): hit.shown() for hit in hits}
