from __future__ import annotations

from collections.abc import Mapping
from typing import (
    TYPE_CHECKING,
    Any,
    Literal,
    TypeVar,
    cast,
)

from attrs import define as _attrs_define

from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.link_input import LinkInput


T = TypeVar("T", bound="LinkRecords")


@_attrs_define
class LinkRecords:
    """Judge whether two records are the same: as a whole, new or in place of the last.

    Attributes:
        op (Literal['link']): Judge whether two records are the same: as a whole, new or in place of the last.
        kind (Literal['link']): Kind of the record.
        key (str): The writer's own name for a record, unique within its dataset and kind: not blank, NFC, no control
            characters, and none that are not seen (Unicode's Cf: directions of writing, joiners, soft hyphens).
        record (LinkInput): A link that a writer sends: it names its two records by id, wherever they are.
        expect_version (int | Unset): The version you have read; 0: it must not exist yet.
    """

    op: Literal["link"]
    kind: Literal["link"]
    key: str
    record: LinkInput
    expect_version: int | Unset = UNSET

    def to_dict(self) -> dict[str, Any]:
        op = self.op

        kind = self.kind

        key = self.key

        record = self.record.to_dict()

        expect_version = self.expect_version

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "op": op,
                "kind": kind,
                "key": key,
                "record": record,
            }
        )
        if expect_version is not UNSET:
            field_dict["expect_version"] = expect_version

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.link_input import LinkInput  # noqa: PLC0415

        d = dict(src_dict)
        op = cast(Literal["link"], d.pop("op"))
        if op != "link":
            raise ValueError(f"op must match const 'link', got '{op}'")

        kind = cast(Literal["link"], d.pop("kind"))
        if kind != "link":
            raise ValueError(f"kind must match const 'link', got '{kind}'")

        key = d.pop("key")

        record = LinkInput.from_dict(d.pop("record"))

        expect_version = d.pop("expect_version", UNSET)

        link_records = cls(
            op=op,
            kind=kind,
            key=key,
            record=record,
            expect_version=expect_version,
        )

        return link_records
