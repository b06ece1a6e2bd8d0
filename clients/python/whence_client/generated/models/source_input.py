from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define

from ..models.source_kind import SourceKind, check_source_kind
from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.edtf_date_input import EdtfDateInput
    from ..models.text_input import TextInput


T = TypeVar("T", bound="SourceInput")


@_attrs_define
class SourceInput:
    """A source that a writer sends.

    Attributes:
        source_kind (SourceKind): A code of the scheme `source_kind`, defined at `/v1/codes/source_kind`.
        title (str): Title as published.
        publisher (str | Unset): Key of the actor that published it.
        url (str | Unset): An http or https address.
        archive_url (str | Unset): An http or https address.
        published (EdtfDateInput | Unset): A date that a writer sends.
        retrieved_at (datetime.datetime | Unset): When it was fetched, with its zone.
        language (str | Unset): BCP 47 language tag.
        licence (str | Unset): SPDX identifier, or the publisher's terms.
        republishes (str | Unset): Key of the source that it republishes.
        text (TextInput | Unset): The text as retrieved: its digest and length, and how much of it may be shown.
        note (str | Unset): What a reader should know of it.
    """

    source_kind: SourceKind
    title: str
    publisher: str | Unset = UNSET
    url: str | Unset = UNSET
    archive_url: str | Unset = UNSET
    published: EdtfDateInput | Unset = UNSET
    retrieved_at: datetime.datetime | Unset = UNSET
    language: str | Unset = UNSET
    licence: str | Unset = UNSET
    republishes: str | Unset = UNSET
    text: TextInput | Unset = UNSET
    note: str | Unset = UNSET

    def to_dict(self) -> dict[str, Any]:
        source_kind: str = self.source_kind

        title = self.title

        publisher = self.publisher

        url = self.url

        archive_url = self.archive_url

        published: dict[str, Any] | Unset = UNSET
        if not isinstance(self.published, Unset):
            published = self.published.to_dict()

        retrieved_at: str | Unset = UNSET
        if not isinstance(self.retrieved_at, Unset):
            retrieved_at = self.retrieved_at.isoformat()

        language = self.language

        licence = self.licence

        republishes = self.republishes

        text: dict[str, Any] | Unset = UNSET
        if not isinstance(self.text, Unset):
            text = self.text.to_dict()

        note = self.note

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "source_kind": source_kind,
                "title": title,
            }
        )
        if publisher is not UNSET:
            field_dict["publisher"] = publisher
        if url is not UNSET:
            field_dict["url"] = url
        if archive_url is not UNSET:
            field_dict["archive_url"] = archive_url
        if published is not UNSET:
            field_dict["published"] = published
        if retrieved_at is not UNSET:
            field_dict["retrieved_at"] = retrieved_at
        if language is not UNSET:
            field_dict["language"] = language
        if licence is not UNSET:
            field_dict["licence"] = licence
        if republishes is not UNSET:
            field_dict["republishes"] = republishes
        if text is not UNSET:
            field_dict["text"] = text
        if note is not UNSET:
            field_dict["note"] = note

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.edtf_date_input import EdtfDateInput  # noqa: PLC0415
        from ..models.text_input import TextInput  # noqa: PLC0415

        d = dict(src_dict)
        source_kind = check_source_kind(d.pop("source_kind"))

        title = d.pop("title")

        publisher = d.pop("publisher", UNSET)

        url = d.pop("url", UNSET)

        archive_url = d.pop("archive_url", UNSET)

        _published = d.pop("published", UNSET)
        published: EdtfDateInput | Unset
        if isinstance(_published, Unset):
            published = UNSET
        else:
            published = EdtfDateInput.from_dict(_published)

        _retrieved_at = d.pop("retrieved_at", UNSET)
        retrieved_at: datetime.datetime | Unset
        if isinstance(_retrieved_at, Unset):
            retrieved_at = UNSET
        else:
            retrieved_at = datetime.datetime.fromisoformat(_retrieved_at)

        language = d.pop("language", UNSET)

        licence = d.pop("licence", UNSET)

        republishes = d.pop("republishes", UNSET)

        _text = d.pop("text", UNSET)
        text: TextInput | Unset
        if isinstance(_text, Unset):
            text = UNSET
        else:
            text = TextInput.from_dict(_text)

        note = d.pop("note", UNSET)

        source_input = cls(
            source_kind=source_kind,
            title=title,
            publisher=publisher,
            url=url,
            archive_url=archive_url,
            published=published,
            retrieved_at=retrieved_at,
            language=language,
            licence=licence,
            republishes=republishes,
            text=text,
            note=note,
        )

        return source_input
