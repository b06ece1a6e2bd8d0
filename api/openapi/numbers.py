"""How wide numbers are: where nothing says so, generators take 32 bits."""

import math
from typing import Any, Final

from api.openapi.nodes import Node

MOST_INT32: Final = 2**31 - 1


def say_widths(node: Any) -> Any:
    """The node anew, with a format for every number in it."""
    if isinstance(node, list):
        return [say_widths(entry) for entry in node]
    if not isinstance(node, dict):
        return node
    said: Node = {}
    for name, value in node.items():
        said[name] = say_widths(value)
        if name == "type" and value in ("integer", "number"):
            said["format"] = _format(node)
    return said


def _format(node: Node) -> str:
    if node["type"] == "number":
        return "double"
    return "int32" if node.get("maximum", math.inf) <= MOST_INT32 else "int64"
