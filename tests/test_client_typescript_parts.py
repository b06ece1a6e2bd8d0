"""The TypeScript client's own parts hold to the document and to what it is packed of."""

import json
import re
from typing import Final

from api.clients import FOLDER as CLIENTS
from api.openapi.files import FOLDER
from api.problem_types import TYPES

CLIENT: Final = CLIENTS / "typescript"


def test_it_needs_nothing_else_but_openapi_fetch_and_one_entry_node() -> None:
    needed = {
        path.stem: {
            name
            for name in re.findall(r'(?:from|import\() ?"([^"]+)"', path.read_text())
            if name[0] != "."
        }
        for path in (CLIENT / "dist").glob("*.js")
    }
    node = needed.pop("node")
    assert set().union(*needed.values()) == {"openapi-fetch"}
    assert {name.partition(":")[0] for name in node} == {"node"}
    for path in (CLIENT / "dist").glob("*.ts"):
        assert not re.search(r"node:|\bBuffer\b|NodeJS|reference types", path.read_text()), path
    leaks = {
        path.stem
        for path in (CLIENT / "src").glob("*.ts")
        if re.search(r"\bprocess\.|\bBuffer\b", path.read_text())
    }
    assert leaks == {"node"}
    manifest = json.loads((CLIENT / "package.json").read_text())
    assert list(manifest["dependencies"]) == ["openapi-fetch"]
    assert manifest["sideEffects"] is False


def test_it_names_every_field_that_holds_an_id() -> None:
    schemas = json.loads((FOLDER / "v1.json").read_text())["components"]["schemas"]
    fields = {
        field
        for name, schema in schemas.items()
        for field, of in schema.get("properties", {}).items()
        if not name.endswith("Input") and re.search(r'"(act|evt|par|src)_', json.dumps(of))
    }
    code = (CLIENT / "src" / "names.ts").read_text()
    named = re.findall(r'^  \| "(\w+)"', code, re.MULTILINE)
    assert set(named) == fields - {"id", "linked", "matches", "purged"}


def test_it_knows_every_type_of_problem() -> None:
    code = (CLIENT / "src" / "problems.ts").read_text()
    assert re.findall(r'^  \| "(/problems/[^"]+)"', code, re.MULTILINE) == [
        problem.type for problem in TYPES.values()
    ]
