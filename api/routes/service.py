"""The service document."""

import msgspec
from litestar import get

from api.answers import Answer, answer
from api.auth import reader_of
from api.content import Content
from api.queries.datasets import read_service
from api.queries.filters import parse_nothing
from api.routes.negotiation import choose_format
from api.routes.reading import AnyRequest, readable_by
from api.serving import serving_of
from schemas.service import Service


@get(
    "/v1",
    operation_id="getService",
    summary="Get the service document",
    tags=["service"],
    opt={"answers": Service},
)
async def get_service(request: AnyRequest) -> Answer:
    """See what this server has: its datasets, how far they go, the latest seq, and where all is."""
    parse_nothing("the service document", request.scope["query_string"])
    choose_format(request, None, ("json",))
    serving = serving_of(request)
    async with serving.readers.lend() as connection:
        readable = readable_by(await reader_of(request, connection))
        found = await read_service(connection, readable, serving.settings.contact)
    return answer(request, Content(body=msgspec.json.encode(found), seq=found.seq))
