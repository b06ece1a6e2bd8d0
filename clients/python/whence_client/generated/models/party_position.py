from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.position_statement import PositionStatement


T = TypeVar("T", bound="PartyPosition")


@_attrs_define
class PartyPosition:
    """One party's side, in its own statements.

    Attributes:
        party (str): Whose word it is: on whose behalf they speak, else the speaker.
        statements (list[PositionStatement]): Its statements, in order of date.
        stance (str | Unset): affirms, denies or questions; absent of figures. Known codes, defined at
            `/v1/codes/stance`: `affirms`, `denies`, `questions`, `mentions`; more may come.
    """

    party: str
    statements: list[PositionStatement]
    stance: str | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        party = self.party

        statements = []
        for statements_item_data in self.statements:
            statements_item = statements_item_data.to_dict()
            statements.append(statements_item)

        stance = self.stance

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "party": party,
                "statements": statements,
            }
        )
        if stance is not UNSET:
            field_dict["stance"] = stance

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.position_statement import PositionStatement  # noqa: PLC0415

        d = dict(src_dict)
        party = d.pop("party")

        statements = []
        _statements = d.pop("statements")
        for statements_item_data in _statements:
            statements_item = PositionStatement.from_dict(statements_item_data)

            statements.append(statements_item)

        stance = d.pop("stance", UNSET)

        party_position = cls(
            party=party,
            statements=statements,
            stance=stance,
        )

        party_position.additional_properties = d
        return party_position

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
