"""The Python client's own parts, what mypy says of it, and that it is what the document says."""

import json
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import httpx
import pytest
from whence_client import (
    Events,
    NotFoundError,
    Offsets,
    ProblemError,
    UnavailableError,
    UnreadableError,
    WriterBusyError,
    operations,
)
from whence_client.exchanges import Exchanges, Request
from whence_client.problems import BY_STATUS, BY_TYPE, failure_of

from api.openapi.files import FOLDER
from api.problem_types import TYPES
from api.settings import CHECKOUT

PYTHON = CHECKOUT / "clients" / "python"
READ: Request = {"method": "get", "url": "/v1/events", "params": {"limit": 2}}
WRITE: Request = {"method": "post", "url": "/v1/changesets"}


def answer(status: int, content: bytes = b"", **headers: str) -> httpx.Response:
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    asked = httpx.Request("GET", "http://whence.test/v1/events")
    return httpx.Response(status, content=content, headers=named, request=asked)


def exchanges(tries: int = 4, patience: float = 60.0, keep: int = 1000) -> Exchanges:
    return Exchanges(tries=tries, patience=patience, keep=keep)


def test_reads_are_sent_again_after_the_seconds_that_the_server_says() -> None:
    steps = exchanges().steps(READ)
    assert next(steps) == {**READ, "headers": {}}
    assert steps.send(answer(503, retry_after="7")) == 7.0
    assert next(steps) == {**READ, "headers": {}}
    assert steps.send(httpx.ConnectError("refused")) == 1.0
    next(steps)
    assert steps.send(answer(429)) == 2.0
    next(steps)
    with pytest.raises(StopIteration) as done:
        steps.send(answer(200, b"{}"))
    assert done.value.value == b"{}"


def test_they_are_not_sent_for_ever_nor_waited_for_too_long() -> None:
    for asked, busy in (
        (exchanges(tries=1), answer(503)),
        (exchanges(patience=5), answer(503, retry_after="6")),
        (exchanges(), answer(404)),
    ):
        steps = asked.steps(READ)
        next(steps)
        with pytest.raises(ProblemError):
            steps.send(busy)


def test_writes_are_sent_once() -> None:
    steps = exchanges().steps(WRITE)
    assert next(steps) == WRITE
    with pytest.raises(UnavailableError) as caught:
        steps.send(answer(503, retry_after="5"))
    assert caught.value.retry_after == 5.0


def test_answers_are_kept_by_address_up_to_so_many_bytes() -> None:
    asked = exchanges(keep=10)

    def ask(limit: int, come: httpx.Response) -> tuple[str | None, bytes]:
        steps = asked.steps({**READ, "params": {"limit": limit}})
        sent = next(steps)
        assert isinstance(sent, dict)
        with pytest.raises(StopIteration) as done:
            steps.send(come)
        return sent["headers"].get("If-None-Match"), done.value.value

    assert ask(1, answer(200, b"[1, 2]", etag='"one"')) == (None, b"[1, 2]")
    assert ask(1, answer(304)) == ('"one"', b"[1, 2]")
    assert ask(2, answer(200, b"[1]", etag='"two"')) == (None, b"[1]")
    assert ask(1, answer(200, b"[1,2,3]", etag='"three"')) == ('"one"', b"[1,2,3]")
    assert ask(2, answer(304)) == ('"two"', b"[1]")
    assert ask(3, answer(200, b"[4,5]", etag='"four"')) == (None, b"[4,5]")
    assert ask(1, answer(200, b"[]")) == (None, b"[]")
    assert ask(4, answer(200, b"[6,7,8,9,10]", etag='"long"')) == (None, b"[6,7,8,9,10]")
    assert ask(4, answer(200, b"[]")) == (None, b"[]")


def test_every_type_of_problem_has_an_exception_within_that_of_its_status() -> None:
    assert set(BY_TYPE) == {problem.type for problem in TYPES.values()}
    for problem in TYPES.values():
        assert issubclass(BY_TYPE[problem.type], BY_STATUS[problem.status]), problem.type


def test_types_that_are_not_known_yet_and_answers_of_proxies_have_one_too() -> None:
    body = {
        "type": "/problems/new",
        "title": "New",
        "status": 404,
        "detail": "?",
        "request_id": "1",
    }
    found = failure_of(answer(404, json.dumps(body).encode()))
    assert (type(found), found.type, str(found)) == (NotFoundError, "/problems/new", "404 New: ?")
    busy = failure_of(answer(503, b"<html>", retry_after="Wed, 21 Oct 2015 07:28:00 GMT"))
    assert (type(busy), busy.status, busy.retry_after) == (UnavailableError, 503, 0.0)
    assert issubclass(WriterBusyError, UnavailableError)
    assert type(failure_of(answer(418))) is ProblemError


