"""Parameters of single routes, which no list of records has."""

from collections.abc import Mapping
from typing import Final

from api.openapi.nodes import Node
from api.queries.history import MOST_PATCHES
from api.queries.parameters import DEFAULT_LIMIT, MOST_LIMIT

#: Name → schema and description.
OWN: Final[Mapping[str, tuple[Node, str]]] = {
    "dry_run": (
        {"type": "boolean"},
        "Check and count everything, and write nothing.",
    ),
    "version": (
        {"type": "integer", "minimum": 1, "examples": [2]},
        "The one version to show.",
    ),
    "limit": (
        {"type": "integer", "minimum": 1, "maximum": MOST_LIMIT},
        f"How many entries a page has; without it {DEFAULT_LIMIT}. Of a history at most "
        f"{MOST_PATCHES}, for each has its patch.",
    ),
    "cursor": (
        {"type": "string"},
        "Where the page begins: `page.next` of the page before, as it is, with the same filters.",
    ),
}
