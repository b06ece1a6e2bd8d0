"""Files of releases over a real server, and read there by what analysts read them with."""

import contextlib
import gzip
import hashlib
import http.client
import io
import os
import socket
import subprocess
import time
from collections.abc import AsyncIterator, Iterator
from importlib.resources import files
from pathlib import Path
from typing import Any

import duckdb
import msgspec
import pandas
import polars
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from api.database import Connection
from api.releases.store import open_store
from api.settings import CHECKOUT
from tests.conftest import Write
from tests.records import source
from tests.releasing import release
from tests.starting import WHENCE

pytestmark = pytest.mark.contract


WHERE = "/v1/datasets/test/releases/seq-1"
ROWS = 100_000
COUNTRIES = ("RU", "UA", "SY", "ML")
MB = 1024 * 1024
BIG = 64 * MB
AT_ONCE = 64


class Server(msgspec.Struct, frozen=True, kw_only=True):
    """A server of this machine: its port, its first process, and its log."""

    port: int
    process: "subprocess.Popen[bytes]"
    log: Path

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}{WHERE}"

    def worker(self) -> int:
        """The process that answers."""
        pid = self.process.pid
        return int(Path(f"/proc/{pid}/task/{pid}/children").read_text().split()[-1])

    def resident(self) -> int:
        """How much memory the worker has, in bytes."""
        status = Path(f"/proc/{self.worker()}/status").read_text()
        [line] = [line for line in status.splitlines() if line.startswith("VmRSS")]
        return int(line.split()[1]) * 1024

    def open_files(self, name: str) -> int:
        """How often a file of that name is open there."""
        links = []
        for handle in Path(f"/proc/{self.worker()}/fd").iterdir():
            with contextlib.suppress(OSError):
                links.append(os.readlink(handle))
        return sum(link.endswith(name) for link in links)

    def asked(self, *, after: int = 0) -> list[tuple[str, int]]:
        """Method and status of every request since."""
        time.sleep(0.5)
        lines = map(msgspec.json.decode, self.log.read_bytes().splitlines())
        files = [line for line in lines if line.get("path", "").endswith("{file}")]
        return [(line["method"], line["status"]) for line in files][after:]


