"""Links: one by its id, and lists of them."""

from litestar import get
from litestar.params import FromPath

from api.answers import Answer
from api.asgi import Reply
from api.routes.reading import AnyRequest
from api.routes.records import answer_item, answer_list
from schemas.linked import LinkedLink
from schemas.lists import LinkItem, LinkList


@get(
    "/v1/links",
    operation_id="listLinks",
    summary="List links",
    tags=["links"],
    opt={"answers": LinkList, "filters": "link"},
)
async def list_links(request: AnyRequest) -> Reply:
    """List links, newest first: a page as JSON, or all of them as NDJSON or CSV."""
    return await answer_list(request, "link")


@get(
    "/v1/links/{record_id:str}",
    operation_id="getLink",
    summary="Get a link",
    tags=["links"],
    opt={"answers": LinkItem, "linked": LinkedLink, "includes": "link"},
)
async def get_link(request: AnyRequest, record_id: FromPath[str]) -> Answer:
    """Get a link by its id, with the names of what it names in `labels`."""
    return await answer_item(request, "link", record_id)
