"""How the text of a parameter becomes a value; a ValueError says what would be right."""

import datetime
import difflib
import re
import unicodedata
import uuid
from collections.abc import Callable, Mapping, Sequence
from typing import Final, TypeAlias, get_args

import msgspec

from api.ids import InvalidIdError, parse_id
from api.queries.places import Box, Circle, read_box, read_circle
from api.queries.told import SHOWN, shown
from api.queries.words import LETTER, Words, read_words
from schemas.codes import SCHEMES
from schemas.countries import COUNTRIES
from schemas.parameters import Parameter

SLUG: Final = re.compile(r"[a-z0-9][a-z0-9-]{0,62}")
DAY: Final = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
DIGITS: Final = re.compile(r"[0-9]+")
WHOLE: Final = re.compile(r"[0-9]{1,18}")
#: A cursor of the feed.
PLACE: Final = re.compile(r"([0-9]+)(?:\.([0-9]{1,9}))?")
#: After every change of a seq.
WHOLE_SEQ: Final = 2**31 - 1
KEY_LENGTH: Final = 200
NAME_LENGTH: Final = 500
#: A seq that no change set comes to.
FAR: Final = 10**18


class RecordId(uuid.UUID):
    """An id, with the kind that its prefix says."""

    __slots__ = ("kind",)

    kind: str

    def __init__(self, kind: str, value: uuid.UUID) -> None:
        super().__init__(int=value.int)
        object.__setattr__(self, "kind", kind)


class Beyond(int):
    """A seq of more digits than any has: FAR to the database, and to people as it was asked."""

    def __new__(cls, text: str) -> "Beyond":
        """As it was written."""
        made = super().__new__(cls, FAR)
        made.text = text
        return made

    text: str

    def __str__(self) -> str:
        return self.text if len(self.text) <= SHOWN else f"{self.text[:SHOWN]}…"


class Seq(msgspec.Struct, frozen=True, kw_only=True):
    """A change set, named by its number."""

    seq: int

    def __str__(self) -> str:
        return f"seq:{self.seq}"


class Place(msgspec.Struct, frozen=True, order=True):
    """A place in the feed: after that change of that seq."""

    seq: int
    ordinal: int = WHOLE_SEQ

    def __str__(self) -> str:
        return f"{self.seq}" if self.ordinal == WHOLE_SEQ else f"{self.seq}.{self.ordinal}"


When: TypeAlias = Seq | datetime.datetime
Value: TypeAlias = str | bool | int | uuid.UUID | datetime.date | Box | Circle | When | Words
Read: TypeAlias = Callable[[str], Value]


def one_of(words: Sequence[str]) -> Callable[[str], str]:
    """One of a few words."""

    def read(text: str) -> str:
        if text in words:
            return text
        near = difflib.get_close_matches(text, words, n=1)
        meant = f" (did you mean {near[0]}?)" if near else ""
        hint = "; repeat the parameter for several" if "," in text else ""
        raise ValueError(f"{shown(text)} is not one of {', '.join(words)}{meant}{hint}")

    return read


def whole_number(least: int, most: int) -> Callable[[str], int]:
    """A whole number within bounds."""

    def read(text: str) -> int:
        if not WHOLE.fullmatch(text) or not least <= int(text) <= most:
            raise ValueError(f"{shown(text)} is no whole number from {least} to {most}")
        return int(text)

    return read


def read_seq(text: str) -> int:
    """The number of a change set that there may be or not."""
    if not DIGITS.fullmatch(text):
        raise ValueError(f"{shown(text)} is no seq: that is a whole number, such as 57")
    number = text.lstrip("0") or "0"
    return int(number) if WHOLE.fullmatch(number) else Beyond(number)


def _slug(parameter: Parameter, kind: str) -> Read:
    def read(text: str) -> str:
        if not SLUG.fullmatch(text):
            raise ValueError(f"{shown(text)} is no dataset's slug; /v1/datasets lists them")
        return text

    return read


def _key(parameter: Parameter, kind: str) -> Read:
    def read(text: str) -> str:
        if not 1 <= len(text) <= KEY_LENGTH or any(
            unicodedata.category(character) == "Cc" for character in text
        ):
            raise ValueError(
                f"{shown(text)} is no key: those have 1 to {KEY_LENGTH} characters, none of "
                "them a control character"
            )
        return text

    return read


