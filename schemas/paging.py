"""Which page of a list an answer is."""

from typing import Annotated

from msgspec import Meta

from schemas.base import UNSET, Id, Output, UnsetType


class PageInfo(Output, frozen=True, kw_only=True):
    """Which page of a list this is."""

    limit: Annotated[int, Meta(ge=1, le=1000, description="Records a page at most.", examples=[50])]
    next: (
        Annotated[
            str,
            Meta(
                description="`cursor` of the page after; absent on the last one.",
                examples=["q0qJb3Y"],
            ),
        ]
        | UnsetType
    ) = UNSET
    indexed_seq: (
        Annotated[
            int,
            Meta(
                ge=0,
                description="The change set up to which words, or names where they are looked "
                "for, are indexed, to be compared with `Whence-Seq`; only with `q` and `name`.",
                examples=[57],
            ),
        ]
        | UnsetType
    ) = UNSET
    linked: (
        Annotated[
            dict[Id, list[Id]],
            Meta(
                description="Which other actors each actor of the filters covered, for they are "
                "linked as the same; only with `linked=true`.",
            ),
        ]
        | UnsetType
    ) = UNSET
    purged: (
        Annotated[
            list[Id],
            Meta(
                description="Records that belong on this page and were purged since, or are asked "
                "for by `status=purged`: their content is nowhere any more.",
            ),
        ]
        | UnsetType
    ) = UNSET
    count: (
        Annotated[
            int,
            Meta(
                ge=0,
                description="How many match in all; only with `count=exact`, and of searches.",
                examples=[38],
            ),
        ]
        | UnsetType
    ) = UNSET
    approximate: (
        Annotated[
            bool,
            Meta(
                description="Whether there are more than the 10,000 that a search ranks and "
                "counts, whichever lie first in its index. Only of searches.",
            ),
        ]
        | UnsetType
    ) = UNSET
