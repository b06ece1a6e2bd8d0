"""Every error is a problem, of a type that the docs list."""

import inspect
import re
from collections.abc import AsyncIterator, Callable
from pathlib import Path
from typing import Any

import pytest
from litestar import Request, get
from litestar.exceptions import HTTPException

from api import errors
from api.changesets.check import StaleVersionError
from api.changesets.faults import ChangeSetInvalidError, Fault
from api.changesets.heads import MalformedError
from api.changesets.write import ChangeSetConflictError, WriterBusyError
from api.database import DatabaseUnavailableError
from api.ids import InvalidIdError
from api.problem_types import TYPES
from api.problems import MOST_FAULTS, TABLE
from tests.serving import NOWHERE, Served, served

DOCS = Path(__file__).resolve().parents[1] / "docs" / "errors.md"
FAULT = Fault(pointer="/operations/0", detail="it is wrong")
RAISED: dict[str, Callable[[], Exception]] = {
    "request": lambda: errors.RequestError("no"),
    "malformed": lambda: errors.MalformedRequestError("no"),
    "parameter": lambda: errors.UnknownParameterError("no"),
    "cursor": lambda: errors.BadCursorError("no"),
    "key": lambda: errors.UnauthenticatedError("no"),
    "scope": lambda: errors.ForbiddenError("no"),
    "missing": lambda: errors.NotFoundError("no"),
    "id": lambda: InvalidIdError("no"),
    "format": lambda: errors.NotAcceptableError("no"),
    "slow": lambda: errors.RequestTimeoutError("no"),
    "state": lambda: errors.ConflictError("no"),
    "stale": lambda: StaleVersionError([FAULT]),
    "again": lambda: ChangeSetConflictError("no"),
    "purged": lambda: errors.GoneError("no"),
    "large": lambda: errors.TooLargeError("no"),
    "address": lambda: errors.AddressTooLongError("no"),
    "media": lambda: errors.UnsupportedMediaTypeError("no"),
    "nojson": lambda: MalformedError([FAULT]),
    "faults": lambda: ChangeSetInvalidError([FAULT]),
    "later": lambda: errors.UnavailableError("no", retry_after=7),
    "database": lambda: DatabaseUnavailableError("no"),
    "limit": lambda: errors.TimeLimitError("no"),
    "streams": lambda: errors.TooManyStreamsError("no"),
    "writer": lambda: WriterBusyError("no"),
    "old": lambda: errors.OldProtocolError("no"),
    "bug": lambda: KeyError("secret"),
    "long": lambda: ChangeSetInvalidError([Fault(pointer="", detail="x" * 1_000), FAULT]),
    "many": lambda: ChangeSetInvalidError([FAULT] * (MOST_FAULTS + 5)),
    "both": lambda: errors.MalformedRequestError(
        faults=[("limit", "is '0': it must be 1 to 1000"), ("/data", "it is \ud800")]
    ),
    "framework": lambda: HTTPException(status_code=422, detail="no"),
}


@get("/raise/{name:str}")
async def raise_error(request: Request[Any, Any, Any]) -> None:
    raise RAISED[request.path_params["name"]]()


@pytest.fixture
async def app() -> AsyncIterator[Served]:
    async with served(NOWHERE, raise_error) as running:
        yield running


async def problem(app: Served, name: str) -> Any:
    answer = await app.client.get(f"/raise/{name}", headers={"X-Request-Id": "r1"})
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.headers["cache-control"] == "no-store"
    assert answer.status_code == answer.json()["status"]
    return answer


async def test_each_error_has_its_type(app: Served) -> None:
    found = {name: (await problem(app, name)).json()["type"].split("/")[2] for name in RAISED}
    assert found == {
        "request": "malformed-request",
        "malformed": "malformed-request",
        "parameter": "unknown-parameter",
        "cursor": "bad-cursor",
        "key": "unauthenticated",
        "scope": "forbidden",
        "missing": "not-found",
        "id": "not-found",
        "format": "not-acceptable",
        "slow": "body-timeout",
        "state": "conflict",
        "stale": "conflict",
        "again": "conflict",
        "purged": "gone",
        "large": "too-large",
        "address": "address-too-long",
        "media": "unsupported-media-type",
        "nojson": "malformed-request",
        "faults": "invalid-change-set",
        "later": "unavailable",
        "database": "unavailable",
        "limit": "time-limit",
        "streams": "too-many-streams",
        "writer": "writer-busy",
        "old": "old-protocol",
        "bug": "internal-error",
        "long": "invalid-change-set",
        "many": "invalid-change-set",
        "both": "malformed-request",
        "framework": "malformed-request",
    }


