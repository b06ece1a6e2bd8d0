"""The way in: a text becomes an `Edtf`, plain dates by a short way of their own."""

from datetime import date

from api.edtf.days import month_length, to_date
from api.edtf.intervals import read_interval
from api.edtf.sets import CLOSING, read_set
from api.edtf.standalone import read_standalone
from api.edtf.values import Edtf, EdtfError, FaultError, shown

LONGEST = 200


def parse_edtf(text: str) -> Edtf:
    """Read an EDTF date; EdtfError names the text, what is wrong and what would be right."""
    if len(text) > LONGEST:
        raise EdtfError(
            f"{shown(text)} is not an EDTF date: it has {len(text)} characters, "
            f"and at most {LONGEST} are read"
        )
    try:
        return _plain(text) or _plain_interval(text) or _read(text)
    except FaultError as fault:
        raise EdtfError(f"{shown(text)} is not an EDTF date: {fault}") from None


def _read(text: str) -> Edtf:
    if text[:1] in CLOSING:
        return read_set(text)
    if "/" in text:
        return read_interval(text)
    span = read_standalone(text)
    return Edtf(
        text=text,
        level=span.level,
        earliest=to_date(span.first),
        latest=to_date(span.last),
        certain=span.sure_day,
        bounded=span.bounded,
        doubtful=span.doubtful,
    )


def _plain(text: str) -> Edtf | None:
    days = _plain_days(text)
    if days is None:
        return None
    first, last = days
    return Edtf(
        text=text,
        level=0,
        earliest=first,
        latest=last,
        certain=days if first == last else None,
    )


def _plain_interval(text: str) -> Edtf | None:
    left, slash, right = text.partition("/")
    if not slash:
        return None
    start, end = _plain_days(left), _plain_days(right)
    if start is None or end is None or start[0] > end[0]:
        return None
    certain = (start[1], end[0]) if start[1] <= end[0] else None
    return Edtf(text=text, level=0, earliest=start[0], latest=end[1], certain=certain)


def _plain_days(text: str) -> tuple[date, date] | None:
    """First and last day of YYYY, YYYY-MM or YYYY-MM-DD; None of all else, and of a wrong one."""
    size = len(text)
    try:
        # fromisoformat also reads 20230522 and weeks, which EDTF has not: hence the hyphens.
        if size == 10 and text[4] == "-" == text[7]:
            day = date.fromisoformat(text)
            return day, day
        if size == 7 and text[4] == "-":
            first = date.fromisoformat(f"{text}-01")
            return first, first.replace(day=month_length(first.year, first.month))
        if size == 4:
            first = date.fromisoformat(f"{text}-01-01")
            return first, first.replace(month=12, day=31)
    except ValueError:
        pass
    return None
