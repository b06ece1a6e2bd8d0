"""A real server process with one more route: a download straight from the database."""

import os
import sys
from collections.abc import AsyncIterator
from typing import Any

from granian import Granian
from granian.constants import HTTPModes, Interfaces, Loops
from litestar import Request, get

from api.app import assemble
from api.queries.downloads import Snapshot
from api.serving import Serving, serving_of
from api.settings import load_settings
from api.streams import Stream, stream
from tests.judging import Judge

ROWS = 200_000
#: A kilobyte a row; slow enough that a test can step in.
QUERY = """SELECT repeat('x', 1023) || E'\\n' AS line, pg_sleep(0.0001)
FROM generate_series(1, 200000)"""


async def read_rows(serving: Serving) -> AsyncIterator[bytes]:
    async with serving.streams.lend() as connection:
        # Never rolled back, as a download's own.
        await connection.transaction().start()
        async for row in connection.cursor(QUERY, prefetch=100):
            yield row["line"].encode()


@get("/rows")
async def get_rows(request: Request[Any, Any, Any]) -> Stream:
    rows = read_rows(serving_of(request))
    answer = stream(request, rows, media_type="application/x-ndjson", snapshot=Snapshot(seq=1))
    assert isinstance(answer, Stream)
    return answer


def create_app() -> Judge:
    return Judge(assemble(load_settings(os.environ), [get_rows]))


if __name__ == "__main__":
    Granian(
        target="tests.stream_server:create_app",
        factory=True,
        address="127.0.0.1",
        port=int(sys.argv[1]),
        interface=Interfaces.ASGI,
        loop=Loops.uvloop,
        http=HTTPModes.http1,
        websockets=False,
        log_enabled=False,
    ).serve()
