"""Positions: of each fact of an event, who says what, in whose words, through whom."""

from typing import Annotated

from msgspec import Meta

from schemas.base import UNSET, Id, Key, Language, Output, Slug, UnsetType
from schemas.dates import Date
from schemas.evidence import EvidenceList
from schemas.figures import Figure
from schemas.labels import Labels
from schemas.standing import Standing
from schemas.statements import About, Content, Hop, Quote, Speaker

RoleCode = Annotated[str, Meta(description="The role.", extra_json_schema={"x-codes": "role"})]
MeasureCode = Annotated[
    str, Meta(description="What is counted.", extra_json_schema={"x-codes": "measure"})
]


class Fact(Output, frozen=True, kw_only=True):
    """What is affirmed or denied: the event, a part in it, or a number that statements give."""

    kind: Annotated[
        str,
        Meta(
            description="Kind of fact.",
            examples=["participation"],
            extra_json_schema={"x-codes": ("event", "participation", "figure")},
        ),
    ]
    event: Annotated[Id, Meta(description="The event.")]
    dataset: (
        Annotated[
            Slug,
            Meta(description="The dataset that says so; where `span` is `linked`."),
        ]
        | UnsetType
    ) = UNSET
    id: Annotated[Id, Meta(description="Of the event or participation.")] | UnsetType = UNSET
    key: Key | UnsetType = UNSET
    title: (
        Annotated[
            str, Meta(description="Title of the event.", examples=["Raid into Belgorod region"])
        ]
        | UnsetType
    ) = UNSET
    actor: Annotated[Id, Meta(description="Whose part it is.")] | UnsetType = UNSET
    role: RoleCode | UnsetType = UNSET
    measure: MeasureCode | UnsetType = UNSET
    party: (
        Annotated[Id, Meta(description="Whose people or things a figure counts.")] | UnsetType
    ) = UNSET
    unit: (
        Annotated[str, Meta(description="Unit, where it is not single ones.", examples=["USD"])]
        | UnsetType
    ) = UNSET
    coded: (
        Annotated[list[Figure], Meta(description="Figures that the dataset itself codes.")]
        | UnsetType
    ) = UNSET
    evidence: EvidenceList | UnsetType = UNSET


class PositionStatement(Output, frozen=True, kw_only=True):
    """A statement, and how it takes the side."""

    id: Id
    dataset: (
        Annotated[
            Slug,
            Meta(description="The dataset that has it; where `span` is `linked`."),
        ]
        | UnsetType
    ) = UNSET
    act: Annotated[
        str,
        Meta(description="What was done by saying it.", extra_json_schema={"x-codes": "act"}),
    ]
    said: Annotated[Date, Meta(description="When it was said.")] | UnsetType = UNSET
    stance: (
        Annotated[
            str,
            Meta(
                description="Side taken on the fact; absent of figures.",
                extra_json_schema={"x-codes": "stance"},
            ),
        ]
        | UnsetType
    ) = UNSET
    modality: (
        Annotated[
            str,
            Meta(
                description="How sure the speaker is; of a figure, of the event that it counts "
                "in. Shown, never weighed.",
                extra_json_schema={"x-codes": "modality"},
            ),
        ]
        | UnsetType
    ) = UNSET
    about: (
        Annotated[
            About,
            Meta(
                description="By what it takes the side: the fact itself, a role above or below it "
                "in the tree, or another statement that it confirms, repeats or disputes."
            ),
        ]
        | UnsetType
    ) = UNSET
    speakers: Annotated[list[Speaker], Meta(description="Who spoke.")]
    medium: (
        Annotated[
            str, Meta(description="Where it was said.", extra_json_schema={"x-codes": "medium"})
        ]
        | UnsetType
    ) = UNSET
    via: Annotated[list[Hop], Meta(description="The reporting chain, from the speaker outward.")]
    content: Content
    quote: Quote | UnsetType = UNSET
    language: Language | UnsetType = UNSET
    figures: (
        Annotated[list[Figure], Meta(description="Its numbers for this figure.")] | UnsetType
    ) = UNSET
    evidence: EvidenceList


class PartyPosition(Output, frozen=True, kw_only=True):
    """One party's side, in its own statements."""

    party: Annotated[
        Id, Meta(description="Whose word it is: on whose behalf they speak, else the speaker.")
    ]
    stance: (
        Annotated[
            str,
            Meta(
                description="affirms, denies or questions; absent of figures.",
                examples=["denies"],
                extra_json_schema={"x-codes": "stance"},
            ),
        ]
        | UnsetType
    ) = UNSET
    statements: Annotated[
        list[PositionStatement], Meta(description="Its statements, in order of date.")
    ]


class FactPositions(Output, frozen=True, kw_only=True):
    """A fact, its standing, and every party to it."""

    fact: Annotated[Fact, Meta(description="What is affirmed or denied.")]
    standing: (
        Annotated[Standing, Meta(description="Its standing; figures have none.")] | UnsetType
    ) = UNSET
    parties: Annotated[
        list[PartyPosition],
        Meta(description="Those who affirm, then those who deny, then those who question."),
    ]


class Positions(Output, frozen=True, kw_only=True):
    """Who says what of an event."""

    data: Annotated[
        list[FactPositions],
        Meta(description="The event, then its participations, then the figures."),
    ]
    labels: Labels
