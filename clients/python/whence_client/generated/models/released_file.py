from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

T = TypeVar("T", bound="ReleasedFile")


@_attrs_define
class ReleasedFile:
    """A file of a release, and where it is.

    Attributes:
        path (str): Its name.
        media_type (str): Its media type.
        bytes_ (int): Its size in bytes.
        sha256 (str): SHA-256 in lower-case hexadecimal.
        url (str): Where to download it.
        rows (int | Unset): Rows, or lines, that it has; of a database all.
        table (str | Unset): The table that it holds.
    """

    path: str
    media_type: str
    bytes_: int
    sha256: str
    url: str
    rows: int | Unset = UNSET
    table: str | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        path = self.path

        media_type = self.media_type

        bytes_ = self.bytes_

        sha256 = self.sha256

        url = self.url

        rows = self.rows

        table = self.table

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "path": path,
                "media_type": media_type,
                "bytes": bytes_,
                "sha256": sha256,
                "url": url,
            }
        )
        if rows is not UNSET:
            field_dict["rows"] = rows
        if table is not UNSET:
            field_dict["table"] = table

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        path = d.pop("path")

        media_type = d.pop("media_type")

        bytes_ = d.pop("bytes")

        sha256 = d.pop("sha256")

        url = d.pop("url")

        rows = d.pop("rows", UNSET)

        table = d.pop("table", UNSET)

        released_file = cls(
            path=path,
            media_type=media_type,
            bytes_=bytes_,
            sha256=sha256,
            url=url,
            rows=rows,
            table=table,
        )

        released_file.additional_properties = d
        return released_file

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
