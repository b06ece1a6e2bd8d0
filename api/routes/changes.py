"""The feed: pages, a download, or a stream of events that goes on."""

import asyncio
from collections.abc import AsyncIterator
from typing import Final

import msgspec
from litestar import get

from api.answers import answer
from api.asgi import Reply
from api.auth import reader_of
from api.errors import RequestError, UnavailableError
from api.queries.changes import (
    BATCH,
    FORMATS,
    LAST_EVENT_ID,
    PARAMETERS,
    Changes,
    ChangesQuery,
    parse_changes,
    read_changes,
    read_page,
    read_start,
    stream_changes,
)
from api.queries.values import Place
from api.routes.negotiation import CONTENT_TYPES, choose_format, preferred_format
from api.routes.reading import AnyRequest, all_faults, keep, readable_by, recall
from api.serving import serving_of
from api.streams import stream, stream_events
from schemas.changes import Change, Feed

ROBOTS: Final = {"X-Robots-Tag": "noindex"}
#: A comment so often keeps proxies from taking a quiet stream for a dead one.
HEARTBEAT_SECONDS: Final = 15.0
#: While the database is away.
RETRY_SECONDS: Final = 0.5
#: What a client waits for before it comes again, in milliseconds.
GREETING: Final = b"retry: 1000\n\n"
HEARTBEAT: Final = b": heartbeat\n\n"


@get(
    "/v1/changes",
    operation_id="listChanges",
    summary="Follow the feed",
    tags=["changes"],
    opt={
        "answers": Feed,
        "lines": Change,
        "formats": FORMATS,
        "parameters": PARAMETERS,
        "headers": (LAST_EVENT_ID,),
        "robots": True,
        "problems": ("too-many-streams", "old-protocol"),
    },
)
async def list_changes(request: AnyRequest) -> Reply:
    """Read every change of every record in the one order, each with the whole state after it.

    A page as JSON; all up to the latest as NDJSON; or, with `Accept: text/event-stream`, all there
    is and what comes, as server-sent events. Whoever has read up to a cursor never finds anything
    new at or before it. Changes in datasets that you may not read leave gaps between cursors.
    """
    content = await recall(request, FORMATS)
    if content is None:
        async with all_faults(request):
            last = dict(request.scope["headers"]).get(LAST_EVENT_ID.lower().encode(), b"")
            query = parse_changes(
                request.scope["query_string"],
                preferred_format(request, FORMATS),
                last.decode("latin-1").strip(),
            )
            chosen = choose_format(request, query.format, FORMATS)
            if chosen != "json":
                return await answer_stream(request, query, chosen)
            async with serving_of(request).readers.lend() as connection:
                readable = readable_by(await reader_of(request, connection))
                found = await read_page(connection, query, readable)
        content = keep(request, found)
    return answer(request, content, headers=ROBOTS)


async def answer_stream(request: AnyRequest, query: ChangesQuery, chosen: str) -> Reply:
    """The whole feed up to now, or for as long as the client listens."""
    serving = serving_of(request)
    async with serving.readers.lend() as connection:
        readable = readable_by(await reader_of(request, connection))
        start = await read_start(connection, query, readable)
    if chosen == "sse":
        return stream_events(request, follow(request, query), seq=start.seq, headers=ROBOTS)
    chunks = stream_changes(serving.streams, query, readable, start.seq)
    media_type = CONTENT_TYPES[chosen]
    return stream(request, chunks, media_type=media_type, snapshot=start, headers=ROBOTS)


async def follow(request: AnyRequest, query: ChangesQuery) -> AsyncIterator[bytes]:
    """What there is after a place, then what comes, with a comment where nothing does for long.

    It ends where its key is no longer valid, or the database is an earlier one than it was: who
    comes again is told so.
    """
    listener, clock = serving_of(request).listener, asyncio.get_running_loop().time
    query = msgspec.structs.replace(query, limit=BATCH)
    yield GREETING
    said = clock()
    async with listener.attended():
        while not listener.ended:
            heard = listener.heard
            try:
                found = await read_next(request, query)
            except UnavailableError:
                await listener.wait(heard, RETRY_SECONDS)
            except RequestError:
                return
            else:
                query = msgspec.structs.replace(query, after=found.next)
                if found.entries:
                    yield b"".join([event(place, entry) for place, entry in found.entries])
                    said = clock()
                if not found.full:
                    await listener.wait(heard, max(said + HEARTBEAT_SECONDS - clock(), 0))
            if clock() >= said + HEARTBEAT_SECONDS:
                yield HEARTBEAT
                said = clock()


async def read_next(request: AnyRequest, query: ChangesQuery) -> Changes:
    """The next changes for whoever asks, as their key allows by now."""
    async with serving_of(request).streams.lend() as connection:
        readable = readable_by(await reader_of(request, connection))
        return await read_changes(connection, query, readable)


def event(place: Place, entry: bytes) -> bytes:
    """An entry as a server-sent event; JSON as we write it has no line breaks."""
    return b"id: %b\nevent: change\ndata: %b\n\n" % (str(place).encode("ascii"), entry)
