"""Actors: persons, groups, states, bodies, and those whom a text leaves unnamed."""

from typing import Annotated

from msgspec import Meta

from schemas.base import END, NOT_BLANK, UNSET, Country, Input, Language, Output, UnsetType
from schemas.codes import ActorKind, NameKind
from schemas.dates import Date, DateInput
from schemas.evidence import EvidenceInput, EvidenceInputs, EvidenceList
from schemas.records import Document

NameText = Annotated[
    str,
    Meta(
        pattern=NOT_BLANK,
        min_length=1,
        max_length=500,
        description="The name as written.",
        examples=["Ukraine"],
    ),
]
Script = Annotated[
    str,
    Meta(pattern="^[A-Z][a-z]{3}" + END, description="ISO 15924 script code.", examples=["Cyrl"]),
]
Scheme = Annotated[
    str,
    Meta(
        pattern="^[a-z][a-z0-9_-]{0,39}" + END,
        description="Who issued the identifier.",
        examples=["wikidata"],
    ),
]
IdentifierValue = Annotated[
    str,
    Meta(
        pattern=NOT_BLANK,
        min_length=1,
        max_length=200,
        description="The identifier there.",
        examples=["Q212"],
    ),
]


class IdentifierInput(Input, frozen=True, kw_only=True):
    """An identifier that somebody else issued."""

    scheme: Scheme
    value: IdentifierValue


class NameInput(Input, frozen=True, kw_only=True):
    """A name beside the primary one."""

    name: NameText
    kind: NameKind
    language: Language | UnsetType = UNSET
    script: Script | UnsetType = UNSET
    evidence: Annotated[
        list[EvidenceInput], Meta(max_length=1000, description="Who calls it so, and where.")
    ] = []


class ActorInput(Input, frozen=True, kw_only=True):
    """An actor that a writer sends."""

    actor_kind: ActorKind
    name: NameText
    names: Annotated[
        list[NameInput], Meta(max_length=1000, description="Other names, each with its evidence.")
    ] = []
    countries: Annotated[
        list[Country], Meta(max_length=300, description="Countries it belongs to.")
    ] = []
    identifiers: Annotated[
        list[IdentifierInput], Meta(max_length=1000, description="Identifiers issued by others.")
    ] = []
    start: DateInput | UnsetType = UNSET
    end: DateInput | UnsetType = UNSET
    description: (
        Annotated[
            str,
            Meta(
                pattern=NOT_BLANK,
                min_length=1,
                max_length=2000,
                description="Neutral words that tell it from namesakes; no judgement.",
                examples=["State in Eastern Europe"],
            ),
        ]
        | UnsetType
    ) = UNSET
    evidence: EvidenceInputs


class Identifier(Output, frozen=True, kw_only=True):
    """An identifier that somebody else issued."""

    scheme: Scheme
    value: IdentifierValue


class Name(Output, frozen=True, kw_only=True):
    """A name, its kind, and who calls the actor so."""

    name: NameText
    kind: Annotated[
        str,
        Meta(
            description="Kind of name.",
            examples=["nickname"],
            extra_json_schema={"x-codes": "name_kind"},
        ),
    ]
    language: Language | UnsetType = UNSET
    script: Script | UnsetType = UNSET
    evidence: EvidenceList


class Actor(Document, frozen=True, kw_only=True):
    """A person, group, state, body, outlet or unnamed speaker."""

    actor_kind: Annotated[
        str,
        Meta(
            description="What sort of actor.",
            examples=["armed_group"],
            extra_json_schema={"x-codes": "actor_kind"},
        ),
    ]
    name: NameText
    names: Annotated[list[Name], Meta(description="Other names, each with its evidence.")]
    countries: Annotated[list[Country], Meta(description="Countries it belongs to.")]
    identifiers: Annotated[list[Identifier], Meta(description="Identifiers issued by others.")]
    start: Annotated[Date, Meta(description="When it began to exist (of groups).")] | UnsetType = (
        UNSET
    )
    end: Annotated[Date, Meta(description="When it ceased to exist (of groups).")] | UnsetType = (
        UNSET
    )
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
    evidence: EvidenceList
