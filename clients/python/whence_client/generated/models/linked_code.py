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
    from ..models.concept_mapping import ConceptMapping


T = TypeVar("T", bound="LinkedCode")


@_attrs_define
class LinkedCode:
    """One code, with what it means.

    Attributes:
        type_ (Literal['Concept']): Always `Concept`.
        id (str): A code, as a concept of its code list.
        notation (str): The code.
        pref_label (str): The code in words.
        definition (str): What it means, in a sentence.
        mappings (list[ConceptMapping]): Nearest codes of other vocabularies, where one exists.
        top_concept_of (str | Unset): The code list.
        broader (str | Unset): The code above it.
    """

    type_: Literal["Concept"]
    id: str
    notation: str
    pref_label: str
    definition: str
    mappings: list[ConceptMapping]
    top_concept_of: str | Unset = UNSET
    broader: str | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        type_ = self.type_

        id = self.id

        notation = self.notation

        pref_label = self.pref_label

        definition = self.definition

        mappings = []
        for mappings_item_data in self.mappings:
            mappings_item = mappings_item_data.to_dict()
            mappings.append(mappings_item)

        top_concept_of = self.top_concept_of

        broader = self.broader

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "type": type_,
                "id": id,
                "notation": notation,
                "prefLabel": pref_label,
                "definition": definition,
                "mappings": mappings,
            }
        )
        if top_concept_of is not UNSET:
            field_dict["topConceptOf"] = top_concept_of
        if broader is not UNSET:
            field_dict["broader"] = broader

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.concept_mapping import ConceptMapping  # noqa: PLC0415

        d = dict(src_dict)
        type_ = cast(Literal["Concept"], d.pop("type"))
        if type_ != "Concept":
            raise ValueError(f"type must match const 'Concept', got '{type_}'")

        id = d.pop("id")

        notation = d.pop("notation")

        pref_label = d.pop("prefLabel")

        definition = d.pop("definition")

        mappings = []
        _mappings = d.pop("mappings")
        for mappings_item_data in _mappings:
            mappings_item = ConceptMapping.from_dict(mappings_item_data)

            mappings.append(mappings_item)

        top_concept_of = d.pop("topConceptOf", UNSET)

        broader = d.pop("broader", UNSET)

        linked_code = cls(
            type_=type_,
            id=id,
            notation=notation,
            pref_label=pref_label,
            definition=definition,
            mappings=mappings,
            top_concept_of=top_concept_of,
            broader=broader,
        )

        linked_code.additional_properties = d
        return linked_code

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
