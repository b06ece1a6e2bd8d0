"""From a query string to a question for the database, or all that is wrong with it."""

import datetime
import functools
from collections.abc import Callable, Sequence
from typing import Final, TypeVar
from urllib.parse import parse_qsl

import msgspec

from api.cursors import Position, check_place, read_cursor
from api.errors import (
    AddressTooLongError,
    BadCursorError,
    MalformedRequestError,
    RequestError,
    UnknownParameterError,
)
from api.queries.parameters import (
    CONTROLS,
    COUNTS,
    DEFAULT_LIMIT,
    FILTERS,
    FORMATS,
    INCLUDES,
    MOST_BYTES,
    MOST_LIMIT,
    MOST_PARAMETERS,
    MOST_VALUES,
    NOT_YET,
    NOT_YET_INCLUDED,
    PARAMETERS,
    SORTS,
)
from api.queries.unknown import unknown_parameter
from api.queries.values import READ, Value, one_of, shown, whole_number

Found = TypeVar("Found")


class Filters(dict[str, tuple[Value, ...]]):
    """The values of each filter; never changed, so that a query can be looked up."""

    def __hash__(self) -> int:  # type: ignore[override]
        return hash(frozenset(self.items()))


class ListQuery(msgspec.Struct, frozen=True, kw_only=True):
    """What a list is asked: filters by parameter, order, place in it, and what comes beside."""

    kind: str
    filters: Filters
    sort: str = "-date"
    limit: int = DEFAULT_LIMIT
    limited: bool = False
    sorted: bool = False
    after: Position | None = None
    count: bool = False
    include: tuple[str, ...] = ()
    format: str | None = None

    def canonical(self) -> bytes:
        """The same for the same question, whatever the order in which it was put."""
        named = {name: sorted(map(str, values)) for name, values in self.filters.items()}
        return msgspec.json.encode([self.kind, self.sort, named], order="deterministic")


class ItemQuery(msgspec.Struct, frozen=True, kw_only=True):
    """What an item is asked beside its id."""

    include: tuple[str, ...] = ()
    format: str | None = None


class Asked:
    """The parameters of one request, read one after the other; faults are gathered."""

    def __init__(self, query_string: bytes) -> None:
        self.faults: list[tuple[str, str]] = []
        self.kinds: set[type[RequestError]] = set()
        self.values: dict[str, list[str]] = {}
        for name, value in _pairs(query_string):
            self.values.setdefault(name, []).append(value)

    def fault(
        self, name: str, detail: str, kind: type[RequestError] = MalformedRequestError
    ) -> None:
        """Note what is wrong with a parameter."""
        self.faults.append((name, detail))
        self.kinds.add(kind)

    def one(self, name: str, read: Callable[[str], Found], default: Found) -> Found:
        """The value of a parameter that may be given once."""
        texts = self.values.get(name)
        if texts is None:
            return default
        if len(texts) > 1:
            self.fault(name, f"is given {len(texts)} times; once is meant")
            return default
        try:
            return read(texts[0])
        except ValueError as error:
            self.fault(name, str(error))
        return default

    def many(self, name: str, read: Callable[[str], Found]) -> tuple[Found, ...]:
        """The values of a parameter that may be repeated, each once."""
        texts = self.values.get(name, [])
        if len(texts) > MOST_VALUES:
            self.fault(name, f"is given {len(texts)} times; at most {MOST_VALUES} are taken")
            return ()
        values: dict[Found, None] = {}
        for text in texts:
            try:
                values[read(text)] = None
            except ValueError as error:
                self.fault(name, str(error))
        return tuple(values)

    def only(self, known: Sequence[str], where: str) -> None:
        """Note every parameter that is not known here, not yet, or nowhere."""
        for name in self.values:
            if name in known:
                continue
            if name in NOT_YET:
                self.fault(name, "is not available yet", UnknownParameterError)
            else:
                detail = unknown_parameter(name, known, where)
                self.fault(name, detail, UnknownParameterError)

    def settle(self) -> None:
        """Raise what was noted, as one error."""
        if self.faults:
            kind = self.kinds.pop() if len(self.kinds) == 1 else MalformedRequestError
            raise kind("", self.faults)


