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
    from ..models.fuzzy_date import FuzzyDate


T = TypeVar("T", bound="LinkedHop")


@_attrs_define
class LinkedHop:
    """One hop of the reporting chain, from the speaker outward.

    Attributes:
        type_ (Literal['Hop']): Always `Hop`.
        actor (str): The actor that passed it on.
        mode (str): How it was passed on.
        medium (str | Unset): Where it was said.
        date (FuzzyDate | Unset): A date as written, with its first and last possible day.
    """

    type_: Literal["Hop"]
    actor: str
    mode: str
    medium: str | Unset = UNSET
    date: FuzzyDate | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        type_ = self.type_

        actor = self.actor

        mode = self.mode

        medium = self.medium

        date: dict[str, Any] | Unset = UNSET
        if not isinstance(self.date, Unset):
            date = self.date.to_dict()

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "type": type_,
                "actor": actor,
                "mode": mode,
            }
        )
        if medium is not UNSET:
            field_dict["medium"] = medium
        if date is not UNSET:
            field_dict["date"] = date

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.fuzzy_date import FuzzyDate  # noqa: PLC0415

        d = dict(src_dict)
        type_ = cast(Literal["Hop"], d.pop("type"))
        if type_ != "Hop":
            raise ValueError(f"type must match const 'Hop', got '{type_}'")

        actor = d.pop("actor")

        mode = d.pop("mode")

        medium = d.pop("medium", UNSET)

        _date = d.pop("date", UNSET)
        date: FuzzyDate | Unset
        if isinstance(_date, Unset):
            date = UNSET
        else:
            date = FuzzyDate.from_dict(_date)

        linked_hop = cls(
            type_=type_,
            actor=actor,
            mode=mode,
            medium=medium,
            date=date,
        )

        linked_hop.additional_properties = d
        return linked_hop

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
