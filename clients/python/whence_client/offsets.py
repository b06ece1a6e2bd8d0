"""Offsets of passages count code points; JavaScript, Java and Windows count UTF-16 units.

Python's own strings count code points: `text[passage.start:passage.end]` is the passage.
"""

import bisect


class Offsets:
    """Offsets in one text, from one count to the other."""

    def __init__(self, text: str) -> None:
        self._length = len(text)
        #: Where the characters are that take two units, in code points.
        self._wide = [place for place, character in enumerate(text) if ord(character) > 0xFFFF]
        #: The same in UTF-16 units.
        self._wide16 = [place + before for before, place in enumerate(self._wide)]

    def to_utf16(self, offset: int) -> int:
        """The offset in UTF-16 units, from one in code points."""
        self._check(offset, self._length, "code points")
        return offset + bisect.bisect_left(self._wide, offset)

    def to_code_points(self, offset: int) -> int:
        """The offset in code points, from one in UTF-16 units."""
        self._check(offset, self._length + len(self._wide), "UTF-16 units")
        before = bisect.bisect_left(self._wide16, offset)
        if before and self._wide16[before - 1] == offset - 1:
            raise ValueError(f"{offset} is inside a character, between its two UTF-16 units")
        return offset - before

    def _check(self, offset: int, end: int, unit: str) -> None:
        if not 0 <= offset <= end:
            raise ValueError(f"{offset} is outside of the text, which has {end} {unit}")