def table() -> pa.Table:
    """Rows in the order of their countries, so that one country is in few row groups."""
    names = [
        f"name {number} {hashlib.sha256(b'%d' % number).hexdigest()}" for number in range(ROWS)
    ]
    countries = [COUNTRIES[number * len(COUNTRIES) // ROWS] for number in range(ROWS)]
    return pa.table({"country": countries, "name": names, "killed": list(range(ROWS))})


def made() -> dict[str, bytes]:
    parquet = io.BytesIO()
    pq.write_table(table(), parquet, compression="zstd", row_group_size=ROWS // 20)
    csv = "id,country,killed\n1,RU,70\n2,UA,\n"
    return {
        "events.parquet": parquet.getvalue(),
        "events.csv.gz": gzip.compress(csv.encode()),
        "big.parquet": os.urandom(MB) * (BIG // MB),
    }


FILES = made()


@pytest.fixture
async def site(
    dsn: str, write: Write, connection: Connection, tmp_path: Path, port: int
) -> AsyncIterator[Server]:
    """`whence serve` with a release of three files."""
    await write(source())
    store = open_store((tmp_path / "releases").as_uri())
    await release(connection, store, tmp_path, FILES)
    with running(dsn, tmp_path, port) as process:
        yield process


@contextlib.contextmanager
def running(dsn: str, folder: Path, port: int) -> Iterator[Server]:
    environ = {
        **os.environ,
        "WHENCE_DATABASE_URL": dsn,
        "WHENCE_DATA_DIR": str(folder),
        "WHENCE_PORT": str(port),
        "WHENCE_LOG": "json",
        "WHENCE_STREAM_IDLE": "20",
        "PYTHONPATH": str(CHECKOUT),
    }
    log = folder / "log"
    with log.open("wb") as output:
        process = subprocess.Popen(
            [*WHENCE, "serve"],
            env=environ,
            stdout=subprocess.PIPE,
            stderr=output,
        )
    try:
        assert process.stdout is not None
        assert process.stdout.readline(), log.read_text()
        yield Server(port=port, process=process, log=log)
    finally:
        process.terminate()
        process.communicate()


def ask(
    site: Server, name: str, method: str = "GET", **headers: str
) -> tuple[int, dict[str, str], bytes]:
    connection = http.client.HTTPConnection("127.0.0.1", site.port, timeout=30)
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    connection.request(method, f"{WHERE}/{name}", headers=named)
    answer = connection.getresponse()
    body = answer.read()
    connection.close()
    return answer.status, {name.lower(): value for name, value in answer.getheaders()}, body


def test_a_download_that_broke_off_goes_on_where_it_stopped(site: Server) -> None:
    status, head, body = ask(site, "big.parquet", "HEAD")
    assert (status, head["content-length"], body) == (200, str(BIG), b"")
    with stalled(site, 5 * MB) as (reading, begun):
        assert len(begun) >= 5 * MB
        reading.close()
    rest = ask(site, "big.parquet", Range=f"bytes={len(begun)}-", If_Range=head["etag"])
    assert rest[0] == 206
    assert hashlib.sha256(begun + rest[2]).hexdigest() == head["etag"].strip('"')


@contextlib.contextmanager
def stalled(site: Server, size: int) -> Iterator[tuple[socket.socket, bytes]]:
    """A download of which so much was read, and no more is."""
    with socket.create_connection(("127.0.0.1", site.port), timeout=30) as reading:
        reading.sendall(f"GET {WHERE}/big.parquet HTTP/1.1\r\nHost: x\r\n\r\n".encode())
        came = b""
        while len(came) < size + 2000:
            came += reading.recv(65536)
        yield reading, came.partition(b"\r\n\r\n")[2]


async def test_many_downloads_take_little_memory_and_no_connection(
    site: Server, connection: Connection
) -> None:
    ask(site, "big.parquet")
    before = site.resident()
    with contextlib.ExitStack() as stack:
        all_of_them = [stack.enter_context(stalled(site, MB)) for _ in range(AT_ONCE)]
        assert site.open_files("big.parquet") == AT_ONCE
        assert ask(site, "big.parquet")[2] == FILES["big.parquet"]
        assert site.resident() - before < 96 * MB
        ended = await connection.fetch(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
            " WHERE datname = current_database() AND application_name = 'whence reader'"
        )
        assert ended != []
        reading, begun = all_of_them[0]
        while len(begun) < BIG:
            begun += reading.recv(MB)
        assert begun == FILES["big.parquet"]
    deadline = time.monotonic() + 10
    while site.open_files("big.parquet") and time.monotonic() < deadline:
        time.sleep(0.1)  # noqa: ASYNC251 - nothing else is under way here
    assert site.open_files("big.parquet") == 0
    assert ("GET", 200) in site.asked()


def test_a_file_that_is_cut_while_it_is_sent_never_looks_whole(
    site: Server, tmp_path: Path
) -> None:
    with stalled(site, MB) as (reading, begun):
        came = len(begun)
        os.truncate(tmp_path / "releases/test/seq-1/big.parquet", BIG // 2)
        while piece := reading.recv(MB):
            came += len(piece)
    assert came == BIG // 2


def test_duckdb_reads_of_a_parquet_file_what_it_needs(site: Server) -> None:
    folder = files("duckdb_extension_httpfs")
    [extension] = Path(str(folder)).rglob("*.duckdb_extension")
    with duckdb.connect() as database:
        database.execute(f"LOAD '{extension}'")
        found = database.execute(
            f"SELECT count(*), sum(killed) FROM '{site.url}/events.parquet' WHERE country = 'UA'"
        ).fetchone()
    assert found == expected()
    only_parts(site)


def test_polars_reads_of_a_parquet_file_what_it_needs(site: Server) -> None:
    rows = polars.scan_parquet(f"{site.url}/events.parquet").filter(country="UA")
    found = rows.select(count=polars.len(), killed=polars.col("killed").sum()).collect()
    assert found.row(0) == expected()
    only_parts(site)


def test_pandas_reads_a_table_in_one_line(site: Server) -> None:
    found = pandas.read_csv(f"{site.url}/events.csv.gz", index_col="id")
    assert found.to_csv() == "id,country,killed\n1,RU,70.0\n2,UA,\n"
    assert site.asked() == [("GET", 200)]


def expected() -> tuple[Any, ...]:
    numbers = range(ROWS // len(COUNTRIES), 2 * ROWS // len(COUNTRIES))
    return len(numbers), sum(numbers)


def only_parts(site: Server) -> None:
    """The server was asked for ranges, and at no time for the whole."""
    asked = site.asked()
    assert ("GET", 206) in asked
    assert set(asked) <= {("GET", 206), ("HEAD", 200)}
