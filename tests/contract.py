"""Answers held against the OpenAPI document, with no field that it does not name."""

import copy
import json
import re
from collections.abc import Iterator
from typing import Any

import httpx
import msgspec
from openapi_schema_validator import OAS31Validator, oas31_format_checker

from api.openapi.files import FOLDER
from api.openapi.nodes import Node, walk


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
    """The document with schemas that refuse every field that they do not name."""
    strict = copy.deepcopy(document)
    for schema in walk(strict["components"]["schemas"]):
        if "properties" in schema:
            schema.setdefault("additionalProperties", False)
    return strict


def misfits(document: Node, schema: Node, value: Any) -> list[str]:
    """Where a value is not what the schema says."""
    whole = {**schema, "components": document["components"]}
    found = OAS31Validator(whole, format_checker=oas31_format_checker).iter_errors(value)
    return [f"{error.json_path}: {error.message[:300]}" for error in found]


class Contract(msgspec.Struct, frozen=True):
    """A document that answers are held against."""

    document: Node

    def operation(self, method: str, path: str) -> Node:
        """The operation that answers there."""
        for template, known, operation in operations(self.document):
            pattern = re.sub(r"\\\{\w+\\\}", "[^/]+", re.escape(template))
            if known == method.lower() and re.fullmatch(pattern, path):
                return operation
        raise AssertionError(f"the document has no {method} {path}")

    def faults(self, response: httpx.Response) -> list[str]:
        """All in an answer that the document does not say."""
        request = response.request
        operation = self.operation(request.method, request.url.path)
        declared = operation["responses"].get(str(response.status_code))
        if declared is None:
            return [f"{response.status_code} is not declared"]
        node = resolve(self.document, declared)
        headers = self._undeclared_headers(node, response)
        return headers + self._body_faults(node, response)

    def _undeclared_headers(self, node: Node, response: httpx.Response) -> list[str]:
        of_http = {"content-type", "content-length", "cache-control", "vary", "content-encoding"}
        of_frame = {"access-control-allow-origin", "access-control-expose-headers"}
        known = of_http | of_frame | {"x-content-type-options"}
        known |= {name.lower() for name in node.get("headers", {})}
        return [f"the header {name} is not declared" for name in set(response.headers) - known]

    def _body_faults(self, node: Node, response: httpx.Response) -> list[str]:
        content = node.get("content", {})
        if not content:
            return ["a body is not declared"] if response.content else []
        media_type = response.headers["content-type"].partition(";")[0]
        if media_type not in content:
            return [f"{media_type} is not declared"]
        body = content[media_type]
        if media_type == "application/problem+json":
            name = response.json()["type"].removeprefix("/problems/")
            if name not in body["examples"]:
                return [f"the problem {name} is not declared"]
        return self._text_faults(media_type, body["schema"], response)

    def _text_faults(self, media_type: str, schema: Node, response: httpx.Response) -> list[str]:
        if media_type == "application/x-ndjson":
            lines = [json.loads(line) for line in response.text.splitlines()]
            return [fault for line in lines for fault in self.misfits(schema["x-lines"], line)]
        if media_type.endswith("json"):
            return self.misfits(schema, response.json())
        return self.misfits(schema, response.text)

    def misfits(self, schema: Node, value: Any) -> list[str]:
        """Where a value is not what the schema says."""
        return misfits(self.document, schema, value)
