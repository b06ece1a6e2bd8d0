from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.facets import Facets
    from ..models.hit import Hit
    from ..models.labels import Labels
    from ..models.named_actor import NamedActor
    from ..models.page_info import PageInfo


T = TypeVar("T", bound="SearchList")


@_attrs_define
class SearchList:
    """A page of what is found by words, best first.

    Attributes:
        data (list[Hit]): What is found, best first.
        page (PageInfo): Which page of a list this is.
        facets (Facets): What is found, by the values of filters, the most frequent first.
        labels (Labels): Id → how to show it, for every id in the data that has a name.
        names (list[NamedActor] | Unset): Actors that are called as `q` says, at most ten, the most alike first: in any
            script, spelling and order of words, and with a letter wrong where this is nobody's whole name and the words
            find nothing, or one word three records at most. On the first page alone, where `q` is at most six words, in
            quotation marks or not, and nothing else, and no filter leaves actors out; they are not in `page.count`. Words
            that are too common for texts, such as IS, are answered with these alone.
    """

    data: list[Hit]
    page: PageInfo
    facets: Facets
    labels: Labels
    names: list[NamedActor] | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        data = []
        for data_item_data in self.data:
            data_item = data_item_data.to_dict()
            data.append(data_item)

        page = self.page.to_dict()

        facets = self.facets.to_dict()

        labels = self.labels.to_dict()

        names: list[dict[str, Any]] | Unset = UNSET
        if not isinstance(self.names, Unset):
            names = []
            for names_item_data in self.names:
                names_item = names_item_data.to_dict()
                names.append(names_item)

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "data": data,
                "page": page,
                "facets": facets,
                "labels": labels,
            }
        )
        if names is not UNSET:
            field_dict["names"] = names

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.facets import Facets  # noqa: PLC0415
        from ..models.hit import Hit  # noqa: PLC0415
        from ..models.labels import Labels  # noqa: PLC0415
        from ..models.named_actor import NamedActor  # noqa: PLC0415
        from ..models.page_info import PageInfo  # noqa: PLC0415

        d = dict(src_dict)
        data = []
        _data = d.pop("data")
        for data_item_data in _data:
            data_item = Hit.from_dict(data_item_data)

            data.append(data_item)

        page = PageInfo.from_dict(d.pop("page"))

        facets = Facets.from_dict(d.pop("facets"))

        labels = Labels.from_dict(d.pop("labels"))

        _names = d.pop("names", UNSET)
        names: list[NamedActor] | Unset = UNSET
        if _names is not UNSET:
            names = []
            for names_item_data in _names:
                names_item = NamedActor.from_dict(names_item_data)

                names.append(names_item)

        search_list = cls(
            data=data,
            page=page,
            facets=facets,
            labels=labels,
            names=names,
        )

        search_list.additional_properties = d
        return search_list

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
