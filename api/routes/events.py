"""Events: one by its id, and lists of them."""

from collections.abc import Sequence

from litestar import get
from litestar.params import FromPath

from api.answers import Answer
from api.asgi import Reply
from api.content import Content
from api.database import Connection
from api.queries.parameters import POSITIONS_CONTROLS
from api.queries.positions import PositionsQuery, parse_positions, read_positions
from api.routes.reading import AnyRequest, answer_question
from api.routes.records import answer_item, answer_list
from schemas.linked import LinkedEvent
from schemas.lists import EventItem, EventList
from schemas.positions import Positions


@get(
    "/v1/events",
    operation_id="listEvents",
    summary="List events",
    tags=["events"],
    opt={"answers": EventList, "filters": "event"},
)
async def list_events(request: AnyRequest) -> Reply:
    """List events, newest first: a page as JSON, or all of them as NDJSON, CSV or GeoJSON."""
    return await answer_list(request, "event")


@get(
    "/v1/events/{record_id:str}",
    operation_id="getEvent",
    summary="Get an event",
    tags=["events"],
    opt={"answers": EventItem, "linked": LinkedEvent, "includes": "event"},
)
async def get_event(request: AnyRequest, record_id: FromPath[str]) -> Answer:
    """Get an event by its id, with the names of what it names in `labels`."""
    return await answer_item(request, "event", record_id)


@get(
    "/v1/events/{record_id:str}/positions",
    operation_id="getEventPositions",
    summary="Get who says what of an event",
    tags=["positions"],
    opt={"answers": Positions, "parameters": POSITIONS_CONTROLS},
)
async def get_event_positions(request: AnyRequest, record_id: FromPath[str]) -> Answer:
    """Get every fact of an event with who affirms, denies and questions it, in their statements.

    The event itself comes first, then each participation, then each figure with the numbers
    that the parties give. Nothing is cut off: denials are shown as whole as claims. With
    `span=linked` the same of each event of another dataset that is the same by confirmed links
    follows, under its dataset's name: what datasets code is set side by side, never made one.
    """

    async def read(
        connection: Connection, query: PositionsQuery, readable: Sequence[str]
    ) -> Content:
        return await read_positions(connection, record_id, query, readable)

    return await answer_question(request, parse_positions, read)
