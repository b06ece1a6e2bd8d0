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

from ..types import UNSET, Unset

T = TypeVar("T", bound="LinkedDataset")


@_attrs_define
class LinkedDataset:
    """A named series of records.

    Attributes:
        context (str): The address of the context, which says what each key means.
        id (str): Its address.
        type_ (Literal['Dataset']): Always `Dataset`.
        name (str): Its title.
        license_ (str): The dataset's licence.
        distribution (str): Whether all may read it.
        seq (int): Its latest change set.
        description (str | Unset): What a user should know.
        publisher (str | Unset): The actor that publishes it.
        citation (str | Unset): How to cite it.
        version (str | Unset): Edition that it holds, if named.
        contact (str | Unset): Whom to ask for a correction.
    """

    context: str
    id: str
    type_: Literal["Dataset"]
    name: str
    license_: str
    distribution: str
    seq: int
    description: str | Unset = UNSET
    publisher: str | Unset = UNSET
    citation: str | Unset = UNSET
    version: str | Unset = UNSET
    contact: str | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        context = self.context

        id = self.id

        type_ = self.type_

        name = self.name

        license_ = self.license_

        distribution = self.distribution

        seq = self.seq

        description = self.description

        publisher = self.publisher

        citation = self.citation

        version = self.version

        contact = self.contact

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "@context": context,
                "id": id,
                "type": type_,
                "name": name,
                "license": license_,
                "distribution": distribution,
                "seq": seq,
            }
        )
        if description is not UNSET:
            field_dict["description"] = description
        if publisher is not UNSET:
            field_dict["publisher"] = publisher
        if citation is not UNSET:
            field_dict["citation"] = citation
        if version is not UNSET:
            field_dict["version"] = version
        if contact is not UNSET:
            field_dict["contact"] = contact

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        context = d.pop("@context")

        id = d.pop("id")

        type_ = cast(Literal["Dataset"], d.pop("type"))
        if type_ != "Dataset":
            raise ValueError(f"type must match const 'Dataset', got '{type_}'")

        name = d.pop("name")

        license_ = d.pop("license")

        distribution = d.pop("distribution")

        seq = d.pop("seq")

        description = d.pop("description", UNSET)

        publisher = d.pop("publisher", UNSET)

        citation = d.pop("citation", UNSET)

        version = d.pop("version", UNSET)

        contact = d.pop("contact", UNSET)

        linked_dataset = cls(
            context=context,
            id=id,
            type_=type_,
            name=name,
            license_=license_,
            distribution=distribution,
            seq=seq,
            description=description,
            publisher=publisher,
            citation=citation,
            version=version,
            contact=contact,
        )

        linked_dataset.additional_properties = d
        return linked_dataset

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
