"""Evidence: which source says so, and where in it."""

from typing import Annotated, Literal

from msgspec import Meta

from schemas.base import UNSET, Id, Input, Key, Output, Sha256, UnsetType
from schemas.codes import Polarity

Offset = Annotated[int, Meta(ge=0, le=2_000_000_000)]
Start = Annotated[
    Offset,
    Meta(description="Where it begins, in code points from the text's start.", examples=[377]),
]
End = Annotated[
    Offset,
    Meta(
        description="Where it ends, in code points from the text's start; the one there is not "
        "part of it.",
        examples=[447],
    ),
]
Affix = Annotated[str, Meta(max_length=300)]
Prefix = Annotated[
    Affix,
    Meta(
        description="Text before the passage (TextQuoteSelector), where the policy allows it.",
        examples=["on Monday, "],
    ),
]
Suffix = Annotated[
    Affix,
    Meta(
        description="Text after the passage (TextQuoteSelector), where the policy allows it.",
        examples=[" near the town"],
    ),
]
Exact = Annotated[
    str,
    Meta(
        min_length=1,
        max_length=10_000,
        description="The passage itself, where the policy allows it.",
        examples=["fighters crossed the border"],
    ),
]
LocatorText = Annotated[str, Meta(min_length=1, max_length=500)]
Page = Annotated[LocatorText, Meta(description="Page, as printed.", examples=["3"])]
Row = Annotated[LocatorText, Meta(description="Row or record of a table.", examples=["198955"])]
Sentence = Annotated[LocatorText, Meta(description="Sentence, counted.", examples=["12"])]
Time = Annotated[LocatorText, Meta(description="Time in a recording.", examples=["00:14:03"])]
LocatorNote = Annotated[
    LocatorText, Meta(description="How to find it, in words.", examples=["caption of the map"])
]
Fields = Annotated[
    list[Annotated[str, Meta(min_length=1, max_length=60)]],
    Meta(
        max_length=50,
        description="The fields it speaks to, by their names; absent: the record as a whole.",
        examples=[["role"]],
    ),
]


class TextPassageInput(Input, tag="text", frozen=True, kw_only=True):
    """A run of code points (W3C TextPositionSelector): `start` to before `end`."""

    start: Start
    end: End
    sha256: Sha256
    exact: Exact | UnsetType = UNSET
    prefix: Prefix | UnsetType = UNSET
    suffix: Suffix | UnsetType = UNSET


class LocatorPassageInput(Input, tag="locator", frozen=True, kw_only=True):
    """A place that only a reader can find again: at least one of its fields."""

    page: Page | UnsetType = UNSET
    row: Row | UnsetType = UNSET
    sentence: Sentence | UnsetType = UNSET
    time: Time | UnsetType = UNSET
    note: LocatorNote | UnsetType = UNSET


class EvidenceInput(Input, frozen=True, kw_only=True):
    """A citation that a writer sends."""

    source: Annotated[Key, Meta(description="Key of the source in this dataset.")]
    passage: TextPassageInput | LocatorPassageInput | UnsetType = UNSET
    fields: Fields | UnsetType = UNSET
    polarity: Polarity = "supports"


class TextPassage(Output, tag="text", frozen=True, kw_only=True):
    """A run of code points (W3C TextPositionSelector), with the SHA-256 of its UTF-8."""

    start: Start
    end: End
    sha256: Sha256
    exact: Exact | UnsetType = UNSET
    prefix: Prefix | UnsetType = UNSET
    suffix: Suffix | UnsetType = UNSET


class LocatorPassage(Output, tag="locator", frozen=True, kw_only=True):
    """A place that only a reader can find again; never verified by digest."""

    page: Page | UnsetType = UNSET
    row: Row | UnsetType = UNSET
    sentence: Sentence | UnsetType = UNSET
    time: Time | UnsetType = UNSET
    note: LocatorNote | UnsetType = UNSET


class Evidence(Output, frozen=True, kw_only=True):
    """A citation: a source, perhaps a passage, what it speaks to, and whether it supports it."""

    source: Annotated[Id, Meta(description="Id of the source.")]
    passage: (
        Annotated[
            TextPassage | LocatorPassage,
            Meta(description="Where in the source it is written; absent: the source as a whole."),
        ]
        | UnsetType
    ) = UNSET
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
