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

T = TypeVar("T", bound="PostalAddress")


@_attrs_define
class PostalAddress:
    """The country that a place is in.

    Attributes:
        type_ (Literal['PostalAddress']): Always `PostalAddress`.
        address_country (str): ISO 3166-1 alpha-2 code of a country.
    """

    type_: Literal["PostalAddress"]
    address_country: str
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        type_ = self.type_

        address_country = self.address_country

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "type": type_,
                "addressCountry": address_country,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        type_ = cast(Literal["PostalAddress"], d.pop("type"))
        if type_ != "PostalAddress":
            raise ValueError(f"type must match const 'PostalAddress', got '{type_}'")

        address_country = d.pop("addressCountry")

        postal_address = cls(
            type_=type_,
            address_country=address_country,
        )

        postal_address.additional_properties = d
        return postal_address

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
