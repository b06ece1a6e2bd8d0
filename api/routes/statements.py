"""Statements: one by its id, and lists of them."""

from litestar import get
from litestar.params import FromPath

from api.answers import Answer
from api.asgi import Reply
from api.routes.reading import AnyRequest
from api.routes.records import answer_item, answer_list
from schemas.linkedclaims import LinkedStatement
from schemas.lists import StatementItem, StatementList


@get(
    "/v1/statements",
    operation_id="listStatements",
    summary="List statements",
    tags=["statements"],
    opt={"answers": StatementList, "filters": "statement"},
)
async def list_statements(request: AnyRequest) -> Reply:
    """List statements, newest first: a page as JSON, or all of them as NDJSON or CSV."""
    return await answer_list(request, "statement")


@get(
    "/v1/statements/{record_id:str}",
    operation_id="getStatement",
    summary="Get a statement",
    tags=["statements"],
    opt={"answers": StatementItem, "linked": LinkedStatement, "includes": "statement"},
)
async def get_statement(request: AnyRequest, record_id: FromPath[str]) -> Answer:
    """Get a statement by its id, with the names of what it names in `labels`."""
    return await answer_item(request, "statement", record_id)
