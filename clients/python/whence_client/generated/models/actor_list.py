from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.actor import Actor
    from ..models.actor_list_matches import ActorListMatches
    from ..models.included import Included
    from ..models.labels import Labels
    from ..models.page_info import PageInfo


T = TypeVar("T", bound="ActorList")


@_attrs_define
class ActorList:
    """One page of a list of actors, with the names of what they name.

    Attributes:
        data (list[Actor]): The records, in the order asked for.
        page (PageInfo): Which page of a list this is.
        labels (Labels): Id → how to show it, for every id in the data that has a name.
        included (Included | Unset): Related records, each once; only what `include` asked for.
        matches (ActorListMatches | Unset): How well each actor answers to the name; only with `name`.
    """

    data: list[Actor]
    page: PageInfo
    labels: Labels
    included: Included | Unset = UNSET
    matches: ActorListMatches | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        data = []
        for data_item_data in self.data:
            data_item = data_item_data.to_dict()
            data.append(data_item)

        page = self.page.to_dict()

        labels = self.labels.to_dict()

        included: dict[str, Any] | Unset = UNSET
        if not isinstance(self.included, Unset):
            included = self.included.to_dict()

        matches: dict[str, Any] | Unset = UNSET
        if not isinstance(self.matches, Unset):
            matches = self.matches.to_dict()

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "data": data,
                "page": page,
                "labels": labels,
            }
        )
        if included is not UNSET:
            field_dict["included"] = included
        if matches is not UNSET:
            field_dict["matches"] = matches

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.actor import Actor  # noqa: PLC0415
        from ..models.actor_list_matches import ActorListMatches  # noqa: PLC0415
        from ..models.included import Included  # noqa: PLC0415
        from ..models.labels import Labels  # noqa: PLC0415
        from ..models.page_info import PageInfo  # noqa: PLC0415

        d = dict(src_dict)
        data = []
        _data = d.pop("data")
        for data_item_data in _data:
            data_item = Actor.from_dict(data_item_data)

            data.append(data_item)

        page = PageInfo.from_dict(d.pop("page"))

        labels = Labels.from_dict(d.pop("labels"))

        _included = d.pop("included", UNSET)
        included: Included | Unset
        if isinstance(_included, Unset):
            included = UNSET
        else:
            included = Included.from_dict(_included)

        _matches = d.pop("matches", UNSET)
        matches: ActorListMatches | Unset
        if isinstance(_matches, Unset):
            matches = UNSET
        else:
            matches = ActorListMatches.from_dict(_matches)

        actor_list = cls(
            data=data,
            page=page,
            labels=labels,
            included=included,
            matches=matches,
        )

        actor_list.additional_properties = d
        return actor_list

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
