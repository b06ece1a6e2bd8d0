from __future__ import annotations

import datetime
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

T = TypeVar("T", bound="FuzzyDate")


@_attrs_define
class FuzzyDate:
    """A date as written, with its first and last possible day.

    Attributes:
        type_ (Literal['FuzzyDate']): Always `FuzzyDate`.
        edtf (str): The date in EDTF: levels 0 and 1, and of level 2 the sets. A calendar day at the place; `a/b` is
            every day from a to b, `[a..b]` one of them.
        earliest (datetime.date | Unset): First possible day; absent where it is open or unknown.
        latest (datetime.date | Unset): Last possible day; absent where it is open or unknown.
        start_unknown (bool | Unset): True where it began, and nobody says when.
        end_unknown (bool | Unset): True where it ended, or may have, and nobody says when.
        inferred (bool | Unset): True where the writer worked the date out; the note says how.
        note (str | Unset): How the date was worked out, or why.
    """

    type_: Literal["FuzzyDate"]
    edtf: str
    earliest: datetime.date | Unset = UNSET
    latest: datetime.date | Unset = UNSET
    start_unknown: bool | Unset = UNSET
    end_unknown: bool | Unset = UNSET
    inferred: bool | Unset = UNSET
    note: str | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        type_ = self.type_

        edtf = self.edtf

        earliest: str | Unset = UNSET
        if not isinstance(self.earliest, Unset):
            earliest = self.earliest.isoformat()

        latest: str | Unset = UNSET
        if not isinstance(self.latest, Unset):
            latest = self.latest.isoformat()

        start_unknown = self.start_unknown

        end_unknown = self.end_unknown

        inferred = self.inferred

        note = self.note

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "type": type_,
                "edtf": edtf,
            }
        )
        if earliest is not UNSET:
            field_dict["earliest"] = earliest
        if latest is not UNSET:
            field_dict["latest"] = latest
        if start_unknown is not UNSET:
            field_dict["start_unknown"] = start_unknown
        if end_unknown is not UNSET:
            field_dict["end_unknown"] = end_unknown
        if inferred is not UNSET:
            field_dict["inferred"] = inferred
        if note is not UNSET:
            field_dict["note"] = note

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        type_ = cast(Literal["FuzzyDate"], d.pop("type"))
        if type_ != "FuzzyDate":
            raise ValueError(f"type must match const 'FuzzyDate', got '{type_}'")

        edtf = d.pop("edtf")

        _earliest = d.pop("earliest", UNSET)
        earliest: datetime.date | Unset
        if isinstance(_earliest, Unset):
            earliest = UNSET
        else:
            earliest = datetime.date.fromisoformat(_earliest)

        _latest = d.pop("latest", UNSET)
        latest: datetime.date | Unset
        if isinstance(_latest, Unset):
            latest = UNSET
        else:
            latest = datetime.date.fromisoformat(_latest)

        start_unknown = d.pop("start_unknown", UNSET)

        end_unknown = d.pop("end_unknown", UNSET)

        inferred = d.pop("inferred", UNSET)

        note = d.pop("note", UNSET)

        fuzzy_date = cls(
            type_=type_,
            edtf=edtf,
            earliest=earliest,
            latest=latest,
            start_unknown=start_unknown,
            end_unknown=end_unknown,
            inferred=inferred,
            note=note,
        )

        fuzzy_date.additional_properties = d
        return fuzzy_date

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
