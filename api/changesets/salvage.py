"""What can be read of a faulty record, so that all else about it is checked in the same round.

A stand-in takes the place of each part that cannot be read. None of them is ever written; each
is such that no check finds a fault in it, or so that whoever checks can tell (`gaps`, `broken`).
"""

from collections.abc import Mapping
from typing import Any, Final, Generic, TypeVar

import msgspec
from msgspec import UNSET, UnsetType

from api.changesets.faults import Fault, escape, escape_unknown
from api.changesets.types import (
    bare_type,
    codes_of,
    hints_of,
    is_key,
    is_list,
    item_of,
    members_of,
    struct_of,
    structs_of,
)
from schemas.dates import DateInput
from schemas.sources import TextInput

#: Of a text that cannot be read nothing is beyond its end, and no word of it is kept back. What
#: is unsure neither joins nor holds apart. What was given of a point is half of it.
STAND_INS: Final[Mapping[str, Any]] = {
    "judgement": "unsure",
    "lat": 0.0,
    "length": 2_000_000_000,
    "lon": 0.0,
    "policy": "full",
    "relation": "answers",
    "sha256": "00" * 32,
}
EMPTY: Final[Mapping[Any, Any]] = {str: "", int: 0, float: 0.0, bool: False}
#: No record is called so; the place makes each of its own.
NOBODY: Final = "\0"
T = TypeVar("T")


class Remains(msgspec.Struct, Generic[T], frozen=True, kw_only=True):
    """A faulty record, or another struct, with stand-ins.

    `gaps` are the places of what could not be read, each of them known as a fault already;
    `broken` the places of what has such a part, where now nothing stands for it.
    """

    record: T
    gaps: frozenset[str]
    broken: frozenset[str]

    def explains(self, fault: Fault) -> bool:
        """Whether the fault only follows from one that is known."""
        return self.covers(fault.pointer) or self._breaks(fault.pointer)

    def covers(self, pointer: str) -> bool:
        """Whether the place is one that could not be read, or within one."""
        return covers(self.gaps, pointer)

    def _breaks(self, pointer: str) -> bool:
        """Whether the fault is of a whole of which a part is missing."""
        parent, _, name = pointer.rpartition("/")
        if name == "exact" and not self.gaps.isdisjoint((f"{parent}/start", f"{parent}/end")):
            return True
        return pointer in self.broken


def covers(gaps: frozenset[str], pointer: str) -> bool:
    """Whether the pointer leads to one of these places, or into it."""
    while pointer not in gaps:
        if not pointer:
            return False
        pointer = pointer.rpartition("/")[0]
    return True


def salvage(value: Any, kind: type[T], pointer: str) -> Remains[T]:
    """The value as that type, as far as it can be read."""
    reader = _Reader()
    record = reader.read(value, kind, pointer)
    return Remains(record=record, gaps=frozenset(reader.gaps), broken=frozenset(reader.broken))


def is_stand_in(key: str | UnsetType) -> bool:
    """Whether it stands for a key that could not be read."""
    return key is UNSET or key.startswith(NOBODY)


class _Reader:
    def __init__(self) -> None:
        self.gaps: set[str] = set()
        self.broken: set[str] = set()

    def read(self, value: Any, kind: Any, at: str) -> Any:
        struct = struct_of(kind, value)
        if struct is not None:
            return self._struct(value, struct, at)
        if is_list(kind) and isinstance(value, list):
            of = item_of(kind)
            return [self.read(part, of, f"{at}/{index}") for index, part in enumerate(value)]
        try:
            return msgspec.convert(value, kind)
        except msgspec.ValidationError:
            return self._gap(value, kind, at)

    def _struct(self, value: dict[str, Any], struct: type[msgspec.Struct], at: str) -> Any:
        hints, read = hints_of(struct), {}
        tag = struct.__struct_config__.tag_field
        unknown = {
            f"{at}/{escape_unknown(name)}" for name in value if name not in hints and name != tag
        }
        self.gaps |= unknown
        if unknown:
            self.broken.add(at)
        for field in msgspec.structs.fields(struct):
            place = f"{at}/{escape(field.name)}"
            if field.name in value:
                read[field.name] = self.read(value[field.name], hints[field.name], place)
            elif field.required:
                read[field.name] = self._gap(UNSET, hints[field.name], place)
        if struct is DateInput and f"{at}/edtf" in self.gaps:
            return UNSET
        return struct(**read)

    def _gap(self, value: Any, kind: Any, at: str) -> Any:
        self.gaps.add(at)
        stand_in = self._stand_in(value, kind, at)
        if stand_in is UNSET:
            self.broken.add(at.rpartition("/")[0])
        return stand_in

    def _stand_in(self, value: Any, kind: Any, at: str) -> Any:
        name = at.rpartition("/")[2]
        members, structs = members_of(kind), structs_of(kind)
        if name in STAND_INS:
            return STAND_INS[name]
        if is_key(kind):
            return NOBODY + at
        if codes_of(kind):
            return codes_of(kind)[0]
        if isinstance(value, str) and str in members:
            return value
        if TextInput in structs:
            return TextInput(**{name: STAND_INS[name] for name in TextInput.__struct_fields__})
        if len(structs) == 1 and UnsetType not in members:
            return self._struct({}, structs[0], at)
        if UnsetType in members:
            return UNSET
        return [] if is_list(kind) else EMPTY.get(bare_type(kind), UNSET)
