"""What rows of tables are made of, and columns of what stands in records."""

from collections.abc import Callable, Iterable
from typing import Any, Final

from msgspec import UNSET, UnsetType

from api.formats.columns import Column, Type, Value, texts
from api.formats.names import Names
from api.formats.tables import party_ids
from api.releases.facts import Facts, Target
from schemas.actors import Actor, Name
from schemas.events import Event
from schemas.evidence import Evidence
from schemas.statements import Statement

#: What a row is made of: the record, and the part of it that the row is about.
Row = tuple[Any, ...]


def alone(record: Any, facts: Facts) -> Iterable[Row]:
    """The record itself."""
    return ((record,),)


def each_participation(event: Event, facts: Facts) -> Iterable[Row]:
    """The participations of an event."""
    return ((event, part) for part in event.participations)


def each_name(actor: Actor, facts: Facts) -> Iterable[Row]:
    """The names of an actor, the primary one first."""
    primary = Name(name=actor.name, kind="primary", evidence=actor.evidence)
    return ((actor, name, at) for at, name in enumerate((primary, *actor.names), 1))


def each_figure(record: Any, facts: Facts) -> Iterable[Row]:
    """The figures of an event or a statement."""
    return ((record, figure, at) for at, figure in enumerate(record.figures, 1))


def each_about(statement: Statement, facts: Facts) -> Iterable[Row]:
    """What a statement is about."""
    abouts = enumerate(statement.about, 1)
    return ((statement, facts.target(about), at, about) for at, about in abouts)


def each_citation(record: Any, facts: Facts) -> Iterable[Row]:
    """The evidence of the record itself, then of its parts, counted through."""
    owners: list[tuple[str, str | UnsetType, list[Evidence]]]
    owners = [(record.id, UNSET, record.evidence)]
    if isinstance(record, Event):
        owners += [(part.id, UNSET, part.evidence) for part in record.participations]
    elif isinstance(record, Actor):
        owners += [(record.id, name.name, name.evidence) for name in record.names]
    at = 0
    for fact_id, name, evidence in owners:
        for cited in evidence:
            at += 1
            yield record, cited, at, fact_id, name


def itself(name: str, about: str, type: Type = "text") -> Column:
    """A column of what is a value itself."""
    return Column(name, about, lambda value, names: value, type)


def days(name: str) -> list[Column]:
    """Days of what happened or was said, to filter by."""

    def day(which: str) -> Callable[[Any, Names], Value]:
        def read(record: Any, names: Names) -> Value:
            when = getattr(record, "when", UNSET) or getattr(record, "said", UNSET)
            found: Value = UNSET if when is UNSET else getattr(when, which)
            return found

        return read

    return [
        Column(f"{name}_earliest", "First possible day", day("earliest"), "date"),
        Column(f"{name}_latest", "Last possible day", day("latest"), "date"),
    ]


def _country(record: Any, names: Names) -> Value:
    place = getattr(record, "place", UNSET)
    found: Value = UNSET if place is UNSET else place.country
    return found


def passage(name: str, about: str, type: Type = "text") -> Column:
    """A column of the passage that is cited."""

    def read(cited: Any, names: Names) -> Value:
        # No passage has none of its fields.
        found: Value = getattr(cited.passage, name, UNSET)
        return found

    return Column(f"passage_{name}", about, read, type)


def passage_type(cited: Any, names: Names) -> Value:
    """Which sort of passage is cited."""
    found: Value = UNSET
    if cited.passage is not UNSET:
        found = str(cited.passage.__struct_config__.tag)
    return found


def said_by(record: Any, names: Names) -> list[str]:
    """Whose word the figures of a statement are."""
    return party_ids(record) if isinstance(record, Statement) else []


def coded_by(record: Any, names: Names) -> str | UnsetType:
    """Who codes the figures of an event."""
    return record.standing.coded_by if isinstance(record, Event) else UNSET


def coded_by_name(record: Any, names: Names) -> str:
    """The name of that publisher."""
    return names.of(coded_by(record, names))


def of_target(column: Column) -> Column:
    """A column of the fact that a statement is about; absent where that has no standing."""

    def read(target: Target, names: Names) -> Value:
        return UNSET if target.standing is UNSET else column.read(target, names)

    return Column(column.name, column.about, read, column.type)


COUNTRY: Final = Column("country", "Country of the event (ISO 3166-1 alpha-2)", _country)
PARTIES: Final = [
    texts("parties", "Whose word it is: names", lambda one, names: names.all(party_ids(one))),
    texts("party_ids", "Their ids", lambda one, names: party_ids(one)),
]
