"""What of several datasets may be one: candidates, scored, but for what somebody judged."""

import uuid
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Final, Generic, TypeVar

import msgspec

from api.ids import parse_id
from api.linking.candidates import Pairs
from api.linking.suggestion import Side, Suggestion
from api.queries.linking import Pair

EVERY: Final = 1_000
Compared = TypeVar("Compared", bound=Side)


class Found(msgspec.Struct, frozen=True, kw_only=True):
    """What came of it.

    `judged` pairs were left out, and `outdone` ones, whose records are in likelier ones enough;
    `too_common` keys brought none together.
    """

    suggestions: Sequence[Suggestion]
    compared: int
    judged: int
    outdone: int
    too_common: int


class Scoring(msgspec.Struct, Generic[Compared], frozen=True, kw_only=True):
    """How pairs are scored, from which score on they count, and in how many a record may be."""

    suggest: Callable[[Compared, Compared], Suggestion | None]
    least: float
    most: int | None = None
    advance: Callable[[int], object] = int


class Judged:
    """Which two records there is a judgement of, by a link or by a chain of them."""

    def __init__(self, pairs: Iterable[Pair]) -> None:
        self._pairs: dict[frozenset[uuid.UUID], str] = {}
        self._parents: dict[uuid.UUID, uuid.UUID] = {}
        for pair in pairs:
            self._pairs[frozenset((pair.one, pair.other))] = pair.judgement
            if pair.judgement == "same":
                self._parents[self._first(pair.one)] = self._first(pair.other)

    def covers(self, one: str, other: str) -> bool:
        """Whether there is nothing left to ask."""
        mine, theirs = parse_id(one)[1], parse_id(other)[1]
        if frozenset((mine, theirs)) in self._pairs:
            return True
        return mine in self._parents and self._first(mine) == self._first(theirs)

    def between(self, one: str, other: str) -> str:
        """`same`, by a chain perhaps, `different`, `unsure`, or nothing."""
        mine, theirs = parse_id(one)[1], parse_id(other)[1]
        if mine == theirs or (mine in self._parents and self._first(mine) == self._first(theirs)):
            return "same"
        return self._pairs.get(frozenset((mine, theirs)), "")

    def first(self, own: str) -> uuid.UUID:
        """The id that is the same for all that are joined with it."""
        return self._first(parse_id(own)[1])

    def _first(self, own: uuid.UUID) -> uuid.UUID:
        """Who stands for all that are joined with it."""
        while (above := self._parents.get(own, own)) != own:
            self._parents[own] = own = self._parents.get(above, above)
        return own


def score_pairs(
    records: Sequence[Compared],
    found: Pairs,
    judged: Judged,
    datasets: Sequence[str],
    scoring: Scoring[Compared],
) -> Found:
    """Every pair that scores at least so much, from the likeliest down.

    Of each the one comes first whose dataset was named first.
    """
    suggestions: list[Suggestion] = []
    left_out = number = 0
    order = {slug: place for place, slug in enumerate(datasets)}
    for number, (mine, theirs) in enumerate(found.pairs(), 1):
        one, other = sorted((records[mine], records[theirs]), key=lambda each: order[each.dataset])
        made = scoring.suggest(one, other)
        if made is not None and made.score >= scoring.least:
            if judged.covers(made.one.id, made.other.id):
                left_out += 1
            else:
                suggestions.append(made)
        if not number % EVERY:
            scoring.advance(EVERY)
    suggestions.sort(key=lambda each: (-each.score, each.one.id, each.other.id))
    kept = suggestions if scoring.most is None else [*_foremost(suggestions, scoring.most)]
    return Found(
        suggestions=kept,
        compared=number,
        judged=left_out,
        outdone=len(suggestions) - len(kept),
        too_common=found.skipped,
    )


def _foremost(suggestions: Iterable[Suggestion], most: int) -> Iterator[Suggestion]:
    """Those in which neither record is in so many likelier ones."""
    seen: dict[str, int] = {}
    for each in suggestions:
        ids = (each.one.id, each.other.id)
        if max(seen.get(own, 0) for own in ids) < most:
            yield each
            for own in ids:
                seen[own] = seen.get(own, 0) + 1


def by_reason(found: Found) -> Mapping[str, int]:
    """How many there are of each reason."""
    counts: dict[str, int] = {}
    for each in found.suggestions:
        counts[each.reason] = counts.get(each.reason, 0) + 1
    return counts
