"""Examples of ids: those of records of the demo case, so that they can be tried."""

from collections.abc import Mapping
from typing import Final

from api.ids import public_id, record_id
from api.openapi.nodes import Node, walk
from schemas.base import Id

#: Links come from whoever judges: the case has none, and the key of one is what it could be.
DATASET: Final = "belgorod-2023"
KEYS: Final[Mapping[str, str]] = {
    "actor": "rvc",
    "affiliation": "kapustin-commands-rvc",
    "event": "raid",
    "participation": "raid-rvc-perpetrator",
    "statement": "rvc-claims-raid",
    "source": "nbc-article",
    "link": "rvc-elsewhere",
}
#: Field → kind of the record whose id it holds, where that is no actor.
FIELDS: Final[Mapping[str, str]] = {
    "source": "source",
    "republishes": "source",
    "event": "event",
    "of": "event",
    "parent": "event",
    "record": "participation",
    "statement": "statement",
    "statements": "statement",
    "links": "link",
}
#: What the schemas give as the example of any id.
ANY: Final = Id.__metadata__[0].examples  # type: ignore[attr-defined]


def example_id(kind: str) -> str:
    """The id of a record of that kind in the demo case."""
    return public_id(kind, record_id(DATASET, kind, KEYS[kind]))


def give_example_ids(struct: str, properties: Node) -> None:
    """Put an id of the right kind as the example of every id among a struct's properties."""
    own = struct.lower() if struct.lower() in KEYS else "event"
    for name, node in properties.items():
        kind = own if name == "id" else FIELDS.get(name, "actor")
        if name == "kind" and node.get("examples") == ["event"]:
            node["examples"] = [own]
        for inner in walk(node):
            if inner.get("examples") == ANY:
                inner["examples"] = [example_id(kind)]
