"""Whether a name, or a part of one, is what somebody looks for: a score, and its reason."""

from collections.abc import Sequence
from typing import Final

import msgspec

from api.names.align import word_likeness
from api.names.compare import Likeness, Reason, by_sound, compare
from api.names.latin import HAN, latin_words
from api.names.patterns import runs
from api.names.sounds import sound
from api.names.written import Name, Names, Written, prepare

#: A part of a name, from its least share to the whole: below all that is the whole name.
PART: Final = 0.6
WHOLE: Final = 0.88
#: How alike the words must be that are looked for, and what one of many may be missed by.
LEAST_ALIKE: Final = 0.75
OTHER_NAME: Final = 0.02
#: A name that has fewer words than are asked for is less sure than a part of one: from a given
#: name or a first word, to most of the words or a family's name. Shorter ones are initials, or
#: words of a language, but where they stand in capitals: IS.
FEWER: Final = 0.54
MOST_OF_FEWER: Final = 0.7
SHORTEST: Final = 3
#: What somebody types is of so many characters at most, as a name is.
LONGEST: Final = 500


def looked_for(text: str) -> Names:
    """A name that somebody looks for, whoever's it may be; none where it has no letters."""
    return prepare([Name(text)])


def find(query: Names, names: Names, *, begun: bool = False) -> Likeness | None:
    """How well the best of an actor's names answers; None where none does.

    `begun`: the last word may still be being typed.
    """
    found = [
        part
        for asked in query.written
        for name in names.written
        if (part := _part(asked, name, begun=begun)) is not None
    ]
    whole = compare(query, names)
    # How long a given name is beside the family's says nothing of whose it is.
    within = {part.other for part in found if len(part.other.split()) < len(part.one.split())}
    if whole is not None and not (whole.score < LEAST_ALIKE and whole.other in within):
        found.append(_surely(whole, found))
    return max(found, key=lambda each: each.score, default=None)


def _surely(whole: Likeness, parts: Sequence[Likeness]) -> Likeness:
    """With the reason of a part: what has words more is similar, though its own are the same."""
    if whole.reason == "similar":
        for part in parts:
            if (part.one, part.other) == (whole.one, whole.other) and part.reason != "similar":
                return msgspec.structs.replace(whole, reason=part.reason)
    return whole


def _part(asked: Written, name: Written, *, begun: bool) -> Likeness | None:
    """The words asked for among those of a name that has more, or a longer one."""
    if asked.words == name.words:
        return None
    if (within := _within(asked, name)) is not None:
        return within
    alike, reason = _same(asked, name)
    if not alike:
        alike, reason = _similar(asked, name), "similar"
    if alike < LEAST_ALIKE and begun:
        alike, reason = _begins(asked, name), "exact"
    if alike < LEAST_ALIKE:
        return None
    share = min(len(asked.joined) / max(len(name.joined), 1), 1.0)
    score = alike * (PART + (WHOLE - PART) * share) - OTHER_NAME * (not name.is_primary)
    return _named(score, reason, asked, name)


def _named(score: float, reason: Reason, asked: Written, name: Written) -> Likeness:
    named: Reason = "alias" if reason == "exact" and not name.is_primary else reason
    return Likeness(score=round(score, 4), reason=named, one=asked.text, other=name.text)


def _within(asked: Written, name: Written) -> Likeness | None:
    """A name of fewer words than are asked for, if all of its own are among them."""
    if name.is_generic or len(name.words) >= len(asked.words):
        return None
    if len(name.joined) < SHORTEST and not _in_capitals(name.text, asked.text):
        return None
    if not (set(name.words) <= set(asked.words) or set(name.sounds) <= set(asked.sounds)):
        return None
    share = len(name.joined) / len(asked.joined)
    if len(name.words) == 1:
        # Where one word is all there is, it is more often the last, a family's, than a given name.
        share = float(sound(latin_words(asked.text)[-1]) in name.sounds)
    score = FEWER + (MOST_OF_FEWER - FEWER) * share - OTHER_NAME * (not name.is_primary)
    return _named(score, _same(name, asked)[1], asked, name)


def _in_capitals(name: str, asked: str) -> bool:
    return len(name) > 1 and name.isupper() and name in asked.split()


def _same(asked: Written, name: Written) -> tuple[float, Reason]:
    """Whether all words of the one are there in the other, in which writing."""
    if HAN.search(asked.folded) and asked.folded in name.folded:
        return 1.0, "exact"
    if set(asked.folded.split()) <= set(name.folded.split()) or (
        asked.folded.isascii() and name.folded.isascii() and set(asked.words) <= set(name.words)
    ):
        return 1.0, "exact"
    if set(asked.words) <= set(name.words):
        return 0.98, "transliteration"
    if set(asked.sounds) <= set(name.sounds):
        return 0.96, by_sound(asked, name)
    if asked.joined in (*runs(name), *(name.sounds if runs(asked) else ())):
        return 0.96, "transliteration"
    return 0.0, "similar"


def _similar(asked: Written, name: Written) -> float:
    """How alike the words are, by sound, by letter, or where they are parted elsewhere."""
    if len(asked.words) <= len(name.words):
        # A letter wrong may change more than one of the sounds.
        alike = _aligned(asked.sounds, name.sounds) or _aligned(asked.words, name.words)
        if alike or len(asked.words) > 1:
            return alike
    return word_likeness(asked.joined, name.joined, person=True)


def _aligned(asked: Sequence[str], words: Sequence[str]) -> float:
    """How alike the words asked for are to those that are most alike; 0 where one is to none."""
    left, alike = list(words), 0.0
    for word in sorted(asked, key=len, reverse=True):
        score, best = max(
            ((word_likeness(word, other, person=True), other) for other in left), default=(0.0, "")
        )
        if not score:
            return 0.0
        left.remove(best)
        alike += score * len(word)
    return alike / sum(map(len, asked))


def _begins(asked: Written, name: Written) -> float:
    """Whether each word begins one of the name's."""
    ways = ((asked.folded.split(), name.folded.split()), (asked.words, name.words))
    begun = any(
        all(any(other.startswith(word) for other in words) for word in typed)
        for typed, words in (*ways, (asked.sounds, (*name.sounds, *runs(name))))
    )
    return 1.0 if begun else 0.0
