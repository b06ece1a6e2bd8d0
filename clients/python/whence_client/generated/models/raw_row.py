from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

if TYPE_CHECKING:
    from ..models.raw_cell import RawCell


T = TypeVar("T", bound="RawRow")


@_attrs_define
class RawRow:
    """A row of an imported file, kept beside the record that was made of it.

    Attributes:
        record (str): The record that it is kept beside.
        cells (list[RawCell]): Its cells in the order of the file; a column with several values stands there as often.
    """

    record: str
    cells: list[RawCell]
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        record = self.record

        cells = []
        for cells_item_data in self.cells:
            cells_item = cells_item_data.to_dict()
            cells.append(cells_item)

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "record": record,
                "cells": cells,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.raw_cell import RawCell  # noqa: PLC0415

        d = dict(src_dict)
        record = d.pop("record")

        cells = []
        _cells = d.pop("cells")
        for cells_item_data in _cells:
            cells_item = RawCell.from_dict(cells_item_data)

            cells.append(cells_item)

        raw_row = cls(
            record=record,
            cells=cells,
        )

        raw_row.additional_properties = d
        return raw_row

    @property
    def additional_keys(self) -> list[str]:
        return list(self.additional_properties.keys())

    def __getitem__(self, key: str) -> Any:
        return self.additional_properties[key]

    def __setitem__(self, key: str, value: Any) -> None:
        self.additional_properties[key] = value

    def __delitem__(self, key: str) -> None:
        del self.additional_properties[key]

    def __contains__(self, key: str) -> bool:
        return key in self.additional_properties
