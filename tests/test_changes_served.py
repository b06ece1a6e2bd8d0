"""The feed over a real server: events leave one by one, and end whole when the server is ended."""

import os
import signal
import subprocess
import time
from collections.abc import AsyncIterator, Iterator

import httpx
import pytest

from api.settings import CHECKOUT
from tests.conftest import Write
from tests.records import event, source
from tests.starting import WHENCE, Process

#: Less than a server waits for what is under way before it ends it.
SOON = 4.0


@pytest.fixture
def process(dsn: str, port: int) -> Iterator[Process]:
    """A server over the test's database, as anybody starts it."""
    environ = {**os.environ, "WHENCE_DATABASE_URL": dsn, "WHENCE_PORT": str(port)}
    command = [*WHENCE, "serve"]
    process = subprocess.Popen(
        command,
        env=environ,
        cwd=CHECKOUT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    try:
        yield process
    finally:
        process.kill()
        process.communicate()


async def up(client: httpx.AsyncClient) -> None:
    """Wait until it answers."""
    for _ in range(300):
        try:
            (await client.get("/health/live")).raise_for_status()
        except httpx.TransportError:
            time.sleep(0.1)  # noqa: ASYNC251 - nothing else is to be done meanwhile
        else:
            return


async def test_events_come_as_they_are_written_and_the_end_is_seen(
    process: Process, port: int, write: Write
) -> None:
    await write(source())
    async with httpx.AsyncClient(base_url=f"http://127.0.0.1:{port}", timeout=10) as client:
        await up(client)
        accept = {"Accept": "text/event-stream"}
        async with client.stream("GET", "/v1/changes", headers=accept) as answer:
            lines = answer.aiter_lines()
            for seq in (1, 2, 3):
                ids = [line async for line in _until_data(lines) if line.startswith("id: ")]
                assert ids == [f"id: {seq}.1"]
                await write(event(f"e{seq}"))
            process.send_signal(signal.SIGTERM)
            ended = time.monotonic()
            # A transfer that is cut off raises here.
            assert [line async for line in lines if line.startswith("id: ")] in ([], ["id: 4.1"])
            process.wait(timeout=SOON)
    assert time.monotonic() - ended < SOON


async def _until_data(lines: AsyncIterator[str]) -> AsyncIterator[str]:
    async for line in lines:
        yield line
        if line.startswith("data: "):
            return
