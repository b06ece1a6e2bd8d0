"""A walk by cursor over a large list while a writer changes it: neither missed nor repeated."""

import asyncio
import random
import time
import uuid
from collections.abc import Callable, Iterator
from typing import Any, Final

import httpx
import msgspec

from soak.outcome import Outcome
from soak.scene import Scene, connected, differences, scene
from soak.writers import DATASET, META, Journal, client, post_until_answered
from tests.records import Operation, event, retract, source

SORTS: Final = ("-date", "title", "updated")
PAGE: Final = 500
CHUNK: Final = 5_000
#: What one change set of the writer moves, takes away and brings.
MOVED, GONE, NEW = 20, 5, 5
#: What a walk that began at that seq finds, in any order.
THERE: Final = """
SELECT r.key, d.version
FROM documents AS d
JOIN records AS r ON r.id = d.id
WHERE d.kind = 'event' AND d.status = 'active' AND d.seq <= $1 AND d.superseded_seq > $1
"""
Advance = Callable[[int], object]


def walk(records: int, advance: Advance) -> Outcome:
    """Once by each sort."""
    begun = time.monotonic()
    with scene() as running:
        counts, faults = asyncio.run(_fill_and_walk(running, records, advance))
    return Outcome(name="walked", seconds=time.monotonic() - begun, counts=counts, faults=faults)


async def _fill_and_walk(
    running: Scene, records: int, advance: Advance
) -> tuple[dict[str, int], list[str]]:
    journal, faults, found = Journal(), [], 0
    async with client(running, 2) as asking:
        for content in _beginning(records):
            await post_until_answered(asking, journal, content)
            advance(CHUNK)
        walked = asyncio.Event()
        writer = asyncio.create_task(_change(asking, journal, records, walked))
        for sort in SORTS:
            keys, more = await _walk(asking, running, sort, advance)
            found += keys
            faults += more
        walked.set()
        await writer
    faults += journal.faults + await differences(running.dsn)
    counts = {"records": records, "walks": len(SORTS), "records walked": found}
    return counts | {"change sets meanwhile": len(journal.seqs)}, faults


async def _walk(
    asking: httpx.AsyncClient, running: Scene, sort: str, advance: Advance
) -> tuple[int, list[str]]:
    """Every page, held beside what there was at the seq of the first."""
    walked: list[tuple[str, int]] = []
    seqs: set[str] = set()
    cursor: dict[str, str] = {}
    while True:
        given = {"dataset": DATASET, "sort": sort, "limit": str(PAGE), **cursor}
        answer = await asking.get("/v1/events", params=given)
        if answer.status_code != 200:
            return len(walked), [f"{answer.status_code} to {answer.url}: {answer.text[:200]}"]
        page = answer.json()
        walked += [(record["key"], record["version"]) for record in page["data"]]
        seqs.add(answer.headers["whence-seq"])
        advance(len(page["data"]))
        if "next" not in page["page"]:
            return len(walked), await _compare(running, sort, walked, seqs)
        cursor = {"cursor": page["page"]["next"]}


async def _compare(
    running: Scene, sort: str, walked: list[tuple[str, int]], seqs: set[str]
) -> list[str]:
    if len(seqs) != 1:
        return [f"the pages by {sort} are of the seqs {', '.join(sorted(seqs))}"]
    async with connected(running.dsn) as connection:
        there = {(row["key"], row["version"]) for row in await connection.fetch(THERE, int(*seqs))}
    found = set(walked)
    numbers = {
        "come twice": len(walked) - len(found),
        "are missing": len(there - found),
        "were not there": len(found - there),
    }
    return [f"by {sort}, {number} records {what}" for what, number in numbers.items() if number]


def _beginning(records: int) -> Iterator[bytes]:
    """All records, as change sets."""
    for start in range(0, records, CHUNK):
        keys = range(start, min(start + CHUNK, records))
        more: list[Operation] = [source()] if start == 0 else []
        yield _change_set([*more, *(_event(f"e{number}", number) for number in keys)])


def _event(key: str, number: int) -> Operation:
    """An event somewhere in the order, by whichever sort."""
    day = f"20{number % 24:02}-{number % 12 + 1:02}-{number % 28 + 1:02}"
    return event(key, title=f"{number * 7919 % 100_003} of {key}", when={"edtf": day})


def _change_set(operations: list[Operation]) -> bytes:
    head: dict[str, Any] = {"id": str(uuid.uuid4()), "dataset": DATASET, "reason": "walk"}
    return msgspec.json.encode(head | {"dataset_meta": META, "operations": operations})


async def _change(
    asking: httpx.AsyncClient, journal: Journal, records: int, walked: asyncio.Event
) -> None:
    """Move records in the order, take some away and bring others, until the walks are over."""
    chance = random.Random(records)
    standing = [f"e{number}" for number in range(records)]
    turn = 0
    while not walked.is_set():
        turn += 1
        chosen = chance.sample(range(len(standing)), MOVED + GONE)
        moved = [_event(standing[at], chance.randrange(100_000)) for at in chosen[:MOVED]]
        gone = [standing[at] for at in chosen[MOVED:]]
        new = [f"n{turn}-{number}" for number in range(NEW)]
        brought = [_event(key, chance.randrange(100_000)) for key in new]
        away = [retract("event", key) for key in gone]
        content = _change_set([*moved, *away, *brought])
        journal.seqs[uuid.uuid4()] = await post_until_answered(asking, journal, content)
        left = set(gone)
        standing = [key for key in standing if key not in left] + new
