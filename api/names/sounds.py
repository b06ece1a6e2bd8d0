"""One spelling for a word that is transliterated in several ways."""

import re
from functools import lru_cache
from typing import Final

#: In this order: letters that several alphabets, or several ways to transliterate one, write
#: differently. What remains is no pronunciation, only the same for the same word.
SPELLINGS: Final = tuple(
    (re.compile(pattern), sound)
    for pattern, sound in (
        ("shch|schtsch|shtch", "s"),
        ("tsch|tch|tsh", "c"),
        ("sch|sh|sj|sz", "s"),
        ("zh|zj", "z"),
        ("cz|ch|tj|ts|tz", "c"),
        ("kh|gh", "h"),
        ("ph", "f"),
        ("th", "t"),
        ("ck|cq|q", "k"),
        ("x", "ks"),
        ("c(?=[aoulrnkt])", "k"),
        ("w", "v"),
        ("ou|oo", "u"),
        ("ee", "i"),
        ("[yj]", "i"),
        ("ii+", "i"),
        ("[ae]i|ae|ie", "e"),
        ("oe", "o"),
        ("ue", "u"),
        ("h$", ""),
        ("h", "g"),
        (r"(.)\1+", r"\1"),
        ("([oe])f$", r"\1v"),
    )
)
WEAK: Final = re.compile("[aeiouv]")
VOWELS: Final = re.compile("[aeiou]")


@lru_cache(maxsize=100_000)
def sound(word: str) -> str:
    """How a word of Latin letters is compared: Hladkov and Gladkov, Sojko and Soyko are one."""
    if not word.isalpha():
        return word
    for pattern, made in SPELLINGS:
        word = pattern.sub(made, word)
    return word or "g"


def consonants(sounds: str) -> str:
    """What is left where a script, such as Arabic, writes no vowels."""
    return WEAK.sub("", sounds)


@lru_cache(maxsize=100_000)
def any_vowels(sounds: str) -> str:
    """The same for words that differ in vowels alone: Taleban and Taliban."""
    return VOWELS.sub("a", sounds)
