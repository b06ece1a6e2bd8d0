"""The application in this process, and a client that talks to it."""

import asyncio
import contextlib
import io
from collections.abc import AsyncIterator, Sequence
from typing import Any

import httpx
import msgspec
from litestar.handlers import HTTPRouteHandler

from api.app import ROUTES, assemble
from api.database import Connection
from api.frame import Frame
from api.keys import hash_key, make_key
from api.queries.keys import NewKey, create_key
from api.serving import Serving
from api.settings import Settings
from tests.judging import Judge

#: For tests that need no database: nothing is connected before it is needed.
NOWHERE = "postgresql://nobody@127.0.0.1:1/nothing"


class Served(msgspec.Struct, frozen=True, kw_only=True):
    """A running application: a client of it, what it shares, and what it logs.

    Whoever asks it without the client asks `judged`.
    """

    client: httpx.AsyncClient
    judged: Judge
    frame: Frame
    serving: Serving
    log: io.BytesIO

    def lines(self) -> list[dict[str, Any]]:
        """What stands in its log by now."""
        self.frame.observer.flush()
        return [msgspec.json.decode(line) for line in self.log.getvalue().splitlines()]


@contextlib.asynccontextmanager
async def served(
    dsn: str, *more: HTTPRouteHandler, routes: Sequence[HTTPRouteHandler] = ROUTES, **settings: Any
) -> AsyncIterator[Served]:
    """Run the application, perhaps with routes of the test's own, on that database."""
    log = io.BytesIO()
    chosen = Settings(database_url=dsn, **{"log": "json"} | settings)
    frame = assemble(chosen, [*routes, *more], log)
    judged = Judge(frame)
    transport = httpx.ASGITransport(app=judged, raise_app_exceptions=True)
    async with (
        _lifespan(frame),
        httpx.AsyncClient(transport=transport, base_url="http://whence.test") as client,
    ):
        serving = frame.app.state.serving
        yield Served(client=client, judged=judged, frame=frame, serving=serving, log=log)


async def key_for(connection: Connection, *scopes: str) -> str:
    """A new key with those scopes, which are its name, too."""
    made = make_key()
    new = NewKey(name=" ".join(scopes), hash=hash_key(made), scopes=list(scopes), expires_at=None)
    await create_key(connection, new)
    return made


@contextlib.asynccontextmanager
async def _lifespan(frame: Frame) -> AsyncIterator[None]:
    """Start and end it as a server does, from a task of its own."""
    to_app: asyncio.Queue[dict[str, str]] = asyncio.Queue()
    from_app: asyncio.Queue[dict[str, str]] = asyncio.Queue()
    task = asyncio.create_task(frame({"type": "lifespan", "state": {}}, to_app.get, from_app.put))

    async def tell(moment: str) -> None:
        await to_app.put({"type": f"lifespan.{moment}"})
        assert await from_app.get() == {"type": f"lifespan.{moment}.complete"}

    await tell("startup")
    try:
        yield
    finally:
        await tell("shutdown")
        await task