def _id(parameter: Parameter, kind: str) -> Read:
    kinds = parameter.kinds or (kind,)

    def read(text: str) -> RecordId:
        try:
            found, value = parse_id(text)
        except InvalidIdError as error:
            raise ValueError(str(error)) from None
        if found not in kinds:
            raise ValueError(
                f"{shown(text)} is the id of a record of kind {found}; "
                f"here goes one of kind {' or '.join(kinds)}"
            )
        return RecordId(found, value)

    return read


def _country(parameter: Parameter, kind: str) -> Read:
    def read(text: str) -> str:
        if text not in COUNTRIES:
            raise ValueError(f"{shown(text)} is no ISO 3166-1 alpha-2 code of a country, as RU is")
        return text

    return read


def _day(parameter: Parameter, kind: str) -> Read:
    def read(text: str) -> datetime.date:
        if DAY.fullmatch(text):
            try:
                return datetime.date.fromisoformat(text)
            except ValueError:
                raise ValueError(f"{text!r} is a day that no calendar has") from None
        raise ValueError(f"{shown(text)} is no day, such as 2023-05-22")

    return read


def _flag(parameter: Parameter, kind: str) -> Read:
    def read(text: str) -> bool:
        return one_of(("true", "false"))(text) == "true"

    return read


def read_when(text: str) -> When:
    """A time in UTC, or a seq."""
    seq = text.removeprefix("seq:")
    if seq != text and DIGITS.fullmatch(seq):
        return Seq(seq=read_seq(seq))
    try:
        # A plus that nobody encoded arrives as a space.
        time = msgspec.convert(text.replace(" ", "+"), datetime.datetime)
    except msgspec.ValidationError:
        time = None
    if time is None or time.tzinfo is None:
        raise ValueError(
            f"{shown(text)} is neither a time with its zone, such as "
            "2026-11-22T12:00:00Z, nor a seq, such as seq:57"
        )
    try:
        return time.astimezone(datetime.UTC)
    except OverflowError:
        raise ValueError(f"{shown(text)} is outside the years 1 to 9999") from None


def read_as_of(text: str) -> When:
    """A time in UTC, or the seq of a change set that there may be."""
    when = read_when(text)
    if when == Seq(seq=0):
        raise ValueError(f"{shown(text)} is before the first change set, which is seq:1")
    return when


def read_place(text: str) -> Place:
    """A cursor of the feed, or a seq, which means all of it."""
    found = PLACE.fullmatch(text)
    if found is None:
        raise ValueError(
            f"{shown(text)} is no place in the feed: that is the cursor of an entry, such as "
            "57.12, or a seq, such as 57, for all of it"
        )
    return Place(read_seq(found[1]), WHOLE_SEQ if found[2] is None else int(found[2]))


def _since(parameter: Parameter, kind: str) -> Read:
    return read_when


def _name(parameter: Parameter, kind: str) -> Read:
    return read_name


def read_name(text: str) -> str:
    """A name that somebody looks for."""
    if not text.strip():
        raise ValueError("is empty: a name has a letter at least")
    if not LETTER.search(text):
        raise ValueError(f"{shown(text)} has none: a name has a letter at least")
    if len(text) > NAME_LENGTH:
        raise ValueError(f"has {len(text)} characters; a name has {NAME_LENGTH} at most")
    if "\0" in text:
        raise ValueError(f"{shown(text)} has a NUL, which is in no name")
    return text


def _bbox(parameter: Parameter, kind: str) -> Read:
    return read_box


def _near(parameter: Parameter, kind: str) -> Read:
    return read_circle


def _word(parameter: Parameter, kind: str) -> Read:
    return one_of(parameter.words)


def _code(parameter: Parameter, kind: str) -> Read:
    return one_of(get_args(SCHEMES[parameter.codes]))


#: Form of a parameter → what reads it, for a parameter and the kind of the list.
READ: Final[Mapping[str, Callable[[Parameter, str], Read]]] = {
    "slug": _slug,
    "key": _key,
    "name": _name,
    "id": _id,
    "country": _country,
    "day": _day,
    "flag": _flag,
    "since": _since,
    "bbox": _bbox,
    "near": _near,
    "word": _word,
    "words": lambda _, __: read_words,
    "year": lambda _, __: whole_number(1, 9999),
    "code": _code,
}
