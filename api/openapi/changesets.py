"""The operations of a change set, one struct for each kind of record that they may hold.

The server decodes an operation's record by its kind; a schema has to say so in alternatives.
"""

from typing import Annotated, Any, Final, Literal

import msgspec
from msgspec import Meta

from schemas.base import Input
from schemas.changesets import RECORDS, Operation, Record
from schemas.codes import Kind, Reason

FIELDS: Final = {field.name: field for field in msgspec.structs.fields(Operation)}
KIND: Final = Meta(description="Kind of the record.")
"""Fields are taken over from Operation, so that one more there is one more here."""


def _put(kind: str, record: type[Record]) -> type[msgspec.Struct]:
    fields: dict[str, Any] = {
        "op": Annotated[Literal["put"], Meta(description="Replaces the record wholly.")],
        "kind": Annotated[Literal[kind], KIND],
        "record": record,
    }
    name = f"Put{kind.capitalize()}"
    return _operation(name, f"Put {kind}: as a whole, new or in place of the last.", fields)


def _retract() -> type[msgspec.Struct]:
    fields: dict[str, Any] = {
        "op": Annotated[Literal["retract"], Meta(description="Keeps the last state.")],
        "kind": Annotated[Kind, KIND],
        "reason": Annotated[Reason, Meta(description="Why it is retracted.")],
    }
    return _operation("Retract", "Retract a record, which stays readable with the reason.", fields)


def _operation(name: str, description: str, own: dict[str, Any]) -> type[msgspec.Struct]:
    shared = FIELDS.keys() - {"op", "kind", "record", "reason"}
    fields: list[Any] = []
    for field in FIELDS.values():
        if field.name in own:
            fields.append((field.name, own[field.name]))
        elif field.name in shared:
            default = () if field.required else (field.default,)
            fields.append((field.name, field.type, *default))
    return msgspec.defstruct(
        name, fields, bases=(Input,), frozen=True, kw_only=True, namespace={"__doc__": description}
    )


OPERATIONS: Final = (*(_put(kind, record) for kind, record in RECORDS.items()), _retract())
