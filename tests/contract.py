"""Answers held against the OpenAPI document, with no field or code that it does not name."""

import copy
import csv
import io
import json
import re
from collections.abc import Iterator
from functools import cache
from typing import Any, Final

import httpx
import jsonschema_rs
import msgspec

from api.openapi.files import FOLDER
from api.openapi.nodes import Node, walk

PROBLEM: Final = "application/problem+json"
#: Of files, whatever is in them.
FILE: Final = {"type": "string", "format": "binary"}
#: Media types of which every part is judged by itself: what ends a part, and where its schema is.
PARTS: Final = {
    "application/x-ndjson": (b"\n", "x-lines"),
    "text/event-stream": (b"\n\n", "x-data"),
}
#: Headers of HTTP itself, of proxies, and those that the frame gives every answer.
EVERYWHERE: Final = frozenset(
    {"content-type", "content-length", "cache-control", "vary", "content-encoding"}
    | {"x-accel-buffering"}
    | {"access-control-allow-origin", "access-control-expose-headers", "x-content-type-options"}
    | {"x-request-id"}
)


def committed() -> Node:
    """The document as it is committed and served."""
    document: Node = json.loads((FOLDER / "v1.json").read_text(encoding="utf-8"))
    return document


def operations(document: Node) -> Iterator[tuple[str, str, Node]]:
    """Path, method and operation."""
    for path, methods in document["paths"].items():
        for method, operation in methods.items():
            yield path, method, operation


def resolve(document: Node, node: Node) -> Node:
    """The node, or what it refers to."""
    while "$ref" in node:
        section, name = node["$ref"].removeprefix("#/components/").split("/")
        node = document["components"][section][name]
    return node


def closed(document: Node) -> Node:
    """The document with schemas that refuse every field and code that they do not name."""
    strict = copy.deepcopy(document)
    for schema in walk(strict["components"]["schemas"]):
        if "properties" in schema:
            schema.setdefault("additionalProperties", False)
        if "x-codes" in schema:
            schema["enum"] = schema["x-codes"]
    return strict


@cache
def strict() -> "Contract":
    """The committed document, closed; what it has read once it knows."""
    return Contract(closed(committed()))


