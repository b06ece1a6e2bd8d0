"""Faults in what a writer sent: each with its place, all at once."""

import msgspec

from api.errors import WhenceError

LONGEST_NAME = 200
#: What has so many is not read to its end.
MOST_FAULTS = 1_000


class Fault(msgspec.Struct, frozen=True, kw_only=True):
    """One fault: where (JSON pointer into the change set) and what would be right."""

    pointer: str
    detail: str


class ChangeSetInvalidError(WhenceError):
    """The change set has faults; nothing was written."""

    def __init__(self, faults: list[Fault], *, whole: bool = True) -> None:
        more = "" if whole else ", which was not read to its end: there may be more"
        number = f"{len(faults)} fault{'s' if len(faults) != 1 else ''}"
        super().__init__(f"{number} in the change set{more}")
        self.faults = faults


def escape_unknown(name: str) -> str:
    """A name that may be anything, as long as a person reads on."""
    return escape(name if len(name) <= LONGEST_NAME else f"{name[:LONGEST_NAME]}…")


def escape(part: object) -> str:
    """One part of a JSON pointer (RFC 6901)."""
    return str(part).replace("~", "~0").replace("/", "~1")
