"""How likely two events are one: when, where, who, what was counted, and of which sort they are."""

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

import msgspec

from api.linking.actors import Compared
from api.linking.events import Event, Figure
from api.linking.keys import whole_keys
from api.linking.suggesting import Judged
from api.linking.suggestion import Suggestion
from api.names.compare import compare
from api.queries.places import RADIUS

Told = tuple[float, str]
#: What is known to the day, a day apart, and days of which few are in common.
A_DAY_APART: Final = 0.88
LEAST_DAYS: Final = 0.75
FEW_DAYS: Final = 3
#: At the edge of what both points may be off; known to a district, to a province; to the country.
AT_THE_EDGE: Final = 0.7
ROUGHLY: Final[Mapping[str, float]] = {"exact": 1.0, "near": 1.0, "admin2": 0.92}
VAGUELY: Final = 0.85
SAME_COUNTRY: Final = 0.65
OTHER_COUNTRY: Final = 0.9
OTHER_CATEGORY: Final = 0.9
#: Nobody named in both, though both name some; and where one of them names nobody.
OTHERS: Final = 0.6
UNNAMED: Final = 0.85
#: How alike names are that are taken for those of one actor.
ALIKE: Final = 0.85
UNCOUNTED: Final = 0.95
MISCOUNTED: Final = 0.7
#: Kilometres within which two well known points say by themselves that it was there.
THERE: Final = 25.0


class Happened:
    """Compares events, whose actors are known, and who of these is who, as people judge."""

    def __init__(self, actors: Mapping[str, Compared], judged: Judged) -> None:
        self._actors = actors
        self._judged = judged
        self._who: dict[tuple[str, str], str] = {}
        self._keys: dict[str, list[int]] = {}
        self._acts_for: dict[str, frozenset[str]] = {}

    def naming(self, event: Event) -> Event:
        """The event, with what those are called who had a part in it."""
        known = [self._actors.get(each) for each in event.actors()]
        who = tuple(actor.name for actor in known if actor is not None)
        return msgspec.structs.replace(event, who=who)

    def keys_of(self, actor: str) -> Iterable[int]:
        """Keys that it has in common with whoever may be the same: names, numbers, links."""
        if actor not in self._keys:
            known = self._actors.get(actor)
            keys = set() if known is None else whole_keys(known)
            keys |= {f"s{state}" for state in self._sides(actor)}
            keys.add(f"j{self._judged.first(actor)}")
            self._keys[actor] = [hash(key) for key in keys]
        return self._keys[actor]

    def suggest(self, one: Event, other: Event) -> Suggestion | None:
        """What speaks for their being one; None where they are too far apart."""
        days, place = _days(one, other), _place(one, other)
        if days is None or place is None:
            return None
        (where, told_place), km = place
        who, told_who = self._participants(one, other)
        counted, told_figures, agree = self._figures(one, other)
        factors = [
            days,
            (where, told_place),
            (who, told_who),
            (counted, told_figures),
            _category(one, other),
        ]
        return Suggestion(
            score=round(math.prod(factor for factor, _ in factors), 3),
            reason=_reason(km, who > UNNAMED, agree),
            because="; ".join(words for _, words in factors if words),
            needs="",
            one=one,
            other=other,
        )

    def _participants(self, one: Event, other: Event) -> Told:
        mine, theirs = one.actors(), other.actors()
        if not (mine and theirs):
            return UNNAMED, "participants not named in both"
        pairs = ((a, next((b for b in theirs if self._same(a, b)), None)) for a in mine)
        found = {a: b for a, b in pairs if b is not None}
        both = [self._same(a, b) for a, b in found.items()]
        left = [b for b in theirs if b not in found.values()]
        both += self._on_one_side([a for a in mine if a not in found], left)
        if not both:
            return OTHERS, "no participant in common"
        share = min(len(both) / min(len(mine), len(theirs)), 1.0)
        return UNNAMED + (1 - UNNAMED) * share, f"both name {', '.join(both[:3])}"

    def _same(self, one: str, other: str) -> str:
        """How both are called if they are one actor; nothing where they are not."""
        if (one, other) not in self._who:
            self._who[one, other] = self._compare(one, other)
        return self._who[one, other]

    def _compare(self, one: str, other: str) -> str:
        judgement = self._judged.between(one, other)
        mine, theirs = self._actors.get(one), self._actors.get(other)
        if judgement == "same":
            known = mine or theirs
            return f"{known.name if known else one} (linked)"
        if judgement == "different" or mine is None or theirs is None:
            return ""
        alike = compare(mine.written(), theirs.written())
        if alike is None or alike.score < ALIKE:
            return ""
        return alike.one if alike.one == alike.other else f"{alike.one} ~ {alike.other}"

    def _on_one_side(self, mine: Sequence[str], theirs: Sequence[str]) -> Iterator[str]:
        """Of those who are nobody by name: an army fights for its state, whichever is named."""
        left = [*theirs]
        for one in mine:
            for other in left:
                if self._sides(one) & self._sides(other) and not self._judged.between(one, other):
                    yield f"{self._actors[one].name} ~ {self._actors[other].name}"
                    left.remove(other)
                    break

    def _sides(self, actor: str) -> frozenset[str]:
        if actor not in self._acts_for:
            known = self._actors.get(actor)
            self._acts_for[actor] = frozenset() if known is None else known.sides()
        return self._acts_for[actor]

    def _figures(self, one: Event, other: Event) -> tuple[float, str, bool]:
        """What both count; whether they agree about more than that there was none."""
        pairs = [*self._comparable(one, other)]
        if not pairs:
            return UNCOUNTED, "", False
        ratios = [_ratio(a, b) for a, b in pairs]
        told = [
            f"both count {a}" if ratio == 1 and str(a) == str(b) else f"{a} and {b}"
            for (a, b), ratio in zip(pairs, ratios, strict=True)
            if a.bounds()[1] or b.bounds()[1]
        ]
        agree = any(
            ratio == 1 and a.bounds()[1] > 0 for (a, b), ratio in zip(pairs, ratios, strict=True)
        )
        mean = sum(ratios) / len(ratios)
        return MISCOUNTED + (1 - MISCOUNTED) * mean, ", ".join(told[:3]), agree

    def _comparable(self, one: Event, other: Event) -> Iterator[tuple[Figure, Figure]]:
        """Figures of the same measure and unit, of the same party or of nobody's."""
        for mine in one.figures:
            for theirs in other.figures:
                if (mine.measure, mine.unit) != (theirs.measure, theirs.unit):
                    continue
                if mine.party == theirs.party or (
                    mine.party and theirs.party and self._same(mine.party, theirs.party)
                ):
                    yield mine, theirs