class Contract:
    """A document that answers are held against."""

    def __init__(self, document: Node) -> None:
        self.document = document
        self._judges: dict[str, jsonschema_rs.Draft202012Validator] = {}
        self._operations = [
            (method, re.compile(re.sub(r"\\\{\w+\\\}", "[^/]+", re.escape(path))), operation)
            for path, method, operation in operations(document)
        ]

    def operation(self, method: str, path: str) -> Node | None:
        """The operation that answers there, or nothing."""
        # Whoever answers GET answers HEAD.
        method = method.lower().replace("head", "get")
        for known, pattern, operation in self._operations:
            if known == method and pattern.fullmatch(path):
                return operation
        return None

    def faults(self, response: httpx.Response) -> list[str]:
        """All in an answer that the document does not say."""
        return self.head_faults(response) + self.body_faults(response)

    def head_faults(self, response: httpx.Response) -> list[str]:
        """All in its status and headers."""
        if self._operation_of(response) is None:
            return []
        node = self._declared(response)
        if node is None:
            return [f"{response.status_code} is not declared"]
        return self._header_faults(node, response)

    def body_faults(self, response: httpx.Response) -> list[str]:
        """All in its body; of HEAD everything comes but that."""
        if response.request.method == "HEAD":
            return []
        if self._operation_of(response) is None:
            return self._stray_faults(response)
        node = self._declared(response)
        return [] if node is None else self._body_faults(node, response)

    def is_file(self, response: httpx.Response) -> bool:
        """Whether anything may be in its body."""
        if self._operation_of(response) is None:
            return _media_type(response) != PROBLEM
        content = (self._declared(response) or {}).get("content", {})
        return bool(content.get(_media_type(response), {}).get("schema") == FILE)

    def parts_of(self, response: httpx.Response) -> tuple[bytes, Node] | None:
        """What ends each part of its body and what each is, where it comes in such parts."""
        media_type = _media_type(response)
        content = (self._declared(response) or {}).get("content", {})
        if media_type not in PARTS or media_type not in content:
            return None
        end, name = PARTS[media_type]
        return end, content[media_type]["schema"][name]

    def part_faults(self, schema: Node, part: bytes) -> list[str]:
        """All in a line, or in what an event carries."""
        if not part.startswith(b"{"):
            fields = [line.partition(b": ") for line in part.split(b"\n")]
            part = b"\n".join(value for name, _, value in fields if name == b"data")
        return self.misfits(schema, msgspec.json.decode(part)) if part else []

    def _operation_of(self, response: httpx.Response) -> Node | None:
        return self.operation(response.request.method, response.request.url.path)

    def _declared(self, response: httpx.Response) -> Node | None:
        operation = self._operation_of(response) or {"responses": {}}
        declared = operation["responses"].get(str(response.status_code))
        return None if declared is None else resolve(self.document, declared)

    def _stray_faults(self, response: httpx.Response) -> list[str]:
        """Where the document has nothing, problems at least are problems."""
        if _media_type(response) != PROBLEM:
            return []
        return self.misfits({"$ref": "#/components/schemas/Problem"}, response.json())

    def _header_faults(self, node: Node, response: httpx.Response) -> list[str]:
        declared = {name.lower(): header for name, header in node.get("headers", {}).items()}
        faults = [
            f"the header {name} is missing"
            for name, header in declared.items()
            if resolve(self.document, header)["required"] and name not in response.headers
        ]
        for name in response.headers:
            if name in declared:
                schema = resolve(self.document, declared[name])["schema"]
                value: Any = response.headers[name]
                if schema["type"] == "integer" and value.isdecimal():
                    value = int(value)
                faults += [f"{name}: {fault}" for fault in self.misfits(schema, value)]
            elif name not in EVERYWHERE:
                faults.append(f"the header {name} is not declared")
        return faults

    def _body_faults(self, node: Node, response: httpx.Response) -> list[str]:
        content = node.get("content", {})
        if not content:
            return ["a body is not declared"] if response.content else []
        media_type = _media_type(response)
        if media_type not in content:
            return [f"{media_type} is not declared"]
        body = content[media_type]
        if media_type == PROBLEM:
            name = response.json()["type"].removeprefix("/problems/")
            if name not in body["examples"]:
                return [f"the problem {name} is not declared"]
        return self._text_faults(media_type, body["schema"], response)

    def _text_faults(self, media_type: str, schema: Node, response: httpx.Response) -> list[str]:
        if schema == FILE:
            return []
        if media_type in PARTS:
            end, name = PARTS[media_type]
            parts = response.content.split(end)
            return [fault for part in parts for fault in self.part_faults(schema[name], part)]
        if media_type == "text/csv":
            return _table_faults([column["name"] for column in schema["x-columns"]], response.text)
        if media_type.endswith("json"):
            return self.misfits(schema, msgspec.json.decode(response.content))
        return self.misfits(schema, response.text)

    def misfits(self, schema: Node, value: Any) -> list[str]:
        """Where a value is not what the schema says."""
        known = json.dumps(schema)
        if known not in self._judges:
            whole = {**schema, "components": self.document["components"]}
            self._judges[known] = jsonschema_rs.Draft202012Validator(whole, validate_formats=True)
        return [_said(error) for error in self._judges[known].iter_errors(value)]


def _said(error: jsonschema_rs.ValidationError) -> str:
    place = "/".join(map(str, error.instance_path))
    return f"/{place}: {error.message[:300]}"


def _media_type(response: httpx.Response) -> str:
    return str(response.headers.get("content-type", "")).partition(";")[0]


def _table_faults(columns: list[str], text: str) -> list[str]:
    """A table has the columns that are named, and as many cells in every row."""
    head, *rows = csv.reader(io.StringIO(text, newline=""))
    if head != columns:
        return [f"the columns are {head}"]
    return [f"{len(row)} cells in {row[:1]}" for row in rows if len(row) != len(columns)]
