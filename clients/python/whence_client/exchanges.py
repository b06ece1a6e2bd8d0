"""What becomes of a request: asked again, answered from what is kept, or an exception.

Nothing here sends or waits. `Exchanges.steps` says what to do next, and is told what came of it,
so that the client that blocks and the one that does not do the same.
"""

import json
import math
import threading
from collections.abc import Callable, Generator, Mapping
from typing import Any, TypeVar

import httpx

from .problems import (
    NotModifiedError,
    ProblemError,
    UnreachableError,
    UnreadableError,
    WhenceError,
    failure_of,
)

A = TypeVar("A")
#: As httpx's `request` takes it by names.
Request = dict[str, Any]
Parse = Callable[[Mapping[str, Any]], A]
#: Requests to send and seconds to wait, answered by what came; it returns the body.
Steps = Generator[Request | float, httpx.Response | httpx.RequestError | None, bytes]

PASSING = frozenset({429, 503})
FIRST_PAUSE = 0.5
LONGEST_PAUSE = 10.0


class Patience:
    """How often, and for how many seconds in all, the same is tried again."""

    def __init__(self, tries: int | None, seconds: float) -> None:
        self._tries = tries
        self._seconds = seconds
        self._failed = 0
        self._waited = 0.0

    def begin(self) -> None:
        """It worked: whatever fails from here on is new."""
        self._failed = 0
        self._waited = 0.0

    def pause(self, failure: WhenceError) -> float:
        """How long to wait before the next try; raises the failure where there is none."""
        pause = min(LONGEST_PAUSE, FIRST_PAUSE * 2.0 ** min(self._failed, 10))
        self._failed += 1
        if isinstance(failure, ProblemError) and self._may_pass(failure.status):
            pause = pause if failure.retry_after is None else failure.retry_after
        elif not isinstance(failure, UnreachableError):
            raise failure
        if self._failed == self._tries or self._waited + pause > self._seconds:
            raise failure
        self._waited += pause
        return pause

    def _may_pass(self, status: int) -> bool:
        return status in PASSING


class Following(Patience):
    """Of who follows the feed: once it could begin it goes on, however long the server is away."""

    def __init__(self, seconds: float) -> None:
        super().__init__(None, seconds)
        self._begun = False

    def begin(self) -> None:
        super().begin()
        self._begun = True
        self._seconds = math.inf

    def _may_pass(self, status: int) -> bool:
        return status in PASSING or (self._begun and status >= 500)


class Kept:
    """The latest answers by address, with their entity tags, up to so many bytes in all."""

    def __init__(self, room: int) -> None:
        self._room = room
        self._used = 0
        self._answers: dict[str, tuple[str, bytes]] = {}
        self._lock = threading.Lock()

    def get(self, address: str) -> tuple[str, bytes] | None:
        with self._lock:
            return self._answers.get(address)

    def put(self, address: str, tag: str, body: bytes) -> None:
        with self._lock:
            self._drop(address)
            if len(body) > self._room:
                return
            self._answers[address] = (tag, body)
            self._used += len(body)
            while self._used > self._room:
                self._drop(next(iter(self._answers)))

    def _drop(self, address: str) -> None:
        _, body = self._answers.pop(address, ("", b""))
        self._used -= len(body)


class Exchanges:
    """How a client's requests go."""

    def __init__(self, *, tries: int, patience: float, keep: int) -> None:
        self._tries = tries
        self._seconds = patience
        self._kept = Kept(keep)

    def following(self) -> Patience:
        """Of who follows the feed: any number of tries, and at first for so many seconds."""
        return Following(self._seconds)

    def trying(self) -> Patience:
        """Of who reads once."""
        return Patience(self._tries, self._seconds)

    def steps(self, request: Request) -> Steps:
        """Ask: reads again where that may help and with the tag of what is kept, writes once."""
        if request["method"] != "get":
            answer = yield request
            return _body(answer)
        address = str(httpx.URL(request["url"], params=request.get("params", {})))
        headers = dict(request.get("headers", {}))
        kept = None if "If-None-Match" in headers else self._kept.get(address)
        if kept:
            headers["If-None-Match"] = kept[0]
        patience = self.trying()
        while True:
            answer = yield {**request, "headers": headers}
            if kept and isinstance(answer, httpx.Response) and answer.status_code == 304:
                return kept[1]
            try:
                body = _body(answer)
            except (ProblemError, UnreachableError) as failure:
                yield patience.pause(failure)
            else:
                self._keep(address, answer, body)
                return body

    def _keep(self, address: str, answer: object, body: bytes) -> None:
        if isinstance(answer, httpx.Response) and "ETag" in answer.headers:
            self._kept.put(address, answer.headers["ETag"], body)


def _body(answer: httpx.Response | httpx.RequestError | None) -> bytes:
    if isinstance(answer, httpx.Response):
        if answer.is_success:
            return answer.content
        if answer.status_code == 304:
            raise NotModifiedError(f"{answer.url}: nothing has changed")
        raise failure_of(answer)
    raise unreachable(answer) from answer


def unreachable(failure: Exception | None) -> UnreachableError:
    """The exception for an answer that did not come, or ended too soon."""
    return UnreachableError(str(failure) or type(failure).__name__)


def parsed(body: bytes, parse: Parse[A]) -> A:
    """The answer in its class."""
    try:
        return parse(json.loads(body))
    except (ValueError, KeyError, TypeError, AttributeError) as failed:
        start = body[:80].decode(errors="replace")
        raise UnreadableError(f"no such answer as the contract says: {start!r}…") from failed
