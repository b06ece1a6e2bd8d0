"""Reads one record by its id."""

import uuid
from collections.abc import Sequence
from pathlib import Path
from typing import Final

import msgspec

from api.database import Connection, load_statements
from api.errors import GoneError, MalformedRequestError, NotFoundError
from api.ids import InvalidIdError, parse_id
from api.ids import public_id as make_id
from api.queries.filters import ItemQuery
from api.queries.includes import NOTHING, Beginnings, keyed, read_includes
from api.queries.parameters import PLURALS

SQL: Final = load_statements(Path(__file__).parent / "items.sql")


class Item(msgspec.Struct, frozen=True, kw_only=True):
    """A record as found: its document, the labels of the ids in it, and those ids."""

    id: uuid.UUID
    document: bytes
    labels: Sequence[bytes]
    named: Sequence[uuid.UUID]
    seq: int
    licences: Sequence[str]


class ItemAnswer(msgspec.Struct, frozen=True, kw_only=True):
    """A record as the bytes to answer."""

    body: bytes
    seq: int
    licences: Sequence[str]


async def read_item(
    connection: Connection, kind: str, public_id: str, query: ItemQuery, readable: Sequence[str]
) -> ItemAnswer:
    """One record with the labels of every id in it: one statement, and one for each include."""
    item = await find_item(connection, kind, public_id, readable)
    labels, included = item.labels, NOTHING
    if query.include:
        beginnings = Beginnings(own=[item.id], named=item.named, seq=item.seq)
        included = await read_includes(connection, query.include, beginnings)
        labels = list({**keyed(labels), **included.labels}.values())
    body = b'{"data":%b,"labels":{%b}%b}' % (item.document, b",".join(labels), included.member)
    return ItemAnswer(body=body, seq=item.seq, licences=item.licences)


async def find_item(
    connection: Connection, kind: str, public_id: str, readable: Sequence[str]
) -> Item:
    """One record by its id.

    Raises MalformedRequestError for what is no id, NotFoundError for one that was never issued
    (or that the reader may not know of), GoneError for one that was purged.
    """
    found = read_id(kind, public_id)
    row = await connection.fetchrow(SQL["read_item"], found, kind, readable)
    if row is None:
        raise NotFoundError(f"there is no {kind} {public_id}")
    if row["status"] == "purged":
        gone = GoneError(f"{public_id} was purged: its content is nowhere any more")
        raise gone.as_of(row["latest_seq"])
    head = b'{"version":%d,"seq":%d,"recorded_at":"%b",' % (
        row["version"],
        row["seq"],
        row["recorded_at"].encode("ascii"),
    )
    return Item(
        id=found,
        document=head + row["body"],
        labels=[label.encode("utf-8") for label in row["labels"] or ()],
        named=row["labelled"],
        seq=row["latest_seq"],
        licences=(row["licence"],),
    )


async def find_event(
    connection: Connection, public_id: str, readable: Sequence[str]
) -> tuple[str, int]:
    """The id of the event of a participation, though taken out of it, and the latest seq."""
    found = read_id("participation", public_id)
    row = await connection.fetchrow(SQL["find_event_of_participation"], found, readable)
    if row is None:
        raise NotFoundError(f"there is no participation {public_id}")
    return make_id("event", row["event_id"]), row["latest_seq"]


def read_id(kind: str, public_id: str) -> uuid.UUID:
    """The id in an address for records of a kind."""
    try:
        found, value = parse_id(public_id)
    except InvalidIdError as error:
        raise MalformedRequestError(str(error)) from None
    if found == kind:
        return value
    where = f"/v1/{PLURALS.get(found, found + 's')}/{public_id}"
    raise NotFoundError(f"{public_id} is no id of a record of kind {kind}; look at {where}")
