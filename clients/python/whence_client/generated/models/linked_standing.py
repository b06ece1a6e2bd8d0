from __future__ import annotations

from collections.abc import Mapping
from typing import (
    TYPE_CHECKING,
    Any,
    Literal,
    TypeVar,
    cast,
)

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.linked_voice import LinkedVoice


T = TypeVar("T", bound="LinkedStanding")


@_attrs_define
class LinkedStanding:
    """Who says so and who denies it; derived from the claims, decided by nobody.

    Attributes:
        type_ (Literal['Standing']): Always `Standing`.
        contested (bool): At least one party affirms it and another denies it.
        affirmed_by (list[LinkedVoice]): Parties that affirm it.
        denied_by (list[LinkedVoice]): Parties that deny it.
        questioned_by (list[LinkedVoice]): Parties that question it.
        coded_by (str | Unset): The dataset's publisher, where the dataset itself asserts it.
    """

    type_: Literal["Standing"]
    contested: bool
    affirmed_by: list[LinkedVoice]
    denied_by: list[LinkedVoice]
    questioned_by: list[LinkedVoice]
    coded_by: str | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        type_ = self.type_

        contested = self.contested

        affirmed_by = []
        for affirmed_by_item_data in self.affirmed_by:
            affirmed_by_item = affirmed_by_item_data.to_dict()
            affirmed_by.append(affirmed_by_item)

        denied_by = []
        for denied_by_item_data in self.denied_by:
            denied_by_item = denied_by_item_data.to_dict()
            denied_by.append(denied_by_item)

        questioned_by = []
        for questioned_by_item_data in self.questioned_by:
            questioned_by_item = questioned_by_item_data.to_dict()
            questioned_by.append(questioned_by_item)

        coded_by = self.coded_by

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "type": type_,
                "contested": contested,
                "affirmed_by": affirmed_by,
                "denied_by": denied_by,
                "questioned_by": questioned_by,
            }
        )
        if coded_by is not UNSET:
            field_dict["coded_by"] = coded_by

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.linked_voice import LinkedVoice  # noqa: PLC0415

        d = dict(src_dict)
        type_ = cast(Literal["Standing"], d.pop("type"))
        if type_ != "Standing":
            raise ValueError(f"type must match const 'Standing', got '{type_}'")

        contested = d.pop("contested")

        affirmed_by = []
        _affirmed_by = d.pop("affirmed_by")
        for affirmed_by_item_data in _affirmed_by:
            affirmed_by_item = LinkedVoice.from_dict(affirmed_by_item_data)

            affirmed_by.append(affirmed_by_item)

        denied_by = []
        _denied_by = d.pop("denied_by")
        for denied_by_item_data in _denied_by:
            denied_by_item = LinkedVoice.from_dict(denied_by_item_data)

            denied_by.append(denied_by_item)

        questioned_by = []
        _questioned_by = d.pop("questioned_by")
        for questioned_by_item_data in _questioned_by:
            questioned_by_item = LinkedVoice.from_dict(questioned_by_item_data)

            questioned_by.append(questioned_by_item)

        coded_by = d.pop("coded_by", UNSET)

        linked_standing = cls(
            type_=type_,
            contested=contested,
            affirmed_by=affirmed_by,
            denied_by=denied_by,
            questioned_by=questioned_by,
            coded_by=coded_by,
        )

        linked_standing.additional_properties = d
        return linked_standing

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
