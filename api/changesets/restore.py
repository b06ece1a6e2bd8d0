"""A document made into the input that a writer would send to have it again."""

import functools
import re
from collections.abc import Callable, Mapping
from typing import Any, Final

import msgspec

from api.changesets.rows import PURGED
from api.changesets.types import hints_of, is_key, is_list, item_of, structs_of
from api.ids import ALPHABET, KINDS, parse_id
from schemas.changesets import RECORDS, Record
from schemas.statements import AboutInput

#: What may be an id in a body. Words of people that look like one name nothing, or are not asked.
NAMED: Final = re.compile(rf'"((?:{"|".join(KINDS)})_[0-7][{ALPHABET}]{{25}})"')
#: Public id → key.
Keys = Mapping[str, str]
Turn = Callable[[Any, Keys], Any]


def ids_named(body: str) -> set[str]:
    """The public ids that stand in a body; `restore` wants to know their keys."""
    return set(NAMED.findall(body))


def key_of(name: str, keys: Keys) -> str:
    """The key of that id; raises msgspec.ValidationError where it names nothing any more."""
    if keys[name].startswith(PURGED):
        raise msgspec.ValidationError(f"{name} was purged")
    return keys[name]


def restore(kind: str, body: str, keys: Keys) -> Record:
    """The record of a body as input: keys for ids, and nothing of what is derived.

    Raises msgspec.ValidationError where today's input takes no more what was valid then, and where
    it, or what it names, was purged.
    """
    record, given = RECORDS[kind], msgspec.json.decode(body)
    if given["status"] == "purged":
        raise msgspec.ValidationError("that was purged")
    return msgspec.convert(_input(record, given, keys), record)


def _input(struct: type[msgspec.Struct], given: dict[str, Any], keys: Keys) -> dict[str, Any]:
    if struct is AboutInput and "record" in given:
        given = given | {parse_id(given["record"])[0]: given["record"]}
    turns = _turns(struct)
    part = {name: turn(given[name], keys) for name, turn in turns.items() if name in given}
    if "coded" in turns:
        part["coded"] = "coded_by" in given["standing"]
    return part


@functools.cache
def _turns(struct: type[msgspec.Struct]) -> Mapping[str, Turn]:
    """Field of the input → how what the document says becomes its value."""
    return {name: _turn(name, kind) for name, kind in hints_of(struct).items()}


def _turn(name: str, kind: Any) -> Turn:
    if is_list(kind):
        one = _turn(name, item_of(kind))
        return lambda values, keys: [one(value, keys) for value in values]
    if is_key(kind) and name != "key":
        return key_of
    structs = structs_of(kind)
    if len(structs) == 1:
        return lambda value, keys: _input(structs[0], value, keys)
    # Also passages, which are one of two structs: they name no record.
    return lambda value, _: value
