"""What a fuzzy date says, once read."""

from datetime import date

import msgspec

SHOWN = 80


class Edtf(msgspec.Struct, frozen=True, kw_only=True):
    """A date as somebody wrote it, and the calendar days it stands for.

    `earliest` and `latest` are the outermost days it may touch; None where it is unbounded or
    unknown on that side, or where that side lies outside the years 1 to 9999 (`bounded` is then
    False). `certain` holds the days, both included, on every one of which it is true; None where
    there is no such day, and also where there are several runs of them with gaps between
    (`{2023-05-22,2023-05-24}`): one range over them would claim too much. `doubtful` dates carry
    ? ~ or %, or are seasons of no hemisphere: nothing follows for certain from their bounds.
    """

    text: str
    level: int
    earliest: date | None
    latest: date | None
    certain: tuple[date, date] | None
    start_unknown: bool = False
    end_unknown: bool = False
    start_open: bool = False
    end_open: bool = False
    bounded: bool = True
    doubtful: bool = False


class EdtfError(ValueError):
    """The text is no EDTF date, or one that is not read: says which, why, and what would be."""


class FaultError(Exception):
    """What is wrong in a part of the text; `parse_edtf` puts the whole text in front."""


def possible_range(value: Edtf) -> tuple[date | None, date | None] | None:
    """First and last day on which it may be true, None being unbounded.

    None in place of the pair: its years lie outside 1 to 9999, and it matches no range filter.
    """
    return (value.earliest, value.latest) if value.bounded else None


def shown(text: str) -> str:
    """The text as an error shows it: printable, and cut where it is long."""
    return repr(text if len(text) <= SHOWN else f"{text[:SHOWN]}…")
