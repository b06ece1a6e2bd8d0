"""A client of a stream of events, in this process: it reads them one by one, and may leave."""

import asyncio
import contextlib
from collections.abc import AsyncIterator
from typing import Any

import msgspec

from tests.serving import Served

PATIENCE = 10


class Event(msgspec.Struct, frozen=True):
    """An event as it came: its id, its name, its data."""

    id: str
    name: str
    data: dict[str, Any]


class Follower:
    """What came so far, and what comes next."""

    def __init__(self) -> None:
        self.head: dict[str, Any] = {}
        self.ended = asyncio.Event()
        self.left = asyncio.Event()
        self._blocks: asyncio.Queue[str] = asyncio.Queue()
        self._rest = ""
        self._asked = False

    async def receive(self) -> dict[str, Any]:
        if not self._asked:
            self._asked = True
            return {"type": "http.request", "body": b"", "more_body": False}
        await self.left.wait()
        return {"type": "http.disconnect"}

    async def send(self, message: dict[str, Any]) -> None:
        if message["type"] == "http.response.start":
            self.head = message
            return
        *blocks, self._rest = (self._rest + message["body"].decode()).split("\n\n")
        for block in blocks:
            self._blocks.put_nowait(block)
        if not message.get("more_body"):
            self.ended.set()

    async def block(self) -> str:
        """The next lines up to an empty one."""
        return await asyncio.wait_for(self._blocks.get(), PATIENCE)

    async def next(self) -> Event:
        """The next event; comments and the like are passed over."""
        while True:
            fields = dict(line.split(": ", 1) for line in (await self.block()).split("\n"))
            if "data" in fields:
                data = msgspec.json.decode(fields["data"])
                return Event(fields["id"], fields["event"], data)

    def waiting(self) -> int:
        """How many blocks came that nobody read."""
        return self._blocks.qsize()


@contextlib.asynccontextmanager
async def following(app: Served, query: str = "", **headers: str) -> AsyncIterator[Follower]:
    """Follow the feed until the end of the block."""
    follower = Follower()
    named = [(k.replace("_", "-").encode(), v.encode()) for k, v in headers.items()]
    scope = {
        "type": "http",
        "http_version": "1.1",
        "method": "GET",
        "path": "/v1/changes",
        "raw_path": b"/v1/changes",
        "root_path": "",
        "scheme": "http",
        "query_string": query.encode(),
        "headers": [(b"host", b"whence.test"), (b"accept", b"text/event-stream"), *named],
        "state": {},
    }
    asked = asyncio.create_task(app.judged(scope, follower.receive, follower.send))
    try:
        yield follower
    finally:
        follower.left.set()
        await asyncio.wait_for(asked, PATIENCE)
