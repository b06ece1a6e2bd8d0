"""Lines of FollowTheMoney: entities, or operations of a delta, with what is wrong with a line."""

import hashlib
import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

import msgspec

from api.importers.ftmschemata import kept_of
from api.importers.imported import RowFault
from schemas.base import NOT_BLANK

OPERATIONS: Final = ("ADD", "MOD", "DEL")
#: What every entity has, of those that are deleted the first alone.
NEEDED: Final = ("id", "schema", "properties")
#: Keys that begin so are ours, and no ids of entities.
OWN: Final = "ftm:"
#: An id with so many digits by themselves may hold somebody's tax or passport number.
NUMBERED: Final = re.compile(r"(?<![0-9A-Za-z])\d{8,}(?![0-9A-Za-z])")
FILLED: Final = re.compile(NOT_BLANK)
LONGEST_KEY: Final = 200
UNSEEN: Final = frozenset({"Cc", "Cf", "Cn", "Cs", "Zl", "Zp"})
#: How a line begins that is longer than what is looked at of a file.
BEGINNING: Final = re.compile(rb'\{\s*"(?:id|schema|caption|properties|op)"\s*:')
PARTS: Final = re.compile(rb'"(?:schema|id)"\s*:\s*"[^"]+"')
PROPERTIES: Final = re.compile(rb'"properties"\s*:\s*\{')


class Entity(msgspec.Struct, frozen=True, kw_only=True):
    """An entity as a line gives it; of one that is deleted, nothing but its key is known.

    `values` has of each property the texts that are not blank, as written, nested entities being
    their ids; `beside` likewise what stands beside the properties.
    """

    line: int
    op: str
    id: str
    key: str
    schema: str
    beside: Mapping[str, Sequence[str]]
    values: Mapping[str, Sequence[str]]

    def of(self, *names: str) -> list[str]:
        """The values of properties: white space as single spaces, each once, in order."""
        given = [text for name in names for text in self.values.get(name, ())]
        return sorted({" ".join(text.split()) for text in given}) if given else []


def recognise(head: bytes) -> bool:
    """Whether the first line that is not blank is an entity, or an operation on one."""
    first, broken, _ = head.lstrip().partition(b"\n")
    if not broken and len(first) > 1000 and BEGINNING.match(first):
        return len(PARTS.findall(first)) > 1 and PROPERTIES.search(first) is not None
    try:
        given = msgspec.json.decode(first)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return False
    if not isinstance(given, dict):
        return False
    if given.get("op") in OPERATIONS:
        entity = given.get("entity")
        return isinstance(entity, dict) and "id" in entity
    return given.keys() >= {*NEEDED}


def why_none(first: str) -> str:
    """What is wrong with a first line that is no entity, nor an operation on one."""
    try:
        given = msgspec.json.decode(first)
    except (msgspec.DecodeError, RecursionError):
        if first.startswith(("{", "[")):
            return "its first line ends within JSON; write each entity on one line"
        return "its first line is no JSON"
    if isinstance(given, list):
        return "its first line is a JSON list; write each entity of it on a line of its own"
    if not isinstance(given, dict):
        return f"its first line, {first[:40]!r}, is no JSON object"
    if "op" in given and given["op"] not in OPERATIONS:
        said = msgspec.json.encode(given["op"]).decode()[:40]
        return f"the op of its first line is {said}; there are {', '.join(OPERATIONS)}"
    within = "the entity of its first line" if "op" in given else "its first line"
    entity = given.get("entity") if "op" in given else given
    if not isinstance(entity, dict):
        return f"{within} is no JSON object"
    lacking = [f"'{name}'" for name in (("id",) if "op" in given else NEEDED) if name not in entity]
    return f"{within} is a JSON object without {', '.join(lacking)}"


def make_key(text: str) -> str:
    """An id as a key where it can be one; else, and of personal numbers, its digest."""
    if text.startswith(OWN) or NUMBERED.search(text):
        return OWN + digest(text)
    return text if can_be_key(text) else OWN + digest(text)


def own_key(what: str, name: str) -> str:
    """A key of something that is no entity, by its name."""
    key = f"{OWN}{what}:{name}"
    return key if can_be_key(key) else f"{OWN}{what}:{digest(name)}"


def digest(text: str) -> str:
    """So much of its SHA-256 that no two are the same."""
    return hashlib.sha256(text.encode()).hexdigest()[:32]


