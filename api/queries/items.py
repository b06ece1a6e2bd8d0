"""Reads one record by its id."""

import uuid
from collections.abc import Sequence
from pathlib import Path
from typing import Final

import msgspec

from api.content import Content, tag_of
from api.database import Connection, load_statements
from api.errors import GoneError, MalformedRequestError, NotFoundError
from api.ids import InvalidIdError, parse_id
from api.ids import public_id as make_id
from api.queries.beside import ids_in
from api.queries.filters import ItemQuery
from api.queries.includes import Beginnings, read_includes, together
from api.queries.parameters import PLURALS

SQL: Final = load_statements(Path(__file__).with_suffix(".sql"))


class FoundItem(msgspec.Struct, frozen=True, kw_only=True):
    """A record as found at the latest seq.

    `labels` are those of the ids in its document, which are `named`, 16 bytes each; `deciding`
    tells the document from every other.
    """

    id: uuid.UUID
    seq: int
    document: bytes
    deciding: bytes
    labels: bytes
    named: bytes
    licence: str


async def read_item(
    connection: Connection,
    kind: str,
    public_id: str,
    query: ItemQuery,
    readable: Sequence[str],
) -> Content:
    """One record with the labels of every id in it: one statement, and one for each include."""
    found = await find_item(connection, kind, public_id, readable)
    labels, member = found.labels, b""
    if query.include:
        named = [uuid.UUID(bytes=key) for (key,) in ids_in(found.named)]
        beginnings = Beginnings(own=[found.id], named=named, seq=found.seq)
        included = await read_includes(connection, query.include, beginnings)
        labels = together(labels, included.labels)
        member = included.member
    body = b'{"data":%b,"labels":{%b}%b}' % (found.document, labels, member)
    tag = tag_of(found.deciding + labels + member)
    return Content(body=body, seq=found.seq, licences=(found.licence,), tag=tag)


async def find_item(
    connection: Connection, kind: str, public_id: str, readable: Sequence[str]
) -> FoundItem:
    """One record by its id.

    Raises MalformedRequestError for what is no id, NotFoundError for one that was never issued
    (or that the reader may not know of), GoneError for one that was purged.
    """
    asked = read_id(kind, public_id)
    [row] = await connection.fetch(SQL["read_item"], asked, readable)
    seq, found, status, licence, named, document, deciding, labels = row
    if found != kind:
        raise NotFoundError(f"there is no {kind} {public_id}").as_of(seq)
    if status == "purged":
        gone = GoneError(f"{public_id} was purged: its content is nowhere any more")
        raise gone.as_of(seq)
    return FoundItem(
        id=asked,
        seq=seq,
        document=document,
        deciding=deciding,
        labels=labels or b"",
        named=named,
        licence=licence,
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


def read_id(kind: str, public_id: str, below: str = "") -> uuid.UUID:
    """The id in an address for records of a kind, or in one `below` that of the record."""
    try:
        found, value = parse_id(public_id)
    except InvalidIdError as error:
        raise MalformedRequestError(str(error)) from None
    if found == kind:
        return value
    plural, below = (PLURALS[found], below) if found in PLURALS else (f"{found}s", "")
    where = f"/v1/{plural}/{public_id}{below}"
    raise NotFoundError(f"{public_id} is no id of a record of kind {kind}; look at {where}")