def _pairs(query_string: bytes) -> list[tuple[str, str]]:
    """Names and values as they stand in an address."""
    if len(query_string) > MOST_BYTES:
        raise AddressTooLongError(
            f"the query has {len(query_string)} bytes; at most {MOST_BYTES} are read: ask for "
            "fewer values at once, in several requests"
        )
    parts = query_string.split(b"&")
    if len(parts) > MOST_PARAMETERS:
        raise MalformedRequestError(
            f"the query has {len(parts)} parameters; at most {MOST_PARAMETERS} are read, of one "
            f"name at most {MOST_VALUES}: ask for fewer values at once, in several requests"
        )
    try:
        text = query_string.decode("ascii")
        return parse_qsl(text, keep_blank_values=True, errors="strict")
    except ValueError:
        wrong = next(part for part in parts if not _is_text(part))
        raise MalformedRequestError(
            f"{shown(wrong.decode('ascii', 'backslashreplace'))} in the query is no "
            "percent-encoded UTF-8: é is written %C3%A9"
        ) from None


def _is_text(part: bytes) -> bool:
    try:
        parse_qsl(part.decode("ascii"), errors="strict")
    except ValueError:
        return False
    return True


def parse_item(kind: str, query_string: bytes) -> ItemQuery:
    """Read the parameters of an item."""
    if not query_string:
        return NOTHING_ASKED
    asked = Asked(query_string)
    asked.only(("include", "format"), f"one {kind}")
    query = ItemQuery(
        include=_include(asked, kind),
        format=asked.one("format", one_of(FORMATS), None),
    )
    asked.settle()
    return query


def parse_nothing(where: str, query_string: bytes) -> None:
    """Refuse every parameter, where there are none."""
    if query_string:
        asked = Asked(query_string)
        asked.only((), where)
        asked.settle()


@functools.lru_cache(maxsize=512)
def parse_list(kind: str, query_string: bytes) -> ListQuery:
    """Read the parameters of a list; MalformedRequestError has all that is wrong with them."""
    asked = Asked(query_string)
    asked.only((*FILTERS[kind], *CONTROLS), f"a list of {kind}s")
    filters = _filters(asked, kind)
    sorts = tuple(sign + name for name in SORTS[kind] for sign in ("", "-"))
    query = ListQuery(
        kind=kind,
        filters=filters,
        sort=asked.one("sort", one_of(sorts), "-date"),
        limit=asked.one("limit", whole_number(1, MOST_LIMIT), DEFAULT_LIMIT),
        limited="limit" in asked.values,
        sorted="sort" in asked.values,
        count=asked.one("count", one_of(COUNTS), None) is not None,
        include=_include(asked, kind),
        format=asked.one("format", one_of(FORMATS), None),
    )
    return _placed(asked, query)


def _filters(asked: Asked, kind: str) -> Filters:
    filters = Filters()
    for name in FILTERS[kind]:
        if name not in asked.values:
            continue
        parameter = PARAMETERS[name]
        read = READ[parameter.form](parameter, kind)
        if parameter.many:
            filters[name] = asked.many(name, read)
        else:
            value = asked.one(name, read, None)
            filters[name] = () if value is None else (value,)
    _check_days(asked, filters)
    return filters


def _check_days(asked: Asked, filters: Filters) -> None:
    start, end = filters.get("from"), filters.get("to")
    if start and end and _day(start) > _day(end):
        asked.fault("from", f"is {start[0]}, after `to`, which is {end[0]}")
    if "date_match" in filters and not filters.keys() & {"from", "to", "valid_at"}:
        asked.fault("date_match", "says how from, to and valid_at match; give one of them")


def _day(values: tuple[Value, ...]) -> datetime.date:
    day = values[0]
    if not isinstance(day, datetime.date):
        raise TypeError(day)
    return day


def _include(asked: Asked, kind: str) -> tuple[str, ...]:
    def read(text: str) -> str:
        if text in NOT_YET_INCLUDED:
            raise ValueError(f"{text!r} is not available yet")
        return one_of(INCLUDES[kind])(text)

    return asked.many("include", read)


def _placed(asked: Asked, query: ListQuery) -> ListQuery:
    """The query with the place that its cursor names; only a sound query can have one."""
    text = asked.one("cursor", str, None)
    if text is not None and not asked.faults:
        try:
            place = read_cursor(text, query.canonical())
            check_place(place.place, query.sort)
        except ValueError as error:
            asked.fault("cursor", str(error), BadCursorError)
        else:
            query = msgspec.structs.replace(query, after=place)
    asked.settle()
    return query


NOTHING_ASKED: Final = ItemQuery()
