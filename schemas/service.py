"""The service document: what there is, how far it goes, and where it is."""

import datetime
from typing import Annotated

from msgspec import Meta

from schemas.base import UNSET, Output, Slug, UnsetType

DataThrough = Annotated[
    datetime.date,
    Meta(
        description=(
            "The latest day that the active events certainly reach: of each its last certain day "
            "(of an open or unknown end that of its start), or where no day is certain "
            "(`2023-05`) the first possible one. Days that had not yet begun when the event was "
            "recorded, such as announced ones, do not count. Statements and sources may be later."
        ),
        examples=["2023-05-24"],
    ),
]


class ServiceDataset(Output, frozen=True, kw_only=True):
    """A dataset in short."""

    slug: Slug
    title: Annotated[str, Meta(description="Its title.", examples=["My case"])]
    licence: Annotated[str, Meta(description="Its licence.", examples=["CC-BY-4.0"])]
    distribution: Annotated[
        str,
        Meta(description="`public` or `internal`.", extra_json_schema={"x-codes": "distribution"}),
    ]
    data_through: DataThrough | UnsetType = UNSET
    url: Annotated[
        str, Meta(description="Where it is described.", examples=["/v1/datasets/belgorod-2023"])
    ]


class Service(Output, frozen=True, kw_only=True):
    """What this server has, and where."""

    name: Annotated[str, Meta(description="Name of the software.", examples=["Whence"])]
    version: Annotated[str, Meta(description="Version of this API.", examples=["v1"])]
    seq: Annotated[int, Meta(ge=0, description="Number of the latest change set.", examples=[57])]
    purge_seq: Annotated[
        int,
        Meta(
            ge=0,
            description="Latest seq at which something was purged: copies from before drop it.",
            examples=[0],
        ),
    ]
    recorded_at: (
        Annotated[
            datetime.datetime, Meta(description="When the latest change set was recorded, in UTC.")
        ]
        | UnsetType
    ) = UNSET
    data_through: DataThrough | UnsetType = UNSET
    contact: (
        Annotated[
            str,
            Meta(
                description="Whom to tell of errors, and to ask for corrections.",
                examples=["mailto:desk@example.org"],
            ),
        ]
        | UnsetType
    ) = UNSET
    datasets: Annotated[list[ServiceDataset], Meta(description="The datasets that you may read.")]
    links: Annotated[
        dict[str, str],
        Meta(description="Where everything is.", examples=[{"events": "/v1/events"}]),
    ]
