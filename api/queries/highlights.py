"""Marks what was looked for in the texts of a record."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

import msgspec

from api.names.latin import HAN, SIGNS
from api.queries.words import Words
from api.search.ukrainian import APOSTROPHES, WORD, reduce_word
from schemas.search import Highlight

#: What the database puts around each word that is looked for.
MARK: Final = re.compile("[\2\3]")
#: Of a long text, so many characters on either side of the first mark.
AROUND: Final = 150
MOST: Final = 5

#: Words of a text as it was searched.
WHOLE: Final = re.compile(r"\w+(?:'\w+)*")
#: Signs that are words by themselves, as they were set apart, perhaps marked.
APART: Final = re.compile(f" (\2?[{SIGNS}]\3?) ")
#: Beside what a long text may be cut.
PARTED: Final = re.compile(rf"\s|{HAN.pattern}")
#: Russian rules take the one for the other.
YO, YE = "\u0451", "\u0435"

#: The field, whether it is Ukrainian and as yet without marks, the text as it stands, and as it was
#: searched: marked, and with blanks for signs.
Marked = tuple[str, bool, str, str]
Span = tuple[int, int]
DECODER: Final = msgspec.json.Decoder(list[Marked])


def highlights_of(marked: str | None, words: Words) -> list[Highlight]:
    """The first of the texts that have something of it, with the places of what they have."""
    shown: dict[str, Highlight] = {}
    for field, is_ukrainian, said, apart in DECODER.decode(marked or "[]"):
        searched = APART.sub(r"\1", apart)
        plain = MARK.sub("", searched)
        found = _reduced(plain, words) if is_ukrainian else _marked(searched)
        spans = _joined([*found, *_begun(plain, words)])
        if spans:
            # What nobody sees was taken out of some texts: their places are other ones.
            made = _cut(field, said if len(said) == len(plain) else plain, spans)
            shown.setdefault(made.text, made)
    return list(shown.values())[:MOST]


def _marked(text: str) -> Iterator[Span]:
    """Between the marks of the database, as if these were not there."""
    places = [found.start() - count for count, found in enumerate(MARK.finditer(text))]
    return zip(places[::2], places[1::2], strict=False)


def _reduced(text: str, words: Words) -> Iterator[Span]:
    """The words that are, reduced, some of those looked for."""
    terms = (term.text for term in words.terms if not term.negated)
    wanted = {reduce_word(found[0]) for term in terms for found in WORD.finditer(term)}
    for found in WORD.finditer(text):
        if reduce_word(found[0]) in wanted:
            yield found.span()


def _begun(text: str, words: Words) -> Iterator[Span]:
    """The words as they stand that begin as one of those looked for does."""
    parts = (WHOLE.findall(_folded(text)) for text in words.beginnings)
    wanted = tuple(part for each in parts for part in each)
    for found in WHOLE.finditer(text) if wanted else ():
        if _folded(found[0]).startswith(wanted):
            yield found.span()
    for part in filter(HAN.search, wanted):
        yield from (found.span() for found in re.finditer(re.escape(part), text))


def _folded(text: str) -> str:
    """Without what the beginnings of words are found in spite of."""
    return text.translate(APOSTROPHES).lower().replace(YO, YE)


def _joined(spans: Sequence[Span]) -> list[Span]:
    """In their order, those that overlap or touch as one."""
    joined: list[Span] = []
    for start, end in sorted(spans):
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined


def _cut(field: str, text: str, spans: Sequence[Span]) -> Highlight:
    """Of the text whole words around the first mark."""
    first, last = spans[0]
    start, end = max(0, first - AROUND), min(len(text), last + AROUND)
    while 0 < start < first and not PARTED.match(text[start - 1]):
        start += 1
    while last < end < len(text) and not PARTED.match(text[end]):
        end -= 1
    marks = [(a - start, b - start) for a, b in spans if start <= a and b <= end]
    return Highlight(field=field, text=text[start:end], marks=marks)
