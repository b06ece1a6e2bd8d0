from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

T = TypeVar("T", bound="Node")


@_attrs_define
class Node:
    """An actor of the network; its name is in `labels`.

    Attributes:
        id (str): A public id: prefix of its kind and 26 characters of Crockford base32.
        distance (int): Steps from the actor that was asked for.
        actor_kind (str | Unset): What sort of actor. Known codes, defined at `/v1/codes/actor_kind`: `person`,
            `armed_group`, `organization`, `state`, `government_body`, `media`, `court`, `informal_group`, `population`,
            `unnamed`; more may come.
    """

    id: str
    distance: int
    actor_kind: str | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        id = self.id

        distance = self.distance

        actor_kind = self.actor_kind

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "id": id,
                "distance": distance,
            }
        )
        if actor_kind is not UNSET:
            field_dict["actor_kind"] = actor_kind

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        id = d.pop("id")

        distance = d.pop("distance")

        actor_kind = d.pop("actor_kind", UNSET)

        node = cls(
            id=id,
            distance=distance,
            actor_kind=actor_kind,
        )

        node.additional_properties = d
        return node

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
