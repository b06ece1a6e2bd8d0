"""Runs of days, both ends included."""

from collections.abc import Iterable
from datetime import date

Run = tuple[date, date]


def merge(runs: Iterable[Run]) -> list[Run]:
    """The same days as the fewest runs, in order: runs that overlap or touch become one."""
    merged: list[Run] = []
    for start, end in sorted(runs):
        if merged and start.toordinal() <= merged[-1][1].toordinal() + 1:
            merged[-1] = (merged[-1][0], max(merged[-1][1], end))
        else:
            merged.append((start, end))
    return merged


def longest(runs: Iterable[Run]) -> Run | None:
    """The longest run after merging, the earliest of several; None of nothing."""
    return max(merge(runs), key=lambda run: run[1] - run[0], default=None)


def hull(runs: Iterable[Run]) -> Run | None:
    """From the first day to the last, gaps included; None of nothing."""
    merged = merge(runs)
    return (merged[0][0], merged[-1][1]) if merged else None
