"""Statements: one speech act each, with its speakers, its chain and what it is about."""

from typing import Annotated

from msgspec import Meta

from schemas.base import UNSET, Id, Input, Key, Language, Line, Output, Prose, UnsetType
from schemas.codes import Act, Medium, Modality, Relation, Role, Stance, ViaMode
from schemas.dates import Date, DateInput
from schemas.evidence import EvidenceInputs, EvidenceList
from schemas.figures import Figure, FigureInput
from schemas.records import Document

Content = Annotated[
    Prose,
    Meta(
        description="What was said, paraphrased.",
        examples=["Denies that the army had a part in the raid."],
    ),
]
Quote = Annotated[
    Prose,
    Meta(
        description="The words themselves; only where the licence allows.",
        examples=["We had no part in it."],
    ),
]
SpeakerTitle = Annotated[
    Line, Meta(description="What the speaker is called there.", examples=["spokesman"])
]


class SpeakerInput(Input, frozen=True, kw_only=True):
    """Who speaks, and for whom."""

    actor: Annotated[Key, Meta(description="Key of the speaker.")]
    title: SpeakerTitle | UnsetType = UNSET
    on_behalf_of: (
        Annotated[Key, Meta(description="Key of the actor whose word it is.")] | UnsetType
    ) = UNSET


class HopInput(Input, frozen=True, kw_only=True):
    """One hop of the reporting chain, from the speaker outward."""

    actor: Annotated[Key, Meta(description="Key of the actor that passed it on.")]
    mode: ViaMode
    medium: Medium | UnsetType = UNSET
    date: DateInput | UnsetType = UNSET


class AboutInput(Input, frozen=True, kw_only=True):
    """What the statement is about: one fact with a stance, or one statement with a relation.

    Name exactly one of event, participation, affiliation, actor and statement; or event, actor
    and role together, for a part in the event that need not be recorded.
    """

    event: Key | UnsetType = UNSET
    participation: Key | UnsetType = UNSET
    affiliation: Key | UnsetType = UNSET
    actor: Key | UnsetType = UNSET
    role: Role | UnsetType = UNSET
    statement: Key | UnsetType = UNSET
    stance: Stance | UnsetType = UNSET
    relation: Relation | UnsetType = UNSET
    modality: Modality | UnsetType = UNSET


class StatementInput(Input, frozen=True, kw_only=True):
    """A statement that a writer sends."""

    act: Act
    speakers: Annotated[
        list[SpeakerInput], Meta(min_length=1, max_length=100, description="Who spoke.")
    ]
    content: Content
    quote: Quote | UnsetType = UNSET
    language: Annotated[Language, Meta(description="Language of the content.")] | UnsetType = UNSET
    said: DateInput | UnsetType = UNSET
    medium: Medium | UnsetType = UNSET
    addressee: Annotated[Key, Meta(description="Key of the actor addressed.")] | UnsetType = UNSET
    via: Annotated[
        list[HopInput],
        Meta(max_length=100, description="The reporting chain, from the speaker outward."),
    ] = []
    about: Annotated[
        list[AboutInput],
        Meta(max_length=1000, description="What it is about, with the stance taken."),
    ] = []
    figures: Annotated[
        list[FigureInput], Meta(max_length=1000, description="Numbers that the speakers give.")
    ] = []
    evidence: EvidenceInputs


class Speaker(Output, frozen=True, kw_only=True):
    """Who speaks, and for whom."""

    actor: Annotated[Id, Meta(description="The speaker.")]
    title: SpeakerTitle | UnsetType = UNSET
    on_behalf_of: Annotated[Id, Meta(description="The actor whose word it is.")] | UnsetType = UNSET


class Hop(Output, frozen=True, kw_only=True):
    """One hop of the reporting chain, from the speaker outward."""

    actor: Annotated[Id, Meta(description="The actor that passed it on.")]
    mode: Annotated[
        str,
        Meta(
            description="How it was passed on.",
            examples=["quoted"],
            extra_json_schema={"x-codes": "via_mode"},
        ),
    ]
    medium: (
        Annotated[
            str,
            Meta(
                description="Where.",
                examples=["interview"],
                extra_json_schema={"x-codes": "medium"},
            ),
        ]
        | UnsetType
    ) = UNSET
    date: Annotated[Date, Meta(description="When.")] | UnsetType = UNSET


class About(Output, frozen=True, kw_only=True):
    """What it is about: a record, or a part (event, actor, role) that need not be recorded."""

    record: (
        Annotated[Id, Meta(description="An event, participation, affiliation, actor or statement.")]
        | UnsetType
    ) = UNSET
    event: Annotated[Id, Meta(description="The event, of a part in it.")] | UnsetType = UNSET
    actor: Annotated[Id, Meta(description="The actor, of a part in the event.")] | UnsetType = UNSET
    role: (
        Annotated[
            str,
            Meta(
                description="The role, of a part in the event.",
                extra_json_schema={"x-codes": "role"},
            ),
        ]
        | UnsetType
    ) = UNSET
    stance: (
        Annotated[
            str,
            Meta(
                description="Side taken on a fact.",
                examples=["denies"],
                extra_json_schema={"x-codes": "stance"},
            ),
        ]
        | UnsetType
    ) = UNSET
    relation: (
        Annotated[
            str,
            Meta(
                description="What it does to another statement.",
                examples=["confirms"],
                extra_json_schema={"x-codes": "relation"},
            ),
        ]
        | UnsetType
    ) = UNSET
    modality: (
        Annotated[
            str,
            Meta(
                description="How sure the speaker is.",
                examples=["probable"],
                extra_json_schema={"x-codes": "modality"},
            ),
        ]
        | UnsetType
    ) = UNSET


class Statement(Document, frozen=True, kw_only=True):
    """One speech act: who said what about which facts, through whom it reached us."""

    act: Annotated[
        str,
        Meta(
            description="What was done by saying it.",
            examples=["denial"],
            extra_json_schema={"x-codes": "act"},
        ),
    ]
    speakers: Annotated[list[Speaker], Meta(description="Who spoke.")]
    content: Content
    quote: Quote | UnsetType = UNSET
    language: Annotated[Language, Meta(description="Language of the content.")] | UnsetType = UNSET
    said: Annotated[Date, Meta(description="When it was said.")] | UnsetType = UNSET
    medium: (
        Annotated[
            str,
            Meta(
                description="Where it was said.",
                examples=["interview"],
                extra_json_schema={"x-codes": "medium"},
            ),
        ]
        | UnsetType
    ) = UNSET
    addressee: Annotated[Id, Meta(description="To whom.")] | UnsetType = UNSET
    via: Annotated[list[Hop], Meta(description="The reporting chain, from the speaker outward.")]
    about: Annotated[list[About], Meta(description="What it is about, with the stance taken.")]
    figures: Annotated[list[Figure], Meta(description="Numbers that the speakers give.")]
    evidence: EvidenceList
