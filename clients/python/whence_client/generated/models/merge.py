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

T = TypeVar("T", bound="Merge")


@_attrs_define
class Merge:
    """Let another record of the dataset answer for this one.

    Attributes:
        op (Literal['merge']): Let another record of the dataset answer for this one.
        kind (Kind): Kind of a record.
        key (str): The writer's own name for a record, unique within its dataset and kind: not blank, NFC, no control
            characters, and none that are not seen (Unicode's Cf: directions of writing, joiners, soft hyphens).
        into (str): Key of the record of the same kind that answers.
        expect_version (int | Unset): The version you have read; 0: it must not exist yet.
    """

    op: Literal["merge"]
    kind: Kind
    key: str
    into: str
    expect_version: int | Unset = UNSET

    def to_dict(self) -> dict[str, Any]:
        op = self.op

        kind: str = self.kind

        key = self.key

        into = self.into

        expect_version = self.expect_version

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "op": op,
                "kind": kind,
                "key": key,
                "into": into,
            }
        )
        if expect_version is not UNSET:
            field_dict["expect_version"] = expect_version

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        op = cast(Literal["merge"], d.pop("op"))
        if op != "merge":
            raise ValueError(f"op must match const 'merge', got '{op}'")

        kind = check_kind(d.pop("kind"))

        key = d.pop("key")

        into = d.pop("into")

        expect_version = d.pop("expect_version", UNSET)

        merge = cls(
            op=op,
            kind=kind,
            key=key,
            into=into,
            expect_version=expect_version,
        )

        return merge
