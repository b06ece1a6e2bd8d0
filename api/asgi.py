"""The shapes of ASGI: what a request brings, and what answers it."""

from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any, Protocol

Scope = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Any]]
Send = Callable[[Any], Awaitable[None]]
Header = tuple[bytes, bytes]


class Requested(Protocol):
    """What is needed of a request, whose framework only routes know."""

    @property
    def scope(self) -> Any: ...

    @property
    def receive(self) -> Any: ...

    @property
    def app(self) -> Any: ...


class Reply(Protocol):
    """What a handler returns: an ASGI application, which the framework passes through.

    Handlers that return one sort or another declare this; of a union it would not know.
    """

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None: ...
