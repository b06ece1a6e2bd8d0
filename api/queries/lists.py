"""Reads one page of a list."""

import re
import struct
import uuid
from collections.abc import Container, Iterable, Sequence
from typing import Final, TypeAlias

import asyncpg
import msgspec

from api.content import Content, tag_of
from api.cursors import Position, read_place, write_cursor
from api.database import Connection
from api.ids import public_id
from api.queries.as_of import pinned, refuse_unkept, settle
from api.queries.beside import Beside, Known, Wanted, read_labels
from api.queries.filters import ListQuery
from api.queries.includes import Beginnings, keyed, named_in, read_includes
from api.queries.linked import linked_in
from api.queries.pages import page_statement
from api.queries.ranking import rank
from api.queries.unknown import refuse_unknown
from api.queries.words import prepare, refuse_wordless
from schemas.paging import PageInfo

#: What the statement tells of each document: id, content hash, seq, version, dataset, and the
#: bytes that its ids to label and its body have.
Told: TypeAlias = tuple[bytes, bytes, int, int, int, int, int]
TOLD: Final = struct.Struct(">16s32sqiiii")
#: What stands in front of a stored body, which is sent without its brace: version, seq, time.
HEAD: Final = b'{"version":%d,"seq":%d,"recorded_at":"%b",'
#: All that is left of what was purged; without its brace.
PURGED: Final = re.compile(rb'"id":"\w+","kind":"\w+","dataset":"[^"]+","status":"purged"')


class Found(msgspec.Struct, frozen=True, kw_only=True):
    """The documents of a page: what is told of each, and their ids and bodies one after another.

    Of the bodies and the ids that want labels there may be one more than the page has.
    """

    told: Sequence[Told]
    deciding: bytes
    labelled: bytes
    bodies: bytes

    def ids(self) -> list[uuid.UUID]:
        """The ids of the documents."""
        return [uuid.UUID(bytes=found) for found, *_ in self.told]

    def ordered(self, ids: Sequence[bytes]) -> "Found":
        """The same in the order of these ids."""
        bodies, told, start = memoryview(self.bodies), {}, 0
        for each in self.told:
            told[each[0]] = each, bodies[start : (start := start + each[-1])]
        pieces = [told[found] for found in ids if found in told]
        return msgspec.structs.replace(
            self,
            told=[each for each, _ in pieces],
            deciding=b"".join([TOLD.pack(*each) for each, _ in pieces]),
            bodies=b"".join([body for _, body in pieces]),
        )

    def purged(self) -> dict[bytes, None]:
        """The ids of those of which no content is left, in their order."""
        purged: dict[bytes, None] = {}
        start = 1
        for found, *_, length in self.told:
            if PURGED.match(self.bodies, start):
                purged[found] = None
            start += length
        return purged


