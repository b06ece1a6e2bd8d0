"""The cells of a row as values, with all that is wrong with them collected."""

import unicodedata
from collections.abc import Set
from typing import Final

from api.importers.imported import Notices, RowFault
from api.importers.tables import TableRow
from api.importers.values import LONGEST_LINE, clean, degrees, digest, whole

LONGEST_KEY: Final = 200
#: What no key may hold: controls, separators of lines, what is unseen or unassigned.
UNKEYED: Final = frozenset({"Cc", "Cs", "Zl", "Zp", "Cf", "Cn"})


class Cells:
    """A row's cells as values; `faults` is what is wrong with them."""

    def __init__(self, file: str, row: TableRow) -> None:
        self._file = file
        self._row = row
        self.faults: list[RowFault] = []

    def fault(self, column: str, detail: str) -> None:
        """That this cell is wrong, and what would be right."""
        value = self._row.cells.get(column, "").strip()[:80]
        line = self._row.line
        self.faults.append(
            RowFault(file=self._file, line=line, column=column, value=value, detail=detail)
        )

    def text(self, column: str) -> str:
        """The cell in one line; empty where there is none."""
        return clean(self._row.cells.get(column, ""))

    def name(self, column: str) -> str:
        """A name in one line, at most as long as names may be."""
        text = self.text(column)
        if len(text) > LONGEST_LINE:
            self.fault(column, f"has {len(text)} characters; at most {LONGEST_LINE} are right")
            return ""
        return text

    def whole(self, column: str, low: int, high: int) -> int | None:
        """A whole number between the two, also as `3.0`; none where the cell is empty."""
        text = self._row.cells.get(column, "").strip()
        number = whole(text) if text else None
        if text and (number is None or not low <= number <= high):
            self.fault(column, f"is no whole number from {low} to {high}")
            return None
        return number

    def degrees(self, column: str, most: int) -> float | None:
        """Degrees up to so many either way; none where the cell is empty."""
        text = self._row.cells.get(column, "").strip()
        number = degrees(text, most) if text else None
        if text and number is None:
            self.fault(column, f"is no number from -{most} to {most}")
        return number


def make_key(name: str) -> str:
    """The name as a key; where it cannot be one, what can and a digest of the whole."""
    if name.isascii() and name.isprintable() and len(name) <= LONGEST_KEY:
        return name
    seen = "".join(c for c in name if unicodedata.category(c) not in UNKEYED)
    if seen == name and len(name) <= LONGEST_KEY:
        return name
    return unicodedata.normalize("NFC", f"{seen[:150].strip()}-{digest(name)}")


def split_list(text: str, separator: str) -> list[str]:
    """The parts of a cell that holds several, each once, in their order."""
    return list(dict.fromkeys(part for each in text.split(separator) if (part := each.strip())))


def tell_unknown(notices: Notices, row: TableRow, known: Set[str]) -> None:
    """Count the cells of columns that the format's page does not name."""
    for column in row.cells.keys() - known:
        if row.cells[column].strip():
            notices.unknown[column] += 1
