"""Cursors: a place in one walk through one list, which data that change cannot disturb."""

import base64
import binascii
import datetime
import hashlib
import uuid
from collections.abc import Callable, Mapping
from typing import Annotated, Final

import msgspec
from msgspec import Meta

DIGEST: Final = 8
LONGEST: Final = 8000
NONE: Final = "is no cursor: take the `next` of the page before as it is"
OTHER: Final = (
    "belongs to another query: it goes with the filters and the sort of the page that gave it; "
    "only limit, count, include and format may change"
)


class Position(msgspec.Struct, frozen=True, array_like=True, forbid_unknown_fields=True):
    """After this record: its place in the order, as text, and its id; at the first page's seq."""

    seq: Annotated[int, Meta(ge=0, le=2**63 - 1)]
    place: str
    id: uuid.UUID


#: First possible day of what is undated.
UNDATED: Final = "-infinity"
#: PostgreSQL counts days from here, and -infinity as the lowest number there is.
EPOCH: Final = datetime.date(2000, 1, 1)
NO_DAY: Final = -(2**31)
#: No rank of PostgreSQL's is above it by far.
MOST_RANK: Final = 1e6
#: In the cursor of what has no record.
NOBODY: Final = uuid.UUID(int=0)
ENCODER: Final = msgspec.msgpack.Encoder(uuid_format="bytes")
DECODER: Final = msgspec.msgpack.Decoder(Position)


def write_cursor(position: Position, query: bytes) -> str:
    """The cursor of a position in the walk through what `query` (canonical) finds."""
    packed = ENCODER.encode(position)
    raw = _digest(query) + _digest(query + packed) + packed
    return base64.urlsafe_b64encode(raw).rstrip(b"=").decode("ascii")


def read_cursor(text: str, query: bytes) -> Position:
    """The position that a cursor names; ValueError where it is none, or of another query."""
    raw, position = _unpack(text)
    if raw[:DIGEST] != _digest(query):
        raise ValueError(OTHER)
    if text != write_cursor(position, query):
        raise ValueError(NONE)
    return position


def check_cursor(text: str) -> None:
    """Raise ValueError for what is no cursor of any query."""
    _unpack(text)


def write_numbered(number: int, query: bytes) -> str:
    """The cursor of a walk whose entries are numbered: after the one of this number."""
    return write_cursor(Position(number, "", NOBODY), query)


def read_numbered(text: str, query: bytes) -> int:
    """The number that such a cursor names; ValueError where it is none, or of another query."""
    return read_cursor(text, query).seq


def read_place(sent: bytes, sort: str) -> str:
    """The place of a record in an order, from the bytes in which PostgreSQL sends its value."""
    order = sort.removeprefix("-")
    if order == "date":
        days = int.from_bytes(sent, "big", signed=True)
        return UNDATED if days == NO_DAY else (EPOCH + datetime.timedelta(days)).isoformat()
    return str(int.from_bytes(sent, "big")) if order == "updated" else sent.decode("utf-8")


def check_place(place: str, sort: str) -> None:
    """Raise ValueError for a place that this order does not have: only a forged one."""
    try:
        PLACES.get(sort.removeprefix("-"), _name)(place)
    except ValueError:
        raise ValueError(NONE) from None


def check_seq(seq: int, asked: int | None) -> None:
    """Raise ValueError for a seq that is not the one asked for: only a forged cursor's."""
    if asked not in (None, seq):
        raise ValueError(NONE)


def _unpack(text: str) -> tuple[bytes, Position]:
    try:
        if len(text) > LONGEST:
            raise ValueError(NONE)
        raw = base64.b64decode(text + "=" * (-len(text) % 4), altchars=b"-_", validate=True)
        return raw, DECODER.decode(raw[2 * DIGEST :])
    except (binascii.Error, UnicodeError, ValueError, msgspec.MsgspecError):
        raise ValueError(NONE) from None


def _day(place: str) -> None:
    if place != UNDATED:
        datetime.date.fromisoformat(place)


def _seq(place: str) -> None:
    if not 0 <= int(place) < 2**63:
        raise ValueError(place)


def _score(place: str) -> None:
    if not 0 <= float(place) <= 1:
        raise ValueError(place)


def _name(place: str) -> None:
    if "\0" in place:
        raise ValueError(place)


def _rank(place: str) -> None:
    if not 0 <= float(place) <= MOST_RANK:
        raise ValueError(place)


PLACES: Final[Mapping[str, Callable[[str], None]]] = {
    "date": _day,
    "last_word": _day,
    "parties": _seq,
    "score": _score,
    "updated": _seq,
    "rank": _rank,
}


def _digest(content: bytes) -> bytes:
    return hashlib.blake2b(content, digest_size=DIGEST).digest()
