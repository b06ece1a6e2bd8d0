"""Intervals: `a/b`, with open (`..`) and unknown (empty) ends."""

from datetime import date

from api.edtf.days import to_date
from api.edtf.grammar import read_part
from api.edtf.spans import Span
from api.edtf.values import Edtf, FaultError

OPEN, UNKNOWN = "..", ""


def read_interval(text: str) -> Edtf:
    """The value of a text with a slash: true on every day from its start to its end."""
    ends = text.split("/")
    if len(ends) != 2:
        raise FaultError(
            f"an interval has one slash, not {len(ends) - 1}; write start/end (a day is 2023-05-22)"
        )
    left, right = ends
    start, end = (None if e in (OPEN, UNKNOWN) else read_part(e) for e in ends)
    if start and end:
        _check_order(ends, start, end)
    known = [span for span in (start, end) if span]
    return Edtf(
        text=text,
        level=_level(known),
        earliest=to_date(start.first) if start else None,
        latest=to_date(end.last) if end else None,
        certain=_certain(start, end),
        start_unknown=left == UNKNOWN,
        end_unknown=right == UNKNOWN,
        start_open=left == OPEN,
        end_open=right == OPEN,
        bounded=all(span.bounded for span in known),
        doubtful=any(span.doubtful for span in known),
    )


def _check_order(ends: list[str], start: Span, end: Span) -> None:
    """An end may lie in its start's month or year, but must not begin before the start does."""
    if start.first is None or end.begins_by is None or start.first <= end.begins_by:
        return
    left, right = ends
    coarser = end.last is not None and start.first <= end.last
    remedy = (
        "write the end as finely as the start, with XX for what is not known"
        if coarser
        else "write the earlier date first"
    )
    raise FaultError(f"the end {right} begins before the start {left}; {remedy}")


def _level(known: list[Span]) -> int:
    if len(known) < 2:
        return max([1, *(2 if span.masked else span.level for span in known)])
    return max(2 if span.masked else span.level for span in known)


def _certain(start: Span | None, end: Span | None) -> tuple[date, date] | None:
    """From the start's last day to the end's first; of a half-known interval the known day."""
    if start is None or end is None:
        known = start or end
        return known.sure_day if known else None
    if start.doubtful or end.doubtful or not (start.bounded and end.bounded):
        return None
    left, right = to_date(start.last), to_date(end.first)
    return (left, right) if left and right and left <= right else None
