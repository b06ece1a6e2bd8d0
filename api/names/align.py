"""How alike two names are whose words differ: word by word, the most alike first."""

from collections.abc import Sequence
from typing import Final

from rapidfuzz.distance import OSA, Hamming

from api.names.sounds import any_vowels

#: Letters from which on one of a word may be another, and two may.
ONE_TYPO: Final = 4
TWO_TYPOS: Final = 9
INITIAL: Final = 0.8
#: Another vowel is half a typo; a country and its people are called nearly the same.
OTHER_VOWEL: Final = 0.5
MOST_VOWELS: Final = 2
DEMONYMS: Final = ("an", "ian", "ean", "ese")
DEMONYM: Final = 0.88
LONG: Final = 5
#: Of persons, where one name has words more (a patronymic), and where both have.
MORE_NAMES: Final = 0.93
OTHER_NAMES: Final = 0.6
#: Of others: `ULIMO-J` is not ULIMO, and of two factions each has a word of its own.
MORE_WORDS: Final = 0.92
OTHER_WORDS: Final = 0.8
#: Two names of which nothing more than that is the same are another's.
LEAST_LENGTH: Final = 0.5


def likeness(one: Sequence[str], other: Sequence[str], *, person: bool) -> float:
    """From 0 to 1; the sounds of their words, in order of the alphabet."""
    short, long = sorted((sum(map(len, one)), sum(map(len, other))))
    if not short or (short / long < LEAST_LENGTH and not person):
        return 0.0
    pairs = sorted(
        (
            (word_likeness(mine, theirs, person=person), min(mine, theirs), max(mine, theirs), i, j)
            for i, mine in enumerate(one)
            for j, theirs in enumerate(other)
        ),
        reverse=True,
    )
    mine, theirs = set(range(len(one))), set(range(len(other)))
    alike, whole = 0.0, 0
    for score, _, _, i, j in pairs:
        if not score:
            break
        if i in mine and j in theirs:
            mine.remove(i)
            theirs.remove(j)
            alike += score * (len(one[i]) + len(other[j]))
            whole += min(len(one[i]), len(other[j])) > 1
    score = alike / (short + long)
    if not (mine or theirs):
        return score
    if mine and theirs:
        return score * (OTHER_NAMES if person else OTHER_WORDS)
    if not person:
        return score * MORE_WORDS
    return max(score, MORE_NAMES * _share(alike, one, other, mine, theirs)) if whole > 1 else score


def _share(
    alike: float, one: Sequence[str], other: Sequence[str], mine: set[int], theirs: set[int]
) -> float:
    """How alike those words are that both have."""
    met = sum(len(word) for i, word in enumerate(one) if i not in mine)
    met += sum(len(word) for j, word in enumerate(other) if j not in theirs)
    return alike / met


def word_likeness(one: str, other: str, *, person: bool) -> float:
    """How alike two words are by sound, from 0 to 1: the same, an initial, or a typo apart."""
    if one == other:
        return 1.0
    short, long = sorted((len(one), len(other)))
    if short == 1:
        return INITIAL if person and one[0] == other[0] and (one + other).isalpha() else 0.0
    if short < ONE_TYPO or not (one.isalpha() and other.isalpha()):
        return 0.0
    if short == long and any_vowels(one) == any_vowels(other):
        changed = Hamming.distance(one, other)
        return 1 - OTHER_VOWEL * changed / long if changed <= MOST_VOWELS else 0.0
    most = 2 if short >= TWO_TYPOS else 1
    distance = OSA.distance(one, other, score_cutoff=most)
    if distance <= most:
        return 1 - distance / long
    return 0.0 if person else _demonym(*sorted((one, other), key=len))


def _demonym(short: str, long: str) -> float:
    ending = long.removeprefix(short)
    return DEMONYM if len(short) >= LONG and ending in DEMONYMS else 0.0
