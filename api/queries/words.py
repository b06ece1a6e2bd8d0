"""What people write to search, as words, phrases and beginnings of words.

Nothing of it is ever an operator to the database: it is sent as texts, and put together there.
"""

import asyncio
import re
import unicodedata
from collections.abc import Sequence
from typing import Final

import msgspec

from api.errors import MalformedRequestError
from api.queries.compose import Parameters
from api.search.ukrainian import CYRILLIC, reduce_text, reduce_word

LONGEST: Final = 500
MOST_TERMS: Final = 32
LEAST_BEGINNING: Final = 2
#: A phrase in quotation marks, whose end may be missing, or what stands between blanks.
TERM: Final = re.compile(r'(-?)(?:"([^"]*)"?|([^\s"]+))')
#: As typesetters and word processors put them.
SIGNS: Final = str.maketrans(dict.fromkeys("“”„«»‟", '"'))
MINUS: Final = re.compile("(?<!\\S)[\N{MINUS SIGN}\N{EN DASH}](?=\\S)")
EITHER: Final = "or"
#: In capitals, as catalogues of libraries have them: what all are wanted with anyway, and -.
ALL: Final = "AND"
NONE: Final = "NOT"
LETTER: Final = re.compile(r"[^\W_]")
NO_WORD: Final = (
    'has no word to look for: write one, such as q=Belgorod, some in quotation marks ("Belgorod '
    'region"), or the beginning of one (Belgor*)'
)

TOO_COMMON: Final = "has nothing but signs, and words that are too common to be looked for"


class Term(msgspec.Struct, frozen=True, kw_only=True):
    """A word or phrase of the alternative of that number; `begins`: it begins a word."""

    alternative: int
    negated: bool = False
    begins: bool = False
    text: str


class Words(msgspec.Struct, frozen=True, kw_only=True):
    """What is looked for: any of the alternatives, with all that belongs to it."""

    text: str
    terms: tuple[Term, ...]

    def __str__(self) -> str:
        return self.text

    @property
    def beginnings(self) -> tuple[str, ...]:
        """What words begin with that are looked for."""
        return tuple(term.text for term in self.terms if term.begins and not term.negated)

    def written(self, parameters: Parameters) -> str:
        """The row of what the database looks for."""
        reduced = (reduce_text(term.text) for term in self.terms)
        return parameters.clause(
            "asked_words",
            {},
            {
                "alternatives": tuple(term.alternative for term in self.terms),
                "negated": tuple(term.negated for term in self.terms),
                "beginnings": tuple(term.begins for term in self.terms),
                "texts": tuple(term.text for term in self.terms),
                "reduced": tuple(reduced),
            },
        )


async def prepare(asked: Sequence[object]) -> None:
    """Load, beside the loop, the dictionary that words want, where it is not there yet."""
    if any(isinstance(words, Words) and CYRILLIC.search(words.text) for words in asked):
        await asyncio.to_thread(reduce_word, "слово")


def refuse_wordless(asked: Sequence[object], wordless: bool, latest: int) -> None:
    """Raise for words of which the database says that none is left to look for."""
    if wordless:
        faults = [("q", f"{words!s:.60} {TOO_COMMON}") for words in asked]
        raise MalformedRequestError(faults=faults).as_of(latest)


def read_words(text: str) -> Words:
    """What is to be found; ValueError says what would be right."""
    if len(text) > LONGEST:
        raise ValueError(f"has {len(text)} characters; at most {LONGEST} are read")
    cleaned = _cleaned(text)
    terms: list[Term] = []
    alternative, without = 0, False
    for found in TERM.finditer(cleaned):
        negated, phrase, word = bool(found[1]), found[2], found[3]
        if word is not None and word.casefold() == EITHER and not negated:
            alternative += bool(terms) and terms[-1].alternative == alternative
            without = False
        elif word in (ALL, NONE) and not negated:
            without = word == NONE
        else:
            term = _term(alternative, phrase if word is None else word, begins=word is not None)
            if term is not None:
                terms.append(msgspec.structs.replace(term, negated=negated or without))
            without = False
    _check(terms)
    return Words(text=" ".join(cleaned.split()), terms=tuple(terms))


def _cleaned(text: str) -> str:
    """Without what nobody sees, and every quotation mark, and every minus, the same."""
    normal = MINUS.sub("-", unicodedata.normalize("NFC", text).translate(SIGNS))
    kinds = ((each, unicodedata.category(each)) for each in normal)
    return "".join(" " if kind == "Cc" else each for each, kind in kinds if kind != "Cf")


def _term(alternative: int, text: str, *, begins: bool) -> Term | None:
    """The term of that text; none where it has neither letter nor digit."""
    if not LETTER.search(text):
        return None
    begins = begins and text.endswith("*")
    if begins and len(LETTER.findall(text)) < LEAST_BEGINNING:
        raise ValueError(
            f"{text!r} begins too many words: at least {LEAST_BEGINNING} letters stand before *"
        )
    return Term(alternative=alternative, begins=begins, text=text.replace("*", " ").strip())


def _check(terms: list[Term]) -> None:
    if not terms:
        raise ValueError(NO_WORD)
    if len(terms) > MOST_TERMS:
        raise ValueError(f"has {len(terms)} words and phrases; at most {MOST_TERMS} are read")
    finding = {term.alternative for term in terms if not term.negated}
    for term in terms:
        if term.alternative not in finding:
            raise ValueError(
                f"-{term.text} only takes away from what is found: give a word to find beside it"
            )
