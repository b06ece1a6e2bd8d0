"""How to cite a release: in words, for BibTeX, and for what reads CSL-JSON."""

from typing import Annotated

from msgspec import Meta, field

from schemas.base import UNSET, Output, UnsetType


class CslName(Output, frozen=True, kw_only=True):
    """A name that is shown as it is (Citation Style Language)."""

    literal: Annotated[str, Meta(description="The name.", examples=["A newsroom"])]


class CslDate(Output, frozen=True, kw_only=True):
    """A date as the Citation Style Language writes it."""

    date_parts: Annotated[
        list[list[int]],
        Meta(description="One date: year, month and day.", examples=[[[2026, 11, 26]]]),
    ] = field(name="date-parts")


class Csl(Output, frozen=True, kw_only=True):
    """An entry of CSL-JSON 1.0.2, which Zotero, Pandoc and their like read."""

    id: Annotated[
        str,
        Meta(description="Dataset and release.", examples=["belgorod-2023-seq-57"]),
    ]
    type: Annotated[str, Meta(description="Always `dataset`.", examples=["dataset"])]
    title: Annotated[str, Meta(description="Title of the dataset.", examples=["My case"])]
    author: Annotated[list[CslName], Meta(description="The dataset's publisher.")] | UnsetType = (
        UNSET
    )
    publisher: (
        Annotated[str, Meta(description="The dataset's publisher.", examples=["A newsroom"])]
        | UnsetType
    ) = UNSET
    issued: Annotated[CslDate, Meta(description="When it was published.")]
    version: Annotated[str, Meta(description="Name of the release.", examples=["seq-57"])]
    note: Annotated[
        str,
        Meta(
            description="Licence, how far the data go, and the digest of the manifest.",
            examples=["Licence CC-BY-4.0; data through 2023-05-24; change set 57"],
        ),
    ]
    url: Annotated[
        str,
        Meta(
            description="Where the release is.",
            examples=["https://example.org/v1/datasets/belgorod-2023/releases/seq-57"],
        ),
    ] = field(name="URL")


class Citation(Output, frozen=True, kw_only=True):
    """How to cite a release."""

    text: Annotated[
        str,
        Meta(
            description="As the dataset says, with the release and its address.",
            examples=["A newsroom: My case (my-case). Release seq-57, 2026-11-26. https://…"],
        ),
    ]
    bibtex: Annotated[
        str,
        Meta(
            description="As BibTeX.",
            examples=["@misc{my-case-seq-57,\n  title = {{My case}},\n  year = {2026},\n}"],
        ),
    ]
    csl: Annotated[Csl, Meta(description="The same as CSL, which reference managers read.")]
