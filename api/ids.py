"""Public ids: the first 128 bits of a SHA-256 over what a record is called, in Crockford base32."""

import hashlib
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
VALUES: Final = {character: value for value, character in enumerate(ALPHABET)}
LENGTH: Final = 26


class InvalidIdError(WhenceError):
    """A text that is no public id."""


def record_id(dataset: str, kind: str, key: str) -> uuid.UUID:
    """The id of the record that `dataset` calls `key`; the same for ever (design: identity)."""
    named = f"whence:1\n{dataset}\n{kind}\n{key}".encode()
    return uuid.UUID(bytes=hashlib.sha256(named).digest()[:16])


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
    number = 0
    for character in digits:
        value = VALUES.get(character)
        if value is None:
            raise InvalidIdError(f"{text[:60]!r} is no id: {character!r} is not in {ALPHABET}")
        number = number << 5 | value
    if len(digits) != LENGTH or number >> 128:
        raise InvalidIdError(
            f"{text[:60]!r} is no id: after {prefix}_ come 26 characters, the first 0 to 7"
        )
    return kind, uuid.UUID(int=number)
