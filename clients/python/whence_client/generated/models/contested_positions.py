from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.contested_fact import ContestedFact
    from ..models.party_position import PartyPosition
    from ..models.spread import Spread
    from ..models.standing import Standing
    from ..models.word import Word


T = TypeVar("T", bound="ContestedPositions")


@_attrs_define
class ContestedPositions:
    """A contested fact, its standing or the spread of its numbers, and every party to it.

    Attributes:
        fact (ContestedFact): An event, a part in one, an affiliation, or a number; none is true for standing here.
        parties (list[PartyPosition]): Those who affirm, then those who deny, then those who question; of a figure,
            those who give a number.
        standing (Standing | Unset): Who says so and who denies it; derived from the statements, decided by nobody.
        spread (Spread | Unset): How far apart the numbers of the parties lie.
        first_word (Word | Unset): A dated statement on a fact.
        last_word (Word | Unset): A dated statement on a fact.
    """

    fact: ContestedFact
    parties: list[PartyPosition]
    standing: Standing | Unset = UNSET
    spread: Spread | Unset = UNSET
    first_word: Word | Unset = UNSET
    last_word: Word | Unset = UNSET
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

        spread: dict[str, Any] | Unset = UNSET
        if not isinstance(self.spread, Unset):
            spread = self.spread.to_dict()

        first_word: dict[str, Any] | Unset = UNSET
        if not isinstance(self.first_word, Unset):
            first_word = self.first_word.to_dict()

        last_word: dict[str, Any] | Unset = UNSET
        if not isinstance(self.last_word, Unset):
            last_word = self.last_word.to_dict()

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
        if spread is not UNSET:
            field_dict["spread"] = spread
        if first_word is not UNSET:
            field_dict["first_word"] = first_word
        if last_word is not UNSET:
            field_dict["last_word"] = last_word

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.contested_fact import ContestedFact  # noqa: PLC0415
        from ..models.party_position import PartyPosition  # noqa: PLC0415
        from ..models.spread import Spread  # noqa: PLC0415
        from ..models.standing import Standing  # noqa: PLC0415
        from ..models.word import Word  # noqa: PLC0415

        d = dict(src_dict)
        fact = ContestedFact.from_dict(d.pop("fact"))

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

        _spread = d.pop("spread", UNSET)
        spread: Spread | Unset
        if isinstance(_spread, Unset):
            spread = UNSET
        else:
            spread = Spread.from_dict(_spread)

        _first_word = d.pop("first_word", UNSET)
        first_word: Word | Unset
        if isinstance(_first_word, Unset):
            first_word = UNSET
        else:
            first_word = Word.from_dict(_first_word)

        _last_word = d.pop("last_word", UNSET)
        last_word: Word | Unset
        if isinstance(_last_word, Unset):
            last_word = UNSET
        else:
            last_word = Word.from_dict(_last_word)

        contested_positions = cls(
            fact=fact,
            parties=parties,
            standing=standing,
            spread=spread,
            first_word=first_word,
            last_word=last_word,
        )

        contested_positions.additional_properties = d
        return contested_positions

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
