from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define

T = TypeVar("T", bound="FilledInput")


@_attrs_define
class FilledInput:
    """A field that records are to have.

    Attributes:
        field (str): A field of the kind's records, or a field of what stands in it.
        share (float): In at least which share of them it is there.
    """

    field: str
    share: float

    def to_dict(self) -> dict[str, Any]:
        field = self.field

        share = self.share

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "field": field,
                "share": share,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        field = d.pop("field")

        share = d.pop("share")

        filled_input = cls(
            field=field,
            share=share,
        )

        return filled_input
