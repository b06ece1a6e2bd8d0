"""Reads one page of a list."""

import uuid
from collections.abc import Sequence

import asyncpg
import msgspec

from api.cursors import Position, read_place, write_cursor
from api.database import Connection
from api.errors import BadCursorError
from api.queries.beside import Beside, Known, Wanted, complete, ids_in, labels_of
from api.queries.filters import ListQuery
from api.queries.includes import Beginnings, Included, keyed, read_includes
from api.queries.pages import page_statement
from api.queries.unknown import refuse_unknown
from schemas.lists import PageInfo


class ListAnswer(msgspec.Struct, frozen=True, kw_only=True):
    """A page as the bytes to answer.

    `identity` stands for the body where that is to be told from others: the same, with the
    digests of the stored bodies in their place.
    """

    body: bytes
    identity: bytes
    seq: int
    licences: Sequence[str]


async def read_list(
    connection: Connection, beside: Beside, query: ListQuery, readable: Sequence[str]
) -> ListAnswer:
    """One page: a statement for the rows, one for each include, one for names not yet known."""
    statement = page_statement(query, tuple(readable))
    rows = await connection.fetch(statement.text, *statement.arguments)
    latest, total = rows[0]["latest_seq"], rows[0]["total"]
    refuse_unknown(rows[0]["unknown"], query.filters, latest)
    seq = pinned(query, latest)
    found = rows[: query.limit] if rows[0]["id"] is not None else []
    known = beside.at(seq)
    arrays = [row["labelled"] for row in found]
    datasets = dict.fromkeys([row["dataset_id"] for row in found])
    wanted = Wanted(arrays=arrays, seqs=[row["seq"] for row in found], datasets=datasets)
    await complete(connection, known, wanted)
    included = await read_includes(connection, query.include, _beginnings(query, found, seq))
    more = len(rows) > query.limit
    page = PageInfo(
        limit=query.limit,
        next=_next(query, found[-1], seq) if more else msgspec.UNSET,
        count=msgspec.UNSET if total is None else total,
    )
    heads = [head(known, row) for row in found]
    tail = _tail(page, labels_of(known, arrays), included)
    return ListAnswer(
        body=_body(found, heads, tail),
        identity=_identity(found, heads, tail),
        seq=seq,
        licences=[known.licences[dataset] for dataset in datasets],
    )


def _beginnings(query: ListQuery, rows: Sequence[asyncpg.Record], seq: int) -> Beginnings:
    if not query.include:
        return Beginnings(own=(), named=(), seq=seq)
    named = [uuid.UUID(bytes=key) for (key,) in ids_in([row["labelled"] for row in rows])]
    return Beginnings(own=[row["id"] for row in rows], named=named, seq=seq)


def pinned(query: ListQuery, latest: int) -> int:
    """The seq that a page is of: the latest, or that of the walk's first page."""
    if query.after is None:
        return latest
    if query.after.seq > latest:
        faults = [("cursor", "is of a change set that this server has not")]
        raise BadCursorError("", faults).as_of(latest)
    return query.after.seq


def _next(query: ListQuery, last: asyncpg.Record, seq: int) -> str:
    position = Position(seq, read_place(last["place"], query.sort), last["id"])
    return write_cursor(position, query.canonical())


def _tail(page: PageInfo, labels: Sequence[bytes], included: Included) -> bytes:
    if included.labels:
        labels = list({**keyed(labels), **included.labels}.values())
    return b'],"page":%b,"labels":{%b}%b}' % (
        msgspec.json.encode(page),
        b",".join(labels),
        included.member,
    )


def _body(rows: Sequence[asyncpg.Record], heads: Sequence[bytes], tail: bytes) -> bytes:
    """All of it in one allocation: each of this size costs as much as making all the heads."""
    pieces = [b'{"data":[']
    for row, before in zip(rows, heads, strict=True):
        pieces += (before, row["body"], b",")
    if rows:
        pieces.pop()
    pieces.append(tail)
    return b"".join(pieces)


def _identity(rows: Sequence[asyncpg.Record], heads: Sequence[bytes], tail: bytes) -> bytes:
    pieces = [tail]
    for row, before in zip(rows, heads, strict=True):
        pieces += (before, row["id"].bytes, row["content_hash"])
    return b"".join(pieces)


def head(known: Known, row: asyncpg.Record) -> bytes:
    """What stands in front of a stored body, which is read without its brace."""
    seq = row["seq"]
    return b'{"version":%d,"seq":%d,"recorded_at":"%b",' % (row["version"], seq, known.times[seq])
