"""Whole lists as streams: all of one seq, in every format, whatever happens meanwhile."""

from collections.abc import AsyncIterator, Sequence
from typing import Any

import msgspec
import pytest

from api.database import Connection, Connections
from api.queries.downloads import (
    Batch,
    Download,
    read_snapshot,
    stream_batches,
    stream_bodies,
)
from api.queries.filters import parse_list
from api.queries.parameters import PLURALS
from schemas.records import Document
from tests.conftest import Write
from tests.reading import ask
from tests.records import actor, event, part, source
from tests.serving import Served, served
from tests.test_filters import DATES, EVENTS, OTHERS, STATEMENTS
from tests.world import WORLD, identify, on


@pytest.fixture
async def connections(dsn: str) -> AsyncIterator[Connections]:
    lent = Connections(dsn, 2, {})
    yield lent
    await lent.close()


@pytest.fixture
async def app(dsn: str) -> AsyncIterator[Served]:
    async with served(dsn) as running:
        yield running


async def download(connection: Connection, kind: str, query: str) -> Download:
    asked = parse_list(kind, query.encode())
    snapshot = await read_snapshot(connection, asked, ())
    return Download(query=asked, readable=(), seq=snapshot.seq)


async def bodies(connections: Connections, asked: Download) -> list[dict[str, Any]]:
    whole = b"".join([piece async for piece in stream_bodies(connections, asked)])
    return [msgspec.json.decode(line) for line in whole.splitlines()]


async def batches(connections: Connections, asked: Download) -> list[Batch]:
    return [batch async for batch in stream_batches(connections, asked)]


def keys(records: Sequence[dict[str, Any]]) -> list[str]:
    return [record["key"] for record in records]


async def test_every_filter_finds_the_same_in_a_download_as_in_a_list(
    connection: Connection, connections: Connections, write: Write
) -> None:
    await write(*WORLD)
    for kind, queries in {"event": EVENTS | DATES, "statement": STATEMENTS, **OTHERS}.items():
        for query in queries:
            listed = (
                await ask(connection, kind, f"{query}&limit=500" if "limit" not in query else query)
            )["data"]
            asked = await download(connection, kind, query)
            found = await bodies(connections, asked)
            if asked.query.limited or asked.query.sorted:
                assert (kind, query, keys(found)) == (kind, query, keys(listed))
            assert sorted(map(msgspec.json.encode, found)) == sorted(
                map(msgspec.json.encode, listed)
            )


async def test_a_limit_gives_the_first_of_the_list_in_its_order(
    connection: Connection, connections: Connections, write: Write
) -> None:
    await write(*WORLD)
    for query in ("limit=2", "limit=3&sort=date", "limit=1&sort=title", "sort=-title"):
        listed = (await ask(connection, "event", query))["data"]
        asked = await download(connection, "event", query)
        assert await bodies(connections, asked) == listed
        rows = await batches(connections, asked)
        assert [msgspec.json.decode(body) for batch in rows for body in batch.documents] == listed


async def test_a_download_is_of_its_seq_though_data_change(
    connection: Connection, connections: Connections, write: Write
) -> None:
    parts = [part("p", "nbc", "witness")]
    await write(
        source(),
        actor("nbc"),
        *(event(f"e{n}", participations=[parts[0] | {"key": f"p{n}"}]) for n in range(5)),
    )
    plain = await download(connection, "event", "")
    by_actor = await download(connection, "event", f"actor={identify('actor', 'nbc')}&limit=9")
    before = [await bodies(connections, asked) for asked in (plain, by_actor)]
    await write(event("e1", title="Moved"), event("new"), actor("nbc", name="Renamed"))
    assert [await bodies(connections, asked) for asked in (plain, by_actor)] == before
    [batch] = await batches(connections, plain)
    assert b"Nbc" in batch.labels
    assert b"Renamed" not in batch.labels


async def test_a_download_left_half_way_gives_its_connection_back(
    connection: Connection, connections: Connections, write: Write
) -> None:
    await write(source(), *(event(f"e{n}", when=on("2023")) for n in range(30)))
    asked = await download(connection, "event", "")
    for stream in (stream_bodies(connections, asked), stream_batches(connections, asked)):
        await anext(stream)
        await stream.aclose()
    for _ in range(3):
        assert len(await bodies(connections, asked)) == 30


async def test_every_line_is_a_document_with_its_version_first(
    connection: Connection, connections: Connections, write: Write
) -> None:
    await write(source(title='A "quoted" \\ title\twith Привет \u2028 and 💥'), actor("nbc"))
    found = []
    for kind in PLURALS:
        asked = await download(connection, kind, "")
        whole = b"".join([piece async for piece in stream_bodies(connections, asked)])
        for line in whole.split(b"\n")[:-1]:
            assert line.startswith(b'{"version":1,"seq":1,"recorded_at":"')
            found.append(msgspec.json.decode(line, type=Document).key)
    assert sorted(found) == ["nbc", "page"]


async def test_formats_are_chosen_by_parameter_and_by_weight(app: Served, write: Write) -> None:
    await write(*WORLD)
    chosen = {
        "application/x-ndjson": "application/x-ndjson",
        "text/csv;q=0.4, application/geo+json;q=0.5": "application/geo+json",
        "text/html, */*;q=0.1": "application/json",
        "text/*": "text/csv; charset=utf-8; header=present",
        "application/json;q=0, */*": "application/x-ndjson",
        "*/*": "application/json",
    }
    found = {
        accept: (await app.client.get("/v1/events", headers={"Accept": accept})).headers[
            "content-type"
        ]
        for accept in chosen
    }
    assert found == chosen
    answer = await app.client.get("/v1/events?format=csv", headers={"Accept": "application/json"})
    assert answer.headers["content-type"] == "text/csv; charset=utf-8; header=present"
    for headers, path in (({"Accept": "text/html"}, ""), ({}, "?format=geojson")):
        answer = await app.client.get(f"/v1/actors{path}", headers=headers)
        assert answer.status_code == 406
        offered = "json (application/json), ndjson (application/x-ndjson), csv (text/csv)"
        assert answer.json()["detail"].endswith(f"there are {offered}")


async def test_a_download_says_its_seq_and_every_licence_that_may_be_in_it(
    app: Served, write: Write
) -> None:
    await write(source(), event("raid"))
    other = {"title": "Other", "licence": "CC-BY-4.0"}
    await write(source(), event("ban"), dataset="other", dataset_meta=other)
    answer = await app.client.get("/v1/events?format=ndjson")
    assert answer.headers["whence-seq"] == "2"
    assert answer.headers.get_list("link") == [
        '<https://spdx.org/licenses/CC-BY-4.0>; rel="license"',
        '<https://spdx.org/licenses/CC0-1.0>; rel="license"',
    ]
    answer = await app.client.get("/v1/events?format=ndjson&dataset=test")
    assert answer.headers.get_list("link") == ['<https://spdx.org/licenses/CC0-1.0>; rel="license"']
    answer = await app.client.get("/v1/events?format=ndjson&dataset=nowhere")
    assert answer.status_code == 400
    answer = await app.client.get("/v1/events?format=ndjson&include=sources")
    assert answer.json()["detail"] == "format: ndjson has no include and no count"
