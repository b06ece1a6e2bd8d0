"""Whether the server runs, and whether it can answer."""

from typing import Final

from litestar import get

from api.answers import Answer, plain_answer
from api.database import DatabaseUnavailableError
from api.queries.filters import parse_nothing
from api.queries.health import read_revision
from api.routes.reading import AnyRequest
from api.serving import serving_of
from schemas.health import Health

LIVE: Final = b'{"status":"live"}'
READY: Final = b'{"status":"ready"}'


@get(
    "/health/live",
    operation_id="getLive",
    summary="Whether the process runs",
    tags=["operations"],
    opt={"answers": Health},
)
async def get_live(request: AnyRequest) -> Answer:
    """Answer as long as the process runs, whatever the database does."""
    parse_nothing("/health/live", request.scope["query_string"])
    return plain_answer(200, LIVE)


@get(
    "/health/ready",
    operation_id="getReady",
    summary="Whether requests can be answered",
    tags=["operations"],
    opt={"answers": Health, "problems": ("unavailable",)},
)
async def get_ready(request: AnyRequest) -> Answer:
    """Answer 503 while the database cannot be reached or has the schema of another version."""
    parse_nothing("/health/ready", request.scope["query_string"])
    serving = serving_of(request)
    async with serving.readers.lend() as connection:
        revision = await read_revision(connection)
    if revision != serving.revision:
        raise DatabaseUnavailableError(
            f"the database's schema is {revision}, and this Whence needs {serving.revision}: "
            "run whence migrate"
        )
    return plain_answer(200, READY)
