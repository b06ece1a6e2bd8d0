"""What is new is written and rendered before the writer's lock is held, and stands as if after."""

import asyncio
import contextlib
from collections.abc import AsyncIterator, Awaitable, Callable
from typing import Any

import asyncpg
import msgspec
import pytest

from api.changesets.faults import ChangeSetInvalidError
from api.changesets.submission import read_json
from api.changesets.write import WriterBusyError, Writing, write_change_set
from api.database import WRITING, Connection
from schemas.changesets import ChangeSetResult
from tests.records import Operation, actor, event, part, source, statement
from tests.state import current, differences, own, row_counts, versions

LOCK = "SELECT pg_advisory_xact_lock(7769186243)"
#: Rows of records and of bodies that a connection sees, and whether it has the lock.
SEEN = """
SELECT (SELECT count(*) FROM events) AS events, (SELECT count(*) FROM stage_documents) AS bodies,
  EXISTS (SELECT FROM pg_locks WHERE locktype = 'advisory' AND pid = pg_backend_pid()) AS locked
"""
META = {"title": "Test", "licence": "CC0-1.0"}
EARLIER = part("e1", "russia", "perpetrator")
BEFORE = [source(), actor("russia"), actor("coder"), event("earlier", participations=[EARLIER])]
NEW = event("raid", participations=[part("r1", "russia", "perpetrator")])
Turn = Callable[[], Awaitable[bool]]


@pytest.fixture
async def other(dsn: str) -> AsyncIterator[Connection]:
    """Another writer's connection."""
    connection = await asyncpg.connect(dsn, server_settings=dict(WRITING))
    yield connection
    await connection.close(timeout=5)


async def post(
    connection: Connection, *operations: Operation, turn: Turn | None = None, **head: Any
) -> ChangeSetResult:
    body = {"dataset": "test", "reason": "x", "dataset_meta": META, "operations": operations} | head
    wait = head.pop("write_wait", 30.0)
    body.pop("write_wait", None)
    writing = Writing(key_name="test", write_wait=wait, turn=turn)
    return await write_change_set(connection, read_json(msgspec.json.encode(body)), writing)


async def seen_in_turn(connection: Connection, *operations: Operation) -> tuple[int, int, bool]:
    """What is there of a change set when it waits for its turn."""
    seen: list[tuple[int, int, bool]] = []

    async def turn() -> bool:
        [(events, bodies, locked)] = await connection.fetch(SEEN)
        seen.append((events, bodies, locked))
        return True

    with contextlib.suppress(ChangeSetInvalidError):
        await post(connection, *operations, turn=turn)
    assert await differences(connection) == []
    return seen[0]


async def test_what_is_new_is_rendered_before_the_lock(connection: Connection) -> None:
    await post(connection, *BEFORE)
    word = statement("word", "russia", {"event": "earlier", "stance": "mentions"})
    assert await seen_in_turn(connection, NEW, word) == (2, 2, False)
    written = await versions(connection)
    assert (written["event/raid"], written["statement/word"]) == (1, 1)


@pytest.mark.parametrize(
    "operations",
    [
        [event("raid"), event("earlier", title="Changed")],
        [event("raid"), {"op": "retract", "kind": "event", "key": "earlier", "reason": "error"}],
        [event("raid", participations=[EARLIER])],
        [NEW, statement("word", "russia", {"event": "earlier", "stance": "denies"})],
        [NEW, statement("word", "russia", {"participation": "r1", "stance": "mentions"})],
    ],
    ids=["a change", "a retraction", "another's part", "a side", "a part"],
)
async def test_what_touches_others_waits_for_the_lock(
    connection: Connection, operations: list[Operation]
) -> None:
    await post(connection, *BEFORE)
    assert await seen_in_turn(connection, *operations) == (1, 0, False)


