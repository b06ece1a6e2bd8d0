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
    from ..models.annotation import Annotation


T = TypeVar("T", bound="LinkedName")


@_attrs_define
class LinkedName:
    """A name, its kind, and who calls the actor so.

    Attributes:
        type_ (Literal['Label']): Always `Label`.
        id (str): An absolute address.
        literal_form (str): The name as written.
        name_kind (str): Kind of name.
        evidence (list[Annotation]): Who says so, and where.
        in_language (str | Unset): BCP 47 language tag.
        script (str | Unset): ISO 15924 script code.
    """

    type_: Literal["Label"]
    id: str
    literal_form: str
    name_kind: str
    evidence: list[Annotation]
    in_language: str | Unset = UNSET
    script: str | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        type_ = self.type_

        id = self.id

        literal_form = self.literal_form

        name_kind = self.name_kind

        evidence = []
        for evidence_item_data in self.evidence:
            evidence_item = evidence_item_data.to_dict()
            evidence.append(evidence_item)

        in_language = self.in_language

        script = self.script

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "type": type_,
                "id": id,
                "literalForm": literal_form,
                "name_kind": name_kind,
                "evidence": evidence,
            }
        )
        if in_language is not UNSET:
            field_dict["inLanguage"] = in_language
        if script is not UNSET:
            field_dict["script"] = script

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.annotation import Annotation  # noqa: PLC0415

        d = dict(src_dict)
        type_ = cast(Literal["Label"], d.pop("type"))
        if type_ != "Label":
            raise ValueError(f"type must match const 'Label', got '{type_}'")

        id = d.pop("id")

        literal_form = d.pop("literalForm")

        name_kind = d.pop("name_kind")

        evidence = []
        _evidence = d.pop("evidence")
        for evidence_item_data in _evidence:
            evidence_item = Annotation.from_dict(evidence_item_data)

            evidence.append(evidence_item)

        in_language = d.pop("inLanguage", UNSET)

        script = d.pop("script", UNSET)

        linked_name = cls(
            type_=type_,
            id=id,
            literal_form=literal_form,
            name_kind=name_kind,
            evidence=evidence,
            in_language=in_language,
            script=script,
        )

        linked_name.additional_properties = d
        return linked_name

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
