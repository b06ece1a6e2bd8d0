"""Whoever listens to the feed hears every change once, whatever happens meanwhile."""

import asyncio
import signal
from collections.abc import AsyncIterator, Iterator

import asyncpg
import pytest

from api.database import Connection
from api.keys import hash_key, make_key
from api.queries.keys import NewKey, create_key, revoke_key
from api.routes import changes
from api.signals import also_on_end
from tests.conftest import Write
from tests.following import PATIENCE, following
from tests.records import actor, event, source
from tests.serving import Served, served

INTERNAL = {"title": "Hidden", "licence": "proprietary", "distribution": "internal"}
LISTENERS = "SELECT count(*) FROM pg_stat_activity WHERE application_name = 'whence listener'"


@pytest.fixture
async def app(dsn: str) -> AsyncIterator[Served]:
    async with served(dsn, streams=3) as running:
        yield running


async def listeners(connection: Connection, number: int) -> None:
    """Wait until so many connections listen."""
    asked = f"{LISTENERS} AND datname = current_database()"
    for _ in range(PATIENCE * 50):
        if await connection.fetchval(asked) == number:
            return
        await asyncio.sleep(0.02)
    raise AssertionError(f"there are not {number} connections that listen")


async def test_what_there_is_comes_first_and_then_what_is_written(
    app: Served, write: Write
) -> None:
    await write(source(), event("raid"))
    async with following(app) as follower:
        assert await follower.block() == "retry: 1000"
        first = [await follower.next() for _ in range(2)]
        await write(event("raid", title="Another"))
        third = await follower.next()
    page = (await app.client.get("/v1/changes")).json()["data"]
    assert [(found.id, found.name, found.data) for found in (*first, third)] == [
        (entry["cursor"], "change", entry) for entry in page
    ]
    assert follower.head["status"] == 200
    headers = dict(follower.head["headers"])
    assert headers[b"content-type"] == b"text/event-stream"
    assert headers[b"cache-control"] == b"no-store"
    assert headers[b"x-robots-tag"] == b"noindex"
    assert headers[b"whence-seq"] == b"1"


async def test_it_goes_on_after_the_last_event_that_came(app: Served, write: Write) -> None:
    await write(source(), event("raid"))
    await write(event("raid", title="Another"))
    async with following(app, "after=0", last_event_id="1.1") as follower:
        assert [(await follower.next()).id for _ in range(2)] == ["1.2", "2.1"]
    async with following(app, last_event_id="9.9") as follower:
        await asyncio.wait_for(follower.ended.wait(), PATIENCE)
    assert follower.head["status"] == 400
    assert '"parameter":"Last-Event-ID"' in follower._rest
    assert "9.9 is of no change set yet; the latest is seq:2" in follower._rest


async def test_more_than_is_read_at_once_comes_whole_and_filters_hold(
    app: Served, write: Write
) -> None:
    await write(source(), *(event(f"e{number}") for number in range(1100)))
    async with following(app, "kind=event&dataset=test") as follower:
        assert [(await follower.next()).id for _ in range(1100)] == [
            f"1.{number}" for number in range(1, 1101)
        ]
        await write(actor("legion"))
        await write(source(), event("other"), dataset="other")
        await write(event("last"))
        assert (await follower.next()).id == "4.1"


async def test_one_connection_listens_for_all_and_only_while_anybody_does(
    app: Served, write: Write, connection: Connection
) -> None:
    await write(source())
    async with following(app) as one, following(app) as other:
        for follower in (one, other):
            assert (await follower.next()).id == "1.1"
        await listeners(connection, 1)
        await write(event("raid"))
        for follower in (one, other):
            assert (await follower.next()).id == "2.1"
    await listeners(connection, 0)
    async with following(app, "after=2") as follower:
        await listeners(connection, 1)
        await write(event("war"))
        assert (await follower.next()).id == "3.1"
    assert app.serving.places.used == 0


