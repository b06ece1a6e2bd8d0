from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define

from ..models.actor_kind import ActorKind, check_actor_kind
from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.edtf_date_input import EdtfDateInput
    from ..models.evidence_input import EvidenceInput
    from ..models.identifier_input import IdentifierInput
    from ..models.name_input import NameInput


T = TypeVar("T", bound="ActorInput")


@_attrs_define
class ActorInput:
    """An actor that a writer sends.

    Attributes:
        actor_kind (ActorKind): A code of the scheme `actor_kind`, defined at `/v1/codes/actor_kind`.
        name (str): The name as written.
        evidence (list[EvidenceInput]): Who says so, and where: at least one.
        names (list[NameInput] | Unset): Other names, each with its evidence.
        countries (list[str] | Unset): Countries it belongs to.
        identifiers (list[IdentifierInput] | Unset): Identifiers issued by others.
        start (EdtfDateInput | Unset): A date that a writer sends.
        end (EdtfDateInput | Unset): A date that a writer sends.
        description (str | Unset): Neutral words that tell it from namesakes; no judgement.
    """

    actor_kind: ActorKind
    name: str
    evidence: list[EvidenceInput]
    names: list[NameInput] | Unset = UNSET
    countries: list[str] | Unset = UNSET
    identifiers: list[IdentifierInput] | Unset = UNSET
    start: EdtfDateInput | Unset = UNSET
    end: EdtfDateInput | Unset = UNSET
    description: str | Unset = UNSET

    def to_dict(self) -> dict[str, Any]:
        actor_kind: str = self.actor_kind

        name = self.name

        evidence = []
        for evidence_item_data in self.evidence:
            evidence_item = evidence_item_data.to_dict()
            evidence.append(evidence_item)

        names: list[dict[str, Any]] | Unset = UNSET
        if not isinstance(self.names, Unset):
            names = []
            for names_item_data in self.names:
                names_item = names_item_data.to_dict()
                names.append(names_item)

        countries: list[str] | Unset = UNSET
        if not isinstance(self.countries, Unset):
            countries = self.countries

        identifiers: list[dict[str, Any]] | Unset = UNSET
        if not isinstance(self.identifiers, Unset):
            identifiers = []
            for identifiers_item_data in self.identifiers:
                identifiers_item = identifiers_item_data.to_dict()
                identifiers.append(identifiers_item)

        start: dict[str, Any] | Unset = UNSET
        if not isinstance(self.start, Unset):
            start = self.start.to_dict()

        end: dict[str, Any] | Unset = UNSET
        if not isinstance(self.end, Unset):
            end = self.end.to_dict()

        description = self.description

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "actor_kind": actor_kind,
                "name": name,
                "evidence": evidence,
            }
        )
        if names is not UNSET:
            field_dict["names"] = names
        if countries is not UNSET:
            field_dict["countries"] = countries
        if identifiers is not UNSET:
            field_dict["identifiers"] = identifiers
        if start is not UNSET:
            field_dict["start"] = start
        if end is not UNSET:
            field_dict["end"] = end
        if description is not UNSET:
            field_dict["description"] = description

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.edtf_date_input import EdtfDateInput  # noqa: PLC0415
        from ..models.evidence_input import EvidenceInput  # noqa: PLC0415
        from ..models.identifier_input import IdentifierInput  # noqa: PLC0415
        from ..models.name_input import NameInput  # noqa: PLC0415

        d = dict(src_dict)
        actor_kind = check_actor_kind(d.pop("actor_kind"))

        name = d.pop("name")

        evidence = []
        _evidence = d.pop("evidence")
        for evidence_item_data in _evidence:
            evidence_item = EvidenceInput.from_dict(evidence_item_data)

            evidence.append(evidence_item)

        _names = d.pop("names", UNSET)
        names: list[NameInput] | Unset = UNSET
        if _names is not UNSET:
            names = []
            for names_item_data in _names:
                names_item = NameInput.from_dict(names_item_data)

                names.append(names_item)

        countries = cast(list[str], d.pop("countries", UNSET))

        _identifiers = d.pop("identifiers", UNSET)
        identifiers: list[IdentifierInput] | Unset = UNSET
        if _identifiers is not UNSET:
            identifiers = []
            for identifiers_item_data in _identifiers:
                identifiers_item = IdentifierInput.from_dict(identifiers_item_data)

                identifiers.append(identifiers_item)

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

        description = d.pop("description", UNSET)

        actor_input = cls(
            actor_kind=actor_kind,
            name=name,
            evidence=evidence,
            names=names,
            countries=countries,
            identifiers=identifiers,
            start=start,
            end=end,
            description=description,
        )

        return actor_input
