from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.csl_date import CslDate
    from ..models.csl_name import CslName


T = TypeVar("T", bound="Csl")


@_attrs_define
class Csl:
    """An entry of CSL-JSON 1.0.2, which Zotero, Pandoc and their like read.

    Attributes:
        id (str): Dataset and release.
        type_ (str): Always `dataset`.
        title (str): Title of the dataset.
        issued (CslDate): A date as the Citation Style Language writes it.
        version (str): Name of the release.
        note (str): Licence, how far the data go, and the digest of the manifest.
        url (str): Where the release is.
        author (list[CslName] | Unset): The dataset's publisher.
        publisher (str | Unset): The dataset's publisher.
    """

    id: str
    type_: str
    title: str
    issued: CslDate
    version: str
    note: str
    url: str
    author: list[CslName] | Unset = UNSET
    publisher: str | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        id = self.id

        type_ = self.type_

        title = self.title

        issued = self.issued.to_dict()

        version = self.version

        note = self.note

        url = self.url

        author: list[dict[str, Any]] | Unset = UNSET
        if not isinstance(self.author, Unset):
            author = []
            for author_item_data in self.author:
                author_item = author_item_data.to_dict()
                author.append(author_item)

        publisher = self.publisher

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "id": id,
                "type": type_,
                "title": title,
                "issued": issued,
                "version": version,
                "note": note,
                "URL": url,
            }
        )
        if author is not UNSET:
            field_dict["author"] = author
        if publisher is not UNSET:
            field_dict["publisher"] = publisher

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.csl_date import CslDate  # noqa: PLC0415
        from ..models.csl_name import CslName  # noqa: PLC0415

        d = dict(src_dict)
        id = d.pop("id")

        type_ = d.pop("type")

        title = d.pop("title")

        issued = CslDate.from_dict(d.pop("issued"))

        version = d.pop("version")

        note = d.pop("note")

        url = d.pop("URL")

        _author = d.pop("author", UNSET)
        author: list[CslName] | Unset = UNSET
        if _author is not UNSET:
            author = []
            for author_item_data in _author:
                author_item = CslName.from_dict(author_item_data)

                author.append(author_item)

        publisher = d.pop("publisher", UNSET)

        csl = cls(
            id=id,
            type_=type_,
            title=title,
            issued=issued,
            version=version,
            note=note,
            url=url,
            author=author,
            publisher=publisher,
        )

        csl.additional_properties = d
        return csl

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
