"""Affiliations: one by its id, and lists of them."""

from litestar import get
from litestar.params import FromPath

from api.answers import Answer
from api.asgi import Reply
from api.routes.reading import AnyRequest
from api.routes.records import answer_item, answer_list
from schemas.linked import LinkedAffiliation
from schemas.lists import AffiliationItem, AffiliationList


@get(
    "/v1/affiliations",
    operation_id="listAffiliations",
    summary="List affiliations",
    tags=["affiliations"],
    opt={"answers": AffiliationList, "filters": "affiliation"},
)
async def list_affiliations(request: AnyRequest) -> Reply:
    """List affiliations, newest first: a page as JSON, or all of them as NDJSON or CSV."""
    return await answer_list(request, "affiliation")


@get(
    "/v1/affiliations/{record_id:str}",
    operation_id="getAffiliation",
    summary="Get an affiliation",
    tags=["affiliations"],
    opt={"answers": AffiliationItem, "linked": LinkedAffiliation, "includes": "affiliation"},
)
async def get_affiliation(request: AnyRequest, record_id: FromPath[str]) -> Answer:
    """Get an affiliation by its id, with the names of what it names in `labels`."""
    return await answer_item(request, "affiliation", record_id)
