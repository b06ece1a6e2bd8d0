"""Two things measured in turns, so that what else the machine does strikes both alike."""

import statistics
from collections.abc import Callable

import msgspec


class Pair(msgspec.Struct, frozen=True, kw_only=True):
    """What Whence and its rival did in a second, one straight after the other."""

    ours: float
    rival: float

    @property
    def ratio(self) -> float:
        """Whence's part of what the rival did."""
        return self.ours / self.rival


class Result(msgspec.Struct, frozen=True, kw_only=True):
    """One measure: its figures, or where there is no rival our own alone.

    Without a target it is there to be known. Of times, `at_most` the target is reached.
    """

    name: str
    what: str
    rival: str
    unit: str
    target: float | None
    pairs: list[Pair] = []
    figures: list[float] = []
    at_most: bool = False

    @property
    def judged(self) -> list[float]:
        """What is held against the target: ratios, or figures where there is no rival."""
        return [pair.ratio for pair in self.pairs] or self.figures

    @property
    def median(self) -> float:
        """The middle one of what is judged."""
        return statistics.median(self.judged)

    @property
    def passed(self) -> bool:
        """Whether the median reaches the target."""
        if self.target is None:
            return True
        return self.median <= self.target if self.at_most else self.median >= self.target


def interleave(
    number: int, ours: Callable[[], float], rival: Callable[[], float], told: Callable[[], object]
) -> list[Pair]:
    """So many pairs A, B, A, B, …; `told` hears of each."""
    pairs = []
    for _ in range(number):
        pairs.append(Pair(ours=ours(), rival=rival()))
        told()
    return pairs
