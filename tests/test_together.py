"""Eight write over HTTP while others page and download: nothing is missed, nothing comes twice."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable

import msgspec
import pytest

from tests.records import event, source
from tests.serving import Served, served
from tests.world import on
from tests.writing import change_set, post

WRITERS = 8
SETS = 3
RECORDS = 10


class Found(msgspec.Struct, frozen=True, kw_only=True):
    """The keys that somebody found, in their order, and the seq that the answers named."""

    seq: int
    keys: list[str]


@pytest.fixture
async def app(dsn: str) -> AsyncIterator[Served]:
    async with served(dsn, write_wait=60) as running:
        yield running


async def write_sets(app: Served, key: str, writer: int) -> list[tuple[int, set[str]]]:
    """Write some change sets one after the other: the seq and the keys of each."""
    written = []
    for turn in range(SETS):
        keys = [f"w{writer}-{turn}-{n}" for n in range(RECORDS)]
        events = [event(name, when=on(f"2020-0{n % 9 + 1}-15")) for n, name in enumerate(keys)]
        answer = await post(app, key, change_set(*events))
        assert answer.status_code == 201, answer.text
        written.append((answer.json()["seq"], set(keys)))
    return written


async def walk(app: Served, sort: str) -> Found:
    """Every page of the list, as a client follows `next`."""
    keys: list[str] = []
    seqs: set[str] = set()
    cursor = ""
    while True:
        answer = await app.client.get(f"/v1/events?limit=40&sort={sort}{cursor}")
        assert answer.status_code == 200, answer.text
        page = answer.json()
        keys += [record["key"] for record in page["data"]]
        seqs.add(answer.headers["whence-seq"])
        if "next" not in page["page"]:
            [seq] = seqs
            return Found(seq=int(seq), keys=keys)
        cursor = f"&cursor={page['page']['next']}"


async def download(app: Served) -> Found:
    answer = await app.client.get("/v1/events?format=ndjson")
    assert answer.status_code == 200, answer.text
    keys = [msgspec.json.decode(line)["key"] for line in answer.text.splitlines()]
    return Found(seq=int(answer.headers["whence-seq"]), keys=keys)


async def over_and_over(read: Callable[[], Awaitable[Found]], done: asyncio.Event) -> list[Found]:
    """What is found until all is written, and once more after that."""
    found = []
    while not done.is_set():
        found.append(await read())
    return [*found, await read()]


async def test_readers_beside_eight_writers_miss_nothing_and_see_nothing_twice(
    app: Served, key: str
) -> None:
    assert (await post(app, key, change_set(source()))).json()["seq"] == 1
    done = asyncio.Event()
    reads = (lambda: walk(app, "-date"), lambda: walk(app, "updated"), lambda: download(app))
    readers = [asyncio.create_task(over_and_over(read, done)) for read in reads]
    try:
        lots = await asyncio.gather(*(write_sets(app, key, n) for n in range(WRITERS)))
    finally:
        done.set()
    found = [one for reader in readers for one in await reader]
    written = dict(pair for lot in lots for pair in lot)
    assert sorted(written) == list(range(2, 2 + WRITERS * SETS))
    for one in found:
        there = set().union(*(keys for seq, keys in written.items() if seq <= one.seq))
        assert (len(one.keys), set(one.keys)) == (len(there), there)
    assert {len(reader.result()[-1].keys) for reader in readers} == {WRITERS * SETS * RECORDS}
    assert len(found) > 10
