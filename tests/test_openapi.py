"""The OpenAPI document says what the code does: no more, no less."""

import json
import re
from pathlib import Path
from typing import Any, get_args

import msgspec
import pytest
import yaml
from click.testing import CliRunner
from openapi_spec_validator import OpenAPIV31SpecValidator

from api.app import ROUTES
from api.openapi.__main__ import main
from api.openapi.document import build_document
from api.openapi.examples import DATASET, KEYS
from api.openapi.files import BASELINE, FOLDER
from api.openapi.nodes import Node, walk
from api.openapi.problems import EXAMPLES
from api.openapi.texts import TAGS
from api.problem_types import TYPES
from api.queries.changes import KINDS
from api.queries.changesets import OPERATIONS as WRITTEN
from api.settings import CHECKOUT
from schemas.codes import SCHEMES
from schemas.problems import Problem
from tests.contract import Contract, committed, operations, resolve
from tests.serving import NOWHERE, served

DOCUMENT = committed()
CONTRACT = Contract(DOCUMENT)
SCHEMAS = DOCUMENT["components"]["schemas"]
#: What a change set may hold beside puts.
OTHERS = ("Retract", "Merge", "Unmerge", "LinkRecords", "Unlink", "ReconcileQuery")
OPERATIONS = [
    pytest.param(path, operation, id=operation["operationId"])
    for path, _, operation in operations(DOCUMENT)
]
#: Health, metrics and the like look at no parameter.
QUESTIONS = [case for case in OPERATIONS if str(case.values[0]).startswith(("/v1", "/openapi/"))]
LISTED = re.compile(r"there (?:are|is) ((?:\w+)(?:, \w+)*)$")


def test_the_committed_files_are_what_the_code_says() -> None:
    found = CliRunner().invoke(main, ["--check"])
    assert (found.exit_code, found.output) == (0, "")


def test_a_file_that_says_something_else_is_named_with_what_to_run(tmp_path: Path) -> None:
    assert CliRunner().invoke(main, ["--write", "--folder", str(tmp_path)]).exit_code == 0
    (tmp_path / "v1.yaml").write_text("openapi: 3.1.0\n", encoding="utf-8")
    found = CliRunner().invoke(main, ["--check", "--folder", str(tmp_path)])
    assert found.exit_code == 1
    assert found.output == "v1.yaml: not what the code says; run make openapi\n"


def test_writing_leaves_the_baseline_as_it_is(tmp_path: Path) -> None:
    baseline = tmp_path / BASELINE
    baseline.parent.mkdir()
    baseline.write_text("{}", encoding="utf-8")
    CliRunner().invoke(main, ["--write", "--folder", str(tmp_path)])
    assert baseline.read_text(encoding="utf-8") == "{}"
    assert json.loads((tmp_path / "v1.json").read_text(encoding="utf-8")) == DOCUMENT


def test_the_same_code_gives_the_same_document() -> None:
    assert json.dumps(build_document()) == json.dumps(build_document())


def test_yaml_and_json_say_the_same() -> None:
    text = (FOLDER / "v1.yaml").read_text(encoding="utf-8")
    loaded = yaml.safe_load(text)
    assert loaded == DOCUMENT
    assert list(loaded["paths"]) == list(DOCUMENT["paths"])


@pytest.mark.parametrize("name", ["v1.json", BASELINE])
def test_it_is_valid_openapi_3_1(name: str) -> None:
    document = json.loads((FOLDER / name).read_text(encoding="utf-8"))
    assert document["openapi"].startswith("3.1.")
    assert [error.message for error in OpenAPIV31SpecValidator(document).iter_errors()] == []


def test_every_operation_of_the_baseline_is_still_there() -> None:
    baseline = json.loads((FOLDER / BASELINE).read_text(encoding="utf-8"))
    promised = {(path, method) for path, method, _ in operations(baseline)}
    assert promised <= {(path, method) for path, method, _ in operations(DOCUMENT)}


def test_it_has_every_route_and_no_other() -> None:
    served_routes = {
        (re.sub(r"\{(\w+):\w+\}", r"{\1}", path), str(method).lower())
        for route in ROUTES
        for path in route.paths
        for method in route.http_methods
    }
    assert {(path, method) for path, method, _ in operations(DOCUMENT)} == served_routes


def test_operation_ids_are_unique() -> None:
    ids = [operation["operationId"] for _, _, operation in operations(DOCUMENT)]
    assert len(set(ids)) == len(ids)


def test_every_tag_is_described() -> None:
    used = {tag for _, _, operation in operations(DOCUMENT) for tag in operation["tags"]}
    assert {tag["name"]: tag["description"] for tag in DOCUMENT["tags"]} == TAGS
    assert used == set(TAGS)


