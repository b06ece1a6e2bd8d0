"""Every fault of a value against a struct type: msgspec stops at the first."""

from collections.abc import Iterator
from typing import Any, Final

import msgspec

from api.changesets.faults import Fault, escape, escape_unknown
from api.changesets.types import (
    codes_of,
    hints_of,
    is_list,
    item_of,
    lacks_tag,
    metas_of,
    struct_of,
    tags_of,
)
from schemas.base import NOT_BLANK

SHOWN = 80
#: Python's words for these are none of JSON's.
WORDS: Final = {None: "null", True: "true", False: "false"}


def collect_faults(value: Any, kind: Any, pointer: str, *, strict: bool) -> Iterator[Fault]:
    """The faults of `value` as `kind`; each part is judged on its own, so none hides another."""
    struct = struct_of(kind, value)
    if struct is not None:
        if lacks_tag(kind, value):
            yield from _missing_tag(kind, pointer)
        yield from _fields(value, struct, pointer, strict)
    elif is_list(kind) and isinstance(value, list):
        yield from _items(value, kind, pointer, strict)
    else:
        yield from _leaf(value, kind, pointer, strict)


def _fields(
    value: dict[str, Any], struct: type[msgspec.Struct], pointer: str, strict: bool
) -> Iterator[Fault]:
    hints = hints_of(struct)
    tag = struct.__struct_config__.tag_field
    closed = struct.__struct_config__.forbid_unknown_fields
    for name in value:
        if closed and name not in hints and name != tag:
            detail = f"there is no field {name[:SHOWN]!r} here; there are {', '.join(hints)}"
            yield Fault(pointer=f"{pointer}/{escape_unknown(name)}", detail=detail)
    for field in msgspec.structs.fields(struct):
        if field.name in value:
            place = f"{pointer}/{escape(field.name)}"
            yield from collect_faults(value[field.name], hints[field.name], place, strict=strict)
        elif field.required:
            yield Fault(pointer=pointer, detail=f"the field {field.name!r} is missing")


def _missing_tag(kind: Any, pointer: str) -> Iterator[Fault]:
    for name, tags in tags_of(kind).items():
        detail = f"the field {name!r} is missing; right is one of {', '.join(map(str, tags))}"
        yield Fault(pointer=pointer, detail=detail)


def _items(value: list[Any], kind: Any, pointer: str, strict: bool) -> Iterator[Fault]:
    meta = next(metas_of(kind), None)
    if meta is not None and len(value) < (meta.min_length or 0):
        has = f"has {len(value)} entry" if value else "is empty"
        are = "are" if meta.min_length != 1 else "is"
        yield Fault(pointer=pointer, detail=f"it {has}; at least {meta.min_length} {are} right")
    if meta is not None and meta.max_length is not None and len(value) > meta.max_length:
        detail = f"it has {len(value)} entries; at most {meta.max_length} are right"
        yield Fault(pointer=pointer, detail=detail)
    for index, part in enumerate(value):
        yield from collect_faults(part, item_of(kind), f"{pointer}/{index}", strict=strict)


def _leaf(value: Any, kind: Any, pointer: str, strict: bool) -> Iterator[Fault]:
    if kind is msgspec.Raw:
        return  # Whatever it holds is judged by whoever knows what it is.
    try:
        msgspec.convert(value, kind, strict=strict)
    except msgspec.ValidationError as error:
        message = _in_words(value, kind, str(error).split(" - at `$")[0])
        yield Fault(pointer=pointer, detail=f"{_shown(value)}: {message}{_choices(kind)}")


def find_nuls(value: Any, pointer: str) -> Iterator[Fault]:
    """The texts that PostgreSQL cannot keep."""
    if isinstance(value, dict):
        for name, part in value.items():
            yield from find_nuls(part, f"{pointer}/{escape_unknown(name)}")
    elif isinstance(value, list):
        for index, part in enumerate(value):
            yield from find_nuls(part, f"{pointer}/{index}")
    elif isinstance(value, str) and "\0" in value:
        yield Fault(pointer=pointer, detail="it has a NUL character (\\u0000); leave it out")


def _in_words(value: Any, kind: Any, message: str) -> str:
    """What a pattern asks for, as the field's description says it."""
    if "matching regex" not in message:
        return message
    for meta in metas_of(kind):
        if meta.pattern == NOT_BLANK:
            return "it is blank; write something, or leave the field out"
        if meta.pattern and meta.description and isinstance(value, str):
            return f"has not the form of this field: {meta.description}"
    return message


def _shown(value: Any) -> str:
    if value is None or isinstance(value, bool):
        return WORDS[value]
    try:
        text = repr(value)
    except RecursionError:
        return "a value nested too deeply"
    return text if len(text) <= SHOWN else f"{text[:SHOWN]}…"


def _choices(kind: Any) -> str:
    codes = codes_of(kind)
    return f"; right is one of {', '.join(map(str, codes))}" if codes else ""
