from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

T = TypeVar("T", bound="LinkedLabel")


@_attrs_define
class LinkedLabel:
    """How to show to a person what a document names.

    Attributes:
        id (str): An absolute address.
        type_ (str): Agent, Event, CreativeWork or Participation.
        name (str | Unset): Name of an actor, title of a source or an event.
        publisher (str | Unset): Publisher of a source.
        url (str | Unset): Address of a source.
        event (str | Unset): Event of a participation.
        is_replaced_by (str | Unset): The record that answers for it, where it was merged.
    """

    id: str
    type_: str
    name: str | Unset = UNSET
    publisher: str | Unset = UNSET
    url: str | Unset = UNSET
    event: str | Unset = UNSET
    is_replaced_by: str | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        id = self.id

        type_ = self.type_

        name = self.name

        publisher = self.publisher

        url = self.url

        event = self.event

        is_replaced_by = self.is_replaced_by

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "id": id,
                "type": type_,
            }
        )
        if name is not UNSET:
            field_dict["name"] = name
        if publisher is not UNSET:
            field_dict["publisher"] = publisher
        if url is not UNSET:
            field_dict["url"] = url
        if event is not UNSET:
            field_dict["event"] = event
        if is_replaced_by is not UNSET:
            field_dict["isReplacedBy"] = is_replaced_by

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        id = d.pop("id")

        type_ = d.pop("type")

        name = d.pop("name", UNSET)

        publisher = d.pop("publisher", UNSET)

        url = d.pop("url", UNSET)

        event = d.pop("event", UNSET)

        is_replaced_by = d.pop("isReplacedBy", UNSET)

        linked_label = cls(
            id=id,
            type_=type_,
            name=name,
            publisher=publisher,
            url=url,
            event=event,
            is_replaced_by=is_replaced_by,
        )

        linked_label.additional_properties = d
        return linked_label

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
