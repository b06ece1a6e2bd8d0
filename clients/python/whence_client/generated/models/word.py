from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.edtf_date import EdtfDate


T = TypeVar("T", bound="Word")


@_attrs_define
class Word:
    """A dated statement on a fact.

    Attributes:
        statement (str): The statement.
        party (str): Whose word it is.
        said (EdtfDate): A date as written, with its first and last possible day.
        stance (str | Unset): Side taken; absent of figures. Known codes, defined at `/v1/codes/stance`: `affirms`,
            `denies`, `questions`, `mentions`; more may come.
    """

    statement: str
    party: str
    said: EdtfDate
    stance: str | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        statement = self.statement

        party = self.party

        said = self.said.to_dict()

        stance = self.stance

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "statement": statement,
                "party": party,
                "said": said,
            }
        )
        if stance is not UNSET:
            field_dict["stance"] = stance

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.edtf_date import EdtfDate  # noqa: PLC0415

        d = dict(src_dict)
        statement = d.pop("statement")

        party = d.pop("party")

        said = EdtfDate.from_dict(d.pop("said"))

        stance = d.pop("stance", UNSET)

        word = cls(
            statement=statement,
            party=party,
            said=said,
            stance=stance,
        )

        word.additional_properties = d
        return word

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
