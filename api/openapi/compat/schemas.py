"""Schemas: what is answered may grow by fields, what is sent may be more, and nothing else.

A client reads answers by the schema before: no field may go, become optional, or take values that
it did not. It sends by the schema before: nothing may be refused that was taken.
"""

from collections.abc import Iterator, Mapping
from typing import Any, Final

from api.openapi.compat.breaks import GONE, Break, Pair, listed, name_of
from api.openapi.nodes import Node

#: Limit → whether a higher one takes less.
LIMITS: Final[Mapping[str, bool]] = {
    "minimum": True,
    "minLength": True,
    "minItems": True,
    "maximum": False,
    "maxLength": False,
    "maxItems": False,
}
#: Lines of a download or upload, and the data of an event, are schemas of their own.
WITHIN: Final = ("items", "x-first-line", "x-lines", "x-data", "propertyNames")


#: Looked at below; or words for people, which may change.
KNOWN: Final = frozenset(
    {"type", "format", "pattern", "enum", "const", "default", "properties", "required"}
    | {"additionalProperties", "oneOf", "anyOf", "discriminator", "$ref"}
    | {*LIMITS, *WITHIN}
    | {"title", "description", "examples"}
)


class Comparison:
    """Compares schemas of one operation that are all sent, or all answered."""

    def __init__(self, pair: Pair, *, sent: bool) -> None:
        self.pair = pair
        self.sent = sent
        self.seen: set[tuple[str, str]] = set()

    def compare(self, place: str, before: Node, after: Node) -> Iterator[Break]:
        """What breaks between two schemas; a component is looked at once."""
        if _is_union(before) or _is_union(after):
            yield from self._alternatives(place, before, after)
            return
        names = name_of(before), name_of(after)
        if names[0]:
            place = f"{names[0]} ({'sent' if self.sent else 'answered'})"
            if all(names) and names[0] != names[1]:
                yield Break(place=place, before="called that", after=f"called {names[1]}")
            if names in self.seen:
                return
            self.seen.add(names)
        before, after = self.pair.resolve(before, after)
        if _is_union(before) or _is_union(after):
            yield from self._alternatives(place, before, after)
            return
        yield from _others(place, before, after)
        yield from self._values(place, before, after)
        yield from self._limits(place, before, after)
        yield from _columns(place, before, after)
        yield from self._fields(place, before, after)
        yield from self._within(place, before, after)

    def _alternatives(self, place: str, before: Node, after: Node) -> Iterator[Break]:
        told = [node.get("discriminator", {}).get("propertyName") for node in (before, after)]
        if told[0] and told[0] != told[1]:
            said = [f"told apart by {name}" for name in told]
            yield Break(place=place, before=said[0], after=said[1])
        old, new = _alternatives(before), _alternatives(after)
        for name in sorted(old.keys() - new.keys()):
            yield Break(place=place, before=f"also {name}", after="that no longer")
        if not self.sent:
            for name in sorted(new.keys() - old.keys()):
                yield Break(place=place, before=f"never {name}", after="that, too")
        for name in sorted(old.keys() & new.keys()):
            yield from self.compare(place, old[name], new[name])

    def _values(self, place: str, before: Node, after: Node) -> Iterator[Break]:
        old, new = _types(before), _types(after)
        wide, narrow = (new, old) if self.sent else (old, new)
        if not all(_covers(wide, kind) for kind in narrow):
            yield Break(place=place, before=listed(old), after=listed(new))
        for name in ("format", "pattern"):
            word, other = before.get(name), after.get(name)
            # How wide a number is follows from its limits: to say it takes nothing away.
            said_first = word is None and narrow <= {"integer", "number"}
            if word != other and not said_first and (other if self.sent else word) is not None:
                yield Break(place=place, before=_said(name, word), after=_said(name, other))
        yield from self._choices(place, before, after)
        if self.sent and before.get("default") != after.get("default"):
            said = [_said("default", node.get("default")) for node in (before, after)]
            yield Break(place=place, before=said[0], after=said[1])

    def _choices(self, place: str, before: Node, after: Node) -> Iterator[Break]:
        old, new = _choices(before), _choices(after)
        if self.sent:
            fine = new is None or (old is not None and old <= new)
        else:
            fine = old is None or old == new
        if not fine:
            said = [
                "any" if chosen is None else f"one of {listed(chosen)}" for chosen in (old, new)
            ]
            yield Break(place=place, before=said[0], after=said[1])
        schemes = before.get("x-code-scheme"), after.get("x-code-scheme")
        if schemes[0] and schemes[0] != schemes[1]:
            yield Break(place=place, before=f"a code of {schemes[0]}", after=f"of {schemes[1]}")
        for code in before.get("x-codes", ()):
            if schemes[0] == schemes[1] and code not in after.get("x-codes", ()):
                yield Break(place=place, before=f"known to be {code!r}", after="that no longer")

    def _limits(self, place: str, before: Node, after: Node) -> Iterator[Break]:
        for name, takes_less in LIMITS.items():
            old, new = before.get(name), after.get(name)
            if old == new:
                continue
            narrower = old is None or (new is not None and (new > old) == takes_less)
            if narrower == self.sent:
                yield Break(place=place, before=_said(name, old), after=_said(name, new))

    def _fields(self, place: str, before: Node, after: Node) -> Iterator[Break]:
        old, new = before.get("properties", {}), after.get("properties", {})
        was, now = set(before.get("required", ())), set(after.get("required", ()))
        for name, node in old.items():
            inner = f"{place}.{name}"
            if name not in new:
                yield Break(place=inner, before="a field", after=GONE)
                continue
            if self.sent and name in now - was:
                yield Break(place=inner, before="optional", after="required")
            if not self.sent and name in was - now:
                yield Break(place=inner, before="always there", after="perhaps absent")
            yield from self.compare(inner, node, new[name])
        if self.sent:
            for name in sorted(now - old.keys()):
                yield Break(place=f"{place}.{name}", before="no field", after="required")

    def _within(self, place: str, before: Node, after: Node) -> Iterator[Break]:
        for name in WITHIN:
            old, new = before.get(name), after.get(name)
            inner = f"{place}[]" if name == "items" else f"{place}, {name.removeprefix('x-')}"
            if old is not None and new is not None:
                yield from self.compare(inner, old, new)
            elif (new if self.sent else old) is not None:
                yield Break(place=inner, before=_given(old), after=_given(new))
        old, new = (node.get("additionalProperties", True) for node in (before, after))
        if isinstance(old, dict) and isinstance(new, dict):
            yield from self.compare(f"{place}.*", old, new)
        elif _narrows(old, new) if self.sent else isinstance(old, dict):
            yield Break(place=f"{place}.*", before=_open(old), after=_open(new))


