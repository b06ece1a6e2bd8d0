"""Figures that are disputed: two sides give numbers of one thing that cannot both be so.

Statements that give numbers are few of all there are, and a partial index has them, as of any seq.
They lead to their events, whose figures are then compared here.
"""

import asyncio
import uuid
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Final

import msgspec

from api.database import Connection, load_statements
from api.errors import MalformedRequestError
from api.ids import parse_id, public_id
from api.queries.compose import Parameters, Statement, conjunction
from api.queries.conditions import Conditions
from api.queries.facts import FoundFact
from api.queries.filters import Filters, ListQuery
from api.queries.includes import LABELS, read_related, together
from api.queries.parameters import FILTERS
from api.queries.positions import EVENTS, Related, add_related, statement_ids
from api.queries.sides import Said, figure_facts
from api.queries.taking_back import TAKEN_BACK, taken_back
from schemas.base import UnsetType
from schemas.events import Event
from schemas.figures import Figure
from schemas.labels import Label
from schemas.positions import FactPositions
from schemas.standing import Voice
from schemas.statements import Statement as Spoken

SQL: Final = load_statements(Path(__file__).with_suffix(".sql"))
#: Statements with numbers that are read at once, with those that bear on them.
MOST_COUNTING: Final = 10_000
#: Of which so many are read by one statement, so that their decoding keeps no request waiting.
BATCH: Final = 500
#: What a figure itself must meet, and what it has not; the rest is of its event.
OF_FIGURES: Final = ("fact", "party", "speaker")
FOREIGN: Final = {"actor", "role", "stance"}
UNBOUNDED: Final = float("inf")


class Context(msgspec.Struct, frozen=True, kw_only=True):
    """All that was said, which event each participation is of, and who took what back."""

    said: Said
    parts: Mapping[str, str]
    gone: set[tuple[str, str]]


async def find_figures(
    connection: Connection, query: ListQuery, readable: Sequence[str]
) -> list[FoundFact]:
    """The disputed figures of events that meet the query, which is pinned to a seq.

    Raises MalformedRequestError where more than MOST_COUNTING statements give numbers.
    """
    filters = query.filters
    own = {name for name in filters if name not in OF_FIGURES}
    if "figure" not in filters.get("fact", ("figure",)) or not own <= {*FILTERS["event"]} - FOREIGN:
        return []
    statement = counting(query, readable)
    rows = await connection.fetch(statement.text, *statement.arguments)
    if not rows or query.seq is None:
        return []
    related = await _read_counting(connection, [row["id"] for row in rows], query.seq)
    context = await asyncio.to_thread(context_of, related, together(b"", related.labels))
    named = {event for each in related.statements.values() for event in _events(each, context)}
    statement = matching(query, readable, tuple(parse_id(text)[1] for text in sorted(named)))
    rows = await connection.fetch(statement.text, *statement.arguments)
    datasets = {row["id"]: row["dataset_id"] for row in rows}
    documents, _ = await read_related(connection, "facts", [*datasets], query.seq, len(datasets))
    return await asyncio.to_thread(_found, documents, datasets, context)


def counting(query: ListQuery, readable: Sequence[str]) -> Statement:
    """The statement that finds the statements with numbers."""
    parameters = Parameters(
        {"readable": tuple(readable), "seq": query.seq, "most": MOST_COUNTING + 1}
    )
    filters = Filters({k: v for k, v in query.filters.items() if k == "dataset"})
    conditions = Conditions(ListQuery(kind="statement", filters=filters), parameters, "at_seq")
    clauses = [parameters.clause("at_seq", {}, {}), conditions.datasets()]
    words = {"conditions": conjunction(clauses)}
    return Statement(parameters.written(SQL["find_counting"], words), parameters.arguments())


def matching(query: ListQuery, readable: Sequence[str], ids: tuple[uuid.UUID, ...]) -> Statement:
    """The statement that says which of these events meet the filters."""
    parameters = Parameters({"readable": tuple(readable), "seq": query.seq, "ids": ids})
    filters = Filters({k: v for k, v in query.filters.items() if k not in OF_FIGURES})
    filters["status"] = ("active",)
    of_events = msgspec.structs.replace(query, kind="event", filters=filters)
    conditions = Conditions(of_events, parameters, "at_seq", purged=False)
    words = {"conditions": conjunction([*conditions.documents(), *conditions.days()])}
    return Statement(parameters.written(SQL["match_events"], words), parameters.arguments())


