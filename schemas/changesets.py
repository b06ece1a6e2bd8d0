"""Change sets: the only way to write."""

import uuid
from typing import Annotated, Literal

import msgspec
from msgspec import Meta

from schemas.actors import ActorInput
from schemas.affiliations import AffiliationInput
from schemas.base import NOT_BLANK, UNSET, Input, Key, Line, Output, Slug, UnsetType
from schemas.codes import Kind, Reason
from schemas.datasets import DatasetInput
from schemas.events import EventInput
from schemas.links import LinkInput
from schemas.sources import SourceInput
from schemas.statements import StatementInput

Record = ActorInput | AffiliationInput | EventInput | StatementInput | SourceInput | LinkInput
RECORDS: dict[str, type[Record]] = {
    "actor": ActorInput,
    "affiliation": AffiliationInput,
    "event": EventInput,
    "statement": StatementInput,
    "source": SourceInput,
    "link": LinkInput,
}
ExpectVersion = Annotated[
    int,
    Meta(
        ge=0,
        le=2_147_483_647,
        description="The version you have read; 0: it must not exist yet.",
        examples=[1],
    ),
]


ChangeSetId = Annotated[
    uuid.UUID,
    Meta(description="Id of the change set.", examples=["2f6c1f0e-7d0b-4c39-9a52-0d2f6f3f6a11"]),
]
WhyWritten = Annotated[
    str,
    Meta(description="Why it was written, in the writer's words.", examples=["Begin the case"]),
]
WrittenBy = Annotated[
    str,
    Meta(
        description="Name of the key that wrote it; `cli` for commands on the machine.",
        examples=["newsroom"],
    ),
]
Op = Annotated[
    str,
    Meta(
        description="What brought the version: an operation on the record, or `render`: its "
        "standing changed, or an upgrade shows more of it.",
        examples=["put"],
        extra_json_schema={
            "x-codes": ("put", "retract", "merge", "unmerge", "link", "unlink", "purge", "render")
        },
    ),
]
Cursor = Annotated[
    str,
    Meta(description="Its place in the feed: seq and ordinal in it.", examples=["57.12"]),
]


class Operation(Input, frozen=True, kw_only=True):
    """One operation as sent; `record` is decoded by its kind."""

    op: Annotated[
        Literal["put", "retract", "merge", "unmerge", "link", "unlink"],
        Meta(
            description="put: replace the record wholly. retract: keep its last state. merge: let "
            "another record answer for it. unmerge: let it answer for itself again. link: judge "
            "whether two records are the same. unlink: take that back."
        ),
    ]
    kind: Literal[Kind, "link"]
    key: Key
    expect_version: ExpectVersion | UnsetType = UNSET
    reason: (
        Annotated[Reason, Meta(description="Why it is retracted or unlinked; needed there.")]
        | UnsetType
    ) = UNSET
    into: (
        Annotated[
            Key, Meta(description="Key of the record of the same kind that answers; for a merge.")
        ]
        | UnsetType
    ) = UNSET
    record: msgspec.Raw | UnsetType = UNSET


OwnId = Annotated[
    uuid.UUID,
    Meta(
        description="Your own id, so that sending twice is safe.",
        examples=["2f6c1f0e-7d0b-4c39-9a52-0d2f6f3f6a11"],
    ),
]
MOST_REASON = 2000
Why = Annotated[str, Meta(pattern=NOT_BLANK, min_length=1, max_length=MOST_REASON)]


class ChangeSetHead(Input, frozen=True, kw_only=True):
    """A change set without its operations: the first line of the NDJSON form."""

    id: OwnId | UnsetType = UNSET
    dataset: Slug
    reason: Annotated[
        Why, Meta(description="Why, for those who read the history.", examples=["Begin the case"])
    ]
    edition: (
        Annotated[
            Line, Meta(description="Edition of the dataset that this writes.", examples=["23.1"])
        ]
        | UnsetType
    ) = UNSET
    dataset_meta: (
        Annotated[
            DatasetInput,
            Meta(description="Of the dataset itself: creates it, or changes what is named."),
        ]
        | UnsetType
    ) = UNSET


class Counts(Output, frozen=True, kw_only=True):
    """How many operations did what."""

    created: Annotated[int, Meta(ge=0, description="Records that are new.", examples=[3])]
    changed: Annotated[
        int, Meta(ge=0, description="Records that changed or were revived.", examples=[0])
    ]
    retracted: Annotated[int, Meta(ge=0, description="Records that were retracted.", examples=[0])]
    unchanged: Annotated[int, Meta(ge=0, description="Records that already were so.", examples=[0])]
    rendered: Annotated[
        int,
        Meta(
            ge=0,
            description="Other records with a new version, for their standing changed.",
            examples=[1],
        ),
    ]

    merged: Annotated[
        int, Meta(ge=0, description="Records that were merged into another.", examples=[0])
    ] = 0
    unmerged: Annotated[
        int, Meta(ge=0, description="Records that answer for themselves again.", examples=[0])
    ] = 0

    purged: Annotated[int, Meta(ge=0, description="Records that were purged.", examples=[0])] = 0
    raw: Annotated[
        int,
        Meta(
            ge=0,
            description="Records that stayed as they were, while the row of the file that is kept "
            "beside them changed.",
            examples=[0],
        ),
    ] = 0

    @property
    def operations(self) -> int:
        """How many operations changed something."""
        return self.created + self.changed + self.retracted + self.merged + self.unmerged


class ChangeSetResult(Output, frozen=True, kw_only=True):
    """What a change set did; without `seq` where it changed nothing."""

    id: ChangeSetId
    seq: (
        Annotated[int, Meta(ge=1, description="Its number in the one order.", examples=[57])]
        | UnsetType
    ) = UNSET
    dry_run: Annotated[bool, Meta(description="True where nothing was written.")] | UnsetType = (
        UNSET
    )
    counts: Annotated[Counts, Meta(description="How many operations did what.")]


class ChangeSetInput(ChangeSetHead, frozen=True, kw_only=True):
    """An atomic, explained write: all of its operations happen, or none."""

    operations: Annotated[
        list[Operation], Meta(description="What to do with which record, each record once.")
    ]


class RevertInput(Input, frozen=True, kw_only=True):
    """What may be said of a revert; all of it may be left out."""

    id: OwnId | UnsetType = UNSET
    reason: (
        Annotated[
            Why,
            Meta(
                description="Why, for those who read the history; without it, which change set is "
                "reverted, and why that was written.",
                examples=["The wrong edition was loaded"],
            ),
        ]
        | UnsetType
    ) = UNSET
