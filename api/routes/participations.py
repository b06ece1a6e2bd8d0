"""Participations: parts of events, with ids of their own."""

from litestar import get
from litestar.params import FromPath

from api.answers import Answer, plain_answer
from api.auth import reader_of
from api.queries.filters import parse_nothing
from api.queries.items import find_event
from api.routes.reading import AnyRequest, readable_by
from api.serving import serving_of


@get(
    "/v1/participations/{record_id:str}",
    operation_id="getParticipation",
    summary="Find the event of a participation",
    tags=["events"],
    status_code=303,
)
async def get_participation(request: AnyRequest, record_id: FromPath[str]) -> Answer:
    """Redirect to the event that the participation is, or once was, part of."""
    parse_nothing("a participation", request.scope["query_string"])
    async with serving_of(request).readers.lend() as connection:
        reader = await reader_of(request, connection)
        event_id, seq = await find_event(connection, record_id, readable_by(reader))
    headers = {"Location": f"/v1/events/{event_id}", "Whence-Seq": str(seq)}
    return plain_answer(303, b"", headers=headers)
