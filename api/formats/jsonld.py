"""Records as JSON-LD: one function a kind, from the JSON that is answered for an item."""

from collections.abc import Callable, Mapping
from typing import Any, Final

import msgspec
from msgspec import UNSET, UnsetType

from api.answers import licence_address
from api.formats.addresses import Addresses, as_iri
from api.formats.linkedclaims import link_statement
from api.formats.linkedparts import (
    Linking,
    annotations,
    cited_in,
    date,
    evidence_of,
    figures,
    head,
    plain,
    same,
    span,
    standing,
    tail,
)
from schemas.actors import Actor, Name
from schemas.affiliations import Affiliation
from schemas.datasets import Dataset
from schemas.events import Event, Participation, Place
from schemas.linked import (
    LinkedActor,
    LinkedAffiliation,
    LinkedDocument,
    LinkedEvent,
    LinkedLink,
    LinkedName,
    LinkedParticipation,
    LinkedSource,
    PropertyValue,
    RetrievedText,
)
from schemas.linkedparts import GeoCoordinates, LinkedDataset, LinkedPlace, PostalAddress
from schemas.links import Link
from schemas.lists import (
    ActorItem,
    AffiliationItem,
    DatasetItem,
    EventItem,
    LinkItem,
    SourceItem,
    StatementItem,
)
from schemas.sources import Source

ENCODER: Final = msgspec.json.Encoder(decimal_format="number")
#: Code → what schema.org calls it; it has no word for others. Two types at least: a list of one
#: would come back from a processor as no list.
ACTOR_TYPES: Final[Mapping[str, str]] = {
    "person": "Person",
    "armed_group": "Organization",
    "organization": "Organization",
    "state": "Organization",
    "government_body": "GovernmentOrganization",
    "media": "Organization",
    "court": "GovernmentOrganization",
}
SOURCE_TYPES: Final[Mapping[str, str]] = {
    "article": "Article",
    "post": "SocialMediaPosting",
    "video": "VideoObject",
    "report": "Report",
    "data_file": "Dataset",
    "webpage": "WebPage",
}


def write_jsonld(kind: str, body: bytes, licence: str, origin: str) -> bytes:
    """The JSON of an item as linked data of the server at that origin."""
    decoder, link = KINDS[kind]
    item = decoder.decode(body)
    linking = Linking(Addresses(origin), item.labels, licence)
    return ENCODER.encode(link(item.data, linking))


def write_dataset(body: bytes, origin: str) -> bytes:
    """The JSON of a dataset as linked data of the server at that origin."""
    found = msgspec.json.decode(body, type=DatasetItem)
    return ENCODER.encode(link_dataset(found.data, Addresses(origin)))


def link_dataset(dataset: Dataset, addresses: Addresses) -> LinkedDataset:
    """A dataset as catalogues know them."""
    publisher = dataset.publisher
    return LinkedDataset(
        context=addresses.context,
        id=addresses.dataset(dataset.slug),
        name=dataset.title,
        description=dataset.note,
        publisher=UNSET if publisher is UNSET else addresses.record(publisher),
        license=licence_address(dataset.licence),
        citation=dataset.citation,
        version=dataset.edition,
        distribution=addresses.code("distribution", dataset.distribution),
        contact=dataset.contact,
        seq=dataset.seq,
    )


def link_event(event: Event, linking: Linking) -> LinkedEvent:
    """An event, with the parts that actors are said to have had in it."""
    cited = cited_in(event.evidence, *(part.evidence for part in event.participations))
    return LinkedEvent(
        **head(event, linking),
        **tail(event, linking, cited),
        **span(event.when),
        name=event.title,
        category=linking.code("category", event.category),
        description=event.summary,
        when=date(event.when),
        location=UNSET if event.place is UNSET else _place(event.place, linking),
        superEvent=linking.record(event.parent),
        figures=figures(event.figures, linking),
        participations=[_participation(part, event, linking) for part in event.participations],
        standing=standing(event.standing, linking),
        evidence=evidence_of(event, linking),
    )


def link_actor(actor: Actor, linking: Linking) -> LinkedActor:
    """An actor; a name beside the primary one is a label of its own, with who uses it."""
    cited = cited_in(actor.evidence, *(name.evidence for name in actor.names))
    return LinkedActor(
        **head(actor, linking),
        **tail(actor, linking, cited),
        type=["Agent", ACTOR_TYPES.get(actor.actor_kind, "Thing")],
        actor_kind=linking.code("actor_kind", actor.actor_kind),
        name=actor.name,
        altLabel=[_name(name, n, actor, linking) for n, name in enumerate(actor.names, 1)],
        description=actor.description,
        countries=actor.countries,
        identifier=[
            PropertyValue(propertyID=each.scheme, value=each.value) for each in actor.identifiers
        ],
        start=date(actor.start),
        end=date(actor.end),
        evidence=evidence_of(actor, linking),
    )


