"""The tables: which columns the records of each kind have."""

from collections.abc import Mapping, Sequence
from typing import Any, Final

import msgspec
from msgspec import UNSET

from api.formats.columns import (
    HEAD,
    Cell,
    Column,
    actor,
    date,
    field,
    figures,
    joined,
    moment,
    number,
    packed,
    sources,
    standing,
    text,
)
from api.formats.names import Names
from schemas.actors import Actor
from schemas.affiliations import Affiliation
from schemas.events import Event
from schemas.links import Link
from schemas.records import Document
from schemas.sources import Source
from schemas.statements import About, Statement


class Table(msgspec.Struct, frozen=True, kw_only=True):
    """The columns of a kind; `parts` are those of its participations, a row each."""

    decoder: msgspec.json.Decoder[Any]
    columns: Sequence[Column]
    parts: Sequence[Column] = ()


def _place(name: str, about: str) -> Column:
    def read(event: Event, names: Names) -> Cell:
        return "" if event.place is UNSET else text(getattr(event.place, name))

    return Column("place" if name == "name" else name, about, read)


def _degrees(name: str, about: str) -> Column:
    def read(event: Event, names: Names) -> Cell:
        return "" if event.place is UNSET else number(getattr(event.place, name))

    return Column(name, about, read)


def _text_of_source(name: str, about: str) -> Column:
    def read(source: Source, names: Names) -> Cell:
        return "" if source.text is UNSET else getattr(source.text, name)

    return Column(f"text_{name}", about, read)


def _party_ids(statement: Statement) -> list[str]:
    return [
        speaker.actor if speaker.on_behalf_of is UNSET else speaker.on_behalf_of
        for speaker in statement.speakers
    ]


def _about(about: About, names: Names) -> dict[str, object]:
    """What is said of which record, with the names of what it is made of."""
    told: dict[str, object] = msgspec.to_builtins(about)
    label = None if about.record is UNSET else names.label(about.record)
    if label is not None and label.kind == "participation":
        told |= {"event": text(label.event), "actor": text(label.actor), "role": text(label.role)}
    elif about.record is not UNSET and names.of(about.record):
        told["record_name"] = names.of(about.record)
    for part in ("event", "actor"):
        if part in told:
            told[f"{part}_name"] = names.of(str(told[part]))
    return told


