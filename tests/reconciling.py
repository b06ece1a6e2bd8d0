"""The protocol's own schemas and examples, where they are beside this checkout."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import jsonschema_rs
import msgspec
import pytest

FOLDER = (
    Path(__file__).resolve().parents[1] / ".." / "shared" / "data" / "reconciliation_api" / "0.2"
)


def judge(schema: str, answer: Any) -> list[str]:
    """What the schema of that name finds wrong; it skips where there is none."""
    _require()

    def retrieve(address: str) -> Any:
        """A schema by the last part of its address: some name each other by that alone."""
        return _read(address.partition("#")[0].rpartition("/")[2])

    judged = jsonschema_rs.Draft7Validator(_read(f"{schema}.json"), retriever=retrieve)
    return [error.message for error in judged.iter_errors(answer)]


def examples(schema: str, sort: str) -> Iterator[tuple[str, bytes]]:
    """The examples of that schema that are `valid`, or `invalid`, by their names."""
    _require()
    for path in sorted((FOLDER / "examples" / schema / sort).glob("*.json")):
        yield path.name, path.read_bytes()


def _read(name: str) -> Any:
    # The one of Swagger has another name than its file's.
    path = FOLDER / "schemas" / {"schema.json": "openapi.json"}.get(name, name)
    found = msgspec.json.decode(path.read_bytes())
    found.pop("$schema", None)
    return found


def _require() -> None:
    if not FOLDER.exists():
        pytest.skip("the protocol's schemas are not beside this checkout (../shared/data)")
