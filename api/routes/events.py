"""Events: one by its id, and lists of them."""

from litestar import get

from api.answers import Answer
from api.routes.records import AnyRequest, Sendable, answer_item, answer_list
from schemas.lists import EventItem, EventList


@get(
    "/v1/events",
    operation_id="listEvents",
    summary="List events",
    tags=["events"],
    opt={"answers": EventList, "filters": "event"},
)
async def list_events(request: AnyRequest) -> Sendable:
    """List events, newest first: a page as JSON, or all of them as NDJSON or CSV."""
    return await answer_list(request, "event")


@get(
    "/v1/events/{record_id:str}",
    operation_id="getEvent",
    summary="Get an event",
    tags=["events"],
    opt={"answers": EventItem, "includes": "event"},
)
async def get_event(request: AnyRequest, record_id: str) -> Answer:
    """Get an event by its id, with the names of what it names in `labels`."""
    return await answer_item(request, "event", record_id)
