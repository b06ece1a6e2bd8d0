from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

T = TypeVar("T", bound="Label")


@_attrs_define
class Label:
    """How to show an id to a person.

    Attributes:
        kind (str): Kind of what is labelled. Known codes: `actor`, `source`, `event`, `participation`; more may come.
        name (str | Unset): Name of an actor, title of a source or an event.
        publisher (str | Unset): Publisher of a source.
        url (str | Unset): Address of a source.
        survivor (str | Unset): The record that answers for it, where it was merged; see there.
        event (str | Unset): Event of a participation.
        actor (str | Unset): Actor of a participation.
        role (str | Unset): Role of a participation. Known codes, defined at `/v1/codes/role`: `involved`,
            `perpetrator`, `director`, `coordinator`, `supporter`, `supplier`, `encourager`, `target`, `victim`,
            `responder`, `mediator`, `witness`, `organizer`, `participant`, `authority`, `subject`; more may come.
    """

    kind: str
    name: str | Unset = UNSET
    publisher: str | Unset = UNSET
    url: str | Unset = UNSET
    survivor: str | Unset = UNSET
    event: str | Unset = UNSET
    actor: str | Unset = UNSET
    role: str | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        kind = self.kind

        name = self.name

        publisher = self.publisher

        url = self.url

        survivor = self.survivor

        event = self.event

        actor = self.actor

        role = self.role

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "kind": kind,
            }
        )
        if name is not UNSET:
            field_dict["name"] = name
        if publisher is not UNSET:
            field_dict["publisher"] = publisher
        if url is not UNSET:
            field_dict["url"] = url
        if survivor is not UNSET:
            field_dict["survivor"] = survivor
        if event is not UNSET:
            field_dict["event"] = event
        if actor is not UNSET:
            field_dict["actor"] = actor
        if role is not UNSET:
            field_dict["role"] = role

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        kind = d.pop("kind")

        name = d.pop("name", UNSET)

        publisher = d.pop("publisher", UNSET)

        url = d.pop("url", UNSET)

        survivor = d.pop("survivor", UNSET)

        event = d.pop("event", UNSET)

        actor = d.pop("actor", UNSET)

        role = d.pop("role", UNSET)

        label = cls(
            kind=kind,
            name=name,
            publisher=publisher,
            url=url,
            survivor=survivor,
            event=event,
            actor=actor,
            role=role,
        )

        label.additional_properties = d
        return label

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
