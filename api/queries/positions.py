"""Reads who says what of an event: its documents and its statements', put together."""

import re
from collections.abc import Container, Iterator, Mapping, Sequence
from typing import Final

import msgspec

from api.content import Content
from api.database import Connection
from api.errors import MalformedRequestError
from api.ids import parse_id
from api.queries.asked import Asked
from api.queries.counterparts import read_counterparts
from api.queries.filters import ItemQuery
from api.queries.includes import LABELS, read_related, together
from api.queries.items import FoundItem, find_item
from api.queries.parameters import POSITIONS_CONTROLS, SPANS
from api.queries.sides import (
    Said,
    event_facts,
    figure_facts,
    participation_facts,
    under_datasets,
)
from api.queries.taking_back import taken_back
from api.queries.values import one_of, read_as_of
from schemas.base import UnsetType
from schemas.events import Event
from schemas.positions import FactPositions
from schemas.standing import Standing
from schemas.statements import Statement

#: Statements of one event that are put together at once; case files have some dozens.
MOST_STATEMENTS: Final = 5000
#: Events of other datasets that are shown beside it.
MOST_COUNTERPARTS: Final = 100
#: Behind version, seq and time, where every document says its id and its kind.
IS_EVENT: Final = re.compile(rb'^\{"version":\d+,"seq":\d+,"recorded_at":"[^"]+","id":"evt_')
EVENTS: Final = msgspec.json.Decoder(Event)
STATEMENTS: Final = msgspec.json.Decoder(Statement)


class PositionsQuery(ItemQuery, frozen=True, kw_only=True):
    """What positions are asked beside the event: of its counterparts in other datasets, too."""

    linked: bool = False


def parse_positions(query_string: bytes) -> PositionsQuery:
    """Read the parameters of positions."""
    if not query_string:
        return PositionsQuery()
    asked = Asked(query_string)
    asked.only(POSITIONS_CONTROLS, "positions")
    query = PositionsQuery(
        as_of=asked.one("as_of", read_as_of, None),
        linked=asked.one("span", one_of(SPANS), SPANS[0]) == "linked",
    )
    asked.settle()
    return query


async def read_positions(
    connection: Connection, public_id: str, query: PositionsQuery, readable: Sequence[str]
) -> Content:
    """Who says what of an event: two statements, whole, for denials are never cut off.

    The time that they are asked as of takes one more, and so do events that were merged into it,
    whose participations come along. Counterparts in other datasets take two, however many there
    are: each has its facts for itself, and none is added to another's.

    Raises MalformedRequestError where more than MOST_STATEMENTS are about the event, or where
    there are more than MOST_COUNTERPARTS.
    """
    found = await find_item(connection, "event", public_id, query, readable)
    event = EVENTS.decode(found.document)
    others = Others()
    if query.linked:
        others = await _read_others(connection, found, readable)
    events = [event, *others.events]
    related = await _read_related(connection, events, found.seq)
    members = together(found.labels, {**others.labels, **related.labels})
    survivors = survivors_in(members) | related.merged_statements()
    said = Said(statements=related.statements, survivors=survivors)
    gone = taken_back([*related.statements.values()], survivors)
    facts = [fact for each in events for fact in _facts(each, related.of(each, events), said, gone)]
    if query.linked:
        datasets = {each.id: each.dataset for each in [*events, *related.merged]}
        facts = [under_datasets(fact, datasets, said) for fact in facts]
    body = b'{"data":%b,"labels":{%b}}' % (msgspec.json.encode(facts), members)
    licences = dict.fromkeys([found.licence, *others.licences])
    return Content(body=body, seq=found.seq, licences=(*licences,))


def _facts(
    event: Event, about: "About", said: Said, gone: set[tuple[str, str]]
) -> Iterator[FactPositions]:
    yield from event_facts(event, said)
    for other in about.merged:
        yield from participation_facts(other, said)
    yield from figure_facts(event, about.statements, said, gone)


class Others(msgspec.Struct, frozen=True, kw_only=True):
    """Events of other datasets that are the same, with their licences and labels."""

    events: Sequence[Event] = ()
    licences: Sequence[str] = ()
    labels: Mapping[bytes, bytes] = {}


async def _read_others(connection: Connection, found: FoundItem, readable: Sequence[str]) -> Others:
    counterparts = await read_counterparts(
        connection, [found.id], found.seq, readable, MOST_COUNTERPARTS + 1
    )
    if len(counterparts) > MOST_COUNTERPARTS:
        detail = f"linked would bring more than {MOST_COUNTERPARTS} events; ask each for its own"
        raise MalformedRequestError("", [("span", detail)])
    if not counterparts:
        return Others()
    ids, named = [each.id for each in counterparts], [each.shown().id for each in counterparts]
    documents, labels = await read_related(connection, "facts", ids, found.seq, len(ids))
    events = {event.id: event for event in map(EVENTS.decode, documents)}
    return Others(
        # By dataset, as they were found; one may have been purged meanwhile.
        events=[events[own] for own in named if own in events],
        licences=[each.licence for each in counterparts],
        labels=labels,
    )


