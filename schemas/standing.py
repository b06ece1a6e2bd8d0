"""Standing: which parties affirm, deny or question a fact."""

from typing import Annotated

from msgspec import Meta

from schemas.base import UNSET, Id, Output, UnsetType


class Voice(Output, frozen=True, kw_only=True):
    """A party and the statements in which it takes this side."""

    party: Annotated[
        Id,
        Meta(
            description="The actor whose word it is: on whose behalf they speak, else the speaker."
        ),
    ]
    statements: Annotated[list[Id], Meta(description="Its statements, in order of date.")]


Voices = list[Voice]


class Standing(Output, frozen=True, kw_only=True):
    """Who says so and who denies it; derived from the statements, decided by nobody."""

    contested: Annotated[
        bool, Meta(description="At least one party affirms it and another denies it.")
    ]
    affirmed_by: Annotated[Voices, Meta(description="Parties that affirm it.")]
    denied_by: Annotated[Voices, Meta(description="Parties that deny it.")]
    questioned_by: Annotated[Voices, Meta(description="Parties that question it.")]
    coded_by: Annotated[
        Id | UnsetType,
        Meta(description="The dataset's publisher, where the dataset itself asserts it; no party."),
    ] = UNSET
