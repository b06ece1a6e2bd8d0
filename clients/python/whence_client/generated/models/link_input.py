from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define

from ..models.judgement import Judgement, check_judgement
from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.edtf_date_input import EdtfDateInput
    from ..models.evidence_input import EvidenceInput


T = TypeVar("T", bound="LinkInput")


@_attrs_define
class LinkInput:
    """A link that a writer sends: it names its two records by id, wherever they are.

    Attributes:
        records (list[str]): The two records: both actors, affiliations, events, statements or sources, in any datasets
            that you may read.
        judgement (Judgement): A code of the scheme `judgement`, defined at `/v1/codes/judgement`.
        judged_by (str): Who decided.
        why (str): What it was decided by.
        evidence (list[EvidenceInput]): Who says so, and where: at least one.
        judged (EdtfDateInput | Unset): A date that a writer sends.
    """

    records: list[str]
    judgement: Judgement
    judged_by: str
    why: str
    evidence: list[EvidenceInput]
    judged: EdtfDateInput | Unset = UNSET

    def to_dict(self) -> dict[str, Any]:
        records = self.records

        judgement: str = self.judgement

        judged_by = self.judged_by

        why = self.why

        evidence = []
        for evidence_item_data in self.evidence:
            evidence_item = evidence_item_data.to_dict()
            evidence.append(evidence_item)

        judged: dict[str, Any] | Unset = UNSET
        if not isinstance(self.judged, Unset):
            judged = self.judged.to_dict()

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "records": records,
                "judgement": judgement,
                "judged_by": judged_by,
                "why": why,
                "evidence": evidence,
            }
        )
        if judged is not UNSET:
            field_dict["judged"] = judged

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.edtf_date_input import EdtfDateInput  # noqa: PLC0415
        from ..models.evidence_input import EvidenceInput  # noqa: PLC0415

        d = dict(src_dict)
        records = cast(list[str], d.pop("records"))

        judgement = check_judgement(d.pop("judgement"))

        judged_by = d.pop("judged_by")

        why = d.pop("why")

        evidence = []
        _evidence = d.pop("evidence")
        for evidence_item_data in _evidence:
            evidence_item = EvidenceInput.from_dict(evidence_item_data)

            evidence.append(evidence_item)

        _judged = d.pop("judged", UNSET)
        judged: EdtfDateInput | Unset
        if isinstance(_judged, Unset):
            judged = UNSET
        else:
            judged = EdtfDateInput.from_dict(_judged)

        link_input = cls(
            records=records,
            judgement=judgement,
            judged_by=judged_by,
            why=why,
            evidence=evidence,
            judged=judged,
        )

        return link_input
