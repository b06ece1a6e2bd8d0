"""What a document is found and sorted by, from its body: as the views have it of the tables."""

import datetime
import hashlib
import uuid
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any, Final, TypeAlias

import msgspec
from asyncpg import Point, Range
from msgspec import UNSET

from api.changesets.flatten import days_range
from api.changesets.rows import bare
from api.edtf import affiliation_ranges, parse_edtf
from api.ids import parse_id
from schemas.actors import Actor
from schemas.affiliations import Affiliation
from schemas.dates import Date
from schemas.events import Event
from schemas.evidence import Evidence
from schemas.figures import Figure
from schemas.links import Link
from schemas.records import Document
from schemas.sources import Source
from schemas.standing import Standing
from schemas.statements import About, Statement

#: A field, an id in it, and what stands beside it there.
Term: TypeAlias = tuple[str, uuid.UUID, str]
Days: TypeAlias = "Range[datetime.date] | None"
SIDES: Final = {"affirmed_by": "affirms", "denied_by": "denies", "questioned_by": "questions"}
STRUCTS: Final[Mapping[str, type[Document]]] = {
    "actor": Actor,
    "affiliation": Affiliation,
    "event": Event,
    "statement": Statement,
    "source": Source,
    "link": Link,
}
#: The value of the term that what is contested has.
CONTESTED: Final = uuid.UUID(bytes=hashlib.md5(b"contested", usedforsecurity=False).digest())
DECODERS: Final = {kind: msgspec.json.Decoder(struct) for kind, struct in STRUCTS.items()}


class Found(msgspec.Struct, frozen=True, kw_only=True):
    """What a document is found and sorted by; the days are null, empty or a range."""

    code: str
    country: str | None = None
    sort_date: datetime.date | None = None
    sort_name: str = ""
    possible: Days = None
    attested: Days = None
    certain: Days = None
    location: Point | None = None
    contested: bool = False


def found_of(record: Document) -> Found:
    """The columns that the view of its kind gives a document."""
    return FOUND[type(record)](record)


def terms_of(record: Document) -> set[Term]:
    """The ids in a document, each in its field, as the view of its kind's mentions has them."""
    terms = set(TERMS[type(record)](record))
    if record.merged_into is not UNSET:
        terms.add(("merged_into", _id(record.merged_into), ""))
    return terms


def labelled_of(terms: Iterable[Term]) -> bytes:
    """The ids that a document has labels for, 16 bytes each, in order."""
    return b"".join(sorted({value.bytes for field, value, _ in terms if field != "country"}))


def misfiled(row: Any) -> Iterator[tuple[str, str, str]]:
    """What a current document is found by here, and should be by its body, where they differ.

    By the event and the actor of a participation a statement is found too, which its body does not
    name.
    """
    front = b'{"version":1,"seq":1,"recorded_at":"2023-05-22T00:00:00Z",'
    record = DECODERS[row["kind"]].decode(front + row["body"].encode()[1:])
    found, terms = found_of(record), terms_of(record)
    wanted: dict[str, Any] = {
        name: getattr(found, name) for name in ("code", "country", "sort_name", "contested")
    }
    wanted |= {"labelled": labelled_of(terms).hex(), "label": row["wanted_label"]}
    stored = {name: row[name] for name in wanted} | {"labelled": row["labelled"].hex()}
    for name, value in wanted.items():
        if stored[name] != value:
            yield name, str(stored[name]), str(value)
    by_body = {" ".join(map(str, term)) for term in terms if term[0] != "coded_by"}
    if found.contested:
        by_body.add(f"contested {CONTESTED} ")
    here = set(row["terms"])
    for term in sorted(by_body - here):
        yield "term", "(none)", term
    for term in sorted(here - by_body):
        if row["kind"] != "statement" or not term.startswith("about "):
            yield "term", term, "(none)"


def _id(public: str) -> uuid.UUID:
    return parse_id(public)[1]


def _dated(date: Date | msgspec.UnsetType) -> dict[str, Any]:
    """Sorted by its first possible day; certain is what it attests."""
    if date is UNSET:
        never: Range[datetime.date] = Range(empty=True)
        return {"attested": never, "certain": never}
    parsed = parse_edtf(date.edtf)
    bounds = (parsed.earliest, parsed.latest) if parsed.bounded else None
    certain = days_range(parsed.certain)
    return {
        "sort_date": parsed.earliest,
        "possible": days_range(bounds),
        "attested": certain,
        "certain": certain,
    }


def _event(event: Event) -> Found:
    country, location = None, None
    if event.place is not UNSET:
        country = bare(event.place.country)
        if event.place.lat is not UNSET and event.place.lon is not UNSET:
            location = Point(float(event.place.lon), float(event.place.lat))
    return Found(
        code=event.category,
        country=country,
        sort_name=event.title,
        location=location,
        contested=event.standing.contested
        or any(part.standing.contested for part in event.participations),
        **_dated(event.when),
    )