async def test_a_lost_database_costs_nothing_but_time(
    app: Served, write: Write, connection: Connection, dsn: str
) -> None:
    await write(source())
    async with following(app) as follower:
        assert (await follower.next()).id == "1.1"
        for seq in (2, 3):
            await listeners(connection, 1)
            await connection.execute(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                " WHERE datname = current_database() AND pid <> pg_backend_pid()"
            )
            await write(event(f"e{seq}"))
            assert (await follower.next()).id == f"{seq}.1"
        assert follower.waiting() == 0


async def test_no_database_at_all_is_waited_for(
    app: Served, write: Write, connection: Connection, server: str
) -> None:
    await write(source())
    name = await connection.fetchval("SELECT current_database()")
    admin = await asyncpg.connect(server)
    async with following(app) as follower:
        assert (await follower.next()).id == "1.1"
        await listeners(connection, 1)
        await admin.execute(f"ALTER DATABASE {name} ALLOW_CONNECTIONS false")
        await connection.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
            " WHERE datname = current_database() AND pid <> pg_backend_pid()"
        )
        await write(event("raid"))
        await asyncio.sleep(0.5)
        assert not follower.ended.is_set()
        await admin.execute(f"ALTER DATABASE {name} ALLOW_CONNECTIONS true")
        assert (await follower.next()).id == "2.1"
    await admin.close()


async def test_a_quiet_stream_says_that_it_lives(
    app: Served, write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(changes, "HEARTBEAT_SECONDS", 0.1)
    await write(source())
    async with following(app, "after=1") as follower:
        assert [await follower.block() for _ in range(3)] == [
            *("retry: 1000", ": heartbeat", ": heartbeat")
        ]
        await write(event("raid"))
        assert (await follower.next()).id == "2.1"


async def test_what_a_key_may_read_ends_with_the_key(
    app: Served, write: Write, connection: Connection
) -> None:
    made = make_key()
    new = NewKey(name="bob", hash=hash_key(made), scopes=["read:hidden"], expires_at=None)
    await create_key(connection, new)
    await write(source(), dataset="hidden", dataset_meta=INTERNAL)
    async with (
        following(app, authorization=f"Bearer {made}") as reader,
        following(app) as anybody,
    ):
        assert (await reader.next()).id == "1.1"
        await revoke_key(connection, "bob")
        await write(event("raid"), dataset="hidden")
        await write(source())
        await asyncio.wait_for(reader.ended.wait(), PATIENCE)
        assert (await anybody.next()).id == "3.1"
        assert reader.waiting() == 0


async def test_streams_are_counted_with_downloads(app: Served, write: Write) -> None:
    await write(source())
    async with following(app) as one, following(app) as two, following(app) as three:
        for follower in (one, two, three):
            await follower.next()
        refused = await app.client.get("/v1/events?format=ndjson")
        assert (refused.status_code, refused.json()["detail"]) == (
            503,
            "as many streams are under way as there may be at once, 3 a worker (WHENCE_STREAMS); "
            "try again in a moment",
        )
        assert (await app.client.get("/v1/changes")).status_code == 200


async def test_streams_end_whole_when_the_server_does(app: Served, write: Write) -> None:
    await write(source())
    async with following(app) as follower:
        await follower.next()
        app.serving.listener.end()
        await asyncio.wait_for(follower.ended.wait(), PATIENCE)


@pytest.fixture
def handler() -> Iterator[list[str]]:
    """What hears of SIGTERM, as a server that serves does; the test's own is put back."""
    heard: list[str] = []
    earlier = signal.signal(signal.SIGTERM, lambda *_: heard.append("the server"))
    yield heard
    signal.signal(signal.SIGTERM, earlier)


async def test_the_end_is_told_beside_whoever_waits_for_it(handler: list[str]) -> None:
    also_on_end(lambda: handler.append("the streams"))
    signal.raise_signal(signal.SIGTERM)
    await asyncio.sleep(0)
    assert sorted(handler) == ["the server", "the streams"]


async def test_events_have_no_limit(app: Served) -> None:
    refused = await app.client.get("/v1/changes?format=sse&limit=5")
    assert refused.json()["detail"] == "limit: a stream of events has no limit"
    head = await app.client.head("/v1/changes", headers={"Accept": "text/event-stream"})
    assert (head.status_code, head.headers["content-type"]) == (200, "text/event-stream")
