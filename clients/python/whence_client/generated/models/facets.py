from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

if TYPE_CHECKING:
    from ..models.facet_count import FacetCount


T = TypeVar("T", bound="Facets")


@_attrs_define
class Facets:
    """What is found, by the values of filters, the most frequent first.

    Attributes:
        kind (list[FacetCount]): Kinds of record.
        dataset (list[FacetCount]): Datasets.
        act (list[FacetCount]): Acts; of statements alone.
        country (list[FacetCount]): Where events happened and what countries actors are of.
        year (list[FacetCount]): Years of the first possible day; the undated have none.
    """

    kind: list[FacetCount]
    dataset: list[FacetCount]
    act: list[FacetCount]
    country: list[FacetCount]
    year: list[FacetCount]
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        kind = []
        for kind_item_data in self.kind:
            kind_item = kind_item_data.to_dict()
            kind.append(kind_item)

        dataset = []
        for dataset_item_data in self.dataset:
            dataset_item = dataset_item_data.to_dict()
            dataset.append(dataset_item)

        act = []
        for act_item_data in self.act:
            act_item = act_item_data.to_dict()
            act.append(act_item)

        country = []
        for country_item_data in self.country:
            country_item = country_item_data.to_dict()
            country.append(country_item)

        year = []
        for year_item_data in self.year:
            year_item = year_item_data.to_dict()
            year.append(year_item)

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "kind": kind,
                "dataset": dataset,
                "act": act,
                "country": country,
                "year": year,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.facet_count import FacetCount  # noqa: PLC0415

        d = dict(src_dict)
        kind = []
        _kind = d.pop("kind")
        for kind_item_data in _kind:
            kind_item = FacetCount.from_dict(kind_item_data)

            kind.append(kind_item)

        dataset = []
        _dataset = d.pop("dataset")
        for dataset_item_data in _dataset:
            dataset_item = FacetCount.from_dict(dataset_item_data)

            dataset.append(dataset_item)

        act = []
        _act = d.pop("act")
        for act_item_data in _act:
            act_item = FacetCount.from_dict(act_item_data)

            act.append(act_item)

        country = []
        _country = d.pop("country")
        for country_item_data in _country:
            country_item = FacetCount.from_dict(country_item_data)

            country.append(country_item)

        year = []
        _year = d.pop("year")
        for year_item_data in _year:
            year_item = FacetCount.from_dict(year_item_data)

            year.append(year_item)

        facets = cls(
            kind=kind,
            dataset=dataset,
            act=act,
            country=country,
            year=year,
        )

        facets.additional_properties = d
        return facets

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
