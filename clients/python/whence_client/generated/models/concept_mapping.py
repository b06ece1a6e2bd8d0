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

T = TypeVar("T", bound="ConceptMapping")


@_attrs_define
class ConceptMapping:
    """The same notion in another vocabulary, whose codes have no addresses.

    Attributes:
        type_ (Literal['Mapping']): Always `Mapping`.
        vocabulary (str): CAMEO, PLOVER, ACLED or UCDP.
        notation (str): The code there.
        match (str): SKOS mapping relation, from our code to theirs: exactMatch, closeMatch, broadMatch or narrowMatch.
    """

    type_: Literal["Mapping"]
    vocabulary: str
    notation: str
    match: str
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        type_ = self.type_

        vocabulary = self.vocabulary

        notation = self.notation

        match = self.match

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "type": type_,
                "vocabulary": vocabulary,
                "notation": notation,
                "match": match,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        type_ = cast(Literal["Mapping"], d.pop("type"))
        if type_ != "Mapping":
            raise ValueError(f"type must match const 'Mapping', got '{type_}'")

        vocabulary = d.pop("vocabulary")

        notation = d.pop("notation")

        match = d.pop("match")

        concept_mapping = cls(
            type_=type_,
            vocabulary=vocabulary,
            notation=notation,
            match=match,
        )

        concept_mapping.additional_properties = d
        return concept_mapping

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
