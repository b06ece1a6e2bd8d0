"""Files of releases: whole or by ranges, verified by their digests, from whichever store."""

import asyncio
import base64
import hashlib
import os
from collections.abc import AsyncIterator, Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest

from api.database import Connection
from api.errors import RangeNotSatisfiableError
from api.files import LEAST
from api.ranges import Span, read_range
from api.releases.store import Store, open_store
from tests.conftest import Write
from tests.records import source
from tests.releasing import FILES, bucket_server, digest, release
from tests.serving import Served, served
from tests.test_streams import Client, ask

BIG = os.urandom(30 * LEAST + 5)
PATH = "/v1/datasets/test/releases/seq-1/events.parquet"
ETAG = f'"{digest(BIG)}"'
SIZE = len(BIG)


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return open_store((tmp_path / "releases").as_uri())


@pytest.fixture
async def app(
    dsn: str, write: Write, connection: Connection, store: Store, tmp_path: Path
) -> AsyncIterator[Served]:
    """A release with a file of several pieces, one of a few bytes, and one of none."""
    await write(source())
    files = {**FILES, "events.parquet": BIG, "names.parquet": b""}
    await release(connection, store, tmp_path, files)
    async with served(dsn, data_dir=tmp_path, stream_idle=0.3) as running:
        yield running


async def get(app: Served, path: str = PATH, **headers: str) -> httpx.Response:
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return await app.client.get(path, headers=named)


async def test_a_file_comes_whole_with_all_that_proves_it(
    app: Served, connection: Connection
) -> None:
    answer = await get(app, Accept_Encoding="gzip, zstd")
    assert (answer.status_code, answer.content) == (200, BIG)
    at = await connection.fetchval("SELECT published_at FROM releases")
    expected = {
        "content-type": "application/vnd.apache.parquet",
        "content-length": str(SIZE),
        "content-disposition": 'attachment; filename="test-seq-1-events.parquet"',
        "etag": ETAG,
        "last-modified": f"{at:%a, %d %b %Y %H:%M:%S GMT}",
        "repr-digest": f"sha-256=:{base64.b64encode(hashlib.sha256(BIG).digest()).decode()}:",
        "accept-ranges": "bytes",
        "cache-control": "public, max-age=31536000, immutable",
        "link": '<https://spdx.org/licenses/CC-BY-4.0>; rel="license"',
        "x-robots-tag": "noindex",
    }
    assert {name: answer.headers.get(name) for name in expected} == expected
    assert "content-encoding" not in answer.headers
    head = await app.client.head(PATH, headers={"Range": "bytes=0-9"})
    assert (head.status_code, head.content) == (200, b"")
    assert {name: head.headers.get(name) for name in expected} == expected


RANGES = {
    "bytes=0-0": (0, 1),
    "bytes=5-": (5, SIZE),
    f"bytes={LEAST - 1}-{LEAST}": (LEAST - 1, LEAST + 1),
    f"bytes=100-{SIZE + 100}": (100, SIZE),
    "bytes=-7": (SIZE - 7, SIZE),
    f"bytes=-{SIZE + 7}": (0, SIZE),
    f"Bytes = 2 - {'9' * 30}": (2, SIZE),
}


@pytest.mark.parametrize("asked", RANGES)
async def test_a_range_brings_these_bytes(app: Served, asked: str) -> None:
    start, end = RANGES[asked]
    answer = await get(app, Range=asked)
    assert (answer.status_code, answer.content) == (206, BIG[start:end])
    told = {name: answer.headers[name] for name in ("content-range", "content-length", "etag")}
    assert told == {
        "content-range": f"bytes {start}-{end - 1}/{SIZE}",
        "content-length": str(end - start),
        "etag": ETAG,
    }
    assert answer.headers["repr-digest"] == (await get(app)).headers["repr-digest"]


@pytest.mark.parametrize(
    "asked",
    [
        *("bytes=0-1,5-9", "bytes=7-3", "bytes=-", "bytes=x-9", "bytes", "rows=0-9", "bytes=0-1;"),
        *("bytes=+1-2", "bytes=\u0661-2".encode().decode("latin-1"), ""),
    ],
)
async def test_several_ranges_and_what_is_none_bring_the_whole(app: Served, asked: str) -> None:
    answer = await app.client.get(PATH, headers={b"range": asked.encode("latin-1")})
    assert (answer.status_code, answer.content == BIG) == (200, True)
    assert "content-range" not in answer.headers


