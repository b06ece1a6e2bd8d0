from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

if TYPE_CHECKING:
    from ..models.change_set import ChangeSet
    from ..models.labels import Labels
    from ..models.listed_change import ListedChange
    from ..models.page_info import PageInfo


T = TypeVar("T", bound="ChangeSetItem")


@_attrs_define
class ChangeSetItem:
    """A change set with its changes, and the names of what it changed.

    Attributes:
        data (ChangeSet): A change set as it was written: by whom, when, why, and what became of it.
        changes (list[ListedChange]): A page of its changes, in order of their cursors.
        page (PageInfo): Which page of a list this is.
        labels (Labels): Id → how to show it, for every id in the data that has a name.
    """

    data: ChangeSet
    changes: list[ListedChange]
    page: PageInfo
    labels: Labels
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        data = self.data.to_dict()

        changes = []
        for changes_item_data in self.changes:
            changes_item = changes_item_data.to_dict()
            changes.append(changes_item)

        page = self.page.to_dict()

        labels = self.labels.to_dict()

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "data": data,
                "changes": changes,
                "page": page,
                "labels": labels,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.change_set import ChangeSet  # noqa: PLC0415
        from ..models.labels import Labels  # noqa: PLC0415
        from ..models.listed_change import ListedChange  # noqa: PLC0415
        from ..models.page_info import PageInfo  # noqa: PLC0415

        d = dict(src_dict)
        data = ChangeSet.from_dict(d.pop("data"))

        changes = []
        _changes = d.pop("changes")
        for changes_item_data in _changes:
            changes_item = ListedChange.from_dict(changes_item_data)

            changes.append(changes_item)

        page = PageInfo.from_dict(d.pop("page"))

        labels = Labels.from_dict(d.pop("labels"))

        change_set_item = cls(
            data=data,
            changes=changes,
            page=page,
            labels=labels,
        )

        change_set_item.additional_properties = d
        return change_set_item

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
