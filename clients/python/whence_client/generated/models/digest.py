from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

T = TypeVar("T", bound="Digest")


@_attrs_define
class Digest:
    """How many records of a kind a dataset has, and which.

    Attributes:
        dataset (str): A dataset's name in ids and addresses, which never changes: lower-case letters, digits and
            hyphens, at most 63.
        kind (str): Kind of the record. Known codes: `actor`, `affiliation`, `event`, `statement`, `source`, `link`;
            more may come.
        count (int): Records of it, whatever their status.
        digest (str): Sum modulo 2^128, over the current documents, of the first 16 bytes, big-endian, of SHA-256 of id,
            version and content hash in hexadecimal, with a line feed between them.
    """

    dataset: str
    kind: str
    count: int
    digest: str
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        dataset = self.dataset

        kind = self.kind

        count = self.count

        digest = self.digest

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "dataset": dataset,
                "kind": kind,
                "count": count,
                "digest": digest,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        dataset = d.pop("dataset")

        kind = d.pop("kind")

        count = d.pop("count")

        digest = d.pop("digest")

        digest = cls(
            dataset=dataset,
            kind=kind,
            count=count,
            digest=digest,
        )

        digest.additional_properties = d
        return digest

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
