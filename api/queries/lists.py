"""Reads one page of a list."""

import uuid
from collections.abc import Mapping, Sequence

import asyncpg
import msgspec

from api.cursors import Position, write_cursor
from api.database import Connection
from api.errors import BadCursorError, MalformedRequestError
from api.queries.beside import Beside, Key, Known, Wanted, complete, ids_in, labels_of
from api.queries.filters import ListQuery
from api.queries.includes import Beginnings, Included, keyed, read_includes
from api.queries.pages import Page
from schemas.lists import PageInfo


class ListAnswer(msgspec.Struct, frozen=True, kw_only=True):
    """A page as the bytes to answer."""

    body: bytes
    seq: int
    licences: Sequence[str]


async def read_list(
    connection: Connection, beside: Beside, query: ListQuery, readable: Sequence[str]
) -> ListAnswer:
    """One page: a statement for the rows, one for each include, one for names not yet known."""
    statement = Page(query, readable).statement()
    rows = await connection.fetch(statement.text, *statement.arguments)
    latest, total = rows[0]["latest_seq"], rows[0]["total"]
    refuse_unknown(rows[0]["unknown"])
    seq = pinned(query, latest)
    found = rows[: query.limit] if rows[0]["id"] is not None else []
    known = beside.at(seq)
    ids = ids_in([row["labelled"] for row in found])
    datasets = dict.fromkeys([row["dataset_id"] for row in found])
    wanted = Wanted(ids=ids, seqs=[row["seq"] for row in found], datasets=datasets)
    await complete(connection, known, wanted)
    included = await read_includes(connection, query.include, _beginnings(query, found, ids, seq))
    more = len(rows) > query.limit
    page = PageInfo(
        limit=query.limit,
        next=_next(query, found[-1], seq) if more else msgspec.UNSET,
        count=msgspec.UNSET if total is None else total,
    )
    return ListAnswer(
        body=_body(known, found, page, labels_of(known, ids), included),
        seq=seq,
        licences=[known.licences[dataset] for dataset in datasets],
    )


def _beginnings(
    query: ListQuery, rows: Sequence[asyncpg.Record], ids: Mapping[Key, None], seq: int
) -> Beginnings:
    if not query.include:
        return Beginnings(own=(), named=(), seq=seq)
    named = [uuid.UUID(bytes=key) for (key,) in ids]
    return Beginnings(own=[row["id"] for row in rows], named=named, seq=seq)


def refuse_unknown(slugs: Sequence[str] | None) -> None:
    """Raise for datasets that are none, or that the reader may not know of."""
    if slugs:
        where = "/v1/datasets lists those there are"
        faults = [("dataset", f"there is no dataset {slug!r}; {where}") for slug in slugs]
        raise MalformedRequestError("", faults)


def pinned(query: ListQuery, latest: int) -> int:
    """The seq that a page is of: the latest, or that of the walk's first page."""
    if query.after is None:
        return latest
    if query.after.seq > latest:
        raise BadCursorError("", [("cursor", "is of a change set that this server has not")])
    return query.after.seq


def _next(query: ListQuery, last: asyncpg.Record, seq: int) -> str:
    position = Position(seq, last["place"], last["id"])
    return write_cursor(position, query.canonical())


def _body(
    known: Known,
    rows: Sequence[asyncpg.Record],
    page: PageInfo,
    labels: Sequence[bytes],
    included: Included,
) -> bytes:
    if included.labels:
        labels = list({**keyed(labels), **included.labels}.values())
    return b'{"data":[%b],"page":%b,"labels":{%b}%b}' % (
        b",".join([headed(known, row) for row in rows]),
        msgspec.json.encode(page),
        b",".join(labels),
        included.member,
    )


def headed(known: Known, row: asyncpg.Record) -> bytes:
    """A document: version, seq and time in front of the stored body, which lacks its brace."""
    seq = row["seq"]
    return b'{"version":%d,"seq":%d,"recorded_at":"%b",%b' % (
        row["version"],
        seq,
        known.times[seq],
        row["body"],
    )
