"""Reads who says what of an event: its documents and its statements', put together."""

from collections.abc import Sequence
from typing import Final

import msgspec

from api.content import Content
from api.database import Connection
from api.errors import MalformedRequestError
from api.ids import parse_id
from api.queries.filters import ItemQuery
from api.queries.includes import read_related, together
from api.queries.items import find_item
from api.queries.sides import Said, event_facts, figure_facts
from schemas.base import UnsetType
from schemas.events import Event
from schemas.labels import Label
from schemas.standing import Standing
from schemas.statements import Statement

#: Statements of one event that are put together at once; case files have some dozens.
MOST_STATEMENTS: Final = 5000
EVENTS: Final = msgspec.json.Decoder(Event)
LABELS: Final = msgspec.json.Decoder(dict[str, Label])
STATEMENTS: Final = msgspec.json.Decoder(Statement)


async def read_positions(
    connection: Connection, public_id: str, query: ItemQuery, readable: Sequence[str]
) -> Content:
    """Who says what of an event: two statements, whole, for denials are never cut off.

    The time that they are asked as of takes one more.

    Raises MalformedRequestError where more than MOST_STATEMENTS are about the event.
    """
    found = await find_item(connection, "event", public_id, query, readable)
    event = EVENTS.decode(found.document)
    named = [parse_id(text)[1] for text in [event.id, *_statement_ids(event)]]
    documents, labels = await read_related(
        connection, "positions", named, found.seq, MOST_STATEMENTS + 1
    )
    if len(documents) > MOST_STATEMENTS:
        raise MalformedRequestError(
            f"more than {MOST_STATEMENTS} statements are about {public_id}: "
            f"page through /v1/statements?about={public_id}"
        )
    statements = [STATEMENTS.decode(document) for document in documents]
    members = together(found.labels, labels)
    said = Said(
        statements={statement.id: statement for statement in statements},
        survivors=_survivors(members),
    )
    facts = [*event_facts(event, said), *figure_facts(event, said)]
    body = b'{"data":%b,"labels":{%b}}' % (msgspec.json.encode(facts), members)
    return Content(body=body, seq=found.seq, licences=(found.licence,))


def _survivors(members: bytes) -> dict[str, str]:
    """Who answers for whom, as labels say."""
    labels = LABELS.decode(b"{%b}" % members)
    return {own: label.survivor for own, label in labels.items() if isinstance(label.survivor, str)}


def _statement_ids(event: Event) -> list[str]:
    """The statements that the standings of an event name."""
    standings = [event.standing, *(part.standing for part in event.participations)]
    return list(dict.fromkeys(text for standing in standings for text in _named(standing)))


def _named(standing: Standing | UnsetType) -> list[str]:
    if isinstance(standing, UnsetType):
        return []
    voices = [*standing.affirmed_by, *standing.denied_by, *standing.questioned_by]
    return [text for voice in voices for text in voice.statements]
