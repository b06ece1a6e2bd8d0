"""Code lists as concept schemes (SKOS)."""

from typing import Annotated, Literal

import msgspec
from msgspec import Meta

from schemas.annotations import Concept, Iri
from schemas.base import UNSET, Output, UnsetType
from schemas.linkedparts import Context

Scheme = Annotated[
    Iri,
    Meta(description="The code list.", examples=["https://example.org/v1/codes/role"]),
]


class ConceptMapping(Output, tag_field="type", tag="Mapping", frozen=True, kw_only=True):
    """The same notion in another vocabulary, whose codes have no addresses."""

    vocabulary: Annotated[
        str, Meta(description="CAMEO, PLOVER, ACLED or UCDP.", examples=["CAMEO"])
    ]
    notation: Annotated[str, Meta(description="The code there.", examples=["19"])]
    match: Annotated[
        str,
        Meta(
            description="SKOS mapping relation, from our code to theirs: exactMatch, closeMatch, "
            "broadMatch or narrowMatch.",
            examples=["closeMatch"],
        ),
    ]


class LinkedCode(Output, tag_field="type", tag="Concept", frozen=True, kw_only=True):
    """One code, with what it means."""

    id: Concept
    notation: Annotated[str, Meta(description="The code.", examples=["armed_incursion"])]
    prefLabel: Annotated[str, Meta(description="The code in words.", examples=["armed incursion"])]
    definition: Annotated[
        str,
        Meta(description="What it means, in a sentence.", examples=["Ordered or controlled it."]),
    ]
    topConceptOf: Scheme | UnsetType = UNSET
    broader: Annotated[Concept, Meta(description="The code above it.")] | UnsetType = UNSET
    mappings: Annotated[
        list[ConceptMapping],
        Meta(description="Nearest codes of other vocabularies, where one exists."),
    ]


class ConceptScheme(Output, frozen=True, kw_only=True):
    """A code list, with its codes."""

    context: Context = msgspec.field(name="@context")
    id: Scheme
    type: Literal["ConceptScheme"] = "ConceptScheme"
    prefLabel: Annotated[str, Meta(description="Its name in words.", examples=["via mode"])]
    hasTopConcept: Annotated[list[Concept], Meta(description="The codes with none above them.")]
    concepts: Annotated[list[LinkedCode], Meta(description="The codes, broader before narrower.")]
