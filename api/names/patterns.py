"""How names are found in many: a text of each name's sounds, and patterns that such a text has.

A word with one letter added, left out, changed or swapped keeps two of its three parts, but for a
swap across two of them: a pattern for each of the five finds it for certain, by an index of
trigrams.
What else has two such parts is left out by a regular expression before the best are chosen.
"""

from collections.abc import Iterator, Sequence
from itertools import combinations
from typing import Final, Literal

import msgspec

from api.names.align import ONE_TYPO
from api.names.latin import HAN
from api.names.sounds import sound
from api.names.written import MOST_SIGNS, Names, Written, turned

#: Letters of a word in which one may be wrong.
LONGEST: Final = 30
#: Of what is looked for so many words, the longest, are: each two of them find a name.
MOST_WORDS: Final = 4

#: How near a name must be: in some words, but for a letter of each, or as far as they are typed;
#: or, which is looked up at once, in its longest words as they sound, or as a whole.
Nearness = Literal["nearly", "begun", "sounding", "wholly"]


class Probe(msgspec.Struct, frozen=True, kw_only=True):
    """One way to look: names that have one of these patterns, and one of the others if there are.

    Of these the ones are names that the regular expressions match; those that have a pattern of
    `same` come first, of them the shortest. Consonants and states are to be equal to a name's.
    """

    same: Sequence[str]
    one: Sequence[str]
    near_one: str
    other: Sequence[str] | None = None
    near_other: str | None = None
    consonants: str | None = None
    state: str | None = None


class Lookup(msgspec.Struct, frozen=True, kw_only=True):
    """A way to look by whole words alone: names that have one of these, and one of the others.

    Those that have a word of `same` come first, of them the shortest.
    """

    words: Sequence[str] = ()
    others: Sequence[str] = ()
    same: Sequence[str] = ()
    consonants: str | None = None
    state: str | None = None


def searched_text(name: Written) -> str:
    """A name's words between spaces, by sound and by letter, and all of it as one word.

    A letter that is wrong may change more than one of the sounds, so letters stand there, too; a
    name of one word has that once more behind a sign.
    """
    whole = name.joined if len(name.sounds) > 1 else f"={name.joined}"
    return f" {' '.join(dict.fromkeys([*name.sounds, *name.words, *runs(name), whole]))} "


def runs(name: Written) -> list[str]:
    """Of signs that no blanks part, neighbours as one word by sound, as Latin letters have them."""
    if not HAN.search(name.folded):
        return []
    sounds = [sound(word) for word in name.words[:MOST_SIGNS]]
    places = combinations(range(len(sounds) + 1), 2)
    return ["".join(sounds[start:end]) for start, end in places if end - start > 1]


def lookups_for(query: Names, nearness: Nearness) -> Iterator[Lookup]:
    """All ways to look for it as a whole, or in its two longest words as they sound."""
    for name in query.written:
        # What all writings of a name have in common, in whatever order its words are.
        yield Lookup(consonants=name.consonants or None, state=name.state)
        if nearness == "wholly":
            continue
        spelled = _spelled(name)
        one, *more = spelled.values()
        same = one
        if more:
            yield Lookup(words=one, others=more[0])
            # All of it as one word, and names that are one of its words and nothing else.
            same = [name.joined]
            one = [*same, *turned(name), *(f"={word}" for word in spelled)]
        yield Lookup(words=one, others=one, same=same)


def _spelled(name: Written) -> dict[str, list[str]]:
    """Its words by their sounds, the longest first, each as it sounds and as it is written."""
    words = sorted(set(name.sounds), key=lambda word: (-len(word), word))[:MOST_WORDS]
    spelled = {word: [word] for word in words}
    for word in set(name.words):
        if word != sound(word) in spelled:
            spelled[sound(word)].append(word)
    return spelled


def probes_for(query: Names, nearness: Nearness) -> Iterator[Probe]:
    """All ways to look for it in words that are nearly so."""
    for name in query.written:
        spelled = _spelled(name)
        words = list(spelled)
        found = {word: _ways(spellings, nearness) for word, spellings in spelled.items()}
        several = map(_or_initial, found.items())
        for (one, near_one), (other, near_other) in combinations(several, 2):
            yield Probe(same=(), one=one, near_one=near_one, other=other, near_other=near_other)
        one, near = found[words[0]]
        same = [f"% {word} %" for word in spelled[words[0]]]
        if len(words) > 1:
            # All of it as one word, and names that are one of its words and nothing else.
            one, near = _ways([name.joined, *turned(name)], "nearly")
            one = (*one, *(f"%={word} %" for word in words))
            near = f"{near}|=({'|'.join(words)}) "
            same = [f"% {name.joined} %"]
        yield Probe(
            same=same,
            one=one,
            near_one=near,
            consonants=name.consonants or None,
            state=name.state,
        )


#: Patterns, and a regular expression.
Ways = tuple[Sequence[str], str]


def _ways(spellings: Sequence[str], nearness: Nearness) -> Ways:
    """How one word is found that may be spelled so."""
    patterns = [pattern for word in spellings for pattern in _patterns(word, nearness)]
    return tuple(dict.fromkeys(patterns)), "|".join(_near(word, nearness) for word in spellings)


def _or_initial(item: tuple[str, Ways]) -> Ways:
    """Where another word is found, an initial may stand for this one."""
    word, (patterns, near) = item
    return (*patterns, f"% {word[0]} %"), f"{near}| {word[0]} "


def _patterns(word: str, nearness: Nearness) -> Sequence[str]:
    """What a text has that has the word, or one that is a letter apart."""
    if nearness == "begun" or len(word) == 1:
        return (f"% {word}%",)
    if not _may_differ(word):
        return (f"% {word} %",)
    third, more = len(word) // 3, len(word) - len(word) // 3
    return (
        f"%{word[third:]} %",
        f"% {word[:third]}%{word[more:]} %",
        f"% {word[:more]}%",
        f"% {_swapped(word, third - 1)} %",
        f"% {_swapped(word, more - 1)} %",
    )


def _near(word: str, nearness: Nearness) -> str:
    """What matches the word, or one that is a letter apart, in a text."""
    if nearness == "begun" or len(word) == 1:
        return f" {word}"
    if not _may_differ(word):
        return f" {word} "
    places = range(len(word))
    ways = [f"{word[:at]}[^ ]?{word[at + 1 :]}" for at in places]
    ways += [f"{word[:at]}[^ ]{word[at:]}" for at in (*places, len(word))]
    ways += [_swapped(word, at) for at in places[:-1]]
    return f" ({'|'.join(ways)}) "


def _may_differ(word: str) -> bool:
    return ONE_TYPO <= len(word) <= LONGEST and word.isalpha()


def _swapped(word: str, at: int) -> str:
    return f"{word[:at]}{word[at + 1]}{word[at]}{word[at + 2 :]}"
