"""Downloads end well or are seen to break off, and hold nothing when nobody reads them."""

import asyncio
import gzip
from collections.abc import AsyncIterator, Callable
from typing import Any

import httpx
import pytest
import zstandard
from litestar import Request, get

from api.asgi import Reply
from api.errors import TimeLimitError
from api.queries.downloads import Snapshot
from api.streams import stream
from tests.serving import NOWHERE, Served, served

LINES = [b'{"number":%d,"text":"%s"}\n' % (number, b"line " * 20) for number in range(5000)]
WHOLE = b"".join(LINES)


async def lines(name: str, ended: list[str]) -> AsyncIterator[bytes]:
    """Lines of which those of `early` and `late` fail before the first and after many."""
    try:
        if name == "early":
            raise TimeLimitError("it takes too long")
        for number, line in enumerate(LINES if name != "empty" else []):
            if name == "late" and number == 4000:
                raise RuntimeError("the disk is gone")
            if name == "slow" and number == 4000:
                await asyncio.sleep(60)
            yield line
    finally:
        ended.append(name)


@get("/lines/{name:str}")
async def get_lines(request: Request[Any, Any, Any]) -> Reply:
    made = lines(request.path_params["name"], request.app.state.ended)
    licences = ["CC0-1.0"]
    snapshot = Snapshot(seq=3, licences=licences)
    return stream(request, made, media_type="application/x-ndjson", snapshot=snapshot)


@pytest.fixture
async def app() -> AsyncIterator[Served]:
    async with served(NOWHERE, get_lines, streams=2, stream_idle=0.3) as running:
        running.frame.app.state.ended = []
        yield running


async def fetch(app: Served, path: str, **headers: str) -> tuple[httpx.Response, bytes]:
    sent = {"accept-encoding": "identity"} | {k.replace("_", "-"): v for k, v in headers.items()}
    async with app.client.stream("GET", path, headers=sent) as response:
        return response, b"".join([piece async for piece in response.aiter_raw()])


class Client:
    """A client at the other end of an ASGI exchange: it may stop reading, or leave."""

    def __init__(self, *, reads: int) -> None:
        self.reads = reads
        self.sent: list[dict[str, Any]] = []
        self.left = asyncio.Event()
        self.under_way = asyncio.Event()
        self._asked = False

    async def receive(self) -> dict[str, Any]:
        if not self._asked:
            self._asked = True
            return {"type": "http.request", "body": b"", "more_body": False}
        await self.left.wait()
        return {"type": "http.disconnect"}

    async def send(self, message: dict[str, Any]) -> None:
        if len(self.sent) > self.reads:
            await asyncio.sleep(60)
        self.sent.append(message)
        if len(self.sent) > 2:
            self.under_way.set()

    @property
    def finished(self) -> bool:
        return self.sent[-1].get("more_body") is False


async def ask(app: Served, client: Client, path: str, version: str = "1.1") -> None:
    scope = {
        "type": "http",
        "http_version": version,
        "method": "GET",
        "path": path,
        "raw_path": path.encode(),
        "root_path": "",
        "scheme": "http",
        "query_string": b"",
        "headers": [(b"host", b"whence.test")],
        "state": {},
    }
    await app.judged(scope, client.receive, client.send)


async def test_a_download_is_whole_in_every_coding(app: Served) -> None:
    plain, raw = await fetch(app, "/lines/all")
    assert raw == WHOLE
    assert plain.headers["content-type"] == "application/x-ndjson"
    assert (plain.headers["whence-seq"], plain.headers["cache-control"]) == ("3", "no-cache")
    assert plain.headers["link"] == '<https://spdx.org/licenses/CC0-1.0>; rel="license"'
    assert "content-length" not in plain.headers
    zstd, packed = await fetch(app, "/lines/all", accept_encoding="zstd, gzip")
    assert zstd.headers["content-encoding"] == "zstd"
    assert zstandard.ZstdDecompressor().decompressobj().decompress(packed) == WHOLE
    gzipped, zipped = await fetch(app, "/lines/all", accept_encoding="gzip")
    assert gzipped.headers["content-encoding"] == "gzip"
    assert gzip.decompress(zipped) == WHOLE
    assert max(len(packed), len(zipped)) < len(WHOLE) / 5


async def test_an_empty_download_is_whole_too(app: Served) -> None:
    for coding in ("identity", "gzip", "zstd"):
        response, raw = await fetch(app, "/lines/empty", accept_encoding=coding)
        assert response.status_code == 200
        unpack: dict[str, Callable[[bytes], bytes]] = {
            "identity": bytes,
            "gzip": gzip.decompress,
            "zstd": zstandard.ZstdDecompressor().decompressobj().decompress,
        }
        assert unpack[coding](raw) == b""


