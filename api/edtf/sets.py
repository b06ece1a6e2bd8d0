"""Sets: `[a,b..c]` is one of its members, `{a,b..c}` all of them."""

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from itertools import pairwise
from typing import NamedTuple

from api.edtf.days import Day, to_date
from api.edtf.grammar import read_part
from api.edtf.runs import merge
from api.edtf.spans import Span
from api.edtf.values import Edtf, FaultError

CLOSING = {"[": "]", "{": "}"}


class Member(NamedTuple):
    """A date, or all dates from one to another of the same precision; None is an open side."""

    start: Span | None
    end: Span | None

    @property
    def spans(self) -> tuple[Span, ...]:
        """The dates that are written."""
        return tuple(span for span in self if span)

    @property
    def certain(self) -> tuple[date, date] | None:
        """The days on which a set of all its members is true because of this one."""
        if self.start is None or self.end is None:
            return self.spans[0].sure_day
        left, right = self.start.sure_day, self.end.sure_day
        return (left[0], right[1]) if left and right else None


def read_set(text: str) -> Edtf:
    """The value of a text in square or curly brackets."""
    if text[-1] != CLOSING[text[0]]:
        raise FaultError(f"it opens with {text[0]} and does not end in {CLOSING[text[0]]}")
    parts = _evenly_spaced(text)[1:-1].split(",")
    members = [_read_member(parts, index) for index in range(len(parts))]
    spans = [span for member in members for span in member.spans]
    bounded = all(span.bounded for span in spans)
    starts = [member.start.first if member.start else None for member in members]
    ends = [member.end.last if member.end else None for member in members]
    return Edtf(
        text=text,
        level=2,
        earliest=_outermost(starts, min),
        latest=_outermost(ends, max),
        certain=_certain(members) if text[0] == "{" and bounded else None,
        start_open=members[0].start is None,
        end_open=members[-1].end is None,
        bounded=bounded,
        doubtful=any(span.doubtful for span in spans),
    )


def _outermost(days: Sequence[Day | None], choose: Callable[[Iterable[Day]], Day]) -> date | None:
    """The first or last of them; None as soon as one of them is open."""
    known = [day for day in days if day]
    return to_date(choose(known)) if len(known) == len(days) else None


def _evenly_spaced(text: str) -> str:
    """Without the spaces at its commas: at each of them, or (as the standard writes) at none."""
    members = text.split(",")
    if all(left[-1:] == " " or right[:1] == " " for left, right in pairwise(members)):
        text = ",".join(member.strip(" ") for member in members)
    compact = "".join(text.split())
    if compact != text:
        raise FaultError(f"a set has spaces at each of its commas or at none; write {compact!r}")
    return text


def _read_member(parts: list[str], index: int) -> Member:
    part = parts[index]
    if not part:
        raise FaultError("a member of the set is empty; write dates parted by single commas")
    if ".." not in part:
        span = read_part(part)
        return Member(span, span)
    left, _, right = part.partition("..")
    _check_open(part, left or index == 0, right or index == len(parts) - 1)
    start, end = (read_part(side) if side else None for side in (left, right))
    if start and end:
        _check_range(part, start, end)
    return Member(start, end)


def _check_open(part: str, left: object, right: object) -> None:
    if part == ".." or not left or not right:
        raise FaultError(
            f"{part!r} does not say from when or until when; "
            "'..' stands between two dates, or before the first or behind the last of a set"
        )


def _check_range(part: str, start: Span, end: Span) -> None:
    if start.precision != end.precision:
        raise FaultError(
            f"{part!r} goes from a {start.precision} to a {end.precision}; "
            "the two sides of '..' have the same precision"
        )
    if start.first is None or end.first is None or start.masked or end.masked:
        raise FaultError(f"{part!r} has unspecified digits beside '..'; write both dates without X")
    if start.first > end.first:
        raise FaultError(f"{part!r} ends before it starts; write the earlier date first")


def _certain(members: list[Member]) -> tuple[date, date] | None:
    runs = merge([member.certain for member in members if member.certain])
    return runs[0] if len(runs) == 1 else None
