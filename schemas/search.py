"""What is found by words: records with the places of the words, and how many there are of what."""

from typing import Annotated

import msgspec
from msgspec import Meta

from schemas.base import UNSET, Id, Output, UnsetType
from schemas.changes import ANY_RECORD
from schemas.labels import Labels
from schemas.names import NameMatch
from schemas.paging import PageInfo


class Highlight(Output, frozen=True, kw_only=True):
    """A text of the record, or a part of one, in which something was found."""

    field: Annotated[
        str,
        Meta(
            description="The field that the text is of; `merged`: of a record that this one "
            "answers for.",
            examples=["title"],
            extra_json_schema={
                "x-codes": (
                    *("title", "name", "content", "place", "quote", "names", "summary"),
                    *("description", "passage", "merged"),
                )
            },
        ),
    ]
    text: Annotated[
        str, Meta(description="Plain text, no HTML.", examples=["Raid into Belgorod region"])
    ]
    marks: Annotated[
        list[tuple[int, int]],
        Meta(
            description="Where in the text what was looked for begins and ends, in code points.",
            examples=[[[10, 18]]],
        ),
    ]


class Hit(Output, frozen=True, kw_only=True):
    """A record that was found, whole, with whatever standing it has."""

    score: Annotated[
        float,
        Meta(
            description="How well it fits, to be compared within one answer alone.",
            examples=[0.6079271],
        ),
    ]
    highlights: Annotated[list[Highlight], Meta(description="At most five texts that have it.")]
    record: Annotated[
        msgspec.Raw,
        Meta(
            description="An event, actor, statement or source, as it is now.",
            extra_json_schema=ANY_RECORD,
        ),
    ]


class FacetCount(Output, frozen=True, kw_only=True):
    """How many of what is found have a value."""

    value: Annotated[str, Meta(description="The value, as the filter takes it.", examples=["RU"])]
    count: Annotated[int, Meta(ge=1, description="How many have it.", examples=[12])]


class Facets(Output, frozen=True, kw_only=True):
    """What is found, by the values of filters, the most frequent first."""

    kind: Annotated[list[FacetCount], Meta(description="Kinds of record.")]
    dataset: Annotated[list[FacetCount], Meta(description="Datasets.")]
    act: Annotated[list[FacetCount], Meta(description="Acts; of statements alone.")]
    country: Annotated[
        list[FacetCount],
        Meta(description="Where events happened and what countries actors are of."),
    ]
    year: Annotated[
        list[FacetCount],
        Meta(description="Years of the first possible day; the undated have none."),
    ]


class NamedActor(NameMatch, frozen=True, kw_only=True):
    """An actor that is called as the search says, and how well."""

    actor: Annotated[Id, Meta(description="The actor; its name of now is in `labels`.")]


class SearchList(Output, frozen=True, kw_only=True):
    """A page of what is found by words, best first."""

    data: Annotated[list[Hit], Meta(description="What is found, best first.")]
    names: (
        Annotated[
            list[NamedActor],
            Meta(
                description="Actors that are called as `q` says, at most ten, the most alike "
                "first: in any script, spelling and order of words, and with a letter wrong where "
                "this is nobody's whole name and the words find nothing, or one word three records "
                "at most. On the first page "
                "alone, where `q` is at most six words, in quotation marks or not, and nothing "
                "else, and no filter leaves actors out; they are not in `page.count`. Words "
                "that are too common for texts, such as IS, are answered with these alone.",
            ),
        ]
        | UnsetType
    ) = UNSET
    page: Annotated[PageInfo, Meta(description="Which page it is, and how much there is.")]
    facets: Annotated[Facets, Meta(description="How many there are of what.")]
    labels: Labels