async def test_who_has_it_gets_304_until_the_query_the_key_or_the_seq_changes(app: Served) -> None:
    first, _ = await fetch(app, "/lines/all?a=1&b=2")
    tag = first.headers["etag"]
    same, raw = await fetch(app, "/lines/all?b=2&a=1", if_none_match=tag)
    assert (same.status_code, raw, same.headers["etag"]) == (304, b"", tag)
    for path, headers in (
        ("/lines/all?a=1&b=3", {}),
        ("/lines/empty?a=1&b=2", {}),
        ("/lines/all?a=1&b=2", {"authorization": "Bearer x"}),
        ("/lines/all?a=1&b=2", {"accept_encoding": "gzip"}),
    ):
        other, _ = await fetch(app, path, if_none_match=tag, **headers)
        assert other.status_code == 200
    packed, _ = await fetch(app, "/lines/all", accept_encoding="gzip")
    assert packed.headers["etag"].startswith('W/"')
    again, _ = await fetch(
        app, "/lines/all", accept_encoding="gzip", if_none_match=packed.headers["etag"]
    )
    assert again.status_code == 304


async def test_head_of_a_download_makes_nothing(app: Served) -> None:
    head = await app.client.head("/lines/late", headers={"accept-encoding": "gzip"})
    got, _ = await fetch(app, "/lines/all", accept_encoding="gzip")
    assert (head.status_code, head.content) == (200, b"")
    assert head.headers["content-encoding"] == got.headers["content-encoding"]
    assert app.frame.app.state.ended == ["all"]


async def test_what_fails_before_the_first_bytes_is_a_problem(app: Served) -> None:
    response = await app.client.get("/lines/early")
    assert response.status_code == 503
    assert response.json()["type"] == "/problems/time-limit"
    assert app.serving.places.used == 0


async def test_what_fails_later_ends_without_a_last_chunk_and_is_logged(app: Served) -> None:
    client = Client(reads=1000)
    await ask(app, client, "/lines/late")
    assert not client.finished
    sent = b"".join(message.get("body", b"") for message in client.sent)
    assert len(sent) > 100_000
    assert WHOLE.startswith(sent)
    (line,) = app.lines()
    assert (line["level"], line["path"], line["status"]) == ("error", "/lines/{name}", 200)
    assert line["traceback"].endswith("RuntimeError: the disk is gone\n")
    assert app.frame.app.state.ended == ["late"]


async def test_a_client_that_stops_reading_is_cut_off(app: Served) -> None:
    client = Client(reads=2)
    await asyncio.wait_for(ask(app, client, "/lines/all"), 5)
    assert not client.finished
    (line,) = app.lines()
    assert (line["level"], line["note"]) == ("info", "the client read nothing for 0.3 s")
    assert app.frame.app.state.ended == ["all"]
    assert app.serving.places.used == 0


async def test_a_client_that_leaves_ends_the_work_for_it(app: Served) -> None:
    client = Client(reads=1000)
    asked = asyncio.create_task(ask(app, client, "/lines/slow"))
    await client.under_way.wait()
    client.left.set()
    await asyncio.wait_for(asked, 5)
    assert app.lines()[0]["note"] == "the client went away"
    assert app.frame.app.state.ended == ["slow"]
    assert app.serving.places.used == 0


async def test_more_downloads_at_once_than_there_may_be_are_refused(app: Served) -> None:
    clients = [Client(reads=1000), Client(reads=1000)]
    asked = [asyncio.create_task(ask(app, client, "/lines/slow")) for client in clients]
    for client in clients:
        await client.under_way.wait()
    third = await app.client.get("/lines/all")
    assert (third.status_code, third.json()["type"]) == (503, "/problems/too-many-streams")
    assert third.json()["detail"] == (
        "as many streams are under way as there may be at once, 2 a worker (WHENCE_STREAMS); "
        "try again in a moment"
    )
    assert int(third.headers["retry-after"]) > 0
    for client in clients:
        client.left.set()
    await asyncio.gather(*asked)
    _, raw = await fetch(app, "/lines/all")
    assert raw == WHOLE


async def test_no_download_goes_over_a_protocol_that_cannot_show_its_end(app: Served) -> None:
    client = Client(reads=10)
    await ask(app, client, "/lines/all", version="1.0")
    assert client.sent[0]["status"] == 505
    assert b'"/problems/old-protocol"' in client.sent[1]["body"]
