"""What a type of `schemas/` says of a value: its struct, its members, its constraints."""

import functools
import types
import typing
from collections.abc import Iterator, Mapping
from typing import Any, Final

import msgspec

from schemas.base import Key

UNIONS: Final = (types.UnionType, typing.Union)
KEY: Final = typing.get_args(Key)[1]


@functools.cache
def hints_of(struct: type[msgspec.Struct]) -> Mapping[str, Any]:
    """The types of a struct's fields, with what they are annotated with."""
    return typing.get_type_hints(struct, include_extras=True)


def struct_of(kind: Any, value: Any) -> type[msgspec.Struct] | None:
    """The struct that a mapping means to be.

    Of a tagged union it is the one whose tag it names; without a tag, the one whose fields it has.
    """
    if not isinstance(value, dict):
        return None
    structs = structs_of(kind)
    if len(structs) > 1 and lacks_tag(kind, value):
        shared = [len(value.keys() & hints_of(part).keys()) for part in structs]
        most = max(1, *shared)
        structs = [part for part, number in zip(structs, shared, strict=True) if number == most]
    elif len(structs) > 1:
        configs = [(part, part.__struct_config__) for part in structs]
        structs = [part for part, config in configs if value.get(config.tag_field) == config.tag]
    return structs[0] if len(structs) == 1 else None


def lacks_tag(kind: Any, value: dict[str, Any]) -> bool:
    """Whether a mapping that needs to say which struct of a union it is does not."""
    structs = structs_of(kind)
    return len(structs) > 1 and structs[0].__struct_config__.tag_field not in value


def tags_of(kind: Any) -> dict[str, list[Any]]:
    """The field that tells the structs of a union apart, and what it may be."""
    configs = [part.__struct_config__ for part in structs_of(kind)]
    return {configs[0].tag_field or "": [config.tag for config in configs]}


def structs_of(kind: Any) -> list[type[msgspec.Struct]]:
    """The structs among the members of a type."""
    return [part for part in members_of(kind) if isinstance(part, type(msgspec.Struct))]


def members_of(kind: Any) -> list[Any]:
    """The types of a union, or the one that there is, without their annotations."""
    kind = bare_type(kind)
    if typing.get_origin(kind) in UNIONS:
        return [member for part in typing.get_args(kind) for member in members_of(part)]
    return [kind]


def metas_of(kind: Any) -> Iterator[msgspec.Meta]:
    """The constraints and descriptions of a type, or of a union's parts."""
    for part in (kind, *typing.get_args(kind)):
        for meta in getattr(part, "__metadata__", ()):
            if isinstance(meta, msgspec.Meta):
                yield meta


def codes_of(kind: Any) -> list[Any]:
    """The codes that a type knows; none where it is no code."""
    literals = [part for part in members_of(kind) if typing.get_origin(part) is typing.Literal]
    return [code for part in literals for code in typing.get_args(part)]


def is_key(kind: Any) -> bool:
    """Whether it names a record."""
    return KEY in metas_of(kind)


def is_list(kind: Any) -> bool:
    """Whether it is a list and nothing else, where it is not left out."""
    return typing.get_origin(_there(kind)) is list


def item_of(kind: Any) -> Any:
    """What a list is of."""
    return typing.get_args(_there(kind))[0]


def _there(kind: Any) -> Any:
    there = [part for part in members_of(kind) if part is not msgspec.UnsetType]
    return there[0] if len(there) == 1 else kind


def bare_type(kind: Any) -> Any:
    """The type without its annotations."""
    return typing.get_args(kind)[0] if typing.get_origin(kind) is typing.Annotated else kind
