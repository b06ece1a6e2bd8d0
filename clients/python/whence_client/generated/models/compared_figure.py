from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

if TYPE_CHECKING:
    from ..models.fact import Fact
    from ..models.party_position import PartyPosition
    from ..models.spread import Spread


T = TypeVar("T", bound="ComparedFigure")


@_attrs_define
class ComparedFigure:
    """A measure of an event for which different numbers are given.

    Attributes:
        fact (Fact): What is affirmed or denied: the event, a part in it, or a number that statements give.
        spread (Spread): How far apart the numbers of the parties lie.
        parties (list[PartyPosition]): Who gives which number.
    """

    fact: Fact
    spread: Spread
    parties: list[PartyPosition]
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        fact = self.fact.to_dict()

        spread = self.spread.to_dict()

        parties = []
        for parties_item_data in self.parties:
            parties_item = parties_item_data.to_dict()
            parties.append(parties_item)

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "fact": fact,
                "spread": spread,
                "parties": parties,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.fact import Fact  # noqa: PLC0415
        from ..models.party_position import PartyPosition  # noqa: PLC0415
        from ..models.spread import Spread  # noqa: PLC0415

        d = dict(src_dict)
        fact = Fact.from_dict(d.pop("fact"))

        spread = Spread.from_dict(d.pop("spread"))

        parties = []
        _parties = d.pop("parties")
        for parties_item_data in _parties:
            parties_item = PartyPosition.from_dict(parties_item_data)

            parties.append(parties_item)

        compared_figure = cls(
            fact=fact,
            spread=spread,
            parties=parties,
        )

        compared_figure.additional_properties = d
        return compared_figure

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
