"""Rows of a table that say otherwise than a row of the same id before them."""

from typing import Final

from api.changesets.stage import ENCODER
from api.importers.imported import RowFault

#: Bits of a hash, of a line and of a file's number, which are kept as one whole number.
HASH: Final = 64
LINE: Final = 40


class Doubles:
    """What rows have said so far: of each some 180 bytes, for one that is refused leaves nothing.

    Which of two rows is right nobody knows; the first has its records by then, and those of others.
    """

    def __init__(self, column: str) -> None:
        self._column = column
        self._files: list[str] = []
        self._rows: dict[int, int] = {}

    def fault(self, key: str, said: object, file: str, line: int) -> RowFault | None:
        """Where the row says otherwise than another of that id; None where it does not."""
        if not self._files or self._files[-1] != file:
            self._files.append(file)
        digest = hash(ENCODER.encode(said)) & (1 << HASH) - 1
        row = (len(self._files) - 1 << LINE | line) << HASH | digest
        first = self._rows.setdefault(hash(key), row)
        if first & (1 << HASH) - 1 == digest:
            return None
        place = first >> HASH
        where = f"{self._files[place >> LINE]}:{place & (1 << LINE) - 1}"
        detail = f"stands at {where} too, and differs there; only one can be right"
        return RowFault(file=file, line=line, column=self._column, value=key, detail=detail)
