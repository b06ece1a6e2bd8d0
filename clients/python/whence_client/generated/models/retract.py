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
from ..models.reason import Reason, check_reason
from ..types import UNSET, Unset

T = TypeVar("T", bound="Retract")


@_attrs_define
class Retract:
    """Retract a record, which stays readable with the reason.

    Attributes:
        op (Literal['retract']): Retract a record, which stays readable with the reason.
        kind (Kind): Kind of a record.
        key (str): The writer's own name for a record, unique within its dataset and kind: not blank, NFC, no control
            characters, and none that are not seen (Unicode's Cf: directions of writing, joiners, soft hyphens).
        reason (Reason): A code of the scheme `reason`, defined at `/v1/codes/reason`.
        expect_version (int | Unset): The version you have read; 0: it must not exist yet.
    """

    op: Literal["retract"]
    kind: Kind
    key: str
    reason: Reason
    expect_version: int | Unset = UNSET

    def to_dict(self) -> dict[str, Any]:
        op = self.op

        kind: str = self.kind

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
        op = cast(Literal["retract"], d.pop("op"))
        if op != "retract":
            raise ValueError(f"op must match const 'retract', got '{op}'")

        kind = check_kind(d.pop("kind"))

        key = d.pop("key")

        reason = check_reason(d.pop("reason"))

        expect_version = d.pop("expect_version", UNSET)

        retract = cls(
            op=op,
            kind=kind,
            key=key,
            reason=reason,
            expect_version=expect_version,
        )

        return retract
