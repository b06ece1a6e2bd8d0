"""Whole results, in constant memory, all of one seq."""

import asyncio
import contextlib
import datetime
from collections.abc import AsyncGenerator, Callable, Coroutine, Sequence
from typing import Any, Final

import asyncpg
import msgspec
from msgspec import UNSET, UnsetType

from api.database import Connection, Connections
from api.queries.as_of import pinned, refuse_unkept, settle
from api.queries.beside import Known, Wanted, read_labels
from api.queries.bywords import words_told
from api.queries.compose import CLAUSES, Parameters, Statement, conjunction
from api.queries.conditions import Conditions, Moment
from api.queries.filters import ListQuery
from api.queries.linked import Linked, linked_in
from api.queries.lists import HEAD
from api.queries.pages import At, Page
from api.queries.unknown import refuse_unknown
from api.queries.words import prepare, refuse_wordless

BATCH: Final = 500
#: Pieces that lie ready for a client that reads more slowly than the database writes.
AHEAD: Final = 4
MOST_KEPT: Final = 100_000

Sink = Callable[[bytes], Coroutine[Any, Any, None]]


class Snapshot(msgspec.Struct, frozen=True, kw_only=True):
    """The seq that a download is of, when it was written, and the licences of what may be in it.

    Another database may come to the same seq, as one does that was set back to a backup; never
    at the same moment. None: nothing was written yet.
    """

    seq: int
    recorded_at: datetime.datetime | None = None
    licences: Sequence[str] = ()
    linked: Linked | UnsetType = UNSET


class Download(msgspec.Struct, frozen=True, kw_only=True):
    """What is downloaded: all that a query finds for such a reader, as it was at a seq."""

    query: ListQuery
    readable: Sequence[str]
    seq: int


class Batch(msgspec.Struct, frozen=True, kw_only=True):
    """Documents as JSON, and the JSON object of the labels of all ids in them."""

    documents: Sequence[bytes]
    labels: bytes


async def read_snapshot(
    connection: Connection, query: ListQuery, readable: Sequence[str]
) -> Snapshot:
    """What to say of a download before it begins; refuses a dataset that is none."""
    query = await settle(connection, query)
    await prepare(query.filters.get("q", ()))
    parameters = Parameters({"readable": tuple(readable), "seq": query.seq})
    conditions = Conditions(query, parameters, "now")
    then = Conditions(query, parameters, "now" if query.seq is None else "at_seq")
    words = {
        "unknown": conditions.unknown(),
        "linked": then.linked(),
        **words_told(query.filters, parameters),
        "datasets": conditions.datasets(),
    }
    text = parameters.clause("read_snapshot", words, {})
    [row] = await connection.fetch(text, *parameters.arguments())
    refuse_unknown(row["unknown"], query.named(), row["latest_seq"])
    refuse_wordless(query.filters.get("q", ()), row["wordless"], row["latest_seq"])
    refuse_unkept("as_of", query.seq, row["first_seq"], row["latest_seq"])
    return Snapshot(
        seq=pinned(query, row["latest_seq"]),
        recorded_at=row["recorded_at"],
        licences=row["licences"],
        linked=linked_in(query, row["linked"]),
    )


async def stream_bodies(
    connections: Connections, download: Download
) -> AsyncGenerator[bytes, None]:
    """NDJSON, one document a line, as pieces of the database's own COPY."""
    async with reading(connections) as connection:
        statement = await _statement(connection, download, "stream_bodies")

        async def copy(sink: Sink) -> None:
            await connection.copy_from_query(
                statement.text,
                *statement.arguments,
                output=sink,
                format="csv",
                delimiter="\x01",
                quote="\x02",
            )

        async with contextlib.aclosing(_pieces(copy)) as pieces:
            async for piece in pieces:
                yield piece


async def stream_batches(
    connections: Connections, download: Download
) -> AsyncGenerator[Batch, None]:
    """Documents with their labels, some hundreds at a time."""
    async with reading(connections) as connection:
        statement = await _statement(connection, download, "stream_rows")
        cursor = await connection.cursor(statement.text, *statement.arguments)
        known = Known(download.seq)
        while rows := await cursor.fetch(BATCH):
            if len(known) > MOST_KEPT:
                known = Known(download.seq)
            yield await _batch(connection, known, rows)


@contextlib.asynccontextmanager
async def reading(connections: Connections) -> AsyncGenerator[Connection, None]:
    """A connection that sees one moment, for as long as it takes.

    Where the reading ends before its end, nothing is rolled back, for it may be amid a transfer:
    the end of the loan gives up a connection that still is in a transaction.
    """
    async with connections.lend() as connection:
        moment = connection.transaction(isolation="repeatable_read", readonly=True)
        await moment.start()
        yield connection
        await moment.commit()


async def _statement(connection: Connection, download: Download, name: str) -> Statement:
    """The statement on current rows, or on history where the seq is no longer the latest."""
    latest = await connection.fetchval(CLAUSES["latest_seq"])
    moment: Moment = "now" if latest == download.seq else "at_seq"
    query = download.query
    if query.limited or query.sorted or query.after or "q" in query.filters:
        snapshot = At(moment=moment, seq=download.seq)
        return Page(query, download.readable, snapshot).rows(name)
    parameters = Parameters({"readable": tuple(download.readable), "seq": download.seq})
    conditions = Conditions(query, parameters, moment, purged=False)
    clauses = [*conditions.documents(), *conditions.days()]
    words = {"conditions": conjunction(clauses)}
    text = parameters.clause(name.replace("stream_", "stream_all_"), words, {})
    return Statement(text, parameters.arguments())


async def _pieces(run: Callable[[Sink], Coroutine[Any, Any, None]]) -> AsyncGenerator[bytes, None]:
    """What `run` pours into its sink, which waits while enough lies ready."""
    ready: asyncio.Queue[bytes | None] = asyncio.Queue()
    room = asyncio.Semaphore(AHEAD)

    async def pour(piece: bytes) -> None:
        await room.acquire()
        ready.put_nowait(piece)

    pouring = asyncio.ensure_future(run(pour))
    pouring.add_done_callback(lambda _: ready.put_nowait(None))
    try:
        while (piece := await ready.get()) is not None:
            room.release()
            yield piece
        await pouring
    finally:
        pouring.cancel()
        with contextlib.suppress(asyncio.CancelledError, asyncpg.PostgresError, OSError):
            await pouring


async def _batch(connection: Connection, known: Known, rows: Sequence[asyncpg.Record]) -> Batch:
    wanted = Wanted(
        ids=b"".join([row["labelled"] for row in rows]), seqs={row["seq"] for row in rows}
    )
    labels = await read_labels(connection, known, wanted)
    return Batch(
        documents=[
            HEAD % (row["version"], row["seq"], known.times[row["seq"]]) + row["body"]
            for row in rows
        ],
        labels=b"{%b}" % b",".join(labels),
    )
