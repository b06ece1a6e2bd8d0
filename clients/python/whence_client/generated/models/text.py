from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

T = TypeVar("T", bound="Text")


@_attrs_define
class Text:
    """The text as retrieved: its digest and length, and how much of it may be shown.

    Attributes:
        sha256 (str): SHA-256 in lower-case hexadecimal.
        length (int): Length in code points.
        policy (str): `none`, `excerpt` or `full`. Known codes, defined at `/v1/codes/policy`: `none`, `excerpt`,
            `full`; more may come.
    """

    sha256: str
    length: int
    policy: str
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        sha256 = self.sha256

        length = self.length

        policy = self.policy

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "sha256": sha256,
                "length": length,
                "policy": policy,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        sha256 = d.pop("sha256")

        length = d.pop("length")

        policy = d.pop("policy")

        text = cls(
            sha256=sha256,
            length=length,
            policy=policy,
        )

        text.additional_properties = d
        return text

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
