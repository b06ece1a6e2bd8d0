from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define

from ..models.distribution import Distribution, check_distribution
from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.check_input import CheckInput


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
        checks (list[CheckInput] | Unset): What has to hold before it is released.
    """

    title: str | Unset = UNSET
    publisher: str | Unset = UNSET
    licence: str | Unset = UNSET
    citation: str | Unset = UNSET
    distribution: Distribution | Unset = UNSET
    note: str | Unset = UNSET
    contact: str | Unset = UNSET
    checks: list[CheckInput] | Unset = UNSET

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

        checks: list[dict[str, Any]] | Unset = UNSET
        if not isinstance(self.checks, Unset):
            checks = []
            for checks_item_data in self.checks:
                checks_item = checks_item_data.to_dict()
                checks.append(checks_item)

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
        if checks is not UNSET:
            field_dict["checks"] = checks

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.check_input import CheckInput  # noqa: PLC0415

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

        _checks = d.pop("checks", UNSET)
        checks: list[CheckInput] | Unset = UNSET
        if _checks is not UNSET:
            checks = []
            for checks_item_data in _checks:
                checks_item = CheckInput.from_dict(checks_item_data)

                checks.append(checks_item)

        dataset_input = cls(
            title=title,
            publisher=publisher,
            licence=licence,
            citation=citation,
            distribution=distribution,
            note=note,
            contact=contact,
            checks=checks,
        )

        return dataset_input
