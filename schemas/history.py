"""The history of a record: each version, what brought it, and what that changed."""

import datetime
from typing import Annotated

import msgspec
from msgspec import Meta

from schemas.base import UNSET, Output, Sha256, UnsetType
from schemas.changesets import ChangeSetId, Op, WhyWritten, WrittenBy
from schemas.labels import Labels
from schemas.paging import PageInfo


class PatchOperation(Output, frozen=True, kw_only=True):
    """One step of a JSON Patch (RFC 6902)."""

    op: Annotated[
        str,
        Meta(
            description="What is done there.",
            examples=["replace"],
            extra_json_schema={"x-codes": ("add", "remove", "replace", "move", "copy", "test")},
        ),
    ]
    path: Annotated[
        str,
        Meta(
            description="JSON pointer (RFC 6901) to the place; empty: the whole document.",
            examples=["/title"],
        ),
    ]
    from_: (
        Annotated[str, Meta(description="Where a move comes from.", examples=["/figures/1"])]
        | UnsetType
    ) = msgspec.field(default=UNSET, name="from")
    value: Annotated[
        msgspec.Raw | UnsetType,
        Meta(
            description="What stands there now: any JSON. The one value without a type, for a list "
            "of alternatives defeats generators.",
            examples=["Raid into Belgorod region"],
        ),
    ] = UNSET


class Version(Output, frozen=True, kw_only=True):
    """A version of a record: which change set brought it, and what that changed."""

    version: Annotated[int, Meta(ge=1, description="1, 2, 3 … for each record.", examples=[2])]
    seq: Annotated[int, Meta(ge=1, description="Number of its change set.", examples=[57])]
    recorded_at: Annotated[datetime.datetime, Meta(description="When that was recorded, in UTC.")]
    change_set: ChangeSetId
    reason: WhyWritten
    written_by: WrittenBy
    op: Op
    status: Annotated[
        str,
        Meta(
            description="Status of the record as of this version.",
            extra_json_schema={"x-codes": "status"},
        ),
    ]
    content_hash: Annotated[Sha256, Meta(description="SHA-256 of the document as stored.")]
    patch: Annotated[
        list[PatchOperation],
        Meta(
            description="JSON Patch that makes this document of the one before it, both without "
            "version, seq and recorded_at. That of the first version adds all of it."
        ),
    ]


class History(Output, frozen=True, kw_only=True):
    """Versions of a record, with the names of what they name."""

    data: Annotated[list[Version], Meta(description="The versions, newest first.")]
    page: Annotated[PageInfo, Meta(description="Which page of the history this is.")]
    labels: Labels
