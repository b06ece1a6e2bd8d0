from __future__ import annotations

from collections.abc import Mapping
from typing import (
    TYPE_CHECKING,
    Any,
    Literal,
    TypeVar,
    cast,
)

from attrs import define as _attrs_define
from attrs import field as _attrs_field

if TYPE_CHECKING:
    from ..models.annotation import Annotation
    from ..models.linked_standing import LinkedStanding


T = TypeVar("T", bound="LinkedParticipation")


@_attrs_define
class LinkedParticipation:
    """A part in the event that somebody claims or denies: no word that it was so.

    Attributes:
        type_ (Literal['Participation']): Always `Participation`.
        id (str): An absolute address.
        key (str): The writer's name for it.
        actor (str): The actor.
        role (str): The part it is said to have had.
        standing (LinkedStanding): Who says so and who denies it; derived from the claims, decided by nobody.
        evidence (list[Annotation]): Who says so, and where.
    """

    type_: Literal["Participation"]
    id: str
    key: str
    actor: str
    role: str
    standing: LinkedStanding
    evidence: list[Annotation]
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        type_ = self.type_

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
                "type": type_,
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
        from ..models.annotation import Annotation  # noqa: PLC0415
        from ..models.linked_standing import LinkedStanding  # noqa: PLC0415

        d = dict(src_dict)
        type_ = cast(Literal["Participation"], d.pop("type"))
        if type_ != "Participation":
            raise ValueError(f"type must match const 'Participation', got '{type_}'")

        id = d.pop("id")

        key = d.pop("key")

        actor = d.pop("actor")

        role = d.pop("role")

        standing = LinkedStanding.from_dict(d.pop("standing"))

        evidence = []
        _evidence = d.pop("evidence")
        for evidence_item_data in _evidence:
            evidence_item = Annotation.from_dict(evidence_item_data)

            evidence.append(evidence_item)

        linked_participation = cls(
            type_=type_,
            id=id,
            key=key,
            actor=actor,
            role=role,
            standing=standing,
            evidence=evidence,
        )

        linked_participation.additional_properties = d
        return linked_participation

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
