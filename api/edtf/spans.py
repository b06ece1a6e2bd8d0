"""What one date expression covers, before it becomes a value of its own or a part of one."""

from datetime import date
from typing import NamedTuple

from api.edtf.days import Day, in_range, to_date


class Span(NamedTuple):
    """The days of one date, such as `2004-06~` or `156X-12-25`.

    `first` and `last` are the outermost days it may touch, `begins_by` the last day on which it
    may begin (later than `first` only where digits are unspecified); all None where the year is
    wholly unspecified. `precision` is year, month, day or the name of a group of months. It is
    `doubtful` with ? ~ %, and as a season of no hemisphere (21 to 24), whose bounds are a custom.
    """

    first: Day | None
    last: Day | None
    begins_by: Day | None
    precision: str
    level: int
    doubtful: bool = False
    masked: bool = False

    @property
    def bounded(self) -> bool:
        """Whether its days lie in the years 1 to 9999, or are not known at all."""
        return (
            self.first is None
            or self.last is None
            or (in_range(self.first) and in_range(self.last))
        )

    @property
    def sure_day(self) -> tuple[date, date] | None:
        """The one day that it names without doubt."""
        if self.doubtful or self.first != self.last:
            return None
        day = to_date(self.first)
        return None if day is None else (day, day)