@pytest.mark.parametrize(("path", "operation"), OPERATIONS)
def test_an_operation_says_what_it_does_and_answers(path: str, operation: Node) -> None:
    assert operation["summary"]
    assert operation["description"].endswith(".")
    for status, response in operation["responses"].items():
        node = resolve(DOCUMENT, response)
        assert node["description"]
        assert "X-Request-Id" in node["headers"]
        assert status in {"303", "304", "307", "308"} or all(
            "schema" in body for body in node["content"].values()
        )
    successes = [status for status in operation["responses"] if status < "300"]
    assert successes or operation["responses"].keys() >= {"303"}


@pytest.mark.parametrize(("path", "operation"), OPERATIONS)
def test_an_operation_shows_an_example_of_each_of_its_problems(path: str, operation: Node) -> None:
    problems = {status: node for status, node in operation["responses"].items() if status >= "400"}
    assert "500" in problems
    for status, node in problems.items():
        body = node["content"]["application/problem+json"]
        assert body["schema"] == {"$ref": "#/components/schemas/Problem"}
        for name, example in body["examples"].items():
            value = resolve(DOCUMENT, example)["value"]
            problem = msgspec.convert(value, Problem)
            assert (problem.type, str(problem.status)) == (f"/problems/{name}", status)


def test_every_type_of_problem_has_an_example() -> None:
    assert EXAMPLES.keys() == TYPES.keys()


@pytest.mark.parametrize(("path", "operation"), OPERATIONS)
def test_every_parameter_is_described_and_typed(path: str, operation: Node) -> None:
    parameters = [resolve(DOCUMENT, node) for node in operation.get("parameters", [])]
    names = [node["name"] for node in parameters if node["in"] == "path"]
    assert names == re.findall(r"\{(\w+)\}", path)
    for node in parameters:
        assert node["description"]
        assert "type" in resolve(DOCUMENT, node["schema"])
        # Generated clients send defaults, and a limit cuts a download.
        assert "default" not in node["schema"]


def test_writing_needs_a_key_and_reading_may_have_one() -> None:
    assert DOCUMENT["security"] == [{}, {"bearer": []}]
    for path, method, operation in operations(DOCUMENT):
        if method == "post" and "reconciling" not in operation["tags"]:
            assert operation["security"] == [{"bearer": []}]
        elif path.startswith("/v1"):
            assert "security" not in operation
        else:
            assert operation["security"] == []


def test_every_field_is_described() -> None:
    bare = [
        f"{name}.{field}"
        for name, schema in SCHEMAS.items()
        for field, node in schema.get("properties", {}).items()
        # The map of names is the same everywhere, and says itself what it is.
        if "description" not in node and node != {"$ref": "#/components/schemas/Labels"}
    ]
    assert bare == []


def test_every_scalar_field_has_an_example_and_every_example_fits() -> None:
    without = []
    for name, schema in SCHEMAS.items():
        for field, node in schema.get("properties", {}).items():
            scalar = node.get("type") not in {None, "object", "array"} and "const" not in node
            if scalar and "examples" not in node:
                without.append(f"{name}.{field}")
            for example in node.get("examples", []):
                assert CONTRACT.misfits(node, example) == [], f"{name}.{field}"
    assert without == []


def test_every_number_says_how_wide_it_is() -> None:
    # Of what says nothing, generators make 32 bits, which files and figures go beyond.
    widths = {"integer": {"int32", "int64"}, "number": {"double"}}
    for node in walk(DOCUMENT):
        if node.get("type") in list(widths):
            assert node["format"] in widths[node["type"]]
            assert node["format"] != "int32" or node["maximum"] <= 2**31 - 1
    assert SCHEMAS["ReleasedFile"]["properties"]["bytes"]["format"] == "int64"


def test_every_schema_has_a_type_but_the_value_of_a_patch_and_none_is_null() -> None:
    # GeoJSON (RFC 7946, 3.2) has a null for the geometry of what is nowhere on the map.
    nowhere = SCHEMAS["Feature"]["properties"]["geometry"]
    assert nowhere["anyOf"] == [{"$ref": "#/components/schemas/Point"}, {"type": "null"}]
    value = SCHEMAS["PatchOperation"]["properties"]["value"]
    assert value.keys() == {"description", "examples"}
    for name, schema in SCHEMAS.items():
        for field, node in schema.get("properties", {}).items():
            typed = {"type", "$ref", "oneOf"} & node.keys()
            assert typed or node is nowhere or node is value, f"{name}.{field}"
        for node in walk(schema):
            assert node.get("type") != "null" or node is nowhere["anyOf"][1], name
            assert not isinstance(node.get("type"), list)
            if node.get("type") == "object":
                assert "properties" in node or "additionalProperties" in node


