"""Puts the statement of a list together from named clauses; values are always parameters."""

import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Final

import msgspec

from api.database import load_statements

CLAUSES: Final = load_statements(Path(__file__).parent / "clauses.sql")
PLACEHOLDER: Final = re.compile(r"(?<![:\w]):([a-z]+)")
NO_VALUES: Final[Mapping[str, object]] = MappingProxyType({})
WORD: Final = re.compile(r"\{([a-z_]+)\}")


class Statement(msgspec.Struct, frozen=True):
    """A whole statement and the values of its parameters."""

    text: str
    arguments: tuple[object, ...]


class Parameters:
    """Numbers the values of one statement; the same value is sent once."""

    def __init__(self, shared: Mapping[str, object]) -> None:
        self._shared = shared
        self._numbers: dict[tuple[str, object], int] = {}

    def clause(self, name: str, words: Mapping[str, str], values: Mapping[str, object]) -> str:
        """The clause of that name, its words written in and its values numbered."""
        return self.written(CLAUSES[name], words, values)

    def written(
        self, text: str, words: Mapping[str, str], values: Mapping[str, object] = NO_VALUES
    ) -> str:
        """A text of another file, its words written in and its values numbered."""
        known = {**self._shared, **values}
        text = PLACEHOLDER.sub(lambda found: self._number(found[1], known[found[1]]), text)
        return WORD.sub(lambda found: words[found[1]], text)

    def _number(self, name: str, value: object) -> str:
        number = self._numbers.setdefault((name, value), len(self._numbers) + 1)
        return f"${number}"

    def arguments(self) -> tuple[object, ...]:
        """The values in the order of their numbers."""
        return tuple(value for _, value in self._numbers)


def conjunction(clauses: Iterable[str]) -> str:
    """All of them."""
    return "\n  AND ".join(clauses)
