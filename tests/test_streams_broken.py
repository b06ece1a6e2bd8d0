"""Downloads over a real server: one that breaks off is seen to, and leaves nothing behind."""

import asyncio
import os
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import msgspec
import pytest

from api.database import Connection

CHECKOUT = Path(__file__).resolve().parents[1]


@pytest.fixture
def log(tmp_path: Path) -> Path:
    """Where the server writes its lines."""
    return tmp_path / "log"


@pytest.fixture
def address(dsn: str, port: int, log: Path) -> Iterator[str]:
    """A real server over the test's database."""
    environ = {
        **os.environ,
        "WHENCE_DATABASE_URL": dsn,
        "WHENCE_LOG": "json",
        "WHENCE_STREAM_IDLE": "1",
        "WHENCE_STREAMS": "2",
        "PYTHONPATH": str(CHECKOUT),
    }
    command = [sys.executable, "-m", "tests.stream_server", str(port)]
    with log.open("wb") as output:
        process = subprocess.Popen(command, env=environ, cwd=CHECKOUT, stderr=output)
    try:
        yield f"http://127.0.0.1:{port}"
    finally:
        process.terminate()
        process.wait(timeout=30)


async def up(address: str) -> None:
    """Wait until it answers."""
    async with httpx.AsyncClient() as client:
        for _ in range(200):
            try:
                await client.get(f"{address}/nowhere")
                return
            except httpx.TransportError:
                await asyncio.sleep(0.1)
    raise TimeoutError(f"nothing answers at {address}")


async def busy(connection: Connection) -> int:
    """How many connections for downloads are at work."""
    count: int = await connection.fetchval(
        "SELECT count(*) FROM pg_stat_activity "
        "WHERE application_name = 'whence stream' AND state <> 'idle'"
    )
    return count


async def until_busy(connection: Connection, count: int) -> None:
    """Wait until so many are."""
    for _ in range(400):
        if await busy(connection) == count:
            return
        await asyncio.sleep(0.05)
    raise TimeoutError(f"{await busy(connection)} downloads are at work, not {count}")


async def kill(connection: Connection) -> None:
    """End the database's side of every download."""
    await connection.execute(
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
        "WHERE application_name = 'whence stream'"
    )


def find_line(log: Path) -> dict[str, Any]:
    """The log's line of the download, once it is written; every line is JSON."""
    for _ in range(100):
        line: dict[str, Any] = msgspec.json.decode(log.read_bytes().splitlines()[-1])
        if line["path"] == "/rows":
            return line
        time.sleep(0.05)
    raise TimeoutError(f"{log.read_text()} tells of no download")


async def receive_and_kill(address: str, connection: Connection) -> int:
    """Read a download whose database dies after its first piece; the bytes that came."""
    received = 0
    async with httpx.AsyncClient() as client, client.stream("GET", f"{address}/rows") as got:
        assert got.status_code == 200
        async for piece in got.aiter_raw():
            if received == 0:
                await kill(connection)
            received += len(piece)
    return received


async def test_a_database_that_dies_half_way_breaks_the_transfer(
    address: str, log: Path, connection: Connection
) -> None:
    await up(address)
    with pytest.raises(httpx.RemoteProtocolError, match="incomplete chunked read"):
        await receive_and_kill(address, connection)
    line = await asyncio.to_thread(find_line, log)
    assert (line["status"], line["level"]) == (200, "info")
    # In brackets what the server said at last, or the driver, where its end came between.
    assert re.fullmatch(r"the database went away; try again \(.+\)", line["note"])
    assert "traceback" not in line


@pytest.mark.skipif(shutil.which("curl") is None, reason="there is no curl here")
async def test_curl_tells_a_broken_transfer_by_its_exit_code(
    address: str, connection: Connection
) -> None:
    await up(address)
    curl = await asyncio.create_subprocess_exec(
        "curl", "--silent", "--output", os.devnull, f"{address}/rows"
    )
    await until_busy(connection, 1)
    await asyncio.sleep(0.3)
    await kill(connection)
    assert await curl.wait() == 18


async def test_a_real_client_that_stops_reading_or_leaves_frees_its_connection(
    address: str, connection: Connection
) -> None:
    await up(address)
    host, port = address.removeprefix("http://").split(":")
    for leaves in (True, False):
        reader, writer = await asyncio.open_connection(host, int(port), limit=1024)
        writer.write(b"GET /rows HTTP/1.1\r\nHost: whence.test\r\n\r\n")
        assert (await reader.readline()) == b"HTTP/1.1 200 OK\r\n"
        assert await busy(connection) == 1
        if leaves:
            writer.transport.abort()
        await until_busy(connection, 0)
        writer.close()


async def test_no_download_begins_over_the_old_protocol(address: str) -> None:
    await up(address)
    host, port = address.removeprefix("http://").split(":")
    reader, writer = await asyncio.open_connection(host, int(port))
    writer.write(b"GET /rows HTTP/1.0\r\nHost: whence.test\r\n\r\n")
    status = await reader.readline()
    writer.close()
    assert status.split()[1] == b"505"
