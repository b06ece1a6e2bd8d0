from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define

from ..models.modality import Modality, check_modality
from ..models.relation import Relation, check_relation
from ..models.role import Role, check_role
from ..models.stance import Stance, check_stance
from ..types import UNSET, Unset

T = TypeVar("T", bound="AboutInput")


@_attrs_define
class AboutInput:
    """What the statement is about: one fact with a stance, or one statement with a relation.

    Name exactly one of event, participation, affiliation, actor and statement; or event, actor
    and role together, for a part in the event that need not be recorded.

    Attributes:
        event (str | Unset): The writer's own name for a record, unique within its dataset and kind: not blank, NFC, no
            control characters, and none that are not seen (Unicode's Cf: directions of writing, joiners, soft hyphens).
        participation (str | Unset): The writer's own name for a record, unique within its dataset and kind: not blank,
            NFC, no control characters, and none that are not seen (Unicode's Cf: directions of writing, joiners, soft
            hyphens).
        affiliation (str | Unset): The writer's own name for a record, unique within its dataset and kind: not blank,
            NFC, no control characters, and none that are not seen (Unicode's Cf: directions of writing, joiners, soft
            hyphens).
        actor (str | Unset): The writer's own name for a record, unique within its dataset and kind: not blank, NFC, no
            control characters, and none that are not seen (Unicode's Cf: directions of writing, joiners, soft hyphens).
        role (Role | Unset): A code of the scheme `role`, defined at `/v1/codes/role`.
        statement (str | Unset): The writer's own name for a record, unique within its dataset and kind: not blank, NFC,
            no control characters, and none that are not seen (Unicode's Cf: directions of writing, joiners, soft hyphens).
        stance (Stance | Unset): A code of the scheme `stance`, defined at `/v1/codes/stance`.
        relation (Relation | Unset): A code of the scheme `relation`, defined at `/v1/codes/relation`.
        modality (Modality | Unset): A code of the scheme `modality`, defined at `/v1/codes/modality`.
    """

    event: str | Unset = UNSET
    participation: str | Unset = UNSET
    affiliation: str | Unset = UNSET
    actor: str | Unset = UNSET
    role: Role | Unset = UNSET
    statement: str | Unset = UNSET
    stance: Stance | Unset = UNSET
    relation: Relation | Unset = UNSET
    modality: Modality | Unset = UNSET

    def to_dict(self) -> dict[str, Any]:
        event = self.event

        participation = self.participation

        affiliation = self.affiliation

        actor = self.actor

        role: str | Unset = UNSET
        if not isinstance(self.role, Unset):
            role = self.role

        statement = self.statement

        stance: str | Unset = UNSET
        if not isinstance(self.stance, Unset):
            stance = self.stance

        relation: str | Unset = UNSET
        if not isinstance(self.relation, Unset):
            relation = self.relation

        modality: str | Unset = UNSET
        if not isinstance(self.modality, Unset):
            modality = self.modality

        field_dict: dict[str, Any] = {}

        field_dict.update({})
        if event is not UNSET:
            field_dict["event"] = event
        if participation is not UNSET:
            field_dict["participation"] = participation
        if affiliation is not UNSET:
            field_dict["affiliation"] = affiliation
        if actor is not UNSET:
            field_dict["actor"] = actor
        if role is not UNSET:
            field_dict["role"] = role
        if statement is not UNSET:
            field_dict["statement"] = statement
        if stance is not UNSET:
            field_dict["stance"] = stance
        if relation is not UNSET:
            field_dict["relation"] = relation
        if modality is not UNSET:
            field_dict["modality"] = modality

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        event = d.pop("event", UNSET)

        participation = d.pop("participation", UNSET)

        affiliation = d.pop("affiliation", UNSET)

        actor = d.pop("actor", UNSET)

        _role = d.pop("role", UNSET)
        role: Role | Unset
        if isinstance(_role, Unset):
            role = UNSET
        else:
            role = check_role(_role)

        statement = d.pop("statement", UNSET)

        _stance = d.pop("stance", UNSET)
        stance: Stance | Unset
        if isinstance(_stance, Unset):
            stance = UNSET
        else:
            stance = check_stance(_stance)

        _relation = d.pop("relation", UNSET)
        relation: Relation | Unset
        if isinstance(_relation, Unset):
            relation = UNSET
        else:
            relation = check_relation(_relation)

        _modality = d.pop("modality", UNSET)
        modality: Modality | Unset
        if isinstance(_modality, Unset):
            modality = UNSET
        else:
            modality = check_modality(_modality)

        about_input = cls(
            event=event,
            participation=participation,
            affiliation=affiliation,
            actor=actor,
            role=role,
            statement=statement,
            stance=stance,
            relation=relation,
            modality=modality,
        )

        return about_input
