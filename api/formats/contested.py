"""The table of contested facts: a row for each statement that takes a side, or number given."""

import asyncio
import contextlib
from collections.abc import AsyncGenerator, Iterator, Sequence
from operator import attrgetter
from typing import Any, Final

import msgspec
from msgspec import UNSET

from api.formats.cited import passages
from api.formats.columns import (
    Column,
    Value,
    actor,
    date,
    field,
    packed_figures,
    sources,
    standing,
    texts,
)
from api.formats.csv import cells, lines
from api.formats.names import LABELS, Names
from api.queries.contested_pages import Layout
from api.queries.figures import figures_of
from schemas.contested import ContestedPositions
from schemas.figures import Figure
from schemas.positions import PartyPosition, PositionStatement


class Row(msgspec.Struct, frozen=True, kw_only=True):
    """A fact, a party to it, and a statement of theirs, if one is left, with a number it gives."""

    entry: ContestedPositions
    side: PartyPosition
    said: PositionStatement | None = None
    figure: Figure | None = None


def _of(part: str, columns: Sequence[Column]) -> list[Column]:
    """Columns of a part of the row; empty where there is none."""

    def inside(column: Column) -> Column:
        def read(row: Any, names: Names) -> Value:
            whole = attrgetter(part)(row)
            found: Value = UNSET if whole in (None, UNSET) else column.read(whole, names)
            return found

        return Column(column.name, column.about, read, column.type)

    return [inside(column) for column in columns]


def _having(part: str, columns: Sequence[Column]) -> list[Column]:
    """Columns of the entry; empty where that part of it is absent."""

    def inside(column: Column) -> Column:
        def read(row: Any, names: Names) -> Value:
            absent = getattr(row.entry, part) is UNSET
            found: Value = UNSET if absent else column.read(row.entry, names)
            return found

        return Column(column.name, column.about, read, column.type)

    return [inside(column) for column in columns]


def _word(which: str, about: str) -> list[Column]:
    """The first or the last word: its day and its statement."""

    def day(row: Any, names: Names) -> Value:
        word = getattr(row.entry, which)
        found: Value = UNSET if word is UNSET else word.said.edtf
        return found

    def statement(row: Any, names: Names) -> Value:
        word = getattr(row.entry, which)
        found: Value = UNSET if word is UNSET else word.statement
        return found

    return [
        Column(which, f"{about}, in EDTF", day),
        Column(f"{which}_id", "Its statement", statement),
    ]


SPREAD: Final = (
    ("lowest", "The lowest number that a party gives of the figure"),
    ("highest", "The highest"),
)
BOUNDS: Final = (
    ("low", "The number that the statement gives of the figure: lowest"),
    ("best", "Most likely, or the only one given"),
    ("high", "Highest"),
)
COLUMNS: Final = (
    *_of(
        "entry.fact",
        (
            field(
                "fact", "Kind of fact: `event`, `participation`, `affiliation`, `figure`", of="kind"
            ),
            field("id", "Public id; of a figure, that of its event"),
            field("dataset", "Dataset"),
            field("key", "The writer's own name for it"),
            field("event_id", "The event, or that of the part or figure", of="event"),
            field("title", "Title of the event"),
            *date("when", "When the event happened"),
            *actor("actor", "Who is said to have had the part"),
            field("role", "The part, as the parties say (`/v1/codes/role`)"),
            *actor("subject", "Whose affiliation it is"),
            field("type", "What ties them, as the parties say (`/v1/codes/affiliation_type`)"),
            *actor("object", "To whom"),
            field("measure", "What a figure counts (`/v1/codes/measure`)"),
            *actor("counted", "Whose people or things it counts", of="party"),
            field("unit", "Unit, where it is not single ones"),
            Column(
                "coded",
                "JSON: the figures that the dataset itself codes",
                lambda fact, names: packed_figures(fact.coded, names),
                "json",
            ),
        ),
    ),
    *_of("entry.spread", [field(name, about, "integer") for name, about in SPREAD]),
    *_having("standing", standing("", "it")),
    *_word("first_word", "When the first dated statement on it was made"),
    *_word("last_word", "When the last one was"),
    *_of("side", actor("party", "Whose word it is")),
    *_of("side", [field("stance", "The side that the party takes (`/v1/codes/stance`)")]),
    *_of(
        "said",
        (
            field("statement_id", "The statement", of="id"),
            field("act", "What was done by saying it (`/v1/codes/act`)"),
            *date("said", "When it was said"),
            field("modality", "How sure the speaker is (`/v1/codes/modality`)"),
            texts(
                "speakers",
                "Who spoke: names",
                lambda said, names: names.all(one.actor for one in said.speakers),
            ),
            texts(
                "speaker_ids",
                "Their ids",
                lambda said, names: [one.actor for one in said.speakers],
            ),
            field("medium", "Where it was said (`/v1/codes/medium`)"),
            texts(
                "via",
                "The chain from the speaker outward: names",
                lambda said, names: names.all(hop.actor for hop in said.via),
            ),
            texts("via_ids", "Their ids", lambda said, names: [hop.actor for hop in said.via]),
            texts(
                "via_modes",
                "How each passed it on (`/v1/codes/via_mode`)",
                lambda said, names: [hop.mode for hop in said.via],
            ),
            field("content", "What was said, paraphrased"),
            field("quote", "The words themselves, where the licence allows"),
        ),
    ),
    *_of("figure", [field(name, about, "integer") for name, about in BOUNDS]),
    *_of("said", (*sources(), *passages())),
)


async def write_contested(layouts: AsyncGenerator[Layout, None]) -> AsyncGenerator[bytes, None]:
    """A header, then the rows of each batch; claims and denials alike."""
    yield lines([[column.name for column in COLUMNS]])
    async with contextlib.aclosing(layouts):
        async for layout in layouts:
            yield await asyncio.to_thread(_written, layout)


def _written(layout: Layout) -> bytes:
    names = Names(LABELS.decode(b"{%b}" % layout.labels))
    return lines([cells(COLUMNS, row, names) for fact in layout.facts for row in _rows(fact)])


def _rows(entry: ContestedPositions) -> Iterator[Row]:
    for side in entry.parties:
        if not side.statements:
            yield Row(entry=entry, side=side)
        for said in side.statements:
            for figure in (*figures_of(said.figures),) or (None,):
                yield Row(entry=entry, side=side, said=said, figure=figure)