async def test_a_problem_names_every_fault_with_its_place(app: Served) -> None:
    assert (await problem(app, "both")).json() == {
        "type": "/problems/malformed-request",
        "title": "Malformed request",
        "status": 400,
        "detail": "limit: is '0': it must be 1 to 1000; /data: it is ?",
        "errors": [
            {"parameter": "limit", "detail": "is '0': it must be 1 to 1000"},
            {"pointer": "/data", "detail": "it is ?"},
        ],
        "request_id": "r1",
    }
    assert (await problem(app, "faults")).json()["errors"] == [
        {"pointer": "/operations/0", "detail": "it is wrong"}
    ]


async def test_the_detail_of_a_change_sets_faults_tells_the_first_with_its_place(
    app: Served,
) -> None:
    one = "1 fault in the change set, at /operations/0: it is wrong"
    assert (await problem(app, "faults")).json()["detail"] == one
    assert (await problem(app, "nojson")).json()["detail"] == one
    long = "2 faults in the change set; the first: "
    told = (await problem(app, "long")).json()["detail"]
    assert (told.startswith(f"{long}xxx"), told[-2:], len(told)) == (True, "x…", 427)


async def test_of_very_many_faults_the_first_are_shown(app: Served) -> None:
    told = (await problem(app, "many")).json()
    assert told["detail"] == (
        "1005 faults in the change set; the first, at /operations/0: it is wrong; "
        "`errors` has the first 1000 of 1005"
    )
    assert len(told["errors"]) == 1000


async def test_what_nobody_foresaw_stays_in_the_log(app: Served) -> None:
    answer = await problem(app, "bug")
    assert answer.json() == {
        "type": "/problems/internal-error",
        "title": "Internal error",
        "status": 500,
        "detail": "the server failed; its log has the reason under this request id",
        "request_id": "r1",
    }
    (line,) = app.lines()
    assert (line["level"], line["status"], line["request_id"]) == ("error", 500, "r1")
    assert line["traceback"].endswith("KeyError: 'secret'\n")


async def test_unavailable_says_when_to_try_again(app: Served) -> None:
    assert (await problem(app, "later")).headers["retry-after"] == "7"
    assert (await problem(app, "writer")).headers["retry-after"] == "5"


async def test_the_type_of_a_problem_is_an_address_that_describes_it(app: Served) -> None:
    for name, kind in TYPES.items():
        answer = await app.client.get(f"/problems/{name}")
        assert answer.json() == {
            "type": f"/problems/{name}",
            "title": kind.title,
            "status": kind.status,
            "description": kind.description,
        }
    unknown = await app.client.get("/problems/none")
    assert unknown.status_code == 404
    assert "too-large" in unknown.json()["detail"]


def test_every_error_of_a_request_stands_in_the_table() -> None:
    kinds = {kind for _, kind in inspect.getmembers(errors, inspect.isclass)}
    requests = {kind for kind in kinds if issubclass(kind, errors.RequestError)}
    assert requests - TABLE.keys() == {errors.MissingKeyError}
    assert set(TYPES.values()) == set(TABLE.values())


def test_the_docs_list_every_type_of_problem() -> None:
    rows = [
        line for line in DOCS.read_text(encoding="utf-8").splitlines() if "| `/problems" in line
    ]
    assert rows == [
        f"| `{kind.type}` | {kind.status} | {kind.title} | {kind.description} |"
        for kind in TYPES.values()
    ]
    assert [name for name in TYPES if not re.fullmatch("[a-z]+(-[a-z]+)*", name)] == []
