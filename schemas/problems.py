"""Problems: what every error of the API looks like (RFC 9457)."""

import uuid
from typing import Annotated

from msgspec import Meta

from schemas.base import UNSET, Id, Key, Output, UnsetType


class ProblemFault(Output, frozen=True, kw_only=True):
    """One thing that is wrong: where, and what would be right."""

    pointer: (
        Annotated[
            str,
            Meta(
                description="JSON pointer into the body; of NDJSON `/lines/{number}` and on.",
                examples=["/operations/0/record/when/edtf"],
            ),
        ]
        | UnsetType
    ) = UNSET
    parameter: (
        Annotated[str, Meta(description="Name of a parameter or header.", examples=["limit"])]
        | UnsetType
    ) = UNSET
    record: (
        Annotated[Id, Meta(description="The record that stands in the way of a revert.")]
        | UnsetType
    ) = UNSET
    key: Annotated[Key, Meta(description="That record's key.")] | UnsetType = UNSET
    change_set: (
        Annotated[
            uuid.UUID,
            Meta(
                description="The later change set that stands in the way.",
                examples=["2f6c1f0e-7d0b-4c39-9a52-0d2f6f3f6a11"],
            ),
        ]
        | UnsetType
    ) = UNSET
    seq: Annotated[int, Meta(description="That change set's seq.", examples=[57])] | UnsetType = (
        UNSET
    )
    version: (
        Annotated[
            int,
            Meta(
                ge=0,
                description="The record's current version, where another was expected; 0: none.",
                examples=[2],
            ),
        ]
        | UnsetType
    ) = UNSET
    detail: Annotated[
        str,
        Meta(
            description="What is wrong, and what would be right.",
            examples=["is no parameter of a list of events (did you mean category?)"],
        ),
    ]


class ProblemType(Output, frozen=True, kw_only=True):
    """A kind of problem: what it means, and what to do about it."""

    type: Annotated[
        str,
        Meta(description="Its stable address.", examples=["/problems/unknown-parameter"]),
    ]
    title: Annotated[
        str,
        Meta(
            description="The same for every problem of this type.", examples=["Unknown parameter"]
        ),
    ]
    status: Annotated[int, Meta(ge=400, le=599, description="HTTP status.", examples=[400])]
    description: Annotated[
        str,
        Meta(
            description="When it happens, and what to do about it.",
            examples=["This address has no such parameter; the problem lists those that it has."],
        ),
    ]


class Problem(Output, frozen=True, kw_only=True):
    """Why a request was not answered."""

    type: Annotated[
        str,
        Meta(
            description="Which kind of problem: a stable address that describes it.",
            examples=["/problems/unknown-parameter"],
        ),
    ]
    title: Annotated[
        str,
        Meta(
            description="The same for every problem of this type.", examples=["Unknown parameter"]
        ),
    ]
    status: Annotated[
        int, Meta(ge=400, le=599, description="HTTP status, as in the answer.", examples=[400])
    ]
    detail: Annotated[
        str,
        Meta(
            description="What is wrong here, and what would be right.",
            examples=["categories: is no parameter of a list of events (did you mean category?)"],
        ),
    ]
    errors: (
        Annotated[list[ProblemFault], Meta(description="All that is wrong, each with its place.")]
        | UnsetType
    ) = UNSET
    request_id: Annotated[
        str,
        Meta(
            description="Names this request in the server's log; X-Request-Id says it too.",
            examples=["0f7c3a9d5b1e4c28"],
        ),
    ]