def _others(place: str, before: Node, after: Node) -> Iterator[Break]:
    """What is not known here may take less, or answer more: any change of it is named."""
    for name in sorted((before.keys() | after.keys()) - KNOWN):
        if not name.startswith("x-") and before.get(name) != after.get(name):
            said = [_said(name, node.get(name)) for node in (before, after)]
            yield Break(place=place, before=said[0], after=said[1])


def _columns(place: str, before: Node, after: Node) -> Iterator[Break]:
    """The columns of a table: more may come, and in another order."""
    old, new = [[each["name"] for each in node.get("x-columns", ())] for node in (before, after)]
    for name in old:
        if name not in new:
            yield Break(place=f"{place}, {name}", before="a column", after=GONE)


def _is_union(node: Node) -> bool:
    return "oneOf" in node or "anyOf" in node


def _alternatives(node: Node) -> dict[str, Node]:
    """What a schema leaves the choice of: by the name of a component, or the type."""
    nodes = node.get("oneOf") or node.get("anyOf") or [node]
    return {name_of(each) or listed(_types(each)): each for each in nodes}


def _types(node: Node) -> set[str]:
    kinds = node.get("type", "anything")
    return {kinds} if isinstance(kinds, str) else set(kinds)


def _covers(kinds: set[str], kind: str) -> bool:
    return bool({kind, "anything"} & kinds) or (kind == "integer" and "number" in kinds)


def _choices(node: Node) -> set[Any] | None:
    if "const" in node:
        return {node["const"]}
    return set(node["enum"]) if "enum" in node else None


def _said(name: str, value: Any) -> str:
    return f"without {name}" if value is None else f"{name} {value}"


def _given(node: Node | None) -> str:
    return "anything" if node is None else "described"


def _narrows(before: Node | bool, after: Node | bool) -> bool:
    """Whether fields that are not named were taken, and are taken no longer or not all."""
    return before is not False and after is not True and before != after


def _open(more: Node | bool) -> str:
    return {True: "open", False: "closed"}[more] if isinstance(more, bool) else "of one schema"
