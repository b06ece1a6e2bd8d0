"""Ukrainian words in the form in which dictionaries have them."""

import re
from typing import Final

from simplemma import lemmatize

#: Letters with the apostrophes that stand within words, however they are written.
WORD: Final = re.compile(r"[^\W\d_]+(?:['’ʼ`][^\W\d_]+)*")
CYRILLIC: Final = re.compile("[\u0400-\u04ff]")
APOSTROPHES: Final = str.maketrans(dict.fromkeys("’ʼ`", "'"))


def reduce_word(word: str) -> str:
    """The form in which a dictionary has it, in small letters; what none knows as it is."""
    if not CYRILLIC.search(word):
        return word.lower()
    return lemmatize(word.translate(APOSTROPHES), lang="uk").lower()


def reduce_text(text: str) -> str:
    """The same text with each of its words reduced."""
    return WORD.sub(lambda found: reduce_word(found[0]), text)
