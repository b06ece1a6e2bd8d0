from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

T = TypeVar("T", bound="ListedChange")


@_attrs_define
class ListedChange:
    """A change that a change set brought, without the document; its name is among the labels.

    Attributes:
        cursor (str): Its place in the feed: seq and ordinal in it.
        op (str): What brought the version: an operation on the record, or `render`: its standing changed, or an upgrade
            shows more of it. Known codes: `put`, `retract`, `merge`, `unmerge`, `link`, `unlink`, `purge`, `render`; more
            may come.
        id (str): A public id: prefix of its kind and 26 characters of Crockford base32.
        kind (str): Kind of the record. Known codes: `actor`, `affiliation`, `event`, `statement`, `source`, `link`;
            more may come.
        version (int): The version that it made.
        key (str | Unset): Its key; absent where it was purged.
    """

    cursor: str
    op: str
    id: str
    kind: str
    version: int
    key: str | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        cursor = self.cursor

        op = self.op

        id = self.id

        kind = self.kind

        version = self.version

        key = self.key

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "cursor": cursor,
                "op": op,
                "id": id,
                "kind": kind,
                "version": version,
            }
        )
        if key is not UNSET:
            field_dict["key"] = key

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        cursor = d.pop("cursor")

        op = d.pop("op")

        id = d.pop("id")

        kind = d.pop("kind")

        version = d.pop("version")

        key = d.pop("key", UNSET)

        listed_change = cls(
            cursor=cursor,
            op=op,
            id=id,
            kind=kind,
            version=version,
            key=key,
        )

        listed_change.additional_properties = d
        return listed_change

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
