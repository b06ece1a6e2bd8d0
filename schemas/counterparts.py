"""Counterparts: what other datasets have of the same event."""

from typing import Annotated

from msgspec import Meta

from schemas.base import Id, Output, Slug
from schemas.events import Title


class Counterpart(Output, frozen=True, kw_only=True):
    """An event that people judged to be the same as one of the data."""

    of: Annotated[Id, Meta(description="The event of the data.")]
    id: Annotated[Id, Meta(description="The event that is the same.")]
    dataset: Annotated[Slug, Meta(description="The dataset that has it.", examples=["ucdp-ged"])]
    title: Title
    links: Annotated[
        list[Id],
        Meta(
            description="The links that say so of it; by more than one, where a chain leads there."
        ),
    ]