def _affiliation(affiliation: Affiliation) -> Found:
    start, end = (
        None if date is UNSET else parse_edtf(date.edtf)
        for date in (affiliation.start, affiliation.end)
    )
    attested = [parse_edtf(date.edtf) for date in affiliation.attested]
    ranges = affiliation_ranges(start, end, attested)
    return Found(
        code=affiliation.type,
        sort_date=None if ranges.possible is None else ranges.possible[0],
        sort_name=bare(affiliation.title) or "",
        possible=days_range(ranges.possible),
        attested=days_range(ranges.attested),
        certain=days_range(ranges.certain),
        contested=affiliation.standing.contested,
    )


def _actor(actor: Actor) -> Found:
    start = None if actor.start is UNSET else parse_edtf(actor.start.edtf).earliest
    end = None if actor.end is UNSET else parse_edtf(actor.end.edtf).latest
    dated = actor.start is not UNSET or actor.end is not UNSET
    return Found(
        code=actor.actor_kind,
        sort_date=start,
        sort_name=actor.name,
        possible=days_range((start, end)) if dated else None,
    )


FOUND: Final[Mapping[type[Document], Callable[[Any], Found]]] = {
    Actor: _actor,
    Affiliation: _affiliation,
    Event: _event,
    Statement: lambda record: Found(code=record.act, **_dated(record.said)),
    Source: lambda record: Found(
        code=record.source_kind, sort_name=record.title[:500], **_dated(record.published)
    ),
    Link: lambda record: Found(code=record.judgement, **_dated(record.judged)),
}


def _cited(evidence: Iterable[Evidence]) -> Iterator[Term]:
    return (("source", _id(each.source), "") for each in evidence)


def _counted(figures: Sequence[Figure]) -> Iterator[Term]:
    return (("figure", _id(each.party), "") for each in figures if each.party is not UNSET)


def _sides(standing: Standing) -> Iterator[Term]:
    for name, stance in SIDES.items():
        for voice in getattr(standing, name):
            yield "party", _id(voice.party), stance
    if standing.coded_by is not UNSET:
        yield "coded_by", _id(standing.coded_by), ""


def _event_terms(event: Event) -> Iterator[Term]:
    if event.parent is not UNSET:
        yield "parent", _id(event.parent), ""
    for part in event.participations:
        yield "actor", _id(part.actor), part.role
        yield from _cited(part.evidence)
        yield from _sides(part.standing)
    yield from _cited(event.evidence)
    yield from _counted(event.figures)
    yield from _sides(event.standing)


def _affiliation_terms(affiliation: Affiliation) -> Iterator[Term]:
    yield "subject", _id(affiliation.subject), affiliation.type
    yield "object", _id(affiliation.object), affiliation.type
    yield from _cited(affiliation.evidence)
    yield from _sides(affiliation.standing)


def _actor_terms(actor: Actor) -> Iterator[Term]:
    for country in actor.countries:
        code = hashlib.md5(country.encode(), usedforsecurity=False)
        yield "country", uuid.UUID(bytes=code.digest()), ""
    yield from _cited(actor.evidence)
    for name in actor.names:
        yield from _cited(name.evidence)


def _about(about: About) -> Iterator[Term]:
    side = bare(about.stance) or bare(about.relation) or ""
    for public in (about.record, about.event, about.actor):
        if public is not UNSET:
            yield "about", _id(public), side


def _statement_terms(statement: Statement) -> Iterator[Term]:
    for speaker in statement.speakers:
        yield "speaker", _id(speaker.actor), ""
        yield "party", _id(bare(speaker.on_behalf_of) or speaker.actor), ""
    for hop in statement.via:
        yield "reported_by", _id(hop.actor), hop.mode
    if statement.addressee is not UNSET:
        yield "addressee", _id(statement.addressee), ""
    for about in statement.about:
        yield from _about(about)
    yield from _counted(statement.figures)
    yield from _cited(statement.evidence)


def _source_terms(source: Source) -> Iterator[Term]:
    if source.publisher is not UNSET:
        yield "publisher", _id(source.publisher), ""
    if source.republishes is not UNSET:
        yield "republishes", _id(source.republishes), ""


def _link_terms(link: Link) -> Iterator[Term]:
    for public in link.records:
        yield "record", _id(public), link.judgement
    yield from _cited(link.evidence)


TERMS: Final[Mapping[type[Document], Callable[[Any], Iterator[Term]]]] = {
    Actor: _actor_terms,
    Affiliation: _affiliation_terms,
    Event: _event_terms,
    Statement: _statement_terms,
    Source: _source_terms,
    Link: _link_terms,
}
