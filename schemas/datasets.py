"""Datasets: named series of records, with publisher, licence and citation."""

from typing import Annotated, Literal

from msgspec import Meta

from schemas.base import END, NOT_BLANK, UNSET, Id, Input, Key, Line, Output, Slug, UnsetType
from schemas.codes import Distribution, RecordKind

Licence = Annotated[
    Line, Meta(description="SPDX identifier or address of the licence.", examples=["CC-BY-4.0"])
]
Citation = Annotated[
    str,
    Meta(
        pattern=NOT_BLANK,
        min_length=1,
        max_length=2000,
        description="How to cite it.",
        examples=["A newsroom: My case (my-case)."],
    ),
]
Note = Annotated[
    str,
    Meta(
        pattern=NOT_BLANK,
        min_length=1,
        max_length=5000,
        description="What a user should know.",
        examples=["Claims as reported; not updated."],
    ),
]
Contact = Annotated[
    Line, Meta(description="Whom to ask for a correction.", examples=["mailto:desk@example.org"])
]
CheckField = Annotated[
    str,
    Meta(
        pattern="^[a-z0-9_]+([.][a-z0-9_]+)?" + END,
        description="A field of the kind's records, or a field of what stands in it.",
        examples=["place.country"],
    ),
]
Share = Annotated[
    float,
    Meta(ge=0, le=1, description="In at least which share of them it is there.", examples=[0.9]),
]
CheckKind = Annotated[
    Literal["actor", "affiliation", "event", "link", "source", "statement"],
    Meta(description="Kind of the records.", examples=["event"]),
]
MinCount = Annotated[
    int, Meta(ge=0, le=1_000_000_000, description="So many at least.", examples=[1000])
]


class FilledInput(Input, frozen=True, kw_only=True):
    """A field that records are to have."""

    field: CheckField
    share: Share


class CheckInput(Input, frozen=True, kw_only=True):
    """What is to hold of the active records of a kind before the dataset is released."""

    kind: CheckKind
    min_count: MinCount = 0
    filled: Annotated[list[FilledInput], Meta(max_length=100, description="Fields to have.")] = []


class Filled(Output, frozen=True, kw_only=True):
    """A field that records are to have."""

    field: CheckField
    share: Share


class Check(Output, frozen=True, kw_only=True):
    """What is to hold of the active records of a kind before the dataset is released."""

    kind: RecordKind
    min_count: MinCount
    filled: Annotated[list[Filled], Meta(description="Fields to have.")]


class DatasetInput(Input, frozen=True, kw_only=True):
    """What a change set says of its dataset: creates it, or changes what is named."""

    title: Annotated[Line, Meta(description="Its title.", examples=["My case"])] | UnsetType = UNSET
    publisher: (
        Annotated[Key, Meta(description="Key of the actor that publishes it.")] | UnsetType
    ) = UNSET
    licence: Licence | UnsetType = UNSET
    citation: Citation | UnsetType = UNSET
    distribution: Distribution | UnsetType = UNSET
    note: Note | UnsetType = UNSET
    contact: Contact | UnsetType = UNSET
    checks: (
        Annotated[
            list[CheckInput],
            Meta(max_length=100, description="What has to hold before it is released."),
        ]
        | UnsetType
    ) = UNSET


class Dataset(Output, frozen=True, kw_only=True):
    """A named series of records."""

    slug: Slug
    title: Annotated[str, Meta(description="Its title.", examples=["My case"])]
    publisher: Annotated[Id, Meta(description="The actor that publishes it.")] | UnsetType = UNSET
    licence: Licence
    citation: Citation | UnsetType = UNSET
    distribution: Annotated[
        str,
        Meta(description="`public` or `internal`.", extra_json_schema={"x-codes": "distribution"}),
    ]
    note: Note | UnsetType = UNSET
    contact: Contact | UnsetType = UNSET
    checks: (
        Annotated[list[Check], Meta(description="What has to hold before it is released.")]
        | UnsetType
    ) = UNSET
    seq: Annotated[int, Meta(ge=0, description="Its latest change set.", examples=[57])]
    edition: (
        Annotated[
            str,
            Meta(
                description="Edition that its latest change set with one named.", examples=["23.1"]
            ),
        ]
        | UnsetType
    ) = UNSET
    counts: Annotated[
        dict[str, int], Meta(description="Active records per kind.", examples=[{"event": 6}])
    ]
    latest_release: (
        Annotated[
            str,
            Meta(
                description="Name of its latest release, at `…/releases/latest`.",
                examples=["seq-57"],
            ),
        ]
        | UnsetType
    ) = UNSET
