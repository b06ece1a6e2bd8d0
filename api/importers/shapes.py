"""Nodes as the values that a struct is made from: its types say what each text means."""

import datetime
import functools
import re
import types
import typing
from collections.abc import Iterator, Mapping
from typing import Any, Final

import msgspec

from api.changesets.faults import Fault, escape
from api.importers import yamlnodes
from api.importers.yamlnodes import Broken, Node, Scalar, is_null
from schemas.dates import DateInput

UNIONS: Final = (types.UnionType, typing.Union)
#: Without leading zeros: YAML 1.1 reads 010 as 8, and a person as 10.
WHOLE: Final = re.compile(r"[+-]?(0|[1-9][0-9]{0,17})")
DECIMAL: Final = re.compile(r"[+-]?([0-9]{1,18}(\.[0-9]{0,30})?|\.[0-9]{1,30})")
TRUTH: Final = {"true": True, "false": False}


class Shape(msgspec.Struct, frozen=True, kw_only=True):
    """What a value may be: one of some structs, a list of something, or a scalar."""

    structs: tuple[type[msgspec.Struct], ...]
    scalars: frozenset[Any]
    item: "Shape | None"


def plain_value(node: Node, pointer: str, faults: list[Fault]) -> Any:
    """Texts, lists and dicts; None with a fault where nothing, or nothing usable, is given."""
    if isinstance(node, yamlnodes.Mapping):
        return {
            name: plain_value(entry.value, f"{pointer}/{escape(name)}", faults)
            for name, entry in node.entries.items()
        }
    if isinstance(node, yamlnodes.Sequence):
        return [plain_value(item, f"{pointer}/{i}", faults) for i, item in enumerate(node.items)]
    fault = _fault(node)
    if fault is not None:
        faults.append(Fault(pointer=pointer, detail=fault))
        return None
    return node.text if isinstance(node, Scalar) else None


def _fault(node: Node) -> str | None:
    if isinstance(node, Broken):
        return node.detail
    if is_null(node):
        return "there is no value; leave the field out (or quote the word, if it is a text)"
    if isinstance(node, Scalar) and "\x00" in node.text:
        return "the text has a NUL character (U+0000); leave it out"
    return None


def shape_struct(value: Any, struct: type[msgspec.Struct]) -> Any:
    """The value with numbers, truths and the short forms of dates and passages spelt out.

    What does not fit stays as it is: to judge is the struct's business.
    """
    return _shape(value, Shape(structs=(struct,), scalars=frozenset(), item=None))


def _shape(value: Any, shape: Shape) -> Any:
    if isinstance(value, str):
        return {"edtf": value} if DateInput in shape.structs else _scalar(value, shape.scalars)
    if isinstance(value, list) and shape.item is not None:
        return [_shape(item, shape.item) for item in value]
    if isinstance(value, dict) and shape.structs:
        return _fields(value, shape.structs)
    return value


def _scalar(text: str, scalars: frozenset[Any]) -> Any:
    if int in scalars and WHOLE.fullmatch(text):
        return int(text)
    if float in scalars and DECIMAL.fullmatch(text):
        return float(text)
    if bool in scalars:
        return TRUTH.get(text.lower(), text)
    return text


def _fields(value: dict[str, Any], structs: tuple[type[msgspec.Struct], ...]) -> dict[str, Any]:
    if len(structs) > 1:
        value = _with_tag(value, structs)
        tags = [(struct.__struct_config__, struct) for struct in structs]
        structs = tuple(s for c, s in tags if c.tag_field and value.get(c.tag_field) == c.tag)
    if len(structs) != 1:
        return value
    shapes = _shapes(structs[0])
    return {n: _shape(v, shapes[n]) if n in shapes else v for n, v in value.items()}


def _with_tag(value: dict[str, Any], structs: tuple[type[msgspec.Struct], ...]) -> dict[str, Any]:
    """`passage: {start, end}` is a text passage without a word: its fields say so."""
    for struct in structs:
        config = struct.__struct_config__
        if config.tag_field and config.tag_field not in value and value.keys() & _shapes(struct):
            return {config.tag_field: config.tag, **value}
    return value


@functools.cache
def _shapes(struct: type[msgspec.Struct]) -> Mapping[str, Shape]:
    hints = typing.get_type_hints(struct, include_extras=True)
    return {name: _shape_of(kind) for name, kind in hints.items()}


def _shape_of(kind: Any) -> Shape:
    members = list(_members(kind))
    items = [typing.get_args(m)[0] for m in members if typing.get_origin(m) is list]
    return Shape(
        structs=tuple(m for m in members if isinstance(m, type(msgspec.Struct))),
        scalars=frozenset(m for m in members if m in (int, float, bool, datetime.datetime)),
        item=_shape_of(items[0]) if items else None,
    )


def _members(kind: Any) -> Iterator[Any]:
    if typing.get_origin(kind) is typing.Annotated:
        yield from _members(typing.get_args(kind)[0])
    elif typing.get_origin(kind) in UNIONS:
        for part in typing.get_args(kind):
            yield from _members(part)
    else:
        yield kind
