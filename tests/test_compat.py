"""A change of the contract that breaks clients is named; one that only adds passes."""

import copy
import json
from pathlib import Path
from typing import Any, Final

import jsonpatch
import pytest
from click.testing import CliRunner

from api.openapi.__main__ import main
from api.openapi.compat.documents import compare_documents
from api.openapi.files import BASELINE, FOLDER
from tests.compat import (
    ANSWERED,
    DIRECTOR,
    GET,
    JSON,
    POST,
    PROBLEMS,
    TAKEN,
    TEXT,
    breaks,
    document,
)
from tests.contract import committed
from tests.examples import DOCS

#: Place and new value → what is said of it.
OPERATIONS: Final = [
    ("/paths/~1events", ..., "GET /events and 1 more: operation: was there, is gone"),
    (POST, ..., "POST /events: operation: was there, is gone"),
    (f"{GET}/operationId", "all", "GET /events: operationId: was list_events, is all"),
    (f"{GET}/responses/410", ..., "GET /events: answer 410: was declared, is gone"),
    (JSON, ..., "GET /events: answer 200, application/json: was declared, is gone"),
    (
        f"{GET}/responses/200/headers/ETag",
        ...,
        "GET /events: answer 200, header ETag: was declared, is gone",
    ),
    (
        f"{GET}/responses/200/headers/ETag/required",
        False,
        "GET /events: answer 200, header ETag: was always there, is perhaps absent",
    ),
    (
        f"{PROBLEMS}/examples/gone",
        ...,
        "GET /events: answer 410, application/problem+json: was also gone, is that no longer",
    ),
    (f"{GET}/parameters", [], "GET /events: query parameter limit: was a parameter, is gone"),
    (
        f"{GET}/parameters/0/required",
        True,
        "GET /events: query parameter limit: was optional, is required",
    ),
    (
        f"{GET}/parameters/0/explode",
        False,
        "GET /events: query parameter limit: was explode by default, is explode False",
    ),
    (
        f"{GET}/parameters/0/schema/maximum",
        100,
        "GET /events: query parameter limit: was maximum 1000, is maximum 100",
    ),
    (
        f"{GET}/parameters/-",
        {"name": "q", "in": "query", "required": True, "schema": TEXT},
        "GET /events: query parameter q: was no parameter, is required",
    ),
    (f"{POST}/requestBody/required", True, "POST /events: body: was optional, is required"),
    (
        f"{GET}/requestBody",
        {"required": True, "content": {}},
        "GET /events: body: was not taken, is required",
    ),
    (
        f"{POST}/requestBody/content",
        {},
        "POST /events: body, application/json: was declared, is gone",
    ),
    (
        f"{GET}/security",
        [{"bearer": []}],
        "GET /events: security: was enough with no key, is for bearer",
    ),
    (
        "/components/securitySchemes/bearer/scheme",
        "basic",
        "the document: security scheme bearer: was http bearer, is http basic",
    ),
    ("/servers/0/url", "/api", "the document: servers: was /, is gone"),
    (
        DIRECTOR,
        "Knew of the act.",
        "the document: the code 'director' of Role: was defined as 'Ordered the act.', "
        "is defined as 'Knew of the act.'",
    ),
]


@pytest.mark.parametrize(("place", "value", "said"), OPERATIONS)
def test_a_break_of_an_operation_is_named(place: str, value: Any, said: str) -> None:
    assert said in breaks((place, value))


def test_what_lines_of_a_download_are_is_compared_too() -> None:
    lines = f"{GET}/responses/200/content/application~1x-ndjson/schema/x-lines"
    place = "GET /events: answer 200, application/x-ndjson, lines"
    assert breaks((lines, ...)) == [f"{place}: was described, is anything"]


