"""The Python client's own parts, and that it is what the document says."""

import json
import re
import subprocess
import sys
from collections.abc import Iterator

import httpx
import pytest
from whence_client import (
    Events,
    GoneError,
    InternalError,
    InvalidChangeSetError,
    Names,
    NotFoundError,
    Offsets,
    ProblemError,
    UnavailableError,
    UnreachableError,
    UnreadableError,
    Whence,
    WriterBusyError,
    models,
    operations,
)
from whence_client.exchanges import Exchanges, Request, parsed
from whence_client.files import Download
from whence_client.generated.api.releases import get_release_file
from whence_client.problems import BY_STATUS, BY_TYPE, failure_of

from api.openapi.files import FOLDER
from api.problem_types import TYPES
from api.settings import CHECKOUT
from tests.starting import free_port

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


def test_who_follows_tries_to_begin_for_so_long_and_then_goes_on_without_an_end() -> None:
    busy, broken = failure_of(answer(503, retry_after="40")), failure_of(answer(502))
    hopeful = exchanges(patience=60).following()
    assert hopeful.pause(busy) == 40.0
    with pytest.raises(UnavailableError):
        hopeful.pause(busy)
    with pytest.raises(InternalError):
        exchanges().following().pause(broken)
    begun = exchanges(tries=1, patience=0).following()
    begun.begin()
    assert [begun.pause(busy), begun.pause(broken), begun.pause(busy)] == [40.0, 1.0, 40.0]
    assert [begun.pause(UnreachableError("?")) for _ in range(100)][-1] == 10.0
    with pytest.raises(NotFoundError):
        begun.pause(failure_of(answer(404)))


def test_names_are_placed_beside_ids_and_what_has_none_stays_as_it_is() -> None:
    names = Names()
    names.labels = {
        "act_1": models.Label.from_dict({"kind": "actor", "name": "Ukraine"}),
        "evt_1": models.Label.from_dict({"kind": "event", "name": "Raid"}),
        "par_1": models.Label.from_dict(
            {"kind": "participation", "actor": "act_1", "role": "director", "event": "evt_1"}
        ),
    }
    assert names("par_1") == "Ukraine (director): Raid"
    about = models.About.from_dict({"record": "par_1", "stance": "denies"})
    assert names.place(about) == {
        "record": "par_1",
        "record_name": "Ukraine (director): Raid",
        "stance": "denies",
    }
    covered = models.Named.from_dict({"id": "act_1", "linked": ["act_1", "act_2"]})
    assert names.place(covered) == {
        "id": "act_1",
        "linked": ["act_1", "act_2"],
        "linked_names": ["Ukraine", "act_2"],
    }


def test_no_server_another_format_and_no_address_are_told() -> None:
    nobody = Whence(f"http://127.0.0.1:{free_port()}", tries=2)
    with nobody, pytest.raises(UnreachableError):
        nobody.service()
    with pytest.raises(UnreadableError, match="no such answer as the contract says: 'id,dataset"):
        parsed(b"id,dataset\n", models.EventList.from_dict)
    with pytest.raises(ValueError, match=r"base_url: 'whence\.test' does not begin with http"):
        Whence("whence.test")


def test_a_file_comes_in_pieces_and_never_ends_early_without_a_word() -> None:
    def broken() -> Iterator[bytes]:
        yield b"PAR1"
        raise httpx.RemoteProtocolError("peer closed connection")

    bodies = {"whole": iter([b"PAR1", b"rest"]), "broken": broken()}

    def serve(request: httpx.Request) -> httpx.Response:
        name = request.url.path.rpartition("/")[2]
        if name not in bodies:
            return httpx.Response(410)
        return httpx.Response(200, content=bodies[name])

    http = httpx.Client(transport=httpx.MockTransport(serve), base_url="http://whence.test")
    asked = {name: get_release_file._get_kwargs("test", "seq-1", name) for name in (*bodies, "no")}
    assert b"".join(Download(http, asked["whole"])) == b"PAR1rest"
    pieces = iter(Download(http, asked["broken"]))
    assert next(pieces) == b"PAR1"
    with pytest.raises(UnreachableError, match="peer closed connection"):
        next(pieces)
    with pytest.raises(GoneError):
        next(iter(Download(http, asked["no"])))
    http.close()


def test_what_no_request_could_be_sent_with_is_said_at_once_and_the_key_is_not() -> None:
    with pytest.raises(ValueError, match="'localhost:8000' does not begin with http://"):
        Whence("localhost:8000")
    with pytest.raises(ValueError, match=r"^key: no key has '\\n', '…'; it is whence_ and 43 "):
        Whence("http://localhost:8000", key="whence_…\n")


def test_plain_data_are_sent_as_they_are_for_the_server_to_judge() -> None:
    faulty = {"dataset": "test", "operations": [{"op": "put", "kind": "event"}]}
    asked: list[httpx.Request] = []

    def refuse(request: httpx.Request) -> httpx.Response:
        asked.append(request)
        return httpx.Response(422)

    with Whence("http://whence.test", key="whence_x") as whence:
        whence.http = httpx.Client(transport=httpx.MockTransport(refuse), base_url="http://w.test")
        with pytest.raises(InvalidChangeSetError):
            whence.write(body=faulty, dry_run=True)
    (request,) = asked
    assert json.loads(request.content) == faulty
    assert request.headers["content-type"] == "application/json"
    assert str(request.url) == "http://w.test/v1/changesets?dry_run=true"


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
        # Names are matched by tools that speak that protocol, and here by `actors(name=…)`.
        if operation["tags"][0] not in {"contract", "operations", "reconciling"}
    }
    made = {
        module
        for module in vars(operations)
        if module.startswith(("get_", "list_", "create_", "revert_", "search"))
    }
    assert made == named


def test_every_parameter_is_described_where_editors_and_help_show_it() -> None:
    methods = [each for each in vars(operations.Operations).values() if each.__doc__]
    bare = re.compile(r"^        (\w+) \(.*\):$", re.MULTILINE)
    found = {name for method in methods for name in bare.findall(str(method.__doc__))}
    assert found == set()
    assert "bbox (str | Unset): west,south,east,north in degrees" in str(Whence.events.__doc__)


def test_what_is_generated_is_what_the_document_says() -> None:
    command = [sys.executable, str(PYTHON / "generate.py"), "--check"]
    found = subprocess.run(command, check=False, capture_output=True, text=True)
    assert (found.returncode, found.stderr) == (0, "")
