"""Fields added to the text of a YAML file, every other character left as it is."""

from collections.abc import Iterable, Mapping

import msgspec

from api.importers.yamlnodes import Mapping as Nodes
from api.importers.yamlnodes import Scalar


class Insertion(msgspec.Struct, frozen=True, kw_only=True):
    """Fields to come after a value of a mapping; `indent` is that of a block mapping's keys."""

    after: int
    indent: int | None
    fields: Mapping[str, str]


def insert_after(node: Nodes, name: str, fields: Mapping[str, str]) -> Insertion | None:
    """Fields after the one of that name, or after another one-line text; none where none is."""
    lines = [
        entry
        for entry in (*filter(None, [node.entries.get(name)]), *node.entries.values())
        if isinstance(entry.value, Scalar) and not entry.value.block
    ]
    if not lines:
        return None
    indent = None if node.flow else lines[0].key.place.column - 1
    after = lines[0].value
    end = after.end if isinstance(after, Scalar) else 0
    return Insertion(after=end, indent=indent, fields=fields)


def insert_all(text: str, insertions: Iterable[Insertion]) -> str:
    """The text with all fields in their places; a comment stays on the line that it is on."""
    newline = "\r\n" if "\r\n" in text else "\n"
    for one in sorted(insertions, key=lambda insertion: insertion.after, reverse=True):
        at, added = one.after, "".join(f", {name}: {value}" for name, value in one.fields.items())
        if one.indent is not None:
            at = _line_end(text, one.after)
            lead = newline + " " * one.indent
            added = "".join(f"{lead}{name}: {value}" for name, value in one.fields.items())
        text = text[:at] + added + text[at:]
    return text


def _line_end(text: str, index: int) -> int:
    """Where the line break after the index begins, or the end of the text."""
    end = text.find("\n", index)
    if end < 0:
        return len(text)
    return end - 1 if text[end - 1 : end] == "\r" else end
