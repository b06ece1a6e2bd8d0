"""Actors: one by its id, and lists of them."""

from collections.abc import Sequence

from litestar import get
from litestar.params import FromPath

from api.answers import Answer
from api.asgi import Reply
from api.content import Content
from api.database import Connection
from api.formats.graphml import write_graphml
from api.queries.about import (
    MOST_OF_GROUP,
    PARAMETERS,
    AboutQuery,
    parse_about,
    read_about,
)
from api.queries.network import FORMATS, NETWORK, NetworkQuery, parse_network, read_network
from api.routes.reading import AnyRequest, answer_question
from api.routes.records import HEADERS, answer_item, answer_list
from api.serving import serving_of
from schemas.linked import LinkedActor
from schemas.lists import ActorItem, ActorList
from schemas.network import Network
from schemas.saidabout import StatementsAbout


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


@get(
    "/v1/actors/{record_id:str}/network",
    operation_id="getActorNetwork",
    summary="Get the network of an actor",
    tags=["actors"],
    opt={"answers": Network, "parameters": NETWORK, "formats": FORMATS, "robots": True},
)
async def get_actor_network(request: AnyRequest, record_id: FromPath[str]) -> Answer:
    """Get who is tied to an actor, in so many steps, with who affirms and denies each tie.

    Affiliations are followed in either direction, level by level, the newest of each first. There
    are at most 500 actors and 1000 affiliations: `cut` says at which distance it stops and how many
    affiliations are missing there; beyond that distance nothing is followed.
    """
    beside = serving_of(request).beside

    async def read(connection: Connection, query: NetworkQuery, readable: Sequence[str]) -> Content:
        return await read_network(connection, beside, record_id, query, readable)

    return await answer_question(
        request,
        parse_network,
        read,
        headers=HEADERS["actor"],
        named_format=lambda asked: asked.format,
        writers={"graphml": lambda found, _: write_graphml(found.body)},
    )


@get(
    "/v1/actors/{record_id:str}/statements-about",
    operation_id="getStatementsAbout",
    summary="Get what is said of an actor",
    tags=["positions"],
    opt={
        "answers": StatementsAbout,
        "parameters": PARAMETERS,
        "most": MOST_OF_GROUP,
        "robots": True,
    },
)
async def get_statements_about(request: AnyRequest, record_id: FromPath[str]) -> Answer:
    """Get what others say of an actor, what it says of that itself, and what else it says.

    Of an actor are its parts in events and its affiliations, too. Who affirms, denies, questions
    and mentions stands in a group of its own, as do those who count its people or things: `limit`
    is for each, so that denials are never cut off before claims, and `next` of a group goes on
    with it.
    """
    beside = serving_of(request).beside

    def parse(query_string: bytes) -> AboutQuery:
        return parse_about(record_id, query_string)

    async def read(connection: Connection, query: AboutQuery, readable: Sequence[str]) -> Content:
        return await read_about(connection, beside, record_id, query, readable)

    return await answer_question(request, parse, read, headers=HEADERS["actor"])
