"""What a dataset declares of itself: which fields its checks may name."""

from collections.abc import Mapping
from typing import Any, Final, get_args

import msgspec
from msgspec import UNSET, UnsetType

from api.changesets.faults import Fault
from schemas.actors import Actor
from schemas.affiliations import Affiliation
from schemas.datasets import DatasetInput
from schemas.events import Event
from schemas.links import Link
from schemas.records import Document
from schemas.sources import Source
from schemas.statements import Statement


def _fields(kind: type[Document]) -> list[str]:
    """The fields of its own that a kind's records may have, and those of what stands in them."""
    found = []
    for field in msgspec.structs.fields(kind):
        if field.name in Document.__struct_fields__:
            continue
        found.append(field.name)
        for part in _structs(field.type):
            found += [f"{field.name}.{name}" for name in part.__struct_fields__]
    return found


def _structs(annotation: Any) -> list[type[msgspec.Struct]]:
    """The structs that a field may be, not those in its lists."""
    if isinstance(annotation, type) and issubclass(annotation, msgspec.Struct):
        return [annotation]
    if hasattr(annotation, "__metadata__"):
        return _structs(annotation.__origin__)
    options = get_args(annotation) if UnsetType in get_args(annotation) else ()
    return [struct for option in options for struct in _structs(option)]


FIELDS: Final[Mapping[str, list[str]]] = {
    "actor": _fields(Actor),
    "affiliation": _fields(Affiliation),
    "event": _fields(Event),
    "link": _fields(Link),
    "source": _fields(Source),
    "statement": _fields(Statement),
}


def faulty_checks(meta: DatasetInput, at: str) -> list[Fault]:
    """The fields that checks name and their kinds have not."""
    return [
        Fault(
            pointer=f"{at}/{number}/filled/{place}/field",
            detail=f"{filled.field!r} is no field of kind {check.kind}; there are "
            f"{', '.join(FIELDS[check.kind])}",
        )
        for number, check in enumerate(meta.checks or ())
        for place, filled in enumerate(check.filled)
        if filled.field not in FIELDS[check.kind]
    ]


def checks_as_text(meta: DatasetInput) -> str | UnsetType | None:
    """The checks as they are kept: as JSON, and not at all where there are none."""
    if meta.checks is UNSET:
        return UNSET
    return msgspec.json.encode(meta.checks).decode() if meta.checks else None
