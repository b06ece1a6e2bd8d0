"""The feed: every change in the one order, from wherever the caller had got to.

`cursor` is what to keep: whoever goes on from it misses nothing and reads nothing twice. While a
change is in hand it is that change's own; keep it once the change is dealt with.
"""

import asyncio
import time
from collections.abc import AsyncGenerator, AsyncIterator, Callable, Coroutine, Generator, Iterator
from typing import Any

import httpx

from .exchanges import Patience, Request, parsed, unreachable
from .generated.models import Change, Feed
from .pages import turned
from .problems import UnreachableError, WhenceError, failure_of

#: The server says something every 15 seconds at least.
SILENCE = 60.0


class Place:
    """Where in the feed its reader is; None before the beginning."""

    def __init__(self, request: Request) -> None:
        self._request = request
        self.cursor: str | None = request["params"].get("after")

    def _following(self) -> Request:
        return turned(self._request, after=self.cursor) or self._request

    def _changes(self, page: Feed) -> Iterator[Change]:
        """The entries of a page; after the last one the cursor is the page's own."""
        for change in page.data:
            self.cursor = change.cursor
            yield change
        self.cursor = page.page.next_


class Changes(Place):
    """The changes up to now, by pages; iterate again later for those that came since."""

    def __init__(self, ask: Callable[[Request], Feed], request: Request) -> None:
        super().__init__(request)
        self._ask = ask

    def __iter__(self) -> Iterator[Change]:
        full = True
        while full:
            page = self._ask(self._following())
            yield from self._changes(page)
            full = len(page.data) == page.page.limit


class AsyncChanges(Place):
    """The changes up to now, by pages, for `async for`."""

    def __init__(self, ask: Callable[[Request], Coroutine[Any, Any, Feed]], request: Request):
        super().__init__(request)
        self._ask = ask

    async def __aiter__(self) -> AsyncIterator[Change]:
        full = True
        while full:
            page = await self._ask(self._following())
            for change in self._changes(page):
                yield change
            full = len(page.data) == page.page.limit


class Stream(Place):
    """What both kinds of streams know: what to ask, what has come of an event, when to give up."""

    def __init__(self, request: Request, patience: Patience) -> None:
        super().__init__(request)
        self._patience = patience
        self._rest = b""
        self._event: dict[bytes, list[bytes]] = {}

    def _opening(self) -> Request:
        """How to ask for what comes after all that was read."""
        self._rest, self._event = b"", {}
        headers = {**self._request.get("headers", {}), "Accept": "text/event-stream"}
        if self.cursor is not None and self.cursor != self._request["params"].get("after"):
            headers["Last-Event-ID"] = self.cursor
        return {**self._request, "headers": headers, "timeout": httpx.Timeout(SILENCE)}

    def _read(self, chunk: bytes) -> Iterator[Change]:
        """The changes that a chunk completes. Lines end with a line feed alone, unlike httpx's."""
        self._patience.begin()
        *lines, self._rest = (self._rest + chunk).split(b"\n")
        for line in lines:
            name, _, value = line.strip().partition(b":")
            if name:
                self._event.setdefault(name, []).append(value.strip())
                continue
            event, self._event = self._event, {}
            if event.get(b"event") == [b"change"]:  # later servers may tell of more
                change = parsed(b"\n".join(event[b"data"]), Change.from_dict)
                self.cursor = change.cursor
                yield change

    def _pause(self, failure: Exception | None) -> float:
        """How long to wait before asking again; raises what waiting does not help."""
        known = failure if isinstance(failure, WhenceError) else unreachable(failure)
        return self._patience.pause(known)


class Events(Stream):
    """The changes that there are, and those that come, without an end; leave the loop to end it."""

    def __init__(self, http: httpx.Client, request: Request, patience: Patience) -> None:
        super().__init__(request, patience)
        self._http = http

    def __iter__(self) -> Generator[Change, None, None]:
        while True:
            try:
                with self._http.stream(**self._opening()) as answer:
                    if not answer.is_success:
                        answer.read()
                        raise failure_of(answer)
                    for chunk in answer.iter_bytes():
                        yield from self._read(chunk)
                pause = self._pause(UnreachableError("the stream of events ended"))
            except (httpx.RequestError, WhenceError) as failure:
                pause = self._pause(failure)
            time.sleep(pause)


class AsyncEvents(Stream):
    """The changes that there are, and those that come, for `async for`."""

    def __init__(self, http: httpx.AsyncClient, request: Request, patience: Patience) -> None:
        super().__init__(request, patience)
        self._http = http

    async def __aiter__(self) -> AsyncGenerator[Change, None]:
        while True:
            try:
                async with self._http.stream(**self._opening()) as answer:
                    if not answer.is_success:
                        await answer.aread()
                        raise failure_of(answer)
                    async for chunk in answer.aiter_bytes():
                        for change in self._read(chunk):
                            yield change
                pause = self._pause(UnreachableError("the stream of events ended"))
            except (httpx.RequestError, WhenceError) as failure:
                pause = self._pause(failure)
            await asyncio.sleep(pause)
