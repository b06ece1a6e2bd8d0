"""A small contract that has one of everything, and what is found when it changes."""

import json
from typing import Any, Final

import jsonpatch

from api.openapi.compat.documents import compare_documents
from api.openapi.nodes import Node, ref

GET = "/paths/~1events/get"
POST = "/paths/~1events/post"
JSON = f"{GET}/responses/200/content/application~1json"
PROBLEMS = f"{GET}/responses/410/content/application~1problem+json"
ANSWERED = "/components/schemas/Event"
TAKEN = "/components/schemas/EventInput"
DIRECTOR = "/components/schemas/Role/x-enumDescriptions/director"
TEXT: Final[Node] = {"type": "string"}
EVENT: Final[Node] = {
    "type": "object",
    "required": ["id", "title"],
    "properties": {
        "id": TEXT,
        "title": TEXT | {"pattern": "\\S", "maxLength": 500},
        "when": TEXT | {"format": "date"},
        "count": {"type": "integer", "minimum": 0},
        "tags": {"type": "array", "items": TEXT, "minItems": 1},
        "role": TEXT | {"x-code-scheme": "role", "x-codes": ["director", "target"]},
        "op": TEXT | {"x-codes": ["put", "render"]},
        "sort": TEXT | {"enum": ["up", "down"]},
        "names": {"type": "object", "additionalProperties": TEXT},
        "part": {"oneOf": [ref("schemas", "Cat"), ref("schemas", "Dog")]},
    },
}
SENT: Final[Node] = {
    "type": "object",
    "additionalProperties": False,
    "required": ["title"],
    "properties": {
        "title": TEXT | {"minLength": 1, "maxLength": 500},
        "note": TEXT,
        "when": TEXT | {"format": "date"},
        "count": {"type": "integer"},
        "role": ref("schemas", "Role"),
        "dry": {"type": "boolean", "default": False},
        "part": {"oneOf": [ref("schemas", "Cat"), ref("schemas", "Dog")]},
        "pet": {"oneOf": [ref("schemas", "Cat")], "discriminator": {"propertyName": "kind"}},
    },
}
MEANT: Final = {"director": "Ordered the act.", "target": "Was aimed at."}


def document() -> Node:
    """A small contract that has one of everything."""
    problem = {"schema": ref("schemas", "Problem"), "examples": {"gone": {}, "conflict": {}}}
    lines = TEXT | {"x-lines": ref("schemas", "Event")}
    answers = {
        "200": {
            "headers": {"ETag": {"required": True, "schema": TEXT}},
            "content": {
                "application/json": {"schema": ref("schemas", "Event")},
                "application/x-ndjson": {"schema": lines},
            },
        },
        "410": {"content": {"application/problem+json": problem}},
    }
    limit = {"name": "limit", "in": "query", "schema": {"type": "integer", "maximum": 1000}}
    body = {"content": {"application/json": {"schema": ref("schemas", "EventInput")}}}
    schemas = {
        "Event": EVENT,
        "EventInput": SENT,
        "Problem": {"type": "object", "properties": {"type": TEXT}},
        "Cat": {"type": "object", "properties": {"meows": TEXT}},
        "Dog": {"type": "object", "properties": {"barks": TEXT}},
        "Role": TEXT | {"enum": list(MEANT), "x-enumDescriptions": MEANT},
    }
    listing = {"operationId": "list_events", "parameters": [limit], "responses": answers}
    writing = {"operationId": "write", "requestBody": body, "responses": {"201": {}}}
    made = {
        "servers": [{"url": "/"}],
        "security": [{}, {"bearer": []}],
        "paths": {"/events": {"get": listing, "post": writing}},
        "components": {
            "schemas": schemas,
            "securitySchemes": {"bearer": {"type": "http", "scheme": "bearer"}},
        },
    }
    copied: Node = json.loads(json.dumps(made))
    return copied


def breaks(*changes: tuple[str, Any]) -> list[str]:
    """What is found after changes: a place and its new value, or `...` where it goes."""
    patch = [
        {"op": "remove", "path": place} if value is ... else _put(place, value)
        for place, value in changes
    ]
    changed = jsonpatch.apply_patch(document(), patch)
    return [str(found) for found in compare_documents(document(), changed)]


def _put(place: str, value: Any) -> Node:
    return {"op": "add", "path": place, "value": value}
