from __future__ import annotations

from collections.abc import Mapping
from typing import (
    Any,
    Literal,
    TypeVar,
    cast,
)

from attrs import define as _attrs_define
from attrs import field as _attrs_field

T = TypeVar("T", bound="PropertyValue")


@_attrs_define
class PropertyValue:
    """An identifier that somebody else issued.

    Attributes:
        type_ (Literal['PropertyValue']): Always `PropertyValue`.
        property_id (str): Who issued it.
        value (str): The identifier there.
    """

    type_: Literal["PropertyValue"]
    property_id: str
    value: str
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        type_ = self.type_

        property_id = self.property_id

        value = self.value

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "type": type_,
                "propertyID": property_id,
                "value": value,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        type_ = cast(Literal["PropertyValue"], d.pop("type"))
        if type_ != "PropertyValue":
            raise ValueError(f"type must match const 'PropertyValue', got '{type_}'")

        property_id = d.pop("propertyID")

        value = d.pop("value")

        property_value = cls(
            type_=type_,
            property_id=property_id,
            value=value,
        )

        property_value.additional_properties = d
        return property_value

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
