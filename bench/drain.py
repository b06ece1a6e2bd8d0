"""Reads a whole stream and throws it away, in a process of its own: how long that takes.

`python -m bench.drain http PORT PATH`, `… file PORT PATH` where a length is told, or `… copy DSN`.
"""

import asyncio
import re
import socket
import subprocess
import sys
import time
from pathlib import Path
from typing import Final

import asyncpg
import msgspec

from api.database import load_statements
from api.settings import CHECKOUT

SQL: Final = load_statements(Path(__file__).with_name("rivals.sql"))
BUFFER: Final = 1024 * 1024
LENGTH: Final = re.compile(rb"content-length: *([0-9]+)", re.IGNORECASE)
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


def drain_file(port: int, path: str) -> Drained:
    """Read what has a Content-Length, to its end."""
    buffer, head = memoryview(bytearray(BUFFER)), b""
    started = time.perf_counter()
    with socket.create_connection(("127.0.0.1", port), timeout=60) as connection:
        asked = f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\n\r\n"
        connection.sendall(asked.encode("ascii"))
        while b"\r\n\r\n" not in head:
            head += connection.recv(4096)
        head, _, begun = head.partition(b"\r\n\r\n")
        told = LENGTH.search(head)
        if told is None or b" 200 " not in head[:20]:
            raise ConnectionError(f"{path} answers {head!r}")
        total = len(begun)
        while total < int(told[1]):
            size = connection.recv_into(buffer)
            if not size:
                raise ConnectionError(f"{path} broke off after {total} bytes")
            total += size
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


def drained(*named: str) -> Drained:
    """What a process of its own drained."""
    done = subprocess.run(
        [sys.executable, "-m", "bench.drain", *named],
        cwd=CHECKOUT,
        check=True,
        stdout=subprocess.PIPE,
    )
    return msgspec.json.decode(done.stdout, type=Drained)


def main() -> None:
    """Drain what the arguments name, and print the result as JSON."""
    kind, *named = sys.argv[1:]
    if kind == "copy":
        found = asyncio.run(drain_copy(named[0]))
    else:
        drain = {"http": drain_http, "file": drain_file}[kind]
        found = drain(int(named[0]), named[1])
    sys.stdout.buffer.write(msgspec.json.encode(found))


if __name__ == "__main__":
    main()