def link_affiliation(affiliation: Affiliation, linking: Linking) -> LinkedAffiliation:
    """A tie, with who affirms and denies it."""
    return LinkedAffiliation(
        **head(affiliation, linking),
        **tail(affiliation, linking, cited_in(affiliation.evidence)),
        subject=linking.record(affiliation.subject),
        affiliation_type=linking.code("affiliation_type", affiliation.type),
        object=linking.record(affiliation.object),
        title=affiliation.title,
        start=date(affiliation.start),
        end=date(affiliation.end),
        attested=[date(day) for day in affiliation.attested],
        standing=standing(affiliation.standing, linking),
        evidence=evidence_of(affiliation, linking),
    )


def link_source(source: Source, linking: Linking) -> LinkedSource:
    """A source; its own licence is its text's, and that of the record is the dataset's."""
    known = SOURCE_TYPES.get(source.source_kind)
    licence = source.licence
    return LinkedSource(
        **head(source, linking),
        **tail(source, linking, UNSET),
        type=["Entity", "CreativeWork", *([] if known is None else [known])],
        source_kind=linking.code("source_kind", source.source_kind),
        name=source.title,
        publisher=linking.record(source.publisher),
        url=UNSET if source.url is UNSET else as_iri(source.url),
        archivedAt=UNSET if source.archive_url is UNSET else as_iri(source.archive_url),
        published=date(source.published),
        datePublished=plain(source.published),
        retrieved_at=source.retrieved_at,
        inLanguage=source.language,
        license=UNSET if licence is UNSET else licence_address(licence),
        isBasedOn=linking.record(source.republishes),
        retrieved_text=_text(source, linking),
        note=source.note,
    )


def link_link(link: Link, linking: Linking) -> LinkedLink:
    """A judgement; it makes no two addresses mean the same."""
    return LinkedLink(
        **head(link, linking),
        **tail(link, linking, cited_in(link.evidence)),
        records=linking.records(link.records),
        judgement=linking.code("judgement", link.judgement),
        judged_by=link.judged_by,
        judged=date(link.judged),
        why=link.why,
        evidence=evidence_of(link, linking),
    )


def _participation(part: Participation, event: Event, linking: Linking) -> LinkedParticipation:
    address = linking.record(part.id)
    at = f"{linking.addresses.version(event.id, event.version)}#{part.id}-"
    return LinkedParticipation(
        id=address,
        key=part.key,
        actor=linking.record(part.actor),
        role=linking.code("role", part.role),
        standing=standing(part.standing, linking),
        evidence=annotations(part.evidence, address, at, linking),
    )


def _place(place: Place, linking: Linking) -> LinkedPlace:
    geo: GeoCoordinates | UnsetType = UNSET
    address: PostalAddress | UnsetType = UNSET
    if place.lat is not UNSET and place.lon is not UNSET:
        geo = GeoCoordinates(latitude=place.lat, longitude=place.lon)
    if place.country is not UNSET:
        address = PostalAddress(addressCountry=place.country)
    precision = linking.code("precision", place.precision)
    return LinkedPlace(name=place.name, address=address, geo=geo, precision=precision)


def _name(name: Name, number: int, actor: Actor, linking: Linking) -> LinkedName:
    address = f"{linking.addresses.version(actor.id, actor.version)}#name-{number}"
    return LinkedName(
        id=address,
        literalForm=name.name,
        name_kind=linking.code("name_kind", name.kind),
        inLanguage=name.language,
        script=name.script,
        evidence=annotations(name.evidence, address, f"{address}-", linking),
    )


def _text(source: Source, linking: Linking) -> Any:
    text = source.text
    if text is UNSET:
        return UNSET
    return same(text, RetrievedText, policy=linking.code("policy", text.policy))


#: Kind → how its JSON is read, and what makes it linked.
KINDS: Final[
    Mapping[str, tuple[msgspec.json.Decoder[Any], Callable[[Any, Linking], LinkedDocument]]]
] = {
    "event": (msgspec.json.Decoder(EventItem), link_event),
    "actor": (msgspec.json.Decoder(ActorItem), link_actor),
    "affiliation": (msgspec.json.Decoder(AffiliationItem), link_affiliation),
    "statement": (msgspec.json.Decoder(StatementItem), link_statement),
    "source": (msgspec.json.Decoder(SourceItem), link_source),
    "link": (msgspec.json.Decoder(LinkItem), link_link),
}
