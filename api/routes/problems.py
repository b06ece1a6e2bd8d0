"""What each type of problem means, where its `type` points."""

import msgspec
from litestar import get

from api.answers import Answer, plain_answer
from api.errors import NotFoundError
from api.problem_types import TYPES
from api.queries.filters import parse_nothing
from api.routes.reading import AnyRequest
from schemas.problems import ProblemType


@get(
    "/problems/{name:str}",
    operation_id="getProblemType",
    summary="What a type of problem means",
    tags=["operations"],
    opt={"answers": ProblemType},
)
async def get_problem_type(request: AnyRequest) -> Answer:
    """Describe a type of problem: when it happens, and what to do about it."""
    parse_nothing("a type of problem", request.scope["query_string"])
    name = request.path_params["name"]
    problem = TYPES.get(name)
    if problem is None:
        raise NotFoundError(f"there is no type {name[:100]!r}; there are {', '.join(TYPES)}")
    return plain_answer(200, msgspec.json.encode(problem))