def event(cursor: str, name: str = "change") -> bytes:
    entry = {
        "cursor": cursor,
        "op": "put",
        "id": "src_1",
        "kind": "source",
        "dataset": "test",
        "version": 1,
        "content_hash": "0" * 64,
        "recorded_at": "2026-11-22T12:00:00Z",
        "change_set": "2f6c1f0e-7d0b-4c39-9a52-0d2f6f3f6a11",
    }
    return f"id: {cursor}\nevent: {name}\ndata: {json.dumps(entry)}\n\n".encode()


def test_a_stream_that_breaks_within_an_event_is_taken_up_after_the_one_before_it() -> None:
    broken = b": hello\n\n" + event("1.1") + event("1.2", "other") + event("1.3")[:-1]
    bodies = [broken, event("1.3"), b"event: change\ndata: {}\n\n"]
    asked: list[str | None] = []

    def serve(request: httpx.Request) -> httpx.Response:
        asked.append(request.headers.get("Last-Event-ID"))
        body = bodies[len(asked) - 1]
        return httpx.Response(200, content=(body[at : at + 7] for at in range(0, len(body), 7)))

    http = httpx.Client(transport=httpx.MockTransport(serve), base_url="http://whence.test")
    followed = Events(http, {**READ, "params": {}}, exchanges().following())
    changes = iter(followed)
    assert [next(changes).cursor, next(changes).cursor] == ["1.1", "1.3"]
    with pytest.raises(UnreadableError):
        next(changes)
    http.close()
    assert asked == [None, "1.1", "1.3"]
    assert followed.cursor == "1.3"


def test_offsets_are_counted_in_code_points_and_in_utf_16() -> None:
    text = "a\U0001f600b\U0001f600\u00e9"
    offsets = Offsets(text)
    pairs = [(len(text[:end]), len(text[:end].encode("utf-16-le")) // 2) for end in range(6)]
    assert [(place, offsets.to_utf16(place)) for place in range(6)] == pairs
    assert [(offsets.to_code_points(place), place) for _, place in pairs] == pairs
    with pytest.raises(ValueError, match="2 is inside a character"):
        offsets.to_code_points(2)
    with pytest.raises(ValueError, match="6 is outside of the text, which has 5 code points"):
        offsets.to_utf16(6)


def test_every_operation_is_a_method_but_those_of_who_runs_the_server() -> None:
    document = json.loads((FOLDER / "v1.json").read_bytes())
    named = {
        re.sub(r"([A-Z])", r"_\1", operation["operationId"]).lower()
        for path in document["paths"].values()
        for operation in path.values()
        if operation["tags"][0] not in {"contract", "operations"}
    }
    made = {
        module
        for module in vars(operations)
        if module.startswith(("get_", "list_", "create_", "revert_"))
    }
    assert made == named


def test_it_has_the_version_of_the_api() -> None:
    project = tomllib.loads((PYTHON / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    document = json.loads((FOLDER / "v1.json").read_bytes())
    assert project["version"] == document["info"]["version"]


def test_what_is_generated_is_what_the_document_says() -> None:
    command = [sys.executable, str(PYTHON / "generate.py"), "--check"]
    found = subprocess.run(command, check=False, capture_output=True, text=True)
    assert (found.returncode, found.stderr) == (0, "")


SCRIPT = """\
import asyncio

from whence_client import AsyncWhence, Names, NotFoundError, Whence, models


def titles(url: str) -> list[str]:
    with Whence(url, timeout=5) as whence:
        events = whence.events(category=["protest"], country=["RU"], limit=10)
        return [f"{event.title}: {events.names(event.id)}" for event in events]


def raid(whence: Whence, record_id: str) -> models.Event | None:
    try:
        return whence.event(record_id, include=["statements"]).data
    except NotFoundError as problem:
        print(problem.request_id, [fault.detail for fault in problem.errors])
        return None


async def follow(url: str, after: str) -> None:
    async with AsyncWhence(url) as whence:
        item = await whence.actor("act_")
        print(Names(item)(item.data.id))
        async for change in whence.follow(after=after):
            print(change.cursor)


asyncio.run(follow("http://127.0.0.1:8000", "1.1"))
"""
WRONG = """
Whence("http://127.0.0.1:8000").events(categry=["protest"])
Whence("http://127.0.0.1:8000").events(category=["protst"])
"""


def test_a_script_of_its_user_passes_strict_type_checks_and_a_wrong_one_does_not(
    tmp_path: Path,
) -> None:
    (tmp_path / "right.py").write_text(SCRIPT, encoding="utf-8")
    (tmp_path / "wrong.py").write_text(SCRIPT + WRONG, encoding="utf-8")
    found = subprocess.run(
        [
            *(sys.executable, "-m", "mypy", "--strict", "--cache-dir", str(tmp_path / "cache")),
            *("right.py", "wrong.py", str(PYTHON / "whence_client")),
        ],
        check=False,
        cwd=tmp_path,
        capture_output=True,
        text=True,
    )
    told = re.findall(r"^(\w+\.py):\d+: error: .*\[([a-z-]+)\]$", found.stdout, re.MULTILINE)
    assert told == [("wrong.py", "call-arg"), ("wrong.py", "list-item")], found.stdout
