"""Finds contested facts, in the order of the last word or of how many parties there are.

What is contested has a term, which finds it as of any seq; that is few of all there is. The sides
on each of these facts are read, then the days of the statements in them, and put in order here.
"""

import asyncio
import datetime
import uuid
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Final

import msgspec

from api.cursors import UNDATED, Position, write_cursor
from api.database import Connection, load_statements
from api.errors import MalformedRequestError
from api.ids import parse_id, public_id
from api.queries.as_of import pinned, refuse_unkept
from api.queries.compose import Parameters, Statement, conjunction
from api.queries.conditions import CONTESTED, Conditions, Moment, Term
from api.queries.facts import FoundFact
from api.queries.figures import find_figures
from api.queries.filters import Filters, ListQuery
from api.queries.parameters import FILTERS
from api.queries.sides import BROADER
from api.queries.unknown import refuse_unknown
from schemas.base import UNSET, UnsetType

SQL: Final = load_statements(Path(__file__).with_suffix(".sql"))
#: Facts that are put in order at once.
MOST_FACTS: Final = 20_000
#: Filters that a fact itself must meet, beside its record.
OF_FACTS: Final = ("fact", "speaker")
#: Kind of fact that has a standing → kind of the record that has it.
RECORDS: Final = {"event": "event", "participation": "event", "affiliation": "affiliation"}


class Placed(msgspec.Struct, frozen=True, kw_only=True):
    """A fact and its place in the order."""

    fact: FoundFact
    id: uuid.UUID
    place: str


class Order(msgspec.Struct, frozen=True, kw_only=True):
    """The facts that a query finds, in its order, as of a seq."""

    seq: int
    latest: int
    facts: Sequence[Placed]

    def page(self, query: ListQuery) -> tuple[Sequence[Placed], str | UnsetType]:
        """The facts of the page that is asked for, and the cursor of the next."""
        start = 0
        if query.after is not None:
            after = _rank(query.sort, query.after.place, query.after.id)
            ranks = (_rank(query.sort, fact.place, fact.id) for fact in self.facts)
            start = sum(rank <= after for rank in ranks)
        page = self.facts[start : start + query.limit]
        if start + query.limit >= len(self.facts):
            return page, UNSET
        last = Position(self.seq, page[-1].place, page[-1].id)
        return page, write_cursor(last, query.canonical())


DECODER: Final = msgspec.json.Decoder(FoundFact)


async def find_order(connection: Connection, query: ListQuery, readable: Sequence[str]) -> Order:
    """The facts in order: a statement for their sides, and one for the days of statements.

    Figures take one, and where there are any that may differ, three and more. Raises
    MalformedRequestError where more than MOST_FACTS are contested.
    """
    statement = finding(query, readable)
    [row] = await connection.fetch(statement.text, *statement.arguments)
    refuse_unknown(row["unknown"], query.named(), row["latest_seq"])
    refuse_unkept("as_of", query.seq, row["first_seq"], row["latest_seq"])
    seq = pinned(query, row["latest_seq"])
    if len(row["facts"]) > MOST_FACTS:
        raise MalformedRequestError(
            f"more than {MOST_FACTS} contested facts are found: ask for fewer, as of one dataset, "
            "category or country, or from one day to another"
        ).as_of(row["latest_seq"])
    figures = await find_figures(connection, msgspec.structs.replace(query, seq=seq), readable)
    found = [*await asyncio.to_thread(_decoded, row["facts"]), *figures]
    facts = _matching(query, found, frozenset(row["same"] or ()))
    days = await _read_days(connection, query, facts)
    ordered = await asyncio.to_thread(_in_order, query, facts, days)
    return Order(seq=seq, latest=row["latest_seq"], facts=ordered)


def _moment(query: ListQuery) -> Moment:
    return "now" if query.seq is None else "at_seq"


def finding(query: ListQuery, readable: Sequence[str]) -> Statement:
    """The statement that finds the facts, with their sides."""
    filters = query.filters
    parameters = Parameters(
        {
            "readable": tuple(readable),
            "seq": query.seq,
            "most": MOST_FACTS + 1,
            "actors": (*filters.get("actor", ()), *filters.get("party", ())),
        }
    )
    branches = [_branch(query, kind, parameters) for kind in _kinds(query)]
    same = "NULL::uuid[]"
    if filters.keys() & {"actor", "party"}:
        merged = "merged_now" if query.seq is None else "merged_at_seq"
        words = {
            "survivors": parameters.written(SQL[merged], {"row": "s"}),
            "survivors_too": parameters.written(SQL[merged], {"row": "o"}),
        }
        same = parameters.written(SQL["same_actors"], words)
    words = {
        "unknown": Conditions(query, parameters, "now").unknown(),
        "same": same,
        "branches": "\nUNION ALL\n".join(branches) or SQL["contested_nothing"],
    }
    return Statement(parameters.written(SQL["find_contested"], words), parameters.arguments())


