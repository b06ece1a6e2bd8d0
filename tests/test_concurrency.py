"""Many write at once, some fail half-way: one order, no gaps, all or nothing."""

import asyncio
import contextlib
from collections.abc import AsyncIterator, Callable
from typing import Any

import asyncpg
import msgspec
import pytest

from api.changesets.submission import read_json
from api.changesets.write import WriterBusyError, Writing, write_change_set
from api.database import Connection
from schemas.changesets import ChangeSetResult
from tests.conftest import Write
from tests.records import Operation, actor, event, part, source, statement
from tests.state import differences, row_counts

WRITERS = 8
EACH = 4
LOCK = 7769186243
ID = "0190b2a0-0000-7000-8000-000000000002"
META = {"title": "Test", "licence": "CC0-1.0"}
Connect = Callable[[], Any]


@pytest.fixture
async def connect(dsn: str) -> AsyncIterator[Connect]:
    """Opens connections that are closed with the test."""
    async with contextlib.AsyncExitStack() as stack:

        async def open_one() -> Connection:
            connection: Connection = await asyncpg.connect(dsn)
            stack.push_async_callback(connection.close, timeout=5)
            return connection

        yield open_one


async def post(
    connection: Connection, *operations: Operation, write_wait: float = 30.0, **head: Any
) -> ChangeSetResult:
    body = {"dataset": "test", "reason": "x", "dataset_meta": META, "operations": operations} | head
    writing = Writing(key_name="test", write_wait=write_wait)
    return await write_change_set(connection, read_json(msgspec.json.encode(body)), writing)


async def test_seq_has_no_gaps_and_follows_the_order_of_commits(
    connect: Connect, connection: Connection
) -> None:
    watched: list[int] = []

    async def write_some(writer: int) -> None:
        own = await connect()
        for turn in range(EACH):
            records = [
                actor(f"{writer}-{turn}-{n}", evidence=[{"source": f"s{writer}"}]) for n in range(9)
            ]
            await post(own, source(f"s{writer}", title=f"T{turn}"), *records)

    async def watch() -> None:
        while True:
            rows = await connection.fetch("SELECT seq FROM change_sets ORDER BY seq")
            seqs = [row["seq"] for row in rows]
            assert seqs == list(range(1, len(seqs) + 1))
            watched.append(len(seqs))
            await asyncio.sleep(0.005)

    watcher = asyncio.create_task(watch())
    await asyncio.gather(*(write_some(writer) for writer in range(WRITERS)))
    watcher.cancel()
    with contextlib.suppress(asyncio.CancelledError):
        await watcher
    assert watched == sorted(watched)
    assert await connection.fetchval("SELECT seq FROM counters") == WRITERS * EACH
    assert await connection.fetchval("SELECT count(*) FROM datasets") == 1
    late = "SELECT count(*) FROM change_sets a JOIN change_sets b ON b.seq = a.seq + 1"
    assert await connection.fetchval(f"{late} WHERE b.recorded_at <= a.recorded_at") == 0
    assert await differences(connection) == []


async def test_writers_that_meet_on_a_record_leave_a_chain_of_versions(
    connect: Connect, connection: Connection
) -> None:
    async def put(title: str) -> ChangeSetResult | WriterBusyError:
        try:
            return await post(await connect(), source(title=title), actor("russia"))
        except WriterBusyError as busy:
            return busy

    await post(connection, source(title="0"), actor("russia"))
    results = await asyncio.gather(*(put(str(n)) for n in range(WRITERS)))
    written = [each for each in results if isinstance(each, ChangeSetResult)]
    assert written
    assert await differences(connection) == []


async def test_two_identical_posts_at_once_are_one(
    connect: Connect, connection: Connection
) -> None:
    connections = [await connect() for _ in range(4)]
    results = await asyncio.gather(*(post(each, source(), id=ID) for each in connections))
    assert [result.seq for result in results] == [1, 1, 1, 1]
    assert len({msgspec.json.encode(result) for result in results}) == 1
    assert await connection.fetchval("SELECT count(*) FROM change_sets") == 1


