"""What linked documents have in common: record, dates, places, figures, standing and names."""

import datetime
import decimal
from typing import Annotated, Literal

import msgspec
from msgspec import Meta

from schemas.annotations import Concept, Iri
from schemas.base import UNSET, Country, Key, Output, UnsetType
from schemas.datasets import Citation, Contact, Note
from schemas.dates import Date
from schemas.events import LATITUDE, LONGITUDE, PlaceName
from schemas.figures import Count, Unit

Context = Annotated[
    str,
    Meta(
        description="The address of the context, which says what each key means.",
        examples=["https://example.org/contexts/v1.jsonld"],
    ),
]
Types = Annotated[
    list[Annotated[str, Meta(examples=["CreativeWork"])]],
    Meta(description="What it is, by terms of the context."),
]
License = Annotated[
    str,
    Meta(
        description="The dataset's licence.",
        examples=["https://spdx.org/licenses/CC-BY-4.0"],
    ),
]
IsoDate = Annotated[
    str, Meta(description="Where the EDTF is a plain date of ISO 8601.", examples=["2023-05-22"])
]


class FuzzyDate(Date, tag_field="type", tag="FuzzyDate", frozen=True, kw_only=True):
    """A date as written, with its first and last possible day."""


class LinkedFigure(Output, tag_field="type", tag="Figure", frozen=True, kw_only=True):
    """A number. On an event it is coded by the dataset, on a claim the speakers give it."""

    measure: Annotated[
        Concept,
        Meta(
            description="What is counted.",
            examples=["https://example.org/v1/codes/measure#killed"],
        ),
    ]
    party: (
        Annotated[Iri, Meta(description="The actor whose people or things it counts.")] | UnsetType
    ) = UNSET
    low: Annotated[Count, Meta(description="Lowest.")] | UnsetType = UNSET
    best: Annotated[Count, Meta(description="Most likely, or the only one given.")] | UnsetType = (
        UNSET
    )
    high: Annotated[Count, Meta(description="Highest.")] | UnsetType = UNSET
    unit: Unit | UnsetType = UNSET


class LinkedVoice(Output, tag_field="type", tag="Voice", frozen=True, kw_only=True):
    """A party and the claims in which it takes this side."""

    party: Annotated[Iri, Meta(description="The actor whose word it is.")]
    statements: Annotated[list[Iri], Meta(description="Its claims.")]


LinkedVoices = list[LinkedVoice]


class LinkedStanding(Output, tag_field="type", tag="Standing", frozen=True, kw_only=True):
    """Who says so and who denies it; derived from the claims, decided by nobody."""

    contested: Annotated[
        bool, Meta(description="At least one party affirms it and another denies it.")
    ]
    affirmed_by: Annotated[LinkedVoices, Meta(description="Parties that affirm it.")]
    denied_by: Annotated[LinkedVoices, Meta(description="Parties that deny it.")]
    questioned_by: Annotated[LinkedVoices, Meta(description="Parties that question it.")]
    coded_by: (
        Annotated[
            Iri,
            Meta(description="The dataset's publisher, where the dataset itself asserts it."),
        ]
        | UnsetType
    ) = UNSET


class LinkedLabel(Output, frozen=True, kw_only=True):
    """How to show to a person what a document names."""

    id: Iri
    type: Annotated[
        str,
        Meta(description="Agent, Event, CreativeWork or Participation.", examples=["Agent"]),
    ]
    name: (
        Annotated[
            str,
            Meta(
                description="Name of an actor, title of a source or an event.", examples=["Ukraine"]
            ),
        ]
        | UnsetType
    ) = UNSET
    publisher: Annotated[Iri, Meta(description="Publisher of a source.")] | UnsetType = UNSET
    url: (
        Annotated[
            str, Meta(description="Address of a source.", examples=["https://example.org/report"])
        ]
        | UnsetType
    ) = UNSET
    event: Annotated[Iri, Meta(description="Event of a participation.")] | UnsetType = UNSET
    isReplacedBy: (
        Annotated[Iri, Meta(description="The record that answers for it, where it was merged.")]
        | UnsetType
    ) = UNSET


