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
    from ..models.linked_code import LinkedCode


T = TypeVar("T", bound="ConceptScheme")


@_attrs_define
class ConceptScheme:
    """A code list, with its codes.

    Attributes:
        context (str): The address of the context, which says what each key means.
        id (str): The code list.
        type_ (Literal['ConceptScheme']): Always `ConceptScheme`.
        pref_label (str): Its name in words.
        has_top_concept (list[str]): The codes with none above them.
        concepts (list[LinkedCode]): The codes, broader before narrower.
    """

    context: str
    id: str
    type_: Literal["ConceptScheme"]
    pref_label: str
    has_top_concept: list[str]
    concepts: list[LinkedCode]
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        context = self.context

        id = self.id

        type_ = self.type_

        pref_label = self.pref_label

        has_top_concept = self.has_top_concept

        concepts = []
        for concepts_item_data in self.concepts:
            concepts_item = concepts_item_data.to_dict()
            concepts.append(concepts_item)

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "@context": context,
                "id": id,
                "type": type_,
                "prefLabel": pref_label,
                "hasTopConcept": has_top_concept,
                "concepts": concepts,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.linked_code import LinkedCode  # noqa: PLC0415

        d = dict(src_dict)
        context = d.pop("@context")

        id = d.pop("id")

        type_ = cast(Literal["ConceptScheme"], d.pop("type"))
        if type_ != "ConceptScheme":
            raise ValueError(f"type must match const 'ConceptScheme', got '{type_}'")

        pref_label = d.pop("prefLabel")

        has_top_concept = cast(list[str], d.pop("hasTopConcept"))

        concepts = []
        _concepts = d.pop("concepts")
        for concepts_item_data in _concepts:
            concepts_item = LinkedCode.from_dict(concepts_item_data)

            concepts.append(concepts_item)

        concept_scheme = cls(
            context=context,
            id=id,
            type_=type_,
            pref_label=pref_label,
            has_top_concept=has_top_concept,
            concepts=concepts,
        )

        concept_scheme.additional_properties = d
        return concept_scheme

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
