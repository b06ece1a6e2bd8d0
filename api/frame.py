"""What surrounds every exchange: request id, cross-origin reads, HEAD, and its line in the log.

It stands outside the framework, because a middleware within costs a tenth of a small read.
"""

import time
from collections.abc import Awaitable, Mapping
from typing import Any, Final

from api.asgi import Header, Receive, Scope, Send
from api.observe import Observer, request_id

#: Any page may read what is public; keys are sent by those who have them, never by a browser.
FIXED: Final[tuple[Header, ...]] = (
    (b"access-control-allow-origin", b"*"),
    (
        b"access-control-expose-headers",
        b"Accept-Ranges, Content-Disposition, Content-Range, ETag, Link, Location, Repr-Digest, "
        b"Retry-After, Whence-Linked, Whence-Seq, X-Request-Id",
    ),
    (b"x-content-type-options", b"nosniff"),
)
PREFLIGHT: Final[tuple[Header, ...]] = (
    (b"access-control-allow-methods", b"GET, HEAD, OPTIONS, POST"),
    (
        b"access-control-allow-headers",
        b"Accept, Authorization, Content-Encoding, Content-Type, If-None-Match, If-Range, "
        b"Last-Event-ID, Range, X-Request-Id",
    ),
    (b"access-control-max-age", b"86400"),
)


class Exchange:
    """One request and what is answered to it."""

    __slots__ = (
        "_head",
        "_request_id",
        "_send",
        "_sent",
        "method",
        "started",
        "status",
    )

    def __init__(self, scope: Scope, send: Send) -> None:
        self.started = time.perf_counter()
        self.status: int | None = None
        self.method: str = scope["method"]
        self._send = send
        self._sent = False
        asked = dict(scope["headers"])
        chosen = request_id(asked.get(b"x-request-id"))
        self._request_id = chosen.encode("ascii")
        scope["whence.request_id"] = chosen
        self._head = self.method == "HEAD"
        if self._head:
            # Whoever answers GET answers HEAD; the body is left out here.
            scope["method"] = "GET"
            scope["whence.head"] = True

    def send(self, message: Any) -> Awaitable[None]:
        """Pass on what is answered, with the headers that every answer has."""
        if message["type"] == "http.response.start":
            self.status = message["status"]
            headers = [*message["headers"], *FIXED, (b"x-request-id", self._request_id)]
            message["headers"] = headers
        elif self._head:
            message = {"type": "http.response.body", "body": b"", "more_body": False}
            if self._sent:
                return _nothing()
            self._sent = True
        return self._send(message)


class Frame:
    """The whole application: the framework's, with what surrounds every exchange."""

    def __init__(self, app: Any, observer: Observer, allowed: Mapping[str, str]) -> None:
        self.app = app
        self.observer = observer
        self._allowed = allowed

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        exchange = Exchange(scope, send)
        try:
            if exchange.method == "OPTIONS" and is_preflight(scope):
                await answer_preflight(scope, exchange.send)
            elif exchange.method == "OPTIONS":
                await self.app(scope, receive, self._naming_methods(scope, exchange.send))
            else:
                await self.app(scope, receive, exchange.send)
        finally:
            self.observer.note(scope, exchange.method, exchange.status, exchange.started)

    def _naming_methods(self, scope: Scope, send: Send) -> Send:
        """Name all methods of the address, of which the framework knows its first handler's."""

        async def named(message: Any) -> None:
            allowed = self._allowed.get(scope.get("path_template", ""))
            if allowed and message["type"] == "http.response.start":
                others = [header for header in message["headers"] if header[0].lower() != b"allow"]
                message["headers"] = [*others, (b"allow", allowed.encode("ascii"))]
            await send(message)

        return named


def is_preflight(scope: Scope) -> bool:
    """Whether a browser asks before it sends something that needs asking."""
    names = {name for name, _ in scope["headers"]}
    return b"origin" in names and b"access-control-request-method" in names


async def answer_preflight(scope: Scope, send: Send) -> None:
    """Allow it; what the address does not take is refused when it comes."""
    scope["path_template"] = "preflight"
    await send({"type": "http.response.start", "status": 204, "headers": [*PREFLIGHT]})
    await send({"type": "http.response.body", "body": b"", "more_body": False})


async def _nothing() -> None:
    """Nothing is left to send."""
