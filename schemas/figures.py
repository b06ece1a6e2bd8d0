"""Figures: numbers with what they count, and between which bounds."""

from typing import Annotated

from msgspec import Meta

from schemas.base import NOT_BLANK, UNSET, Id, Input, Key, Output, UnsetType
from schemas.codes import Measure

Count = Annotated[int, Meta(ge=0, le=9_000_000_000_000_000, examples=[70])]
Unit = Annotated[
    str,
    Meta(
        pattern=NOT_BLANK,
        min_length=1,
        max_length=60,
        description="Unit, where it is not single ones.",
        examples=["USD"],
    ),
]


class FigureInput(Input, frozen=True, kw_only=True):
    """A number that a writer sends: at least one of low, best and high, in that order."""

    measure: Measure
    party: (
        Annotated[Key, Meta(description="Key of the actor whose people or things it counts.")]
        | UnsetType
    ) = UNSET
    low: Annotated[Count, Meta(description="Lowest.")] | UnsetType = UNSET
    best: Annotated[Count, Meta(description="Most likely, or the only one given.")] | UnsetType = (
        UNSET
    )
    high: Annotated[Count, Meta(description="Highest.")] | UnsetType = UNSET
    unit: Unit | UnsetType = UNSET


class Figure(Output, frozen=True, kw_only=True):
    """A number. On an event it is coded by the dataset, on a statement the speakers give it."""

    measure: Annotated[
        str,
        Meta(
            description="What is counted.",
            examples=["killed"],
            extra_json_schema={"x-codes": "measure"},
        ),
    ]
    party: (
        Annotated[Id, Meta(description="The actor whose people or things it counts.")] | UnsetType
    ) = UNSET
    low: Annotated[Count, Meta(description="Lowest.")] | UnsetType = UNSET
    best: Annotated[Count, Meta(description="Most likely, or the only one given.")] | UnsetType = (
        UNSET
    )
    high: Annotated[Count, Meta(description="Highest.")] | UnsetType = UNSET
    unit: Unit | UnsetType = UNSET
