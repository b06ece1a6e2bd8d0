from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

if TYPE_CHECKING:
    from ..models.property_setting import PropertySetting
    from ..models.service_path import ServicePath


T = TypeVar("T", bound="ExtendService")


@_attrs_define
class ExtendService:
    """How values of entities are asked for.

    Attributes:
        propose_properties (ServicePath): Where a service is: the one put behind the other.
        property_settings (list[PropertySetting]): Settings of each property.
    """

    propose_properties: ServicePath
    property_settings: list[PropertySetting]
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        propose_properties = self.propose_properties.to_dict()

        property_settings = []
        for property_settings_item_data in self.property_settings:
            property_settings_item = property_settings_item_data.to_dict()
            property_settings.append(property_settings_item)

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "propose_properties": propose_properties,
                "property_settings": property_settings,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.property_setting import PropertySetting  # noqa: PLC0415
        from ..models.service_path import ServicePath  # noqa: PLC0415

        d = dict(src_dict)
        propose_properties = ServicePath.from_dict(d.pop("propose_properties"))

        property_settings = []
        _property_settings = d.pop("property_settings")
        for property_settings_item_data in _property_settings:
            property_settings_item = PropertySetting.from_dict(property_settings_item_data)

            property_settings.append(property_settings_item)

        extend_service = cls(
            propose_properties=propose_properties,
            property_settings=property_settings,
        )

        extend_service.additional_properties = d
        return extend_service

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
