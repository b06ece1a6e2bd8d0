"""Rows of files beside the records that an import made of them."""

from typing import Annotated

from msgspec import Meta

from schemas.base import Id, Output


class RawCell(Output, frozen=True, kw_only=True):
    """A cell that was not empty, as it was written."""

    column: Annotated[
        str, Meta(description="Name of the column in the file.", examples=["where_prec"])
    ]
    value: Annotated[str, Meta(description="What stood there, untouched.", examples=["1"])]


class RawRow(Output, frozen=True, kw_only=True):
    """A row of an imported file, kept beside the record that was made of it."""

    record: Annotated[Id, Meta(description="The record that it is kept beside.")]
    cells: Annotated[
        list[RawCell],
        Meta(
            description="Its cells in the order of the file; a column with several values stands "
            "there as often."
        ),
    ]