async def _read_counting(connection: Connection, ids: Sequence[uuid.UUID], seq: int) -> Related:
    """The statements, with those that take them back, and those that they themselves speak of."""
    related, asked = Related(), {public_id("statement", each) for each in ids}
    lacking: Iterable[str] = asked
    while lacking and len(related.statements) <= MOST_COUNTING:
        wanted = [*lacking]
        for start in range(0, len(wanted), BATCH):
            batch = wanted[start : start + BATCH]
            await add_related(connection, related, batch, seq, MOST_COUNTING)
        records = {about.record for each in related.statements.values() for about in each.about}
        lacking = {str(record) for record in records if str(record).startswith("stm_")} - asked
        asked |= {*lacking}
    if len(related.statements) > MOST_COUNTING:
        raise MalformedRequestError(
            f"more than {MOST_COUNTING} statements give numbers, or bear on such: ask as of one "
            "dataset, or for other facts (fact=event&fact=participation&fact=affiliation)"
        ).as_of(seq)
    return related


def context_of(related: Related, members: bytes) -> Context:
    """What is said with who answers for whom, as the labels (members of an object) tell."""
    labels: dict[str, Label] = LABELS.decode(b"{%b}" % members)
    survivors = {
        own: label.survivor for own, label in labels.items() if isinstance(label.survivor, str)
    } | related.merged_statements()
    parts = {own: label.event for own, label in labels.items() if isinstance(label.event, str)}
    counted = any(each.figures for each in related.statements.values())
    gone = taken_back([*related.statements.values()], survivors) if counted else set()
    said = Said(statements=related.statements, survivors=survivors)
    return Context(said=said, parts=parts, gone=gone)


def figures_on(events: Sequence[Event], context: Context) -> Iterator[FactPositions]:
    """The figures of these events, with who gives which number."""
    on = _on(events, context)
    for event in events:
        statements = [each for text in on[event.id] if (each := _counts(text, context))]
        yield from figure_facts(event, statements, context.said, context.gone)


def is_disputed(laid: FactPositions) -> bool:
    """Whether what one says lies wholly below what another does: parties, or the dataset."""
    sides = [
        [_range(figure) for said in party.statements for figure in figures_of(said.figures)]
        for party in laid.parties
    ]
    sides.append([_range(figure) for figure in figures_of(laid.fact.coded)])
    ends = [(min(high for _, high in side), max(low for low, _ in side)) for side in sides if side]
    return any(
        one[0] < other[1]
        for place, one in enumerate(ends)
        for other in ends[:place] + ends[place + 1 :]
    )


def figures_of(figures: list[Figure] | UnsetType) -> list[Figure]:
    """Those there are."""
    return [] if isinstance(figures, UnsetType) else figures


def id_of(laid: FactPositions) -> str:
    """What tells a figure from all others."""
    fact = laid.fact
    parts = (fact.event, fact.measure, fact.party, fact.unit)
    return " ".join("" if isinstance(part, UnsetType) else part for part in parts)


def _range(figure: Figure) -> tuple[float, float]:
    """From low to high; without one of them, to the best, and without that, without end."""
    best = figure.best
    low, high = (best if isinstance(end, UnsetType) else end for end in (figure.low, figure.high))
    return (
        0 if isinstance(low, UnsetType) else low,
        UNBOUNDED if isinstance(high, UnsetType) else high,
    )


def _counts(text: str, context: Context) -> Spoken | None:
    statement = context.said.statements.get(text)
    return statement if statement and statement.figures else None


def _events(statement: Spoken, context: Context) -> Iterator[str]:
    """The events that it is about, itself or by a part in one, at those that answer for them."""
    for about in statement.about:
        for named in (about.event, about.record):
            event = context.parts.get(str(named), str(named))
            if event.startswith("evt_"):
                yield context.said.survivors.get(event, event)


def _on(events: Sequence[Event], context: Context) -> Mapping[str, Sequence[str]]:
    """Event → statements about it or a part in it, those that its standings name, and those that
    take back one of these."""
    on: dict[str, dict[str, None]] = defaultdict(dict)
    taking: dict[str, list[str]] = defaultdict(list)
    for statement in context.said.statements.values():
        for own in _events(statement, context):
            on[own][statement.id] = None
        for about in statement.about:
            if about.relation in TAKEN_BACK:
                taking[str(about.record)].append(statement.id)
    for event in events:
        reached = on[event.id]
        waiting = [*reached, *statement_ids(event)]
        reached.update(dict.fromkeys(waiting))
        while waiting:
            further = [each for each in taking.get(waiting.pop(), ()) if each not in reached]
            reached.update(dict.fromkeys(further))
            waiting += further
    return {event.id: [*on[event.id]] for event in events}


def _found(
    documents: Sequence[bytes], datasets: Mapping[uuid.UUID, int], context: Context
) -> list[FoundFact]:
    events = [EVENTS.decode(document) for document in documents]
    found = []
    for laid in filter(is_disputed, figures_on(events, context)):
        document = parse_id(laid.fact.event)[1]
        voices = [
            Voice(party=side.party, statements=[said.id for said in side.statements])
            for side in laid.parties
        ]
        found.append(
            FoundFact(
                document=document,
                dataset=datasets[document],
                kind="figure",
                id=id_of(laid),
                given_by=voices,
            )
        )
    return found
