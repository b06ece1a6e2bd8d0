"""The tables of a release: the kinds, and what their records have several of.

They stand on the columns of the downloads, so that a name means the same everywhere.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, Final

import msgspec

from api.formats.columns import Column, actor, field, sources, standing, texts
from api.formats.tables import TABLES as KINDS
from api.releases.facts import Facts
from api.releases.parts import (
    COUNTRY,
    PARTIES,
    Row,
    alone,
    coded_by,
    coded_by_name,
    days,
    each_about,
    each_citation,
    each_figure,
    each_name,
    each_participation,
    itself,
    of_target,
    passage,
    passage_type,
    said_by,
)

Rows = Callable[[Any, Facts], Iterable[Row]]


class Table(msgspec.Struct, frozen=True, kw_only=True):
    """A table: what a row is, and where its columns are read from.

    `groups` are columns with the place in the row of what they are read from. `references` are
    columns that hold the key of a row of another table.
    """

    name: str
    about: str
    kinds: Mapping[str, Rows]
    groups: Sequence[tuple[int, Sequence[Column]]]
    key: Sequence[str] = ("id",)
    references: Mapping[str, str] = {}
    indexed: Sequence[str] = ()
    searched: Sequence[str] = ()

    @property
    def columns(self) -> list[Column]:
        """All of them, in order."""
        return [column for _, columns in self.groups for column in columns]


def _kind(kind: str, name: str, about: str, **more: Any) -> Table:
    groups = ((0, KINDS[kind].columns),)
    return Table(name=name, about=about, kinds={kind: alone}, groups=groups, **more)


BY_DATE: Final = ("category", "country", "when_earliest", "parent_id")

TABLES: Final[Sequence[Table]] = (
    _kind(
        "source",
        "sources",
        "A published document that facts are cited from.",
        references={"publisher_id": "actors", "republishes_id": "sources"},
        indexed=("publisher_id",),
        searched=("title",),
    ),
    _kind(
        "actor",
        "actors",
        "A person, group, state, body or outlet.",
        indexed=("name",),
        searched=("name", "other_names", "description"),
    ),
    Table(
        name="names",
        about="A name of an actor, the primary one first.",
        kinds={"actor": each_name},
        groups=(
            (0, [field("actor_id", "The actor", of="id")]),
            (2, [itself("ordinal", "Its place among the actor's names, from 1", "integer")]),
            (
                1,
                [
                    field("name", "The name as written"),
                    field("kind", "Sort of name (`/v1/codes/name_kind`)"),
                    field("language", "Language (BCP 47)"),
                    field("script", "Script (ISO 15924)"),
                    *sources(),
                ],
            ),
            (0, [field("actor", "The actor's primary name", of="name")]),
        ),
        key=("actor_id", "ordinal"),
        references={"actor_id": "actors"},
        indexed=("name",),
    ),
    _kind(
        "affiliation",
        "affiliations",
        "A tie between two actors, as somebody says.",
        references={"subject_id": "actors", "object_id": "actors", "coded_by_id": "actors"},
        indexed=("subject_id", "object_id"),
    ),
    _kind(
        "event",
        "events",
        "Something that happened.",
        references={"parent_id": "events", "coded_by_id": "actors"},
        indexed=BY_DATE,
        searched=("title", "summary", "place"),
    ),
    Table(
        name="participations",
        about="An actor's role in an event, as the parties beside it say.",
        kinds={"event": each_participation},
        groups=(
            (1, [field("id", "Public id"), field("key", "The writer's own name for it")]),
            (
                0,
                [
                    field("event_id", "The event", of="id"),
                    field("event", "Title of the event", of="title"),
                    *days("when"),
                    COUNTRY,
                ],
            ),
            (
                1,
                [
                    *actor("actor", "Who is said to have had the part"),
                    field("role", "The part, as the parties beside it say (`/v1/codes/role`)"),
                    *standing("", "the part"),
                    *sources(),
                ],
            ),
        ),
        references={"event_id": "events", "actor_id": "actors", "coded_by_id": "actors"},
        indexed=("event_id", "actor_id", "role"),
    ),
    _kind(
        "statement",
        "statements",
        "Something that somebody said.",
        references={"addressee_id": "actors"},
        indexed=("act", "said_earliest"),
        searched=("content", "quote"),
    ),
    Table(
        name="about",
        about="What a statement is about, and the stance that it takes.",
        kinds={"statement": each_about},
        groups=(
            (0, [field("statement_id", "The statement", of="id")]),
            (2, [itself("ordinal", "Its place in the statement, from 1", "integer")]),
            (0, [field("act", "What was done by saying it"), *days("said"), *PARTIES]),
            (
                3,
                [
                    field("stance", "Side taken on a fact (`/v1/codes/stance`)"),
                    field("relation", "What it does to another statement (`/v1/codes/relation`)"),
                    field("modality", "How sure the speaker is (`/v1/codes/modality`)"),
                ],
            ),
            (
                1,
                [
                    field("record_kind", "Kind of what it is about", of="kind"),
                    *actor("record", "The record that it is about, where it is one"),
                    *actor("event", "The event, of a part in it"),
                    *actor("actor", "Who is said to have had the part"),
                    field("role", "The part, as the parties beside it say (`/v1/codes/role`)"),
                    *map(of_target, standing("", "what it is about")),
                ],
            ),
        ),
        key=("statement_id", "ordinal"),
        references={
            "statement_id": "statements",
            "event_id": "events",
            "actor_id": "actors",
            "coded_by_id": "actors",
        },
        indexed=("record_id", "event_id", "actor_id"),
    ),
    Table(
        name="figures",
        about="A number that the dataset codes of an event, or that speakers give.",
        kinds={"event": each_figure, "statement": each_figure},
        groups=(
            (0, [field("record_id", "The event or the statement", of="id")]),
            (2, [itself("ordinal", "Its place in the record, from 1", "integer")]),
            (0, [field("record_kind", "event or statement", of="kind"), *days("when"), COUNTRY]),
            (
                1,
                [
                    field("measure", "What is counted (`/v1/codes/measure`)"),
                    *actor("party", "Whose people or things it counts"),
                    field("low", "Lowest", "integer"),
                    field("best", "Most likely", "integer"),
                    field("high", "Highest", "integer"),
                    field("unit", "Unit, where it is not single ones"),
                ],
            ),
            (
                0,
                [
                    texts(
                        "said_by",
                        "Whose word it is, of a statement: names",
                        lambda record, names: names.all(said_by(record, names)),
                    ),
                    texts("said_by_ids", "Their ids", said_by),
                    Column(
                        "coded_by",
                        "Publisher of the dataset, where the dataset asserts the event: the name",
                        coded_by_name,
                    ),
                    Column("coded_by_id", "Its id", coded_by),
                ],
            ),
        ),
        key=("record_id", "ordinal"),
        references={"party_id": "actors", "coded_by_id": "actors"},
        indexed=("measure", "party_id"),
    ),
    _kind("link", "links", "Somebody's judgement whether two records are the same."),
    Table(
        name="evidence",
        about="A citation: a source, perhaps a passage, and what it speaks to.",
        kinds=dict.fromkeys(("event", "actor", "affiliation", "statement", "link"), each_citation),
        groups=(
            (0, [field("record_id", "The record in which it stands", of="id")]),
            (2, [itself("ordinal", "Its place in the record, from 1", "integer")]),
            (0, [field("record_kind", "Kind of the record", of="kind")]),
            (3, [itself("fact_id", "What it is cited for: the record, or a participation")]),
            (4, [itself("name", "The name of the actor that it is cited for, where it is one")]),
            (
                1,
                [
                    *actor("source", "The source"),
                    field("polarity", "`supports` or `disputes`"),
                    field("fields", "The fields it speaks to; none: all of it", "texts"),
                    Column("passage_type", "`text` or `locator`", passage_type),
                    passage("start", "Code points from the text's start", "integer"),
                    passage("end", "To before which code point", "integer"),
                    passage("sha256", "SHA-256 of the passage's UTF-8"),
                    passage("exact", "The passage itself, where its licence allows"),
                    passage("prefix", "What stands before it"),
                    passage("suffix", "What follows it"),
                    passage("page", "Page, as printed"),
                    passage("row", "Row or record of a table"),
                    passage("sentence", "Sentence, counted"),
                    passage("time", "Time in a recording"),
                    passage("note", "How to find it, in words"),
                ],
            ),
        ),
        key=("record_id", "ordinal"),
        references={"source_id": "sources"},
        indexed=("fact_id", "source_id"),
    ),
)
#: In this order their documents are read: what is referred to comes first.
ORDER: Final = ("source", "actor", "affiliation", "event", "statement", "link")
FILES: Final[Mapping[str, str]] = {
    "source": "sources",
    "actor": "actors",
    "affiliation": "affiliations",
    "event": "events",
    "statement": "statements",
    "link": "links",
}
