"""Labels: names beside the data, so that a rename touches one row."""

from typing import Annotated

from msgspec import Meta

from schemas.base import UNSET, Id, Output, UnsetType


class Label(Output, frozen=True, kw_only=True):
    """How to show an id to a person."""

    kind: Annotated[
        str,
        Meta(
            description="Kind of what is labelled.",
            examples=["actor"],
            extra_json_schema={"x-codes": ("actor", "source", "event", "participation")},
        ),
    ]
    name: (
        Annotated[
            str,
            Meta(
                description="Name of an actor, title of a source or an event.", examples=["Ukraine"]
            ),
        ]
        | UnsetType
    ) = UNSET
    publisher: Annotated[Id, Meta(description="Publisher of a source.")] | UnsetType = UNSET
    url: (
        Annotated[
            str, Meta(description="Address of a source.", examples=["https://example.org/report"])
        ]
        | UnsetType
    ) = UNSET
    survivor: (
        Annotated[
            Id, Meta(description="The record that answers for it, where it was merged; see there.")
        ]
        | UnsetType
    ) = UNSET
    event: Annotated[Id, Meta(description="Event of a participation.")] | UnsetType = UNSET
    actor: Annotated[Id, Meta(description="Actor of a participation.")] | UnsetType = UNSET
    role: (
        Annotated[
            str, Meta(description="Role of a participation.", extra_json_schema={"x-codes": "role"})
        ]
        | UnsetType
    ) = UNSET


Labels = Annotated[
    dict[str, Label],
    Meta(description="Id → how to show it, for every id in the data that has a name."),
]
