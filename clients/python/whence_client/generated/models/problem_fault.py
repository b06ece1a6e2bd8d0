from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar
from uuid import UUID

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

T = TypeVar("T", bound="ProblemFault")


@_attrs_define
class ProblemFault:
    """One thing that is wrong: where, and what would be right.

    Attributes:
        detail (str): What is wrong, and what would be right.
        pointer (str | Unset): JSON pointer into the body; of NDJSON `/lines/{number}` and on.
        parameter (str | Unset): Name of a parameter or header.
        record (str | Unset): The record that stands in the way of a revert.
        key (str | Unset): That record's key.
        change_set (UUID | Unset): The later change set that stands in the way.
        seq (int | Unset): That change set's seq.
        version (int | Unset): The record's current version, where another was expected; 0: none.
    """

    detail: str
    pointer: str | Unset = UNSET
    parameter: str | Unset = UNSET
    record: str | Unset = UNSET
    key: str | Unset = UNSET
    change_set: UUID | Unset = UNSET
    seq: int | Unset = UNSET
    version: int | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        detail = self.detail

        pointer = self.pointer

        parameter = self.parameter

        record = self.record

        key = self.key

        change_set: str | Unset = UNSET
        if not isinstance(self.change_set, Unset):
            change_set = str(self.change_set)

        seq = self.seq

        version = self.version

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "detail": detail,
            }
        )
        if pointer is not UNSET:
            field_dict["pointer"] = pointer
        if parameter is not UNSET:
            field_dict["parameter"] = parameter
        if record is not UNSET:
            field_dict["record"] = record
        if key is not UNSET:
            field_dict["key"] = key
        if change_set is not UNSET:
            field_dict["change_set"] = change_set
        if seq is not UNSET:
            field_dict["seq"] = seq
        if version is not UNSET:
            field_dict["version"] = version

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        detail = d.pop("detail")

        pointer = d.pop("pointer", UNSET)

        parameter = d.pop("parameter", UNSET)

        record = d.pop("record", UNSET)

        key = d.pop("key", UNSET)

        _change_set = d.pop("change_set", UNSET)
        change_set: UUID | Unset
        if isinstance(_change_set, Unset):
            change_set = UNSET
        else:
            change_set = UUID(_change_set)

        seq = d.pop("seq", UNSET)

        version = d.pop("version", UNSET)

        problem_fault = cls(
            detail=detail,
            pointer=pointer,
            parameter=parameter,
            record=record,
            key=key,
            change_set=change_set,
            seq=seq,
            version=version,
        )

        problem_fault.additional_properties = d
        return problem_fault

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
