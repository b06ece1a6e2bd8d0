"""Code lists: what every code means."""

import msgspec
from litestar import get
from litestar.params import FromPath

from api.answers import Answer, answer
from api.content import Content
from api.queries.codes import read_code_list, read_code_lists
from api.queries.filters import parse_nothing
from api.routes.negotiation import choose_format
from api.routes.reading import AnyRequest
from api.serving import serving_of
from schemas.codes import CodeList, CodeLists


@get(
    "/v1/codes",
    operation_id="listCodes",
    summary="List every code list",
    tags=["codes"],
    opt={"answers": CodeLists},
)
async def list_codes(request: AnyRequest) -> Answer:
    """List every code of every scheme, with its definition and its like in other vocabularies."""
    parse_nothing("the code lists", request.scope["query_string"])
    choose_format(request, None, ("json",))
    async with serving_of(request).readers.lend() as connection:
        found, seq = await read_code_lists(connection)
    return answer(request, Content(body=msgspec.json.encode(found), seq=seq))


@get(
    "/v1/codes/{scheme:str}",
    operation_id="getCodes",
    summary="Get a code list",
    tags=["codes"],
    opt={"answers": CodeList},
)
async def get_codes(request: AnyRequest, scheme: FromPath[str]) -> Answer:
    """Get the codes of one scheme, with definitions, broader codes and mappings."""
    parse_nothing("a code list", request.scope["query_string"])
    choose_format(request, None, ("json",))
    async with serving_of(request).readers.lend() as connection:
        found, seq = await read_code_list(connection, scheme)
    return answer(request, Content(body=msgspec.json.encode(found), seq=seq))
