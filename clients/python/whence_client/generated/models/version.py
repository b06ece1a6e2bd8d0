from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar
from uuid import UUID

from attrs import define as _attrs_define
from attrs import field as _attrs_field

if TYPE_CHECKING:
    from ..models.patch_operation import PatchOperation


T = TypeVar("T", bound="Version")


@_attrs_define
class Version:
    """A version of a record: which change set brought it, and what that changed.

    Attributes:
        version (int): 1, 2, 3 … for each record.
        seq (int): Number of its change set.
        recorded_at (datetime.datetime): When that was recorded, in UTC.
        change_set (UUID): Id of the change set.
        reason (str): Why it was written, in the writer's words.
        written_by (str): Name of the key that wrote it; `cli` for commands on the machine.
        op (str): What brought the version: an operation on the record, or `render`: its standing changed, or an upgrade
            shows more of it. Known codes: `put`, `retract`, `merge`, `unmerge`, `link`, `unlink`, `purge`, `render`; more
            may come.
        status (str): Status of the record as of this version. Known codes, defined at `/v1/codes/status`: `active`,
            `retracted`, `merged`, `purged`; more may come.
        content_hash (str): SHA-256 of the document as stored.
        patch (list[PatchOperation]): JSON Patch that makes this document of the one before it, both without version,
            seq and recorded_at. That of the first version adds all of it.
    """

    version: int
    seq: int
    recorded_at: datetime.datetime
    change_set: UUID
    reason: str
    written_by: str
    op: str
    status: str
    content_hash: str
    patch: list[PatchOperation]
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        version = self.version

        seq = self.seq

        recorded_at = self.recorded_at.isoformat()

        change_set = str(self.change_set)

        reason = self.reason

        written_by = self.written_by

        op = self.op

        status = self.status

        content_hash = self.content_hash

        patch = []
        for patch_item_data in self.patch:
            patch_item = patch_item_data.to_dict()
            patch.append(patch_item)

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "version": version,
                "seq": seq,
                "recorded_at": recorded_at,
                "change_set": change_set,
                "reason": reason,
                "written_by": written_by,
                "op": op,
                "status": status,
                "content_hash": content_hash,
                "patch": patch,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.patch_operation import PatchOperation  # noqa: PLC0415

        d = dict(src_dict)
        version = d.pop("version")

        seq = d.pop("seq")

        recorded_at = datetime.datetime.fromisoformat(d.pop("recorded_at"))

        change_set = UUID(d.pop("change_set"))

        reason = d.pop("reason")

        written_by = d.pop("written_by")

        op = d.pop("op")

        status = d.pop("status")

        content_hash = d.pop("content_hash")

        patch = []
        _patch = d.pop("patch")
        for patch_item_data in _patch:
            patch_item = PatchOperation.from_dict(patch_item_data)

            patch.append(patch_item)

        version = cls(
            version=version,
            seq=seq,
            recorded_at=recorded_at,
            change_set=change_set,
            reason=reason,
            written_by=written_by,
            op=op,
            status=status,
            content_hash=content_hash,
            patch=patch,
        )

        version.additional_properties = d
        return version

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
