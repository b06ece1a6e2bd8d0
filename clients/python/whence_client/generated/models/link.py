from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.edtf_date import EdtfDate
    from ..models.evidence import Evidence


T = TypeVar("T", bound="Link")


@_attrs_define
class Link:
    """Somebody's judgement whether two records are the same, with who, when, why and by what.

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
        records (list[str]): The two records, both of one kind.
        judgement (str): Whether they are the same. Known codes, defined at `/v1/codes/judgement`: `same`, `different`,
            `unsure`; more may come.
        judged_by (str): Who decided.
        why (str): What it was decided by.
        evidence (list[Evidence]): Who says so, and where.
        reason (str | Unset): Why it was retracted. Known codes, defined at `/v1/codes/reason`: `error`, `superseded`,
            `withdrawn_by_source`, `duplicate`, `licence`, `legal`, `other`; more may come.
        merged_into (str | Unset): The record that it was merged into, and that answers.
        judged (EdtfDate | Unset): A date as written, with its first and last possible day.
    """

    version: int
    seq: int
    recorded_at: datetime.datetime
    id: str
    kind: str
    dataset: str
    key: str
    status: str
    records: list[str]
    judgement: str
    judged_by: str
    why: str
    evidence: list[Evidence]
    reason: str | Unset = UNSET
    merged_into: str | Unset = UNSET
    judged: EdtfDate | Unset = UNSET
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

        records = self.records

        judgement = self.judgement

        judged_by = self.judged_by

        why = self.why

        evidence = []
        for evidence_item_data in self.evidence:
            evidence_item = evidence_item_data.to_dict()
            evidence.append(evidence_item)

        reason = self.reason

        merged_into = self.merged_into

        judged: dict[str, Any] | Unset = UNSET
        if not isinstance(self.judged, Unset):
            judged = self.judged.to_dict()

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
                "records": records,
                "judgement": judgement,
                "judged_by": judged_by,
                "why": why,
                "evidence": evidence,
            }
        )
        if reason is not UNSET:
            field_dict["reason"] = reason
        if merged_into is not UNSET:
            field_dict["merged_into"] = merged_into
        if judged is not UNSET:
            field_dict["judged"] = judged

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.edtf_date import EdtfDate  # noqa: PLC0415
        from ..models.evidence import Evidence  # noqa: PLC0415

        d = dict(src_dict)
        version = d.pop("version")

        seq = d.pop("seq")

        recorded_at = datetime.datetime.fromisoformat(d.pop("recorded_at"))

        id = d.pop("id")

        kind = d.pop("kind")

        dataset = d.pop("dataset")

        key = d.pop("key")

        status = d.pop("status")

        records = cast(list[str], d.pop("records"))

        judgement = d.pop("judgement")

        judged_by = d.pop("judged_by")

        why = d.pop("why")

        evidence = []
        _evidence = d.pop("evidence")
        for evidence_item_data in _evidence:
            evidence_item = Evidence.from_dict(evidence_item_data)

            evidence.append(evidence_item)

        reason = d.pop("reason", UNSET)

        merged_into = d.pop("merged_into", UNSET)

        _judged = d.pop("judged", UNSET)
        judged: EdtfDate | Unset
        if isinstance(_judged, Unset):
            judged = UNSET
        else:
            judged = EdtfDate.from_dict(_judged)

        link = cls(
            version=version,
            seq=seq,
            recorded_at=recorded_at,
            id=id,
            kind=kind,
            dataset=dataset,
            key=key,
            status=status,
            records=records,
            judgement=judgement,
            judged_by=judged_by,
            why=why,
            evidence=evidence,
            reason=reason,
            merged_into=merged_into,
            judged=judged,
        )

        link.additional_properties = d
        return link

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
