"""What is found where two documents are compared."""

from collections.abc import Iterable
from typing import Any, Final

import msgspec

from api.openapi.nodes import Node

GONE: Final = "gone"


class Break(msgspec.Struct, frozen=True, kw_only=True):
    """One thing that was promised and holds no longer."""

    place: str
    before: str
    after: str


class Found(msgspec.Struct, frozen=True, kw_only=True):
    """A break, and the operations that it reaches; none where it is of the whole document."""

    found: Break
    operations: list[str]

    def __str__(self) -> str:
        first, *more = self.operations or ["the document"]
        others = f" and {len(more)} more" if more else ""
        found = self.found
        return f"{first}{others}: {found.place}: was {found.before}, is {found.after}"


class Pair(msgspec.Struct, frozen=True, kw_only=True):
    """The document that was promised, and the one that is to keep the promise."""

    before: Node
    after: Node

    def resolve(self, before: Node, after: Node) -> tuple[Node, Node]:
        """Both nodes, or what they refer to."""
        return _resolve(self.before, before), _resolve(self.after, after)


def name_of(node: Node) -> str:
    """The name of the component that a node refers to, or nothing."""
    return str(node.get("$ref", "")).rpartition("/")[2]


def listed(values: Iterable[Any]) -> str:
    """Values in an order that is always the same, as a message names them."""
    return ", ".join(sorted(f"{value}" for value in values)) or "none"


def _resolve(document: Node, node: Node) -> Node:
    while "$ref" in node:
        section, name = node["$ref"].removeprefix("#/components/").split("/")
        node = document["components"][section][name]
    return node
