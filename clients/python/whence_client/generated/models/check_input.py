from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define

from ..models.check_input_kind import CheckInputKind, check_check_input_kind
from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.filled_input import FilledInput


T = TypeVar("T", bound="CheckInput")


@_attrs_define
class CheckInput:
    """What is to hold of the active records of a kind before the dataset is released.

    Attributes:
        kind (CheckInputKind): Kind of the records.
        min_count (int | Unset): So many at least. Default: 0.
        filled (list[FilledInput] | Unset): Fields to have.
    """

    kind: CheckInputKind
    min_count: int | Unset = 0
    filled: list[FilledInput] | Unset = UNSET

    def to_dict(self) -> dict[str, Any]:
        kind: str = self.kind

        min_count = self.min_count

        filled: list[dict[str, Any]] | Unset = UNSET
        if not isinstance(self.filled, Unset):
            filled = []
            for filled_item_data in self.filled:
                filled_item = filled_item_data.to_dict()
                filled.append(filled_item)

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "kind": kind,
            }
        )
        if min_count is not UNSET:
            field_dict["min_count"] = min_count
        if filled is not UNSET:
            field_dict["filled"] = filled

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.filled_input import FilledInput  # noqa: PLC0415

        d = dict(src_dict)
        kind = check_check_input_kind(d.pop("kind"))

        min_count = d.pop("min_count", UNSET)

        _filled = d.pop("filled", UNSET)
        filled: list[FilledInput] | Unset = UNSET
        if _filled is not UNSET:
            filled = []
            for filled_item_data in _filled:
                filled_item = FilledInput.from_dict(filled_item_data)

                filled.append(filled_item)

        check_input = cls(
            kind=kind,
            min_count=min_count,
            filled=filled,
        )

        return check_input
