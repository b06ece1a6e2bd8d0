"""Metrics for Prometheus."""

from litestar import get

from api.answers import Answer, plain_answer
from api.metrics import MEDIA_TYPE, render_metrics
from api.queries.filters import parse_nothing
from api.routes.reading import AnyRequest
from api.serving import serving_of


@get(
    "/metrics",
    operation_id="getMetrics",
    summary="Metrics for Prometheus",
    tags=["operations"],
    opt={"media_type": MEDIA_TYPE},
)
async def get_metrics(request: AnyRequest) -> Answer:
    """Count requests, downloads and waits, in Prometheus' text format.

    Each worker process counts for itself: with more than one, each answer is of one of them.
    """
    parse_nothing("/metrics", request.scope["query_string"])
    return plain_answer(200, render_metrics(serving_of(request)), media_type=MEDIA_TYPE)
