"""How fast a file of a release is sent, against nginx, and what 64 downloads at once take."""

import asyncio
import contextlib
import os
import selectors
import shutil
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import asyncpg
import msgspec

from api.changesets.submission import read_json
from api.changesets.write import Writing, write_change_set
from api.releases.store import open_store
from bench import servers
from bench.drain import drained
from bench.loading import fresh_database
from bench.measures import Bench
from bench.pairs import Result, interleave
from bench.wrk import MeasureError
from tests.records import source
from tests.releasing import release
from tests.starting import free_port

FILE: Final = "file"
MB: Final = 1_000_000
SIZE: Final = 200 * MB
NAME: Final = "events.parquet"
PLACE: Final = "bench/seq-1"
PATH: Final = f"/v1/datasets/bench/releases/seq-1/{NAME}"
AT_ONCE: Final = 64
READ: Final = 1024 * 1024
START_SECONDS: Final = 10
MISSING: Final = "nginx is missing, which files are measured against: apt-get install nginx"
#: One process, which reads the file and writes it to the socket.
CONFIG: Final = """\
daemon off;
master_process off;
pid {folder}/pid;
error_log stderr;
events {{ worker_connections 256; }}
http {{
  access_log off;
  sendfile off;
  client_body_temp_path {folder}/body;
  proxy_temp_path {folder}/proxy;
  fastcgi_temp_path {folder}/fastcgi;
  uwsgi_temp_path {folder}/uwsgi;
  scgi_temp_path {folder}/scgi;
  server {{ listen 127.0.0.1:{port}; root {root}; }}
}}
"""


def find_nginx() -> str | None:
    """The program's path; Debian has it where only root looks."""
    return shutil.which("nginx") or shutil.which("nginx", path="/usr/sbin:/usr/local/sbin")


def measure_downloads(bench: Bench) -> list[Result]:
    """Megabytes a second of one download, and the memory that many at once take."""
    if not find_nginx():
        return []
    with (
        tempfile.TemporaryDirectory(prefix="whence-bench-") as folder,
        fresh_database(bench.dsn) as dsn,
    ):
        root = Path(folder) / "releases"
        asyncio.run(_publish(dsn, root, Path(folder)))
        log = bench.folder / "downloads.log"
        with servers.started_whence(dsn, log) as whence, _nginx(Path(folder), root) as nginx:
            for port, path in ((whence.port, PATH), (nginx, f"/{PLACE}/{NAME}")):
                _rate(port, path)  # warm
            pairs = interleave(
                bench.number,
                lambda: _rate(whence.port, PATH),
                lambda: _rate(nginx, f"/{PLACE}/{NAME}"),
                bench.told,
            )
            grown = [_memory(whence) for _ in range(min(bench.number, 3))]
    return [
        Result(
            name=FILE,
            what="a file of 200 MB of a release",
            rival="nginx with sendfile off",
            unit="MB/s",
            target=0.5,
            pairs=pairs,
        ),
        Result(
            name=f"{FILE}-memory",
            what=f"memory that {AT_ONCE} downloads of it at once add to the worker",
            rival="",
            unit="MB",
            target=128,
            at_most=True,
            figures=grown,
        ),
    ]


async def _publish(dsn: str, root: Path, folder: Path) -> None:
    connection = await asyncpg.connect(dsn)
    try:
        meta = {"title": "Bench", "licence": "CC0-1.0"}
        body = {"dataset": "bench", "reason": "bench", "dataset_meta": meta}
        submission = read_json(msgspec.json.encode(body | {"operations": [source()]}))
        await write_change_set(connection, submission, Writing(key_name="bench"))
        files = {NAME: os.urandom(MB) * (SIZE // MB)}
        await release(connection, open_store(root.as_uri()), folder, files, dataset="bench")
    finally:
        await connection.close()


@contextlib.contextmanager
def _nginx(folder: Path, root: Path) -> Iterator[int]:
    """The port of an nginx that serves the folder of releases."""
    port = free_port()
    config = folder / "nginx.conf"
    config.write_text(CONFIG.format(folder=folder, root=root, port=port), encoding="utf-8")
    log = folder / "nginx.log"
    with log.open("wb") as output:
        process = subprocess.Popen(
            [find_nginx() or "nginx", "-e", "stderr", "-p", str(folder), "-c", str(config)],
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=output,
        )
    try:
        _await(port, log)
        yield port
    finally:
        process.terminate()
        process.wait(START_SECONDS)


def _await(port: int, log: Path) -> None:
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline:
        with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port)):
            return
        time.sleep(0.05)
    raise MeasureError(f"nginx does not serve: {log.read_text(errors='replace').strip()}")


def _rate(port: int, path: str) -> float:
    found = drained("file", str(port), path)
    if found.bytes != SIZE:
        raise MeasureError(f"{path} has {found.bytes} bytes of {SIZE}")
    return SIZE / MB / found.seconds


def _memory(whence: servers.Started) -> float:
    """By how much the worker grows at most while all of them download the file to its end."""
    before = peak = whence.resident()
    looked = time.monotonic()
    with contextlib.ExitStack() as stack, selectors.DefaultSelector() as waiting:
        for _ in range(AT_ONCE):
            client = stack.enter_context(socket.create_connection(("127.0.0.1", whence.port)))
            client.sendall(f"GET {PATH} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n".encode())
            waiting.register(client, selectors.EVENT_READ)
        buffer = bytearray(READ)
        while waiting.get_map():
            for key, _ in waiting.select():
                if not key.fileobj.recv_into(buffer):  # type: ignore[union-attr]
                    waiting.unregister(key.fileobj)
            if time.monotonic() > looked + 0.1:
                looked, peak = time.monotonic(), max(peak, whence.resident())
    return (peak - before) / MB
