"""The network of an actor: who is tied to it, in so many steps, as who says."""

from typing import Annotated

from msgspec import Meta

from schemas.base import UNSET, Id, Output, UnsetType
from schemas.dates import Date
from schemas.labels import Labels
from schemas.standing import Standing


class Node(Output, frozen=True, kw_only=True):
    """An actor of the network; its name is in `labels`."""

    id: Id
    actor_kind: (
        Annotated[
            str,
            Meta(description="What sort of actor.", extra_json_schema={"x-codes": "actor_kind"}),
        ]
        | UnsetType
    ) = UNSET
    distance: Annotated[
        int, Meta(ge=0, le=3, description="Steps from the actor that was asked for.", examples=[1])
    ]


class Edge(Output, frozen=True, kw_only=True):
    """An affiliation between two actors of the network, read `subject type object`."""

    id: Annotated[Id, Meta(description="Id of the affiliation.")]
    subject: Annotated[
        Id,
        Meta(
            description="The actor whose affiliation it is; of a merged one "
            "the record that answers for it."
        ),
    ]
    type: Annotated[
        str,
        Meta(
            description="What ties them.",
            examples=["under_command_of"],
            extra_json_schema={"x-codes": "affiliation_type"},
        ),
    ]
    object: Annotated[Id, Meta(description="The actor it is to, likewise.")]
    title: (
        Annotated[str, Meta(description="Office or rank.", examples=["commander"])] | UnsetType
    ) = UNSET
    start: Annotated[Date, Meta(description="When it began.")] | UnsetType = UNSET
    end: Annotated[Date, Meta(description="When it ended.")] | UnsetType = UNSET
    attested: Annotated[list[Date], Meta(description="Dates on which a source shows it in force.")]
    standing: Annotated[Standing, Meta(description="Who affirms, denies and questions it.")]


class Cut(Output, frozen=True, kw_only=True):
    """Where the network was cut: affiliations at that distance are missing, and all beyond it."""

    distance: Annotated[
        int,
        Meta(ge=1, le=3, description="Steps to the actors that are not all there.", examples=[1]),
    ]
    left_out: Annotated[
        int, Meta(ge=1, description="Affiliations left out at this distance.", examples=[120])
    ]


class Graph(Output, frozen=True, kw_only=True):
    """Actors and the affiliations between them."""

    nodes: Annotated[list[Node], Meta(description="The actor itself, then the nearest first.")]
    edges: Annotated[
        list[Edge], Meta(description="The nearest first, of each distance the newest.")
    ]
    cut: (
        Annotated[Cut, Meta(description="Where it was cut; absent: nothing is missing.")]
        | UnsetType
    ) = UNSET


class Network(Output, frozen=True, kw_only=True):
    """The network of an actor."""

    data: Annotated[Graph, Meta(description="Actors and affiliations.")]
    labels: Labels
