"""What a file holds, found before its records are made: edges may name what comes after them."""

from collections.abc import Iterator
from typing import Any, Final

import msgspec

from api.importers.ftmschemata import ACTORS
from api.importers.imported import Notices, RowFault
from api.importers.inputs import InputFile

TWICE: Final = (
    "stands in these files already, and otherwise; join the fragments of an entity first, and "
    "import deltas one after another"
)


class Survey:
    """Which entities there are in the files so far, as hashes of their ids, and which are actors.

    Of a million entities it takes about 150 MB.
    """

    def __init__(self) -> None:
        self.lines: dict[int, int] = {}
        self.nested: set[int] = set()
        self.actors: set[int] = set()

    def read(self, file: InputFile, notices: Notices) -> dict[int, RowFault | None]:
        """Lines that give nothing: told for what they say otherwise, or the same twice."""
        passed: dict[int, RowFault | None] = {}
        for number, data in numbered(file):
            for top, given in _entities(data):
                own, schema = given.get("id"), given.get("schema")
                if not isinstance(own, str):
                    continue
                known = hash(own)
                if isinstance(schema, str) and schema in ACTORS:
                    self.actors.add(known)
                if not top:
                    self.nested.add(known)
                elif known not in self.lines:
                    self.lines[known] = hash(data)
                elif self.lines[known] == hash(data):
                    passed[number] = None
                    notices.at = f"{file.name}:{number}"
                    notices.tell("a line that stands twice: passed over")
                else:
                    passed[number] = RowFault(
                        file=file.name, line=number, column="id", value=own[:80], detail=TWICE
                    )
        return passed

    def actor(self, own: str) -> bool | None:
        """Whether an id is an actor's; None where it stands in no file."""
        known = hash(own)
        if known in self.actors:
            return True
        return False if known in self.lines or known in self.nested else None

    def is_whole(self, own: str) -> bool:
        """Whether an entity has a line of its own."""
        return hash(own) in self.lines


def numbered(file: InputFile) -> Iterator[tuple[int, bytes]]:
    """The lines that are not blank, counted from 1."""
    with file.open() as stream:
        for number, data in enumerate(stream, start=1):
            if stripped := data.strip():
                yield number, stripped


def _entities(data: bytes) -> Iterator[tuple[bool, dict[str, Any]]]:
    """The entity of a line, and those nested in it; of a line that cannot be read, none."""
    try:
        given = msgspec.json.decode(data)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return
    if isinstance(given, dict) and "op" in given:
        given = given.get("entity")
    waiting, top = [given], True
    while waiting:
        entity = waiting.pop()
        if not isinstance(entity, dict):
            continue
        yield top, entity
        top = False
        properties = entity.get("properties")
        if data.count(b'"schema"') > 1 and isinstance(properties, dict):
            for values in properties.values():
                waiting += values if isinstance(values, list) else []
