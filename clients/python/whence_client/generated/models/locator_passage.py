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

T = TypeVar("T", bound="LocatorPassage")


@_attrs_define
class LocatorPassage:
    """A place that only a reader can find again; never verified by digest.

    Attributes:
        type_ (Literal['locator']): Always `locator`.
        page (str | Unset): Page, as printed.
        row (str | Unset): Row or record of a table.
        sentence (str | Unset): Sentence, counted.
        time (str | Unset): Time in a recording.
        note (str | Unset): How to find it, in words.
    """

    type_: Literal["locator"]
    page: str | Unset = UNSET
    row: str | Unset = UNSET
    sentence: str | Unset = UNSET
    time: str | Unset = UNSET
    note: str | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        type_ = self.type_

        page = self.page

        row = self.row

        sentence = self.sentence

        time = self.time

        note = self.note

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "type": type_,
            }
        )
        if page is not UNSET:
            field_dict["page"] = page
        if row is not UNSET:
            field_dict["row"] = row
        if sentence is not UNSET:
            field_dict["sentence"] = sentence
        if time is not UNSET:
            field_dict["time"] = time
        if note is not UNSET:
            field_dict["note"] = note

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        type_ = cast(Literal["locator"], d.pop("type"))
        if type_ != "locator":
            raise ValueError(f"type must match const 'locator', got '{type_}'")

        page = d.pop("page", UNSET)

        row = d.pop("row", UNSET)

        sentence = d.pop("sentence", UNSET)

        time = d.pop("time", UNSET)

        note = d.pop("note", UNSET)

        locator_passage = cls(
            type_=type_,
            page=page,
            row=row,
            sentence=sentence,
            time=time,
            note=note,
        )

        locator_passage.additional_properties = d
        return locator_passage

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
