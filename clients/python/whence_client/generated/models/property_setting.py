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

T = TypeVar("T", bound="PropertySetting")


@_attrs_define
class PropertySetting:
    """What may be said of a property that is asked for.

    Attributes:
        name (str): What it is called in a query.
        label (str): What it is called for people.
        type_ (Literal['number']): What sort of value it has.
        default (int): Where nothing is said.
        help_text (str): What it means.
    """

    name: str
    label: str
    type_: Literal["number"]
    default: int
    help_text: str
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        name = self.name

        label = self.label

        type_ = self.type_

        default = self.default

        help_text = self.help_text

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "name": name,
                "label": label,
                "type": type_,
                "default": default,
                "help_text": help_text,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        name = d.pop("name")

        label = d.pop("label")

        type_ = cast(Literal["number"], d.pop("type"))
        if type_ != "number":
            raise ValueError(f"type must match const 'number', got '{type_}'")

        default = d.pop("default")

        help_text = d.pop("help_text")

        property_setting = cls(
            name=name,
            label=label,
            type_=type_,
            default=default,
            help_text=help_text,
        )

        property_setting.additional_properties = d
        return property_setting

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
