"""Releases: immutable snapshots of a dataset as files, each with its digest."""

import datetime
from typing import Annotated

from msgspec import Meta

from schemas.base import UNSET, Line, Output, Sha256, Slug, UnsetType
from schemas.citations import Citation
from schemas.datasets import Licence
from schemas.digests import Digest
from schemas.paging import PageInfo

ReleaseName = Annotated[
    str,
    Meta(
        pattern="^[a-z0-9][a-z0-9._-]{0,62}$(?!\\n)",
        description="Name of a release, unique within its dataset; never `latest`.",
        examples=["seq-57"],
    ),
]
Seq = Annotated[int, Meta(ge=1, description="The change set as of which it is.", examples=[57])]


class ReleaseColumn(Output, frozen=True, kw_only=True):
    """A column of a table."""

    name: Annotated[str, Meta(description="Its name.", examples=["when_earliest"])]
    type: Annotated[
        str,
        Meta(
            description="text, texts (several; in CSV and SQLite joined by ` | `), integer, "
            "number, boolean, date, time (UTC), or json (a list as JSON).",
            examples=["date"],
        ),
    ]
    description: Annotated[str, Meta(description="What it holds.", examples=["First possible day"])]


class ReleaseFile(Output, frozen=True, kw_only=True):
    """A file of a release."""

    path: Annotated[str, Meta(description="Its name.", examples=["events.parquet"])]
    media_type: Annotated[
        str, Meta(description="Its media type.", examples=["application/vnd.apache.parquet"])
    ]
    bytes: Annotated[int, Meta(ge=0, description="Its size in bytes.", examples=[48213])]
    sha256: Sha256
    rows: (
        Annotated[
            int,
            Meta(
                ge=0, description="Rows, or lines, that it has; of a database all.", examples=[10]
            ),
        ]
        | UnsetType
    ) = UNSET
    table: (
        Annotated[str, Meta(description="The table that it holds.", examples=["events"])]
        | UnsetType
    ) = UNSET


class ReleaseTable(Output, frozen=True, kw_only=True):
    """A table, as it stands in CSV, Parquet and SQLite alike."""

    name: Annotated[str, Meta(description="Its name.", examples=["participations"])]
    description: Annotated[
        str, Meta(description="What a row is.", examples=["An actor's role in an event."])
    ]
    rows: Annotated[int, Meta(ge=0, description="How many there are.", examples=[27])]
    columns: Annotated[list[ReleaseColumn], Meta(description="In the order of the files.")]


class ReleaseRef(Output, frozen=True, kw_only=True):
    """Another release of the same dataset."""

    name: ReleaseName
    seq: Seq


class Manifest(Output, frozen=True, kw_only=True):
    """What a release says of itself: `manifest.json`. The same seq makes the same bytes."""

    format: Annotated[str, Meta(description="Version of this form.", examples=["whence-release/1"])]
    dataset: Slug
    title: Line
    name: ReleaseName
    seq: Seq
    recorded_at: Annotated[
        datetime.datetime, Meta(description="When that change set was recorded.")
    ]
    data_through: (
        Annotated[datetime.date, Meta(description="The latest day that its events reach.")]
        | UnsetType
    ) = UNSET
    edition: Annotated[str, Meta(description="Edition.", examples=["23.1"])] | UnsetType = UNSET
    licence: Licence
    citation: Annotated[str, Meta(description="How to cite it.")]
    counts: Annotated[
        dict[str, int], Meta(description="Active records per kind.", examples=[{"event": 6}])
    ]
    digests: Annotated[list[Digest], Meta(description="Of each kind, as `/v1/digest` has them.")]
    tables: Annotated[list[ReleaseTable], Meta(description="Its tables.")]
    files: Annotated[list[ReleaseFile], Meta(description="All its files but this one.")]
    previous: (
        Annotated[ReleaseRef, Meta(description="The release that `delta.ndjson.gz` begins at.")]
        | UnsetType
    ) = UNSET


class ReleasedFile(ReleaseFile, frozen=True, kw_only=True):
    """A file of a release, and where it is."""

    url: Annotated[
        str,
        Meta(
            description="Where to download it.",
            examples=["/v1/datasets/belgorod-2023/releases/seq-57/events.parquet"],
        ),
    ]


class Withdrawn(Output, frozen=True, kw_only=True):
    """Why a release can no longer be downloaded."""

    since: Annotated[datetime.datetime, Meta(description="Since when, in UTC.")]
    reason: Annotated[
        str, Meta(description="Why, in words.", examples=["Coded from the wrong edition."])
    ]


class Release(Output, frozen=True, kw_only=True):
    """An immutable snapshot of a dataset, to download, verify and cite."""

    dataset: Slug
    name: ReleaseName
    title: Annotated[str, Meta(description="Title of the dataset.", examples=["My case"])]
    seq: Seq
    recorded_at: Annotated[
        datetime.datetime, Meta(description="When that change set was recorded, in UTC.")
    ]
    published_at: Annotated[datetime.datetime, Meta(description="When it was published, in UTC.")]
    data_through: (
        Annotated[datetime.date, Meta(description="The latest day that its events reach.")]
        | UnsetType
    ) = UNSET
    edition: Annotated[str, Meta(description="Edition.", examples=["23.1"])] | UnsetType = UNSET
    licence: Licence
    citation: Annotated[Citation, Meta(description="How to cite it.")]
    counts: Annotated[
        dict[str, int], Meta(description="Active records per kind.", examples=[{"event": 6}])
    ]
    digests: Annotated[
        list[Digest], Meta(description="Of each kind, as `/v1/digest?seq=N` has them.")
    ]
    files: Annotated[list[ReleasedFile], Meta(description="Its files, `manifest.json` the last.")]
    before: (
        Annotated[ReleaseRef, Meta(description="The one before, of those not withdrawn.")]
        | UnsetType
    ) = UNSET
    after: (
        Annotated[ReleaseRef, Meta(description="The one after, of those not withdrawn.")]
        | UnsetType
    ) = UNSET
    replaces: (
        Annotated[ReleaseRef, Meta(description="The withdrawn one that it stands in for.")]
        | UnsetType
    ) = UNSET
    replaced_by: (
        Annotated[ReleaseRef, Meta(description="The one that stands in for it.")] | UnsetType
    ) = UNSET
    withdrawn: (
        Annotated[
            Withdrawn, Meta(description="When and why it was withdrawn; absent while it stands.")
        ]
        | UnsetType
    ) = UNSET


class ReleaseItem(Output, frozen=True, kw_only=True):
    """A release."""

    data: Annotated[Release, Meta(description="The release.")]


class ReleaseList(Output, frozen=True, kw_only=True):
    """Releases of a dataset, those of the latest seq first."""

    data: Annotated[list[Release], Meta(description="The releases, those withdrawn among them.")]
    page: Annotated[PageInfo, Meta(description="Which page of the list this is.")]
