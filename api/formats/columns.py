"""What the columns of a table are, and those that several tables share."""

import datetime
import decimal
from collections.abc import Callable, Sequence
from typing import Any, Final, Literal

import msgspec
from msgspec import UNSET, UnsetType

from api.formats.names import Names, parties
from schemas.evidence import Evidence
from schemas.figures import Figure

#: What a cell holds; texts are several, where ids and names stand in the same order. JSON is a
#: list that is packed into a text.
Type = Literal["text", "texts", "integer", "number", "boolean", "date", "time", "json"]
Value = str | int | float | decimal.Decimal | datetime.date | Sequence[str] | UnsetType
Read = Callable[[Any, Names], Value]


class Column(msgspec.Struct, frozen=True):
    """A column: its name, what the docs say of it, its type, and how it is read from a record.

    What is absent is UNSET.
    """

    name: str
    about: str
    read: Read
    type: Type = "text"


def field(name: str, about: str, type: Type = "text", of: str = "") -> Column:
    """What has that name, or the name `of`, in the record."""
    return Column(name, about, lambda record, names: getattr(record, of or name), type)


def texts(name: str, about: str, read: Callable[[Any, Names], Sequence[str]]) -> Column:
    """Several texts of a record."""
    return Column(name, about, read, "texts")


def actor(name: str, about: str, of: str = "") -> list[Column]:
    """An actor (or a source, or an event) by name and by id."""

    def called(record: Any, names: Names) -> Value:
        return names.of(getattr(record, of or name))

    return [
        Column(name, f"{about}: the name", called),
        field(f"{name}_id", f"{about}: the id", of=of or name),
    ]


def date(name: str, about: str) -> list[Column]:
    """A date as written, with its days."""

    def part(field: str) -> Read:
        def value(record: Any, names: Names) -> Value:
            whole = getattr(record, name)
            found: Value = UNSET if whole is UNSET else getattr(whole, field)
            return found

        return value

    return [
        Column(name, f"{about}, in EDTF", part("edtf")),
        Column(f"{name}_earliest", "First possible day", part("earliest"), "date"),
        Column(f"{name}_latest", "Last possible day", part("latest"), "date"),
        Column(f"{name}_inferred", "`true` where it was worked out", part("inferred"), "boolean"),
    ]


def standing(prefix: str, of: str) -> list[Column]:
    """Who affirms, denies and questions a fact, by name and by id; `of` says which fact."""

    def side(name: str) -> list[Column]:
        said = name.removesuffix("_by")
        return [
            Column(
                f"{prefix}{name}",
                f"Parties by whom {of} is {said}: their names",
                lambda record, names: names.all(_parties(record, name)),
                "texts",
            ),
            Column(
                f"{prefix}{name}_ids",
                "Their ids",
                lambda record, names: _parties(record, name),
                "texts",
            ),
        ]

    by_side = [side(name) for name in ("affirmed_by", "denied_by", "questioned_by")]
    return [
        Column(
            f"{prefix}contested",
            f"Whether one party affirms {of} and another denies it",
            lambda record, names: record.standing.contested,
            "boolean",
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
            lambda record, names: record.standing.coded_by,
        ),
    ]


def sources(prefix: str = "") -> list[Column]:
    """What a record cites."""
    return [
        Column(
            f"{prefix}sources",
            "Titles of the sources that it cites",
            lambda record, names: names.all(_cited(record.evidence)),
            "texts",
        ),
        Column(
            f"{prefix}source_ids",
            "Their ids",
            lambda record, names: _cited(record.evidence),
            "texts",
        ),
    ]


def figures(record: Any, names: Names) -> Value:
    """Numbers of a record as JSON, with the parties' names."""
    return packed_figures(record.figures, names)


def packed_figures(given: Sequence[Figure] | UnsetType, names: Names) -> Value:
    """Numbers as JSON, if there are any."""
    return packed([_figure(figure, names) for figure in given or ()])


def packed(values: Sequence[object]) -> str | UnsetType:
    """A list as JSON; absent where there is nothing in it."""
    return msgspec.json.encode(values).decode() if values else UNSET


def _figure(figure: Figure, names: Names) -> dict[str, object]:
    known: dict[str, object] = msgspec.to_builtins(figure)
    return known | ({} if figure.party is UNSET else {"party_name": names.of(figure.party)})


def _parties(record: Any, side: str) -> list[str]:
    return parties(getattr(record.standing, side))


def _cited(evidence: Sequence[Evidence]) -> list[str]:
    return list(dict.fromkeys(cited.source for cited in evidence))


HEAD: Final[Sequence[Column]] = (
    field("id", "Public id"),
    field("dataset", "Dataset"),
    field("key", "The writer's own name for it"),
    field("version", "Version", "integer"),
    field("seq", "Number of the change set that made it", "integer"),
    field("recorded_at", "When that was", "time"),
    field("status", "`active`, `retracted` or `merged`"),
    field("reason", "Why it was retracted"),
    field("merged_into", "Public id of the record that answers for it, where it was merged"),
)
