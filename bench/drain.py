"""Reads a whole stream and throws it away, in a process of its own: how long that takes.

`python -m bench.drain http PORT PATH` or `python -m bench.drain copy DSN`.
"""

import asyncio
import socket
import sys
import time
from pathlib import Path
from typing import Final

import asyncpg
import msgspec

from api.database import load_statements

SQL: Final = load_statements(Path(__file__).with_name("rivals.sql"))
BUFFER: Final = 1024 * 1024
#: The last chunk of a transfer that ended well (RFC 9112).
LAST_CHUNK: Final = b"\r\n0\r\n\r\n"


class Drained(msgspec.Struct, frozen=True, kw_only=True):
    """How much came in how long."""

    bytes: int
    seconds: float


def drain_http(port: int, path: str) -> Drained:
    """Read what the path answers: nothing is parsed, for a client has to be no measure's limit."""
    buffer, total, tail = memoryview(bytearray(BUFFER)), 0, b""
    started = time.perf_counter()
    with socket.create_connection(("127.0.0.1", port), timeout=60) as connection:
        asked = f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\n\r\n"
        connection.sendall(asked.encode("ascii"))
        while not tail.endswith(LAST_CHUNK):
            size = connection.recv_into(buffer)
            if not size:
                raise ConnectionError(f"{path} broke off after {total} bytes")
            if not total and not bytes(buffer[:12]).endswith(b" 200"):
                raise ConnectionError(f"{path} answers {bytes(buffer[:size])!r}")
            total += size
            tail = (tail + bytes(buffer[max(size - len(LAST_CHUNK), 0) : size]))[-len(LAST_CHUNK) :]
    return Drained(bytes=total, seconds=time.perf_counter() - started)


async def drain_copy(dsn: str) -> Drained:
    """COPY the stored bodies to nowhere, in the format that leaves JSON as it is."""
    total = 0

    async def count(data: bytes) -> None:
        nonlocal total
        total += len(data)

    connection = await asyncpg.connect(dsn)
    try:
        started = time.perf_counter()
        await connection.copy_from_query(
            SQL["copy_bodies"], output=count, format="csv", delimiter="\x01", quote="\x02"
        )
        seconds = time.perf_counter() - started
    finally:
        await connection.close()
    return Drained(bytes=total, seconds=seconds)


def main() -> None:
    """Drain what the arguments name, and print the result as JSON."""
    kind, *named = sys.argv[1:]
    if kind == "http":
        drained = drain_http(int(named[0]), named[1])
    else:
        drained = asyncio.run(drain_copy(named[0]))
    sys.stdout.buffer.write(msgspec.json.encode(drained))


if __name__ == "__main__":
    main()
