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

T = TypeVar("T", bound="LinkedAbout")


@_attrs_define
class LinkedAbout:
    """What it says of a record, or of a part (event, actor, role) that need not be recorded.

    Attributes:
        type_ (Literal['About']): Always `About`.
        record (str | Unset): An event, participation, affiliation, actor or statement.
        event (str | Unset): The event, of a part in it.
        actor (str | Unset): The actor, of a part in the event.
        role (str | Unset): The role, of a part in the event.
        stance (str | Unset): Side taken on a fact.
        relation (str | Unset): What it does to another statement.
        modality (str | Unset): How sure the speaker is.
    """

    type_: Literal["About"]
    record: str | Unset = UNSET
    event: str | Unset = UNSET
    actor: str | Unset = UNSET
    role: str | Unset = UNSET
    stance: str | Unset = UNSET
    relation: str | Unset = UNSET
    modality: str | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        type_ = self.type_

        record = self.record

        event = self.event

        actor = self.actor

        role = self.role

        stance = self.stance

        relation = self.relation

        modality = self.modality

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "type": type_,
            }
        )
        if record is not UNSET:
            field_dict["record"] = record
        if event is not UNSET:
            field_dict["event"] = event
        if actor is not UNSET:
            field_dict["actor"] = actor
        if role is not UNSET:
            field_dict["role"] = role
        if stance is not UNSET:
            field_dict["stance"] = stance
        if relation is not UNSET:
            field_dict["relation"] = relation
        if modality is not UNSET:
            field_dict["modality"] = modality

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        type_ = cast(Literal["About"], d.pop("type"))
        if type_ != "About":
            raise ValueError(f"type must match const 'About', got '{type_}'")

        record = d.pop("record", UNSET)

        event = d.pop("event", UNSET)

        actor = d.pop("actor", UNSET)

        role = d.pop("role", UNSET)

        stance = d.pop("stance", UNSET)

        relation = d.pop("relation", UNSET)

        modality = d.pop("modality", UNSET)

        linked_about = cls(
            type_=type_,
            record=record,
            event=event,
            actor=actor,
            role=role,
            stance=stance,
            relation=relation,
            modality=modality,
        )

        linked_about.additional_properties = d
        return linked_about

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
