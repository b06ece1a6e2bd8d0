"""From a query string to a question for the database, or all that is wrong with it."""

import datetime
import functools
from collections.abc import Sequence
from typing import Final

import msgspec

from api.cursors import Position, check_place, check_seq, read_cursor
from api.queries.asked import Asked
from api.queries.bywords import check_words
from api.queries.parameters import (
    BY_ACTOR,
    CONTROLS,
    COUNTS,
    DEFAULT_LIMIT,
    FACT_CONTROLS,
    FACT_FILTERS,
    FACT_SORTS,
    FILTERS,
    FLAGS,
    FORMAT_ALONE,
    FORMATS,
    INCLUDES,
    ITEM_CONTROLS,
    MOST_LIMIT,
    MOST_VERSION,
    PARAMETERS,
    SORTS,
)
from api.queries.values import (
    READ,
    RecordId,
    Seq,
    Value,
    When,
    one_of,
    read_as_of,
    whole_number,
)

#: Kind → the filters of the other, that only it does not share.
APART: Final = (("event", FILTERS["affiliation"]), ("affiliation", FILTERS["event"]))
UNCONTESTED: Final = (
    "false: facts that nobody disputes are too many to be put in order of the last word; list them "
    "by /v1/events?contested=false or /v1/affiliations?contested=false"
)


#: The order of what a name finds, and what cannot be asked with one.
BY_SCORE: Final = "score"
RANKED: Final = {
    "as_of": "names are found as of now alone; leave as_of out, or name",
    "sort": "what a name finds comes in the order of its score; leave sort out, or name",
}


class Filters(dict[str, tuple[Value, ...]]):
    """The values of each filter; never changed, so that a query can be looked up."""

    def __hash__(self) -> int:  # type: ignore[override]
        return hash(frozenset(self.items()))


class ListQuery(msgspec.Struct, frozen=True, kw_only=True):
    """What a list is asked: filters by parameter, order, place in it, and what comes beside.

    `seq` is what it is pinned to, by a cursor or by as_of; none: the latest is asked for, or the
    time that as_of names was not yet looked up.
    """

    kind: str
    filters: Filters
    sort: str = "-date"
    limit: int = DEFAULT_LIMIT
    limited: bool = False
    sorted: bool = False
    after: Position | None = None
    as_of: When | None = None
    seq: int | None = None
    linked: bool = False
    count: bool = False
    include: tuple[str, ...] = ()
    format: str | None = None

    def named(self) -> dict[str, Sequence[object]]:
        """The values, by parameter, that the database must know."""
        return {**self.filters, "as_of": (self.as_of,)}

    def canonical(self) -> bytes:
        """The same for the same question, whatever the order in which it was put."""
        named = {name: sorted(map(str, values)) for name, values in self.filters.items()}
        if self.as_of is not None:
            named["as_of"] = [str(self.as_of)]
        if self.linked:
            named["linked"] = ["true"]
        return msgspec.json.encode([self.kind, self.sort, named], order="deterministic")


class ItemQuery(msgspec.Struct, frozen=True, kw_only=True):
    """What an item is asked beside its id."""

    as_of: When | None = None
    version: int | None = None
    include: tuple[str, ...] = ()
    format: str | None = None


def parse_item(kind: str, query_string: bytes) -> ItemQuery:
    """Read the parameters of an item."""
    if not query_string:
        return NOTHING_ASKED
    asked = Asked(query_string)
    asked.only(ITEM_CONTROLS, f"one {kind}")
    query = ItemQuery(
        as_of=asked.one("as_of", read_as_of, None),
        version=asked.one("version", whole_number(1, MOST_VERSION), None),
        include=_include(asked, kind),
        format=asked.one("format", one_of(FORMATS), None),
    )
    if "version" in asked.values and "as_of" in asked.values:
        asked.fault("version", "is of one moment, as_of of another; give one of them")
    asked.settle()
    return query


def parse_format(where: str, query_string: bytes) -> str | None:
    """Read the format, where there is no other parameter."""
    asked = Asked(query_string)
    asked.only(FORMAT_ALONE, where)
    named = asked.one("format", one_of(FORMATS), None)
    asked.settle()
    return named


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
    filters = _filters(asked, kind, FILTERS[kind])
    as_of = asked.one("as_of", read_as_of, None)
    sort = asked.one("sort", one_of(signed(SORTS[kind])), "-date")
    check_words(asked, filters)
    query = ListQuery(
        kind=kind,
        filters=filters,
        as_of=as_of,
        seq=as_of.seq if isinstance(as_of, Seq) else None,
        linked=_linked(asked, kind, filters),
        sort=BY_SCORE if "name" in filters else sort,
        limit=asked.one("limit", whole_number(1, MOST_LIMIT), DEFAULT_LIMIT),
        limited="limit" in asked.values,
        sorted="sort" in asked.values,
        count=asked.one("count", one_of(COUNTS), None) is not None,
        include=_include(asked, kind),
        format=asked.one("format", one_of(FORMATS), None),
    )
    return _placed(asked, query)


