"""Calendar days as (year, month, day) in the proleptic Gregorian calendar, for any year."""

from datetime import MAXYEAR, MINYEAR, date

Day = tuple[int, int, int]

LENGTHS = (0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)

# First code, its name, first months, months each. The seasons without a hemisphere (21 to 24) are
# taken as the northern ones, as the published test suites do; a season over new year belongs to
# the year in which it begins (2019-24 is December 2019 to February 2020).
GROUPS = (
    (21, "season", (3, 6, 9, 12), 3),
    (25, "northern season", (3, 6, 9, 12), 3),
    (29, "southern season", (9, 12, 3, 6), 3),
    (33, "quarter", (1, 4, 7, 10), 3),
    (37, "quadrimester", (1, 5, 9), 4),
    (40, "half-year", (1, 7), 6),
)
SUB_YEAR = {
    code: (name, month, months)
    for first, name, starts, months in GROUPS
    for code, month in enumerate(starts, first)
}


def is_leap(year: int) -> bool:
    """Whether the year has a 29 February; year 0 is 1 BC, and has."""
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def month_length(year: int, month: int) -> int:
    """How many days the month has."""
    return 29 if month == 2 and is_leap(year) else LENGTHS[month]


def first_of(year: int, month: int | None) -> Day:
    """First day of a year, or of one of its months or groups of months (21 to 41)."""
    if month is None:
        return (year, 1, 1)
    return (year, SUB_YEAR[month][1] if month > 12 else month, 1)


def last_of(year: int, month: int | None) -> Day:
    """Last day of a year, or of one of its months or groups of months (21 to 41)."""
    if month is None:
        return (year, 12, 31)
    if month > 12:
        _, start, months = SUB_YEAR[month]
        year, index = divmod(year * 12 + start + months - 2, 12)
        month = index + 1
    return (year, month, month_length(year, month))


def in_range(day: Day) -> bool:
    """Whether the day lies in the years that have bounds."""
    return MINYEAR <= day[0] <= MAXYEAR


def to_date(day: Day | None) -> date | None:
    """The day as a date; None outside the years 1 to 9999."""
    return date(*day) if day is not None and in_range(day) else None
