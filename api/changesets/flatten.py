"""Each kind of record as rows for the staging tables."""

import datetime
import decimal
import uuid
from collections.abc import Mapping

from asyncpg import Range
from msgspec import UNSET

from api.changesets.parts import add_evidence, add_figures
from api.changesets.rows import Flatten, Row, Rows, bare
from api.edtf import affiliation_ranges
from schemas.actors import ActorInput
from schemas.affiliations import AffiliationInput
from schemas.events import EventInput, PlaceInput
from schemas.links import LinkInput
from schemas.sources import SourceInput
from schemas.statements import AboutInput, StatementInput


def flatten_source(rows: Rows, own: uuid.UUID, source: SourceInput, at: str) -> None:
    """A source's row; its text is a digest, a length and a policy."""
    _, published = rows.date(source.published, f"{at}/published")
    publisher = rows.refer("actor", source.publisher, at, "publisher")
    republishes = rows.refer("source", source.republishes, at, "republishes")
    if republishes == own:
        rows.fault(f"{at}/republishes", "a source does not republish itself")
    text: Row = (None, None, None)
    if source.text is not UNSET:
        text = (bytes.fromhex(source.text.sha256), source.text.length, source.text.policy)
    names = (
        source.source_kind,
        source.title,
        publisher,
        bare(source.url),
        bare(source.archive_url),
    )
    when = (published, rows.second(source.retrieved_at, f"{at}/retrieved_at"))
    terms = (bare(source.language), bare(source.licence), republishes)
    rows.add("sources", own, *names, *when, *terms, *text, bare(source.note))


def flatten_actor(rows: Rows, own: uuid.UUID, actor: ActorInput, at: str) -> None:
    """An actor's row, its names, identifiers and evidence."""
    began, start = rows.date(actor.start, f"{at}/start")
    ended, end = rows.date(actor.end, f"{at}/end")
    rows.check_span(began, ended, at)
    for index, country in enumerate(actor.countries):
        rows.check_country(country, f"{at}/countries/{index}")
        if country in actor.countries[:index]:
            rows.fault(f"{at}/countries/{index}", f"the country {country!r} stands twice")
    first = add_evidence(rows, own, "actor", actor.evidence, at)
    for index, name in enumerate(actor.names, start=1):
        language, script = bare(name.language), bare(name.script)
        rows.add("actor_names", own, index, name.name, name.kind, language, script)
        add_evidence(rows, own, "name", name.evidence, f"{at}/names/{index - 1}", index)
    for index, identifier in enumerate(actor.identifiers, start=1):
        rows.add("actor_identifiers", own, index, identifier.scheme, identifier.value)
    about = (actor.actor_kind, actor.name, actor.countries, start, end, bare(actor.description))
    rows.add("actors", own, *about, first)


def flatten_affiliation(rows: Rows, own: uuid.UUID, given: AffiliationInput, at: str) -> None:
    """An affiliation's row with the days it covers, and its evidence."""
    start, start_row = rows.date(given.start, f"{at}/start")
    end, end_row = rows.date(given.end, f"{at}/end")
    rows.check_span(start, end, at)
    attested = []
    for index, date in enumerate(given.attested):
        parsed, row = rows.date(date, f"{at}/attested/{index}")
        if parsed is not None:
            attested.append(parsed)
            rows.add("affiliation_attestations", own, index + 1, row)
    ranges = affiliation_ranges(start, end, attested)
    subject = rows.refer("actor", given.subject, at, "subject")
    of = rows.refer("actor", given.object, at, "object")
    if subject == of:
        rows.fault(f"{at}/object", f"{given.object!r} is the subject too; name two actors")
    first = add_evidence(rows, own, "affiliation", given.evidence, at)
    tie = (subject, given.type, of, bare(given.title), start_row, end_row)
    days = (days_range(ranges.possible), days_range(ranges.attested), days_range(ranges.certain))
    rows.add("affiliations", own, *tie, *days, given.coded, first)


def flatten_event(rows: Rows, own: uuid.UUID, event: EventInput, at: str) -> None:
    """An event's row, its participations, figures and evidence."""
    _, happened = rows.date(event.when, f"{at}/when")
    parent = rows.refer("event", event.parent, at, "parent")
    if parent == own:
        rows.fault(f"{at}/parent", "an event is not part of itself")
    first = add_evidence(rows, own, "event", event.evidence, at)
    add_figures(rows, own, event.figures, at)
    for index, part in enumerate(event.participations):
        pointer = f"{at}/participations/{index}"
        rows.check_key(part.key, pointer)
        part_id = rows.own_id("participation", part.key)
        first_place = rows.claim(part_id, pointer)
        if first_place is not None:
            rows.fault(f"{pointer}/key", f"the key {part.key!r} stands at {first_place} too")
        actor = rows.refer("actor", part.actor, pointer, "actor")
        cited = add_evidence(rows, part_id, "participation", part.evidence, pointer)
        fields = (index + 1, actor, part.role, part.coded, cited, part.key, pointer)
        rows.add("participations", part_id, own, *fields)
    place = _place(rows, event.place, f"{at}/place")
    names = (event.title, event.category, bare(event.summary), happened)
    rows.add("events", own, *names, *place, parent, event.coded, first)


