"""Digests: how much there is of each kind, as one number that a mirror can work out itself."""

from typing import Annotated

from msgspec import Meta

from schemas.base import Output, Slug
from schemas.codes import RecordKind


class Digest(Output, frozen=True, kw_only=True):
    """How many records of a kind a dataset has, and which."""

    dataset: Slug
    kind: RecordKind
    count: Annotated[
        int, Meta(ge=0, description="Records of it, whatever their status.", examples=[38])
    ]
    digest: Annotated[
        str,
        Meta(
            pattern="^[0-9a-f]{32}$",
            description="Sum modulo 2^128, over the current documents, of the first 16 bytes, "
            "big-endian, of SHA-256 of id, version and content hash in hexadecimal, with a line "
            "feed between them.",
            examples=["0f7c3a9d5b1e4c280f7c3a9d5b1e4c28"],
        ),
    ]


class Digests(Output, frozen=True, kw_only=True):
    """The digests as of one seq; a dataset without records of a kind has none for it."""

    seq: Annotated[int, Meta(ge=0, description="The seq that they are of.", examples=[57])]
    data: Annotated[list[Digest], Meta(description="By dataset and kind.")]
