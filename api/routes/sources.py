"""Sources: one by its id, and lists of them."""

from litestar import get
from litestar.params import FromPath

from api.answers import Answer
from api.asgi import Reply
from api.routes.reading import AnyRequest
from api.routes.records import answer_item, answer_list
from schemas.linked import LinkedSource
from schemas.lists import SourceItem, SourceList


@get(
    "/v1/sources",
    operation_id="listSources",
    summary="List sources",
    tags=["sources"],
    opt={"answers": SourceList, "filters": "source"},
)
async def list_sources(request: AnyRequest) -> Reply:
    """List sources, newest first: a page as JSON, or all of them as NDJSON or CSV."""
    return await answer_list(request, "source")


@get(
    "/v1/sources/{record_id:str}",
    operation_id="getSource",
    summary="Get a source",
    tags=["sources"],
    opt={"answers": SourceItem, "linked": LinkedSource, "includes": "source"},
)
async def get_source(request: AnyRequest, record_id: FromPath[str]) -> Answer:
    """Get a source by its id, with the names of what it names in `labels`."""
    return await answer_item(request, "source", record_id)
