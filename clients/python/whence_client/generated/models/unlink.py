from __future__ import annotations

from collections.abc import Mapping
from typing import (
    Any,
    Literal,
    TypeVar,
    cast,
)

from attrs import define as _attrs_define

from ..models.reason import Reason, check_reason
from ..types import UNSET, Unset

T = TypeVar("T", bound="Unlink")


@_attrs_define
class Unlink:
    """Take a judgement back, which stays readable with the reason.

    Attributes:
        op (Literal['unlink']): Take a judgement back, which stays readable with the reason.
        kind (Literal['link']): Kind of the record.
        key (str): The writer's own name for a record, unique within its dataset and kind: not blank, NFC, no control
            characters, and none that are not seen (Unicode's Cf: directions of writing, joiners, soft hyphens).
        reason (Reason): A code of the scheme `reason`, defined at `/v1/codes/reason`.
        expect_version (int | Unset): The version you have read; 0: it must not exist yet.
    """

    op: Literal["unlink"]
    kind: Literal["link"]
    key: str
    reason: Reason
    expect_version: int | Unset = UNSET

    def to_dict(self) -> dict[str, Any]:
        op = self.op

        kind = self.kind

        key = self.key

        reason: str = self.reason

        expect_version = self.expect_version

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "op": op,
                "kind": kind,
                "key": key,
                "reason": reason,
            }
        )
        if expect_version is not UNSET:
            field_dict["expect_version"] = expect_version

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        op = cast(Literal["unlink"], d.pop("op"))
        if op != "unlink":
            raise ValueError(f"op must match const 'unlink', got '{op}'")

        kind = cast(Literal["link"], d.pop("kind"))
        if kind != "link":
            raise ValueError(f"kind must match const 'link', got '{kind}'")

        key = d.pop("key")

        reason = check_reason(d.pop("reason"))

        expect_version = d.pop("expect_version", UNSET)

        unlink = cls(
            op=op,
            kind=kind,
            key=key,
            reason=reason,
            expect_version=expect_version,
        )

        return unlink
