"""The operations of a change set, one struct for each kind of record that they may hold.

The server decodes an operation's record by its kind; a schema has to say so in alternatives.
"""

from typing import Annotated, Any, Final, Literal

import msgspec
from msgspec import Meta

from schemas.base import Input, Key
from schemas.changesets import RECORDS, Operation
from schemas.codes import Kind, Reason

FIELDS: Final = {field.name: field for field in msgspec.structs.fields(Operation)}
"""Fields are taken over from Operation, so that one more there is one more here."""
SHARED: Final = FIELDS.keys() - {"op", "kind", "record", "reason", "into"}
LINK: Any = Literal["link"]


def _operation(name: str, op: str, kind: Any, about: str, **own: Any) -> type[msgspec.Struct]:
    """One operation: what it does, to records of which kind, and what it needs beside the key."""
    own |= {
        "op": Annotated[Literal[op], Meta(description=about)],
        "kind": Annotated[kind, Meta(description="Kind of the record.")],
    }
    fields: list[Any] = []
    for field in FIELDS.values():
        if field.name in own:
            fields.append((field.name, own[field.name]))
        elif field.name in SHARED:
            default = () if field.required else (field.default,)
            fields.append((field.name, field.type, *default))
    return msgspec.defstruct(
        name, fields, bases=(Input,), frozen=True, kw_only=True, namespace={"__doc__": about}
    )


def _put(kind: str) -> type[msgspec.Struct]:
    about = f"Put {kind}: as a whole, new or in place of the last."
    return _operation(f"Put{kind.capitalize()}", "put", Literal[kind], about, record=_record(kind))


def _record(kind: str) -> Any:
    record: Any = RECORDS[kind]
    return Annotated[record, Meta(description="The record as a whole.")]


def _why(about: str) -> Any:
    return Annotated[Reason, Meta(description=about)]


OPERATIONS: Final = (
    *(_put(kind) for kind in RECORDS if kind != "link"),
    _operation(
        "Retract",
        "retract",
        Kind,
        "Retract a record, which stays readable with the reason.",
        reason=_why("Why it is retracted."),
    ),
    _operation(
        "Merge",
        "merge",
        Kind,
        "Let another record of the dataset answer for this one.",
        into=Annotated[Key, Meta(description="Key of the record of the same kind that answers.")],
    ),
    _operation("Unmerge", "unmerge", Kind, "Let a merged record answer for itself again."),
    _operation(
        "LinkRecords",
        "link",
        LINK,
        "Judge whether two records are the same: as a whole, new or in place of the last.",
        record=_record("link"),
    ),
    _operation(
        "Unlink",
        "unlink",
        LINK,
        "Take a judgement back, which stays readable with the reason.",
        reason=_why("Why it is taken back."),
    ),
)
