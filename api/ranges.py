"""Ranges of a file (RFC 9110, 14): which bytes a request asks for."""

import re
from typing import Final

import msgspec

from api.errors import RangeNotSatisfiableError

#: One range of bytes; several are answered by the whole, as is what makes no sense.
RANGE: Final = re.compile(
    rb"bytes[ \t]*=[ \t,]*([0-9]*)[ \t]*-[ \t]*([0-9]*)[ \t,]*", re.IGNORECASE
)
#: Beyond any file; longer numbers cost time to read.
MOST_DIGITS: Final = 18


class Span(msgspec.Struct, frozen=True, kw_only=True):
    """Bytes of a file, from the first to before the end."""

    start: int
    end: int

    def __len__(self) -> int:
        return self.end - self.start


def read_range(asked: bytes | None, size: int) -> Span | None:
    """The bytes that a Range asks for, or None for the whole of the file.

    Raises RangeNotSatisfiableError where they begin beyond its end.
    """
    found = RANGE.fullmatch(asked) if asked else None
    if found is None or found[0] == found[1] == b"" or found[1] == found[2] == b"":
        return None
    first, last = (_number(digits) for digits in found.groups())
    if first is None:
        start, end = max(size - (last or 0), 0), size
    else:
        if last is not None and last < first:
            return None
        start, end = first, size if last is None else min(last + 1, size)
    if start >= size:
        raise RangeNotSatisfiableError(
            f"the range begins at byte {start}, and the file has {size} bytes", size
        )
    return Span(start=start, end=end)


def _number(digits: bytes) -> int | None:
    if not digits:
        return None
    return int(digits[:MOST_DIGITS]) if len(digits) <= MOST_DIGITS else 10**MOST_DIGITS
