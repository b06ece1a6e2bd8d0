from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define

from ..models.role import Role, check_role
from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.evidence_input import EvidenceInput


T = TypeVar("T", bound="ParticipationInput")


@_attrs_define
class ParticipationInput:
    """A part in the event that somebody claims or denies.

    Attributes:
        key (str): The writer's own name for a record, unique within its dataset and kind: not blank, NFC, no control
            characters, and none that are not seen (Unicode's Cf: directions of writing, joiners, soft hyphens).
        actor (str): Key of the actor.
        role (Role): A code of the scheme `role`, defined at `/v1/codes/role`.
        evidence (list[EvidenceInput]): Who says so, and where: at least one.
        coded (bool | Unset): True only where the dataset itself asserts it. Default: False.
    """

    key: str
    actor: str
    role: Role
    evidence: list[EvidenceInput]
    coded: bool | Unset = False

    def to_dict(self) -> dict[str, Any]:
        key = self.key

        actor = self.actor

        role: str = self.role

        evidence = []
        for evidence_item_data in self.evidence:
            evidence_item = evidence_item_data.to_dict()
            evidence.append(evidence_item)

        coded = self.coded

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "key": key,
                "actor": actor,
                "role": role,
                "evidence": evidence,
            }
        )
        if coded is not UNSET:
            field_dict["coded"] = coded

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.evidence_input import EvidenceInput  # noqa: PLC0415

        d = dict(src_dict)
        key = d.pop("key")

        actor = d.pop("actor")

        role = check_role(d.pop("role"))

        evidence = []
        _evidence = d.pop("evidence")
        for evidence_item_data in _evidence:
            evidence_item = EvidenceInput.from_dict(evidence_item_data)

            evidence.append(evidence_item)

        coded = d.pop("coded", UNSET)

        participation_input = cls(
            key=key,
            actor=actor,
            role=role,
            evidence=evidence,
            coded=coded,
        )

        return participation_input
