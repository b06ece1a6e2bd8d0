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

T = TypeVar("T", bound="LinkedSpeaker")


@_attrs_define
class LinkedSpeaker:
    """Who speaks, and for whom.

    Attributes:
        type_ (Literal['Speaker']): Always `Speaker`.
        actor (str): The speaker.
        title (str | Unset): What the speaker is called there.
        on_behalf_of (str | Unset): The actor whose word it is.
    """

    type_: Literal["Speaker"]
    actor: str
    title: str | Unset = UNSET
    on_behalf_of: str | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        type_ = self.type_

        actor = self.actor

        title = self.title

        on_behalf_of = self.on_behalf_of

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "type": type_,
                "actor": actor,
            }
        )
        if title is not UNSET:
            field_dict["title"] = title
        if on_behalf_of is not UNSET:
            field_dict["on_behalf_of"] = on_behalf_of

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        type_ = cast(Literal["Speaker"], d.pop("type"))
        if type_ != "Speaker":
            raise ValueError(f"type must match const 'Speaker', got '{type_}'")

        actor = d.pop("actor")

        title = d.pop("title", UNSET)

        on_behalf_of = d.pop("on_behalf_of", UNSET)

        linked_speaker = cls(
            type_=type_,
            actor=actor,
            title=title,
            on_behalf_of=on_behalf_of,
        )

        linked_speaker.additional_properties = d
        return linked_speaker

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
