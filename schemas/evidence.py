"""Evidence: which source says so, and where in it."""

from typing import Annotated, Literal

from msgspec import Meta

from schemas.base import UNSET, Id, Input, Key, Output, Sha256, UnsetType
from schemas.codes import Polarity

Offset = Annotated[
    int, Meta(ge=0, le=2_000_000_000, description="Code points from the text's start.")
]
Affix = Annotated[
    str,
    Meta(
        max_length=300,
        description="Text beside the passage (TextQuoteSelector), where the policy allows it.",
    ),
]
Exact = Annotated[
    str,
    Meta(
        min_length=1,
        max_length=10_000,
        description="The passage itself, where the policy allows it.",
    ),
]
LocatorText = Annotated[str, Meta(min_length=1, max_length=500)]
Fields = Annotated[
    list[Annotated[str, Meta(min_length=1, max_length=60)]],
    Meta(
        max_length=50,
        description="The fields it speaks to; absent: the record as a whole.",
        examples=[["role"]],
    ),
]


class TextPassageInput(Input, tag="text", frozen=True, kw_only=True):
    """A run of code points (W3C TextPositionSelector): `start` to before `end`."""

    start: Offset
    end: Offset
    sha256: Sha256
    exact: Exact | UnsetType = UNSET
    prefix: Affix | UnsetType = UNSET
    suffix: Affix | UnsetType = UNSET


class LocatorPassageInput(Input, tag="locator", frozen=True, kw_only=True):
    """A place that only a reader can find again: at least one of its fields."""

    page: LocatorText | UnsetType = UNSET
    row: LocatorText | UnsetType = UNSET
    sentence: LocatorText | UnsetType = UNSET
    time: LocatorText | UnsetType = UNSET
    note: LocatorText | UnsetType = UNSET


class EvidenceInput(Input, frozen=True, kw_only=True):
    """A citation that a writer sends."""

    source: Annotated[Key, Meta(description="Key of the source in this dataset.")]
    passage: TextPassageInput | LocatorPassageInput | UnsetType = UNSET
    fields: Fields | UnsetType = UNSET
    polarity: Polarity = "supports"


class TextPassage(Output, tag="text", frozen=True, kw_only=True):
    """A run of code points (W3C TextPositionSelector), with the SHA-256 of its UTF-8."""

    start: Offset
    end: Offset
    sha256: Sha256
    exact: Exact | UnsetType = UNSET
    prefix: Affix | UnsetType = UNSET
    suffix: Affix | UnsetType = UNSET


class LocatorPassage(Output, tag="locator", frozen=True, kw_only=True):
    """A place that only a reader can find again; never verified by digest."""

    page: LocatorText | UnsetType = UNSET
    row: LocatorText | UnsetType = UNSET
    sentence: LocatorText | UnsetType = UNSET
    time: LocatorText | UnsetType = UNSET
    note: LocatorText | UnsetType = UNSET


class Evidence(Output, frozen=True, kw_only=True):
    """A citation: a source, perhaps a passage, what it speaks to, and whether it supports it."""

    source: Annotated[Id, Meta(description="Id of the source.")]
    passage: TextPassage | LocatorPassage | UnsetType = UNSET
    fields: Fields | UnsetType = UNSET
    polarity: Annotated[
        str,
        Meta(
            description="`supports` or `disputes`.",
            examples=["supports"],
            extra_json_schema={"x-codes": "polarity"},
        ),
    ]


EvidenceInputs = Annotated[
    list[EvidenceInput],
    Meta(min_length=1, max_length=1000, description="Who says so, and where: at least one."),
]
EvidenceList = Annotated[list[Evidence], Meta(description="Who says so, and where.")]
PassageType = Literal["text", "locator"]
