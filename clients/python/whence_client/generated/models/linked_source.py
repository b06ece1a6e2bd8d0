from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.fuzzy_date import FuzzyDate
    from ..models.linked_version import LinkedVersion
    from ..models.retrieved_text import RetrievedText


T = TypeVar("T", bound="LinkedSource")


@_attrs_define
class LinkedSource:
    """A published document that facts are cited from.

    Attributes:
        context (str): The address of the context, which says what each key means.
        id (str): An absolute address.
        type_ (list[str]): What it is, by terms of the context.
        source_kind (str): What sort of document.
        name (str): Title as published.
        main_entity_of_page (LinkedVersion): The record of it at this version, apart from what it is about: when, by
            what, and whence.
        publisher (str | Unset): The actor that published it.
        url (str | Unset): Its address.
        archived_at (str | Unset): Address of an archived copy.
        published (FuzzyDate | Unset): A date as written, with its first and last possible day.
        date_published (str | Unset): Where the EDTF is a plain date of ISO 8601.
        retrieved_at (datetime.datetime | Unset): When it was fetched, in UTC.
        in_language (str | Unset): BCP 47 language tag.
        license_ (str | Unset): Licence of the document itself.
        is_based_on (str | Unset): The source that it republishes.
        retrieved_text (RetrievedText | Unset): The text as retrieved: its digest and length, and how much of it may be
            shown.
        note (str | Unset): What a reader should know of it.
    """

    context: str
    id: str
    type_: list[str]
    source_kind: str
    name: str
    main_entity_of_page: LinkedVersion
    publisher: str | Unset = UNSET
    url: str | Unset = UNSET
    archived_at: str | Unset = UNSET
    published: FuzzyDate | Unset = UNSET
    date_published: str | Unset = UNSET
    retrieved_at: datetime.datetime | Unset = UNSET
    in_language: str | Unset = UNSET
    license_: str | Unset = UNSET
    is_based_on: str | Unset = UNSET
    retrieved_text: RetrievedText | Unset = UNSET
    note: str | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        context = self.context

        id = self.id

        type_ = self.type_

        source_kind = self.source_kind

        name = self.name

        main_entity_of_page = self.main_entity_of_page.to_dict()

        publisher = self.publisher

        url = self.url

        archived_at = self.archived_at

        published: dict[str, Any] | Unset = UNSET
        if not isinstance(self.published, Unset):
            published = self.published.to_dict()

        date_published = self.date_published

        retrieved_at: str | Unset = UNSET
        if not isinstance(self.retrieved_at, Unset):
            retrieved_at = self.retrieved_at.isoformat()

        in_language = self.in_language

        license_ = self.license_

        is_based_on = self.is_based_on

        retrieved_text: dict[str, Any] | Unset = UNSET
        if not isinstance(self.retrieved_text, Unset):
            retrieved_text = self.retrieved_text.to_dict()

        note = self.note

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "@context": context,
                "id": id,
                "type": type_,
                "source_kind": source_kind,
                "name": name,
                "mainEntityOfPage": main_entity_of_page,
            }
        )
        if publisher is not UNSET:
            field_dict["publisher"] = publisher
        if url is not UNSET:
            field_dict["url"] = url
        if archived_at is not UNSET:
            field_dict["archivedAt"] = archived_at
        if published is not UNSET:
            field_dict["published"] = published
        if date_published is not UNSET:
            field_dict["datePublished"] = date_published
        if retrieved_at is not UNSET:
            field_dict["retrieved_at"] = retrieved_at
        if in_language is not UNSET:
            field_dict["inLanguage"] = in_language
        if license_ is not UNSET:
            field_dict["license"] = license_
        if is_based_on is not UNSET:
            field_dict["isBasedOn"] = is_based_on
        if retrieved_text is not UNSET:
            field_dict["retrieved_text"] = retrieved_text
        if note is not UNSET:
            field_dict["note"] = note

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.fuzzy_date import FuzzyDate  # noqa: PLC0415
        from ..models.linked_version import LinkedVersion  # noqa: PLC0415
        from ..models.retrieved_text import RetrievedText  # noqa: PLC0415

        d = dict(src_dict)
        context = d.pop("@context")

        id = d.pop("id")

        type_ = cast(list[str], d.pop("type"))

        source_kind = d.pop("source_kind")

        name = d.pop("name")

        main_entity_of_page = LinkedVersion.from_dict(d.pop("mainEntityOfPage"))

        publisher = d.pop("publisher", UNSET)

        url = d.pop("url", UNSET)

        archived_at = d.pop("archivedAt", UNSET)

        _published = d.pop("published", UNSET)
        published: FuzzyDate | Unset
        if isinstance(_published, Unset):
            published = UNSET
        else:
            published = FuzzyDate.from_dict(_published)

        date_published = d.pop("datePublished", UNSET)

        _retrieved_at = d.pop("retrieved_at", UNSET)
        retrieved_at: datetime.datetime | Unset
        if isinstance(_retrieved_at, Unset):
            retrieved_at = UNSET
        else:
            retrieved_at = datetime.datetime.fromisoformat(_retrieved_at)

        in_language = d.pop("inLanguage", UNSET)

        license_ = d.pop("license", UNSET)

        is_based_on = d.pop("isBasedOn", UNSET)

        _retrieved_text = d.pop("retrieved_text", UNSET)
        retrieved_text: RetrievedText | Unset
        if isinstance(_retrieved_text, Unset):
            retrieved_text = UNSET
        else:
            retrieved_text = RetrievedText.from_dict(_retrieved_text)

        note = d.pop("note", UNSET)

        linked_source = cls(
            context=context,
            id=id,
            type_=type_,
            source_kind=source_kind,
            name=name,
            main_entity_of_page=main_entity_of_page,
            publisher=publisher,
            url=url,
            archived_at=archived_at,
            published=published,
            date_published=date_published,
            retrieved_at=retrieved_at,
            in_language=in_language,
            license_=license_,
            is_based_on=is_based_on,
            retrieved_text=retrieved_text,
            note=note,
        )

        linked_source.additional_properties = d
        return linked_source

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