def test_requests_choose_from_enums_and_answers_list_what_is_known() -> None:
    known = {scheme: list(get_args(codes)) for scheme, codes in SCHEMES.items()}
    listed = [node for node in walk(SCHEMAS) if "x-codes" in node]
    assert listed
    for node in listed:
        assert "x-code-scheme" not in node or node["x-codes"] == known[node["x-code-scheme"]]
        assert node["type"] == "string"
        assert "enum" not in node
        assert all(f"`{code}`" in node["description"] for code in node["x-codes"])
    assert SCHEMAS["EventInput"]["properties"]["category"]["$ref"].endswith("/Category")
    assert SCHEMAS["Category"]["enum"] == known["category"]


def test_answers_list_the_codes_that_are_of_no_scheme() -> None:
    listed = {
        f"{name}.{field}": node["x-codes"]
        for name, schema in SCHEMAS.items()
        for field, node in schema.get("properties", {}).items()
        if "x-codes" in node and "x-code-scheme" not in node
    }
    kinds, ops = list(KINDS), ["put", "retract", "merge", "unmerge", "link", "unlink", "purge"]
    of_kinds = ("Change", "Check", "Digest", "ListedChange", *map(str.capitalize, kinds))
    assert listed == {
        **{f"{name}.kind": kinds for name in of_kinds},
        **{f"{name}.op": [*ops, "render"] for name in ("Change", "ListedChange", "Version")},
        "ChangeSet.operation": list(WRITTEN),
        "CodeMapping.match": ["exact", "close", "broad", "narrow"],
        "ContestedFact.kind": ["event", "participation", "affiliation", "figure"],
        "Fact.kind": ["event", "participation", "figure"],
        "Highlight.field": [
            *("title", "name", "content", "place", "quote", "names", "summary"),
            *("description", "passage", "merged"),
        ],
        "Health.status": ["live", "ready"],
        "StatementGroup.by": ["others", "itself"],
        "Label.kind": ["actor", "source", "event", "participation"],
        "PatchOperation.op": ["add", "remove", "replace", "move", "copy", "test"],
    }


def test_only_requests_are_closed() -> None:
    reached: dict[str, set[bool]] = {"requests": set(), "answers": set()}
    for name, schema in SCHEMAS.items():
        if "properties" in schema:
            sent = name.startswith("Put") or name.endswith(("Input", "Head")) or name in OTHERS
            group = "requests" if sent else "answers"
            reached[group].add(schema.get("additionalProperties") is False)
    assert reached == {"requests": {True}, "answers": {False}}


def test_it_names_no_host_but_in_examples() -> None:
    assert [server["url"] for server in DOCUMENT["servers"]] == ["/"]
    text = (FOLDER / "v1.json").read_text(encoding="utf-8")
    assert set(re.findall(r"https?://([\w.]+)", text)) == {"example.org", "spdx.org"}


def test_ids_in_examples_are_of_the_demo_case() -> None:
    case = yaml.safe_load((CHECKOUT / "data" / DATASET / "case.yaml").read_text(encoding="utf-8"))
    events = case["events"].values()
    parts = [part["key"] for event in events for part in event.get("participations", [])]
    found = {kind: key in case[f"{kind}s"] for kind, key in KEYS.items() if f"{kind}s" in case}
    assert found == dict.fromkeys(KEYS.keys() - {"participation", "link"}, True)
    assert KEYS["participation"] in parts


@pytest.mark.parametrize(("path", "operation"), QUESTIONS)
async def test_the_parameters_are_those_that_the_server_takes(path: str, operation: Node) -> None:
    nodes = [resolve(DOCUMENT, node) for node in operation.get("parameters", [])]
    named = [node["name"] for node in nodes if node["in"] == "query"]
    method = "POST" if "requestBody" in operation else "GET"
    async with served(NOWHERE) as app:
        address = re.sub(r"\{\w+\}", "x", path)
        response = await app.client.request(method, address, params={"nonsense": "1"})
    assert response.status_code == 400
    [fault] = [each for each in response.json()["errors"] if each["parameter"] == "nonsense"]
    listed = LISTED.search(fault["detail"])
    assert listed is not None
    assert listed[1].split(", ") == (named or ["none"])


async def test_the_server_serves_the_committed_files_without_a_database() -> None:
    async with served(NOWHERE) as app:
        for name, media_type in (("v1.json", "application/json"), ("v1.yaml", "application/yaml")):
            response = await app.client.get(f"/openapi/{name}")
            assert response.content == (FOLDER / name).read_bytes()
            assert response.headers["content-type"] == media_type
            again = {"If-None-Match": response.headers["etag"]}
            assert (await app.client.get(f"/openapi/{name}", headers=again)).status_code == 304


def test_a_change_set_as_in_the_example_is_one() -> None:
    body: Any = DOCUMENT["paths"]["/v1/changesets"]["post"]["requestBody"]["content"]
    json_body = body["application/json"]
    for example in json_body["examples"].values():
        assert CONTRACT.misfits(json_body["schema"], example["value"]) == []
    (example,) = json_body["examples"].values()
    wrong = json.loads(json.dumps(example["value"]).replace("armed_incursion", "raid"))
    assert CONTRACT.misfits(json_body["schema"], wrong) != []
