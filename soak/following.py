"""Eight write and sixteen follow, by pages and by events: each copy is the server's at the end."""

import asyncio
import contextlib
import time
from collections.abc import Awaitable, Callable, Sequence
from typing import Final

import httpx

from soak.feed import Copy, digest_path, read_digests
from soak.outcome import Outcome
from soak.scene import Scene, connected, differences, scene
from soak.writers import (
    AGAIN_SECONDS,
    AWAY,
    DATASET,
    Journal,
    begin_dataset,
    client,
    compare_journal,
    find_halves,
    write_on,
)

WRITERS: Final = 8
READERS: Final = 16
#: Records of a change set.
SIZE: Final = 10
LIMIT: Final = 500
#: How long the database is away, where it goes.
OUTAGE_SECONDS: Final = 5.0
CATCH_UP_SECONDS: Final = 300.0
Advance = Callable[[float], object]
Meanwhile = Callable[[Scene, float, Advance], Awaitable[None]]


def follow(seconds: float, advance: Advance) -> Outcome:
    """All of them, undisturbed."""
    return _run("followed", seconds, _wait, advance)


def follow_through_outage(seconds: float, advance: Advance) -> Outcome:
    """The same, with the database stopped and started half way."""
    return _run("followed through an outage", seconds, _wait_and_stop, advance)


async def _wait(_: Scene, seconds: float, advance: Advance) -> None:
    end = time.monotonic() + seconds
    while (left := end - time.monotonic()) > 0:
        await asyncio.sleep(min(left, 1.0))
        advance(min(left, 1.0))


async def _wait_and_stop(running: Scene, seconds: float, advance: Advance) -> None:
    await _wait(running, seconds / 2, advance)
    await asyncio.to_thread(running.stop_database)
    await asyncio.sleep(OUTAGE_SECONDS)
    await asyncio.to_thread(running.start_database)
    await _wait(running, seconds / 2, advance)


def _run(name: str, seconds: float, meanwhile: Meanwhile, advance: Advance) -> Outcome:
    begun = time.monotonic()
    with scene() as running:
        journal, copies, faults = asyncio.run(
            _write_and_follow(running, seconds, meanwhile, advance)
        )
    counts = {
        "writers": WRITERS,
        "readers": READERS,
        "change sets": len(journal.seqs),
        "changes read": sum(copy.changes for copy in copies),
        "records": len(copies[0].held),
    }
    return Outcome(name=name, seconds=time.monotonic() - begun, counts=counts, faults=faults)


async def _write_and_follow(
    running: Scene, seconds: float, meanwhile: Meanwhile, advance: Advance
) -> tuple[Journal, list[Copy], list[str]]:
    journal, copies = Journal(), [Copy() for _ in range(READERS)]
    all_written, all_read = asyncio.Event(), asyncio.Event()
    faults: list[str] = []
    async with client(running, WRITERS + READERS) as asking, asyncio.TaskGroup() as readers:
        await begin_dataset(asking)
        for number, copy in enumerate(copies):
            way = _listen if number % 2 else _follow
            readers.create_task(way(asking, copy, faults, all_read))
        async with asyncio.TaskGroup() as writers:
            for number in range(WRITERS):
                writers.create_task(write_on(asking, journal, number, SIZE, all_written))
            await meanwhile(running, seconds, advance)
            all_written.set()
        latest = await _latest_seq(running)
        faults += await _catch_up(copies, latest)
        all_read.set()
        faults += await _compare(asking, copies, latest)
    faults += journal.faults
    faults += await find_halves(running.dsn)
    faults += await compare_journal(running.dsn, journal)
    faults += await differences(running.dsn)
    return journal, copies, faults


async def _follow(
    asking: httpx.AsyncClient, copy: Copy, faults: list[str], stopped: asyncio.Event
) -> None:
    """Ask for what came after, again and again, as a mirror does."""
    while not stopped.is_set():
        try:
            answer = await asking.get("/v1/changes", params={"after": copy.cursor, "limit": LIMIT})
        except httpx.TransportError:
            await asyncio.sleep(AGAIN_SECONDS)
            continue
        if answer.status_code == 200:
            if copy.take(answer.content) == 0:
                await asyncio.sleep(AGAIN_SECONDS)
        elif answer.status_code in AWAY:
            await asyncio.sleep(AGAIN_SECONDS)
        else:
            faults.append(f"{answer.status_code} to {answer.url}: {answer.text[:200]}")
            return


async def _listen(
    asking: httpx.AsyncClient, copy: Copy, faults: list[str], stopped: asyncio.Event
) -> None:
    """Hear of what comes, and after a break go on behind the last event."""
    while not stopped.is_set():
        headers = {"Accept": "text/event-stream", "Last-Event-ID": copy.cursor}
        with contextlib.suppress(httpx.TransportError):
            async with asking.stream("GET", "/v1/changes", headers=headers) as answer:
                if answer.status_code == 200:
                    async for line in answer.aiter_lines():
                        if line.startswith("data: "):
                            copy.take_event(line.removeprefix("data: "))
                        elif stopped.is_set():
                            return
                elif answer.status_code not in AWAY:
                    faults.append(f"{answer.status_code} to {answer.url}")
                    return
        await asyncio.sleep(AGAIN_SECONDS)


async def _latest_seq(running: Scene) -> int:
    async with connected(running.dsn) as connection:
        return int(await connection.fetchval("SELECT seq FROM counters"))


async def _catch_up(copies: Sequence[Copy], latest: int) -> list[str]:
    """Wait until all have read as far as the last change set."""
    end = time.monotonic() + CATCH_UP_SECONDS
    while time.monotonic() < end:
        if all(copy.seq >= latest for copy in copies):
            return []
        await asyncio.sleep(AGAIN_SECONDS)
    return [f"a reader is at {copy.cursor}, not at seq {latest}" for copy in copies]


async def _compare(asking: httpx.AsyncClient, copies: Sequence[Copy], latest: int) -> list[str]:
    """Every copy with the server, by digest."""
    answer = await asking.get(digest_path(latest, DATASET))
    if answer.status_code != 200:
        return [f"{answer.status_code} to {answer.url}: {answer.text[:200]}"]
    served = read_digests(answer.json())
    return [
        fault
        for copy in copies
        for fault in [
            *copy.faults,
            *([f"a copy is {copy.digests()}, the server {served}"] * (copy.digests() != served)),
        ]
    ]
