"""Digests, with which a mirror proves its copy equal."""

from litestar import get

from api.answers import Answer, answer
from api.auth import reader_of
from api.queries.digests import PARAMETERS, parse_digests, read_digests
from api.routes.negotiation import choose_format
from api.routes.records import AnyRequest, keep, readable_by, recall
from api.serving import serving_of
from schemas.digests import Digests


@get(
    "/v1/digest",
    operation_id="getDigest",
    summary="Get what proves a copy equal",
    tags=["changes"],
    opt={"answers": Digests, "parameters": PARAMETERS},
)
async def get_digest(request: AnyRequest) -> Answer:
    """Get the number of records of each dataset and kind, and a digest of them, as of a seq.

    Whoever has the documents works out the same numbers. A seq before `purge_seq` has none.
    """
    content = await recall(request)
    if content is None:
        query = parse_digests(request.scope["query_string"])
        choose_format(request, None, ("json",))
        async with serving_of(request).readers.lend() as connection:
            readable = readable_by(await reader_of(request, connection))
            found = await read_digests(connection, query, readable)
        content = keep(request, found)
    return answer(request, content)
