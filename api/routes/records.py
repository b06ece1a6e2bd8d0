"""What the routes of every kind do: one record, and a list of them in any format."""

from collections.abc import AsyncIterator
from typing import Any, Final

from litestar import Request

from api.answers import Answer, answer
from api.asgi import Reply
from api.auth import Reader, reader_of
from api.content import Content
from api.database import Connections
from api.errors import MalformedRequestError
from api.formats.csv import write_csv
from api.formats.geojson import write_geojson
from api.queries.downloads import Download, read_snapshot, stream_batches, stream_bodies
from api.queries.filters import ListQuery, parse_item, parse_list
from api.queries.items import read_item
from api.queries.kept import Asked
from api.queries.lists import read_list
from api.routes.negotiation import CONTENT_TYPES, accepted_by, choose_format
from api.serving import serving_of
from api.streams import stream

AnyRequest = Request[Any, Any, Any]
#: Search engines keep out of what is about persons.
HEADERS: Final = {"actor": {"X-Robots-Tag": "noindex"}}
OFFERED: Final = {"event": ("json", "ndjson", "csv", "geojson")}
OFFERED_ELSEWHERE: Final = ("json", "ndjson", "csv")


def readable_by(reader: Reader) -> list[str]:
    """The internal datasets that somebody may read, as queries take them."""
    return ["*"] if reader.reads_all else reader.readable


async def recall(request: AnyRequest) -> Content | None:
    """What anybody was answered to this request before, if it is still the latest."""
    asked = _asked(request)
    return None if asked is None else await serving_of(request).kept.recall(asked)


def keep(request: AnyRequest, content: Content) -> Content:
    """Keep what anybody may read, for whoever asks for it again."""
    asked = _asked(request)
    if asked is not None:
        serving_of(request).kept.keep(asked, content)
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


async def answer_list(request: AnyRequest, kind: str) -> Reply:
    """A page of a list as JSON, or the whole of it as a stream."""
    content = await recall(request)
    if content is None:
        query = parse_list(kind, request.scope["query_string"])
        chosen = choose_format(request, query.format, OFFERED.get(kind, OFFERED_ELSEWHERE))
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
    download = Download(query=query, readable=readable, seq=snapshot.seq)
    return stream(
        request,
        _chunks(serving.streams, download, chosen),
        media_type=CONTENT_TYPES[chosen],
        seq=snapshot.seq,
        licences=snapshot.licences,
        headers=HEADERS.get(query.kind, {}),
    )


def _asked(request: AnyRequest) -> Asked | None:
    """What names an answer that anybody gets; none with a key, which may show more."""
    scope = request.scope
    if any(name == b"authorization" for name, _ in scope["headers"]):
        return None
    return scope["path"], scope["query_string"], accepted_by(request)


def _chunks(connections: Connections, download: Download, chosen: str) -> AsyncIterator[bytes]:
    if chosen == "ndjson":
        return stream_bodies(connections, download)
    batches = stream_batches(connections, download)
    if chosen == "csv":
        return write_csv(download.query.kind, batches)
    return write_geojson(batches)
