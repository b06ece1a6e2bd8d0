"""Metrics for Prometheus."""

import asyncio
import contextlib
from typing import Final

from litestar import get

from api.answers import Answer, plain_answer
from api.database import FAILURES
from api.errors import UnavailableError
from api.metrics import MEDIA_TYPE, render_metrics
from api.queries.filters import parse_nothing
from api.queries.health import Lag, read_lag
from api.routes.reading import AnyRequest
from api.serving import Serving, serving_of

#: Seconds: what is measured is not to hang on what is away.
PATIENCE: Final = 1.0


@get(
    "/metrics",
    operation_id="getMetrics",
    summary="Metrics for Prometheus",
    tags=["operations"],
    opt={"media_type": MEDIA_TYPE},
)
async def get_metrics(request: AnyRequest) -> Answer:
    """Count requests, downloads and waits, in Prometheus' text format.

    Each worker process counts for itself: with more than one, each answer is of one of them. What
    the database has to say is left out where it does not answer at once.
    """
    parse_nothing("/metrics", request.scope["query_string"])
    serving = serving_of(request)
    return plain_answer(200, render_metrics(serving, await _lag(serving)), media_type=MEDIA_TYPE)


async def _lag(serving: Serving) -> Lag | None:
    """How far the index for searching is; None where the database does not say so at once."""
    with contextlib.suppress(TimeoutError, UnavailableError, *FAILURES):
        async with asyncio.timeout(PATIENCE), serving.readers.lend() as connection:
            return await read_lag(connection)
    return None
