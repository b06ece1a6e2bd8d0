"""Who reads and writes while an import runs, each at its moment whatever came before it."""

import asyncio
import contextlib
import re
import statistics
import threading
import time
from collections import deque
from collections.abc import AsyncIterator, Iterator
from itertools import count, cycle
from types import TracebackType
from typing import Final

import msgspec

from bench.drain import LENGTH
from bench.ged import COUNTRIES
from bench.wrk import MeasureError
from tests.records import Operation, cited, event, source

#: Questions in a second.
RATE: Final = 50
#: Seconds between two change sets of the newsroom, each of so many records.
EVERY: Final = 10.0
SIZE: Final = 10
DATASET: Final = "newsroom"
META: Final = {"title": "Newsroom", "licence": "CC0-1.0"}
#: Whoever has no answer by then has none.
PATIENCE: Final = 60.0
#: So many records that lists named last are asked for by their ids.
KNOWN: Final = 2_000
LISTS: Final = (
    *(f"/v1/events?country={code}&limit=50" for code in COUNTRIES),
    *(f"/v1/events?category={code}" for code in ("battle", "attack_on_civilians", "conflict")),
    *(f"/v1/events?from={year}-01-01&to={year}-12-31" for year in range(1989, 2023)),
    *("/v1/events?sort=title", "/v1/events?sort=-updated", "/v1/events?dataset=newsroom"),
    *("/v1/statements?act=report", "/v1/sources?source_kind=article", "/v1/actors?sort=name"),
    *("/v1/affiliations?type=opposes", "/v1/actors?actor_kind=state", "/v1/statements"),
)
OWN_ID: Final = re.compile(rb'"id":"((evt|stm|src|act|aff)_[0-9a-z]{26})","kind"')
PATHS: Final = {
    b"evt": "events",
    b"stm": "statements",
    b"src": "sources",
    b"act": "actors",
    b"aff": "affiliations",
}


class Read(msgspec.Struct, frozen=True, gc=False):
    """When it was answered, in seconds since 1970, and the microseconds since it was due."""

    at: float
    taken: float


class Told(msgspec.Struct, kw_only=True):
    """The reads, the microseconds that each change set took since it was due, and what failed."""

    reads: list[Read] = []
    writes: list[float] = []
    failed: list[str] = []

    def part(self, percent: int) -> float:
        """What so many in a hundred reads took at most."""
        taken = [read.taken for read in self.reads]
        return statistics.quantiles(taken, n=100, method="inclusive")[percent - 1]

    def since(self, begun: float) -> "Told":
        """The same, of the reads without those answered before that moment."""
        reads = [read for read in self.reads if read.at >= begun]
        return msgspec.structs.replace(self, reads=reads)


