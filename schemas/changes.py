"""The feed: every change of a document, in the one order."""

import datetime
from typing import Annotated

import msgspec
from msgspec import Meta

from schemas.base import UNSET, Id, Output, Sha256, Slug, UnsetType
from schemas.changesets import ChangeSetId, Cursor, Op
from schemas.codes import RecordKind

#: What a document may be of.
RECORDS = ("Actor", "Affiliation", "Event", "Statement", "Source", "Link")
KINDS = {name.lower(): f"#/components/schemas/{name}" for name in RECORDS}
ANY_RECORD = {
    "oneOf": [{"$ref": name} for name in KINDS.values()],
    "discriminator": {"propertyName": "kind", "mapping": KINDS},
}


class Change(Output, frozen=True, kw_only=True):
    """A change of a record, with its whole state after it."""

    cursor: Cursor
    op: Op
    id: Id
    kind: RecordKind
    dataset: Slug
    version: Annotated[int, Meta(ge=1, description="The version that it made.", examples=[2])]
    content_hash: Annotated[
        Sha256, Meta(description="SHA-256 of the document without version, seq and recorded_at.")
    ]
    recorded_at: Annotated[datetime.datetime, Meta(description="When it was recorded, in UTC.")]
    change_set: ChangeSetId
    status: Annotated[
        str | UnsetType,
        Meta(
            description="Only without `record`: what the record is by now. `retracted`: for reason "
            "`legal`; `purged`.",
            extra_json_schema={"x-codes": "status"},
        ),
    ] = UNSET
    record: Annotated[
        msgspec.Raw | UnsetType,
        Meta(
            description="The record as it was after the change; on a retraction its last state. "
            "Absent from every entry of a record that by now is retracted for reason `legal`, or "
            "purged.",
            extra_json_schema=ANY_RECORD,
        ),
    ] = UNSET


class FeedPage(Output, frozen=True, kw_only=True):
    """Which page of the feed this is."""

    limit: Annotated[int, Meta(ge=1, le=1000, description="Entries a page at most.", examples=[50])]
    next: Annotated[
        str,
        Meta(
            description="`after` of the page that follows: the last entry's cursor, or, on a page "
            "that is not full, the latest seq. What is written later comes after it.",
            examples=["57.12"],
        ),
    ]


class Feed(Output, frozen=True, kw_only=True):
    """A page of the feed."""

    data: Annotated[list[Change], Meta(description="The changes, in their one order.")]
    page: Annotated[FeedPage, Meta(description="Which page of the feed this is.")]
