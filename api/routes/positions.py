"""Contested facts: all of them, with who says what."""

from litestar import get

from api.answers import answer
from api.asgi import Reply
from api.auth import reader_of
from api.errors import MalformedRequestError
from api.formats.contested import COLUMNS, write_contested
from api.queries.contested_pages import read_contested, stream_contested
from api.queries.downloads import Download, read_snapshot
from api.queries.filters import ListQuery, parse_facts
from api.queries.parameters import FACT_CONTROLS, FACT_FILTERS
from api.routes.negotiation import CONTENT_TYPES, choose_format
from api.routes.reading import AnyRequest, all_faults, keep, readable_by, recall
from api.serving import serving_of
from api.streams import stream
from schemas.contested import ContestedList

OFFERED = ("json", "csv")


@get(
    "/v1/positions",
    operation_id="listContestedPositions",
    summary="List what is contested",
    tags=["positions"],
    opt={
        "answers": ContestedList,
        "parameters": (*FACT_FILTERS, *FACT_CONTROLS),
        "formats": OFFERED,
        "columns": COLUMNS,
    },
)
async def list_contested_positions(request: AnyRequest) -> Reply:
    """List contested facts of all events and affiliations, with every party and its statements.

    The last disputed comes first: a page as JSON, or all as CSV with a row for each statement.
    `figures` compares what is counted differently in the events on the page.
    """
    content = await recall(request, OFFERED)
    if content is None:
        async with all_faults(request):
            query = parse_facts(request.scope["query_string"])
            if choose_format(request, query.format, OFFERED) == "csv":
                return await _answer_csv(request, query)
            serving = serving_of(request)
            async with serving.readers.lend() as connection:
                readable = readable_by(await reader_of(request, connection))
                page = await read_contested(connection, serving.beside, query, readable)
        content = keep(request, page)
    return answer(request, content)


async def _answer_csv(request: AnyRequest, query: ListQuery) -> Reply:
    """All of it as it was at one seq, or as many facts as the limit says."""
    if query.count:
        raise MalformedRequestError(faults=[("format", "csv has no count")]).beside(query.named())
    serving = serving_of(request)
    async with serving.readers.lend() as connection:
        readable = readable_by(await reader_of(request, connection))
        snapshot = await read_snapshot(connection, query, readable)
    download = Download(query=query, readable=readable, seq=snapshot.seq)
    return stream(
        request,
        write_contested(stream_contested(serving.streams, download)),
        media_type=CONTENT_TYPES["csv"],
        snapshot=snapshot,
    )
