"""What surrounds every answer: HEAD, OPTIONS, cross-origin reads, and unmatched addresses."""

from collections.abc import AsyncIterator

import pytest
from litestar import post

from api.app import ROUTES
from tests.serving import Served, served

EXPOSED = (
    "Accept-Ranges, Content-Disposition, Content-Range, ETag, Link, Location, Repr-Digest, "
    "Retry-After, Whence-Linked, Whence-Seq, X-Request-Id"
)


@pytest.fixture
async def app(dsn: str) -> AsyncIterator[Served]:
    async with served(dsn) as running:
        yield running


async def test_head_answers_like_get_without_the_body(app: Served) -> None:
    got = await app.client.get("/health/ready", headers={"X-Request-Id": "one"})
    head = await app.client.head("/health/ready", headers={"X-Request-Id": "one"})
    assert (head.status_code, head.content) == (200, b"")
    assert dict(head.headers) == dict(got.headers)
    assert head.headers["content-length"] == str(len(got.content))


@post("/letterbox")
async def post_letter() -> None:
    """Take a letter."""


async def test_head_of_what_only_takes_post_is_refused(dsn: str) -> None:
    async with served(dsn, post_letter) as app:
        head = await app.client.head("/letterbox")
    assert (head.status_code, head.content) == (405, b"")
    assert head.headers["allow"] == "OPTIONS, POST"


async def test_options_names_the_methods_of_an_address(app: Served) -> None:
    answer = await app.client.options("/health/live")
    assert (answer.status_code, answer.headers["allow"]) == (204, "GET, HEAD, OPTIONS")
    answer = await app.client.options("/v1/changesets")
    assert (answer.status_code, answer.headers["allow"]) == (204, "GET, HEAD, OPTIONS, POST")
    answer = await app.client.options("/v1/changesets/x/revert")
    assert (answer.status_code, answer.headers["allow"]) == (204, "OPTIONS, POST")


async def test_any_page_may_read_and_sees_the_headers_that_matter(app: Served) -> None:
    for path in ("/health/live", "/nowhere"):
        answer = await app.client.get(path, headers={"Origin": "https://example.org"})
        assert answer.headers["access-control-allow-origin"] == "*"
        assert answer.headers["access-control-expose-headers"] == EXPOSED


async def test_a_browser_may_send_a_change_set_with_a_key(app: Served) -> None:
    answer = await app.client.options(
        "/v1/changesets",
        headers={
            "Origin": "https://example.org",
            "Access-Control-Request-Method": "POST",
            "Access-Control-Request-Headers": "authorization,content-type",
        },
    )
    assert answer.status_code == 204
    assert answer.headers["access-control-allow-methods"] == "GET, HEAD, OPTIONS, POST"
    assert "Authorization" in answer.headers["access-control-allow-headers"]


async def test_an_address_that_is_none_is_a_problem(app: Served) -> None:
    answer = await app.client.get("/v1/nowhere", headers={"X-Request-Id": "abc"})
    assert answer.status_code == 404
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.json() == {
        "type": "/problems/no-such-path",
        "title": "No such path",
        "status": 404,
        "detail": "there is nothing at '/v1/nowhere'; /v1 lists where everything is",
        "request_id": "abc",
    }


async def test_a_method_that_an_address_does_not_take_is_a_problem_that_names_those_it_does(
    app: Served,
) -> None:
    answer = await app.client.delete("/health/live", headers={"X-Request-Id": "abc"})
    assert (answer.status_code, answer.headers["allow"]) == (405, "GET, HEAD, OPTIONS")
    assert answer.json() == {
        "type": "/problems/method-not-allowed",
        "title": "Method not allowed",
        "status": 405,
        "detail": "'/health/live' does not take DELETE; it takes GET, HEAD, OPTIONS",
        "request_id": "abc",
    }


async def test_a_method_that_is_none_is_refused(app: Served) -> None:
    answer = await app.client.request("BREW", "/health/live")
    assert answer.status_code == 405


def test_every_route_says_what_a_reader_of_the_contract_needs() -> None:
    for route in ROUTES:
        name = route.handler_name
        assert route.operation_id, name
        assert route.summary, name
        assert route.tags, name
        assert (route.fn.__doc__ or "").strip().endswith("."), name
