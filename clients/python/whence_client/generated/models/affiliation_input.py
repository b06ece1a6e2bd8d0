from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define

from ..models.affiliation_type import AffiliationType, check_affiliation_type
from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.edtf_date_input import EdtfDateInput
    from ..models.evidence_input import EvidenceInput


T = TypeVar("T", bound="AffiliationInput")


@_attrs_define
class AffiliationInput:
    """An affiliation that a writer sends, read `subject type object`.

    Attributes:
        subject (str): Key of the actor whose affiliation it is.
        type_ (AffiliationType): A code of the scheme `affiliation_type`, defined at `/v1/codes/affiliation_type`.
        object_ (str): Key of the actor it is to.
        evidence (list[EvidenceInput]): Who says so, and where: at least one.
        title (str | Unset): Office or rank.
        start (EdtfDateInput | Unset): A date that a writer sends.
        end (EdtfDateInput | Unset): A date that a writer sends.
        attested (list[EdtfDateInput] | Unset): Dates on which a source shows it in force.
        coded (bool | Unset): True only where the dataset itself asserts it. Default: False.
    """

    subject: str
    type_: AffiliationType
    object_: str
    evidence: list[EvidenceInput]
    title: str | Unset = UNSET
    start: EdtfDateInput | Unset = UNSET
    end: EdtfDateInput | Unset = UNSET
    attested: list[EdtfDateInput] | Unset = UNSET
    coded: bool | Unset = False

    def to_dict(self) -> dict[str, Any]:
        subject = self.subject

        type_: str = self.type_

        object_ = self.object_

        evidence = []
        for evidence_item_data in self.evidence:
            evidence_item = evidence_item_data.to_dict()
            evidence.append(evidence_item)

        title = self.title

        start: dict[str, Any] | Unset = UNSET
        if not isinstance(self.start, Unset):
            start = self.start.to_dict()

        end: dict[str, Any] | Unset = UNSET
        if not isinstance(self.end, Unset):
            end = self.end.to_dict()

        attested: list[dict[str, Any]] | Unset = UNSET
        if not isinstance(self.attested, Unset):
            attested = []
            for attested_item_data in self.attested:
                attested_item = attested_item_data.to_dict()
                attested.append(attested_item)

        coded = self.coded

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "subject": subject,
                "type": type_,
                "object": object_,
                "evidence": evidence,
            }
        )
        if title is not UNSET:
            field_dict["title"] = title
        if start is not UNSET:
            field_dict["start"] = start
        if end is not UNSET:
            field_dict["end"] = end
        if attested is not UNSET:
            field_dict["attested"] = attested
        if coded is not UNSET:
            field_dict["coded"] = coded

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.edtf_date_input import EdtfDateInput  # noqa: PLC0415
        from ..models.evidence_input import EvidenceInput  # noqa: PLC0415

        d = dict(src_dict)
        subject = d.pop("subject")

        type_ = check_affiliation_type(d.pop("type"))

        object_ = d.pop("object")

        evidence = []
        _evidence = d.pop("evidence")
        for evidence_item_data in _evidence:
            evidence_item = EvidenceInput.from_dict(evidence_item_data)

            evidence.append(evidence_item)

        title = d.pop("title", UNSET)

        _start = d.pop("start", UNSET)
        start: EdtfDateInput | Unset
        if isinstance(_start, Unset):
            start = UNSET
        else:
            start = EdtfDateInput.from_dict(_start)

        _end = d.pop("end", UNSET)
        end: EdtfDateInput | Unset
        if isinstance(_end, Unset):
            end = UNSET
        else:
            end = EdtfDateInput.from_dict(_end)

        _attested = d.pop("attested", UNSET)
        attested: list[EdtfDateInput] | Unset = UNSET
        if _attested is not UNSET:
            attested = []
            for attested_item_data in _attested:
                attested_item = EdtfDateInput.from_dict(attested_item_data)

                attested.append(attested_item)

        coded = d.pop("coded", UNSET)

        affiliation_input = cls(
            subject=subject,
            type_=type_,
            object_=object_,
            evidence=evidence,
            title=title,
            start=start,
            end=end,
            attested=attested,
            coded=coded,
        )

        return affiliation_input
