"""What is asked of nodes as a whole: what stands twice in them, and what is not taken.

Of a key that stands twice, the first value is read as if it were alone. The others are looked
through for more faults, by names of their own: the file is refused either way.
"""

from collections.abc import Collection, Iterator
from typing import Final

from api.importers.yamlnodes import Broken, Entry, Mapping, Node, Scalar, Sequence

NOTHING: Final[dict[str, Entry]] = {}


def named(node: Mapping, key: str) -> Iterator[tuple[str, Entry]]:
    """Every entry of that key, the first as such and the others by names of their own."""
    if key in node.entries:
        yield key, node.entries[key]
    yield from ((name, e) for name, e in (node.doubles or NOTHING).items() if e.key.text == key)


def all_entries(node: Mapping) -> Iterator[tuple[str, Entry]]:
    """All entries by their names, those too whose key stands there already."""
    yield from node.entries.items()
    yield from (node.doubles or NOTHING).items()


def find(node: Mapping, name: str) -> Entry | None:
    """The entry of that name, be it a key or that of a double."""
    return node.entries.get(name) or (node.doubles or NOTHING).get(name)


def part_of(node: Mapping, keys: Collection[str]) -> Mapping:
    """Only the entries of these keys."""
    entries = {name: entry for name, entry in node.entries.items() if name in keys}
    doubles = {n: e for n, e in (node.doubles or NOTHING).items() if e.key.text in keys}
    return Mapping(place=node.place, flow=node.flow, entries=entries, doubles=doubles)


def around(pointer: str, entry: Entry) -> Mapping:
    """A file of nothing but that entry, where the pointer says."""
    root = Mapping(place=entry.key.place, flow=False, entries={})
    for part in reversed(pointer.split("/")[1:]):
        name = part.replace("~1", "/").replace("~0", "~")
        root = Mapping(place=entry.key.place, flow=False, entries={name: entry})
        entry = Entry(key=entry.key, value=root)
    return root


def has_doubles(node: Node) -> bool:
    """Whether a key stands twice in it, or in any part of it."""
    if isinstance(node, Mapping):
        return bool(node.doubles) or any(has_doubles(e.value) for e in node.entries.values())
    return isinstance(node, Sequence) and any(map(has_doubles, node.items))


def last_of(node: Node) -> Node:
    """The same with the last value, instead of the first, of each key that stands twice."""
    if isinstance(node, Mapping):
        entries = {
            entry.key.text: Entry(key=entry.key, value=last_of(entry.value))
            for _, entry in all_entries(node)
        }
        return Mapping(place=node.place, flow=node.flow, entries=entries)
    if isinstance(node, Sequence):
        return Sequence(place=node.place, items=[last_of(item) for item in node.items])
    return node


def broken_in(node: Node) -> Iterator[Broken]:
    """Everything in it that is not taken."""
    if isinstance(node, Broken):
        yield node
    elif isinstance(node, Sequence):
        for item in node.items:
            yield from broken_in(item)
    elif isinstance(node, Mapping):
        for _, entry in all_entries(node):
            yield from broken_in(entry.value)


def texts_in(node: Node) -> Iterator[str]:
    """Every text and key in it."""
    if isinstance(node, Scalar):
        yield node.text
    elif isinstance(node, Sequence):
        for item in node.items:
            yield from texts_in(item)
    elif isinstance(node, Mapping):
        for _, entry in all_entries(node):
            yield entry.key.text
            yield from texts_in(entry.value)
