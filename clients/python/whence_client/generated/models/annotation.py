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
    from ..models.specific_resource import SpecificResource


T = TypeVar("T", bound="Annotation")


@_attrs_define
class Annotation:
    """A citation: what is said, linked to the source that says so.

    Attributes:
        type_ (Literal['Annotation']): Always `Annotation`.
        id (str): Its place in that version of the record.
        motivation (str): Why they are put together.
        body (str): What cites it: the record, or a part of it.
        target (SpecificResource): A source, or the passage in it that is cited.
        polarity (str): Whether the source supports or disputes it.
        fields (list[str] | Unset): The fields it speaks to, by their names; absent: the record as a whole.
    """

    type_: Literal["Annotation"]
    id: str
    motivation: str
    body: str
    target: SpecificResource
    polarity: str
    fields: list[str] | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        type_ = self.type_

        id = self.id

        motivation = self.motivation

        body = self.body

        target = self.target.to_dict()

        polarity = self.polarity

        fields: list[str] | Unset = UNSET
        if not isinstance(self.fields, Unset):
            fields = self.fields

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "type": type_,
                "id": id,
                "motivation": motivation,
                "body": body,
                "target": target,
                "polarity": polarity,
            }
        )
        if fields is not UNSET:
            field_dict["fields"] = fields

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.specific_resource import SpecificResource  # noqa: PLC0415

        d = dict(src_dict)
        type_ = cast(Literal["Annotation"], d.pop("type"))
        if type_ != "Annotation":
            raise ValueError(f"type must match const 'Annotation', got '{type_}'")

        id = d.pop("id")

        motivation = d.pop("motivation")

        body = d.pop("body")

        target = SpecificResource.from_dict(d.pop("target"))

        polarity = d.pop("polarity")

        fields = cast(list[str], d.pop("fields", UNSET))

        annotation = cls(
            type_=type_,
            id=id,
            motivation=motivation,
            body=body,
            target=target,
            polarity=polarity,
            fields=fields,
        )

        annotation.additional_properties = d
        return annotation

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