async def test_a_writer_that_waits_too_long_is_told_so(
    connect: Connect, connection: Connection
) -> None:
    other = await connect()
    before = await row_counts(connection)
    async with other.transaction():
        await other.execute(f"SELECT pg_advisory_xact_lock({LOCK})")
        with pytest.raises(WriterBusyError) as caught:
            await post(connection, source(), write_wait=0.2)
    assert str(caught.value) == "another change set has been writing for 0.2 s; try again"
    assert await row_counts(connection) == before
    assert await connection.fetchval("SHOW lock_timeout") == "0"
    assert (await post(connection, source())).seq == 1


async def test_readers_see_a_change_set_whole_or_not_at_all(
    connect: Connect, connection: Connection
) -> None:
    reader = await connect()
    seen: set[tuple[int, ...]] = set()

    async def read() -> None:
        while True:
            async with reader.transaction(isolation="repeatable_read"):
                seen.add(
                    tuple(
                        [
                            await reader.fetchval(f"SELECT count(*) FROM {table}")
                            for table in ("documents", "records", "actors", "change_sets")
                        ]
                    )
                )

    reading = asyncio.create_task(read())
    await post(connection, source(), *(actor(str(n)) for n in range(300)))
    reading.cancel()
    with contextlib.suppress(asyncio.CancelledError):
        await reading
    assert seen <= {(0, 0, 0, 0), (301, 301, 300, 1)}


async def until_waiting(connection: Connection, pid: int) -> None:
    """Until that server process waits for a lock."""
    for _ in range(500):
        if await connection.fetchval(
            "SELECT wait_event_type = 'Lock' FROM pg_stat_activity WHERE pid = $1", pid
        ):
            return
        await asyncio.sleep(0.01)
    pytest.fail("the writer never waited for a lock")


RAID = [
    source(),
    actor("russia"),
    event("raid", participations=[part("p", "russia", "target")]),
    statement("word", "russia", {"participation": "p", "stance": "affirms"}),
]


BREAK = """
CREATE FUNCTION break_off() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RAISE division_by_zero; END';
"""


async def test_a_change_set_that_breaks_half_way_leaves_no_trace(
    write: Write, connection: Connection
) -> None:
    await write(source())
    await connection.execute(BREAK)
    before = await row_counts(connection)
    for table in ("records", "evidence", "standings", "documents", "labels", "change_sets"):
        await connection.execute(
            f"CREATE TRIGGER break_off AFTER INSERT ON {table} EXECUTE FUNCTION break_off()"
        )
        with pytest.raises(asyncpg.DivisionByZeroError):
            await write(*RAID)
        await connection.execute(f"DROP TRIGGER break_off ON {table}")
        assert await row_counts(connection) == before
    assert (await write(*RAID)).seq == 2
    assert await differences(connection) == []


async def test_a_writer_that_is_killed_half_way_leaves_no_trace(
    connect: Connect, connection: Connection
) -> None:
    await post(connection, source())
    before = await row_counts(connection)
    # It stands still where it is about to keep its documents.
    holder, victim = await connect(), await connect()
    async with holder.transaction():
        await holder.execute("LOCK TABLE documents IN SHARE MODE")
        pid = victim.get_server_pid()
        writing = asyncio.create_task(post(victim, *RAID))
        await until_waiting(holder, pid)
        await holder.execute("SELECT pg_terminate_backend($1)", pid)
        with pytest.raises((asyncpg.PostgresError, asyncpg.InterfaceError, OSError)):
            await writing
    assert await row_counts(connection) == before
    assert (await post(connection, *RAID)).seq == 2
    assert await differences(connection) == []


async def test_a_writer_that_is_cancelled_half_way_leaves_no_trace(
    connect: Connect, connection: Connection
) -> None:
    before = await row_counts(connection)
    holder, victim = await connect(), await connect()
    async with holder.transaction():
        await holder.execute("LOCK TABLE documents IN SHARE MODE")
        with pytest.raises(asyncio.TimeoutError):
            await asyncio.wait_for(post(victim, *RAID), 0.3)
    assert await row_counts(connection) == before
    assert (await post(victim, *RAID)).seq == 1
