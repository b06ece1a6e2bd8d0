"""Offices: names that say what somebody is and not who, for every state has a defence ministry."""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import Final

import msgspec

from api.names.latin import fold, latin_words
from api.names.peoples import PEOPLES
from api.names.states import NAMES
from api.names.words import OFFICES, SMALL

GOVERNMENT: Final = "government"
#: Words that say nothing of an office.
NOTHING: Final = SMALL | frozenset(("s", "by", "at", "with", "as", "or", "his", "her", "their"))
#: One spelling for what is written in several.
SPELLED: Final = {
    "centre": "center",
    "defence": "defense",
    "gov": GOVERNMENT,
    "govt": GOVERNMENT,
    "labour": "labor",
    "protestor": "protester",
    "spokesman": "spokesperson",
    "spokesmen": "spokesperson",
    "spokeswoman": "spokesperson",
}
ARMED_FORCES: Final = frozenset({"armed", "force"})
PLURAL: Final = 5
POSSESSIVE: Final = re.compile(r"['\u2019]s\b", re.IGNORECASE)
#: A word with what joins its parts, or a sign that parts it from the next.
TOKEN: Final = re.compile(r"[^\W_]+(?:[.'\u2019\-][^\W_]+)*|[^\s\w.'\u2019\-]")
#: Of how many words the name of a person is, beside an office.
PERSONS: Final = range(2, 5)
ACRONYM: Final = 4
#: Name of a state or of its people → country.
STATES: Final = {**PEOPLES, **NAMES, "us": "US", "u s": "US"}
MOST_WORDS: Final = max(name.count(" ") for name in STATES) + 1


class Office(msgspec.Struct, frozen=True):
    """A name that is an office's: its words in one spelling, and the state it names, if any."""

    text: str
    words: frozenset[str]
    states: frozenset[str] = frozenset()


@lru_cache(maxsize=50_000)
def read_office(text: str, common: frozenset[str]) -> Office | None:
    """The office that a name says, of nobody's or of one state's; None where it says more, or less.

    `common` are words that are no names, either.
    """
    words = latin_words(POSSESSIVE.sub(" ", text))
    if OFFICES.isdisjoint(words) and common.isdisjoint(words):
        return None
    rest, states = _without_states(words)
    rest = [word for word in rest if word not in NOTHING]
    if not rest or len(states) > 1 or _has_letters(text):
        return None
    if not all(word in OFFICES or word in common for word in rest):
        return None
    return Office(text=text, words=_spell(rest), states=states)


def _has_letters(text: str) -> bool:
    """Whether what would be a small word stands for a name: `Supporters of AD`."""
    words = () if text.isupper() else TOKEN.findall(text)
    return any(len(word) > 1 and word.isupper() and word.lower() in SMALL for word in words)


def name_within(text: str, common: frozenset[str]) -> str | None:
    """The name of a person that stands beside an office: `spokesman Andriy Lysenko`.

    None where there is no office, no name, or more than one.
    """
    if OFFICES.isdisjoint(latin_words(text)):
        return None
    names = {fold(name): name for name in _runs(text, common)}
    return names.popitem()[1] if len(names) == 1 else None


def _runs(text: str, common: frozenset[str]) -> Iterator[str]:
    """The runs of words in capitals that are neither offices, nor states, nor acronyms."""
    run: list[str] = []
    for token in [*TOKEN.findall(text), ","]:
        if token != token.lower() and not (token.isupper() and len(token) <= ACRONYM):
            words = latin_words(POSSESSIVE.sub("", token))
            if not any(word in OFFICES or word in common or word in STATES for word in words):
                run.append(token)
                continue
        if len(run) in PERSONS:
            yield " ".join(run)
        run = []


def _without_states(words: Sequence[str]) -> tuple[list[str], frozenset[str]]:
    """What is left of the words without the states that they name, and these."""
    rest: list[str] = []
    states: set[str] = set()
    at = 0
    while at < len(words):
        for length in range(min(MOST_WORDS, len(words) - at), 0, -1):
            state = STATES.get(" ".join(words[at : at + length]))
            if state is not None:
                states.add(state)
                at += length
                break
        else:
            rest.append(words[at])
            at += 1
    return rest, frozenset(states)


def _spell(words: Iterable[str]) -> frozenset[str]:
    single = (
        word[:-1] if len(word) >= PLURAL and word[-1] == "s" != word[-2] else word for word in words
    )
    made = frozenset(SPELLED.get(word, word) for word in single)
    return made - ARMED_FORCES | {"military"} if made >= ARMED_FORCES else made
