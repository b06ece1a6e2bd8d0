"""Whether two actors are called the same: a score, and its reason."""

from collections.abc import Iterator
from itertools import product
from typing import Final, Literal

import msgspec
from rapidfuzz.distance import OSA

from api.names.align import likeness
from api.names.latin import scripts
from api.names.sounds import sound
from api.names.written import Names, Written, turned

Reason = Literal["exact", "alias", "transliteration", "similar"]
#: What a score is made of, from the surest down.
SAME: Final = 1.0
REORDERED: Final = 0.98
CORE: Final = 0.97
LATIN: Final = 0.95
SOUNDS: Final = 0.93
JOINED: Final = 0.91
CONSONANTS: Final = 0.85
MOST_SIMILAR: Final = 0.9
#: Taken off for each of both names that is not the primary one, and what short names are worth.
OTHER_NAME: Final = 0.02
SHORT: Final = 0.8
GENERIC: Final = 0.5
LEAST: Final = 0.4
#: Letters that a name has at least which says by itself whose it is; more where some may differ.
LONG_ENOUGH: Final = 4
LONG_TO_DIFFER: Final = 6
#: So many names of an actor are compared letter by letter.
MOST_NAMES: Final = 30


class Likeness(msgspec.Struct, frozen=True, kw_only=True):
    """How alike two actors' names are, 0 to 1, why, and which two of them are."""

    score: float
    reason: Reason
    one: str
    other: str


def compare(one: Names, other: Names) -> Likeness | None:
    """The most alike of their names; None where none are. Both ways round it is the same."""
    best = max(_equal(one, other), key=_rank, default=None)
    if best is None or best.score < MOST_SIMILAR:
        found = max(_similar(one, other), key=_rank, default=None)
        best = max((each for each in (best, found) if each is not None), key=_rank, default=None)
    return best


def _rank(found: Likeness) -> tuple[float, list[str]]:
    """By score; of equals by the names, so that the order of the two does not matter."""
    return found.score, sorted((found.one, found.other))


def _equal(one: Names, other: Names) -> Iterator[Likeness]:
    """Names that are the same in one of their writings."""
    vowels = not (one.no_vowels or other.no_vowels)
    if (
        one.folded.isdisjoint(other.folded)
        and one.sounds.isdisjoint(other.sounds)
        and one.joined.isdisjoint(other.joined)
        and one.states.isdisjoint(other.states)
        and (vowels or one.consonants.isdisjoint(other.consonants))
    ):
        return
    for mine, theirs in product(one.written, other.written):
        found = _same(mine, theirs, any_order=one.is_person or other.is_person)
        if found is not None:
            yield _judge(mine, theirs, *found)


def _same(one: Written, other: Written, *, any_order: bool) -> tuple[float, Reason] | None:
    """In which writing two names are the same."""
    if one.folded == other.folded:
        return SAME, "exact"
    if one.state and other.state:
        known = _as_written(one, other) if one.words == other.words else "alias"
        return (CORE, known) if one.state == other.state else None
    if one.words == other.words:
        return (CORE if _unmarked(one, other) else LATIN, _as_written(one, other))
    if sorted(one.words) == sorted(other.words):
        free = REORDERED if any_order else JOINED
        return (free if _unmarked(one, other) else LATIN, _as_written(one, other))
    if one.sounds == other.sounds:
        return SOUNDS, by_sound(one, other)
    if one.joined in (other.joined, *turned(other)) or other.joined in turned(one):
        return JOINED, _parted(one, other)
    if (one.no_vowels or other.no_vowels) and one.consonants and one.consonants == other.consonants:
        return CONSONANTS, "similar" if _one_script(one, other) else "transliteration"
    return None


def _unmarked(one: Written, other: Written) -> bool:
    """Whether both are written in the same letters, so that nothing was transliterated."""
    return sorted(set(one.folded) - {" "}) == sorted(set(other.folded) - {" "}) or (
        one.folded.isascii() and other.folded.isascii()
    )


def _as_written(one: Written, other: Written) -> Reason:
    return "exact" if _unmarked(one, other) else "transliteration"


def by_sound(one: Written, other: Written) -> Reason:
    """Of what sounds the same: in one script a letter of a word may as well be a slip."""
    if not _one_script(one, other):
        return "transliteration"
    pairs = product(one.words, other.words)
    slips = all(_is_slip(mine, theirs) for mine, theirs in pairs if sound(mine) == sound(theirs))
    return "similar" if slips else "transliteration"


def _parted(one: Written, other: Written) -> Reason:
    """Of what sounds the same but for where its words are parted."""
    if one.folded.replace(" ", "") == other.folded.replace(" ", ""):
        return "exact"
    slip = _is_slip("".join(one.words), "".join(other.words))
    return "similar" if slip and _one_script(one, other) else "transliteration"


def _is_slip(word: str, other: str) -> bool:
    return OSA.distance(word, other, score_cutoff=1) <= 1


def _one_script(one: Written, other: Written) -> bool:
    """Latin letters with marks, and those without, are two."""
    if one.folded.isascii() or other.folded.isascii():
        return one.folded.isascii() and other.folded.isascii()
    return scripts(one.folded) == scripts(other.folded)


def _similar(one: Names, other: Names) -> Iterator[Likeness]:
    """Names that differ in letters or words."""
    person = one.is_person or other.is_person
    for mine, theirs in product(one.written[:MOST_NAMES], other.written[:MOST_NAMES]):
        if mine.state and theirs.state and mine.state != theirs.state:
            continue
        score = MOST_SIMILAR * likeness(mine.sounds, theirs.sounds, person=person)
        if score >= LEAST:
            yield _judge(mine, theirs, score, "similar", LONG_TO_DIFFER)


def _judge(
    one: Written, other: Written, score: float, reason: Reason, enough: int = LONG_ENOUGH
) -> Likeness:
    """With what the names are: other ones than the primary, short, or anybody's."""
    others = (not one.is_primary) + (not other.is_primary)
    score -= OTHER_NAME * others
    if one.is_generic or other.is_generic:
        score *= GENERIC
    elif not (one.state and other.state) and min(len(one.joined), len(other.joined)) < enough:
        score *= SHORT
    named: Reason = "alias" if reason == "exact" and others else reason
    return Likeness(score=round(score, 4), reason=named, one=one.text, other=other.text)