@pytest.mark.parametrize("asked", [f"bytes={SIZE}-", f"bytes={'9' * 40}-", "bytes=-0"])
async def test_a_range_beyond_the_end_is_refused_with_the_size(app: Served, asked: str) -> None:
    answer = await get(app, Range=asked)
    assert (answer.status_code, answer.json()["type"]) == (416, "/problems/range-not-satisfiable")
    assert answer.headers["content-range"] == f"bytes */{SIZE}"
    assert f"the file has {SIZE} bytes" in answer.json()["detail"]


async def test_an_empty_file_comes_whole_and_has_no_range(app: Served) -> None:
    path = PATH.replace("events", "names")
    answer = await get(app, path)
    assert (answer.status_code, answer.content, answer.headers["content-length"]) == (200, b"", "0")
    for asked in ("bytes=0-", "bytes=-1"):
        assert (await get(app, path, Range=asked)).status_code == 416


def test_ranges_of_any_file_lie_within_it() -> None:
    for size in range(4):
        for start in range(5):
            for last in range(start, 6):
                asked = b"bytes=%d-%d" % (start, last)
                if start < size:
                    expected = Span(start=start, end=min(last + 1, size))
                    assert read_range(asked, size) == expected
                else:
                    with pytest.raises(RangeNotSatisfiableError):
                        read_range(asked, size)


async def test_what_the_client_has_is_not_sent_again(app: Served) -> None:
    modified = (await get(app)).headers["last-modified"]
    long_ago = "Mon, 01 Jan 2001 00:00:00 GMT"
    held = [
        {"If_None_Match": ETAG},
        {"If_None_Match": f'"other", W/{ETAG}'},
        {"If_None_Match": "*"},
        {"If_Modified_Since": modified},
        {"If_None_Match": ETAG, "Range": "bytes=0-9"},
    ]
    for headers in held:
        answer = await get(app, **headers)
        assert (answer.status_code, answer.content) == (304, b""), headers
        assert answer.headers["etag"] == ETAG
    for headers in (
        {"If_None_Match": '"other"'},
        {"If_None_Match": '"other"', "If_Modified_Since": modified},
        {"If_Modified_Since": long_ago},
        {"If_Modified_Since": "yesterday"},
    ):
        assert (await get(app, **headers)).status_code == 200, headers


async def test_a_part_goes_on_only_with_what_it_is_of(app: Served) -> None:
    modified = (await get(app)).headers["last-modified"]
    for named, status in (
        (ETAG, 206),
        (modified, 206),
        (f"W/{ETAG}", 200),
        ('"other"', 200),
        ("Mon, 01 Jan 2001 00:00:00 GMT", 200),
        ("nonsense", 200),
    ):
        answer = await get(app, Range="bytes=10-19", If_Range=named)
        assert answer.status_code == status, named
        assert answer.content == (BIG[10:20] if status == 206 else BIG)


async def test_the_latest_leads_to_the_file_by_its_name(app: Served) -> None:
    latest = PATH.replace("seq-1", "latest")
    answer = await get(app, latest)
    assert (answer.status_code, answer.headers["location"]) == (307, PATH)
    assert (answer.headers["cache-control"], answer.headers["whence-seq"]) == ("no-cache", "1")
    followed = await app.client.get(latest, headers={"Range": "bytes=0-3"}, follow_redirects=True)
    assert (followed.status_code, followed.content) == (206, BIG[:4])
    assert (await get(app, latest.replace("events", "nothing"))).status_code == 404


async def test_a_file_that_its_store_lacks_is_told_and_logged(
    app: Served, store: Store, tmp_path: Path
) -> None:
    held = store.local("test/seq-1", "events.parquet")
    assert held is not None
    held.write_bytes(BIG[:-1])
    missing = store.local("test/seq-1", "README.md")
    assert missing is not None
    missing.unlink()
    answers = [await get(app), await get(app, PATH.replace("events.parquet", "README.md"))]
    for answer, name in zip(answers, ("events.parquet", "README.md"), strict=True):
        assert (answer.status_code, answer.json()["type"]) == (503, "/problems/file-unavailable")
        detail = f"test/seq-1/{name} cannot be read from its store now; try again"
        assert (answer.json()["detail"], answer.headers["retry-after"]) == (detail, "5")
    assert [line["note"] for line in app.lines()] == [
        f"{held} has {SIZE - 1} bytes, and not the {SIZE} that were published",
        f"test/seq-1/README.md is missing in {store.url}",
    ]


