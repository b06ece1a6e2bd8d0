from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.reconcile_type import ReconcileType


T = TypeVar("T", bound="Suggested")


@_attrs_define
class Suggested:
    """An entity, a type or a property that begins so.

    Attributes:
        id (str): Its id.
        name (str): What it is called.
        description (str | Unset): What tells it from others.
        notable (list[ReconcileType] | Unset): Its types.
    """

    id: str
    name: str
    description: str | Unset = UNSET
    notable: list[ReconcileType] | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        id = self.id

        name = self.name

        description = self.description

        notable: list[dict[str, Any]] | Unset = UNSET
        if not isinstance(self.notable, Unset):
            notable = []
            for notable_item_data in self.notable:
                notable_item = notable_item_data.to_dict()
                notable.append(notable_item)

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "id": id,
                "name": name,
            }
        )
        if description is not UNSET:
            field_dict["description"] = description
        if notable is not UNSET:
            field_dict["notable"] = notable

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.reconcile_type import ReconcileType  # noqa: PLC0415

        d = dict(src_dict)
        id = d.pop("id")

        name = d.pop("name")

        description = d.pop("description", UNSET)

        _notable = d.pop("notable", UNSET)
        notable: list[ReconcileType] | Unset = UNSET
        if _notable is not UNSET:
            notable = []
            for notable_item_data in _notable:
                notable_item = ReconcileType.from_dict(notable_item_data)

                notable.append(notable_item)

        suggested = cls(
            id=id,
            name=name,
            description=description,
            notable=notable,
        )

        suggested.additional_properties = d
        return suggested

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
