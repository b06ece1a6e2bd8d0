from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.event import Event
    from ..models.included import Included
    from ..models.labels import Labels


T = TypeVar("T", bound="EventItem")


@_attrs_define
class EventItem:
    """One record, with the names of what it names.

    Attributes:
        data (Event): Something that happened.
        labels (Labels): Id → how to show it, for every id in the data that has a name.
        included (Included | Unset): Related records, each once; only what `include` asked for.
    """

    data: Event
    labels: Labels
    included: Included | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        data = self.data.to_dict()

        labels = self.labels.to_dict()

        included: dict[str, Any] | Unset = UNSET
        if not isinstance(self.included, Unset):
            included = self.included.to_dict()

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "data": data,
                "labels": labels,
            }
        )
        if included is not UNSET:
            field_dict["included"] = included

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.event import Event  # noqa: PLC0415
        from ..models.included import Included  # noqa: PLC0415
        from ..models.labels import Labels  # noqa: PLC0415

        d = dict(src_dict)
        data = Event.from_dict(d.pop("data"))

        labels = Labels.from_dict(d.pop("labels"))

        _included = d.pop("included", UNSET)
        included: Included | Unset
        if isinstance(_included, Unset):
            included = UNSET
        else:
            included = Included.from_dict(_included)

        event_item = cls(
            data=data,
            labels=labels,
            included=included,
        )

        event_item.additional_properties = d
        return event_item

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
