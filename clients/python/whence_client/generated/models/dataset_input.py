from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define

from ..models.distribution import Distribution, check_distribution
from ..types import UNSET, Unset

T = TypeVar("T", bound="DatasetInput")


@_attrs_define
class DatasetInput:
    """What a change set says of its dataset: creates it, or changes what is named.

    Attributes:
        title (str | Unset): Its title.
        publisher (str | Unset): Key of the actor that publishes it.
        licence (str | Unset): SPDX identifier or address of the licence.
        citation (str | Unset): How to cite it.
        distribution (Distribution | Unset): A code of the scheme `distribution`, defined at `/v1/codes/distribution`.
        note (str | Unset): What a user should know.
        contact (str | Unset): Whom to ask for a correction.
    """

    title: str | Unset = UNSET
    publisher: str | Unset = UNSET
    licence: str | Unset = UNSET
    citation: str | Unset = UNSET
    distribution: Distribution | Unset = UNSET
    note: str | Unset = UNSET
    contact: str | Unset = UNSET

    def to_dict(self) -> dict[str, Any]:
        title = self.title

        publisher = self.publisher

        licence = self.licence

        citation = self.citation

        distribution: str | Unset = UNSET
        if not isinstance(self.distribution, Unset):
            distribution = self.distribution

        note = self.note

        contact = self.contact

        field_dict: dict[str, Any] = {}

        field_dict.update({})
        if title is not UNSET:
            field_dict["title"] = title
        if publisher is not UNSET:
            field_dict["publisher"] = publisher
        if licence is not UNSET:
            field_dict["licence"] = licence
        if citation is not UNSET:
            field_dict["citation"] = citation
        if distribution is not UNSET:
            field_dict["distribution"] = distribution
        if note is not UNSET:
            field_dict["note"] = note
        if contact is not UNSET:
            field_dict["contact"] = contact

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        title = d.pop("title", UNSET)

        publisher = d.pop("publisher", UNSET)

        licence = d.pop("licence", UNSET)

        citation = d.pop("citation", UNSET)

        _distribution = d.pop("distribution", UNSET)
        distribution: Distribution | Unset
        if isinstance(_distribution, Unset):
            distribution = UNSET
        else:
            distribution = check_distribution(_distribution)

        note = d.pop("note", UNSET)

        contact = d.pop("contact", UNSET)

        dataset_input = cls(
            title=title,
            publisher=publisher,
            licence=licence,
            citation=citation,
            distribution=distribution,
            note=note,
            contact=contact,
        )

        return dataset_input
