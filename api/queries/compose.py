"""Puts the statement of a list together from named clauses; values are always parameters."""

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType
from typing import Final

import msgspec

from api.database import load_statements

CLAUSES: Final = load_statements(Path(__file__).parent / "clauses.sql")
NO_VALUES: Final[Mapping[str, object]] = MappingProxyType({})
#: A value, or a word of this code's own.
GAP: Final = re.compile(r"(?<![:\w]):([a-z]+)|\{([a-z_]+)\}")


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
        known, numbers = {**self._shared, **values}, self._numbers
        begins, gaps = _gaps(text)
        parts = [begins]
        for value, word, follows in gaps:
            if value:
                number = numbers.setdefault((value, known[value]), len(numbers) + 1)
                parts.append(f"${number}")
            else:
                parts.append(words[word])
            parts.append(follows)
        return "".join(parts)

    def arguments(self) -> tuple[object, ...]:
        """The values in the order of their numbers."""
        return tuple(value for _, value in self._numbers)


@lru_cache(maxsize=1_000)
def _gaps(text: str) -> tuple[str, Sequence[tuple[str, str, str]]]:
    """How a text begins, and of each gap the value or the word that it takes, and what follows."""
    begins, *rest = GAP.split(text)
    return begins, tuple(zip(rest[::3], rest[1::3], rest[2::3], strict=True))


def conjunction(clauses: Iterable[str]) -> str:
    """All of them."""
    return "\n  AND ".join(clauses)