def _kinds(query: ListQuery) -> list[str]:
    """The kinds of record that may have what is asked for."""
    facts = query.filters.get("fact", ("event", "affiliation"))
    wanted = dict.fromkeys(RECORDS[str(fact)] for fact in facts if fact in RECORDS)
    asked = query.filters.keys() - {*OF_FACTS}
    return [kind for kind in wanted if asked <= set(FILTERS[kind])]


def _branch(query: ListQuery, kind: str, parameters: Parameters) -> str:
    filters = Filters({k: v for k, v in query.filters.items() if k not in OF_FACTS})
    filters["contested"] = (True,)
    filters["status"] = ("active", "merged") if kind == "event" else ("active",)
    of_kind = msgspec.structs.replace(query, kind=kind, filters=filters)
    conditions = Conditions(of_kind, parameters, _moment(query), purged=False)
    words = {
        "terms": conjunction(conditions.term(CONTESTED)),
        "conditions": conjunction([*conditions.documents(without=CONTESTED), *conditions.days()]),
    }
    return parameters.written(SQL[f"contested_{kind}"], words)


def _decoded(found: Sequence[str]) -> list[FoundFact]:
    return [DECODER.decode(text) for text in found]


def _matching(
    query: ListQuery, facts: Sequence[FoundFact], same: frozenset[uuid.UUID]
) -> Sequence[FoundFact]:
    """The facts that themselves meet the filters which their records meet."""
    filters = query.filters
    ids = {public_id("actor", each) for each in same}
    if "fact" in filters:
        facts = [fact for fact in facts if fact.kind in filters["fact"]]
    if "role" in filters:
        facts = [fact for fact in facts if not {*_roles(fact)}.isdisjoint(filters["role"])]
    if "actor" in filters:
        facts = [fact for fact in facts if fact.actor in ids]
    if filters.keys() & {"party", "stance"}:
        facts = [
            fact
            for fact in facts
            if any(
                stance in filters.get("stance", (stance,))
                and ("party" not in filters or voice.party in ids)
                for stance, voice in fact.voices()
            )
        ]
    return facts


def _roles(fact: FoundFact) -> Iterator[str]:
    """The role of a part, and those above it."""
    role = fact.role
    while role is not None:
        yield role
        role = BROADER.get(role)


def _statements(fact: FoundFact) -> Iterator[str]:
    for _, voice in fact.voices():
        yield from voice.statements


async def _read_days(
    connection: Connection, query: ListQuery, facts: Sequence[FoundFact]
) -> dict[str, datetime.date | None]:
    """Statement → its first possible day; where speakers are asked for, theirs alone."""
    named = dict.fromkeys(text for fact in facts for text in _statements(fact))
    statement = dating(query, tuple(parse_id(text)[1] for text in named))
    rows = await connection.fetch(statement.text, *statement.arguments)
    return {public_id("statement", row["id"]): row["day"] for row in rows}


def dating(query: ListQuery, ids: tuple[uuid.UUID, ...]) -> Statement:
    """The statement that reads the days of these statements."""
    parameters = Parameters({"seq": query.seq, "ids": ids})
    conditions = Conditions(
        ListQuery(kind="statement", filters=Filters()), parameters, _moment(query)
    )
    clauses = [parameters.clause("current" if query.seq is None else "at_seq", {}, {})]
    if "speaker" in query.filters:
        term = Term(field="speaker", values=query.filters["speaker"])
        words = {"terms": conjunction(conditions.term(term))}
        clauses.append(parameters.clause("has_term", words, {}))
    words = {"conditions": conjunction(clauses)}
    return Statement(parameters.written(SQL["read_days"], words), parameters.arguments())


def _in_order(
    query: ListQuery, facts: Sequence[FoundFact], days: Mapping[str, datetime.date | None]
) -> list[Placed]:
    """The facts in order; where speakers are asked for, those that one of theirs is on."""
    if "speaker" in query.filters:
        facts = [fact for fact in facts if any(text in days for text in _statements(fact))]
    by_word = query.sort.removeprefix("-") == "last_word"
    placed = [
        Placed(
            fact=fact,
            id=fact.place(),
            place=_last_day(fact, days) if by_word else _parties(fact),
        )
        for fact in facts
    ]
    return sorted(placed, key=lambda each: _rank(query.sort, each.place, each.id))


def _last_day(fact: FoundFact, days: Mapping[str, datetime.date | None]) -> str:
    dated = [day for text in _statements(fact) if (day := days.get(text)) is not None]
    return max(dated).isoformat() if dated else UNDATED


def _parties(fact: FoundFact) -> str:
    return str(len({voice.party for _, voice in fact.voices()}))


def _rank(sort: str, place: str, own: uuid.UUID) -> tuple[bool, int, int]:
    """Where a place and an id come in an order; what is undated comes last either way."""
    sign = -1 if sort.startswith("-") else 1
    if place == UNDATED:
        return True, 0, sign * own.int
    by_word = sort.removeprefix("-") == "last_word"
    number = datetime.date.fromisoformat(place).toordinal() if by_word else int(place)
    return False, sign * number, sign * own.int