@functools.lru_cache(maxsize=512)
def parse_facts(query_string: bytes) -> ListQuery:
    """Read the parameters of the list of contested facts."""
    asked = Asked(query_string)
    asked.only((*FACT_FILTERS, *FACT_CONTROLS), "a list of contested facts")
    filters = _filters(asked, "fact", FACT_FILTERS)
    if filters.pop("contested", None) == (False,):
        asked.fault("contested", UNCONTESTED)
    _check_kinds(asked, filters)
    as_of = asked.one("as_of", read_as_of, None)
    query = ListQuery(
        kind="fact",
        filters=filters,
        as_of=as_of,
        seq=as_of.seq if isinstance(as_of, Seq) else None,
        sort=asked.one("sort", one_of(signed(FACT_SORTS)), f"-{FACT_SORTS[0]}"),
        limit=asked.one("limit", whole_number(1, MOST_LIMIT), DEFAULT_LIMIT),
        limited="limit" in asked.values,
        count=asked.one("count", one_of(COUNTS), None) is not None,
        format=asked.one("format", one_of(FORMATS), None),
    )
    return _placed(asked, query)


def _check_kinds(asked: Asked, filters: Filters) -> None:
    """Refuse what no fact can have together: an empty answer would be read as a finding."""
    own = {kind: filters.keys() & (set(FILTERS[kind]) - set(other)) for kind, other in APART}
    for facts, foreign in (
        ({"affiliation"}, own["event"]),
        ({"event", "participation", "figure"}, own["affiliation"]),
        ({"event", "figure"}, filters.keys() & {"actor", "role"}),
        ({"figure"}, filters.keys() & {"stance"}),
    ):
        for name in sorted(foreign):
            for kind in sorted(facts.intersection(filters.get("fact", ()))):
                asked.fault(name, f"is no filter of facts of kind {kind}")
    if own["event"] and own["affiliation"]:
        names = [" and ".join(sorted(own[kind])) for kind in ("event", "affiliation")]
        asked.fault(min(own["affiliation"]), f"no fact has {names[0]} as well as {names[1]}")


def signed(sorts: Sequence[str]) -> tuple[str, ...]:
    """Each sort, upwards and downwards."""
    return tuple(sign + name for name in sorts for sign in ("", "-"))


def _filters(asked: Asked, kind: str, names: Sequence[str]) -> Filters:
    filters = Filters()
    for name in names:
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
    _check_places(asked, filters)
    for name, detail in RANKED.items():
        if "name" in filters and name in asked.values:
            asked.fault(name, detail)
    return filters


def _check_days(asked: Asked, filters: Filters) -> None:
    start, end = filters.get("from"), filters.get("to")
    if start and end and _day(start) > _day(end):
        asked.fault("from", f"is {start[0]}, after `to`, which is {end[0]}")
    if "date_match" in filters and not filters.keys() & {"from", "to", "valid_at"}:
        asked.fault("date_match", "says how from, to and valid_at match; give one of them")


def _check_places(asked: Asked, filters: Filters) -> None:
    if "precision" in filters and not filters.keys() & {"near", "bbox"}:
        detail = "says how well the place that near or bbox finds is known; give one of them"
        asked.fault("precision", detail)


def _linked(asked: Asked, kind: str, filters: Filters) -> bool:
    """Whether filters by actors cover those that are linked as the same."""
    linked = asked.one("linked", one_of(FLAGS), FLAGS[0]) == FLAGS[1]
    if linked and not actors_in(filters):
        offered = ", ".join(name for name in FILTERS[kind] if name in BY_ACTOR)
        asked.fault("linked", f"widens a filter by an actor ({offered}); give one of them")
    return linked


def actors_in(filters: Filters) -> list[RecordId]:
    """The actors that filters name, each once."""
    named = (value for name in BY_ACTOR for value in filters.get(name, ()))
    actors = (value for value in named if isinstance(value, RecordId) and value.kind == "actor")
    return list(dict.fromkeys(actors))


def _day(values: tuple[Value, ...]) -> datetime.date:
    day = values[0]
    if not isinstance(day, datetime.date):
        raise TypeError(day)
    return day


def _include(asked: Asked, kind: str) -> tuple[str, ...]:
    return asked.many("include", one_of(INCLUDES[kind]))


def _placed(asked: Asked, query: ListQuery) -> ListQuery:
    """The query with the place that its cursor names."""

    def read(text: str) -> Position:
        place = read_cursor(text, query.canonical())
        check_place(place.place, query.sort)
        check_seq(place.seq, query.seq)
        return place

    place = asked.cursor(read, None)
    asked.settle()
    if place is None:
        return query
    # Words are of what is current, on every page.
    pinned = None if "q" in query.filters else place.seq
    return msgspec.structs.replace(query, after=place, seq=pinned)


NOTHING_ASKED: Final = ItemQuery()
