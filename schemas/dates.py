"""Dates as people wrote them (EDTF, ISO 8601-2), with the days they cover."""

import datetime
from typing import Annotated

from msgspec import Meta

from schemas.base import NOT_BLANK, UNSET, Input, Output, UnsetType

EdtfText = Annotated[
    str,
    Meta(
        min_length=1,
        max_length=200,
        description="The date in EDTF: levels 0 and 1, and of level 2 the sets. A calendar day "
        "at the place; `a/b` is every day from a to b, `[a..b]` one of them.",
        examples=["2023-05-22"],
    ),
]
Inferred = Annotated[
    bool, Meta(description="True where the writer worked the date out; the note says how.")
]
Note = Annotated[
    str,
    Meta(
        pattern=NOT_BLANK,
        min_length=1,
        max_length=2000,
        description="How the date was worked out, or why.",
        examples=["The Monday before publication."],
    ),
]


class DateInput(Input, frozen=True, kw_only=True):
    """A date that a writer sends."""

    edtf: EdtfText
    inferred: Inferred | UnsetType = UNSET
    note: Note | UnsetType = UNSET


class Date(Output, frozen=True, kw_only=True):
    """A date as written, with its first and last possible day."""

    edtf: EdtfText
    earliest: Annotated[
        datetime.date | UnsetType,
        Meta(description="First possible day; absent where it is open or unknown."),
    ] = UNSET
    latest: Annotated[
        datetime.date | UnsetType,
        Meta(description="Last possible day; absent where it is open or unknown."),
    ] = UNSET
    start_unknown: Annotated[
        bool | UnsetType, Meta(description="True where it began, and nobody says when.")
    ] = UNSET
    end_unknown: Annotated[
        bool | UnsetType,
        Meta(description="True where it ended, or may have, and nobody says when."),
    ] = UNSET
    inferred: Inferred | UnsetType = UNSET
    note: Note | UnsetType = UNSET
