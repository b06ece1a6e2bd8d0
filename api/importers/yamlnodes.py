"""The nodes of a YAML file with their places, made from its events.

PyYAML's own trees resolve aliases and keep no place of a key; and every scalar is text here,
so that `NO` stays a country. Depth is bounded, so recursion is too. Nodes make no cycles, and are
kept from the garbage collector: its rounds took two thirds of the time of reading.
"""

from collections.abc import Iterator
from typing import Any, Final, TypeAlias

import msgspec
import yaml

from api.importers.faults import FileFault

DEEPEST: Final = 50
HOPELESS: Final = 500
#: Of the name of an anchor or tag in a message.
MOST_SHOWN: Final = 60
#: No text of a file has it, so that it tells the names of doubles from keys.
MARK: Final = "\uffff"
LOADER: Final = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class Place(msgspec.Struct, frozen=True, order=True, gc=False):
    """A place in a file; line and column count from 1."""

    line: int
    column: int


class Scalar(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A text; `start` and `end` are code points in the file."""

    place: Place
    text: str
    plain: bool
    block: bool
    start: int
    end: int


class Sequence(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A list."""

    place: Place
    items: "list[Node]"


class Entry(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A key and its value."""

    key: Scalar
    value: "Node"


class Mapping(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """Keys with their values; `flow`: written with braces.

    `doubles` are the entries whose key stands there already, by names that no key has.
    """

    place: Place
    flow: bool
    entries: dict[str, Entry]
    doubles: dict[str, Entry] | None = None


class Broken(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """What is not taken in a value's stead, and why."""

    place: Place
    detail: str


Node: TypeAlias = Scalar | Sequence | Mapping | Broken
Event: TypeAlias = Any  # the stubs say less of events than is so


class TooDeepError(Exception):
    """Nested so deep that reading on is a waste."""


def compose(text: str, faults: list[FileFault]) -> Node | None:
    """The one document of a text; nothing where there is none. Raises yaml.YAMLError."""
    return _Composer(text, faults).document()


class _Composer:
    def __init__(self, text: str, faults: list[FileFault]) -> None:
        self._events: Iterator[Event] = iter(yaml.parse(text, Loader=LOADER))
        self._faults = faults

    def document(self) -> Node | None:
        next(self._events)
        if isinstance(next(self._events), yaml.StreamEndEvent):
            return None
        try:
            node = self._node(next(self._events), 1)
        except TooDeepError:
            return None
        next(self._events)
        after = next(self._events)
        if not isinstance(after, yaml.StreamEndEvent):
            self._fault(_place(after), "another document begins here; a file holds one")
        return node

    def _node(self, event: Event, depth: int) -> Node:
        place = _place(event)
        if isinstance(event, yaml.AliasEvent):
            detail = f"aliases (*{_shown(event.anchor)}) are not taken; write it out"
            return Broken(place=place, detail=detail)
        self._check_properties(event, place)
        if isinstance(event, yaml.ScalarEvent):
            return _scalar(event, place)
        if depth > DEEPEST:
            self._skip(place)
            return Broken(place=place, detail=f"this is nested more than {DEEPEST} levels deep")
        if isinstance(event, yaml.SequenceStartEvent):
            return Sequence(place=place, items=list(self._items(depth)))
        entries: dict[str, Entry] = {}
        doubles: dict[str, Entry] = {}
        self._add_entries(entries, doubles, depth)
        flow = bool(event.flow_style)
        return Mapping(place=place, flow=flow, entries=entries, doubles=doubles or None)

    def _items(self, depth: int) -> Iterator[Node]:
        while not isinstance(event := next(self._events), yaml.SequenceEndEvent):
            yield self._node(event, depth + 1)

    def _add_entries(
        self, entries: dict[str, Entry], doubles: dict[str, Entry], depth: int
    ) -> None:
        while not isinstance(event := next(self._events), yaml.MappingEndEvent):
            key = self._node(event, depth + 1)
            value = self._node(next(self._events), depth + 1)
            fault = _key_fault(key, entries)
            if fault is not None:
                self._fault(key.place, fault)
            if isinstance(key, Scalar) and fault is None:
                entries[key.text] = Entry(key=key, value=value)
            elif isinstance(key, Scalar) and key.text in entries:
                doubles[f"{key.text}{MARK}{len(doubles)}"] = Entry(key=key, value=value)

    def _check_properties(self, event: Event, place: Place) -> None:
        if event.anchor is not None:
            detail = (
                f"anchors (&{_shown(event.anchor)}) are not taken; write it out where it is meant"
            )
            self._fault(place, detail)
        if event.tag is not None:
            detail = f"tags ({_shown(event.tag)}) are not taken; leave it out, every value is text"
            self._fault(place, detail)

    def _skip(self, place: Place) -> None:
        """Pass over the rest of a collection that has just begun."""
        depth = 1
        while depth:
            event = next(self._events)
            depth += isinstance(event, yaml.CollectionStartEvent)
            depth -= isinstance(event, yaml.CollectionEndEvent)
            if depth > HOPELESS:
                self._fault(place, f"this is nested more than {DEEPEST} levels deep")
                raise TooDeepError

    def _fault(self, place: Place, detail: str) -> None:
        self._faults.append(FileFault(line=place.line, detail=detail))


def _key_fault(key: Node, entries: dict[str, Entry]) -> str | None:
    if isinstance(key, Broken):
        return key.detail
    if not isinstance(key, Scalar):
        return "a key is a text, not a list or a mapping"
    if key.plain and key.text == "<<":
        return "merge keys (<<) are not taken; write it out"
    if is_null(key) or not key.text:
        return "the key is missing before the colon"
    if key.text in entries:
        line = entries[key.text].key.place.line
        return f"the key {key.text[:200]!r} stands at line {line} already; keep one of the two"
    return None


def is_null(node: Node) -> bool:
    """Whether it is nothing, as YAML writes that."""
    return isinstance(node, Scalar) and node.plain and node.text in NOTHING


NOTHING: Final = frozenset({"", "~", "null", "Null", "NULL"})


def _scalar(event: Event, place: Place) -> Scalar:
    return Scalar(
        place=place,
        text=event.value,
        plain=event.style in (None, ""),
        block=event.style in ("|", ">"),
        start=event.start_mark.index,
        end=event.end_mark.index,
    )


def _shown(name: object) -> str:
    """The name of an anchor or tag, whole where it is no longer than a message bears."""
    text = str(name)
    return text if len(text) <= MOST_SHOWN else f"{text[:MOST_SHOWN]}…"


def _place(event: Event) -> Place:
    return Place(event.start_mark.line + 1, event.start_mark.column + 1)
