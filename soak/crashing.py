"""Servers killed during change sets: each of these is there as a whole, or not at all."""

import asyncio
import random
import time
from collections.abc import Awaitable, Callable
from typing import Final

from soak.outcome import Outcome
from soak.scene import Scene, differences, scene
from soak.writers import Journal, begin_dataset, client, compare_journal, find_halves, write_on

WRITERS: Final = 8
#: Records of a change set: enough that a kill mostly comes while one is written.
SIZE: Final = 60
Advance = Callable[[], object]
Crash = Callable[[Scene], Awaitable[None]]


def kill_whence(kills: int, advance: Advance) -> Outcome:
    """Kill the process that serves, and its worker."""
    return _run("server killed", kills, _crash_whence, advance)


def kill_database(kills: int, advance: Advance) -> Outcome:
    """Kill PostgreSQL, whose recovery then is what keeps the promise."""
    return _run("database killed", kills, _crash_database, advance)


async def _crash_whence(running: Scene) -> None:
    await asyncio.to_thread(running.kill)
    await asyncio.to_thread(running.start)


async def _crash_database(running: Scene) -> None:
    await asyncio.to_thread(running.kill_database)
    await asyncio.sleep(0.2)
    await asyncio.to_thread(running.start_database)


def _run(name: str, kills: int, crash: Crash, advance: Advance) -> Outcome:
    begun = time.monotonic()
    with scene() as running:
        journal, faults = asyncio.run(_write_and_crash(running, kills, crash, advance))
    return Outcome(
        name=name,
        seconds=time.monotonic() - begun,
        counts={"kills": kills, "change sets": len(journal.seqs), "retries": journal.retries},
        faults=faults,
    )


async def _write_and_crash(
    running: Scene, kills: int, crash: Crash, advance: Advance
) -> tuple[Journal, list[str]]:
    journal = Journal()
    stopped = asyncio.Event()
    moments = random.Random(kills)
    faults: list[str] = []
    async with client(running, WRITERS) as asking, asyncio.TaskGroup() as group:
        await begin_dataset(asking)
        for number in range(WRITERS):
            group.create_task(write_on(asking, journal, number, SIZE, stopped))
        for _ in range(kills):
            await asyncio.sleep(moments.uniform(0.5, 1.5))
            await crash(running)
            faults += await find_halves(running.dsn)
            advance()
        stopped.set()
    faults += journal.faults
    faults += await find_halves(running.dsn)
    faults += await compare_journal(running.dsn, journal)
    faults += await differences(running.dsn)
    return journal, faults
