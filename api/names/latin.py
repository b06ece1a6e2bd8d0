"""Names of any script in Latin letters without marks."""

import re
import unicodedata
from functools import lru_cache
from typing import Final

from anyascii import anyascii

#: What Greek writes with two letters; the transliteration below goes letter by letter.
GREEK: Final = (
    (re.compile(r"\bμπ"), "b"),
    (re.compile(r"\bντ"), "d"),
    (re.compile("γκ|γγ"), "g"),
    (re.compile("μπ"), "mp"),
    (re.compile("ου"), "u"),
    (re.compile("([αεη])υ"), r"\1v"),
    (re.compile("αι"), "e"),
    (re.compile("ει|οι|υι"), "i"),
    (re.compile("χ"), "h"),
)
IS_GREEK: Final = re.compile("[α-ω]")
#: Latin letters that stand for another sound than the letter they are made of.
MARKED: Final = str.maketrans(
    {"č": "ch", "ć": "ch", "š": "sh", "ś": "sh", "ş": "sh", "ș": "sh", "ž": "zh", "ź": "zh"}
    | {"ż": "zh", "ł": "l", "đ": "d", "ı": "i", "ğ": "g"}
)
#: Capitals inside a run of letters: how syllables of Chinese, Korean and Japanese are parted.
SYLLABLE: Final = re.compile(r"(?<=[a-z])(?=[A-Z])")
#: Signs of these, which no blanks part; `signs_apart` in the database has the same.
SIGNS: Final = (
    "\u3005\u3007\u3040-\u30fa\u30fc-\u30ff\u3400-\u9fff\uac00-\ud7af\U00020000-\U0003134f"
)
HAN: Final = re.compile(f"[{SIGNS}]")
#: Also what stands for ь, ع and ء.
APOSTROPHES: Final = str.maketrans("", "", "'`\u2019\u2018\u02bc\u02b9\xb4\u02bf\u02be\u2032")
NOT_WORDS: Final = re.compile("[^0-9a-z]+")
BREAKS: Final = re.compile(r"[\W_]+")


def fold(text: str) -> str:
    """A name without capitals and punctuation, its words parted by single spaces."""
    if not text.isascii():
        text = unicodedata.normalize("NFKC", text)
    return BREAKS.sub(" ", text.casefold().translate(APOSTROPHES)).strip()


def latin_words(text: str, *, by_sound: bool = False) -> list[str]:
    """The words of a name in the letters a to z, and digits.

    `by_sound` writes marked letters as they sound (š as sh) instead of leaving the mark out.
    """
    if not text.isascii():
        text = _letters(unicodedata.normalize("NFKC", text), by_sound=by_sound)
    return NOT_WORDS.sub(" ", text.lower().translate(APOSTROPHES)).split()


@lru_cache(maxsize=20_000)
def scripts(text: str) -> frozenset[str]:
    """The scripts of its letters, by what their names begin with: CYRILLIC, LATIN, CJK."""
    return frozenset(
        unicodedata.name(each, "").partition(" ")[0] for each in text if each.isalpha()
    )


def _letters(text: str, *, by_sound: bool) -> str:
    lowered = text.casefold()
    if IS_GREEK.search(_bare(lowered)):
        text = lowered = _bare(lowered)
        for pattern, latin in GREEK:
            text = pattern.sub(latin, text)
    if by_sound:
        text = text.casefold().translate(MARKED) if not HAN.search(text) else text
    if HAN.search(text):
        return SYLLABLE.sub(" ", anyascii(text))
    return anyascii(text)


def _bare(text: str) -> str:
    """Without what stands above and below letters."""
    parts = unicodedata.normalize("NFD", text)
    return unicodedata.normalize("NFC", "".join(c for c in parts if not unicodedata.combining(c)))
