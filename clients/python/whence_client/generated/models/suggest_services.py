from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

if TYPE_CHECKING:
    from ..models.service_path import ServicePath


T = TypeVar("T", bound="SuggestServices")


@_attrs_define
class SuggestServices:
    """Where what begins so is suggested.

    Attributes:
        entity (ServicePath): Where a service is: the one put behind the other.
        property_ (ServicePath): Where a service is: the one put behind the other.
        type_ (ServicePath): Where a service is: the one put behind the other.
    """

    entity: ServicePath
    property_: ServicePath
    type_: ServicePath
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        entity = self.entity.to_dict()

        property_ = self.property_.to_dict()

        type_ = self.type_.to_dict()

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "entity": entity,
                "property": property_,
                "type": type_,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.service_path import ServicePath  # noqa: PLC0415

        d = dict(src_dict)
        entity = ServicePath.from_dict(d.pop("entity"))

        property_ = ServicePath.from_dict(d.pop("property"))

        type_ = ServicePath.from_dict(d.pop("type"))

        suggest_services = cls(
            entity=entity,
            property_=property_,
            type_=type_,
        )

        suggest_services.additional_properties = d
        return suggest_services

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
