from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.check import Check
    from ..models.dataset_counts import DatasetCounts


T = TypeVar("T", bound="Dataset")


@_attrs_define
class Dataset:
    """A named series of records.

    Attributes:
        slug (str): A dataset's name in ids and addresses, which never changes: lower-case letters, digits and hyphens,
            at most 63.
        title (str): Its title.
        licence (str): SPDX identifier or address of the licence.
        distribution (str): `public` or `internal`. Known codes, defined at `/v1/codes/distribution`: `public`,
            `internal`; more may come.
        seq (int): Its latest change set.
        counts (DatasetCounts): Active records per kind.
        publisher (str | Unset): The actor that publishes it.
        citation (str | Unset): How to cite it.
        note (str | Unset): What a user should know.
        contact (str | Unset): Whom to ask for a correction.
        checks (list[Check] | Unset): What has to hold before it is released.
        edition (str | Unset): Edition that its latest change set with one named.
        latest_release (str | Unset): Name of its latest release, at `…/releases/latest`.
    """

    slug: str
    title: str
    licence: str
    distribution: str
    seq: int
    counts: DatasetCounts
    publisher: str | Unset = UNSET
    citation: str | Unset = UNSET
    note: str | Unset = UNSET
    contact: str | Unset = UNSET
    checks: list[Check] | Unset = UNSET
    edition: str | Unset = UNSET
    latest_release: str | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        slug = self.slug

        title = self.title

        licence = self.licence

        distribution = self.distribution

        seq = self.seq

        counts = self.counts.to_dict()

        publisher = self.publisher

        citation = self.citation

        note = self.note

        contact = self.contact

        checks: list[dict[str, Any]] | Unset = UNSET
        if not isinstance(self.checks, Unset):
            checks = []
            for checks_item_data in self.checks:
                checks_item = checks_item_data.to_dict()
                checks.append(checks_item)

        edition = self.edition

        latest_release = self.latest_release

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "slug": slug,
                "title": title,
                "licence": licence,
                "distribution": distribution,
                "seq": seq,
                "counts": counts,
            }
        )
        if publisher is not UNSET:
            field_dict["publisher"] = publisher
        if citation is not UNSET:
            field_dict["citation"] = citation
        if note is not UNSET:
            field_dict["note"] = note
        if contact is not UNSET:
            field_dict["contact"] = contact
        if checks is not UNSET:
            field_dict["checks"] = checks
        if edition is not UNSET:
            field_dict["edition"] = edition
        if latest_release is not UNSET:
            field_dict["latest_release"] = latest_release

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.check import Check  # noqa: PLC0415
        from ..models.dataset_counts import DatasetCounts  # noqa: PLC0415

        d = dict(src_dict)
        slug = d.pop("slug")

        title = d.pop("title")

        licence = d.pop("licence")

        distribution = d.pop("distribution")

        seq = d.pop("seq")

        counts = DatasetCounts.from_dict(d.pop("counts"))

        publisher = d.pop("publisher", UNSET)

        citation = d.pop("citation", UNSET)

        note = d.pop("note", UNSET)

        contact = d.pop("contact", UNSET)

        _checks = d.pop("checks", UNSET)
        checks: list[Check] | Unset = UNSET
        if _checks is not UNSET:
            checks = []
            for checks_item_data in _checks:
                checks_item = Check.from_dict(checks_item_data)

                checks.append(checks_item)

        edition = d.pop("edition", UNSET)

        latest_release = d.pop("latest_release", UNSET)

        dataset = cls(
            slug=slug,
            title=title,
            licence=licence,
            distribution=distribution,
            seq=seq,
            counts=counts,
            publisher=publisher,
            citation=citation,
            note=note,
            contact=contact,
            checks=checks,
            edition=edition,
            latest_release=latest_release,
        )

        dataset.additional_properties = d
        return dataset

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
