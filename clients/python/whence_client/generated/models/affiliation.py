from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.edtf_date import EdtfDate
    from ..models.evidence import Evidence
    from ..models.standing import Standing


T = TypeVar("T", bound="Affiliation")


@_attrs_define
class Affiliation:
    """A tie between two actors, read `subject type object`, with who affirms and denies it.

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
        subject (str): The actor whose affiliation it is.
        type_ (str): What ties them. Known codes, defined at `/v1/codes/affiliation_type`: `commands`, `leads`,
            `member_of`, `spokesperson_for`, `founded`, `employed_by`, `represents`, `part_of`, `under_command_of`,
            `controlled_by`, `armed_by`, `recognized_by`, `fights_for`, `allied_with`, `opposes`, `owns`, `split_from`,
            `succeeds`, `merged_into`, `related_to`; more may come.
        object_ (str): The actor it is to.
        attested (list[EdtfDate]): Dates on which a source shows it in force.
        standing (Standing): Who says so and who denies it; derived from the statements, decided by nobody.
        evidence (list[Evidence]): Who says so, and where.
        reason (str | Unset): Why it was retracted. Known codes, defined at `/v1/codes/reason`: `error`, `superseded`,
            `withdrawn_by_source`, `duplicate`, `licence`, `legal`, `other`; more may come.
        merged_into (str | Unset): The record that it was merged into, and that answers.
        title (str | Unset): Office or rank.
        start (EdtfDate | Unset): A date as written, with its first and last possible day.
        end (EdtfDate | Unset): A date as written, with its first and last possible day.
    """

    version: int
    seq: int
    recorded_at: datetime.datetime
    id: str
    kind: str
    dataset: str
    key: str
    status: str
    subject: str
    type_: str
    object_: str
    attested: list[EdtfDate]
    standing: Standing
    evidence: list[Evidence]
    reason: str | Unset = UNSET
    merged_into: str | Unset = UNSET
    title: str | Unset = UNSET
    start: EdtfDate | Unset = UNSET
    end: EdtfDate | Unset = UNSET
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

        subject = self.subject

        type_ = self.type_

        object_ = self.object_

        attested = []
        for attested_item_data in self.attested:
            attested_item = attested_item_data.to_dict()
            attested.append(attested_item)

        standing = self.standing.to_dict()

        evidence = []
        for evidence_item_data in self.evidence:
            evidence_item = evidence_item_data.to_dict()
            evidence.append(evidence_item)

        reason = self.reason

        merged_into = self.merged_into

        title = self.title

        start: dict[str, Any] | Unset = UNSET
        if not isinstance(self.start, Unset):
            start = self.start.to_dict()

        end: dict[str, Any] | Unset = UNSET
        if not isinstance(self.end, Unset):
            end = self.end.to_dict()

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
                "subject": subject,
                "type": type_,
                "object": object_,
                "attested": attested,
                "standing": standing,
                "evidence": evidence,
            }
        )
        if reason is not UNSET:
            field_dict["reason"] = reason
        if merged_into is not UNSET:
            field_dict["merged_into"] = merged_into
        if title is not UNSET:
            field_dict["title"] = title
        if start is not UNSET:
            field_dict["start"] = start
        if end is not UNSET:
            field_dict["end"] = end

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.edtf_date import EdtfDate  # noqa: PLC0415
        from ..models.evidence import Evidence  # noqa: PLC0415
        from ..models.standing import Standing  # noqa: PLC0415

        d = dict(src_dict)
        version = d.pop("version")

        seq = d.pop("seq")

        recorded_at = datetime.datetime.fromisoformat(d.pop("recorded_at"))

        id = d.pop("id")

        kind = d.pop("kind")

        dataset = d.pop("dataset")

        key = d.pop("key")

        status = d.pop("status")

        subject = d.pop("subject")

        type_ = d.pop("type")

        object_ = d.pop("object")

        attested = []
        _attested = d.pop("attested")
        for attested_item_data in _attested:
            attested_item = EdtfDate.from_dict(attested_item_data)

            attested.append(attested_item)

        standing = Standing.from_dict(d.pop("standing"))

        evidence = []
        _evidence = d.pop("evidence")
        for evidence_item_data in _evidence:
            evidence_item = Evidence.from_dict(evidence_item_data)

            evidence.append(evidence_item)

        reason = d.pop("reason", UNSET)

        merged_into = d.pop("merged_into", UNSET)

        title = d.pop("title", UNSET)

        _start = d.pop("start", UNSET)
        start: EdtfDate | Unset
        if isinstance(_start, Unset):
            start = UNSET
        else:
            start = EdtfDate.from_dict(_start)

        _end = d.pop("end", UNSET)
        end: EdtfDate | Unset
        if isinstance(_end, Unset):
            end = UNSET
        else:
            end = EdtfDate.from_dict(_end)

        affiliation = cls(
            version=version,
            seq=seq,
            recorded_at=recorded_at,
            id=id,
            kind=kind,
            dataset=dataset,
            key=key,
            status=status,
            subject=subject,
            type_=type_,
            object_=object_,
            attested=attested,
            standing=standing,
            evidence=evidence,
            reason=reason,
            merged_into=merged_into,
            title=title,
            start=start,
            end=end,
        )

        affiliation.additional_properties = d
        return affiliation

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
