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
from api.names.patterns import Nearness, probes_for
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


class Sought(msgspec.Struct, frozen=True, kw_only=True):
    """A name that is looked for, and how near the words of a name must be to it."""

    name: str
    nearness: Nearness = "nearly"


async def find_named(
    connection: Connection,
    sought: Sequence[Sought],
    query: ListQuery,
    readable: Sequence[str],
    *,
    most: int = MOST_NAMES,
) -> list[list[Hit]]:
    """For each name the actors of a list that are called so, in one statement."""
    asked = [looked_for(each.name) for each in sought]
    statement = names_statement(sought, asked, query, readable, most)
    if statement is None:
        return [[] for _ in sought]
    rows = await connection.fetch(statement.text, *statement.arguments)
    if len(rows) <= FEW:
        return _ranked(sought, asked, rows)
    return await asyncio.to_thread(_ranked, sought, asked, rows)


def names_statement(
    sought: Sequence[Sought],
    asked: Sequence[Names],
    query: ListQuery,
    readable: Sequence[str],
    most: int = MOST_NAMES,
) -> Statement | None:
    """The statement that finds candidates; None where there is nothing to look for."""
    probes = [
        {"query": number, **msgspec.structs.asdict(probe)}
        for number, (each, names) in enumerate(zip(sought, asked, strict=True))
        for probe in probes_for(names, each.nearness)
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
    return Statement(parameters.written(SQL["find_names"], words), parameters.arguments())


def _ranked(
    sought: Sequence[Sought], asked: Sequence[Names], rows: Iterable[asyncpg.Record]
) -> list[list[Hit]]:
    found: list[dict[uuid.UUID, tuple[bool, dict[str, None]]]] = [{} for _ in sought]
    for number, actor, is_person, written in rows:
        found[number].setdefault(actor, (is_person, {}))[1][written] = None
    return [
        _hits(names, candidates, begun=each.nearness == "begun")
        for each, names, candidates in zip(sought, asked, found, strict=True)
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
