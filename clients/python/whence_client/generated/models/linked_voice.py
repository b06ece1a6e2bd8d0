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

T = TypeVar("T", bound="LinkedVoice")


@_attrs_define
class LinkedVoice:
    """A party and the claims in which it takes this side.

    Attributes:
        type_ (Literal['Voice']): Always `Voice`.
        party (str): The actor whose word it is.
        statements (list[str]): Its claims.
    """

    type_: Literal["Voice"]
    party: str
    statements: list[str]
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        type_ = self.type_

        party = self.party

        statements = self.statements

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "type": type_,
                "party": party,
                "statements": statements,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        type_ = cast(Literal["Voice"], d.pop("type"))
        if type_ != "Voice":
            raise ValueError(f"type must match const 'Voice', got '{type_}'")

        party = d.pop("party")

        statements = cast(list[str], d.pop("statements"))

        linked_voice = cls(
            type_=type_,
            party=party,
            statements=statements,
        )

        linked_voice.additional_properties = d
        return linked_voice

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