async def test_files_are_found_where_they_were_published_or_where_they_moved(
    dsn: str, write: Write, connection: Connection, store: Store, tmp_path: Path
) -> None:
    await write(source())
    await release(connection, store, tmp_path, {"README.md": b"Here"})
    elsewhere = tmp_path / "elsewhere"
    path = PATH.replace("events.parquet", "README.md")
    async with served(dsn, releases=elsewhere.as_uri()) as app:
        assert (await get(app, path)).content == b"Here"
        (tmp_path / "releases").rename(elsewhere)
        assert (await get(app, path)).content == b"Here"


@pytest.fixture(scope="module")
def bucket() -> Iterator[str]:
    with bucket_server() as url:
        yield url


async def test_what_is_kept_in_a_bucket_is_downloaded_from_there(
    dsn: str,
    write: Write,
    connection: Connection,
    bucket: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", "someone")
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "secret")
    await write(source())
    store = open_store(f"{bucket}/some/place")
    await release(connection, store, tmp_path, {"events.parquet": BIG})
    async with served(dsn, data_dir=tmp_path, releases=store.url) as app:
        answer = await get(app, Range="bytes=1-3")
        assert (answer.status_code, answer.headers["cache-control"]) == (307, "no-store")
        there = answer.headers["location"]
        assert there.startswith(f"{store.url}/test/seq-1/events.parquet?X-Amz-")
        head_there = (await app.client.head(PATH)).headers["location"]
        async with httpx.AsyncClient() as client:
            part = await client.get(there, headers={"Range": "bytes=1-3"})
            head = await client.head(head_there)
        assert (part.status_code, part.content) == (206, BIG[1:4])
        assert (head.status_code, head.headers["content-length"]) == (200, str(SIZE))
        assert (await get(app, If_None_Match=ETAG)).status_code == 304


async def test_a_client_that_stops_reading_is_cut_off(app: Served) -> None:
    client = Client(reads=1)
    await ask(app, client, PATH)
    assert not client.finished
    assert [line["note"] for line in app.lines()] == ["the client read nothing for 0.3 s"]
    assert open_files(app) == 0


async def test_a_client_that_leaves_costs_nothing(app: Served) -> None:
    client = Client(reads=2)
    asking = asyncio.create_task(ask(app, client, PATH))
    await client.under_way.wait()
    client.left.set()
    await asking
    assert [line["note"] for line in app.lines()] == ["the client went away"]
    assert open_files(app) == 0


async def test_a_file_that_ends_early_breaks_off_and_never_looks_whole(
    app: Served, store: Store
) -> None:
    class Slow(Client):
        async def send(self, message: dict[str, Any]) -> None:
            await super().send(message)
            held = store.local("test/seq-1", "events.parquet")
            assert held is not None
            os.truncate(held, LEAST)

    client = Slow(reads=100)
    await ask(app, client, PATH)
    assert not client.finished
    [line] = app.lines()
    assert f"ends at byte {LEAST} of {SIZE}" in line["traceback"]


async def test_downloads_need_no_place_of_a_stream_and_no_connection(
    dsn: str, write: Write, connection: Connection, store: Store, tmp_path: Path
) -> None:
    await write(source())
    await release(connection, store, tmp_path, {"events.parquet": BIG})
    async with served(dsn, data_dir=tmp_path, streams=1) as app:
        stalled = [Client(reads=2) for _ in range(64)]
        under_way = [asyncio.create_task(ask(app, client, PATH)) for client in stalled]
        await asyncio.gather(*(client.under_way.wait() for client in stalled))
        assert (await get(app)).content == BIG
        assert app.serving.places.used == 0
        for client in stalled:
            client.left.set()
        await asyncio.gather(*under_way)
        assert open_files(app) == 0


def open_files(app: Served) -> int:
    """How many files of the release are open in this process."""
    opened = Path("/proc/self/fd")
    links = [os.readlink(handle) for handle in opened.iterdir() if handle.exists()]
    return sum(link.endswith("events.parquet") for link in links)
