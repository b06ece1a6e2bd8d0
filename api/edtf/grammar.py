"""One date: a year, month or day, with seasons, doubts (? ~ %) and unspecified digits (X)."""

import re

from api.edtf.days import SUB_YEAR, first_of, last_of, month_length
from api.edtf.hints import date_hint
from api.edtf.masks import masked_days, masked_months
from api.edtf.spans import Span
from api.edtf.values import FaultError

# A doubt on the right of a part covers it and all to its left; on the left, that part alone.
DATE = re.compile(
    r"([?~%]?)(-?[0-9X]{4})([?~%]?)"
    r"(?:-([?~%]?)([0-9X]{2})([?~%]?)(?:-([?~%]?)([0-9X]{2})([?~%]?))?)?"
)
# Of the masks, those with all open digits on the right are level 1, the rest level 2.
SIMPLE_MASK = re.compile(
    r"-?(?:[0-9]{3}X|[0-9]{2}XX|[0-9]{4}-(?:XX|[0-9]{2}-XX|XX-XX)|XXXX(?:-XX){0,2})"
)


def read_date(text: str) -> Span:
    """The span of a date such as `2004-06-11%`; a fault says what would be right."""
    match = DATE.fullmatch(text)
    if match is None:
        raise FaultError(date_hint(text))
    before, year, after, *rest = match.groups()
    month, day = rest[1], rest[4]
    if year == "-0000":
        raise FaultError("year 0 has no sign; write 0000")
    _check_shape(month, day)
    doubts = (before, after, rest[0], rest[2], rest[3], rest[5])
    masked = "X" in text
    span = _masked_span(year, month, day) if masked else _plain_span(year, month, day)
    if not (masked or any(doubts) or span.precision == "season"):
        return span
    return span._replace(
        level=max(span.level, _doubt_level(text, doubts)),
        doubtful=any(doubts) or span.precision == "season",
        masked=masked,
    )


def read_part(text: str) -> Span:
    """The span of a date inside an interval or set; a fault names that date."""
    try:
        return read_date(text)
    except FaultError as fault:
        raise FaultError(f"{text!r}: {fault}") from None


def _check_shape(month: str | None, day: str | None) -> None:
    if month is None or "X" in month:
        return
    code = int(month)
    if not (1 <= code <= 12 or code in SUB_YEAR):
        raise FaultError(
            f"there is no month {month}; months run from 01 to 12, seasons from 21 to 41"
        )
    if day is not None and code > 12:
        raise FaultError(
            f"{month} is a season, and a season has no day {day}; write a month, 01 to 12"
        )


def _doubt_level(text: str, doubts: tuple[str | None, ...]) -> int:
    """0 without doubts, 1 for one behind the whole date, 2 for doubts on its parts."""
    marks = sum(1 for mark in doubts if mark)
    if marks == 0:
        return 0
    return 1 if marks == 1 and text[-1] in "?~%" else 2


def _precision(month: str | None, day: str | None) -> str:
    if month is None:
        return "year"
    if day is not None:
        return "day"
    return "month" if "X" in month or int(month) <= 12 else SUB_YEAR[int(month)][0]


def _plain_span(year: str, month: str | None, day: str | None) -> Span:
    number, code = int(year), None if month is None else int(month)
    level = 1 if number < 0 else 0
    if code is not None and code > 12:
        level = 1 if code <= 24 else 2
    if day is None or code is None:
        first, last = first_of(number, code), last_of(number, code)
        return Span(first, last, first, _precision(month, day), level)
    length = month_length(number, code)
    if not 1 <= int(day) <= length:
        raise FaultError(f"there is no day {day}; {year}-{month} has the days 01 to {length}")
    only = (number, code, int(day))
    return Span(only, only, only, "day", level)


def _masked_span(year: str, month: str | None, day: str | None) -> Span:
    precision = _precision(month, day)
    level = 1 if SIMPLE_MASK.fullmatch("-".join(filter(None, (year, month, day)))) else 2
    if month is None or day is None:
        first, last, begins_by = masked_months(year, month)
    else:
        first, last = masked_days(year, month, day)
        begins_by = last
    if year.lstrip("-") == "XXXX":
        return Span(None, None, None, precision, level)
    return Span(first, last, begins_by, precision, level)
