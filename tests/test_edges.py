"""Parameters, methods and addresses at the edges: refused alike everywhere, with what is right."""

from collections.abc import AsyncIterator

import pytest

from tests.serving import Served, served

OPERATIONS = [
    "/health/live",
    "/health/ready",
    "/metrics",
    "/openapi/v1.json",
    "/openapi/v1.yaml",
    "/problems/not-found",
    "/.well-known/security.txt",
]
MOVING = {"content-length", "x-request-id"}


@pytest.fixture
async def app(dsn: str) -> AsyncIterator[Served]:
    async with served(dsn, contact="mailto:desk@example.org") as running:
        yield running


@pytest.mark.parametrize("path", OPERATIONS)
async def test_addresses_outside_v1_refuse_parameters_too(app: Served, path: str) -> None:
    answer = await app.client.get(f"{path}?verbose=1&limit=2")
    assert answer.status_code == 400
    problem = answer.json()
    assert problem["type"] == "/problems/unknown-parameter"
    assert [fault["parameter"] for fault in problem["errors"]] == ["verbose", "limit"]
    assert problem["errors"][0]["detail"].endswith("; there are none")


@pytest.mark.parametrize("path", OPERATIONS)
async def test_addresses_outside_v1_take_head_and_name_what_they_take(
    app: Served, path: str
) -> None:
    got, head = await app.client.get(path), await app.client.head(path)
    assert (got.status_code, head.status_code, head.content) == (200, 200, b"")
    kept = [{k: v for k, v in one.headers.items() if k not in MOVING} for one in (got, head)]
    assert kept[0] == kept[1]
    for method in ("POST", "PUT", "DELETE", "PATCH"):
        refused = await app.client.request(method, path)
        assert (refused.status_code, refused.headers["allow"]) == (405, "GET, HEAD, OPTIONS")
        assert refused.json()["type"] == "/problems/method-not-allowed"


@pytest.mark.parametrize("path", ["/v1/events", "/v1/events/evt_0", "/v1", "/health/live"])
async def test_a_query_string_that_is_too_long_is_a_problem(app: Served, path: str) -> None:
    answer = await app.client.get(f"{path}?key={'k' * 32765}")
    assert answer.status_code == 414
    assert answer.json()["type"] == "/problems/address-too-long"
    assert answer.json()["detail"] == (
        "the query has 32769 bytes; at most 32768 are read: ask for fewer values at once, in "
        "several requests"
    )


async def test_a_change_set_with_such_a_query_string_is_refused_alike(app: Served) -> None:
    answer = await app.client.post(f"/v1/changesets?dry_run={'t' * 32765}")
    assert (answer.status_code, answer.json()["type"]) == (414, "/problems/address-too-long")


async def test_too_many_parameters_are_counted_and_told_what_there_may_be(app: Served) -> None:
    answer = await app.client.get(f"/v1/events?{'&'.join(['key=k'] * 1001)}")
    assert (answer.status_code, answer.json()["type"]) == (400, "/problems/malformed-request")
    assert answer.json()["detail"] == (
        "the query has 1001 parameters; at most 1000 are read, of one name at most 100: ask for "
        "fewer values at once, in several requests"
    )
    fewer = await app.client.get(f"/v1/events?{'&'.join(['key=k'] * 1000)}")
    assert fewer.json()["detail"] == "key: is given 1000 times; at most 100 are taken"


@pytest.mark.parametrize("wrong", ["key=%E9t%E9", "%FF=1", "key=%ED%A0%80"])
async def test_what_is_no_utf8_is_shown(app: Served, wrong: str) -> None:
    answer = await app.client.get(f"/v1/events?limit=5&{wrong}")
    assert answer.status_code == 400
    assert answer.json()["detail"] == (
        f"{wrong.partition('=')[0]}: '{wrong}' is no percent-encoded UTF-8: é is written %C3%A9"
    )


@pytest.mark.parametrize(
    ("path", "status", "seq"),
    [
        ("/v1", 200, "0"),
        ("/v1/datasets", 200, "0"),
        ("/v1/datasets/no-such", 404, "0"),
        ("/v1/codes/role", 200, "0"),
        ("/v1/events", 200, "0"),
        ("/v1/events?dataset=no-such", 400, "0"),
        ("/v1/events?format=ndjson&dataset=no-such", 400, "0"),
        ("/v1/events?limit=0", 400, None),
        ("/v1/nowhere", 404, None),
        ("/v1/datasets/NO", 404, None),
        ("/health/ready", 200, None),
        ("/openapi/v1.json", 200, None),
    ],
)
async def test_an_answer_names_a_seq_where_the_data_were_asked(
    app: Served, path: str, status: int, seq: str | None
) -> None:
    answer = await app.client.get(path)
    assert (answer.status_code, answer.headers.get("whence-seq")) == (status, seq)
