"""What is kept of every request: an id, a line in the log, and counts for Prometheus."""

import io
import re
import time
from collections.abc import AsyncIterator
from typing import Any

import pytest
from litestar import Request, get
from prometheus_client.parser import text_string_to_metric_families

from api.answers import Answer, plain_answer
from api.observe import Observer, request_id
from tests.serving import NOWHERE, Served, served


@get("/echo/{name:str}")
async def get_echo(request: Request[Any, Any, Any]) -> Answer:
    return plain_answer(200, request.path_params["name"].encode())


@pytest.fixture
async def app() -> AsyncIterator[Served]:
    async with served(NOWHERE, get_echo) as running:
        yield running


async def metrics(app: Served) -> dict[tuple[str, str], float]:
    """Sample name with its labels in the order of their names → value."""
    answer = await app.client.get("/metrics")
    assert answer.headers["content-type"] == "text/plain; version=0.0.4; charset=utf-8"
    return {
        (sample.name, " ".join(value for _, value in sorted(sample.labels.items()))): sample.value
        for family in text_string_to_metric_families(answer.text)
        for sample in family.samples
    }


async def test_a_request_is_one_line_without_what_was_asked_for(app: Served) -> None:
    secret = {"q": "a name", "key": "whence_secret"}
    headers = {"X-Request-Id": "mine-1", "Authorization": "Bearer whence_other"}
    await app.client.get("/echo/somebody", params=secret, headers=headers)
    (line,) = app.lines()
    assert re.fullmatch(r"20\d\d-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z", line.pop("timestamp"))
    assert 0 < line.pop("ms") < 1000
    assert line == {
        "level": "info",
        "event": "request",
        "request_id": "mine-1",
        "method": "GET",
        "path": "/echo/{name}",
        "status": 200,
    }


async def test_an_unmatched_address_is_not_written_down(app: Served) -> None:
    await app.client.get("/some/secret/path")
    (line,) = app.lines()
    assert (line["path"], line["status"]) == ("unmatched", 404)


async def test_a_sane_request_id_is_taken_over_and_another_replaced(app: Served) -> None:
    mine = await app.client.get("/echo/a", headers={"X-Request-Id": "trace:1/a=b+c.d_e-f"})
    assert mine.headers["x-request-id"] == "trace:1/a=b+c.d_e-f"
    for bad in ("", "a b", "x" * 129, "tab\there", 'quote"'):
        other = await app.client.get("/echo/a", headers={"X-Request-Id": bad})
        assert re.fullmatch("[0-9a-f]{16}", other.headers["x-request-id"])
    assert len({request_id(None) for _ in range(100)}) == 100


async def test_requests_are_counted_by_template_and_status(app: Served) -> None:
    for name in ("a", "b"):
        await app.client.get(f"/echo/{name}")
    await app.client.get("/nowhere")
    await app.client.request("BREW", "/nowhere")
    found = await metrics(app)
    assert found["whence_requests_total", "GET /echo/{name} 200"] == 2
    assert found["whence_requests_total", "GET unmatched 404"] == 1
    assert found["whence_requests_total", "other unmatched 404"] == 1
    assert found["whence_request_seconds_count", "/echo/{name}"] == 2
    assert found["whence_request_seconds_bucket", "+Inf /echo/{name}"] == 2
    assert 0 < found["whence_request_seconds_sum", "/echo/{name}"] < 2


async def test_buckets_count_what_took_at_most_so_long() -> None:
    observer = Observer("json", io.BytesIO())
    scope = {"path_template": "/a", "whence.request_id": "r"}
    for seconds in (0.0, 0.0015, 0.003, 100.0):
        observer.note(scope, "GET", 200, time.perf_counter() - seconds)
    families = {family.name: family for family in observer.collect()}
    counts = {
        sample.labels["le"]: sample.value
        for sample in families["whence_request_seconds"].samples
        if sample.name.endswith("_bucket")
    }
    assert [counts[bound] for bound in ("0.001", "0.0025", "0.005", "60", "+Inf")] == [
        1,
        2,
        3,
        3,
        4,
    ]


async def test_downloads_and_waits_have_their_figures(app: Served) -> None:
    with app.serving.places.taken():
        found = await metrics(app)
    assert found["whence_streams_open", ""] == 1
    assert found["whence_streams_limit", ""] == 8
    assert {name for name, _ in found} >= {
        "whence_build_info",
        "whence_database_waits_total",
        "whence_database_wait_seconds_total",
        "process_resident_memory_bytes",
    }
    assert (await metrics(app))["whence_streams_open", ""] == 0


async def test_lines_for_people_fit_on_a_line() -> None:
    output = io.BytesIO()
    async with served(NOWHERE, get_echo, log="console") as app:
        app.frame.observer._output = output
        await app.client.get("/echo/a", headers={"X-Request-Id": "r1"})
        app.frame.observer.flush()
    line = output.getvalue().decode()
    assert re.fullmatch(r"\d\d:\d\d:\d\d GET /echo/\{name\} 200 \d+\.\d ms r1\n", line)
