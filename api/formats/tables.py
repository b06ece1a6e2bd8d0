"""The tables: which columns the records of each kind have."""

from collections.abc import Mapping, Sequence
from typing import Any, Final

import msgspec
from msgspec import UNSET, UnsetType

from api.formats.columns import (
    HEAD,
    Column,
    Type,
    Value,
    actor,
    date,
    field,
    figures,
    packed,
    sources,
    standing,
    texts,
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


def _inside(whole: str, name: str, column: str, about: str, type: Type = "text") -> Column:
    """A field of a part that a record may have."""

    def read(record: Any, names: Names) -> Value:
        part = getattr(record, whole)
        found: Value = UNSET if part is UNSET else getattr(part, name)
        return found

    return Column(column, about, read, type)


def _place(name: str, about: str, type: Type = "text") -> Column:
    return _inside("place", name, "place" if name == "name" else name, about, type)


def _text(name: str, about: str, type: Type = "text") -> Column:
    return _inside("text", name, f"text_{name}", about, type)


def _known(text: str | UnsetType) -> str:
    return "" if text is UNSET else text


def party_ids(statement: Statement) -> list[str]:
    return [
        speaker.actor if speaker.on_behalf_of is UNSET else speaker.on_behalf_of
        for speaker in statement.speakers
    ]


def _about(about: About, names: Names) -> dict[str, object]:
    """What is said of which record, with the names of what it is made of."""
    told: dict[str, object] = msgspec.to_builtins(about)
    label = None if about.record is UNSET else names.label(about.record)
    if label is not None and label.kind == "participation":
        told |= {
            "event": _known(label.event),
            "actor": _known(label.actor),
            "role": _known(label.role),
        }
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
    _place("lat", "WGS 84 degrees north", "number"),
    _place("lon", "WGS 84 degrees east", "number"),
    *actor("parent", "The event that it is part of"),
    Column("figures", "Numbers that the dataset codes, as JSON", figures, "json"),
    *standing("", "the event itself"),
    *sources(),
)
PARTICIPATIONS: Final = (
    field("participation_id", "Id of the participation", of="id"),
    field("participation_key", "The writer's name for it", of="key"),
    *actor("actor", "Who is said to have had the part"),
    field("role", "The part, as the parties below say (`/v1/codes/role`)"),
    *standing("role_", "the part"),
    *sources("role_"),
)
ACTORS: Final = (
    *HEAD,
    field("actor_kind", "Kind (`/v1/codes/actor_kind`)"),
    field("name", "Primary name"),
    texts("other_names", "Other names", lambda record, names: [n.name for n in record.names]),
    texts(
        "other_name_kinds",
        "Their kinds (`/v1/codes/name_kind`)",
        lambda record, names: [name.kind for name in record.names],
    ),
    field("countries", "Countries", "texts"),
    texts(
        "identifiers",
        "Identifiers issued by others, each `scheme:value`",
        lambda record, names: [f"{one.scheme}:{one.value}" for one in record.identifiers],
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
    texts(
        "attested",
        "Dates on which a source shows it in force, in EDTF",
        lambda record, names: [one.edtf for one in record.attested],
    ),
    *standing("", "it"),
    *sources(),
)
STATEMENTS: Final = (
    *HEAD,
    field("act", "What was done by saying it (`/v1/codes/act`)"),
    texts(
        "speakers",
        "Who spoke: names",
        lambda record, names: names.all(one.actor for one in record.speakers),
    ),
    texts("speaker_ids", "Their ids", lambda record, names: [s.actor for s in record.speakers]),
    texts(
        "speaker_titles",
        "What they are called there",
        lambda record, names: [_known(one.title) for one in record.speakers],
    ),
    texts(
        "parties",
        "Whose word it is: names",
        lambda record, names: names.all(party_ids(record)),
    ),
    texts("party_ids", "Their ids", lambda record, names: party_ids(record)),
    field("content", "What was said, paraphrased"),
    field("quote", "The words themselves, where the licence allows"),
    field("language", "Language of the content"),
    *date("said", "When it was said"),
    field("medium", "Where it was said (`/v1/codes/medium`)"),
    *actor("addressee", "To whom"),
    texts(
        "via",
        "The reporting chain from the speaker outward: names",
        lambda record, names: names.all(hop.actor for hop in record.via),
    ),
    texts("via_ids", "Their ids", lambda record, names: [hop.actor for hop in record.via]),
    texts(
        "via_modes",
        "How each passed it on (`/v1/codes/via_mode`)",
        lambda record, names: [hop.mode for hop in record.via],
    ),
    Column(
        "about",
        "What it is about, with the stance taken, as JSON",
        lambda record, names: packed([_about(about, names) for about in record.about]),
        "json",
    ),
    Column("figures", "Numbers that the speakers give, as JSON", figures, "json"),
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
    field("retrieved_at", "When it was fetched", "time"),
    field("language", "Language"),
    field("licence", "Licence of the text"),
    *actor("republishes", "The source that it republishes"),
    _text("sha256", "SHA-256 of the text as retrieved"),
    _text("length", "Its length in code points", "integer"),
    _text("policy", "How much of it may be shown (`/v1/codes/policy`)"),
    field("note", "What a reader should know of it"),
)

LINKS: Final = (
    *HEAD,
    texts(
        "records",
        "The two records: names of actors, titles of events and sources",
        lambda record, names: names.all(record.records),
    ),
    field("record_ids", "Their ids", "texts", of="records"),
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
