from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.fact import Fact
    from ..models.party_position import PartyPosition
    from ..models.standing import Standing


T = TypeVar("T", bound="FactPositions")


@_attrs_define
class FactPositions:
    """A fact, its standing, and every party to it.

    Attributes:
        fact (Fact): What is affirmed or denied: the event, a part in it, or a number that statements give.
        parties (list[PartyPosition]): Those who affirm, then those who deny, then those who question.
        standing (Standing | Unset): Who says so and who denies it; derived from the statements, decided by nobody.
    """

    fact: Fact
    parties: list[PartyPosition]
    standing: Standing | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        fact = self.fact.to_dict()

        parties = []
        for parties_item_data in self.parties:
            parties_item = parties_item_data.to_dict()
            parties.append(parties_item)

        standing: dict[str, Any] | Unset = UNSET
        if not isinstance(self.standing, Unset):
            standing = self.standing.to_dict()

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "fact": fact,
                "parties": parties,
            }
        )
        if standing is not UNSET:
            field_dict["standing"] = standing

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.fact import Fact  # noqa: PLC0415
        from ..models.party_position import PartyPosition  # noqa: PLC0415
        from ..models.standing import Standing  # noqa: PLC0415

        d = dict(src_dict)
        fact = Fact.from_dict(d.pop("fact"))

        parties = []
        _parties = d.pop("parties")
        for parties_item_data in _parties:
            parties_item = PartyPosition.from_dict(parties_item_data)

            parties.append(parties_item)

        _standing = d.pop("standing", UNSET)
        standing: Standing | Unset
        if isinstance(_standing, Unset):
            standing = UNSET
        else:
            standing = Standing.from_dict(_standing)

        fact_positions = cls(
            fact=fact,
            parties=parties,
            standing=standing,
        )

        fact_positions.additional_properties = d
        return fact_positions

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
