from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

if TYPE_CHECKING:
    from ..models.contested_positions import ContestedPositions
    from ..models.labels import Labels
    from ..models.page_info import PageInfo


T = TypeVar("T", bound="ContestedList")


@_attrs_define
class ContestedList:
    """A page of contested facts.

    Attributes:
        data (list[ContestedPositions]): The facts in the order asked for.
        page (PageInfo): Which page of a list this is.
        labels (Labels): Id → how to show it, for every id in the data that has a name.
    """

    data: list[ContestedPositions]
    page: PageInfo
    labels: Labels
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        data = []
        for data_item_data in self.data:
            data_item = data_item_data.to_dict()
            data.append(data_item)

        page = self.page.to_dict()

        labels = self.labels.to_dict()

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "data": data,
                "page": page,
                "labels": labels,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.contested_positions import ContestedPositions  # noqa: PLC0415
        from ..models.labels import Labels  # noqa: PLC0415
        from ..models.page_info import PageInfo  # noqa: PLC0415

        d = dict(src_dict)
        data = []
        _data = d.pop("data")
        for data_item_data in _data:
            data_item = ContestedPositions.from_dict(data_item_data)

            data.append(data_item)

        page = PageInfo.from_dict(d.pop("page"))

        labels = Labels.from_dict(d.pop("labels"))

        contested_list = cls(
            data=data,
            page=page,
            labels=labels,
        )

        contested_list.additional_properties = d
        return contested_list

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
