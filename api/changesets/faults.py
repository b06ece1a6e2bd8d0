"""Faults in what a writer sent: each with its place, all at once."""

import msgspec

from api.errors import WhenceError

LONGEST_NAME = 200
#: What has so many is not read to its end.
MOST_FAULTS = 1_000
#: How much of one fault stands in a sentence on all of them.
LONGEST_EXAMPLE = 400


class Fault(msgspec.Struct, frozen=True, kw_only=True):
    """One fault: where (JSON pointer into the change set) and what would be right."""

    pointer: str
    detail: str
    #: The current version, where another one was expected.
    version: int | None = None


class ChangeSetInvalidError(WhenceError):
    """The change set has faults; nothing was written."""

    def __init__(self, faults: list[Fault], *, whole: bool = True) -> None:
        more = "" if whole else ", which was not read to its end: there may be more"
        number = f"{len(faults)} fault{'s' if len(faults) != 1 else ''}"
        super().__init__(f"{number} in the change set{more}{_first_of(faults)}")
        self.faults = faults


def _first_of(faults: list[Fault]) -> str:
    """The first of them with its place, shortly, in words that follow on how many there are."""
    if not faults:
        return ""
    lead = "; the first" if len(faults) > 1 else ""
    place = f", at {faults[0].pointer}" if faults[0].pointer else ""
    told = f"{lead}{place}: {faults[0].detail}"
    return told if len(told) <= LONGEST_EXAMPLE else f"{told[:LONGEST_EXAMPLE]}…"


def escape_unknown(name: str) -> str:
    """A name that may be anything, as long as a person reads on."""
    return escape(name if len(name) <= LONGEST_NAME else f"{name[:LONGEST_NAME]}…")


def escape(part: object) -> str:
    """One part of a JSON pointer (RFC 6901)."""
    return str(part).replace("~", "~0").replace("/", "~1")