def _place(rows: Rows, place: PlaceInput | object, at: str) -> Row:
    if not isinstance(place, PlaceInput):
        return (None,) * 5
    rows.check_country(place.country, f"{at}/country")
    if (place.lat is UNSET) != (place.lon is UNSET):
        rows.fault(at, "lat and lon come together")
    if place.name is UNSET and place.country is UNSET and place.lat is UNSET:
        rows.fault(at, "a place has a name, a country, or lat and lon")
    point = (_degrees(bare(place.lat)), _degrees(bare(place.lon)))
    return (bare(place.name), bare(place.country), place.precision, *point)


def flatten_statement(rows: Rows, own: uuid.UUID, given: StatementInput, at: str) -> None:
    """A statement's row, its speakers, chain, subjects, figures and evidence."""
    _, said = rows.date(given.said, f"{at}/said")
    addressee = rows.refer("actor", given.addressee, at, "addressee")
    first = add_evidence(rows, own, "statement", given.evidence, at)
    add_figures(rows, own, given.figures, at)
    for index, speaker in enumerate(given.speakers):
        pointer = f"{at}/speakers/{index}"
        actor = rows.refer("actor", speaker.actor, pointer, "actor")
        behalf = rows.refer("actor", speaker.on_behalf_of, pointer, "on_behalf_of")
        rows.add("statement_speakers", own, index + 1, actor, bare(speaker.title), behalf)
    for index, hop in enumerate(given.via):
        pointer = f"{at}/via/{index}"
        actor = rows.refer("actor", hop.actor, pointer, "actor")
        _, date = rows.date(hop.date, f"{pointer}/date")
        rows.add("statement_hops", own, index + 1, actor, hop.mode, bare(hop.medium), date)
    for index, about in enumerate(given.about):
        _add_about(rows, own, index + 1, about, f"{at}/about/{index}")
    words = (given.act, given.content, bare(given.quote), bare(given.language))
    rows.add("statements", own, *words, said, bare(given.medium), addressee, first)


def _add_about(rows: Rows, own: uuid.UUID, ordinal: int, about: AboutInput, at: str) -> None:
    named = [name for name in SHAPES if getattr(about, name) is not UNSET]
    if named not in RIGHT_SHAPES:
        rows.fault(
            at,
            f"it names {' and '.join(named) or 'nothing'}; name one of event, participation, "
            "affiliation, actor, statement, or event, actor and role together",
        )
        return
    side = "relation" if named == ["statement"] else "stance"
    other = "stance" if side == "relation" else "relation"
    if getattr(about, side) is UNSET or getattr(about, other) is not UNSET:
        rows.fault(at, f"with {named[0]!r} it takes the field {side!r}, and no {other!r}")
        return
    kinds = ("event", "actor", "participation", "affiliation", "statement")
    ids = {kind: rows.refer(kind, getattr(about, kind), at, kind) for kind in kinds}
    if ids["statement"] == own:
        rows.fault(f"{at}/statement", "a statement is not about itself")
        return
    part = (ids["event"], ids["actor"], bare(about.role), ids["participation"])
    rest = (ids["affiliation"], ids["statement"])
    sides = (bare(about.stance), bare(about.relation), bare(about.modality))
    rows.add("statement_about", own, ordinal, *part, *rest, *sides)


def flatten_link(rows: Rows, own: uuid.UUID, given: LinkInput, at: str) -> None:
    """A link's row, its evidence, and which two records it names."""
    _, judged = rows.date(given.judged, f"{at}/judged")
    first = add_evidence(rows, own, "link", given.evidence, at)
    named = [rows.end(text, f"{at}/records/{i}") for i, text in enumerate(given.records)]
    ends = [end for end in named if end is not None]
    if len(ends) != 2:
        return
    (kind, one), (other_kind, other) = ends
    if one == other:
        rows.fault(f"{at}/records/1", f"{given.records[1]} is the first of the two already")
    elif kind != other_kind:
        detail = f"is the id of a record of kind {other_kind}, the first that of one of kind {kind}"
        rows.fault(f"{at}/records/1", f"{given.records[1]} {detail}; both are of one kind")
    why = (given.judgement, given.judged_by, judged, given.why)
    rows.add("links", own, kind, one, other, *why, first)


def days_range(
    days: tuple[datetime.date | None, datetime.date | None] | None,
) -> "Range[datetime.date]":
    """Inclusive days as a range; none at all as the empty one."""
    if days is None:
        return Range(empty=True)
    return Range(*days, lower_inc=days[0] is not None, upper_inc=days[1] is not None)


def _degrees(value: float | None) -> decimal.Decimal | None:
    """Six decimals, a tenth of a metre: what the documents show."""
    return None if value is None else decimal.Decimal(f"{value:.6f}")


SHAPES = ("event", "participation", "affiliation", "actor", "role", "statement")
RIGHT_SHAPES = (
    ["event"],
    ["participation"],
    ["affiliation"],
    ["actor"],
    ["statement"],
    ["event", "actor", "role"],
)

FLATTEN: Mapping[str, Flatten] = {
    "source": flatten_source,
    "actor": flatten_actor,
    "affiliation": flatten_affiliation,
    "event": flatten_event,
    "statement": flatten_statement,
    "link": flatten_link,
}
