"""JSON that is refused for some texts and numbers in it: read to its end, and each of them told.

The decoder stops at the first half of a surrogate pair, byte that is no UTF-8, or number that
nothing holds, and does not say where it stands. Python's own reads them all, so it is asked, once
the decoder has refused.
"""

import json
import math
import re
from itertools import islice
from typing import Any, Final

import msgspec

from api.changesets.collect import SHOWN, find_nuls
from api.changesets.doubled import Pairs, doubled_in
from api.changesets.faults import MOST_FAULTS, Fault, escape_unknown

HALF: Final = re.compile(r"[\ud800-\udfff]")
#: Bytes that are no UTF-8, as Python keeps them in a text.
ESCAPED_BYTES: Final = re.compile(r"[\udc80-\udcff]+")
MOST_BYTES: Final = 3


class Lenient(msgspec.Struct, frozen=True, kw_only=True):
    """JSON with null for each text and number that cannot be kept, and what is wrong with those."""

    value: Any
    faults: list[Fault]


class _NoNumber(msgspec.Struct, frozen=True):
    text: str


def read_leniently(raw: bytes, pointer: str) -> Lenient | None:
    """All of it; nothing where it is no JSON for other reasons."""
    try:
        text, is_utf8 = raw.decode(), True
    except UnicodeDecodeError:
        text, is_utf8 = raw.decode("utf-8", "surrogateescape"), False
    reader = _Reader(is_utf8=is_utf8)
    try:
        tree = DECODER.decode(text)
        value = reader.read(tree, pointer)
        doubled = list(islice(doubled_in(tree, pointer), MOST_FAULTS))
    except (ValueError, RecursionError):
        return None
    if not reader.faults:
        return None
    return Lenient(value=value, faults=[*reader.faults, *doubled][:MOST_FAULTS])


class _Reader:
    def __init__(self, *, is_utf8: bool) -> None:
        self.faults: list[Fault] = []
        self._is_utf8 = is_utf8

    def read(self, value: Any, at: str) -> Any:
        if isinstance(value, Pairs):
            return {self._name(n, at): self.read(v, self._place(n, at)) for n, v in value}
        if isinstance(value, list):
            return [self.read(part, f"{at}/{index}") for index, part in enumerate(value)]
        if isinstance(value, str) and HALF.search(value):
            self._fault(at, self._tell(value))
            self.faults += find_nuls(value, at)
            return None
        if isinstance(value, _NoNumber):
            self._fault(at, _tell_number(value.text))
            return None
        return value

    def _name(self, name: str, at: str) -> str:
        if HALF.search(name):
            self._fault(self._place(name, at), f"in the field's name: {self._tell(name)}")
        return _plain(name)

    def _place(self, name: str, at: str) -> str:
        return f"{at}/{escape_unknown(_plain(name))}"

    def _fault(self, at: str, detail: str) -> None:
        self.faults.append(Fault(pointer=at, detail=detail))

    def _tell(self, text: str) -> str:
        escaped = None if self._is_utf8 else ESCAPED_BYTES.search(text)
        if escaped is not None:
            return _tell_bytes(escaped[0].encode("utf-8", "surrogateescape"))
        half = HALF.findall(text)[0]
        return (
            f"it has a lone surrogate (\\u{ord(half):04x}), half of a character; write the whole "
            "character, or leave it out"
        )


def _tell_bytes(found: bytes) -> str:
    shown = " ".join(f"0x{byte:02x}" for byte in found[:MOST_BYTES])
    more = " …" if len(found) > MOST_BYTES else ""
    try:
        half = ord(found[:MOST_BYTES].decode("utf-8", "surrogatepass"))
    except (UnicodeDecodeError, TypeError):
        return f"it has bytes that are no UTF-8 ({shown}{more}); send the text as UTF-8"
    return (
        f"it has a lone surrogate (U+{half:04X}, as {shown}{more}), half of a character, which is "
        "no UTF-8; write the whole character, or leave it out"
    )


def _tell_number(text: str) -> str:
    if text[-1].isdigit():
        shown = text if len(text) <= SHOWN else f"{text[:SHOWN]}…"
        return f"{shown} is out of range; no field takes a number of that size"
    return f"{text} is no number in JSON; leave the field out"


def _plain(text: str) -> str:
    return text.encode("utf-8", "replace").decode()


def _whole(text: str) -> int | _NoNumber:
    try:
        return int(text)
    except ValueError:  # There are more digits than Python converts.
        return _NoNumber(text)


def _decimal(text: str) -> float | _NoNumber:
    number = float(text)
    return number if math.isfinite(number) else _NoNumber(text)


DECODER: Final = json.JSONDecoder(
    object_pairs_hook=Pairs, parse_int=_whole, parse_float=_decimal, parse_constant=_NoNumber
)
