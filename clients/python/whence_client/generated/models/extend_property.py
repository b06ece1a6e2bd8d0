from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.extend_property_settings import ExtendPropertySettings


T = TypeVar("T", bound="ExtendProperty")


@_attrs_define
class ExtendProperty:
    """A property that is asked for.

    Attributes:
        id (str): Its id.
        settings (ExtendPropertySettings | Unset): `limit`; what is no number, and other settings, say nothing.
    """

    id: str
    settings: ExtendPropertySettings | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        id = self.id

        settings: dict[str, Any] | Unset = UNSET
        if not isinstance(self.settings, Unset):
            settings = self.settings.to_dict()

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "id": id,
            }
        )
        if settings is not UNSET:
            field_dict["settings"] = settings

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.extend_property_settings import ExtendPropertySettings  # noqa: PLC0415

        d = dict(src_dict)
        id = d.pop("id")

        _settings = d.pop("settings", UNSET)
        settings: ExtendPropertySettings | Unset
        if isinstance(_settings, Unset):
            settings = UNSET
        else:
            settings = ExtendPropertySettings.from_dict(_settings)

        extend_property = cls(
            id=id,
            settings=settings,
        )

        extend_property.additional_properties = d
        return extend_property

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
