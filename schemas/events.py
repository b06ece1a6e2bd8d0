"""Events: what happened, where, when, and who is said to have had which part in it."""

import decimal
from typing import Annotated

from msgspec import Meta

from schemas.base import NOT_BLANK, UNSET, Country, Id, Input, Key, Line, Output, UnsetType
from schemas.codes import Category, Precision, Role
from schemas.dates import Date, DateInput
from schemas.evidence import EvidenceInputs, EvidenceList
from schemas.figures import Figure, FigureInput
from schemas.records import Document
from schemas.standing import Standing

Title = Annotated[
    Line,
    Meta(
        description="Neutral: what, where, when; no author, no adjective.",
        examples=["Raid into Belgorod region"],
    ),
]
PlaceName = Annotated[Line, Meta(description="The place as named.", examples=["Belgorod region"])]
LATITUDE = Meta(description="WGS 84 degrees north, six decimals kept.", examples=[50.6])
LONGITUDE = Meta(description="WGS 84 degrees east, six decimals kept.", examples=[36.6])


class PlaceInput(Input, frozen=True, kw_only=True):
    """A place that a writer sends: a name or a point at least, and how precise it is."""

    name: PlaceName | UnsetType = UNSET
    country: Country | UnsetType = UNSET
    precision: Precision
    lat: Annotated[float, LATITUDE, Meta(ge=-90, le=90)] | UnsetType = UNSET
    lon: Annotated[float, LONGITUDE, Meta(ge=-180, le=180)] | UnsetType = UNSET


class ParticipationInput(Input, frozen=True, kw_only=True):
    """A part in the event that somebody claims or denies."""

    key: Key
    actor: Annotated[Key, Meta(description="Key of the actor.")]
    role: Role
    coded: Annotated[bool, Meta(description="True only where the dataset itself asserts it.")] = (
        False
    )
    evidence: EvidenceInputs


class EventInput(Input, frozen=True, kw_only=True):
    """An event that a writer sends, with all its participations."""

    title: Title
    category: Category
    summary: (
        Annotated[
            str,
            Meta(
                pattern=NOT_BLANK,
                min_length=1,
                max_length=5000,
                description="Neutral summary.",
                examples=["Fighters crossed the border."],
            ),
        ]
        | UnsetType
    ) = UNSET
    when: DateInput | UnsetType = UNSET
    place: PlaceInput | UnsetType = UNSET
    parent: Annotated[Key, Meta(description="Key of the event that it is part of.")] | UnsetType = (
        UNSET
    )
    figures: Annotated[
        list[FigureInput], Meta(max_length=1000, description="Numbers that the dataset codes.")
    ] = []
    participations: Annotated[
        list[ParticipationInput],
        Meta(max_length=10_000, description="Who is said to have had which part."),
    ] = []
    coded: Annotated[bool, Meta(description="True only where the dataset itself asserts it.")] = (
        False
    )
    evidence: EvidenceInputs


class Place(Output, frozen=True, kw_only=True):
    """Where it happened, and how precisely that is known."""

    name: PlaceName | UnsetType = UNSET
    country: Country | UnsetType = UNSET
    precision: Annotated[
        str,
        Meta(
            description="How precise the place is.",
            examples=["admin1"],
            extra_json_schema={"x-codes": "precision"},
        ),
    ]
    lat: Annotated[decimal.Decimal, LATITUDE] | UnsetType = UNSET
    lon: Annotated[decimal.Decimal, LONGITUDE] | UnsetType = UNSET


class Participation(Output, frozen=True, kw_only=True):
    """An actor's role in the event, as somebody claims or denies, with its standing."""

    id: Annotated[Id, Meta(description="Its own id, so that statements can be about it.")]
    key: Key
    actor: Annotated[Id, Meta(description="The actor.")]
    role: Annotated[
        str,
        Meta(
            description="The part it is said to have had.",
            examples=["director"],
            extra_json_schema={"x-codes": "role"},
        ),
    ]
    standing: Annotated[Standing, Meta(description="Who affirms, denies and questions that part.")]
    evidence: EvidenceList


class Event(Document, frozen=True, kw_only=True):
    """Something that happened."""

    title: Title
    category: Annotated[
        str,
        Meta(
            description="What sort of event.",
            examples=["armed_incursion"],
            extra_json_schema={"x-codes": "category"},
        ),
    ]
    summary: (
        Annotated[
            str, Meta(description="Neutral summary.", examples=["Fighters crossed the border."])
        ]
        | UnsetType
    ) = UNSET
    when: Annotated[Date, Meta(description="When it happened.")] | UnsetType = UNSET
    place: Annotated[Place, Meta(description="Where it happened.")] | UnsetType = UNSET
    parent: Annotated[Id, Meta(description="The event that it is part of.")] | UnsetType = UNSET
    figures: Annotated[list[Figure], Meta(description="Numbers that the dataset codes.")]
    participations: Annotated[
        list[Participation], Meta(description="Who is said to have had which part.")
    ]
    standing: Annotated[
        Standing, Meta(description="Who affirms, denies and questions that it happened.")
    ]
    evidence: EvidenceList