async def test_what_could_not_go_ahead_is_looked_at_again_while_it_waits(
    connection: Connection, other: Connection
) -> None:
    """Its dataset is made by a change set before it, while others go before it still."""
    seen: list[tuple[int, int, bool]] = []

    async def turn() -> bool:
        if not seen:
            await post(other, *BEFORE)
        [(events, bodies, locked)] = await connection.fetch(SEEN)
        seen.append((events, bodies, locked))
        return len(seen) == 2

    await post(connection, NEW, turn=turn)
    assert seen == [(1, 0, False), (2, 1, False)]
    assert await differences(connection) == []


async def test_what_is_refused_leaves_no_trace(connection: Connection) -> None:
    await post(connection, *BEFORE)
    before = await row_counts(connection)
    stray = event("stray", parent="nowhere")
    assert await seen_in_turn(connection, NEW, stray) == (3, 2, False)
    assert await row_counts(connection) == before


async def test_a_dataset_that_changed_meanwhile_is_taken_as_it_became(
    connection: Connection, other: Connection
) -> None:
    await post(connection, *BEFORE)
    meta = META | {"publisher": "coder"}

    async def turn() -> bool:
        if await other.fetchval("SELECT publisher_id IS NULL FROM datasets"):
            await post(other, event("later"), dataset_meta=meta)
        return True

    result = await post(connection, event("raid", coded=True), turn=turn)
    assert result.seq == 3
    coded = (await current(connection, "event", "raid"))["standing"]["coded_by"]
    assert coded == own("actor", "coder")
    assert await differences(connection) == []


async def test_another_who_writes_the_same_is_told_to_try_again(
    connection: Connection, other: Connection
) -> None:
    await post(connection, *BEFORE)

    async def turn() -> bool:
        with pytest.raises(WriterBusyError, match="try again"):
            await post(other, NEW, write_wait=0.3)
        return True

    await post(connection, NEW, turn=turn)
    assert (await post(other, NEW)).counts.unchanged == 1
    assert await differences(connection) == []


async def test_what_another_wrote_first_is_compared_with_that(
    connection: Connection, other: Connection
) -> None:
    """The other has it written, and has not ended, when it is looked for."""
    await post(connection, *BEFORE)
    seen: list[str] = []

    async def hold() -> None:
        async with other.transaction():
            await post(other, NEW)
            held.set()
            await asyncio.sleep(0.5)

    async def turn() -> bool:
        [(_, bodies, locked)] = await connection.fetch(SEEN)
        seen.append(f"{bodies} bodies, {'locked' if locked else 'not locked'}")
        return True

    held = asyncio.Event()
    holding = asyncio.create_task(hold())
    await held.wait()
    changed = NEW | {"record": NEW["record"] | {"title": "Another raid"}}
    result = await post(connection, changed, turn=turn)
    await holding
    assert (result.seq, result.counts.changed) == (3, 1)
    assert seen == ["0 bodies, not locked"]
    assert (await versions(connection))["event/raid"] == 2
    assert await differences(connection) == []


async def test_two_who_wait_for_each_other_both_come_through(
    connection: Connection, other: Connection
) -> None:
    await post(connection, *BEFORE)
    raid = own("event", "raid")
    tasks: list[asyncio.Task[object]] = []

    async def hold() -> None:
        """Has the lock, and writes a row that waits for the other's; the first to wait is ended."""
        async with other.transaction():
            await other.execute(LOCK)
            held.set()
            await asyncio.sleep(0.3)
            await other.execute(
                "INSERT INTO records (dataset_id, id, kind, key) "
                "SELECT 1, id_of($1), 'event', 'raid'",
                raid,
            )
            raise asyncpg.PostgresError

    async def turn() -> bool:
        if not tasks:
            tasks.append(asyncio.create_task(hold()))
            await held.wait()
        return True

    held = asyncio.Event()
    result = await post(connection, NEW, turn=turn)
    with contextlib.suppress(asyncpg.PostgresError):
        await tasks[0]
    assert result.counts.created == 1
    assert (await current(connection, "event", "raid"))["key"] == "raid"
    assert await differences(connection) == []
