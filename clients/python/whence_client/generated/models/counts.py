from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

T = TypeVar("T", bound="Counts")


@_attrs_define
class Counts:
    """How many operations did what.

    Attributes:
        created (int): Records that are new.
        changed (int): Records that changed or were revived.
        retracted (int): Records that were retracted.
        unchanged (int): Records that already were so.
        rendered (int): Other records with a new version, for their standing changed.
        merged (int): Records that were merged into another.
        unmerged (int): Records that answer for themselves again.
        purged (int): Records that were purged.
        raw (int): Records that stayed as they were, while the row of the file that is kept beside them changed.
    """

    created: int
    changed: int
    retracted: int
    unchanged: int
    rendered: int
    merged: int
    unmerged: int
    purged: int
    raw: int
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        created = self.created

        changed = self.changed

        retracted = self.retracted

        unchanged = self.unchanged

        rendered = self.rendered

        merged = self.merged

        unmerged = self.unmerged

        purged = self.purged

        raw = self.raw

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "created": created,
                "changed": changed,
                "retracted": retracted,
                "unchanged": unchanged,
                "rendered": rendered,
                "merged": merged,
                "unmerged": unmerged,
                "purged": purged,
                "raw": raw,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        created = d.pop("created")

        changed = d.pop("changed")

        retracted = d.pop("retracted")

        unchanged = d.pop("unchanged")

        rendered = d.pop("rendered")

        merged = d.pop("merged")

        unmerged = d.pop("unmerged")

        purged = d.pop("purged")

        raw = d.pop("raw")

        counts = cls(
            created=created,
            changed=changed,
            retracted=retracted,
            unchanged=unchanged,
            rendered=rendered,
            merged=merged,
            unmerged=unmerged,
            purged=purged,
            raw=raw,
        )

        counts.additional_properties = d
        return counts

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
