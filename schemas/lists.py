"""Lists and items as answered: the data, what page it is, and what stands beside it."""

from typing import Annotated, Generic, TypeVar

import msgspec
from msgspec import Meta

from schemas.actors import Actor
from schemas.affiliations import Affiliation
from schemas.base import UNSET, Id, Output, UnsetType
from schemas.counterparts import Counterpart
from schemas.datasets import Dataset
from schemas.events import Event
from schemas.labels import Labels
from schemas.links import Link
from schemas.names import NameMatch
from schemas.paging import PageInfo
from schemas.raw import RawRow
from schemas.sources import Source
from schemas.statements import Statement

Record = TypeVar("Record")


class Included(Output, frozen=True, kw_only=True):
    """Related records, each once; only what `include` asked for."""

    statements: (
        Annotated[list[Statement], Meta(description="Statements about the data, or that cite it.")]
        | UnsetType
    ) = UNSET
    sources: (
        Annotated[list[Source], Meta(description="Sources that the data cites.")] | UnsetType
    ) = UNSET
    actors: Annotated[list[Actor], Meta(description="Actors that the data names.")] | UnsetType = (
        UNSET
    )
    affiliations: (
        Annotated[
            list[Affiliation], Meta(description="Affiliations of the actors that the data names.")
        ]
        | UnsetType
    ) = UNSET
    raw: (
        Annotated[
            list[RawRow],
            Meta(description="Rows of imported files that the data was made from, in its order."),
        ]
        | UnsetType
    ) = UNSET
    linked: (
        Annotated[
            list[Counterpart],
            Meta(description="Events of other datasets that are the same by confirmed links."),
        ]
        | UnsetType
    ) = UNSET


class Item(msgspec.Struct, Generic[Record], frozen=True, kw_only=True):
    """One record, with the names of what it names."""

    data: Annotated[Record, Meta(description="The record.")]
    labels: Labels
    included: (
        Annotated[Included, Meta(description="Related records, where `include` asks for them.")]
        | UnsetType
    ) = UNSET


class Page(msgspec.Struct, Generic[Record], frozen=True, kw_only=True):
    """One page of a list, with the names of what its records name."""

    data: Annotated[list[Record], Meta(description="The records, in the order asked for.")]
    page: Annotated[PageInfo, Meta(description="Which page of the list this is.")]
    labels: Labels
    included: (
        Annotated[Included, Meta(description="Related records, where `include` asks for them.")]
        | UnsetType
    ) = UNSET


class ActorList(Page[Actor], frozen=True, kw_only=True):
    """One page of a list of actors, with the names of what they name."""

    matches: (
        Annotated[
            dict[Id, NameMatch],
            Meta(description="How well each actor answers to the name; only with `name`."),
        ]
        | UnsetType
    ) = UNSET


EventItem = Item[Event]
ActorItem = Item[Actor]
AffiliationItem = Item[Affiliation]
StatementItem = Item[Statement]
SourceItem = Item[Source]
LinkItem = Item[Link]
EventList = Page[Event]
AffiliationList = Page[Affiliation]
StatementList = Page[Statement]
SourceList = Page[Source]
LinkList = Page[Link]
DatasetItem = Item[Dataset]


class DatasetList(Output, frozen=True, kw_only=True):
    """The datasets, with the names of their publishers."""

    data: Annotated[list[Dataset], Meta(description="The datasets by their slugs.")]
    labels: Labels
