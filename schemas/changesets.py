"""Change sets: the only way to write."""

import uuid
from typing import Annotated, Literal

import msgspec
from msgspec import Meta

from schemas.actors import ActorInput
from schemas.affiliations import AffiliationInput
from schemas.base import UNSET, Input, Key, Line, Output, Slug, UnsetType
from schemas.codes import Kind, Reason
from schemas.datasets import DatasetInput
from schemas.events import EventInput
from schemas.sources import SourceInput
from schemas.statements import StatementInput

Record = ActorInput | AffiliationInput | EventInput | StatementInput | SourceInput
RECORDS: dict[str, type[Record]] = {
    "actor": ActorInput,
    "affiliation": AffiliationInput,
    "event": EventInput,
    "statement": StatementInput,
    "source": SourceInput,
}
ExpectVersion = Annotated[
    int,
    Meta(
        ge=0, le=2_147_483_647, description="The version you have read; 0: it must not exist yet."
    ),
]


class Operation(Input, frozen=True, kw_only=True):
    """One operation as sent; `record` is decoded by its kind."""

    op: Literal["put", "retract"]
    kind: Kind
    key: Key
    expect_version: ExpectVersion | UnsetType = UNSET
    reason: (
        Annotated[Reason, Meta(description="Why it is retracted; needed there.")] | UnsetType
    ) = UNSET
    record: msgspec.Raw | UnsetType = UNSET


class ChangeSetHead(Input, frozen=True, kw_only=True):
    """A change set without its operations: the first line of the NDJSON form."""

    id: (
        Annotated[uuid.UUID, Meta(description="Your own id, so that sending twice is safe.")]
        | UnsetType
    ) = UNSET
    dataset: Slug
    reason: Annotated[
        str, Meta(min_length=1, max_length=2000, description="Why, for those who read the history.")
    ]
    edition: (
        Annotated[
            Line, Meta(description="Edition of the dataset that this writes.", examples=["23.1"])
        ]
        | UnsetType
    ) = UNSET
    dataset_meta: DatasetInput | UnsetType = UNSET


class Counts(Output, frozen=True, kw_only=True):
    """How many operations did what."""

    created: Annotated[int, Meta(ge=0, description="Records that are new.")]
    changed: Annotated[int, Meta(ge=0, description="Records that changed or were revived.")]
    retracted: Annotated[int, Meta(ge=0, description="Records that were retracted.")]
    unchanged: Annotated[int, Meta(ge=0, description="Records that already were so.")]
    rendered: Annotated[
        int, Meta(ge=0, description="Other records with a new version, for their standing changed.")
    ]


class ChangeSetResult(Output, frozen=True, kw_only=True):
    """What a change set did; without `seq` where it changed nothing."""

    id: Annotated[uuid.UUID, Meta(description="Id of the change set.")]
    seq: Annotated[int, Meta(ge=1, description="Its number in the one order.")] | UnsetType = UNSET
    dry_run: Annotated[bool, Meta(description="True where nothing was written.")] | UnsetType = (
        UNSET
    )
    counts: Annotated[Counts, Meta(description="How many operations did what.")]


class ChangeSetInput(ChangeSetHead, frozen=True, kw_only=True):
    """An atomic, explained write: all of its operations happen, or none."""

    operations: Annotated[
        list[Operation], Meta(description="What to put and what to retract, each record once.")
    ]
