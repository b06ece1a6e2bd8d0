from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

T = TypeVar("T", bound="Place")


@_attrs_define
class Place:
    """Where it happened, and how precisely that is known.

    Attributes:
        precision (str): How precise the place is. Known codes, defined at `/v1/codes/precision`: `exact`, `near`,
            `admin2`, `admin1`, `area`, `country`, `international`; more may come.
        name (str | Unset): The place as named.
        country (str | Unset): ISO 3166-1 alpha-2 code of a country.
        lat (float | Unset): WGS 84 degrees north, six decimals kept.
        lon (float | Unset): WGS 84 degrees east, six decimals kept.
    """

    precision: str
    name: str | Unset = UNSET
    country: str | Unset = UNSET
    lat: float | Unset = UNSET
    lon: float | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        precision = self.precision

        name = self.name

        country = self.country

        lat = self.lat

        lon = self.lon

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "precision": precision,
            }
        )
        if name is not UNSET:
            field_dict["name"] = name
        if country is not UNSET:
            field_dict["country"] = country
        if lat is not UNSET:
            field_dict["lat"] = lat
        if lon is not UNSET:
            field_dict["lon"] = lon

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        precision = d.pop("precision")

        name = d.pop("name", UNSET)

        country = d.pop("country", UNSET)

        lat = d.pop("lat", UNSET)

        lon = d.pop("lon", UNSET)

        place = cls(
            precision=precision,
            name=name,
            country=country,
            lat=lat,
            lon=lon,
        )

        place.additional_properties = d
        return place

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
