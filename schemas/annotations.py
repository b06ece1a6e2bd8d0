"""Evidence as annotations, by the Web Annotation Data Model of the W3C, with its very keys."""

from typing import Annotated

from msgspec import Meta

from schemas.base import UNSET, Output, Sha256, UnsetType
from schemas.evidence import (
    End,
    Exact,
    Fields,
    LocatorNote,
    Page,
    Prefix,
    Row,
    Sentence,
    Start,
    Suffix,
    Time,
)

Iri = Annotated[
    str,
    Meta(
        description="An absolute address.",
        examples=["https://example.org/v1/actors/act_2v9k3m8q0x7d5z1r6t4w8y2b3c"],
    ),
]
Concept = Annotated[
    Iri,
    Meta(
        description="A code, as a concept of its code list.",
        examples=["https://example.org/v1/codes/role#director"],
    ),
]


class TextPositionSelector(
    Output, tag_field="type", tag="TextPositionSelector", frozen=True, kw_only=True
):
    """A run of code points of the text as retrieved: `start` to before `end`."""

    start: Start
    end: End


class TextQuoteSelector(
    Output, tag_field="type", tag="TextQuoteSelector", frozen=True, kw_only=True
):
    """The passage itself, where the text's policy lets it out."""

    exact: Exact
    prefix: Prefix | UnsetType = UNSET
    suffix: Suffix | UnsetType = UNSET


class Locator(Output, tag_field="type", tag="Locator", frozen=True, kw_only=True):
    """A place that only a reader can find again, for which the model has no selector."""

    page: Page | UnsetType = UNSET
    row: Row | UnsetType = UNSET
    sentence: Sentence | UnsetType = UNSET
    time: Time | UnsetType = UNSET
    note: LocatorNote | UnsetType = UNSET


class SpecificResource(Output, tag_field="type", tag="SpecificResource", frozen=True, kw_only=True):
    """A source, or the passage in it that is cited."""

    source: Annotated[Iri, Meta(description="The source.")]
    selector: (
        Annotated[
            list[TextPositionSelector | TextQuoteSelector],
            Meta(description="Where in its text: each selects the same passage."),
        ]
        | UnsetType
    ) = UNSET
    sha256: Annotated[Sha256, Meta(description="SHA-256 of the passage's UTF-8.")] | UnsetType = (
        UNSET
    )
    locator: Annotated[Locator, Meta(description="Where in it, in words.")] | UnsetType = UNSET


class Annotation(Output, tag_field="type", tag="Annotation", frozen=True, kw_only=True):
    """A citation: what is said, linked to the source that says so."""

    id: Annotated[
        Iri,
        Meta(
            description="Its place in that version of the record.",
            examples=[
                "https://example.org/v1/actors/act_2v9k3m8q0x7d5z1r6t4w8y2b3c?version=2#evidence-1"
            ],
        ),
    ]
    motivation: Annotated[
        str, Meta(description="Why they are put together.", examples=["linking"])
    ] = "linking"
    body: Annotated[Iri, Meta(description="What cites it: the record, or a part of it.")]
    target: Annotated[SpecificResource, Meta(description="The place where it is written.")]
    fields: Fields | UnsetType = UNSET
    polarity: Annotated[
        Concept,
        Meta(
            description="Whether the source supports or disputes it.",
            examples=["https://example.org/v1/codes/polarity#supports"],
        ),
    ]


Annotations = Annotated[list[Annotation], Meta(description="Who says so, and where.")]
