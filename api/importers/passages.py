"""The passages of a case file: where each stands, and what it speaks to."""

from collections.abc import Iterator

import msgspec

from api.importers.casefile import SECTIONS
from api.importers.shapes import WHOLE
from api.importers.yamlnodes import Mapping as Nodes
from api.importers.yamlnodes import Node, Place, Scalar, Sequence


class Passage(msgspec.Struct, frozen=True, kw_only=True):
    """A passage of text in a case file; offsets as far as they are numbers."""

    record: str
    field: str
    source: str
    node: Nodes
    place: Place
    start: int | None
    end: int | None


def read_passages(root: Nodes) -> Iterator[Passage]:
    """Every passage of text, in the order of the file."""
    for section in root.entries.keys() & SECTIONS:
        records = root.entries[section].value
        if isinstance(records, Nodes):
            for key, entry in records.entries.items():
                yield from _passages(entry.value, f"{section}/{key}", ())


def _passages(node: Node, record: str, path: tuple[str, ...]) -> Iterator[Passage]:
    if isinstance(node, Sequence):
        for index, item in enumerate(node.items):
            yield from _passages(item, record, (*path, _name(item, index)))
    if isinstance(node, Nodes):
        cited = _cited(node, record, path)
        if cited is not None:
            yield cited
        for name, entry in node.entries.items():
            yield from _passages(entry.value, record, (*path, name))


def _name(item: Node, index: int) -> str:
    """How a person finds an item of a list: by its key or name, else by its number."""
    return scalar(item, "key") or scalar(item, "name") or str(index)


def _cited(node: Nodes, record: str, path: tuple[str, ...]) -> Passage | None:
    entry, source = node.entries.get("passage"), scalar(node, "source")
    if entry is None or source is None or not isinstance(entry.value, Nodes):
        return None
    passage = entry.value
    has_offsets = "start" in passage.entries or "end" in passage.entries
    if scalar(passage, "type") != "text" and ("type" in passage.entries or not has_offsets):
        return None
    return Passage(
        record=record,
        field=_field(node, path),
        source=source,
        node=passage,
        place=entry.key.place,
        start=_offset(passage, "start"),
        end=_offset(passage, "end"),
    )


def _field(evidence: Nodes, path: tuple[str, ...]) -> str:
    """What the evidence speaks to: within which part, and which fields."""
    part = "/".join(path[:-2])
    fields = evidence.entries.get("fields")
    named = fields.value.items if fields and isinstance(fields.value, Sequence) else []
    return " ".join([part, *(n.text for n in named if isinstance(n, Scalar))]).strip()


def scalar(node: Node, name: str) -> str | None:
    """The text of a field, where there is one."""
    if isinstance(node, Nodes) and name in node.entries:
        value = node.entries[name].value
        return value.text if isinstance(value, Scalar) else None
    return None


def _offset(node: Nodes, name: str) -> int | None:
    text = scalar(node, name)
    return int(text) if text is not None and WHOLE.fullmatch(text) else None
