from __future__ import annotations

from collections.abc import Mapping
from typing import (
    Any,
    Literal,
    TypeVar,
    cast,
)

from attrs import define as _attrs_define
from attrs import field as _attrs_field

T = TypeVar("T", bound="RetrievedText")


@_attrs_define
class RetrievedText:
    """The text as retrieved: its digest and length, and how much of it may be shown.

    Attributes:
        type_ (Literal['RetrievedText']): Always `RetrievedText`.
        sha256 (str): SHA-256 in lower-case hexadecimal.
        length (int): Length in code points.
        policy (str): How much of it may be shown.
    """

    type_: Literal["RetrievedText"]
    sha256: str
    length: int
    policy: str
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        type_ = self.type_

        sha256 = self.sha256

        length = self.length

        policy = self.policy

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "type": type_,
                "sha256": sha256,
                "length": length,
                "policy": policy,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        type_ = cast(Literal["RetrievedText"], d.pop("type"))
        if type_ != "RetrievedText":
            raise ValueError(f"type must match const 'RetrievedText', got '{type_}'")

        sha256 = d.pop("sha256")

        length = d.pop("length")

        policy = d.pop("policy")

        retrieved_text = cls(
            type_=type_,
            sha256=sha256,
            length=length,
            policy=policy,
        )

        retrieved_text.additional_properties = d
        return retrieved_text

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
