"""Faults in a file: each with its line, all at once."""

from collections.abc import Iterable

import msgspec

from api.errors import WhenceError

MOST_SHOWN = 1000


class FileFault(msgspec.Struct, frozen=True, kw_only=True, order=True):
    """One fault: its line and column count from 1; 0 is the line, or the file, as a whole."""

    line: int
    column: int = 0
    detail: str

    def tell(self, name: str) -> str:
        """`file:line: what`, or `file:line:column: what`; of the whole file `file: what`."""
        places = "".join(f"{place}:" for place in (self.line, self.column) if place)
        return f"{name}:{places} {self.detail}"


class CaseFileError(WhenceError):
    """Every fault of one case file, in the order of its lines; nothing was written."""

    def __init__(self, name: str, faults: Iterable[FileFault]) -> None:
        self.name = name
        self.faults = sorted(set(faults))
        super().__init__("\n".join(self.lines()))

    def lines(self) -> list[str]:
        """One line a fault."""
        told = [fault.tell(self.name) for fault in self.faults[:MOST_SHOWN]]
        more = len(self.faults) - MOST_SHOWN
        return [*told, f"{self.name}: and {more} faults more"] if more > 0 else told
