"""How much of a body is read, for how long, and what becomes of one that breaks off."""

import asyncio
from collections.abc import AsyncIterator
from typing import Any

import pytest

from api.database import Connection
from tests.serving import Served, served
from tests.writing import NDJSON, RECORDS, change_set, is_empty, ndjson, post

MEGABYTE = 1024 * 1024


@pytest.fixture
async def app(dsn: str) -> AsyncIterator[Served]:
    async with served(dsn, stream_idle=0.5, write_wait=0.5) as running:
        yield running


async def repeated(head: bytes, filler: bytes, times: int) -> AsyncIterator[bytes]:
    """A body without a Content-Length."""
    yield head
    for _ in range(times):
        yield filler


async def test_more_json_than_64_mb_is_refused_however_it_comes(
    app: Served, key: str, connection: Connection
) -> None:
    headers = {"Authorization": f"Bearer {key}", "Content-Type": "application/json"}
    counted = await app.client.post(
        "/v1/changesets", content=repeated(b"{", b" " * MEGABYTE, 65), headers=headers
    )
    announced = await app.client.post(
        "/v1/changesets", content=b"", headers=headers | {"Content-Length": str(65 * MEGABYTE)}
    )
    for answer in (counted, announced):
        assert (answer.status_code, answer.json()["type"]) == (413, "/problems/too-large")
        assert "64 MB" in answer.json()["detail"]
    assert await is_empty(connection)


async def test_a_line_of_more_than_16_mb_is_refused_and_nothing_written(
    app: Served, key: str, connection: Connection
) -> None:
    head = ndjson(*RECORDS) + b'\n{"op": "'
    answer = await app.client.post(
        "/v1/changesets",
        content=repeated(head, b"x" * MEGABYTE, 17),
        headers={"Authorization": f"Bearer {key}", "Content-Type": NDJSON},
    )
    assert answer.status_code == 413
    assert answer.json()["detail"] == "line 5 is too long: a line may have 16 MB"
    assert await is_empty(connection)


async def silent(*pieces: bytes) -> AsyncIterator[bytes]:
    """A client that stops in the middle."""
    for piece in pieces:
        yield piece
    await asyncio.sleep(5)


@pytest.mark.parametrize("form", ["application/json", NDJSON])
async def test_a_client_that_stops_sending_is_not_waited_for(
    app: Served, key: str, connection: Connection, form: str
) -> None:
    answer = await app.client.post(
        "/v1/changesets",
        content=silent(ndjson(*RECORDS), b"\n"),
        headers={"Authorization": f"Bearer {key}", "Content-Type": form},
    )
    assert (answer.status_code, answer.json()["type"]) == (408, "/problems/body-timeout")
    assert await is_empty(connection)
    assert (await post(app, key, change_set(*RECORDS))).status_code == 201


async def test_a_client_that_leaves_half_way_writes_nothing(
    app: Served, key: str, connection: Connection
) -> None:
    messages: list[dict[str, Any]] = [
        {"type": "http.request", "body": ndjson(*RECORDS), "more_body": True},
        {"type": "http.disconnect"},
    ]
    headers = {"authorization": f"Bearer {key}", "content-type": NDJSON, "host": "whence.test"}
    scope = {
        "type": "http",
        "http_version": "1.1",
        "method": "POST",
        "path": "/v1/changesets",
        "raw_path": b"/v1/changesets",
        "root_path": "",
        "scheme": "http",
        "query_string": b"",
        "headers": [(name.encode(), value.encode()) for name, value in headers.items()],
        "state": {},
    }

    async def receive() -> dict[str, Any]:
        return messages.pop(0)

    async def send(message: dict[str, Any]) -> None:
        """Nobody is there any more."""

    await app.judged(scope, receive, send)
    assert messages == []
    assert await is_empty(connection)
    assert (await post(app, key, change_set(*RECORDS))).status_code == 201
