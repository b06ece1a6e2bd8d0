"""Public ids: the first 128 bits of a SHA-256 over what a record is called, in Crockford base32."""

import hashlib
import re
import uuid
from collections.abc import Mapping
from typing import Final

from api.errors import WhenceError

PREFIXES: Final[Mapping[str, str]] = {
    "actor": "act",
    "affiliation": "aff",
    "event": "evt",
    "participation": "par",
    "statement": "stm",
    "source": "src",
    "link": "lnk",
}
KINDS: Final[Mapping[str, str]] = {prefix: kind for kind, prefix in PREFIXES.items()}
ALPHABET: Final = "0123456789abcdefghjkmnpqrstvwxyz"
PAIRS: Final = tuple(a + b for a in ALPHABET for b in ALPHABET)
LENGTH: Final = 26
#: 128 bits in 130: the first two are zero.
DIGITS: Final = re.compile(f"[0-7][{ALPHABET}]{{{LENGTH - 1}}}")
#: From these digits to those that Python reads.
PLAIN: Final = str.maketrans(ALPHABET, "0123456789abcdefghijklmnopqrstuv")


class InvalidIdError(WhenceError):
    """A text that is no public id."""


def record_id(dataset: str, kind: str, key: str) -> uuid.UUID:
    """The id of the record that `dataset` calls `key`; the same for ever (design: identity)."""
    return uuid.UUID(bytes=record_digest(dataset, kind, key))


def record_digest(dataset: str, kind: str, key: str) -> bytes:
    """The 16 bytes of that id."""
    named = f"whence:1\n{dataset}\n{kind}\n{key}".encode()
    return hashlib.sha256(named).digest()[:16]


def public_id(kind: str, value: uuid.UUID) -> str:
    """`act_` and 26 characters: 130 bits of which the first two are zero."""
    number = value.int
    pairs = [PAIRS[(number >> shift) & 1023] for shift in range(120, -1, -10)]
    return f"{PREFIXES[kind]}_{''.join(pairs)}"


def parse_id(text: str) -> tuple[str, uuid.UUID]:
    """Kind and value of a public id; InvalidIdError names what is wrong with it."""
    prefix, _, digits = text.partition("_")
    kind = KINDS.get(prefix)
    if kind is None:
        raise InvalidIdError(
            f"{text[:60]!r} is no id: it begins with one of {', '.join(KINDS)} and _"
        )
    if not DIGITS.fullmatch(digits):
        raise InvalidIdError(f"{text[:60]!r} is no id: {_fault(prefix, digits)}")
    return kind, uuid.UUID(int=int(digits.translate(PLAIN), 32))


def _fault(prefix: str, digits: str) -> str:
    for character in digits:
        if character not in ALPHABET:
            return f"{character!r} is not in {ALPHABET}"
    return f"after {prefix}_ come {LENGTH} characters, the first 0 to 7"
