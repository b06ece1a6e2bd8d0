from __future__ import annotations

from collections.abc import Mapping
from typing import (
    TYPE_CHECKING,
    Any,
    Literal,
    TypeVar,
    cast,
)

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.geo_coordinates import GeoCoordinates
    from ..models.postal_address import PostalAddress


T = TypeVar("T", bound="LinkedPlace")


@_attrs_define
class LinkedPlace:
    """Where it happened, and how precisely that is known.

    Attributes:
        type_ (Literal['Place']): Always `Place`.
        precision (str): How precise the place is.
        name (str | Unset): The place as named.
        address (PostalAddress | Unset): The country that a place is in.
        geo (GeoCoordinates | Unset): A point, as precise as its place says.
    """

    type_: Literal["Place"]
    precision: str
    name: str | Unset = UNSET
    address: PostalAddress | Unset = UNSET
    geo: GeoCoordinates | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        type_ = self.type_

        precision = self.precision

        name = self.name

        address: dict[str, Any] | Unset = UNSET
        if not isinstance(self.address, Unset):
            address = self.address.to_dict()

        geo: dict[str, Any] | Unset = UNSET
        if not isinstance(self.geo, Unset):
            geo = self.geo.to_dict()

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "type": type_,
                "precision": precision,
            }
        )
        if name is not UNSET:
            field_dict["name"] = name
        if address is not UNSET:
            field_dict["address"] = address
        if geo is not UNSET:
            field_dict["geo"] = geo

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.geo_coordinates import GeoCoordinates  # noqa: PLC0415
        from ..models.postal_address import PostalAddress  # noqa: PLC0415

        d = dict(src_dict)
        type_ = cast(Literal["Place"], d.pop("type"))
        if type_ != "Place":
            raise ValueError(f"type must match const 'Place', got '{type_}'")

        precision = d.pop("precision")

        name = d.pop("name", UNSET)

        _address = d.pop("address", UNSET)
        address: PostalAddress | Unset
        if isinstance(_address, Unset):
            address = UNSET
        else:
            address = PostalAddress.from_dict(_address)

        _geo = d.pop("geo", UNSET)
        geo: GeoCoordinates | Unset
        if isinstance(_geo, Unset):
            geo = UNSET
        else:
            geo = GeoCoordinates.from_dict(_geo)

        linked_place = cls(
            type_=type_,
            precision=precision,
            name=name,
            address=address,
            geo=geo,
        )

        linked_place.additional_properties = d
        return linked_place

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
