"""What every served record begins with."""

import datetime
from typing import Annotated

from msgspec import Meta

from schemas.base import UNSET, Id, Key, Output, Slug, UnsetType
from schemas.codes import RecordKind


class Document(Output, frozen=True, kw_only=True):
    """A record as served: its identity, version and status, before its fields."""

    version: Annotated[int, Meta(ge=1, description="1, 2, 3 … for each record.", examples=[2])]
    seq: Annotated[
        int,
        Meta(ge=1, description="Number of the change set that made this version.", examples=[57]),
    ]
    recorded_at: Annotated[
        datetime.datetime, Meta(description="When that change set was recorded, in UTC.")
    ]
    id: Id
    kind: RecordKind
    dataset: Slug
    key: Key
    status: Annotated[
        str,
        Meta(
            description="active, retracted, merged or purged.",
            examples=["active"],
            extra_json_schema={"x-codes": "status"},
        ),
    ]
    reason: Annotated[
        str | UnsetType,
        Meta(
            description="Why it was retracted.",
            examples=["error"],
            extra_json_schema={"x-codes": "reason"},
        ),
    ] = UNSET
    merged_into: (
        Annotated[Id, Meta(description="The record that it was merged into, and that answers.")]
        | UnsetType
    ) = UNSET