def test_a_column_of_a_table_that_goes_is_named() -> None:
    columns = f"{GET}/responses/200/content/text~1csv"
    table = {"schema": TEXT | {"x-columns": [{"name": "id"}, {"name": "title"}]}}
    before = jsonpatch.apply_patch(document(), [{"op": "add", "path": columns, "value": table}])
    after = jsonpatch.apply_patch(
        before, [{"op": "remove", "path": f"{columns}/schema/x-columns/1"}]
    )
    assert [str(found) for found in compare_documents(before, after)] == [
        "GET /events: answer 200, text/csv, title: was a column, is gone"
    ]
    assert compare_documents(after, before) == []


def test_a_break_that_reaches_several_operations_counts_them() -> None:
    before = document()
    before["paths"]["/all"] = {"get": copy.deepcopy(before["paths"]["/events"]["get"])}
    after = copy.deepcopy(before)
    del after["components"]["schemas"]["Event"]["properties"]["when"]
    (found,) = compare_documents(before, after)
    assert found.operations == ["GET /events", "GET /all"]
    assert str(found) == "GET /events and 1 more: Event (answered).when: was a field, is gone"


@pytest.mark.parametrize(
    ("place", "value"),
    [
        ("/paths/~1more", {"get": {"operationId": "more", "responses": {}}}),
        (f"{GET}/parameters/-", {"name": "q", "in": "query", "schema": TEXT}),
        (f"{GET}/parameters/0/schema/maximum", 5000),
        (f"{GET}/responses/404", {"content": {}}),
        (f"{GET}/responses/200/headers/Link", {"schema": TEXT}),
        (f"{GET}/responses/200/content/text~1csv", {"schema": TEXT}),
        (f"{PROBLEMS}/examples/no-such", {}),
        (f"{POST}/security", [{}, {"bearer": []}, {"other": []}]),
        (f"{ANSWERED}/properties/more", TEXT),
        (f"{ANSWERED}/required/-", "when"),
        (f"{ANSWERED}/properties/count/maximum", 9),
        (f"{ANSWERED}/properties/role/x-codes/-", "victim"),
        (f"{ANSWERED}/properties/role/description", "In other words."),
        (f"{TAKEN}/properties/more", TEXT),
        (f"{TAKEN}/required", []),
        (f"{TAKEN}/properties/count/type", "number"),
        (f"{TAKEN}/properties/count/format", "int64"),
        (f"{TAKEN}/properties/title/maxLength", 900),
        (f"{TAKEN}/properties/when/format", ...),
        (f"{TAKEN}/properties/part/oneOf/-", TEXT),
        ("/components/schemas/Role/enum/-", "victim"),
    ],
)
def test_what_only_adds_passes(place: str, value: Any) -> None:
    assert breaks((place, value)) == []


def test_what_is_committed_keeps_what_was_promised() -> None:
    found = CliRunner().invoke(main, ["--compat"])
    assert (found.exit_code, found.output) == (0, "")


def test_a_broken_promise_fails_with_where_to_read_on(tmp_path: Path) -> None:
    promised = committed()
    promised["components"]["schemas"]["Event"]["properties"]["verdict"] = TEXT
    (tmp_path / BASELINE).parent.mkdir()
    (tmp_path / BASELINE).write_text(json.dumps(promised), encoding="utf-8")
    found = CliRunner().invoke(main, ["--compat", "--folder", str(tmp_path)])
    assert found.exit_code == 1
    first, last = found.output.splitlines()
    assert first.endswith("Event (answered).verdict: was a field, is gone")
    assert "docs/versioning.md" in last


def test_the_docs_show_a_break_as_it_is_named() -> None:
    after = committed()
    after["components"]["schemas"]["Event"]["required"].remove("title")
    (found,) = compare_documents(committed(), after)
    assert f"```\n{found}\n```" in (DOCS / "versioning.md").read_text(encoding="utf-8")


def test_the_baseline_itself_is_compared_whole() -> None:
    promised = json.loads((FOLDER / BASELINE).read_text(encoding="utf-8"))
    assert compare_documents(promised, promised) == []
    assert compare_documents(promised, {**committed(), "paths": {}}) != []
