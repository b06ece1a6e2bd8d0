"""Records as linked data (JSON-LD): the things that they are about, with who says so.

Keys in camelCase are other vocabularies' own names, those with underscores are ours; the context
says which address each stands for.
"""

import datetime
from typing import Annotated, Literal

import msgspec
from msgspec import Meta

from schemas.actors import NameText, Script
from schemas.annotations import Annotations, Concept, Iri
from schemas.base import UNSET, Country, Language, Output, Sha256, UnsetType
from schemas.linkedparts import (
    Context,
    FuzzyDate,
    IsoDate,
    LinkedFigure,
    LinkedPlace,
    LinkedStanding,
    LinkedVersion,
    Types,
)
from schemas.links import JudgedBy, Why
from schemas.sources import Length, Title


class LinkedDocument(Output, frozen=True, kw_only=True):
    """What every linked document begins with."""

    context: Context = msgspec.field(name="@context")
    id: Iri


class LinkedParticipation(Output, tag_field="type", tag="Participation", frozen=True, kw_only=True):
    """A part in the event that somebody claims or denies: no word that it was so."""

    id: Iri
    key: Annotated[str, Meta(description="The writer's name for it.", examples=["raid"])]
    actor: Annotated[Iri, Meta(description="The actor.")]
    role: Annotated[Concept, Meta(description="The part it is said to have had.")]
    standing: Annotated[
        LinkedStanding, Meta(description="Who affirms, denies and questions that part.")
    ]
    evidence: Annotations


class LinkedEvent(LinkedDocument, frozen=True, kw_only=True):
    """Something that happened."""

    type: Literal["Event"] = "Event"
    name: Annotated[
        str,
        Meta(
            description="Neutral: what, where, when.",
            examples=["Raid into Belgorod region"],
        ),
    ]
    category: Annotated[
        Concept,
        Meta(
            description="What sort of event.",
            examples=["https://example.org/v1/codes/category#armed_incursion"],
        ),
    ]
    description: (
        Annotated[
            str, Meta(description="Neutral summary.", examples=["Fighters crossed the border."])
        ]
        | UnsetType
    ) = UNSET
    when: Annotated[FuzzyDate, Meta(description="When it happened.")] | UnsetType = UNSET
    startDate: IsoDate | UnsetType = UNSET
    endDate: IsoDate | UnsetType = UNSET
    location: Annotated[LinkedPlace, Meta(description="Where it happened.")] | UnsetType = UNSET
    superEvent: Annotated[Iri, Meta(description="The event that it is part of.")] | UnsetType = (
        UNSET
    )
    figures: Annotated[list[LinkedFigure], Meta(description="Numbers that the dataset codes.")]
    participations: Annotated[
        list[LinkedParticipation], Meta(description="Who is said to have had which part.")
    ]
    standing: Annotated[
        LinkedStanding, Meta(description="Who affirms, denies and questions that it happened.")
    ]
    evidence: Annotations
    mainEntityOfPage: Annotated[
        LinkedVersion, Meta(description="This version of the record, and where it comes from.")
    ]


class LinkedName(Output, tag_field="type", tag="Label", frozen=True, kw_only=True):
    """A name, its kind, and who calls the actor so."""

    id: Iri
    literalForm: NameText
    name_kind: Annotated[
        Concept,
        Meta(
            description="Kind of name.",
            examples=["https://example.org/v1/codes/name_kind#nickname"],
        ),
    ]
    inLanguage: Language | UnsetType = UNSET
    script: Script | UnsetType = UNSET
    evidence: Annotations


class PropertyValue(Output, tag_field="type", tag="PropertyValue", frozen=True, kw_only=True):
    """An identifier that somebody else issued."""

    propertyID: Annotated[str, Meta(description="Who issued it.", examples=["wikidata"])]
    value: Annotated[str, Meta(description="The identifier there.", examples=["Q212"])]


class LinkedActor(LinkedDocument, frozen=True, kw_only=True):
    """A person, group, state, body, outlet or unnamed speaker."""

    type: Types
    actor_kind: Annotated[
        Concept,
        Meta(
            description="What sort of actor.",
            examples=["https://example.org/v1/codes/actor_kind#armed_group"],
        ),
    ]
    name: NameText
    altLabel: Annotated[list[LinkedName], Meta(description="Other names, each with its evidence.")]
    description: (
        Annotated[
            str,
            Meta(
                description="Neutral words that tell it from namesakes; no judgement.",
                examples=["State in Eastern Europe"],
            ),
        ]
        | UnsetType
    ) = UNSET
    countries: Annotated[list[Country], Meta(description="Countries it belongs to.")]
    identifier: Annotated[list[PropertyValue], Meta(description="Identifiers issued by others.")]
    start: (
        Annotated[FuzzyDate, Meta(description="When it began to exist (of groups).")] | UnsetType
    ) = UNSET
    end: (
        Annotated[FuzzyDate, Meta(description="When it ceased to exist (of groups).")] | UnsetType
    ) = UNSET
    evidence: Annotations
    mainEntityOfPage: Annotated[
        LinkedVersion, Meta(description="This version of the record, and where it comes from.")
    ]


