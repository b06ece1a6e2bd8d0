"""Actors: one by its id, and lists of them."""

from litestar import get
from litestar.params import FromPath

from api.answers import Answer
from api.asgi import Reply
from api.routes.reading import AnyRequest
from api.routes.records import answer_item, answer_list
from schemas.linked import LinkedActor
from schemas.lists import ActorItem, ActorList


@get(
    "/v1/actors",
    operation_id="listActors",
    summary="List actors",
    tags=["actors"],
    opt={"answers": ActorList, "filters": "actor"},
)
async def list_actors(request: AnyRequest) -> Reply:
    """List actors, newest first: a page as JSON, or all of them as NDJSON or CSV."""
    return await answer_list(request, "actor")


@get(
    "/v1/actors/{record_id:str}",
    operation_id="getActor",
    summary="Get an actor",
    tags=["actors"],
    opt={"answers": ActorItem, "linked": LinkedActor, "includes": "actor"},
)
async def get_actor(request: AnyRequest, record_id: FromPath[str]) -> Answer:
    """Get an actor by its id, with the names of what it names in `labels`."""
    return await answer_item(request, "actor", record_id)
