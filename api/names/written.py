"""A name as it is compared: its words in several writings, worked out once."""

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Final

import msgspec

from api.names.latin import HAN, fold, latin_words
from api.names.sounds import consonants, sound
from api.names.states import find_state, without_government
from api.names.words import FORMS, GENERIC, SAME, SMALL, TITLES, UNITS

PERSON: Final = "person"
#: Whose names may end in a legal form; of armed groups `LP` is a part of the name.
WITH_FORMS: Final = ("organization", "media", None)
NOTHING: Final[frozenset[str]] = frozenset()
#: Scripts that leave out vowels: Hebrew, Arabic, and what is made of it.
NO_VOWELS: Final = re.compile("[\u0590-\u08ff]")
#: Signs of a name, of which neighbours may be one word: persons have four at most.
MOST_SIGNS: Final = 4
#: A second name in brackets: `Government of Russia (Soviet Union)`.
BRACKETS: Final = re.compile(r"^(.*\w.*?)\s*\(([^()]*\w[^()]*)\)\s*$")


class Name(msgspec.Struct, frozen=True):
    """A name as given, and of which kind it is: `primary`, `alias`, `acronym`, and so on."""

    text: str
    kind: str = "primary"


class Written(msgspec.Struct, frozen=True, gc=False):
    """One name in the writings that are compared."""

    text: str
    kind: str
    #: Without capitals and punctuation.
    folded: str
    #: In Latin letters, without titles, legal forms and small words.
    words: tuple[str, ...]
    #: Of each word what remains the same in other transliterations, in order of the alphabet.
    sounds: tuple[str, ...]
    #: The sounds as one word; of names whose words stand in this order.
    joined: str
    #: Consonants, of names that may be written without vowels, else empty.
    consonants: str
    no_vowels: bool
    #: The country that is called so.
    state: str | None
    #: Whether it says whose name it is at all.
    is_generic: bool

    @property
    def is_primary(self) -> bool:
        """Whether it is what its actor is called first."""
        return self.kind == "primary"


class Names(msgspec.Struct, frozen=True):
    """All names of one actor, and what can be looked up in all of them at once."""

    written: Sequence[Written]
    is_person: bool
    folded: frozenset[str]
    sounds: frozenset[tuple[str, ...]]
    joined: frozenset[str]
    consonants: frozenset[str]
    states: frozenset[str]
    no_vowels: bool


def prepare(names: Sequence[Name], actor_kind: str | None = None) -> Names:
    """The names of an actor of a kind, or of any where none is said, ready to be compared."""
    dropped = (TITLES if actor_kind in (PERSON, None) else NOTHING) | (
        FORMS if actor_kind in WITH_FORMS else NOTHING
    )
    written = [
        write_name(part, dropped, is_person=actor_kind == PERSON)
        for name in names
        for part in _parts(name, is_person=actor_kind == PERSON)
    ]
    kept = {(each.folded, each.is_primary): each for each in written if each.words}
    return gather(tuple(kept.values()), is_person=actor_kind == PERSON)


def gather(written: Sequence[Written], *, is_person: bool) -> Names:
    """Names that are written already, of one actor, with what can be looked up in all of them."""
    return Names(
        written=written,
        is_person=is_person,
        folded=frozenset(each.folded for each in written),
        sounds=frozenset(each.sounds for each in written),
        joined=frozenset(way for each in written for way in (each.joined, *turned(each))),
        consonants=frozenset(each.consonants for each in written if each.consonants),
        states=frozenset(each.state for each in written if each.state),
        no_vowels=any(each.no_vowels for each in written),
    )


def turned(name: Written) -> list[str]:
    """Of signs that no blanks part, all as one word by sound with the given name put first."""
    if len(name.words) > MOST_SIGNS or not HAN.search(name.folded):
        return []
    sounds = [sound(word) for word in name.words]
    return ["".join(sounds[at:] + sounds[:at]) for at in range(1, len(sounds))]


def _parts(name: Name, *, is_person: bool) -> list[Name]:
    """The name; a state's other one in brackets, or its letters, apart.

    What else stands in brackets tells it from others of the name, `Muslims (Sri Lanka)`, or is a
    part of it: `Ukraine (Operational Command "South")`.
    """
    found = None if is_person else BRACKETS.match(name.text)
    if found is None:
        return [name]
    words, inner = latin_words(found[1]), latin_words(found[2])
    initials = "".join(word[0] for word in words if word not in SMALL)
    if find_state(words) is None and initials != "".join(inner):
        return [name]
    if not UNITS.isdisjoint(inner):
        return [name]
    return [Name(found[1], name.kind), Name(found[2], "alias")]


@lru_cache(maxsize=50_000)
def write_name(name: Name, dropped: frozenset[str], *, is_person: bool) -> Written:
    """The name in all its writings, in which words that say nothing of whose it is are dropped."""
    plain = latin_words(name.text)
    words = tuple(SAME.get(word, word) for word in without_government(plain))
    sounding = without_government(latin_words(name.text, by_sound=True))
    kept = [word for word in sounding if word not in dropped and word not in SMALL] or [*sounding]
    sounds = [sound(SAME.get(word, word)) for word in kept]
    no_vowels = NO_VOWELS.search(name.text) is not None
    bare = "".join(sorted(consonants(each) for each in sounds))
    return Written(
        text=name.text,
        kind=name.kind,
        folded=fold(name.text),
        words=tuple(w for w in words if w not in dropped and w not in SMALL) or words,
        sounds=tuple(sorted(sounds)),
        joined="".join(sounds),
        consonants=bare if len(bare) >= 4 else "",
        no_vowels=no_vowels,
        state=None if is_person else find_state(plain),
        is_generic=all(word in GENERIC for word in words if word not in SMALL),
    )
