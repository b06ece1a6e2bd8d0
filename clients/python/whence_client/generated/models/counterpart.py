from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

T = TypeVar("T", bound="Counterpart")


@_attrs_define
class Counterpart:
    """An event that people judged to be the same as one of the data.

    Attributes:
        of (str): The event of the data.
        id (str): The event that is the same.
        dataset (str): The dataset that has it.
        title (str): Neutral: what, where, when; no author, no adjective.
        links (list[str]): The links that say so of it; by more than one, where a chain leads there.
    """

    of: str
    id: str
    dataset: str
    title: str
    links: list[str]
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        of = self.of

        id = self.id

        dataset = self.dataset

        title = self.title

        links = self.links

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "of": of,
                "id": id,
                "dataset": dataset,
                "title": title,
                "links": links,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        of = d.pop("of")

        id = d.pop("id")

        dataset = d.pop("dataset")

        title = d.pop("title")

        links = cast(list[str], d.pop("links"))

        counterpart = cls(
            of=of,
            id=id,
            dataset=dataset,
            title=title,
            links=links,
        )

        counterpart.additional_properties = d
        return counterpart

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