class Meanwhile:
    """Asks the server at that port from when it is entered until it is left.

    Without a key no newsroom writes.
    """

    def __init__(self, port: int, key: str = "") -> None:
        self.told = Told()
        self._port = port
        self._key = key
        self._stopped = asyncio.Event()
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._run)
        self._free: deque[_Line] = deque()
        self._known: deque[str] = deque(maxlen=KNOWN)

    def __enter__(self) -> "Meanwhile":
        self._thread.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._loop.call_soon_threadsafe(self._stopped.set)
        self._thread.join()
        if error is None and len(self.told.reads) < 2:
            raise MeasureError(f"nothing was answered meanwhile: {self.told.failed[:3]}")

    def _run(self) -> None:
        with asyncio.Runner(loop_factory=lambda: self._loop) as runner:
            runner.run(self._ask_on())

    async def _ask_on(self) -> None:
        async with asyncio.TaskGroup() as group:
            if self._key:
                group.create_task(self._write_on())
            group.create_task(self._read_on(group))
        for line in self._free:
            line.close()

    async def _read_on(self, group: asyncio.TaskGroup) -> None:
        paths = self._paths()
        async for due in self._moments(1 / RATE):
            group.create_task(self._read(next(paths), due))

    async def _write_on(self) -> None:
        number = 0
        async for due in self._moments(EVERY):
            number += 1
            body = msgspec.json.encode(_change_set(number))
            head = f"Authorization: Bearer {self._key}\r\nContent-Type: application/json\r\n"
            request = _request("POST", "/v1/changesets", head, body)
            if await self._ask("/v1/changesets", request, 201) is not None:
                self.told.writes.append(_since(due))

    async def _moments(self, step: float) -> AsyncIterator[float]:
        """Each moment that is due, once it is there, until all is over."""
        loop = asyncio.get_running_loop()
        begun = loop.time()
        for number in count():
            due = begun + number * step
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(self._stopped.wait(), due - loop.time())
                return
            yield due

    async def _read(self, path: str, due: float) -> None:
        body = await self._ask(path, _request("GET", path), 200)
        if body is not None:
            self.told.reads.append(Read(time.time(), _since(due)))
            if path in LISTS:
                for found in OWN_ID.finditer(body):
                    self._known.append(f"/v1/{PATHS[found[2]]}/{found[1].decode()}")

    async def _ask(self, path: str, request: bytes, expected: int) -> bytes | None:
        """The body, on a connection that nobody uses; what fails is noted."""
        try:
            async with asyncio.timeout(PATIENCE):
                status, body = await self._answer(request)
        except (OSError, EOFError, TimeoutError) as fault:
            self.told.failed.append(f"{path}: {fault!r}")
            return None
        if status != expected:
            self.told.failed.append(f"{path} answers {status}: {body[:200]!r}")
            return None
        return body

    async def _answer(self, request: bytes) -> tuple[int, bytes]:
        """On a connection that is free; one that the server ended before is no answer."""
        answer = None
        while answer is None:
            kept = bool(self._free)
            line = self._free.pop() if kept else await _Line.open(self._port)
            try:
                answer = await line.ask(request)
            except (ConnectionResetError, asyncio.IncompleteReadError) as fault:
                begun = isinstance(fault, asyncio.IncompleteReadError) and fault.partial
                if begun or not kept:
                    raise
        self._free.append(line)
        return answer

    def _paths(self) -> Iterator[str]:
        """By turns a list, and a record that a list named."""
        lists = cycle(LISTS)
        for number in count():
            if number % 2 and self._known:
                self._known.rotate()
                yield self._known[0]
            else:
                yield next(lists)


class _Line:
    """A connection that asks one question after the other, with as little of its own as can be."""

    def __init__(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self._reader = reader
        self._writer = writer

    @classmethod
    async def open(cls, port: int) -> "_Line":
        """A new one."""
        return cls(*await asyncio.open_connection("127.0.0.1", port))

    async def ask(self, request: bytes) -> tuple[int, bytes]:
        """The status and the body."""
        self._writer.write(request)
        head = await self._reader.readuntil(b"\r\n\r\n")
        length = LENGTH.search(head)
        body = await self._reader.readexactly(int(length[1]) if length else 0)
        return int(head[9:12]), body

    def close(self) -> None:
        """End it."""
        self._writer.close()


def _request(method: str, path: str, head: str = "", body: bytes = b"") -> bytes:
    sized = f"Content-Length: {len(body)}\r\n" if body else ""
    return f"{method} {path} HTTP/1.1\r\nHost: bench\r\n{head}{sized}\r\n".encode() + body


def _change_set(number: int) -> dict[str, object]:
    """What a newsroom files: a page, and what it tells of."""
    page = f"page-{number}"
    told = [event(f"{number}-{place}", evidence=cited(page)) for place in range(1, SIZE)]
    operations: list[Operation] = [source(page), *told]
    head = {"dataset": DATASET, "reason": "News", "dataset_meta": META}
    return head | {"operations": operations}


def _since(due: float) -> float:
    """Microseconds since that moment of the loop."""
    return (asyncio.get_running_loop().time() - due) * 1_000_000
