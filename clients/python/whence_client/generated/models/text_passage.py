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

from ..types import UNSET, Unset

T = TypeVar("T", bound="TextPassage")


@_attrs_define
class TextPassage:
    """A run of code points (W3C TextPositionSelector), with the SHA-256 of its UTF-8.

    Attributes:
        type_ (Literal['text']): Always `text`.
        start (int): Where it begins, in code points from the text's start.
        end (int): Where it ends, in code points from the text's start; the one there is not part of it.
        sha256 (str): SHA-256 in lower-case hexadecimal.
        exact (str | Unset): The passage itself, where the policy allows it.
        prefix (str | Unset): Text before the passage (TextQuoteSelector), where the policy allows it.
        suffix (str | Unset): Text after the passage (TextQuoteSelector), where the policy allows it.
    """

    type_: Literal["text"]
    start: int
    end: int
    sha256: str
    exact: str | Unset = UNSET
    prefix: str | Unset = UNSET
    suffix: str | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        type_ = self.type_

        start = self.start

        end = self.end

        sha256 = self.sha256

        exact = self.exact

        prefix = self.prefix

        suffix = self.suffix

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "type": type_,
                "start": start,
                "end": end,
                "sha256": sha256,
            }
        )
        if exact is not UNSET:
            field_dict["exact"] = exact
        if prefix is not UNSET:
            field_dict["prefix"] = prefix
        if suffix is not UNSET:
            field_dict["suffix"] = suffix

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        type_ = cast(Literal["text"], d.pop("type"))
        if type_ != "text":
            raise ValueError(f"type must match const 'text', got '{type_}'")

        start = d.pop("start")

        end = d.pop("end")

        sha256 = d.pop("sha256")

        exact = d.pop("exact", UNSET)

        prefix = d.pop("prefix", UNSET)

        suffix = d.pop("suffix", UNSET)

        text_passage = cls(
            type_=type_,
            start=start,
            end=end,
            sha256=sha256,
            exact=exact,
            prefix=prefix,
            suffix=suffix,
        )

        text_passage.additional_properties = d
        return text_passage

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
