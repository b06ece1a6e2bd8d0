"""Related records beside the data: each record once, one statement for each sort."""

import uuid
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final

import msgspec

from api.database import Connection, load_statements
from api.errors import MalformedRequestError
from api.ids import parse_id
from api.queries.beside import ids_in
from api.queries.counterparts import read_counterparts
from api.queries.raw import read_raw_rows
from schemas.base import UNSET
from schemas.labels import Label

SQL: Final = load_statements(Path(__file__).parent / "related.sql")
RELATED: Final = {
    name: SQL["with_names"].replace("{found}", found)
    for name, found in SQL.items()
    if name != "with_names"
}
MOST_INCLUDED: Final = 1000
#: What is no record, and names none; records of other datasets.
RAW: Final = "raw"
LINKED: Final = "linked"
#: What each is called where there are too many.
CALLED: Final = {RAW: "raw rows", LINKED: "counterparts"}
LABELS: Final = msgspec.json.Decoder(dict[str, Label])
MEMBERS: Final = msgspec.json.Decoder(dict[str, msgspec.Raw])
#: A label begins with its id in quotes.
QUOTED_ID: Final = 32


class Beginnings(msgspec.Struct, frozen=True, kw_only=True):
    """The records that others are related to, the ids that they name, and the seq they are of.

    `readable` are internal datasets of which the reader may know.
    """

    own: Sequence[uuid.UUID]
    named: Sequence[uuid.UUID]
    seq: int
    readable: Sequence[str]


class Included(msgspec.Struct, frozen=True, kw_only=True):
    """The member `included` with its comma, and the labels that it wants."""

    member: bytes = b""
    labels: Mapping[bytes, bytes] = {}


async def read_includes(
    connection: Connection, include: Sequence[str], beginnings: Beginnings
) -> Included:
    """What is related to records: sources and actors that they name, affiliations of those
    actors or of the records themselves, statements that are about the records or cite them, rows
    of files that they were made from, events of other datasets that are the same.

    Raises MalformedRequestError where more than MOST_INCLUDED of a sort would have to come.
    """
    if not include:
        return NOTHING
    members: list[bytes] = []
    labels: dict[bytes, bytes] = {}
    crowded: list[str] = []
    for name in include:
        ids, most = _beginnings_for(name, beginnings), MOST_INCLUDED + 1
        if name == RAW:
            documents = await read_raw_rows(connection, ids, beginnings.seq, most)
        elif name == LINKED:
            documents, names = await _read_linked(connection, beginnings, most)
            labels |= names
        else:
            documents, names = await read_related(connection, name, ids, beginnings.seq, most)
            labels |= names
        members.append(b'"%b":[%b]' % (name.encode("ascii"), b",".join(documents)))
        if len(documents) > MOST_INCLUDED:
            crowded.append(CALLED.get(name, name))
    if crowded:
        detail = f"would bring more than {MOST_INCLUDED} {{}}: take fewer records, or list them"
        raise MalformedRequestError("", [("include", detail.format(name)) for name in crowded])
    return Included(member=b',"included":{%b}' % b",".join(members), labels=labels)


def named_in(labelled: bytes, labels: bytes) -> list[uuid.UUID]:
    """The ids that documents name and, by its label as of then, who has a participation of them."""
    actors = [label.actor for label in LABELS.decode(b"{%b}" % labels).values()]
    return [
        *(uuid.UUID(bytes=key) for (key,) in ids_in(labelled)),
        *(parse_id(actor)[1] for actor in actors if actor is not UNSET),
    ]


async def read_related(
    connection: Connection, name: str, ids: Sequence[uuid.UUID], seq: int, most: int
) -> tuple[list[bytes], dict[bytes, bytes]]:
    """Documents related to these ids as at the seq, at most so many, and their labels."""
    rows = await connection.fetch(RELATED[name], ids, seq, most)
    documents = [content for found, content in rows if found is not None]
    # In one order, whichever the plan: the entity tag is a digest of the answer.
    return documents, keyed(sorted([content for found, content in rows if found is None]))


async def _read_linked(
    connection: Connection, beginnings: Beginnings, most: int
) -> tuple[list[bytes], dict[bytes, bytes]]:
    """Counterparts of these records, and their labels."""
    own, seq, readable = beginnings.own, beginnings.seq, beginnings.readable
    found = await read_counterparts(connection, own, seq, readable, most)
    labels = [each.label for each in found if each.label is not None]
    return [msgspec.json.encode(each.shown()) for each in found], keyed(labels)


def keyed(labels: Sequence[bytes]) -> dict[bytes, bytes]:
    """Labels by their ids, so that each is shown once."""
    return {label[:QUOTED_ID]: label for label in labels}


def together(labels: bytes, more: Mapping[bytes, bytes]) -> bytes:
    """The members of both, each once."""
    values = MEMBERS.decode(b"{%b}" % labels)
    names = [b'"%b"' % name.encode("ascii") for name in values]
    own = {
        name: b"%b:%b" % (name, value) for name, value in zip(names, values.values(), strict=True)
    }
    return b",".join({**own, **more}.values())


def _beginnings_for(name: str, beginnings: Beginnings) -> Sequence[uuid.UUID]:
    if name in ("statements", RAW, LINKED):
        return beginnings.own
    if name == "affiliations":
        return [*beginnings.named, *beginnings.own]
    return beginnings.named


NOTHING: Final = Included()
