from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.linked_label import LinkedLabel


T = TypeVar("T", bound="LinkedVersion")


@_attrs_define
class LinkedVersion:
    """The record of it at this version, apart from what it is about: when, by what, and whence.

    Attributes:
        id (str): The address of this version.
        type_ (list[str]): What it is, by terms of the context.
        version (int): 1, 2, 3 … for each record.
        seq (int): Number of the change set that made this version.
        generated_at_time (datetime.datetime): When that change set was recorded, in UTC.
        is_part_of (str): The dataset.
        license_ (str): The dataset's licence.
        key (str): The writer's own name for a record, unique within its dataset and kind: not blank, NFC, no control
            characters, and none that are not seen (Unicode's Cf: directions of writing, joiners, soft hyphens).
        status (str): Whether it is active, retracted or merged.
        mentions (list[LinkedLabel]): What the document names, with how to show it.
        invalidated_at_time (datetime.datetime | Unset): When it was retracted, in UTC.
        reason (str | Unset): Why it was retracted.
        is_replaced_by (str | Unset): The record that it was merged into.
        was_derived_from (list[str] | Unset): The sources that it cites, each once.
    """

    id: str
    type_: list[str]
    version: int
    seq: int
    generated_at_time: datetime.datetime
    is_part_of: str
    license_: str
    key: str
    status: str
    mentions: list[LinkedLabel]
    invalidated_at_time: datetime.datetime | Unset = UNSET
    reason: str | Unset = UNSET
    is_replaced_by: str | Unset = UNSET
    was_derived_from: list[str] | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        id = self.id

        type_ = self.type_

        version = self.version

        seq = self.seq

        generated_at_time = self.generated_at_time.isoformat()

        is_part_of = self.is_part_of

        license_ = self.license_

        key = self.key

        status = self.status

        mentions = []
        for mentions_item_data in self.mentions:
            mentions_item = mentions_item_data.to_dict()
            mentions.append(mentions_item)

        invalidated_at_time: str | Unset = UNSET
        if not isinstance(self.invalidated_at_time, Unset):
            invalidated_at_time = self.invalidated_at_time.isoformat()

        reason = self.reason

        is_replaced_by = self.is_replaced_by

        was_derived_from: list[str] | Unset = UNSET
        if not isinstance(self.was_derived_from, Unset):
            was_derived_from = self.was_derived_from

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "id": id,
                "type": type_,
                "version": version,
                "seq": seq,
                "generatedAtTime": generated_at_time,
                "isPartOf": is_part_of,
                "license": license_,
                "key": key,
                "status": status,
                "mentions": mentions,
            }
        )
        if invalidated_at_time is not UNSET:
            field_dict["invalidatedAtTime"] = invalidated_at_time
        if reason is not UNSET:
            field_dict["reason"] = reason
        if is_replaced_by is not UNSET:
            field_dict["isReplacedBy"] = is_replaced_by
        if was_derived_from is not UNSET:
            field_dict["wasDerivedFrom"] = was_derived_from

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.linked_label import LinkedLabel  # noqa: PLC0415

        d = dict(src_dict)
        id = d.pop("id")

        type_ = cast(list[str], d.pop("type"))

        version = d.pop("version")

        seq = d.pop("seq")

        generated_at_time = datetime.datetime.fromisoformat(d.pop("generatedAtTime"))

        is_part_of = d.pop("isPartOf")

        license_ = d.pop("license")

        key = d.pop("key")

        status = d.pop("status")

        mentions = []
        _mentions = d.pop("mentions")
        for mentions_item_data in _mentions:
            mentions_item = LinkedLabel.from_dict(mentions_item_data)

            mentions.append(mentions_item)

        _invalidated_at_time = d.pop("invalidatedAtTime", UNSET)
        invalidated_at_time: datetime.datetime | Unset
        if isinstance(_invalidated_at_time, Unset):
            invalidated_at_time = UNSET
        else:
            invalidated_at_time = datetime.datetime.fromisoformat(_invalidated_at_time)

        reason = d.pop("reason", UNSET)

        is_replaced_by = d.pop("isReplacedBy", UNSET)

        was_derived_from = cast(list[str], d.pop("wasDerivedFrom", UNSET))

        linked_version = cls(
            id=id,
            type_=type_,
            version=version,
            seq=seq,
            generated_at_time=generated_at_time,
            is_part_of=is_part_of,
            license_=license_,
            key=key,
            status=status,
            mentions=mentions,
            invalidated_at_time=invalidated_at_time,
            reason=reason,
            is_replaced_by=is_replaced_by,
            was_derived_from=was_derived_from,
        )

        linked_version.additional_properties = d
        return linked_version

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