class About(msgspec.Struct, frozen=True):
    """What of all that was read is about one event: those merged into it, and statements."""

    merged: Sequence[Event]
    statements: Sequence[Statement]


class Related(msgspec.Struct, kw_only=True):
    """The statements by their ids, the events that were merged into the one, and labels."""

    statements: dict[str, Statement] = {}
    merged: list[Event] = []
    labels: dict[bytes, bytes] = {}
    #: Merged statement → the one that it was merged into.
    into: dict[str, str] = {}

    def merged_statements(self) -> dict[str, str]:
        """Merged statements with those that answer for them, at the ends of their chains."""
        ends = dict(self.into)
        for own in ends:
            while (further := self.into.get(ends[own])) is not None:
                ends[own] = further
        return ends

    def of(self, event: Event, events: Sequence[Event]) -> About:
        """What is about this one of them; a statement is about records of its own dataset."""
        statements = [*self.statements.values()]
        if len(events) == 1:
            return About(self.merged, statements)
        into = {other.id: str(other.merged_into) for other in self.merged}
        merged = [other for other in self.merged if _end(other.id, into) == event.id]
        statements = [each for each in statements if each.dataset == event.dataset]
        if sum(each.dataset == event.dataset for each in events) > 1:
            statements = [*_concerning([event, *merged], statements)]
        return About(merged, statements)


def _end(own: str, into: Mapping[str, str]) -> str:
    while own in into:
        own = into[own]
    return own


def _concerning(events: Sequence[Event], statements: Sequence[Statement]) -> Iterator[Statement]:
    """Statements about these events, and those that take such statements back or correct them."""
    reached = {event.id for event in events}
    reached |= {part.id for event in events for part in event.participations}
    reached |= {text for event in events for text in statement_ids(event)}
    left = [*statements]
    while found := [each for each in left if _is_about(each, reached)]:
        yield from found
        reached |= {each.id for each in found}
        left = [each for each in left if each not in found]


def _is_about(statement: Statement, reached: Container[str]) -> bool:
    return statement.id in reached or any(
        about.record in reached or about.event in reached for about in statement.about
    )


async def _read_related(connection: Connection, events: Sequence[Event], seq: int) -> Related:
    related = Related()
    named = [text for event in events for text in (event.id, *statement_ids(event))]
    await add_related(connection, related, named, seq)
    named = [text for other in related.merged for text in statement_ids(other)]
    lacking = [text for text in dict.fromkeys(named) if text not in related.statements]
    if lacking:
        await add_related(connection, related, lacking, seq)
    if len(related.statements) > MOST_STATEMENTS:
        about = "&".join(f"about={event.id}" for event in events)
        raise MalformedRequestError(
            f"more than {MOST_STATEMENTS} statements are about {events[0].id}"
            f"{' and its counterparts' if len(events) > 1 else ''}: "
            f"page through /v1/statements?{about}"
        )
    return related


async def add_related(
    connection: Connection,
    related: Related,
    named: Sequence[str],
    seq: int,
    most: int = MOST_STATEMENTS,
) -> None:
    """Add what is said of these records, and these statements, as of the seq."""
    ids = [parse_id(text)[1] for text in named]
    documents, labels = await read_related(connection, "positions", ids, seq, most + 1)
    for document in documents:
        if IS_EVENT.search(document):
            related.merged.append(EVENTS.decode(document))
        else:
            statement = STATEMENTS.decode(document)
            if isinstance(statement.merged_into, str):
                related.into[statement.id] = statement.merged_into
            else:
                related.statements[statement.id] = statement
    related.labels |= labels


def survivors_in(members: bytes) -> dict[str, str]:
    """Who answers for whom, as labels say."""
    labels = LABELS.decode(b"{%b}" % members)
    return {own: label.survivor for own, label in labels.items() if isinstance(label.survivor, str)}


def statement_ids(event: Event) -> list[str]:
    """The statements that the standings of an event name."""
    standings = [event.standing, *(part.standing for part in event.participations)]
    return list(
        dict.fromkeys(text for standing in standings for text in named_in_standing(standing))
    )


def named_in_standing(standing: Standing | UnsetType) -> list[str]:
    """The statements that a standing names."""
    if isinstance(standing, UnsetType):
        return []
    voices = [*standing.affirmed_by, *standing.denied_by, *standing.questioned_by]
    return [text for voice in voices for text in voice.statements]
