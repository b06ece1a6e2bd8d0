"""Forms that only stand alone: a date with a time, centuries, decades, long and rounded years."""

import re

from api.edtf.days import first_of, last_of
from api.edtf.grammar import read_date
from api.edtf.spans import Span
from api.edtf.values import FaultError

TIME = re.compile(
    r"(-?[0-9]{4}-[0-9]{2}-[0-9]{2})T([0-9]{2}):([0-9]{2}):([0-9]{2})(\.[0-9]+)?"
    r"(?:Z|([+-])([0-9]{2})(?::?([0-9]{2}))?)?"
)
SHORT = re.compile(r"(-?)([0-9]{2,3})([?~%]?)")
LONG = re.compile(r"Y(-?)([1-9][0-9]*)(?:E([0-9]{1,3}))?(?:S([1-9][0-9]{0,2}))?([?~%]?)")
ROUNDED = re.compile(r"(-?)([0-9]{4})S([1-9][0-9]{0,2})")


def read_standalone(text: str) -> Span:
    """The span of a whole text that is neither interval nor set."""
    if "T" in text and text[0] in "-0123456789":
        return _with_time(text)
    if match := SHORT.fullmatch(text):
        return _short(*match.groups())
    if text.startswith("Y"):
        return _long(text)
    if match := ROUNDED.fullmatch(text):
        sign, digits, significant = match.groups()
        return _rounded(sign, int(digits), int(significant))
    return read_date(text)


def _with_time(text: str) -> Span:
    match = TIME.fullmatch(text)
    if match is None:
        raise FaultError(
            "a time is written as in 2023-05-22T14:30:00, seconds included, "
            "with nothing, Z or an offset such as +03:00 behind it"
        )
    day, hour, minute, second, fraction, sign, hours, minutes = match.groups()
    midnight = hour == "24" and not (minute + second + (fraction or "")).strip("0.")
    if not midnight and (hour > "23" or minute > "59" or second > "59"):
        raise FaultError("there is no such time; it runs from 00:00:00 to 23:59:59, or 24:00:00")
    if sign is not None:
        _check_offset(sign, hours, minutes or "00")
    return read_date(day)


def _check_offset(sign: str, hours: str, minutes: str) -> None:
    size = int(hours) * 60 + int(minutes)
    top = 12 * 60 if sign == "-" else 14 * 60
    if minutes > "59" or size > top or (sign == "-" and size == 0):
        raise FaultError(
            f"there is no offset {sign}{hours}:{minutes}; "
            "they run from -12:00 to +14:00, and zero is Z or +00:00"
        )


def _short(sign: str, digits: str, doubt: str) -> Span:
    """A century (`19` is 1900 to 1999) or a decade (`193` is 1930 to 1939)."""
    if sign and not digits.strip("0"):
        raise FaultError(f"{digits} has no sign; a century is written 00, a decade 000")
    years = 10 ** (4 - len(digits))
    level = 2 if doubt or len(digits) == 3 else 1 if sign else 0
    return _years(sign, int(digits) * years, years, level)._replace(doubtful=bool(doubt))


def _long(text: str) -> Span:
    """`Y170000002`, `Y-17E7` (17 times ten to the seventh), `Y3388E2S3`."""
    match = LONG.fullmatch(text)
    if match is None:
        raise FaultError(
            "after Y comes a year alone, without leading zeros, such as Y17000, "
            "Y-17E7 or Y171010000S3"
        )
    sign, digits, exponent, significant, doubt = match.groups()
    if exponent is None and len(digits) <= 4:
        raise FaultError(f"Y is for years of more than four digits; write {sign}{digits:0>4}")
    year = int(digits) * 10 ** int(exponent or 0)
    level = 1 if exponent is None else 2
    if significant is not None:
        return _rounded(sign, year, int(significant))._replace(doubtful=bool(doubt))
    return _years(sign, year, 1, level)._replace(doubtful=bool(doubt))


def _rounded(sign: str, year: int, significant: int) -> Span:
    """Some year that has the same leading digits: `1950S2` is one of 1900 to 1999."""
    if sign and not year:
        raise FaultError("year 0 has no sign; write 0000")
    years = 10 ** max(0, len(str(year)) - significant)
    return _years(sign, year // years * years, years, 2)


def _years(sign: str, low: int, years: int, level: int) -> Span:
    """One of the years from `low` on, counted away from year 0 where there is a sign."""
    start, end = (1 - low - years, -low) if sign else (low, low + years - 1)
    first = first_of(start, None)
    return Span(first, last_of(end, None), first_of(end, None), "years", level)
