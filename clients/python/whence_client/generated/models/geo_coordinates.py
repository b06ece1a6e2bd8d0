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

T = TypeVar("T", bound="GeoCoordinates")


@_attrs_define
class GeoCoordinates:
    """A point, as precise as its place says.

    Attributes:
        type_ (Literal['GeoCoordinates']): Always `GeoCoordinates`.
        latitude (float): WGS 84 degrees north, six decimals kept.
        longitude (float): WGS 84 degrees east, six decimals kept.
    """

    type_: Literal["GeoCoordinates"]
    latitude: float
    longitude: float
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        type_ = self.type_

        latitude = self.latitude

        longitude = self.longitude

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "type": type_,
                "latitude": latitude,
                "longitude": longitude,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        type_ = cast(Literal["GeoCoordinates"], d.pop("type"))
        if type_ != "GeoCoordinates":
            raise ValueError(f"type must match const 'GeoCoordinates', got '{type_}'")

        latitude = d.pop("latitude")

        longitude = d.pop("longitude")

        geo_coordinates = cls(
            type_=type_,
            latitude=latitude,
            longitude=longitude,
        )

        geo_coordinates.additional_properties = d
        return geo_coordinates

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
