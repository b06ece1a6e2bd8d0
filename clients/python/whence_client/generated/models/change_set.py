from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar
from uuid import UUID

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.change_set_counts import ChangeSetCounts
    from ..models.change_set_dataset_changes import ChangeSetDatasetChanges


T = TypeVar("T", bound="ChangeSet")


@_attrs_define
class ChangeSet:
    """A change set as it was written: by whom, when, why, and what became of it.

    Attributes:
        id (UUID): Id of the change set.
        seq (int): Its number in the one order.
        recorded_at (datetime.datetime): When it was recorded, in UTC.
        dataset (str): A dataset's name in ids and addresses, which never changes: lower-case letters, digits and
            hyphens, at most 63.
        operation (str): What sort of change set. `render`: an upgrade that renders documents again; `revert`: what an
            earlier one changed is as before it. Known codes: `write`, `render`, `revert`, `purge`; more may come.
        written_by (str): Name of the key that wrote it; `cli` for commands on the machine.
        reason (str): Why it was written, in the writer's words.
        counts (ChangeSetCounts): Records by what became of them: created, changed, retracted, unchanged, rendered; more
            may come.
        edition (str | Unset): Edition that it brought.
        reverts (UUID | Unset): The change set that it takes back.
        import_id (UUID | Unset): The import that wrote it, maybe with others.
        dataset_changes (ChangeSetDatasetChanges | Unset): Field of the dataset itself → what it was and became; absent
            where none was changed.
    """

    id: UUID
    seq: int
    recorded_at: datetime.datetime
    dataset: str
    operation: str
    written_by: str
    reason: str
    counts: ChangeSetCounts
    edition: str | Unset = UNSET
    reverts: UUID | Unset = UNSET
    import_id: UUID | Unset = UNSET
    dataset_changes: ChangeSetDatasetChanges | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        id = str(self.id)

        seq = self.seq

        recorded_at = self.recorded_at.isoformat()

        dataset = self.dataset

        operation = self.operation

        written_by = self.written_by

        reason = self.reason

        counts = self.counts.to_dict()

        edition = self.edition

        reverts: str | Unset = UNSET
        if not isinstance(self.reverts, Unset):
            reverts = str(self.reverts)

        import_id: str | Unset = UNSET
        if not isinstance(self.import_id, Unset):
            import_id = str(self.import_id)

        dataset_changes: dict[str, Any] | Unset = UNSET
        if not isinstance(self.dataset_changes, Unset):
            dataset_changes = self.dataset_changes.to_dict()

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "id": id,
                "seq": seq,
                "recorded_at": recorded_at,
                "dataset": dataset,
                "operation": operation,
                "written_by": written_by,
                "reason": reason,
                "counts": counts,
            }
        )
        if edition is not UNSET:
            field_dict["edition"] = edition
        if reverts is not UNSET:
            field_dict["reverts"] = reverts
        if import_id is not UNSET:
            field_dict["import_id"] = import_id
        if dataset_changes is not UNSET:
            field_dict["dataset_changes"] = dataset_changes

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.change_set_counts import ChangeSetCounts  # noqa: PLC0415
        from ..models.change_set_dataset_changes import ChangeSetDatasetChanges  # noqa: PLC0415

        d = dict(src_dict)
        id = UUID(d.pop("id"))

        seq = d.pop("seq")

        recorded_at = datetime.datetime.fromisoformat(d.pop("recorded_at"))

        dataset = d.pop("dataset")

        operation = d.pop("operation")

        written_by = d.pop("written_by")

        reason = d.pop("reason")

        counts = ChangeSetCounts.from_dict(d.pop("counts"))

        edition = d.pop("edition", UNSET)

        _reverts = d.pop("reverts", UNSET)
        reverts: UUID | Unset
        if isinstance(_reverts, Unset):
            reverts = UNSET
        else:
            reverts = UUID(_reverts)

        _import_id = d.pop("import_id", UNSET)
        import_id: UUID | Unset
        if isinstance(_import_id, Unset):
            import_id = UNSET
        else:
            import_id = UUID(_import_id)

        _dataset_changes = d.pop("dataset_changes", UNSET)
        dataset_changes: ChangeSetDatasetChanges | Unset
        if isinstance(_dataset_changes, Unset):
            dataset_changes = UNSET
        else:
            dataset_changes = ChangeSetDatasetChanges.from_dict(_dataset_changes)

        change_set = cls(
            id=id,
            seq=seq,
            recorded_at=recorded_at,
            dataset=dataset,
            operation=operation,
            written_by=written_by,
            reason=reason,
            counts=counts,
            edition=edition,
            reverts=reverts,
            import_id=import_id,
            dataset_changes=dataset_changes,
        )

        change_set.additional_properties = d
        return change_set

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
