from __future__ import annotations

from collections.abc import Mapping
from typing import (
    Any,
    Literal,
    TypeVar,
    cast,
)

from attrs import define as _attrs_define

from ..models.kind import Kind, check_kind
from ..types import UNSET, Unset

T = TypeVar("T", bound="Unmerge")


@_attrs_define
class Unmerge:
    """Let a merged record answer for itself again.

    Attributes:
        op (Literal['unmerge']): Let a merged record answer for itself again.
        kind (Kind): Kind of a record.
        key (str): The writer's own name for a record, unique within its dataset and kind: not blank, NFC, no control
            characters, and none that are not seen (Unicode's Cf: directions of writing, joiners, soft hyphens).
        expect_version (int | Unset): The version you have read; 0: it must not exist yet.
    """

    op: Literal["unmerge"]
    kind: Kind
    key: str
    expect_version: int | Unset = UNSET

    def to_dict(self) -> dict[str, Any]:
        op = self.op

        kind: str = self.kind

        key = self.key

        expect_version = self.expect_version

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "op": op,
                "kind": kind,
                "key": key,
            }
        )
        if expect_version is not UNSET:
            field_dict["expect_version"] = expect_version

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        op = cast(Literal["unmerge"], d.pop("op"))
        if op != "unmerge":
            raise ValueError(f"op must match const 'unmerge', got '{op}'")

        kind = check_kind(d.pop("kind"))

        key = d.pop("key")

        expect_version = d.pop("expect_version", UNSET)

        unmerge = cls(
            op=op,
            kind=kind,
            key=key,
            expect_version=expect_version,
        )

        return unmerge
