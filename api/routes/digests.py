"""Digests, with which a mirror proves its copy equal."""

from litestar import get

from api.answers import Answer
from api.queries.digests import PARAMETERS, parse_digests, read_digests
from api.routes.reading import AnyRequest, answer_question
from schemas.digests import Digests


@get(
    "/v1/digest",
    operation_id="getDigest",
    summary="Get what proves a copy equal",
    tags=["changes"],
    opt={"answers": Digests, "parameters": PARAMETERS, "problems": ("not-kept",)},
)
async def get_digest(request: AnyRequest) -> Answer:
    """Get the number of records of each dataset and kind, and a digest of them, as of a seq.

    Whoever has the documents works out the same numbers. A seq before `purge_seq` has none.
    """
    return await answer_question(request, parse_digests, read_digests)
