"""A download that nobody waits for any more ends as such, whatever the database does meanwhile."""

import asyncio
from collections.abc import AsyncGenerator, Callable
from typing import Any

import pytest

from api.database import Connections
from api.queries.downloads import Batch, Download, stream_batches, stream_bodies
from api.queries.filters import parse_list
from tests.conftest import Write
from tests.records import event, source

Streamed = Callable[[Connections, Download], AsyncGenerator[Any, None]]


@pytest.mark.parametrize("streamed", [stream_bodies, stream_batches])
async def test_a_client_that_leaves_while_the_database_sends_is_no_failure_of_it(
    dsn: str, write: Write, streamed: Streamed
) -> None:
    long = "word " * 900
    await write(source(), *(event(f"e{number}", summary=long) for number in range(1500)))
    connections = Connections(dsn, 1, {"application_name": "whence stream"})
    download = Download(query=parse_list("event", b""), readable=(), seq=1)
    for _ in range(5):
        begun = asyncio.Event()
        reading = asyncio.create_task(collect(streamed(connections, download), begun))
        await begun.wait()
        reading.cancel()
        with pytest.raises(asyncio.CancelledError):
            await reading
    # Its connection is free, and the next download gets everything.
    pieces = await collect(streamed(connections, download), asyncio.Event())
    assert sum(map(records, pieces)) == 1500
    await connections.close()


async def collect(source: AsyncGenerator[Any, None], begun: asyncio.Event) -> list[Any]:
    pieces = []
    async for piece in source:
        pieces.append(piece)
        begun.set()
    return pieces


def records(piece: bytes | Batch) -> int:
    return len(piece.documents) if isinstance(piece, Batch) else piece.count(b"\n")
