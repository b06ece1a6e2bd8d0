"""Dates and sizes of crowds as ACLED writes them."""

import calendar
import datetime
import re
from functools import lru_cache
from typing import Final

from schemas.dates import DateInput
from schemas.figures import FigureInput

ISO: Final = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})")
WORDS: Final = re.compile(r"([0-9]{1,2})[ -]([A-Za-z]{3,9})[ -]([0-9]{4})")
YEAR: Final = (
    "january february march april may june july august september october november december"
)
NAMES: Final = YEAR.split()
MONTHS: Final = {name: n for n, name in enumerate(NAMES, start=1)} | {
    name[:3]: n for n, name in enumerate(NAMES, start=1)
}
#: ACLED's events begin in 1997; what is far from that is a slip of a year.
FIRST_YEAR: Final = 1900
LAST_YEAR: Final = 2200
WEEK: Final = (
    "ACLED's time precision 2: known to the week; on one of the days of the weeks that hold {date}."
)
MONTH: Final = "ACLED's time precision 3: known to the month; {date} stands for it."

NUMBER: Final = r"([0-9]{1,3}(?:,[0-9]{3})+|[0-9]{1,9})"
UNIT: Final = r"(?: (?:people|persons|protesters|demonstrators|participants))?"
EXACTLY: Final = re.compile(
    rf"(?:about|around|approximately|roughly|some|nearly|almost|estimated )? ?{NUMBER}{UNIT}"
)
AT_LEAST: Final = re.compile(rf"(?:at least|over|more than|upwards of) {NUMBER}{UNIT}")
AT_MOST: Final = re.compile(rf"(?:at most|up to|less than|fewer than|under) {NUMBER}{UNIT}")
BETWEEN: Final = re.compile(rf"(?:between )?{NUMBER} ?(?:-|\u2013|to|and) ?{NUMBER}{UNIT}")


@lru_cache(maxsize=4096)
def read_day(text: str) -> datetime.date | None:
    """A day in either spelling: `2025-05-16`, `16 May 2025`."""
    if found := ISO.fullmatch(text):
        year, month, day = int(found[1]), int(found[2]), int(found[3])
    elif found := WORDS.fullmatch(text):
        year, month, day = int(found[3]), MONTHS.get(found[2].casefold(), 0), int(found[1])
    else:
        return None
    try:
        return datetime.date(year, month, day) if FIRST_YEAR <= year <= LAST_YEAR else None
    except ValueError:
        return None


@lru_cache(maxsize=4096)
def read_when(day: datetime.date, precision: str) -> DateInput:
    """The day, or the days of which it was one: 2 a week, 3 a month."""
    if precision == "1":
        return DateInput(edtf=day.isoformat())
    if precision == "2":
        # Whether the day stands for the beginning or the middle of the week differs.
        six = datetime.timedelta(days=6)
        return _one_of(day - six, day + six, WEEK.format(date=day))
    last = calendar.monthrange(day.year, day.month)[1]
    return _one_of(day.replace(day=1), day.replace(day=last), MONTH.format(date=day))


def _one_of(first: datetime.date, last: datetime.date, note: str) -> DateInput:
    return DateInput(edtf=f"[{first}..{last}]", inferred=True, note=note)


@lru_cache(maxsize=4096)
def read_crowd(text: str) -> FigureInput | None:
    """The size of a crowd where it is a number; `hundreds` is none."""
    words = " ".join(text.casefold().split())
    if found := BETWEEN.fullmatch(words):
        low, high = sorted((_count(found[1]), _count(found[2])))
        return FigureInput(measure="participants", low=low, high=high)
    if found := AT_LEAST.fullmatch(words):
        return FigureInput(measure="participants", low=_count(found[1]))
    if found := AT_MOST.fullmatch(words):
        return FigureInput(measure="participants", high=_count(found[1]))
    if found := EXACTLY.fullmatch(words):
        return FigureInput(measure="participants", best=_count(found[1]))
    return None


def _count(digits: str) -> int:
    return int(digits.replace(",", ""))
