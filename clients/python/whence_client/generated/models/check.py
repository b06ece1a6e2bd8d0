from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

if TYPE_CHECKING:
    from ..models.filled import Filled


T = TypeVar("T", bound="Check")


@_attrs_define
class Check:
    """What is to hold of the active records of a kind before the dataset is released.

    Attributes:
        kind (str): Kind of the record. Known codes: `actor`, `affiliation`, `event`, `statement`, `source`, `link`;
            more may come.
        min_count (int): So many at least.
        filled (list[Filled]): Fields to have.
    """

    kind: str
    min_count: int
    filled: list[Filled]
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        kind = self.kind

        min_count = self.min_count

        filled = []
        for filled_item_data in self.filled:
            filled_item = filled_item_data.to_dict()
            filled.append(filled_item)

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "kind": kind,
                "min_count": min_count,
                "filled": filled,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.filled import Filled  # noqa: PLC0415

        d = dict(src_dict)
        kind = d.pop("kind")

        min_count = d.pop("min_count")

        filled = []
        _filled = d.pop("filled")
        for filled_item_data in _filled:
            filled_item = Filled.from_dict(filled_item_data)

            filled.append(filled_item)

        check = cls(
            kind=kind,
            min_count=min_count,
            filled=filled,
        )

        check.additional_properties = d
        return check

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
