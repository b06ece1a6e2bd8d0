"""Bodies of requests: the change set, as JSON and as lines."""

from collections.abc import Mapping
from typing import Any, Final

from api.openapi.components import Struct, schema_ref
from api.openapi.nodes import Node, ref
from api.openapi.own import OWN
from schemas.changesets import ChangeSetHead, ChangeSetInput

DESCRIPTION: Final = (
    "The change set. As JSON it is one object, up to 64 MB; as NDJSON it has no limit but that of "
    "a line (16 MB)."
)
LINES: Final = (
    "First a line with the change set without its operations (`x-first-line`), then one operation "
    "a line (`x-lines`)."
)
#: A change set of three records, in which two facts name their source.
EXAMPLE: Final[Node] = {
    "dataset": "my-case",
    "reason": "Begin the case",
    "dataset_meta": {"title": "My case", "licence": "CC-BY-4.0"},
    "operations": [
        {
            "op": "put",
            "kind": "source",
            "key": "report",
            "record": {"source_kind": "report", "title": "Report on the raid"},
        },
        {
            "op": "put",
            "kind": "actor",
            "key": "ukraine",
            "record": {
                "actor_kind": "state",
                "name": "Ukraine",
                "countries": ["UA"],
                "evidence": [{"source": "report"}],
            },
        },
        {
            "op": "put",
            "kind": "event",
            "key": "raid",
            "record": {
                "title": "Raid into Belgorod region",
                "category": "armed_incursion",
                "when": {"edtf": "2023-05-22"},
                "evidence": [{"source": "report", "passage": {"type": "locator", "page": "3"}}],
            },
        },
    ],
}


def body_of(takes: Struct) -> Node:
    """The body of a write: a change set, or what may be said of one that is made by itself."""
    if takes is ChangeSetInput:
        return _change_set_body()
    return {
        "description": "May be left out.",
        "required": False,
        "content": {"application/json": {"schema": schema_ref(takes)}},
    }


def form_of(fields: Mapping[str, Struct]) -> Node:
    """A form that has one of these fields, each JSON."""
    properties: dict[str, Node] = {
        name: {**OWN[name][0], "description": OWN[name][1], "contentSchema": _content(name, struct)}
        for name, struct in fields.items()
    }
    schema = {"type": "object", "properties": properties, "additionalProperties": False}
    schema |= {"minProperties": 1, "maxProperties": 1}
    return {
        "description": "One of the two questions.",
        "required": True,
        "content": {"application/x-www-form-urlencoded": {"schema": schema}},
    }


def _content(name: str, struct: Struct) -> Node:
    """What a field's JSON is: of queries there are several, by their names."""
    one = schema_ref(struct)
    return {"type": "object", "additionalProperties": one} if name == "queries" else one


def _change_set_body() -> Node:
    example: dict[str, Any] = {"summary": "Three records", "value": EXAMPLE}
    lines = {
        "type": "string",
        "format": "binary",
        "description": LINES,
        "x-first-line": schema_ref(ChangeSetHead),
        "x-lines": ref("schemas", "Operation"),
    }
    return {
        "description": DESCRIPTION,
        "required": True,
        "content": {
            "application/json": {
                "schema": schema_ref(ChangeSetInput),
                "examples": {"begin": example},
            },
            "application/x-ndjson": {"schema": lines},
        },
    }