EVENTS: Final = (
    *HEAD,
    field("title", "Neutral title"),
    field("category", "Category (`/v1/codes/category`)"),
    field("summary", "Neutral summary"),
    *date("when", "When it happened"),
    _place("name", "Where, as named"),
    _place("country", "Country (ISO 3166-1 alpha-2)"),
    _place("precision", "How precise the place is (`/v1/codes/precision`)"),
    _degrees("lat", "WGS 84 degrees north"),
    _degrees("lon", "WGS 84 degrees east"),
    *actor("parent", "The event that it is part of"),
    Column("figures", "Numbers that the dataset codes, as JSON", figures),
    *standing("", "the event itself"),
    *sources(),
)
PARTICIPATIONS: Final = (
    Column("participation_id", "Id of the participation", lambda part, names: part.id),
    Column("participation_key", "The writer's name for it", lambda part, names: part.key),
    *actor("actor", "Who is said to have had the part"),
    field("role", "The part, as the parties below say (`/v1/codes/role`)"),
    *standing("role_", "the part"),
    *sources("role_"),
)
ACTORS: Final = (
    *HEAD,
    field("actor_kind", "Kind (`/v1/codes/actor_kind`)"),
    field("name", "Primary name"),
    Column(
        "other_names",
        "Other names",
        lambda record, names: joined(name.name for name in record.names),
    ),
    Column(
        "other_name_kinds",
        "Their kinds (`/v1/codes/name_kind`)",
        lambda record, names: joined(name.kind for name in record.names),
    ),
    Column("countries", "Countries", lambda record, names: joined(record.countries)),
    Column(
        "identifiers",
        "Identifiers issued by others, each `scheme:value`",
        lambda record, names: joined(f"{one.scheme}:{one.value}" for one in record.identifiers),
    ),
    *date("start", "When it began to exist"),
    *date("end", "When it ceased to exist"),
    field("description", "Neutral words that tell it from namesakes"),
    *sources(),
)
AFFILIATIONS: Final = (
    *HEAD,
    *actor("subject", "Whose affiliation it is"),
    field("type", "What ties them, as the parties below say (`/v1/codes/affiliation_type`)"),
    *actor("object", "To whom"),
    field("title", "Office or rank"),
    *date("start", "When it began"),
    *date("end", "When it ended"),
    Column(
        "attested",
        "Dates on which a source shows it in force, in EDTF",
        lambda record, names: joined(one.edtf for one in record.attested),
    ),
    *standing("", "it"),
    *sources(),
)
STATEMENTS: Final = (
    *HEAD,
    field("act", "What was done by saying it (`/v1/codes/act`)"),
    Column(
        "speakers",
        "Who spoke: names",
        lambda record, names: joined(names.all(one.actor for one in record.speakers)),
    ),
    Column(
        "speaker_ids", "Their ids", lambda record, names: joined(s.actor for s in record.speakers)
    ),
    Column(
        "speaker_titles",
        "What they are called there",
        lambda record, names: joined(text(one.title) for one in record.speakers),
    ),
    Column(
        "parties",
        "Whose word it is: names",
        lambda record, names: joined(names.all(_party_ids(record))),
    ),
    Column("party_ids", "Their ids", lambda record, names: joined(_party_ids(record))),
    field("content", "What was said, paraphrased"),
    field("quote", "The words themselves, where the licence allows"),
    field("language", "Language of the content"),
    *date("said", "When it was said"),
    field("medium", "Where it was said (`/v1/codes/medium`)"),
    *actor("addressee", "To whom"),
    Column(
        "via",
        "The reporting chain from the speaker outward: names",
        lambda record, names: joined(names.all(hop.actor for hop in record.via)),
    ),
    Column("via_ids", "Their ids", lambda record, names: joined(hop.actor for hop in record.via)),
    Column(
        "via_modes",
        "How each passed it on (`/v1/codes/via_mode`)",
        lambda record, names: joined(hop.mode for hop in record.via),
    ),
    Column(
        "about",
        "What it is about, with the stance taken, as JSON",
        lambda record, names: packed([_about(about, names) for about in record.about]),
    ),
    Column("figures", "Numbers that the speakers give, as JSON", figures),
    *sources(),
)
SOURCES: Final = (
    *HEAD,
    field("source_kind", "Kind (`/v1/codes/source_kind`)"),
    field("title", "Title"),
    *actor("publisher", "Who published it"),
    field("url", "Address"),
    field("archive_url", "Address of an archived copy"),
    *date("published", "When it was published"),
    Column(
        "retrieved_at", "When it was fetched", lambda source, names: moment(source.retrieved_at)
    ),
    field("language", "Language"),
    field("licence", "Licence of the text"),
    *actor("republishes", "The source that it republishes"),
    _text_of_source("sha256", "SHA-256 of the text as retrieved"),
    _text_of_source("length", "Its length in code points"),
    _text_of_source("policy", "How much of it may be shown (`/v1/codes/policy`)"),
    field("note", "What a reader should know of it"),
)

LINKS: Final = (
    *HEAD,
    Column(
        "records",
        "The two records: names of actors, titles of events and sources",
        lambda record, names: joined(names.all(record.records)),
    ),
    Column("record_ids", "Their ids", lambda record, names: joined(record.records)),
    field("judgement", "Whether they are the same (`/v1/codes/judgement`)"),
    field("judged_by", "Who decided"),
    *date("judged", "When"),
    field("why", "What it was decided by"),
    *sources(),
)


def _table(kind: type[Document], columns: Sequence[Column], parts: Sequence[Column] = ()) -> Table:
    return Table(decoder=msgspec.json.Decoder(kind), columns=columns, parts=parts)


TABLES: Final[Mapping[str, Table]] = {
    "event": _table(Event, EVENTS, PARTICIPATIONS),
    "actor": _table(Actor, ACTORS),
    "affiliation": _table(Affiliation, AFFILIATIONS),
    "statement": _table(Statement, STATEMENTS),
    "source": _table(Source, SOURCES),
    "link": _table(Link, LINKS),
}
