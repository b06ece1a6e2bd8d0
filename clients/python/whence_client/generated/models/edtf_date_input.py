from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define

from ..types import UNSET, Unset

T = TypeVar("T", bound="EdtfDateInput")


@_attrs_define
class EdtfDateInput:
    """A date that a writer sends.

    Attributes:
        edtf (str): The date in EDTF: levels 0 and 1, and of level 2 the sets. A calendar day at the place; `a/b` is
            every day from a to b, `[a..b]` one of them.
        inferred (bool | Unset): True where the writer worked the date out; the note says how.
        note (str | Unset): How the date was worked out, or why.
    """

    edtf: str
    inferred: bool | Unset = UNSET
    note: str | Unset = UNSET

    def to_dict(self) -> dict[str, Any]:
        edtf = self.edtf

        inferred = self.inferred

        note = self.note

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "edtf": edtf,
            }
        )
        if inferred is not UNSET:
            field_dict["inferred"] = inferred
        if note is not UNSET:
            field_dict["note"] = note

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        edtf = d.pop("edtf")

        inferred = d.pop("inferred", UNSET)

        note = d.pop("note", UNSET)

        edtf_date_input = cls(
            edtf=edtf,
            inferred=inferred,
            note=note,
        )

        return edtf_date_input
