from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.edtf_date import EdtfDate
    from ..models.text import Text


T = TypeVar("T", bound="Source")


@_attrs_define
class Source:
    """A published document that facts are cited from.

    Attributes:
        version (int): 1, 2, 3 … for each record.
        seq (int): Number of the change set that made this version.
        recorded_at (datetime.datetime): When that change set was recorded, in UTC.
        id (str): A public id: prefix of its kind and 26 characters of Crockford base32.
        kind (str): Kind of the record. Known codes: `actor`, `affiliation`, `event`, `statement`, `source`, `link`;
            more may come.
        dataset (str): A dataset's name in ids and addresses, which never changes: lower-case letters, digits and
            hyphens, at most 63.
        key (str): The writer's own name for a record, unique within its dataset and kind: not blank, NFC, no control
            characters, and none that are not seen (Unicode's Cf: directions of writing, joiners, soft hyphens).
        status (str): active, retracted, merged or purged. Known codes, defined at `/v1/codes/status`: `active`,
            `retracted`, `merged`, `purged`; more may come.
        source_kind (str): What sort of document. Known codes, defined at `/v1/codes/source_kind`: `article`, `post`,
            `broadcast`, `video`, `document`, `court_decision`, `report`, `data_file`, `webpage`; more may come.
        title (str): Title as published.
        reason (str | Unset): Why it was retracted. Known codes, defined at `/v1/codes/reason`: `error`, `superseded`,
            `withdrawn_by_source`, `duplicate`, `licence`, `legal`, `other`; more may come.
        merged_into (str | Unset): The record that it was merged into, and that answers.
        publisher (str | Unset): The actor that published it.
        url (str | Unset): An http or https address.
        archive_url (str | Unset): An http or https address.
        published (EdtfDate | Unset): A date as written, with its first and last possible day.
        retrieved_at (datetime.datetime | Unset): When it was fetched, in UTC.
        language (str | Unset): BCP 47 language tag.
        licence (str | Unset): SPDX identifier, or the publisher's terms.
        republishes (str | Unset): The source that it republishes.
        text (Text | Unset): The text as retrieved: its digest and length, and how much of it may be shown.
        note (str | Unset): What a reader should know of it.
    """

    version: int
    seq: int
    recorded_at: datetime.datetime
    id: str
    kind: str
    dataset: str
    key: str
    status: str
    source_kind: str
    title: str
    reason: str | Unset = UNSET
    merged_into: str | Unset = UNSET
    publisher: str | Unset = UNSET
    url: str | Unset = UNSET
    archive_url: str | Unset = UNSET
    published: EdtfDate | Unset = UNSET
    retrieved_at: datetime.datetime | Unset = UNSET
    language: str | Unset = UNSET
    licence: str | Unset = UNSET
    republishes: str | Unset = UNSET
    text: Text | Unset = UNSET
    note: str | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        version = self.version

        seq = self.seq

        recorded_at = self.recorded_at.isoformat()

        id = self.id

        kind = self.kind

        dataset = self.dataset

        key = self.key

        status = self.status

        source_kind = self.source_kind

        title = self.title

        reason = self.reason

        merged_into = self.merged_into

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
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "version": version,
                "seq": seq,
                "recorded_at": recorded_at,
                "id": id,
                "kind": kind,
                "dataset": dataset,
                "key": key,
                "status": status,
                "source_kind": source_kind,
                "title": title,
            }
        )
        if reason is not UNSET:
            field_dict["reason"] = reason
        if merged_into is not UNSET:
            field_dict["merged_into"] = merged_into
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
        from ..models.edtf_date import EdtfDate  # noqa: PLC0415
        from ..models.text import Text  # noqa: PLC0415

        d = dict(src_dict)
        version = d.pop("version")

        seq = d.pop("seq")

        recorded_at = datetime.datetime.fromisoformat(d.pop("recorded_at"))

        id = d.pop("id")

        kind = d.pop("kind")

        dataset = d.pop("dataset")

        key = d.pop("key")

        status = d.pop("status")

        source_kind = d.pop("source_kind")

        title = d.pop("title")

        reason = d.pop("reason", UNSET)

        merged_into = d.pop("merged_into", UNSET)

        publisher = d.pop("publisher", UNSET)

        url = d.pop("url", UNSET)

        archive_url = d.pop("archive_url", UNSET)

        _published = d.pop("published", UNSET)
        published: EdtfDate | Unset
        if isinstance(_published, Unset):
            published = UNSET
        else:
            published = EdtfDate.from_dict(_published)

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
        text: Text | Unset
        if isinstance(_text, Unset):
            text = UNSET
        else:
            text = Text.from_dict(_text)

        note = d.pop("note", UNSET)

        source = cls(
            version=version,
            seq=seq,
            recorded_at=recorded_at,
            id=id,
            kind=kind,
            dataset=dataset,
            key=key,
            status=status,
            source_kind=source_kind,
            title=title,
            reason=reason,
            merged_into=merged_into,
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

        source.additional_properties = d
        return source

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
