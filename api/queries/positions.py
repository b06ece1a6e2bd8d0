"""Reads who says what of an event: its documents and its statements', put together."""

import re
from collections.abc import Sequence
from typing import Final

import msgspec

from api.content import Content
from api.database import Connection
from api.errors import MalformedRequestError
from api.ids import parse_id
from api.queries.filters import ItemQuery
from api.queries.includes import LABELS, read_related, together
from api.queries.items import find_item
from api.queries.sides import Said, event_facts, figure_facts, participation_facts
from api.queries.taking_back import taken_back
from schemas.base import UnsetType
from schemas.events import Event
from schemas.standing import Standing
from schemas.statements import Statement

#: Statements of one event that are put together at once; case files have some dozens.
MOST_STATEMENTS: Final = 5000
#: Behind version, seq and time, where every document says its id and its kind.
IS_EVENT: Final = re.compile(rb'^\{"version":\d+,"seq":\d+,"recorded_at":"[^"]+","id":"evt_')
EVENTS: Final = msgspec.json.Decoder(Event)
STATEMENTS: Final = msgspec.json.Decoder(Statement)


async def read_positions(
    connection: Connection, public_id: str, query: ItemQuery, readable: Sequence[str]
) -> Content:
    """Who says what of an event: two statements, whole, for denials are never cut off.

    The time that they are asked as of takes one more, and so do events that were merged into it,
    whose participations come along.

    Raises MalformedRequestError where more than MOST_STATEMENTS are about the event.
    """
    found = await find_item(connection, "event", public_id, query, readable)
    event = EVENTS.decode(found.document)
    related = await _read_related(connection, event, found.seq)
    members = together(found.labels, related.labels)
    survivors = survivors_in(members) | related.merged_statements()
    said = Said(statements=related.statements, survivors=survivors)
    parts = [fact for other in related.merged for fact in participation_facts(other, said)]
    statements = list(related.statements.values())
    figures = figure_facts(event, statements, said, taken_back(statements, survivors))
    facts = [*event_facts(event, said), *parts, *figures]
    body = b'{"data":%b,"labels":{%b}}' % (msgspec.json.encode(facts), members)
    return Content(body=body, seq=found.seq, licences=(found.licence,))


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


async def _read_related(connection: Connection, event: Event, seq: int) -> Related:
    related = Related()
    await add_related(connection, related, [event.id, *statement_ids(event)], seq)
    named = [text for other in related.merged for text in statement_ids(other)]
    lacking = [text for text in dict.fromkeys(named) if text not in related.statements]
    if lacking:
        await add_related(connection, related, lacking, seq)
    if len(related.statements) > MOST_STATEMENTS:
        raise MalformedRequestError(
            f"more than {MOST_STATEMENTS} statements are about {event.id}: "
            f"page through /v1/statements?about={event.id}"
        )
    return related


async def add_related(
    connection: Connection, related: Related, named: Sequence[str], seq: int
) -> None:
    """Add what is said of these records, and these statements, as of the seq."""
    ids = [parse_id(text)[1] for text in named]
    documents, labels = await read_related(connection, "positions", ids, seq, MOST_STATEMENTS + 1)
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
