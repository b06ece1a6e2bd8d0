"""What the columns of a table are, and those that several tables share."""

import datetime
import decimal
from collections.abc import Callable, Iterable, Sequence
from typing import Any, Final

import msgspec
from msgspec import UNSET, UnsetType

from api.formats.names import Names, parties
from schemas.dates import Date
from schemas.evidence import Evidence
from schemas.figures import Figure

Number = int | float | decimal.Decimal
Cell = str | Number
Read = Callable[[Any, Names], Cell]
#: Between several values in one cell; ids and names stand in the same order.
SEPARATOR: Final = " | "


class Column(msgspec.Struct, frozen=True):
    """A column: its name, what the docs say of it, and how a cell is read from a record."""

    name: str
    about: str
    read: Read


def text(value: str | UnsetType) -> str:
    """A text; empty where it is absent."""
    return "" if value is UNSET else value


def number(value: Number | UnsetType) -> Cell:
    """A number as such, so that no sign of it is taken for a formula."""
    return "" if value is UNSET else value


def flag(value: bool | UnsetType) -> str:
    """`true` or `false`; empty where it is absent."""
    return "" if value is UNSET else str(value).lower()


def moment(value: datetime.datetime | UnsetType) -> str:
    """A time in UTC, as the API writes it."""
    return "" if value is UNSET else msgspec.json.encode(value).decode().strip('"')


def joined(values: Iterable[str]) -> str:
    """Several values in one cell."""
    return SEPARATOR.join(values)


def field(name: str, about: str) -> Column:
    """A text of that name in the record."""
    return Column(name, about, lambda record, names: text(getattr(record, name)))


def actor(name: str, about: str) -> list[Column]:
    """An actor (or a source, or an event) by name and by id."""
    return [
        Column(name, f"{about}: the name", lambda record, names: names.of(getattr(record, name))),
        Column(f"{name}_id", f"{about}: the id", lambda record, names: text(getattr(record, name))),
    ]


def date(name: str, about: str) -> list[Column]:
    """A date as written, with its days."""

    def part(read: Callable[[Date], str]) -> Read:
        def cell(record: Any, names: Names) -> Cell:
            value = getattr(record, name)
            return "" if value is UNSET else read(value)

        return cell

    return [
        Column(name, f"{about}, in EDTF", part(lambda value: value.edtf)),
        Column(f"{name}_earliest", "First possible day", part(lambda value: _day(value.earliest))),
        Column(f"{name}_latest", "Last possible day", part(lambda value: _day(value.latest))),
        Column(
            f"{name}_inferred",
            "`true` where it was worked out",
            part(lambda value: flag(value.inferred)),
        ),
    ]


def standing(prefix: str, of: str) -> list[Column]:
    """Who affirms, denies and questions a fact, by name and by id; `of` says which fact."""

    def side(name: str) -> list[Column]:
        said = name.removesuffix("_by")
        return [
            Column(
                f"{prefix}{name}",
                f"Parties by whom {of} is {said}: their names",
                lambda record, names: joined(names.all(_parties(record, name))),
            ),
            Column(
                f"{prefix}{name}_ids",
                "Their ids",
                lambda record, names: joined(_parties(record, name)),
            ),
        ]

    by_side = [side(name) for name in ("affirmed_by", "denied_by", "questioned_by")]
    return [
        Column(
            f"{prefix}contested",
            f"Whether one party affirms {of} and another denies it",
            lambda record, names: flag(record.standing.contested),
        ),
        *(column for columns in by_side for column in columns),
        Column(
            f"{prefix}coded_by",
            "Publisher of the dataset, where the dataset itself asserts it: the name",
            lambda record, names: names.of(record.standing.coded_by),
        ),
        Column(
            f"{prefix}coded_by_id",
            "Its id",
            lambda record, names: text(record.standing.coded_by),
        ),
    ]


def sources(prefix: str = "") -> list[Column]:
    """What a record cites."""
    return [
        Column(
            f"{prefix}sources",
            "Titles of the sources that it cites",
            lambda record, names: joined(names.all(_cited(record.evidence))),
        ),
        Column(
            f"{prefix}source_ids",
            "Their ids",
            lambda record, names: joined(_cited(record.evidence)),
        ),
    ]


def figures(record: Any, names: Names) -> Cell:
    """Numbers as JSON, with the parties' names."""
    return packed([_figure(figure, names) for figure in record.figures])


def packed(values: Sequence[object]) -> str:
    """A list as JSON; empty where there is nothing in it."""
    return msgspec.json.encode(values).decode() if values else ""


def _figure(figure: Figure, names: Names) -> dict[str, object]:
    known: dict[str, object] = msgspec.to_builtins(figure)
    return known | ({} if figure.party is UNSET else {"party_name": names.of(figure.party)})


def _day(value: datetime.date | UnsetType) -> str:
    return "" if value is UNSET else value.isoformat()


def _parties(record: Any, side: str) -> list[str]:
    return parties(getattr(record.standing, side))


def _cited(evidence: Sequence[Evidence]) -> list[str]:
    return list(dict.fromkeys(cited.source for cited in evidence))


HEAD: Final[Sequence[Column]] = (
    field("id", "Public id"),
    field("dataset", "Dataset"),
    field("key", "The writer's own name for it"),
    Column("version", "Version", lambda record, names: record.version),
    Column("seq", "Number of the change set that made it", lambda record, names: record.seq),
    Column("recorded_at", "When that was", lambda record, names: moment(record.recorded_at)),
    field("status", "`active`, `retracted` or `merged`"),
    field("reason", "Why it was retracted"),
    field("merged_into", "Public id of the record that answers for it, where it was merged"),
)
