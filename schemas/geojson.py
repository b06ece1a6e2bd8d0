"""Events as GeoJSON (RFC 7946): flat enough for a map, every part with who says so."""

import datetime
import decimal
from typing import Annotated, Literal

from msgspec import Meta

from schemas.base import UNSET, Id, Output, UnsetType
from schemas.figures import Figure

Degrees = Annotated[decimal.Decimal, Meta(examples=[36.6])]


class Named(Output, frozen=True, kw_only=True):
    """A record by id and name."""

    id: Id
    name: (
        Annotated[
            str,
            Meta(
                description="Name of an actor, title of a source or an event.", examples=["Ukraine"]
            ),
        ]
        | UnsetType
    ) = UNSET


class Sided(Output, frozen=True, kw_only=True):
    """A fact with who affirms, denies and questions it."""

    contested: Annotated[bool, Meta(description="One party affirms it and another denies it.")]
    affirmed_by: Annotated[list[Named], Meta(description="Parties that affirm it.")]
    denied_by: Annotated[list[Named], Meta(description="Parties that deny it.")]
    questioned_by: Annotated[list[Named], Meta(description="Parties that question it.")]
    coded_by: (
        Annotated[
            Named,
            Meta(description="The dataset's publisher, where the dataset itself asserts it."),
        ]
        | UnsetType
    ) = UNSET


class FeaturePart(Sided, frozen=True, kw_only=True):
    """A part that an actor is said, by these parties, to have had in the event."""

    id: Id
    key: Annotated[str, Meta(description="The writer's name for it.", examples=["raid"])]
    actor: Annotated[Named, Meta(description="The actor.")]
    role: Annotated[
        str,
        Meta(
            description="The part.",
            examples=["director"],
            extra_json_schema={"x-codes": "role"},
        ),
    ]


class FeatureProperties(Sided, frozen=True, kw_only=True):
    """An event's fields."""

    dataset: Annotated[str, Meta(description="Its dataset.", examples=["belgorod-2023"])]
    key: Annotated[str, Meta(description="The writer's name for it.", examples=["raid"])]
    version: Annotated[int, Meta(ge=1, description="1, 2, 3 … for each record.", examples=[2])]
    seq: Annotated[
        int,
        Meta(ge=1, description="Number of the change set that made this version.", examples=[57]),
    ]
    recorded_at: Annotated[datetime.datetime, Meta(description="When that was, in UTC.")]
    status: Annotated[
        str,
        Meta(
            description="`active`, `retracted` or `merged`.",
            examples=["active"],
            extra_json_schema={"x-codes": "status"},
        ),
    ]
    reason: (
        Annotated[
            str,
            Meta(
                description="Why it was retracted.",
                examples=["error"],
                extra_json_schema={"x-codes": "reason"},
            ),
        ]
        | UnsetType
    ) = UNSET
    title: Annotated[
        str, Meta(description="Neutral title.", examples=["Raid into Belgorod region"])
    ]
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
    when: (
        Annotated[str, Meta(description="When it happened, in EDTF.", examples=["2023-05-22"])]
        | UnsetType
    ) = UNSET
    earliest: Annotated[datetime.date, Meta(description="First possible day.")] | UnsetType = UNSET
    latest: Annotated[datetime.date, Meta(description="Last possible day.")] | UnsetType = UNSET
    inferred: (
        Annotated[bool, Meta(description="True where the date was worked out.")] | UnsetType
    ) = UNSET
    place: (
        Annotated[str, Meta(description="The place as named.", examples=["Belgorod region"])]
        | UnsetType
    ) = UNSET
    country: (
        Annotated[str, Meta(description="ISO 3166-1 alpha-2.", examples=["RU"])] | UnsetType
    ) = UNSET
    precision: (
        Annotated[
            str,
            Meta(
                description="How precise the place is: a point of precision country is no place.",
                examples=["admin1"],
                extra_json_schema={"x-codes": "precision"},
            ),
        ]
        | UnsetType
    ) = UNSET
    parent: Annotated[Named, Meta(description="The event that it is part of.")] | UnsetType = UNSET
    figures: Annotated[list[Figure], Meta(description="Numbers that the dataset codes.")]
    participations: Annotated[
        list[FeaturePart], Meta(description="Who is said to have had which part.")
    ]
    sources: Annotated[list[Named], Meta(description="The sources that it cites.")]


class Point(Output, frozen=True, kw_only=True):
    """Longitude and latitude, WGS 84."""

    type: Literal["Point"] = "Point"
    coordinates: Annotated[
        tuple[Degrees, Degrees], Meta(description="Longitude, latitude.", examples=[[36.6, 50.6]])
    ]


class Feature(Output, frozen=True, kw_only=True):
    """An event; without a point its geometry is null, as RFC 7946 has it."""

    type: Literal["Feature"] = "Feature"
    id: Id
    geometry: Annotated[Point | None, Meta(description="Where, if a point is known.")]
    properties: Annotated[FeatureProperties, Meta(description="The event, flat.")]


class FeatureCollection(Output, frozen=True, kw_only=True):
    """Events as features."""

    type: Literal["FeatureCollection"] = "FeatureCollection"
    features: Annotated[list[Feature], Meta(description="The events, in the order asked for.")]
