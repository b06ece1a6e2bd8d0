from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.page_info_linked import PageInfoLinked


T = TypeVar("T", bound="PageInfo")


@_attrs_define
class PageInfo:
    """Which page of a list this is.

    Attributes:
        limit (int): Records a page at most.
        next_ (str | Unset): `cursor` of the page after; absent on the last one.
        indexed_seq (int | Unset): The change set up to which words, or names where they are looked for, are indexed, to
            be compared with `Whence-Seq`; only with `q` and `name`.
        linked (PageInfoLinked | Unset): Which other actors each actor of the filters covered, for they are linked as
            the same; only with `linked=true`.
        purged (list[str] | Unset): Records that belong on this page and were purged since, or are asked for by
            `status=purged`: their content is nowhere any more.
        count (int | Unset): How many match in all; only with `count=exact`, and of searches.
        approximate (bool | Unset): Whether there are more than the 10,000 that a search ranks and counts, whichever lie
            first in its index. Only of searches.
    """

    limit: int
    next_: str | Unset = UNSET
    indexed_seq: int | Unset = UNSET
    linked: PageInfoLinked | Unset = UNSET
    purged: list[str] | Unset = UNSET
    count: int | Unset = UNSET
    approximate: bool | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        limit = self.limit

        next_ = self.next_

        indexed_seq = self.indexed_seq

        linked: dict[str, Any] | Unset = UNSET
        if not isinstance(self.linked, Unset):
            linked = self.linked.to_dict()

        purged: list[str] | Unset = UNSET
        if not isinstance(self.purged, Unset):
            purged = self.purged

        count = self.count

        approximate = self.approximate

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "limit": limit,
            }
        )
        if next_ is not UNSET:
            field_dict["next"] = next_
        if indexed_seq is not UNSET:
            field_dict["indexed_seq"] = indexed_seq
        if linked is not UNSET:
            field_dict["linked"] = linked
        if purged is not UNSET:
            field_dict["purged"] = purged
        if count is not UNSET:
            field_dict["count"] = count
        if approximate is not UNSET:
            field_dict["approximate"] = approximate

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.page_info_linked import PageInfoLinked  # noqa: PLC0415

        d = dict(src_dict)
        limit = d.pop("limit")

        next_ = d.pop("next", UNSET)

        indexed_seq = d.pop("indexed_seq", UNSET)

        _linked = d.pop("linked", UNSET)
        linked: PageInfoLinked | Unset
        if isinstance(_linked, Unset):
            linked = UNSET
        else:
            linked = PageInfoLinked.from_dict(_linked)

        purged = cast(list[str], d.pop("purged", UNSET))

        count = d.pop("count", UNSET)

        approximate = d.pop("approximate", UNSET)

        page_info = cls(
            limit=limit,
            next_=next_,
            indexed_seq=indexed_seq,
            linked=linked,
            purged=purged,
            count=count,
            approximate=approximate,
        )

        page_info.additional_properties = d
        return page_info

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