class LinkedAffiliation(LinkedDocument, frozen=True, kw_only=True):
    """A tie between two actors that somebody claims or denies: no word that it is so."""

    type: Literal["Affiliation"] = "Affiliation"
    subject: Annotated[Iri, Meta(description="The actor whose affiliation it is.")]
    affiliation_type: Annotated[
        Concept,
        Meta(
            description="What ties them.",
            examples=["https://example.org/v1/codes/affiliation_type#under_command_of"],
        ),
    ]
    object: Annotated[Iri, Meta(description="The actor it is to.")]
    title: (
        Annotated[str, Meta(description="Office or rank.", examples=["commander"])] | UnsetType
    ) = UNSET
    start: Annotated[FuzzyDate, Meta(description="When it began.")] | UnsetType = UNSET
    end: Annotated[FuzzyDate, Meta(description="When it ended.")] | UnsetType = UNSET
    attested: Annotated[
        list[FuzzyDate], Meta(description="Dates on which a source shows it in force.")
    ]
    standing: Annotated[LinkedStanding, Meta(description="Who affirms, denies and questions it.")]
    evidence: Annotations
    mainEntityOfPage: Annotated[
        LinkedVersion, Meta(description="This version of the record, and where it comes from.")
    ]


class RetrievedText(Output, tag_field="type", tag="RetrievedText", frozen=True, kw_only=True):
    """The text as retrieved: its digest and length, and how much of it may be shown."""

    sha256: Sha256
    length: Length
    policy: Annotated[
        Concept,
        Meta(
            description="How much of it may be shown.",
            examples=["https://example.org/v1/codes/policy#none"],
        ),
    ]


class LinkedSource(LinkedDocument, frozen=True, kw_only=True):
    """A published document that facts are cited from."""

    type: Types
    source_kind: Annotated[
        Concept,
        Meta(
            description="What sort of document.",
            examples=["https://example.org/v1/codes/source_kind#article"],
        ),
    ]
    name: Title
    publisher: Annotated[Iri, Meta(description="The actor that published it.")] | UnsetType = UNSET
    url: (
        Annotated[str, Meta(description="Its address.", examples=["https://example.org/report"])]
        | UnsetType
    ) = UNSET
    archivedAt: (
        Annotated[
            str,
            Meta(
                description="Address of an archived copy.",
                examples=["https://example.org/archived"],
            ),
        ]
        | UnsetType
    ) = UNSET
    published: Annotated[FuzzyDate, Meta(description="When it was published.")] | UnsetType = UNSET
    datePublished: IsoDate | UnsetType = UNSET
    retrieved_at: (
        Annotated[datetime.datetime, Meta(description="When it was fetched, in UTC.")] | UnsetType
    ) = UNSET
    inLanguage: Language | UnsetType = UNSET
    license: (
        Annotated[
            str,
            Meta(
                description="Licence of the document itself.",
                examples=["https://spdx.org/licenses/CC-BY-4.0"],
            ),
        ]
        | UnsetType
    ) = UNSET
    isBasedOn: Annotated[Iri, Meta(description="The source that it republishes.")] | UnsetType = (
        UNSET
    )
    retrieved_text: (
        Annotated[RetrievedText, Meta(description="The text that passages are places in.")]
        | UnsetType
    ) = UNSET
    note: (
        Annotated[
            str, Meta(description="What a reader should know of it.", examples=["A republication."])
        ]
        | UnsetType
    ) = UNSET
    mainEntityOfPage: Annotated[
        LinkedVersion, Meta(description="This version of the record, and where it comes from.")
    ]


class LinkedLink(LinkedDocument, frozen=True, kw_only=True):
    """Somebody's judgement whether two records are the same; it joins nothing by itself."""

    type: Literal["Link"] = "Link"
    records: Annotated[list[Iri], Meta(description="The two records, both of one kind.")]
    judgement: Annotated[
        Concept,
        Meta(
            description="Whether they are the same.",
            examples=["https://example.org/v1/codes/judgement#same"],
        ),
    ]
    judged_by: JudgedBy
    judged: Annotated[FuzzyDate, Meta(description="When.")] | UnsetType = UNSET
    why: Why
    evidence: Annotations
    mainEntityOfPage: Annotated[
        LinkedVersion, Meta(description="This version of the record, and where it comes from.")
    ]
