"""Cells of tables as values, each written in one way whatever the edition."""

import datetime
import decimal
import hashlib
import re
import unicodedata
from functools import lru_cache
from typing import Final

#: More is no count that a figure takes.
MOST: Final = 9_000_000_000_000_000
NOT_SLUG: Final = re.compile("[^a-z0-9]+")
#: Characters that are seen neither in a name nor in a title.
UNSEEN: Final = re.compile("[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\u200b-\u200f\u202a-\u202e\ufeff]")
CACHED: Final = 65_536
LONGEST_LINE: Final = 500
LONGEST_TITLE: Final = 1000


@lru_cache(CACHED)
def whole(text: str) -> int | None:
    """A whole number that is not negative, however it is written (`3.0`); None of all else."""
    if text.isascii() and text.isdigit() and len(text) < 16:
        return int(text)
    try:
        number = decimal.Decimal(text.strip())
        if number.is_finite() and 0 <= number <= MOST and number == number.to_integral_value():
            return int(number)
    except (decimal.InvalidOperation, ValueError):
        pass
    return None


@lru_cache(CACHED)
def day(text: str) -> str | None:
    """A calendar day, written with a time of day or without; None of all else."""
    try:
        return datetime.datetime.fromisoformat(text.strip()).date().isoformat()
    except ValueError:
        return None


@lru_cache(CACHED)
def degrees(text: str, most: int) -> float | None:
    """Degrees in six decimals, up to `most` either way."""
    try:
        number = float(text)
    except ValueError:
        return None
    return round(number, 6) + 0.0 if -most <= number <= most else None


def clean(text: str) -> str:
    """One line, without white space at its ends or runs of it, in NFC."""
    if text.isascii():
        return " ".join(UNSEEN.sub("", text).split())
    return unicodedata.normalize("NFC", " ".join(UNSEEN.sub("", text).split()))


def cut(text: str, most: int) -> str:
    """The text, or as much of it as a field takes, which then shows that it goes on."""
    return text if len(text) <= most else f"{text[: most - 1]}…"


def shown(text: str) -> str:
    """So much of a cell that it can be told; bytes that are no UTF-8 as `\\xe9`."""
    return text.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")[:80]


def printable(text: str) -> str:
    """The text with what moves a terminal's cursor, or is not seen, spelt out."""
    return "".join(each if each.isprintable() else ascii(each)[1:-1] for each in text)


def named_key(prefix: str, name: str) -> str:
    """A key that the name alone decides, and that shows what of it is ASCII."""
    plain = unicodedata.normalize("NFKD", name.casefold()).encode("ascii", "ignore").decode()
    slug = NOT_SLUG.sub("-", plain)[:40].strip("-")
    return "-".join(filter(None, (prefix, slug, digest(name))))


def digest(text: str) -> str:
    """80 bits in hexadecimal."""
    return hashlib.sha256(text.encode()).hexdigest()[:20]
