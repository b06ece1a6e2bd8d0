"""Statements as linked data: claims, with their speakers, their chain and what they are about."""

from typing import Annotated

from msgspec import Meta

from schemas.annotations import Annotations, Concept, Iri
from schemas.base import UNSET, Language, Output, UnsetType
from schemas.linked import LinkedDocument
from schemas.linkedparts import FuzzyDate, IsoDate, LinkedFigure, LinkedVersion, Types
from schemas.statements import Content, Quote, SpeakerTitle

Medium = Annotated[
    Concept,
    Meta(
        description="Where it was said.",
        examples=["https://example.org/v1/codes/medium#interview"],
    ),
]


class LinkedSpeaker(Output, tag_field="type", tag="Speaker", frozen=True, kw_only=True):
    """Who speaks, and for whom."""

    actor: Annotated[Iri, Meta(description="The speaker.")]
    title: SpeakerTitle | UnsetType = UNSET
    on_behalf_of: Annotated[Iri, Meta(description="The actor whose word it is.")] | UnsetType = (
        UNSET
    )


class LinkedHop(Output, tag_field="type", tag="Hop", frozen=True, kw_only=True):
    """One hop of the reporting chain, from the speaker outward."""

    actor: Annotated[Iri, Meta(description="The actor that passed it on.")]
    mode: Annotated[
        Concept,
        Meta(
            description="How it was passed on.",
            examples=["https://example.org/v1/codes/via_mode#quoted"],
        ),
    ]
    medium: Medium | UnsetType = UNSET
    date: Annotated[FuzzyDate, Meta(description="When.")] | UnsetType = UNSET


class LinkedAbout(Output, tag_field="type", tag="About", frozen=True, kw_only=True):
    """What it says of a record, or of a part (event, actor, role) that need not be recorded."""

    record: (
        Annotated[
            Iri, Meta(description="An event, participation, affiliation, actor or statement.")
        ]
        | UnsetType
    ) = UNSET
    event: Annotated[Iri, Meta(description="The event, of a part in it.")] | UnsetType = UNSET
    actor: Annotated[Iri, Meta(description="The actor, of a part in the event.")] | UnsetType = (
        UNSET
    )
    role: Annotated[Concept, Meta(description="The role, of a part in the event.")] | UnsetType = (
        UNSET
    )
    stance: (
        Annotated[
            Concept,
            Meta(
                description="Side taken on a fact.",
                examples=["https://example.org/v1/codes/stance#denies"],
            ),
        ]
        | UnsetType
    ) = UNSET
    relation: (
        Annotated[
            Concept,
            Meta(
                description="What it does to another statement.",
                examples=["https://example.org/v1/codes/relation#confirms"],
            ),
        ]
        | UnsetType
    ) = UNSET
    modality: (
        Annotated[
            Concept,
            Meta(
                description="How sure the speaker is.",
                examples=["https://example.org/v1/codes/modality#probable"],
            ),
        ]
        | UnsetType
    ) = UNSET


class LinkedStatement(LinkedDocument, frozen=True, kw_only=True):
    """One speech act: who said what about which facts, through whom it reached us."""

    type: Types
    act: Annotated[
        Concept,
        Meta(
            description="What was done by saying it.",
            examples=["https://example.org/v1/codes/act#denial"],
        ),
    ]
    text: Content
    quote: Quote | UnsetType = UNSET
    inLanguage: Annotated[Language, Meta(description="Language of the content.")] | UnsetType = (
        UNSET
    )
    creator: Annotated[list[Iri], Meta(description="Who spoke.")]
    wasAttributedTo: Annotated[
        list[Iri],
        Meta(description="Whose word it is: on whose behalf they speak, else the speakers."),
    ]
    speakers: Annotated[list[LinkedSpeaker], Meta(description="Who spoke, as whom, and for whom.")]
    said: Annotated[FuzzyDate, Meta(description="When it was said.")] | UnsetType = UNSET
    dateCreated: IsoDate | UnsetType = UNSET
    medium: Medium | UnsetType = UNSET
    addressee: Annotated[Iri, Meta(description="To whom.")] | UnsetType = UNSET
    via: Annotated[
        list[LinkedHop], Meta(description="The reporting chain, from the speaker outward.")
    ]
    about: Annotated[list[Iri], Meta(description="What it is about, whatever it says of it.")]
    stances: Annotated[list[LinkedAbout], Meta(description="What it says of each.")]
    figures: Annotated[list[LinkedFigure], Meta(description="Numbers that the speakers give.")]
    appearance: Annotated[list[Iri], Meta(description="The sources that it is cited from.")]
    evidence: Annotations
    mainEntityOfPage: Annotated[
        LinkedVersion, Meta(description="This version of the record, and where it comes from.")
    ]
