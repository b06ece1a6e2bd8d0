"""No answer in the tests goes by without being held against the contract, whoever asks."""

import asyncio
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import asyncpg
import httpx
import msgspec
import pytest

from api.asgi import Receive, Scope, Send
from api.settings import CHECKOUT
from tests.conftest import Noted
from tests.contract import EVERYWHERE, strict
from tests.judging import FAULTS, Judge
from tests.site import Site, running_site

TESTS = CHECKOUT / "tests"
#: What HTTP servers add to answers.
BY_SERVERS = {"date", "server", "transfer-encoding", "connection"}
CHANGE = {"verdict": "guilty"}
#: Every record gets a field that no contract has.
AMISS = """SET session_replication_role = replica;
UPDATE documents SET body = left(body, -1) || ',"verdict":"guilty"}'"""


@pytest.fixture
def apart(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Noted:
    """Where judges note what is wrong on purpose."""
    monkeypatch.setenv(FAULTS, str(tmp_path / "faults"))
    return Noted(tmp_path / "faults")


@pytest.fixture(scope="module")
def site(server: str, template: str) -> Iterator[Site]:
    with running_site(server, template) as running:
        yield running


def answering(media_type: str, *pieces: bytes, breaks: bool = False) -> Callable[..., Any]:
    """An application that always answers this."""

    async def answer(scope: Scope, receive: Receive, send: Send) -> None:
        headers = [(b"content-type", media_type.encode()), (b"x-request-id", b"x")]
        headers += [(b"whence-seq", b"1"), (b"etag", b'"x"')]
        await send({"type": "http.response.start", "status": 200, "headers": headers})
        for piece in pieces:
            await send({"type": "http.response.body", "body": piece, "more_body": True})
        if not breaks:
            await send({"type": "http.response.body", "body": b"", "more_body": False})

    return answer


async def ask(app: Callable[..., Any], path: str) -> list[Any]:
    """What comes of it to a client that takes anything."""
    came: list[Any] = []

    async def send(message: Any) -> None:
        came.append(message)

    async def receive() -> Any:
        await asyncio.sleep(0)
        return {"type": "http.request"}

    scope = {"type": "http", "method": "GET", "path": path}
    with pytest.raises(AssertionError, match="verdict"):
        await Judge(app)(scope, receive, send)
    return came


@pytest.mark.parametrize(
    ("media_type", "path", "text"),
    [
        ("application/json", "/v1/codes", b'{"verdict": "guilty"}'),
        ("application/x-ndjson", "/v1/events", b'{"verdict": "guilty"}\n'),
        ("text/event-stream", "/v1/changes", b': \n\nid: 1.1\ndata: {"verdict": "guilty"}\n\n'),
        ("text/csv", "/v1/links", b"id,verdict\r\n"),
    ],
)
async def test_what_does_not_fit_is_caught_in_every_form(
    media_type: str, path: str, text: bytes, apart: Noted
) -> None:
    # In pieces of which none is a whole.
    pieces = [text[at : at + 5] for at in range(0, len(text), 5)]
    came = await ask(answering(media_type, *pieces), path)
    assert b"".join(message.get("body", b"") for message in came) == text
    [fault] = apart.new()
    assert "verdict" in fault


async def test_of_what_breaks_off_all_that_came_is_judged(apart: Noted) -> None:
    line = msgspec.json.encode(CHANGE) + b"\n"
    await ask(answering("application/x-ndjson", line, b'{"id": ', breaks=True), "/v1/events")
    await ask(answering("text/event-stream", b"data: " + line + b"\n", breaks=True), "/v1/changes")
    assert len(apart.new()) == 2


async def execute(dsn: str, statement: str) -> None:
    connection = await asyncpg.connect(dsn)
    await connection.execute(statement)
    await connection.close()


def test_a_server_of_its_own_is_caught_by_whoever_asks(
    server: str, template: str, apart: Noted
) -> None:
    with running_site(server, template) as running:
        asyncio.run(execute(running.environment["WHENCE_DATABASE_URL"], AMISS))
        for path in ("/v1/events", "/v1/sources?format=ndjson", "/v1/codes"):
            httpx.get(f"{running.url}{path}")
        told = [line.partition(": ")[::2] for line in apart.new()]
    assert [asked for asked, _ in told] == ["GET /v1/events", "GET /v1/sources"]
    assert ["'verdict' was unexpected" in faults for _, faults in told] == [True, True]


def test_what_is_judged_is_what_comes_over_the_wire(site: Site) -> None:
    for path in ("/v1", "/v1/events", "/v1/events?format=ndjson", "/v1/events/x", "/v1/codes?x=1"):
        for method in ("GET", "HEAD"):
            answer = httpx.request(method, f"{site.url}{path}")
            for name in BY_SERVERS & {*answer.headers}:
                del answer.headers[name]
            assert strict().faults(answer) == [], (method, path)
    assert BY_SERVERS.isdisjoint(EVERYWHERE)


def test_tests_start_no_server_that_nobody_judges() -> None:
    ways = {
        r"ASGITransport\(": {"serving.py"},
        r"\bassemble\(|\bcreate_app\(": {"serving.py", "judged_server.py", "stream_server.py"},
        r"\bGranian\(|\bserve_until_stopped\b": {"stream_server.py", "judged_server.py"},
        r'"-m",\s*"api"|\bapi\.__main__': set(),
    }
    for way, judged in ways.items():
        found = {path.name for path in TESTS.glob("*.py") if re.search(way, path.read_text())}
        # It serves an application of its own, which is not Whence.
        assert found - {"tiny_server.py", Path(__file__).name} == judged, way
