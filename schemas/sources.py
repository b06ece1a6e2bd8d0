"""Sources: published documents. Whence never keeps a whole text."""

import datetime
from typing import Annotated

from msgspec import Meta

from schemas.base import (
    NOT_BLANK,
    UNSET,
    Id,
    Input,
    Key,
    Language,
    Line,
    Output,
    Sha256,
    UnsetType,
    Url,
)
from schemas.codes import SourceKind, TextPolicy
from schemas.dates import Date, DateInput
from schemas.records import Document

Length = Annotated[
    int, Meta(ge=0, le=2_000_000_000, description="Length in code points.", examples=[7651])
]
Licence = Annotated[
    Line, Meta(description="SPDX identifier, or the publisher's terms.", examples=["CC-BY-4.0"])
]
Title = Annotated[
    str,
    Meta(
        pattern=NOT_BLANK,
        min_length=1,
        max_length=1000,
        description="Title as published.",
        examples=["Report on the raid"],
    ),
]


class TextInput(Input, frozen=True, kw_only=True):
    """The text as retrieved: its digest and length, and how much of it may be shown."""

    sha256: Sha256
    length: Length
    policy: TextPolicy = "none"


class SourceInput(Input, frozen=True, kw_only=True):
    """A source that a writer sends."""

    source_kind: SourceKind
    title: Title
    publisher: (
        Annotated[Key, Meta(description="Key of the actor that published it.")] | UnsetType
    ) = UNSET
    url: Url | UnsetType = UNSET
    archive_url: Url | UnsetType = UNSET
    published: DateInput | UnsetType = UNSET
    retrieved_at: (
        Annotated[
            datetime.datetime, Meta(tz=True, description="When it was fetched, with its zone.")
        ]
        | UnsetType
    ) = UNSET
    language: Language | UnsetType = UNSET
    licence: Licence | UnsetType = UNSET
    republishes: (
        Annotated[Key, Meta(description="Key of the source that it republishes.")] | UnsetType
    ) = UNSET
    text: TextInput | UnsetType = UNSET
    note: (
        Annotated[
            str,
            Meta(
                pattern=NOT_BLANK,
                min_length=1,
                max_length=2000,
                description="What a reader should know of it.",
                examples=["A republication."],
            ),
        ]
        | UnsetType
    ) = UNSET


class Text(Output, frozen=True, kw_only=True):
    """The text as retrieved: its digest and length, and how much of it may be shown."""

    sha256: Sha256
    length: Length
    policy: Annotated[
        str,
        Meta(
            description="`none`, `excerpt` or `full`.",
            examples=["none"],
            extra_json_schema={"x-codes": "policy"},
        ),
    ]


class Source(Document, frozen=True, kw_only=True):
    """A published document that facts are cited from."""

    source_kind: Annotated[
        str,
        Meta(
            description="What sort of document.",
            examples=["article"],
            extra_json_schema={"x-codes": "source_kind"},
        ),
    ]
    title: Title
    publisher: Annotated[Id, Meta(description="The actor that published it.")] | UnsetType = UNSET
    url: Url | UnsetType = UNSET
    archive_url: Url | UnsetType = UNSET
    published: Annotated[Date, Meta(description="When it was published.")] | UnsetType = UNSET
    retrieved_at: (
        Annotated[datetime.datetime, Meta(description="When it was fetched, in UTC.")] | UnsetType
    ) = UNSET
    language: Language | UnsetType = UNSET
    licence: Licence | UnsetType = UNSET
    republishes: Annotated[Id, Meta(description="The source that it republishes.")] | UnsetType = (
        UNSET
    )
    text: (
        Annotated[Text, Meta(description="The text as retrieved, that passages are places in.")]
        | UnsetType
    ) = UNSET
    note: (
        Annotated[
            str, Meta(description="What a reader should know of it.", examples=["A republication."])
        ]
        | UnsetType
    ) = UNSET