def _days(one: Event, other: Event) -> Told | None:
    mine, theirs = one.days(), other.days()
    if mine is None or theirs is None:
        return None
    written = [each.when.edtf if each.when else "" for each in (one, other)]
    said = written[0] if written[0] == written[1] else " and ".join(written)
    common = min(mine[1], theirs[1]) - max(mine[0], theirs[0]) + 1
    if common < 1:
        return A_DAY_APART, f"{said}: {1 - common} day apart"
    whole = max(mine[1], theirs[1]) - min(mine[0], theirs[0]) + 1
    if common == whole and whole <= FEW_DAYS:
        return 1.0, f"both {said}"
    known = 1.0 if whole <= FEW_DAYS else min(1.0, FEW_DAYS / common)
    share = common / whole * known
    return LEAST_DAYS + (1 - LEAST_DAYS) * share, f"{said}: {common} of {whole} days in common"


def _place(one: Event, other: Event) -> tuple[Told, float | None] | None:
    """What their places say, and kilometres; None where they are further apart than is unknown."""
    mine, theirs = one.point(), other.point()
    if mine is None or theirs is None:
        return (SAME_COUNTRY, f"both in {one.country}, no better known of both"), None
    km, reach = distance(mine, theirs), mine[2] + theirs[2]
    if km > reach:
        return None
    factor = 1 - (1 - AT_THE_EDGE) * km / reach
    known = [each.place.precision if each.place else "" for each in (one, other)]
    factor *= min(ROUGHLY.get(precision, VAGUELY) for precision in known)
    told = f"{km:.1f} km apart, {' and '.join(dict.fromkeys(known))}"
    if one.country and other.country and one.country != other.country:
        return (factor * OTHER_COUNTRY, f"{told}, in {one.country} and {other.country}"), km
    well = all(precision in ("exact", "near") for precision in known)
    return (factor, told), km if well else None


def distance(one: tuple[float, float, float], other: tuple[float, float, float]) -> float:
    """Kilometres along the great circle."""
    lat, lon, further, east = map(math.radians, (one[0], one[1], other[0], other[1]))
    half = math.sin((further - lat) / 2) ** 2
    half += math.cos(lat) * math.cos(further) * math.sin((east - lon) / 2) ** 2
    return 2 * RADIUS * math.asin(min(1.0, math.sqrt(half)))


def _ratio(one: Figure, other: Figure) -> float:
    """1 where their bounds meet; less, the further they are from each other."""
    (low, high), (least, most) = one.bounds(), other.bounds()
    if low <= most and least <= high:
        return 1.0
    return min(high, most) / max(low, least)


def _category(one: Event, other: Event) -> Told:
    if one.kind == other.kind:
        return 1.0, ""
    return OTHER_CATEGORY, f"categories {one.kind}, {other.kind}"


def _reason(km: float | None, who: bool, agree: bool) -> str:
    """By what most of all."""
    if km is not None and km <= THERE:
        return "place"
    return "participants" if who else "figures" if agree else "date"
