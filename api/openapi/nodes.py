"""Nodes of the document: JSON objects as OpenAPI 3.1 defines them."""

from collections.abc import Iterator
from typing import Any, Final, TypeAlias

#: A JSON object of the document; its shape is the specification's, which the tests check.
Node: TypeAlias = dict[str, Any]

SCHEMAS: Final = "#/components/schemas/"


def ref(section: str, name: str) -> Node:
    """A reference to a component."""
    return {"$ref": f"#/components/{section}/{name}"}


def walk(node: Any) -> Iterator[Node]:
    """Every object within, outer ones first."""
    if isinstance(node, dict):
        yield node
        for value in node.values():
            yield from walk(value)
    elif isinstance(node, list):
        for value in node:
            yield from walk(value)
