from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.name_match_reason import NameMatchReason, check_name_match_reason

T = TypeVar("T", bound="NameMatch")


@_attrs_define
class NameMatch:
    """How well an actor answers to the name that was looked for.

    Attributes:
        score (float): 1 is the very name; a part of a name is below a whole one.
        reason (NameMatchReason): Why: its words have the same letters, those of another of its names, the same in
            another script or spelling, or nearly the same; a letter of a word that differs within one script is `similar`.
            That there are more or fewer words shows in the score alone.
        name (str): The name of the actor that is most alike.
    """

    score: float
    reason: NameMatchReason
    name: str
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        score = self.score

        reason: str = self.reason

        name = self.name

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "score": score,
                "reason": reason,
                "name": name,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        score = d.pop("score")

        reason = check_name_match_reason(d.pop("reason"))

        name = d.pop("name")

        name_match = cls(
            score=score,
            reason=reason,
            name=name,
        )

        name_match.additional_properties = d
        return name_match

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