async def read_list(
    connection: Connection, beside: Beside, query: ListQuery, readable: Sequence[str]
) -> Content:
    """One page: a statement for the documents, one for each include, one for unknown names.

    The time that it is asked as of takes one more.
    """
    query = await settle(connection, query)
    await prepare(query.filters.get("q", ()))
    ranking = None
    if "name" in query.filters:
        ranking = await rank(connection, query, readable)
    listed = query if ranking is None else ranking.listed
    statement = page_statement(listed, tuple(readable))
    [row] = await connection.fetch(statement.text, *statement.arguments)
    refuse_unknown(row["unknown"], query.named(), row["latest_seq"])
    refuse_wordless(query.filters.get("q", ()), row["wordless"], row["latest_seq"])
    refuse_unkept("as_of", listed.seq, row["first_seq"], row["latest_seq"])
    seq = pinned(listed, row["latest_seq"])
    found = _found(row, listed.limit)
    if ranking is not None:
        found = found.ordered([hit.id.bytes for hit in ranking.hits])
    datasets = dict.fromkeys([dataset for _, _, _, _, dataset, _, _ in found.told])
    known = beside.at(seq, row["latest_seq"])
    seqs = {then for _, _, then, _, _, _, _ in found.told}
    ids = found.labelled + (row["linked"] or b"")
    wanted = Wanted(ids=ids, seqs=seqs, datasets=datasets.keys())
    labels = await read_labels(connection, known, wanted)
    beginnings = _beginnings(query, found, labels, seq, readable)
    included = await read_includes(connection, query.include, beginnings)
    # Tombstones are no records: they are found as of before a purge, or where they are asked for.
    may_be_purged = query.seq is not None or "status" in query.filters
    purged = found.purged() if may_be_purged else {}
    info = _page(query, row, found, seq, purged)
    page = msgspec.json.encode(info if ranking is None else ranking.page(info, seq))
    if included.labels:
        labels = list({**keyed(labels), **included.labels}.values())
    member = included.member + (b"" if ranking is None else ranking.member())
    tail = b'],"page":%b,"labels":{%b}%b}' % (page, b",".join(labels), member)
    return Content(
        body=_body(known, found, purged, tail),
        # A content hash stands in what decides it for each body.
        tag=tag_of(found.deciding + tail),
        seq=seq,
        licences=[known.licences[dataset] for dataset in datasets],
        # Names and words are written down a moment after the change set that brings them.
        lasting=ranking is None and row["indexed_seq"] in (None, row["latest_seq"]),
    )


def _found(row: asyncpg.Record, limit: int) -> Found:
    """What is on the page; the statement reads one more, which tells that there is a next."""
    deciding = (row["told"] or b"")[: limit * TOLD.size]
    told = list(TOLD.iter_unpack(deciding))
    named = sum([labelled for _, _, _, _, _, labelled, _ in told])
    return Found(
        told=told,
        deciding=deciding,
        labelled=(row["labelled"] or b"")[:named],
        bodies=row["bodies"] or b"",
    )


def _body(known: Known, found: Found, purged: Container[bytes], tail: bytes) -> bytes:
    """All of it in one allocation: each of this size costs as much as making all the heads."""
    pieces: list[bytes | memoryview] = [b'{"data":[']
    bodies, times, start = memoryview(found.bodies), known.times, 0
    for record, _, seq, version, _, _, length in found.told:
        end = start + length
        if record not in purged:
            pieces += (HEAD % (version, seq, times[seq]), bodies[start + 1 : end], b",")
        start = end
    if len(pieces) > 1:
        pieces.pop()
    pieces.append(tail)
    return b"".join(pieces)


def _page(
    query: ListQuery, row: asyncpg.Record, found: Found, seq: int, purged: Iterable[bytes]
) -> PageInfo:
    more = len(row["told"] or b"") > len(found.deciding)
    return PageInfo(
        limit=query.limit,
        next=_next(query, row["place"], found.told[-1], seq) if more else msgspec.UNSET,
        count=msgspec.UNSET if row["total"] is None else row["total"],
        indexed_seq=msgspec.UNSET if row["indexed_seq"] is None else row["indexed_seq"],
        linked=linked_in(query, row["linked"]),
        purged=[public_id(query.kind, uuid.UUID(bytes=record)) for record in purged]
        or msgspec.UNSET,
    )


def _next(query: ListQuery, place: bytes, last: Told, seq: int) -> str:
    position = Position(seq, read_place(place, query.sort), uuid.UUID(bytes=last[0]))
    return write_cursor(position, query.canonical())


def _beginnings(
    query: ListQuery,
    found: Found,
    labels: Sequence[bytes],
    seq: int,
    readable: Sequence[str],
) -> Beginnings:
    if not query.include:
        return Beginnings(own=(), named=(), seq=seq, readable=readable)
    named = named_in(found.labelled, b",".join(labels))
    return Beginnings(own=found.ids(), named=named, seq=seq, readable=readable)