LinkedLabels = Annotated[
    list[LinkedLabel], Meta(description="What the document names, with how to show it.")
]


class LinkedVersion(Output, frozen=True, kw_only=True):
    """The record of it at this version, apart from what it is about: when, by what, and whence."""

    id: Annotated[
        Iri,
        Meta(
            description="The address of this version.",
            examples=["https://example.org/v1/events/evt_2v9k3m8q0x7d5z1r6t4w8y2b3c?version=2"],
        ),
    ]
    type: Types
    version: Annotated[int, Meta(ge=1, description="1, 2, 3 … for each record.", examples=[2])]
    seq: Annotated[
        int,
        Meta(ge=1, description="Number of the change set that made this version.", examples=[57]),
    ]
    generatedAtTime: Annotated[
        datetime.datetime, Meta(description="When that change set was recorded, in UTC.")
    ]
    invalidatedAtTime: (
        Annotated[datetime.datetime, Meta(description="When it was retracted, in UTC.")] | UnsetType
    ) = UNSET
    isPartOf: Annotated[
        Iri,
        Meta(
            description="The dataset.", examples=["https://example.org/v1/datasets/belgorod-2023"]
        ),
    ]
    license: License
    key: Key
    status: Annotated[
        Concept,
        Meta(
            description="Whether it is active, retracted or merged.",
            examples=["https://example.org/v1/codes/status#active"],
        ),
    ]
    reason: (
        Annotated[
            Concept,
            Meta(
                description="Why it was retracted.",
                examples=["https://example.org/v1/codes/reason#error"],
            ),
        ]
        | UnsetType
    ) = UNSET
    isReplacedBy: (
        Annotated[Iri, Meta(description="The record that it was merged into.")] | UnsetType
    ) = UNSET
    wasDerivedFrom: (
        Annotated[list[Iri], Meta(description="The sources that it cites, each once.")] | UnsetType
    ) = UNSET
    mentions: LinkedLabels


class LinkedDataset(Output, frozen=True, kw_only=True):
    """A named series of records."""

    context: Context = msgspec.field(name="@context")
    id: Annotated[
        Iri,
        Meta(
            description="Its address.", examples=["https://example.org/v1/datasets/belgorod-2023"]
        ),
    ]
    type: Literal["Dataset"] = "Dataset"
    name: Annotated[str, Meta(description="Its title.", examples=["My case"])]
    description: Note | UnsetType = UNSET
    publisher: Annotated[Iri, Meta(description="The actor that publishes it.")] | UnsetType = UNSET
    license: License
    citation: Citation | UnsetType = UNSET
    version: (
        Annotated[str, Meta(description="Edition that it holds, if named.", examples=["23.1"])]
        | UnsetType
    ) = UNSET
    distribution: Annotated[
        Concept,
        Meta(
            description="Whether all may read it.",
            examples=["https://example.org/v1/codes/distribution#public"],
        ),
    ]
    contact: Contact | UnsetType = UNSET
    seq: Annotated[int, Meta(ge=0, description="Its latest change set.", examples=[57])]


class PostalAddress(Output, tag_field="type", tag="PostalAddress", frozen=True, kw_only=True):
    """The country that a place is in."""

    addressCountry: Country


class GeoCoordinates(Output, tag_field="type", tag="GeoCoordinates", frozen=True, kw_only=True):
    """A point, as precise as its place says."""

    latitude: Annotated[decimal.Decimal, LATITUDE]
    longitude: Annotated[decimal.Decimal, LONGITUDE]


class LinkedPlace(Output, tag_field="type", tag="Place", frozen=True, kw_only=True):
    """Where it happened, and how precisely that is known."""

    name: PlaceName | UnsetType = UNSET
    address: (
        Annotated[PostalAddress, Meta(description="The country that it is in.")] | UnsetType
    ) = UNSET
    geo: Annotated[GeoCoordinates, Meta(description="The point, if one is known.")] | UnsetType = (
        UNSET
    )
    precision: Annotated[
        Concept,
        Meta(
            description="How precise the place is.",
            examples=["https://example.org/v1/codes/precision#admin1"],
        ),
    ]
