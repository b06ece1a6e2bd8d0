from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.service_dataset import ServiceDataset
    from ..models.service_links import ServiceLinks


T = TypeVar("T", bound="Service")


@_attrs_define
class Service:
    """What this server has, and where.

    Attributes:
        name (str): Name of the software.
        version (str): Version of this API.
        seq (int): Number of the latest change set.
        purge_seq (int): Latest seq at which something was purged: copies from before drop it.
        datasets (list[ServiceDataset]): The datasets that you may read.
        links (ServiceLinks): Where everything is.
        recorded_at (datetime.datetime | Unset): When the latest change set was recorded, in UTC.
        data_through (datetime.date | Unset): The latest day that the active events certainly reach: of each its last
            certain day (of an open or unknown end that of its start), or where no day is certain (`2023-05`) the first
            possible one. Days that had not yet begun when the event was recorded, such as announced ones, do not count.
            Statements and sources may be later.
        contact (str | Unset): Whom to tell of errors, and to ask for corrections.
    """

    name: str
    version: str
    seq: int
    purge_seq: int
    datasets: list[ServiceDataset]
    links: ServiceLinks
    recorded_at: datetime.datetime | Unset = UNSET
    data_through: datetime.date | Unset = UNSET
    contact: str | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        name = self.name

        version = self.version

        seq = self.seq

        purge_seq = self.purge_seq

        datasets = []
        for datasets_item_data in self.datasets:
            datasets_item = datasets_item_data.to_dict()
            datasets.append(datasets_item)

        links = self.links.to_dict()

        recorded_at: str | Unset = UNSET
        if not isinstance(self.recorded_at, Unset):
            recorded_at = self.recorded_at.isoformat()

        data_through: str | Unset = UNSET
        if not isinstance(self.data_through, Unset):
            data_through = self.data_through.isoformat()

        contact = self.contact

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "name": name,
                "version": version,
                "seq": seq,
                "purge_seq": purge_seq,
                "datasets": datasets,
                "links": links,
            }
        )
        if recorded_at is not UNSET:
            field_dict["recorded_at"] = recorded_at
        if data_through is not UNSET:
            field_dict["data_through"] = data_through
        if contact is not UNSET:
            field_dict["contact"] = contact

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.service_dataset import ServiceDataset  # noqa: PLC0415
        from ..models.service_links import ServiceLinks  # noqa: PLC0415

        d = dict(src_dict)
        name = d.pop("name")

        version = d.pop("version")

        seq = d.pop("seq")

        purge_seq = d.pop("purge_seq")

        datasets = []
        _datasets = d.pop("datasets")
        for datasets_item_data in _datasets:
            datasets_item = ServiceDataset.from_dict(datasets_item_data)

            datasets.append(datasets_item)

        links = ServiceLinks.from_dict(d.pop("links"))

        _recorded_at = d.pop("recorded_at", UNSET)
        recorded_at: datetime.datetime | Unset
        if isinstance(_recorded_at, Unset):
            recorded_at = UNSET
        else:
            recorded_at = datetime.datetime.fromisoformat(_recorded_at)

        _data_through = d.pop("data_through", UNSET)
        data_through: datetime.date | Unset
        if isinstance(_data_through, Unset):
            data_through = UNSET
        else:
            data_through = datetime.date.fromisoformat(_data_through)

        contact = d.pop("contact", UNSET)

        service = cls(
            name=name,
            version=version,
            seq=seq,
            purge_seq=purge_seq,
            datasets=datasets,
            links=links,
            recorded_at=recorded_at,
            data_through=data_through,
            contact=contact,
        )

        service.additional_properties = d
        return service

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
