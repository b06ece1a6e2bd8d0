"""Code lists: what every code means."""

from collections.abc import Sequence
from functools import partial

import msgspec
from litestar import get
from litestar.params import FromPath

from api.answers import Answer, answer
from api.content import Content
from api.database import Connection
from api.formats.concepts import write_concepts
from api.queries.codes import read_code_list, read_code_lists
from api.queries.filters import parse_format, parse_nothing
from api.queries.parameters import FORMAT_ALONE
from api.routes.negotiation import choose_format
from api.routes.reading import AnyRequest, answer_question
from api.serving import serving_of
from schemas.codes import CodeList, CodeLists
from schemas.concepts import ConceptScheme


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
    opt={"answers": CodeList, "linked": ConceptScheme, "parameters": FORMAT_ALONE},
)
async def get_codes(request: AnyRequest, scheme: FromPath[str]) -> Answer:
    """Get the codes of one scheme, with definitions, broader codes and mappings."""

    async def read(connection: Connection, asked: str | None, readable: Sequence[str]) -> Content:
        found, seq = await read_code_list(connection, scheme)
        return Content(body=msgspec.json.encode(found), seq=seq)

    return await answer_question(
        request,
        partial(parse_format, "a code list"),
        read,
        named_format=lambda asked: asked,
        writers={"jsonld": lambda found, origin: write_concepts(found.body, origin)},
    )
