from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.code_mapping import CodeMapping


T = TypeVar("T", bound="Code")


@_attrs_define
class Code:
    """One code of a scheme, with what it means.

    Attributes:
        code (str): The code.
        definition (str): What it means, in a sentence.
        mappings (list[CodeMapping]): Nearest codes of other vocabularies, where one exists.
        broader (str | Unset): The code above it.
    """

    code: str
    definition: str
    mappings: list[CodeMapping]
    broader: str | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        code = self.code

        definition = self.definition

        mappings = []
        for mappings_item_data in self.mappings:
            mappings_item = mappings_item_data.to_dict()
            mappings.append(mappings_item)

        broader = self.broader

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "code": code,
                "definition": definition,
                "mappings": mappings,
            }
        )
        if broader is not UNSET:
            field_dict["broader"] = broader

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.code_mapping import CodeMapping  # noqa: PLC0415

        d = dict(src_dict)
        code = d.pop("code")

        definition = d.pop("definition")

        mappings = []
        _mappings = d.pop("mappings")
        for mappings_item_data in _mappings:
            mappings_item = CodeMapping.from_dict(mappings_item_data)

            mappings.append(mappings_item)

        broader = d.pop("broader", UNSET)

        code = cls(
            code=code,
            definition=definition,
            mappings=mappings,
            broader=broader,
        )

        code.additional_properties = d
        return code

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
