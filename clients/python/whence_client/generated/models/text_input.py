from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define

from ..models.policy import Policy, check_policy
from ..types import UNSET, Unset

T = TypeVar("T", bound="TextInput")


@_attrs_define
class TextInput:
    """The text as retrieved: its digest and length, and how much of it may be shown.

    Attributes:
        sha256 (str): SHA-256 in lower-case hexadecimal.
        length (int): Length in code points.
        policy (Policy | Unset): A code of the scheme `policy`, defined at `/v1/codes/policy`.
    """

    sha256: str
    length: int
    policy: Policy | Unset = UNSET

    def to_dict(self) -> dict[str, Any]:
        sha256 = self.sha256

        length = self.length

        policy: str | Unset = UNSET
        if not isinstance(self.policy, Unset):
            policy = self.policy

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "sha256": sha256,
                "length": length,
            }
        )
        if policy is not UNSET:
            field_dict["policy"] = policy

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        sha256 = d.pop("sha256")

        length = d.pop("length")

        _policy = d.pop("policy", UNSET)
        policy: Policy | Unset
        if isinstance(_policy, Unset):
            policy = UNSET
        else:
            policy = check_policy(_policy)

        text_input = cls(
            sha256=sha256,
            length=length,
            policy=policy,
        )

        return text_input
