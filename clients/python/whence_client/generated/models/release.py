from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.citation import Citation
    from ..models.digest import Digest
    from ..models.release_counts import ReleaseCounts
    from ..models.release_ref import ReleaseRef
    from ..models.released_file import ReleasedFile
    from ..models.withdrawn import Withdrawn


T = TypeVar("T", bound="Release")


@_attrs_define
class Release:
    """An immutable snapshot of a dataset, to download, verify and cite.

    Attributes:
        dataset (str): A dataset's name in ids and addresses, which never changes: lower-case letters, digits and
            hyphens, at most 63.
        name (str): Name of a release, unique within its dataset; never `latest`.
        title (str): Title of the dataset.
        seq (int): The change set as of which it is.
        recorded_at (datetime.datetime): When that change set was recorded, in UTC.
        published_at (datetime.datetime): When it was published, in UTC.
        licence (str): SPDX identifier or address of the licence.
        citation (Citation): How to cite a release.
        counts (ReleaseCounts): Active records per kind.
        digests (list[Digest]): Of each kind, as `/v1/digest?seq=N` has them.
        files (list[ReleasedFile]): Its files, `manifest.json` the last.
        data_through (datetime.date | Unset): The latest day that its events reach.
        edition (str | Unset): Edition.
        before (ReleaseRef | Unset): Another release of the same dataset.
        after (ReleaseRef | Unset): Another release of the same dataset.
        replaces (ReleaseRef | Unset): Another release of the same dataset.
        replaced_by (ReleaseRef | Unset): Another release of the same dataset.
        withdrawn (Withdrawn | Unset): Why a release can no longer be downloaded.
    """

    dataset: str
    name: str
    title: str
    seq: int
    recorded_at: datetime.datetime
    published_at: datetime.datetime
    licence: str
    citation: Citation
    counts: ReleaseCounts
    digests: list[Digest]
    files: list[ReleasedFile]
    data_through: datetime.date | Unset = UNSET
    edition: str | Unset = UNSET
    before: ReleaseRef | Unset = UNSET
    after: ReleaseRef | Unset = UNSET
    replaces: ReleaseRef | Unset = UNSET
    replaced_by: ReleaseRef | Unset = UNSET
    withdrawn: Withdrawn | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        dataset = self.dataset

        name = self.name

        title = self.title

        seq = self.seq

        recorded_at = self.recorded_at.isoformat()

        published_at = self.published_at.isoformat()

        licence = self.licence

        citation = self.citation.to_dict()

        counts = self.counts.to_dict()

        digests = []
        for digests_item_data in self.digests:
            digests_item = digests_item_data.to_dict()
            digests.append(digests_item)

        files = []
        for files_item_data in self.files:
            files_item = files_item_data.to_dict()
            files.append(files_item)

        data_through: str | Unset = UNSET
        if not isinstance(self.data_through, Unset):
            data_through = self.data_through.isoformat()

        edition = self.edition

        before: dict[str, Any] | Unset = UNSET
        if not isinstance(self.before, Unset):
            before = self.before.to_dict()

        after: dict[str, Any] | Unset = UNSET
        if not isinstance(self.after, Unset):
            after = self.after.to_dict()

        replaces: dict[str, Any] | Unset = UNSET
        if not isinstance(self.replaces, Unset):
            replaces = self.replaces.to_dict()

        replaced_by: dict[str, Any] | Unset = UNSET
        if not isinstance(self.replaced_by, Unset):
            replaced_by = self.replaced_by.to_dict()

        withdrawn: dict[str, Any] | Unset = UNSET
        if not isinstance(self.withdrawn, Unset):
            withdrawn = self.withdrawn.to_dict()

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "dataset": dataset,
                "name": name,
                "title": title,
                "seq": seq,
                "recorded_at": recorded_at,
                "published_at": published_at,
                "licence": licence,
                "citation": citation,
                "counts": counts,
                "digests": digests,
                "files": files,
            }
        )
        if data_through is not UNSET:
            field_dict["data_through"] = data_through
        if edition is not UNSET:
            field_dict["edition"] = edition
        if before is not UNSET:
            field_dict["before"] = before
        if after is not UNSET:
            field_dict["after"] = after
        if replaces is not UNSET:
            field_dict["replaces"] = replaces
        if replaced_by is not UNSET:
            field_dict["replaced_by"] = replaced_by
        if withdrawn is not UNSET:
            field_dict["withdrawn"] = withdrawn

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.citation import Citation  # noqa: PLC0415
        from ..models.digest import Digest  # noqa: PLC0415
        from ..models.release_counts import ReleaseCounts  # noqa: PLC0415
        from ..models.release_ref import ReleaseRef  # noqa: PLC0415
        from ..models.released_file import ReleasedFile  # noqa: PLC0415
        from ..models.withdrawn import Withdrawn  # noqa: PLC0415

        d = dict(src_dict)
        dataset = d.pop("dataset")

        name = d.pop("name")

        title = d.pop("title")

        seq = d.pop("seq")

        recorded_at = datetime.datetime.fromisoformat(d.pop("recorded_at"))

        published_at = datetime.datetime.fromisoformat(d.pop("published_at"))

        licence = d.pop("licence")

        citation = Citation.from_dict(d.pop("citation"))

        counts = ReleaseCounts.from_dict(d.pop("counts"))

        digests = []
        _digests = d.pop("digests")
        for digests_item_data in _digests:
            digests_item = Digest.from_dict(digests_item_data)

            digests.append(digests_item)

        files = []
        _files = d.pop("files")
        for files_item_data in _files:
            files_item = ReleasedFile.from_dict(files_item_data)

            files.append(files_item)

        _data_through = d.pop("data_through", UNSET)
        data_through: datetime.date | Unset
        if isinstance(_data_through, Unset):
            data_through = UNSET
        else:
            data_through = datetime.date.fromisoformat(_data_through)

        edition = d.pop("edition", UNSET)

        _before = d.pop("before", UNSET)
        before: ReleaseRef | Unset
        if isinstance(_before, Unset):
            before = UNSET
        else:
            before = ReleaseRef.from_dict(_before)

        _after = d.pop("after", UNSET)
        after: ReleaseRef | Unset
        if isinstance(_after, Unset):
            after = UNSET
        else:
            after = ReleaseRef.from_dict(_after)

        _replaces = d.pop("replaces", UNSET)
        replaces: ReleaseRef | Unset
        if isinstance(_replaces, Unset):
            replaces = UNSET
        else:
            replaces = ReleaseRef.from_dict(_replaces)

        _replaced_by = d.pop("replaced_by", UNSET)
        replaced_by: ReleaseRef | Unset
        if isinstance(_replaced_by, Unset):
            replaced_by = UNSET
        else:
            replaced_by = ReleaseRef.from_dict(_replaced_by)

        _withdrawn = d.pop("withdrawn", UNSET)
        withdrawn: Withdrawn | Unset
        if isinstance(_withdrawn, Unset):
            withdrawn = UNSET
        else:
            withdrawn = Withdrawn.from_dict(_withdrawn)

        release = cls(
            dataset=dataset,
            name=name,
            title=title,
            seq=seq,
            recorded_at=recorded_at,
            published_at=published_at,
            licence=licence,
            citation=citation,
            counts=counts,
            digests=digests,
            files=files,
            data_through=data_through,
            edition=edition,
            before=before,
            after=after,
            replaces=replaces,
            replaced_by=replaced_by,
            withdrawn=withdrawn,
        )

        release.additional_properties = d
        return release

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
