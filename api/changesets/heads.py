"""The head of a change set: all of it but its operations."""

from typing import Any, Final

import msgspec

from api.changesets.collect import collect_faults, find_nuls
from api.changesets.faults import ChangeSetInvalidError, Fault
from api.changesets.salvage import covers, salvage
from schemas.changesets import ChangeSetHead

OPERATIONS: Final = "operations"
NO_HEAD: Final = (
    "this is an operation; the first line is the change set without its operations, such as "
    '{"dataset": "my-case", "reason": "Begin the case"}'
)


class MalformedError(ChangeSetInvalidError):
    """The body is no JSON, or no change set at all."""


class Head(msgspec.Struct, frozen=True, kw_only=True):
    """A head, what is wrong with it, and the places in it that could not be read.

    Whoever has its faults may go on to look for others, and then writes nothing.
    """

    head: ChangeSetHead
    faults: list[Fault] = []
    gaps: frozenset[str] = frozenset()


def read_faulty_head(value: Any, kind: Any, at: str, doubled: list[Fault]) -> Head:
    """The head as far as it can be read; raises MalformedError where it names no dataset."""
    known = frozenset(fault.pointer for fault in doubled)
    faults = [*doubled, *_faults(value, kind, at, known)]
    if not isinstance(value, dict):
        raise MalformedError(faults)
    given = _own(value)
    remains = salvage(_without_nuls(given), ChangeSetHead, at)
    gaps = remains.gaps | known | {fault.pointer for fault in find_nuls(given, at)}
    if covers(gaps, f"{at}/dataset"):
        raise MalformedError(faults)
    return Head(head=remains.record, faults=faults, gaps=gaps)


def _faults(value: Any, kind: Any, at: str, known: frozenset[str]) -> list[Fault]:
    if isinstance(value, dict) and OPERATIONS not in value and "op" in value and "key" in value:
        return [Fault(pointer=at, detail=NO_HEAD)]
    nuls = find_nuls(_own(value), at) if isinstance(value, dict) else ()
    found = [*collect_faults(value, kind, at, strict=True), *nuls]
    return [fault for fault in found if not covers(known, fault.pointer)]


def _own(value: dict[str, Any]) -> dict[str, Any]:
    return {name: part for name, part in value.items() if name != OPERATIONS}


def _without_nuls(value: Any) -> Any:
    if isinstance(value, dict):
        return {name: _without_nuls(part) for name, part in value.items()}
    return value.replace("\0", "") if isinstance(value, str) else value
