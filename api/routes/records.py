"""What the routes of every kind do: one record, and a list of them in any format."""

from collections.abc import AsyncIterator, Sequence
from typing import Any, Final

from litestar import Request, Response

from api.answers import Answer, answer
from api.asgi import Reply
from api.auth import Reader, reader_of
from api.content import Content
from api.database import Connections
from api.errors import MalformedRequestError, MergedError
from api.formats.csv import write_csv
from api.formats.geojson import write_geojson
from api.queries.downloads import Download, read_snapshot, stream_batches, stream_bodies
from api.queries.filters import ListQuery, parse_item, parse_list
from api.queries.items import read_item
from api.queries.linked import linked_header
from api.queries.lists import read_list
from api.routes.negotiation import CONTENT_TYPES, choose_format, preferred_format
from api.serving import serving_of
from api.streams import stream
from schemas.base import UNSET

AnyRequest = Request[Any, Any, Any]
#: Search engines keep out of what is about persons.
HEADERS: Final = {"actor": {"X-Robots-Tag": "noindex"}}
OFFERED: Final = {"event": ("json", "ndjson", "csv", "geojson")}
OFFERED_ELSEWHERE: Final = ("json", "ndjson", "csv")


def readable_by(reader: Reader) -> list[str]:
    """The internal datasets that somebody may read, as queries take them."""
    return ["*"] if reader.reads_all else reader.readable


async def recall(request: AnyRequest, offered: Sequence[str] = ("json",)) -> Content | None:
    """The JSON that anybody was answered to this before, if it is still the latest."""
    if _shows_key(request) or preferred_format(request, offered) != "json":
        return None
    scope = request.scope
    return await serving_of(request).kept.recall((scope["path"], scope["query_string"]))


def keep(request: AnyRequest, content: Content) -> Content:
    """Keep JSON that anybody may read, for whoever asks for it again."""
    if not _shows_key(request):
        scope = request.scope
        serving_of(request).kept.keep((scope["path"], scope["query_string"]), content)
    return content


async def answer_item(request: AnyRequest, kind: str, public_id: str) -> Answer:
    """One record, with labels and what `include` asks for."""
    content = await recall(request)
    if content is None:
        query = parse_item(kind, request.scope["query_string"])
        choose_format(request, query.format, ("json",))
        async with serving_of(request).readers.lend() as connection:
            readable = readable_by(await reader_of(request, connection))
            found = await read_item(connection, kind, public_id, query, readable)
        content = keep(request, found)
    return answer(request, content, headers=HEADERS.get(kind, {}))


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
        query = parse_list(kind, request.scope["query_string"])
        chosen = choose_format(request, query.format, offered)
        if chosen != "json":
            return await answer_stream(request, query, chosen)
        serving = serving_of(request)
        async with serving.readers.lend() as connection:
            readable = readable_by(await reader_of(request, connection))
            page = await read_list(connection, serving.beside, query, readable)
        content = keep(request, page)
    return answer(request, content, headers=HEADERS.get(kind, {}))


async def answer_stream(request: AnyRequest, query: ListQuery, chosen: str) -> Reply:
    """The whole of a list as it was at one seq, or as many records as the limit says."""
    if query.include or query.count:
        raise MalformedRequestError("", [("format", f"{chosen} has no include and no count")])
    serving = serving_of(request)
    async with serving.readers.lend() as connection:
        readable = readable_by(await reader_of(request, connection))
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


def _shows_key(request: AnyRequest) -> bool:
    """Whether what is answered may be more than anybody may read."""
    return any(name == b"authorization" for name, _ in request.scope["headers"])


def _chunks(connections: Connections, download: Download, chosen: str) -> AsyncIterator[bytes]:
    if chosen == "ndjson":
        return stream_bodies(connections, download)
    batches = stream_batches(connections, download)
    if chosen == "csv":
        return write_csv(download.query.kind, batches)
    return write_geojson(batches)
