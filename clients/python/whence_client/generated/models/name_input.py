from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define

from ..models.name_kind import NameKind, check_name_kind
from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.evidence_input import EvidenceInput


T = TypeVar("T", bound="NameInput")


@_attrs_define
class NameInput:
    """A name beside the primary one.

    Attributes:
        name (str): The name as written.
        kind (NameKind): A code of the scheme `name_kind`, defined at `/v1/codes/name_kind`.
        language (str | Unset): BCP 47 language tag.
        script (str | Unset): ISO 15924 script code.
        evidence (list[EvidenceInput] | Unset): Who calls it so, and where.
    """

    name: str
    kind: NameKind
    language: str | Unset = UNSET
    script: str | Unset = UNSET
    evidence: list[EvidenceInput] | Unset = UNSET

    def to_dict(self) -> dict[str, Any]:
        name = self.name

        kind: str = self.kind

        language = self.language

        script = self.script

        evidence: list[dict[str, Any]] | Unset = UNSET
        if not isinstance(self.evidence, Unset):
            evidence = []
            for evidence_item_data in self.evidence:
                evidence_item = evidence_item_data.to_dict()
                evidence.append(evidence_item)

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "name": name,
                "kind": kind,
            }
        )
        if language is not UNSET:
            field_dict["language"] = language
        if script is not UNSET:
            field_dict["script"] = script
        if evidence is not UNSET:
            field_dict["evidence"] = evidence

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.evidence_input import EvidenceInput  # noqa: PLC0415

        d = dict(src_dict)
        name = d.pop("name")

        kind = check_name_kind(d.pop("kind"))

        language = d.pop("language", UNSET)

        script = d.pop("script", UNSET)

        _evidence = d.pop("evidence", UNSET)
        evidence: list[EvidenceInput] | Unset = UNSET
        if _evidence is not UNSET:
            evidence = []
            for evidence_item_data in _evidence:
                evidence_item = EvidenceInput.from_dict(evidence_item_data)

                evidence.append(evidence_item)

        name_input = cls(
            name=name,
            kind=kind,
            language=language,
            script=script,
            evidence=evidence,
        )

        return name_input
