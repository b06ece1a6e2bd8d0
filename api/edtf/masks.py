"""Unspecified digits: `156X-12-25`, `2004-XX`, `1984-1X`."""

from collections.abc import Iterable, Iterator
from functools import cache
from itertools import product

from api.edtf.days import LENGTHS, Day, first_of, is_leap, last_of, month_length
from api.edtf.values import FaultError

DIGITS = "0123456789"


@cache
def fitting(mask: str, top: int) -> tuple[int, ...]:
    """The numbers from 1 to `top` that a mask of two characters leaves open, in order."""
    return tuple(
        number
        for number in range(1, top + 1)
        if all(c in ("X", d) for c, d in zip(mask, f"{number:02}", strict=True))
    )


def year_bounds(mask: str) -> tuple[int, int]:
    """Lowest and highest year of a mask such as `156X` or `-20XX`."""
    low, high = int(mask.replace("X", "0")), int(mask.replace("X", "9"))
    return min(low, high), max(low, high)


def masked_months(year: str, month: str | None) -> tuple[Day, Day, Day]:
    """First day, last day and latest beginning of a masked year or year and month."""
    low, high = year_bounds(year)
    if month is None:
        return first_of(low, None), last_of(high, None), first_of(high, None)
    codes = _months(month)
    return first_of(low, codes[0]), last_of(high, codes[-1]), first_of(high, codes[-1])


def masked_days(year: str, month: str, day: str) -> tuple[Day, Day]:
    """First and last day that exists under a mask with a day in it."""
    months, days = _months(month), fitting(day, 31)
    at_most = max((29 if month == 2 else LENGTHS[month]) for month in months)
    if not days or days[0] > at_most:
        raise FaultError(f"no month {month} has a day {day}; its days run from 01 to {at_most}")
    if months == (2,) and days == (29,):
        return _leap_day(year)
    low, high = year_bounds(year)
    return _existing(low, months, days), _existing(high, months[::-1], days[::-1])


def _months(mask: str) -> tuple[int, ...]:
    """The months of a mask, or the one code that stands there without X."""
    if "X" not in mask and int(mask) > 12:
        return (int(mask),)
    if months := fitting(mask, 12):
        return months
    raise FaultError(f"no month is {mask}; months run from 01 to 12")


def _existing(year: int, months: Iterable[int], days: tuple[int, ...]) -> Day:
    """The first day, in the order given, that exists in the year; the caller knows of one."""
    return next(
        (year, month, day) for month in months for day in days if day <= month_length(year, month)
    )


def _leap_day(year: str) -> tuple[Day, Day]:
    """First and last 29 February among the years of a mask."""
    years = _years(year, DIGITS), _years(year, DIGITS[::-1])
    # Answered at once where the last digits say so: `XXX1` would walk through a thousand years.
    never = year[-1] in "13579" or ("X" not in year[-2:] and int(year[-2:]) % 4 != 0)
    leap = [] if never else [next(filter(is_leap, way), None) for way in years]
    found = sorted(year for year in leap if year is not None)
    if not found:
        raise FaultError(f"no year {year} has a 29 February; write 02-28, or 02-XX")
    return (found[0], 2, 29), (found[-1], 2, 29)


def _years(mask: str, digits: str) -> Iterator[int]:
    """The years of a mask, its open digits taken in the order given."""
    choices = [digits if character == "X" else character for character in mask]
    return (int("".join(year)) for year in product(*choices))
