from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

T = TypeVar("T", bound="ServiceDataset")


@_attrs_define
class ServiceDataset:
    """A dataset in short.

    Attributes:
        slug (str): A dataset's name in ids and addresses, which never changes: lower-case letters, digits and hyphens,
            at most 63.
        title (str): Its title.
        licence (str): Its licence.
        distribution (str): `public` or `internal`. Known codes, defined at `/v1/codes/distribution`: `public`,
            `internal`; more may come.
        url (str): Where it is described.
        data_through (datetime.date | Unset): The latest day that the active events certainly reach: of each its last
            certain day (of an open or unknown end that of its start), or where no day is certain (`2023-05`) the first
            possible one. Days that had not yet begun when the event was recorded, such as announced ones, do not count.
            Statements and sources may be later.
    """

    slug: str
    title: str
    licence: str
    distribution: str
    url: str
    data_through: datetime.date | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        slug = self.slug

        title = self.title

        licence = self.licence

        distribution = self.distribution

        url = self.url

        data_through: str | Unset = UNSET
        if not isinstance(self.data_through, Unset):
            data_through = self.data_through.isoformat()

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "slug": slug,
                "title": title,
                "licence": licence,
                "distribution": distribution,
                "url": url,
            }
        )
        if data_through is not UNSET:
            field_dict["data_through"] = data_through

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        slug = d.pop("slug")

        title = d.pop("title")

        licence = d.pop("licence")

        distribution = d.pop("distribution")

        url = d.pop("url")

        _data_through = d.pop("data_through", UNSET)
        data_through: datetime.date | Unset
        if isinstance(_data_through, Unset):
            data_through = UNSET
        else:
            data_through = datetime.date.fromisoformat(_data_through)

        service_dataset = cls(
            slug=slug,
            title=title,
            licence=licence,
            distribution=distribution,
            url=url,
            data_through=data_through,
        )

        service_dataset.additional_properties = d
        return service_dataset

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
