from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define

from ..models.precision import Precision, check_precision
from ..types import UNSET, Unset

T = TypeVar("T", bound="PlaceInput")


@_attrs_define
class PlaceInput:
    """A place that a writer sends: a name or a point at least, and how precise it is.

    Attributes:
        precision (Precision): A code of the scheme `precision`, defined at `/v1/codes/precision`.
        name (str | Unset): The place as named.
        country (str | Unset): ISO 3166-1 alpha-2 code of a country.
        lat (float | Unset): WGS 84 degrees north, six decimals kept.
        lon (float | Unset): WGS 84 degrees east, six decimals kept.
    """

    precision: Precision
    name: str | Unset = UNSET
    country: str | Unset = UNSET
    lat: float | Unset = UNSET
    lon: float | Unset = UNSET

    def to_dict(self) -> dict[str, Any]:
        precision: str = self.precision

        name = self.name

        country = self.country

        lat = self.lat

        lon = self.lon

        field_dict: dict[str, Any] = {}

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
        precision = check_precision(d.pop("precision"))

        name = d.pop("name", UNSET)

        country = d.pop("country", UNSET)

        lat = d.pop("lat", UNSET)

        lon = d.pop("lon", UNSET)

        place_input = cls(
            precision=precision,
            name=name,
            country=country,
            lat=lat,
            lon=lon,
        )

        return place_input
