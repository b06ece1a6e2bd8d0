from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define

from ..models.measure import Measure, check_measure
from ..types import UNSET, Unset

T = TypeVar("T", bound="FigureInput")


@_attrs_define
class FigureInput:
    """A number that a writer sends: at least one of low, best and high, in that order.

    Attributes:
        measure (Measure): A code of the scheme `measure`, defined at `/v1/codes/measure`.
        party (str | Unset): Key of the actor whose people or things it counts.
        low (int | Unset): Lowest.
        best (int | Unset): Most likely, or the only one given.
        high (int | Unset): Highest.
        unit (str | Unset): Unit, where it is not single ones.
    """

    measure: Measure
    party: str | Unset = UNSET
    low: int | Unset = UNSET
    best: int | Unset = UNSET
    high: int | Unset = UNSET
    unit: str | Unset = UNSET

    def to_dict(self) -> dict[str, Any]:
        measure: str = self.measure

        party = self.party

        low = self.low

        best = self.best

        high = self.high

        unit = self.unit

        field_dict: dict[str, Any] = {}

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
        measure = check_measure(d.pop("measure"))

        party = d.pop("party", UNSET)

        low = d.pop("low", UNSET)

        best = d.pop("best", UNSET)

        high = d.pop("high", UNSET)

        unit = d.pop("unit", UNSET)

        figure_input = cls(
            measure=measure,
            party=party,
            low=low,
            best=best,
            high=high,
            unit=unit,
        )

        return figure_input
