"""Keys that stand twice in one JSON object: the last would win, and the first be lost unseen.

Decoders do not tell. So quotation marks are counted: those of the text, and those of what was
read from it. Only where the two differ is it read again, slowly, to find which key it is.
"""

import json
from collections.abc import Iterator
from itertools import islice
from typing import Any, Final

import msgspec

from api.changesets.faults import MOST_FAULTS, Fault, escape_unknown

#: A mark in a text, written so that it is not counted before it is read.
ESCAPED: Final = b"\\u0022"
DECODER: Final = msgspec.json.Decoder()
ENCODER: Final = msgspec.json.Encoder()


class Pairs(list[tuple[str, Any]]):
    """The keys and values of an object, as they came."""


#: Numbers as texts: those of a thousand digits need no reading.
PAIRS: Final = json.JSONDecoder(
    object_pairs_hook=Pairs, parse_int=str, parse_float=str, parse_constant=str, strict=False
)


def may_double(raw: bytes) -> bool:
    """Whether an object in this sound JSON may have a key twice; if not, it has none."""
    return ESCAPED in raw or count_marks(raw) != count_marks(ENCODER.encode(DECODER.decode(raw)))


def count_marks(raw: bytes) -> int:
    """How many quotation marks there are; each key has two, however it is set."""
    return raw.count(b'"')


def find_doubled(raw: bytes, pointer: str) -> list[Fault]:
    """The keys that stand twice, in JSON that is known to be sound."""
    return list(islice(doubled_in(PAIRS.decode(raw.decode()), pointer), MOST_FAULTS))


def doubled_in(value: Any, at: str) -> Iterator[Fault]:
    """The same of JSON that is read already, its objects as Pairs."""
    if isinstance(value, Pairs):
        seen: set[str] = set()
        for name, part in value:
            place = f"{at}/{escape_unknown(name)}"
            if name in seen:
                detail = f"the field {name[:80]!r} stands twice in this object; keep one of the two"
                yield Fault(pointer=place, detail=detail)
            seen.add(name)
            yield from doubled_in(part, place)
    elif isinstance(value, list):
        for index, part in enumerate(value):
            yield from doubled_in(part, f"{at}/{index}")
