from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

if TYPE_CHECKING:
    from ..models.evidence import Evidence
    from ..models.standing import Standing


T = TypeVar("T", bound="Participation")


@_attrs_define
class Participation:
    """An actor's role in the event, as somebody claims or denies, with its standing.

    Attributes:
        id (str): Its own id, so that statements can be about it.
        key (str): The writer's own name for a record, unique within its dataset and kind: not blank, NFC, no control
            characters, and none that are not seen (Unicode's Cf: directions of writing, joiners, soft hyphens).
        actor (str): The actor.
        role (str): The part it is said to have had. Known codes, defined at `/v1/codes/role`: `involved`,
            `perpetrator`, `director`, `coordinator`, `supporter`, `supplier`, `encourager`, `target`, `victim`,
            `responder`, `mediator`, `witness`, `organizer`, `participant`, `authority`, `subject`; more may come.
        standing (Standing): Who says so and who denies it; derived from the statements, decided by nobody.
        evidence (list[Evidence]): Who says so, and where.
    """

    id: str
    key: str
    actor: str
    role: str
    standing: Standing
    evidence: list[Evidence]
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        id = self.id

        key = self.key

        actor = self.actor

        role = self.role

        standing = self.standing.to_dict()

        evidence = []
        for evidence_item_data in self.evidence:
            evidence_item = evidence_item_data.to_dict()
            evidence.append(evidence_item)

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "id": id,
                "key": key,
                "actor": actor,
                "role": role,
                "standing": standing,
                "evidence": evidence,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.evidence import Evidence  # noqa: PLC0415
        from ..models.standing import Standing  # noqa: PLC0415

        d = dict(src_dict)
        id = d.pop("id")

        key = d.pop("key")

        actor = d.pop("actor")

        role = d.pop("role")

        standing = Standing.from_dict(d.pop("standing"))

        evidence = []
        _evidence = d.pop("evidence")
        for evidence_item_data in _evidence:
            evidence_item = Evidence.from_dict(evidence_item_data)

            evidence.append(evidence_item)

        participation = cls(
            id=id,
            key=key,
            actor=actor,
            role=role,
            standing=standing,
            evidence=evidence,
        )

        participation.additional_properties = d
        return participation

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
