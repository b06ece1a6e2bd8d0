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

if TYPE_CHECKING:
    from ..models.feature_properties import FeatureProperties
    from ..models.point import Point


T = TypeVar("T", bound="Feature")


@_attrs_define
class Feature:
    """An event; without a point its geometry is null, as RFC 7946 has it.

    Attributes:
        type_ (Literal['Feature']): Always `Feature`.
        id (str): A public id: prefix of its kind and 26 characters of Crockford base32.
        geometry (None | Point): Where, if a point is known.
        properties (FeatureProperties): An event's fields.
    """

    type_: Literal["Feature"]
    id: str
    geometry: None | Point
    properties: FeatureProperties
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        from ..models.point import Point  # noqa: PLC0415

        type_ = self.type_

        id = self.id

        geometry: dict[str, Any] | None
        if isinstance(self.geometry, Point):
            geometry = self.geometry.to_dict()
        else:
            geometry = self.geometry

        properties = self.properties.to_dict()

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "type": type_,
                "id": id,
                "geometry": geometry,
                "properties": properties,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.feature_properties import FeatureProperties  # noqa: PLC0415
        from ..models.point import Point  # noqa: PLC0415

        d = dict(src_dict)
        type_ = cast(Literal["Feature"], d.pop("type"))
        if type_ != "Feature":
            raise ValueError(f"type must match const 'Feature', got '{type_}'")

        id = d.pop("id")

        def _parse_geometry(data: object) -> None | Point:
            if data is None:
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                geometry_type_0 = Point.from_dict(data)

                return geometry_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | Point, data)

        geometry = _parse_geometry(d.pop("geometry"))

        properties = FeatureProperties.from_dict(d.pop("properties"))

        feature = cls(
            type_=type_,
            id=id,
            geometry=geometry,
            properties=properties,
        )

        feature.additional_properties = d
        return feature

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
