"""What two actors have in common that are worth comparing: a key of their names or identifiers."""

from collections.abc import Iterator
from itertools import combinations
from typing import Final

from api.linking.actors import Compared
from api.names.sounds import any_vowels
from api.names.words import GENERIC
from api.names.written import Written

#: Letters of a word that may bring two names together by itself, and with one letter missing.
WORD: Final = 4
TYPO: Final = 5
LONGEST: Final = 40
MOST_WORDS: Final = 4
BEGINNING: Final = 5


def whole_keys(actor: Compared) -> set[str]:
    """Keys of whole names, of states, their offices and identifiers: few share them by chance."""
    names = actor.written()
    keys = {f"i{each}" for each in actor.known_as()} | {f"s{state}" for state in names.states}
    keys |= {
        f"o{state} {' '.join(sorted(office.words))}"
        for office in actor.offices()
        for state in actor.states_of(office)
    }
    for each in names.written:
        if not each.is_generic:
            whole = "".join(each.sounds)
            keys |= {f"n{whole}", f"n{''.join(sorted(each.joined))}", f"v{any_vowels(whole)}"}
            if each.consonants:
                keys.add(f"c{each.consonants}")
    return keys


def part_keys(actor: Compared) -> set[str]:
    """Keys of words, of two together, and of words and names with one letter missing."""
    return {key for each in actor.written().written if not each.is_generic for key in _parts(each)}


def _parts(name: Written) -> Iterator[str]:
    words = sorted(
        {w for w in name.sounds if len(w) >= WORD and w not in GENERIC}, key=lambda w: (-len(w), w)
    )[:MOST_WORDS]
    for word in words:
        yield f"w{word}"
    for word in words[:2]:
        if len(word) >= TYPO:
            yield from (f"t{shorter}" for shorter in _without_one(word))
    for one, other in combinations(sorted(words), 2):
        yield f"p{one} {other}"
    if len(name.sounds) == 1 and len(name.joined) >= BEGINNING:
        yield f"b{name.joined[:BEGINNING]}"
    whole = "".join(name.sounds)
    if TYPO <= len(whole) <= LONGEST and len(name.sounds) > 1:
        yield from (f"u{shorter}" for shorter in _without_one(whole))


def _without_one(word: str) -> set[str]:
    """The word and what is left of it without any one letter: one typo away is one in common."""
    return {word} | {word[:at] + word[at + 1 :] for at in range(len(word))}
