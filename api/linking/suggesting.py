"""Who of several datasets may be one: candidates by keys, scored, but for whom somebody judged."""

import uuid
from collections.abc import Callable, Iterable, Mapping, Sequence

import msgspec

from api.ids import parse_id
from api.linking.actors import Compared
from api.linking.candidates import Candidates
from api.linking.scoring import Suggestion, suggest
from api.queries.linking import Pair

EVERY = 1_000


class Found(msgspec.Struct, frozen=True, kw_only=True):
    """What came of it; `judged` pairs were left out, `too_common` keys brought none together."""

    suggestions: Sequence[Suggestion]
    compared: int
    judged: int
    too_common: int


class Judged:
    """Which two actors there is a judgement of, by a link or by a chain of them."""

    def __init__(self, pairs: Iterable[Pair]) -> None:
        self._pairs: set[frozenset[uuid.UUID]] = set()
        self._parents: dict[uuid.UUID, uuid.UUID] = {}
        for pair in pairs:
            self._pairs.add(frozenset((pair.one, pair.other)))
            if pair.judgement == "same":
                self._parents[self._first(pair.one)] = self._first(pair.other)

    def covers(self, one: str, other: str) -> bool:
        """Whether there is nothing left to ask."""
        mine, theirs = parse_id(one)[1], parse_id(other)[1]
        if frozenset((mine, theirs)) in self._pairs:
            return True
        return mine in self._parents and self._first(mine) == self._first(theirs)

    def _first(self, own: uuid.UUID) -> uuid.UUID:
        """Who stands for all that are joined with it."""
        while (above := self._parents.get(own, own)) != own:
            self._parents[own] = own = self._parents.get(above, above)
        return own


def score_pairs(
    actors: Sequence[Compared],
    found: Candidates,
    judged: Judged,
    datasets: Sequence[str],
    least: float,
    advance: Callable[[int], None],
) -> Found:
    """Every pair that scores at least so much, from the likeliest down.

    Of each the one comes first whose dataset was named first.
    """
    suggestions: list[Suggestion] = []
    left_out = number = 0
    order = {slug: place for place, slug in enumerate(datasets)}
    for number, (mine, theirs) in enumerate(found.pairs(), 1):
        one, other = sorted((actors[mine], actors[theirs]), key=lambda each: order[each.dataset])
        made = suggest(one, other)
        if made is not None and made.score >= least:
            if judged.covers(made.one.id, made.other.id):
                left_out += 1
            else:
                suggestions.append(made)
        if not number % EVERY:
            advance(EVERY)
    suggestions.sort(key=lambda each: (-each.score, each.one.id, each.other.id))
    return Found(
        suggestions=suggestions, compared=number, judged=left_out, too_common=found.skipped
    )


def by_reason(found: Found) -> Mapping[str, int]:
    """How many there are of each reason."""
    counts: dict[str, int] = {}
    for each in found.suggestions:
        counts[each.reason] = counts.get(each.reason, 0) + 1
    return counts
