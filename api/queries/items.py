"""Reads one record by its id."""

import uuid
from collections.abc import Sequence
from pathlib import Path
from typing import Final

import asyncpg
import msgspec

from api.content import Content, tag_of
from api.database import Connection, load_statements
from api.errors import (
    GoneError,
    MalformedRequestError,
    MergedError,
    NotFoundError,
    NotKeptError,
    RequestError,
)
from api.ids import InvalidIdError, parse_id
from api.ids import public_id as make_id
from api.queries.as_of import find_seq, refuse_unkept
from api.queries.filters import ItemQuery
from api.queries.includes import Beginnings, named_in, read_includes, together
from api.queries.parameters import PLURALS
from api.queries.unknown import refuse_unknown

SQL: Final = load_statements(Path(__file__).with_suffix(".sql"))
#: Status of what has no content → what to say of it.
GONE: Final = {
    "purged": "was purged: nothing of its content is kept",
    "withheld": "is withheld here: it was retracted for reason legal",
}


class FoundItem(msgspec.Struct, frozen=True, kw_only=True):
    """A record as found at a seq, when there was that `latest` one.

    `labels` are those of the ids in its document, which are `named`, 16 bytes each; `deciding`
    tells the document from every other.
    """

    id: uuid.UUID
    seq: int
    latest: int
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
    """One record with the labels of every id in it: one statement, and one for each include.

    The time that it is asked as of takes one more.
    """
    found = await find_item(connection, kind, public_id, query, readable)
    labels, member = found.labels, b""
    if query.include:
        named = named_in(found.named, labels)
        beginnings = Beginnings(own=[found.id], named=named, seq=found.seq, readable=readable)
        included = await read_includes(connection, query.include, beginnings)
        labels = together(labels, included.labels)
        member = included.member
    body = b'{"data":%b,"labels":{%b}%b}' % (found.document, labels, member)
    tag = tag_of(found.deciding + labels + member)
    return Content(body=body, seq=found.seq, licences=(found.licence,), tag=tag)


async def find_item(
    connection: Connection,
    kind: str,
    public_id: str,
    query: ItemQuery,
    readable: Sequence[str],
) -> FoundItem:
    """One record by its id: as it is, as it was as of a moment, or as of the seq of a version.

    Raises MalformedRequestError for what is no id and for a moment that is none yet,
    NotFoundError for an id that was never issued (or that the reader may not know of), that is
    of a later moment, or has no such version, GoneError for one that was purged, MergedError
    for one that another answers for, unless a version of it is asked for.
    """
    asked = read_id(kind, public_id)
    seq, row = await _read_row(connection, asked, query, readable)
    if row["kind"] != kind:
        raise NotFoundError(f"there is no {kind} {public_id}").as_of(row["latest_seq"])
    if row["status"] in GONE:
        which = "this version of " if row["status"] == "purged" and row["is_there"] else ""
        raise GoneError(f"{which}{public_id} {GONE[row['status']]}").as_of(row["latest_seq"])
    if row["document"] is None:
        raise _missing(public_id, query, row)
    if row["survivor_id"] is not None:
        raise MergedError(public_id, make_id(kind, row["survivor_id"]), seq)
    return FoundItem(
        id=asked,
        seq=seq,
        latest=row["latest_seq"],
        document=row["document"],
        deciding=row["deciding"],
        labels=row["labels"] or b"",
        named=row["labelled"],
        licence=row["licence"],
    )


async def _read_row(
    connection: Connection, asked: uuid.UUID, query: ItemQuery, readable: Sequence[str]
) -> tuple[int, asyncpg.Record]:
    """The seq that is asked for, and what there is of an id as of it."""
    if query.as_of is None and query.version is None:
        [row] = await connection.fetch(SQL["read_item"], asked, readable)
        return row["latest_seq"], row
    seq = None if query.as_of is None else await find_seq(connection, query.as_of)
    then = (seq, query.version)
    [row] = await connection.fetch(SQL["read_item_then"], asked, readable, *then)
    refuse_unknown(None, {"as_of": (query.as_of,)}, row["latest_seq"])
    refuse_unkept("as_of", seq, row["mirrored_from"], row["latest_seq"])
    return row["seq"], row


def _missing(public_id: str, query: ItemQuery, row: asyncpg.Record) -> RequestError:
    """What to say where a record was not there yet, or has no such version."""
    if query.version is not None and query.version <= (row["versions"] or 0):
        return unkept_version(public_id, query.version).as_of(row["latest_seq"])
    if query.version is None:
        detail = f"did not exist as of seq:{row['seq']}; it does from seq:{row['first_seq']} on"
    else:
        there_are = "is version 1" if row["versions"] == 1 else f"are 1 to {row['versions']}"
        detail = f"has no version {query.version}; there {there_are}"
    return NotFoundError(f"{public_id} {detail}").as_of(row["latest_seq"])


def unkept_version(public_id: str, version: int) -> NotKeptError:
    """Of a mirror that began with a release: what to say of a version that had ended by then."""
    detail = "was no longer the current one when this mirror began: its origin has it"
    return NotKeptError(f"version {version} of {public_id} {detail}")


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
