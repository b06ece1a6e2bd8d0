from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar
from uuid import UUID

from attrs import define as _attrs_define

from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.dataset_input import DatasetInput


T = TypeVar("T", bound="ChangeSetHead")


@_attrs_define
class ChangeSetHead:
    """A change set without its operations: the first line of the NDJSON form.

    Attributes:
        dataset (str): A dataset's name in ids and addresses, which never changes: lower-case letters, digits and
            hyphens, at most 63.
        reason (str): Why, for those who read the history.
        id (UUID | Unset): Your own id, so that sending twice is safe.
        edition (str | Unset): Edition of the dataset that this writes.
        dataset_meta (DatasetInput | Unset): What a change set says of its dataset: creates it, or changes what is
            named.
    """

    dataset: str
    reason: str
    id: UUID | Unset = UNSET
    edition: str | Unset = UNSET
    dataset_meta: DatasetInput | Unset = UNSET

    def to_dict(self) -> dict[str, Any]:
        dataset = self.dataset

        reason = self.reason

        id: str | Unset = UNSET
        if not isinstance(self.id, Unset):
            id = str(self.id)

        edition = self.edition

        dataset_meta: dict[str, Any] | Unset = UNSET
        if not isinstance(self.dataset_meta, Unset):
            dataset_meta = self.dataset_meta.to_dict()

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "dataset": dataset,
                "reason": reason,
            }
        )
        if id is not UNSET:
            field_dict["id"] = id
        if edition is not UNSET:
            field_dict["edition"] = edition
        if dataset_meta is not UNSET:
            field_dict["dataset_meta"] = dataset_meta

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.dataset_input import DatasetInput  # noqa: PLC0415

        d = dict(src_dict)
        dataset = d.pop("dataset")

        reason = d.pop("reason")

        _id = d.pop("id", UNSET)
        id: UUID | Unset
        if isinstance(_id, Unset):
            id = UNSET
        else:
            id = UUID(_id)

        edition = d.pop("edition", UNSET)

        _dataset_meta = d.pop("dataset_meta", UNSET)
        dataset_meta: DatasetInput | Unset
        if isinstance(_dataset_meta, Unset):
            dataset_meta = UNSET
        else:
            dataset_meta = DatasetInput.from_dict(_dataset_meta)

        change_set_head = cls(
            dataset=dataset,
            reason=reason,
            id=id,
            edition=edition,
            dataset_meta=dataset_meta,
        )

        return change_set_head
