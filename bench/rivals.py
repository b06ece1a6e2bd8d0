"""What Whence is measured against: the most that this machine does with the same parts.

Each is served as Whence is: by the same server, with one worker and the same event loop.
"""

import os
import sys
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, TypeAlias

import asyncpg
from litestar import Litestar, MediaType, get

from api.database import load_statements
from api.server import serve_until_stopped
from api.settings import load_settings

if TYPE_CHECKING:
    Pool: TypeAlias = asyncpg.Pool[asyncpg.Record]
else:
    Pool: TypeAlias = asyncpg.Pool

SQL: Final = load_statements(Path(__file__).with_name("rivals.sql"))
POOL: Final = 8
START: Final = {
    "type": "http.response.start",
    "status": 200,
    "headers": [(b"content-type", b"application/json")],
}
Receive = Callable[[], Awaitable[Any]]
Send = Callable[[Any], Awaitable[None]]


def create_fixed() -> Litestar:
    """A bare Litestar that answers everything asked at / with the bytes of one file."""
    body = Path(os.environ["BENCH_BODY"]).read_bytes()

    @get("/", media_type=MediaType.JSON)
    async def get_fixed() -> bytes:
        return body

    return Litestar([get_fixed], openapi_config=None, logging_config=None)


def create_joined() -> "Joined":
    """Stored bodies from asyncpg, joined behind bare ASGI."""
    return Joined(os.environ["WHENCE_DATABASE_URL"])


class Joined:
    """A list without anything beside its bodies: no filter but country, no label, no cursor."""

    def __init__(self, dsn: str) -> None:
        self._dsn = dsn
        self._pool: Pool | None = None

    async def __call__(self, scope: Any, receive: Receive, send: Send) -> None:
        """Answer one request, or open the pool."""
        if scope["type"] == "lifespan":
            await self._live(receive, send)
            return
        country = scope["query_string"].partition(b"country=")[2][:2].decode()
        body = await self._read(country)
        await send(START)
        await send({"type": "http.response.body", "body": body, "more_body": False})

    async def _read(self, country: str) -> bytes:
        if self._pool is None:
            raise RuntimeError("the pool is opened at the start")
        async with self._pool.acquire() as connection:
            if country:
                rows = await connection.fetch(SQL["list_country"], country)
            else:
                rows = await connection.fetch(SQL["list_all"])
        return f'{{"data":[{",".join([row[0] for row in rows])}]}}'.encode()

    async def _live(self, receive: Receive, send: Send) -> None:
        await receive()
        self._pool = await asyncpg.create_pool(
            self._dsn, min_size=POOL, max_size=POOL, reset=_leave_as_it_is
        )
        await send({"type": "lifespan.startup.complete"})
        await receive()
        self._pool.terminate()
        await send({"type": "lifespan.shutdown.complete"})


async def _leave_as_it_is(connection: Any) -> None:
    """Without asyncpg's own reset, which is a second round trip on every query."""


RIVALS: Final = {"fixed": "bench.rivals:create_fixed", "joined": "bench.rivals:create_joined"}


def main() -> None:
    """Serve the rival that the first argument names."""
    settings = load_settings(os.environ)
    serve_until_stopped(
        settings,
        settings.database_url or "",
        settings.host,
        ready=str,
        application=RIVALS[sys.argv[1]],
    )


if __name__ == "__main__":
    main()
