from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

T = TypeVar("T", bound="Figure")


@_attrs_define
class Figure:
    """A number. On an event it is coded by the dataset, on a statement the speakers give it.

    Attributes:
        measure (str): What is counted. Known codes, defined at `/v1/codes/measure`: `killed`, `wounded`, `captured`,
            `missing`, `displaced`, `detained`, `participants`, `members`, `followers`, `vehicles`, `damage`; more may come.
        party (str | Unset): The actor whose people or things it counts.
        low (int | Unset): Lowest.
        best (int | Unset): Most likely, or the only one given.
        high (int | Unset): Highest.
        unit (str | Unset): Unit, where it is not single ones.
    """

    measure: str
    party: str | Unset = UNSET
    low: int | Unset = UNSET
    best: int | Unset = UNSET
    high: int | Unset = UNSET
    unit: str | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
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
        measure = d.pop("measure")

        party = d.pop("party", UNSET)

        low = d.pop("low", UNSET)

        best = d.pop("best", UNSET)

        high = d.pop("high", UNSET)

        unit = d.pop("unit", UNSET)

        figure = cls(
            measure=measure,
            party=party,
            low=low,
            best=best,
            high=high,
            unit=unit,
        )

        figure.additional_properties = d
        return figure

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
