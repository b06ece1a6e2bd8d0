from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar
from uuid import UUID

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.counts import Counts


T = TypeVar("T", bound="ChangeSetResult")


@_attrs_define
class ChangeSetResult:
    """What a change set did; without `seq` where it changed nothing.

    Attributes:
        id (UUID): Id of the change set.
        counts (Counts): How many operations did what.
        seq (int | Unset): Its number in the one order.
        dry_run (bool | Unset): True where nothing was written.
    """

    id: UUID
    counts: Counts
    seq: int | Unset = UNSET
    dry_run: bool | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        id = str(self.id)

        counts = self.counts.to_dict()

        seq = self.seq

        dry_run = self.dry_run

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "id": id,
                "counts": counts,
            }
        )
        if seq is not UNSET:
            field_dict["seq"] = seq
        if dry_run is not UNSET:
            field_dict["dry_run"] = dry_run

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.counts import Counts  # noqa: PLC0415

        d = dict(src_dict)
        id = UUID(d.pop("id"))

        counts = Counts.from_dict(d.pop("counts"))

        seq = d.pop("seq", UNSET)

        dry_run = d.pop("dry_run", UNSET)

        change_set_result = cls(
            id=id,
            counts=counts,
            seq=seq,
            dry_run=dry_run,
        )

        change_set_result.additional_properties = d
        return change_set_result

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