def can_be_key(text: str) -> bool:
    """Whether it is short enough, and of characters that are seen and written in one way."""
    if len(text) > LONGEST_KEY or text.isspace():
        return False
    if text.isascii():
        return text.isprintable()
    seen = not any(unicodedata.category(character) in UNSEEN for character in text)
    return seen and unicodedata.is_normalized("NFC", text)


def read_line(name: str, line: int, data: bytes) -> list[Entity] | list[RowFault]:
    """The entities of a line, nested ones after it; or all that is wrong with it."""
    reading = Reading(name, line)
    try:
        given = msgspec.json.decode(data)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        reading.fault("", "", f"is no JSON: {error}")
        return reading.faults
    except RecursionError:
        reading.fault("", "", "is nested too deeply to be read")
        return reading.faults
    entities = list(reading.entities(given))
    return reading.faults or entities


class Reading:
    """One line being read, and its faults."""

    def __init__(self, name: str, line: int) -> None:
        self.name = name
        self.line = line
        self.faults: list[RowFault] = []

    def fault(self, column: str, value: Any, detail: str) -> None:
        """Notes what is wrong."""
        shown = value if isinstance(value, str) else msgspec.json.encode(value).decode()
        fault = RowFault(
            file=self.name, line=self.line, column=column, value=shown[:80], detail=detail
        )
        self.faults.append(fault)

    def entities(self, given: Any) -> Iterator[Entity]:
        """The entity of a line or of a delta's operation, and those nested in it."""
        op = ""
        if isinstance(given, dict) and "op" in given:
            op, given = given["op"], given.get("entity")
            if op not in OPERATIONS:
                self.fault("op", op, f"is no operation; there are {', '.join(OPERATIONS)}")
                return
        waiting = [given]
        while waiting:
            entity = self._entity(waiting.pop(), op, waiting)
            if entity is not None:
                yield entity

    def _entity(self, given: Any, op: str, nested: list[Any]) -> Entity | None:
        if not isinstance(given, dict):
            self.fault("", given, "is no entity; a JSON object with id, schema and properties is")
            return None
        known = len(self.faults)
        own = self._text(given, "id")
        if op == "DEL":
            return self._made(op, own, "", {}, {}) if len(self.faults) == known else None
        schema = self._text(given, "schema")
        values = self._values(schema, given.get("properties"), nested)
        beside = {
            field: texts
            for field, value in given.items()
            if field != "properties" and (texts := self._beside(field, value))
        }
        return self._made(op, own, schema, beside, values) if len(self.faults) == known else None

    def _made(self, op: str, own: str, schema: str, beside: Any, values: Any) -> Entity:
        key = make_key(own)
        return Entity(
            line=self.line, op=op, id=own, key=key, schema=schema, beside=beside, values=values
        )

    def _text(self, given: dict[str, Any], field: str) -> str:
        value = given.get(field)
        if isinstance(value, str) and FILLED.search(value):
            return self._sound(field, value)
        self.fault(
            field, "" if value is None else value, "is missing, or no text; every entity has one"
        )
        return ""

    def _sound(self, field: str, value: str) -> str:
        if "\0" in value:
            self.fault(field, value, "holds a NUL, which no text can")
        return value

    def _beside(self, field: str, value: Any) -> list[str]:
        texts = value if isinstance(value, list) else [] if value is None else [value]
        plain = [
            text if isinstance(text, str) else msgspec.json.encode(text).decode() for text in texts
        ]
        return [self._sound(field, text) for text in plain if FILLED.search(text)]

    def _values(self, schema: str, given: Any, nested: list[Any]) -> dict[str, list[str]]:
        if not isinstance(given, dict):
            self.fault("properties", given, "is no object with a list of texts a property")
            return {}
        values: dict[str, list[str]] = {}
        for name, listed in given.items():
            texts: list[str] = []
            for value in listed if isinstance(listed, list) else [listed]:
                if isinstance(value, str):
                    texts += [self._sound(name, value)] if FILLED.search(value) else []
                elif isinstance(value, dict) and isinstance(value.get("id"), str):
                    nested.append(value)
                    # Seen from its other end, an edge is no property of the entity.
                    texts += [value["id"]] if name in kept_of(schema) else []
                else:
                    self.fault(name, value, "is no text, and no entity with an id")
            if texts:
                values[name] = texts
        return values
