from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

T = TypeVar("T", bound="CodeMapping")


@_attrs_define
class CodeMapping:
    """The same notion in another vocabulary.

    Attributes:
        vocabulary (str): CAMEO, PLOVER, ACLED or UCDP.
        code (str): The code there, as written there.
        match (str): SKOS mapping relation, read from our code to theirs. Known codes: `exact`, `close`, `broad`,
            `narrow`; more may come.
    """

    vocabulary: str
    code: str
    match: str
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        vocabulary = self.vocabulary

        code = self.code

        match = self.match

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "vocabulary": vocabulary,
                "code": code,
                "match": match,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        vocabulary = d.pop("vocabulary")

        code = d.pop("code")

        match = d.pop("match")

        code_mapping = cls(
            vocabulary=vocabulary,
            code=code,
            match=match,
        )

        code_mapping.additional_properties = d
        return code_mapping

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
