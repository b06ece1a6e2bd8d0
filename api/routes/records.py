"""What the routes of every kind do: one record, and a list of them in any format."""

from collections.abc import AsyncIterator, Sequence
from typing import Final

from litestar import Response

from api.answers import Answer, answer
from api.asgi import Reply
from api.auth import reader_of
from api.content import Content
from api.database import Connection, Connections
from api.errors import MalformedRequestError, MergedError
from api.formats.csv import write_csv
from api.formats.geojson import write_geojson
from api.formats.jsonld import write_jsonld
from api.queries.downloads import Download, read_snapshot, stream_batches, stream_bodies
from api.queries.filters import ItemQuery, ListQuery, parse_item, parse_list
from api.queries.items import read_item
from api.queries.linked import linked_header
from api.queries.lists import read_list
from api.queries.ranking import rank
from api.routes.negotiation import CONTENT_TYPES, choose_format
from api.routes.reading import (
    AnyRequest,
    all_faults,
    answer_question,
    keep,
    readable_by,
    recall,
)
from api.serving import serving_of
from api.streams import stream
from schemas.base import UNSET

#: Search engines keep out of what is about persons.
HEADERS: Final = {"actor": {"X-Robots-Tag": "noindex"}}
#: Filters by an index of which PostgreSQL takes bitmaps alone.
FINDING: Final = {"name", "q"}
OFFERED: Final = {"event": ("json", "ndjson", "csv", "geojson")}
OFFERED_ELSEWHERE: Final = ("json", "ndjson", "csv")
ITEM_FORMATS: Final = ("json", "jsonld")


async def answer_item(request: AnyRequest, kind: str, public_id: str) -> Answer:
    """One record, with labels and what `include` asks for; or as linked data."""

    def parse(query_string: bytes) -> ItemQuery:
        query = parse_item(kind, query_string)
        if query.include and choose_format(request, query.format, ITEM_FORMATS) != "json":
            faults = [("format", "jsonld has no include")]
            raise MalformedRequestError(faults=faults).beside({"as_of": (query.as_of,)})
        return query

    def link(found: Content, origin: str) -> bytes:
        return write_jsonld(kind, found.body, found.licences[0], origin)

    async def read(connection: Connection, query: ItemQuery, readable: Sequence[str]) -> Content:
        return await read_item(connection, kind, public_id, query, readable)

    return await answer_question(
        request,
        parse,
        read,
        headers=HEADERS.get(kind, {}),
        named_format=lambda asked: asked.format,
        writers={"jsonld": link},
    )


def answer_merged(request: AnyRequest, error: MergedError) -> Response[bytes]:
    """308 to the record that answers for a merged one, asked the same."""
    path = request.scope["path"].replace(error.asked, error.survivor)
    query = request.scope["query_string"].decode("ascii")
    headers = {
        "Location": f"{path}?{query}" if query else path,
        "Cache-Control": "no-cache",
        "Whence-Seq": str(error.seq),
    }
    return Response(b"", status_code=308, headers=headers)


async def answer_list(request: AnyRequest, kind: str) -> Reply:
    """A page of a list as JSON, or the whole of it as a stream."""
    offered = OFFERED.get(kind, OFFERED_ELSEWHERE)
    content = await recall(request, offered)
    if content is None:
        async with all_faults(request):
            query = parse_list(kind, request.scope["query_string"])
            chosen = choose_format(request, query.format, offered)
            if chosen != "json":
                return await answer_stream(request, query, chosen)
            serving = serving_of(request)
            lender = serving.finders if query.filters.keys() & FINDING else serving.readers
            async with lender.lend() as connection:
                readable = readable_by(await reader_of(request, connection))
                page = await read_list(connection, serving.beside, query, readable)
        content = keep(request, page)
    return answer(request, content, headers=HEADERS.get(kind, {}))


async def answer_stream(request: AnyRequest, query: ListQuery, chosen: str) -> Reply:
    """The whole of a list as it was at one seq, or as many records as the limit says."""
    if query.include or query.count:
        faults = [("format", f"{chosen} has no include and no count")]
        raise MalformedRequestError(faults=faults).beside(query.named())
    serving = serving_of(request)
    lender = serving.finders if query.filters.keys() & FINDING else serving.readers
    async with lender.lend() as connection:
        readable = readable_by(await reader_of(request, connection))
        if "name" in query.filters:
            query = (await rank(connection, query, readable)).listed
        snapshot = await read_snapshot(connection, query, readable)
    headers = dict(HEADERS.get(query.kind, {}))
    if snapshot.linked is not UNSET:
        headers["Whence-Linked"] = linked_header(snapshot.linked)
    download = Download(query=query, readable=readable, seq=snapshot.seq)
    return stream(
        request,
        _chunks(serving.streams, download, chosen),
        media_type=CONTENT_TYPES[chosen],
        snapshot=snapshot,
        headers=headers,
    )


def _chunks(connections: Connections, download: Download, chosen: str) -> AsyncIterator[bytes]:
    if chosen == "ndjson":
        return stream_bodies(connections, download)
    batches = stream_batches(connections, download)
    if chosen == "csv":
        return write_csv(download.query.kind, batches)
    return write_geojson(batches)
