"""Every fault of a value against a struct type: msgspec stops at the first."""

import types
import typing
from collections.abc import Iterator
from typing import Any

import msgspec

from api.changesets.faults import Fault, escape
from api.edtf import EdtfError, parse_edtf
from schemas.dates import EdtfText

UNIONS = (types.UnionType, typing.Union)
SHOWN = 80


def collect_faults(value: Any, kind: Any, pointer: str, *, strict: bool) -> Iterator[Fault]:
    """The faults of `value` as `kind`; each part is judged on its own, so none hides another."""
    struct = _struct(kind, value)
    if struct is not None:
        yield from _fields(value, struct, pointer, strict)
    elif _is_list(kind) and isinstance(value, list):
        yield from _items(value, kind, pointer, strict)
    else:
        yield from _leaf(value, kind, pointer, strict)


def _fields(
    value: dict[str, Any], struct: type[msgspec.Struct], pointer: str, strict: bool
) -> Iterator[Fault]:
    hints = typing.get_type_hints(struct, include_extras=True)
    tag = struct.__struct_config__.tag_field
    for name in value:
        if name not in hints and name != tag:
            detail = f"there is no field {name[:SHOWN]!r} here; there are {', '.join(hints)}"
            yield Fault(pointer=f"{pointer}/{escape(name)}", detail=detail)
    for field in msgspec.structs.fields(struct):
        if field.name in value:
            place = f"{pointer}/{escape(field.name)}"
            yield from collect_faults(value[field.name], hints[field.name], place, strict=strict)
        elif field.required:
            yield Fault(pointer=pointer, detail=f"the field {field.name!r} is missing")


def _items(value: list[Any], kind: Any, pointer: str, strict: bool) -> Iterator[Fault]:
    meta = next((m for m in getattr(kind, "__metadata__", ()) if isinstance(m, msgspec.Meta)), None)
    if meta is not None and len(value) < (meta.min_length or 0):
        yield Fault(pointer=pointer, detail=f"it is empty; at least {meta.min_length} is right")
    if meta is not None and meta.max_length is not None and len(value) > meta.max_length:
        detail = f"it has {len(value)} entries; at most {meta.max_length} are right"
        yield Fault(pointer=pointer, detail=detail)
    (item,) = typing.get_args(_bare(kind))
    for index, part in enumerate(value):
        yield from collect_faults(part, item, f"{pointer}/{index}", strict=strict)


def _leaf(value: Any, kind: Any, pointer: str, strict: bool) -> Iterator[Fault]:
    if kind is msgspec.Raw:
        return  # Whatever it holds is judged by whoever knows what it is.
    try:
        msgspec.convert(value, kind, strict=strict)
    except msgspec.ValidationError as error:
        message = _in_words(kind, str(error).split(" - at `$")[0])
        yield Fault(pointer=pointer, detail=f"{_shown(value)}: {message}{_choices(kind)}")
        return
    if kind is EdtfText:
        yield from _date(value, pointer)


def _date(value: str, pointer: str) -> Iterator[Fault]:
    """A date is read here too, so that its record's other faults do not hide it."""
    try:
        parse_edtf(value)
    except EdtfError as error:
        yield Fault(pointer=pointer, detail=str(error))


def _in_words(kind: Any, message: str) -> str:
    """What a pattern asks for, as the field's description says it."""
    if "matching regex" not in message:
        return message
    for part in (kind, *typing.get_args(kind)):
        for meta in getattr(part, "__metadata__", ()):
            if isinstance(meta, msgspec.Meta) and meta.pattern and meta.description:
                return f"has not the form of this field: {meta.description}"
    return message


def _shown(value: Any) -> str:
    try:
        text = repr(value)
    except RecursionError:
        return "a value nested too deeply"
    return text if len(text) <= SHOWN else f"{text[:SHOWN]}…"


def _struct(kind: Any, value: Any) -> type[msgspec.Struct] | None:
    """The struct that a mapping means to be; of a tagged union the one whose tag it names."""
    if not isinstance(value, dict):
        return None
    structs = [part for part in _members(kind) if isinstance(part, type(msgspec.Struct))]
    if len(structs) > 1:
        configs = [(part, part.__struct_config__) for part in structs]
        structs = [part for part, config in configs if value.get(config.tag_field) == config.tag]
    return structs[0] if len(structs) == 1 else None


def _members(kind: Any) -> list[Any]:
    kind = _bare(kind)
    if typing.get_origin(kind) in UNIONS:
        return [member for part in typing.get_args(kind) for member in _members(part)]
    return [kind]


def _bare(kind: Any) -> Any:
    return typing.get_args(kind)[0] if typing.get_origin(kind) is typing.Annotated else kind


def _is_list(kind: Any) -> bool:
    return typing.get_origin(_bare(kind)) is list


def _choices(kind: Any) -> str:
    codes = [
        code
        for part in _members(kind)
        if typing.get_origin(part) is typing.Literal
        for code in typing.get_args(part)
    ]
    return f"; right is one of {', '.join(map(str, codes))}" if codes else ""
