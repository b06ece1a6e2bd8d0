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

T = TypeVar("T", bound="LinkedFigure")


@_attrs_define
class LinkedFigure:
    """A number. On an event it is coded by the dataset, on a claim the speakers give it.

    Attributes:
        type_ (Literal['Figure']): Always `Figure`.
        measure (str): What is counted.
        party (str | Unset): The actor whose people or things it counts.
        low (int | Unset): Lowest.
        best (int | Unset): Most likely, or the only one given.
        high (int | Unset): Highest.
        unit (str | Unset): Unit, where it is not single ones.
    """

    type_: Literal["Figure"]
    measure: str
    party: str | Unset = UNSET
    low: int | Unset = UNSET
    best: int | Unset = UNSET
    high: int | Unset = UNSET
    unit: str | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        type_ = self.type_

        measure = self.measure

        party = self.party

        low = self.low

        best = self.best

        high = self.high

        unit = self.unit

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "type": type_,
                "measure": measure,
            }
        )
        if party is not UNSET:
            field_dict["party"] = party
        if low is not UNSET:
            field_dict["low"] = low
        if best is not UNSET:
            field_dict["best"] = best
        if high is not UNSET:
            field_dict["high"] = high
        if unit is not UNSET:
            field_dict["unit"] = unit

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        type_ = cast(Literal["Figure"], d.pop("type"))
        if type_ != "Figure":
            raise ValueError(f"type must match const 'Figure', got '{type_}'")

        measure = d.pop("measure")

        party = d.pop("party", UNSET)

        low = d.pop("low", UNSET)

        best = d.pop("best", UNSET)

        high = d.pop("high", UNSET)

        unit = d.pop("unit", UNSET)

        linked_figure = cls(
            type_=type_,
            measure=measure,
            party=party,
            low=low,
            best=best,
            high=high,
            unit=unit,
        )

        linked_figure.additional_properties = d
        return linked_figure

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
