"""Change sets as they were written: by whom, when and why, and what they changed."""

import datetime
import uuid
from typing import Annotated

from msgspec import Meta

from schemas.base import UNSET, Id, Key, Output, Slug, UnsetType
from schemas.changesets import ChangeSetId, Cursor, Op, WhyWritten, WrittenBy
from schemas.codes import RecordKind
from schemas.labels import Labels
from schemas.paging import PageInfo


class DatasetFieldChange(Output, frozen=True, kw_only=True):
    """What a field of a dataset was, and what it became; absent where it had no value."""

    before: Annotated[str, Meta(description="What it was.", examples=["CC0-1.0"])] | UnsetType = (
        UNSET
    )
    after: (
        Annotated[str, Meta(description="What it became.", examples=["CC-BY-4.0"])] | UnsetType
    ) = UNSET


class ChangeSet(Output, frozen=True, kw_only=True):
    """A change set as it was written: by whom, when, why, and what became of it."""

    id: ChangeSetId
    seq: Annotated[int, Meta(ge=1, description="Its number in the one order.", examples=[57])]
    recorded_at: Annotated[datetime.datetime, Meta(description="When it was recorded, in UTC.")]
    dataset: Slug
    operation: Annotated[
        str,
        Meta(
            description="What sort of change set. `render`: an upgrade that renders documents "
            "again; `revert`: what an earlier one changed is as before it.",
            examples=["write"],
            extra_json_schema={"x-codes": ("write", "render", "revert", "purge")},
        ),
    ]
    written_by: WrittenBy
    reason: WhyWritten
    edition: (
        Annotated[str, Meta(description="Edition that it brought.", examples=["23.1"])] | UnsetType
    ) = UNSET
    reverts: (
        Annotated[
            uuid.UUID,
            Meta(
                description="The change set that it takes back.",
                examples=["2f6c1f0e-7d0b-4c39-9a52-0d2f6f3f6a11"],
            ),
        ]
        | UnsetType
    ) = UNSET
    import_id: (
        Annotated[
            uuid.UUID,
            Meta(
                description="The import that wrote it, maybe with others.",
                examples=["7f0c4a52-91a3-4d0e-8a55-3f2b7d1c9e10"],
            ),
        ]
        | UnsetType
    ) = UNSET
    counts: Annotated[
        dict[str, int],
        Meta(
            description="Records by what became of them: created, changed, retracted, unchanged, "
            "rendered; more may come.",
            examples=[{"created": 3}],
        ),
    ]
    dataset_changes: (
        Annotated[
            dict[str, DatasetFieldChange],
            Meta(
                description="Field of the dataset itself → what it was and became; absent where "
                "none was changed.",
                examples=[{"licence": {"before": "CC0-1.0", "after": "CC-BY-4.0"}}],
            ),
        ]
        | UnsetType
    ) = UNSET


class ListedChange(Output, frozen=True, kw_only=True):
    """A change that a change set brought, without the document; its name is among the labels."""

    cursor: Cursor
    op: Op
    id: Id
    kind: RecordKind
    key: Annotated[Key, Meta(description="Its key; absent where it was purged.")] | UnsetType = (
        UNSET
    )
    version: Annotated[int, Meta(ge=1, description="The version that it made.", examples=[2])]


class ChangeSetList(Output, frozen=True, kw_only=True):
    """Change sets, newest first."""

    data: Annotated[list[ChangeSet], Meta(description="The change sets, newest first.")]
    page: Annotated[PageInfo, Meta(description="Which page of the list this is.")]


class ChangeSetItem(Output, frozen=True, kw_only=True):
    """A change set with its changes, and the names of what it changed."""

    data: Annotated[ChangeSet, Meta(description="The change set.")]
    changes: Annotated[
        list[ListedChange], Meta(description="A page of its changes, in order of their cursors.")
    ]
    page: Annotated[PageInfo, Meta(description="Which page of its changes this is.")]
    labels: Labels
