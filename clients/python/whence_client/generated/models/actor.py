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
    from ..models.identifier import Identifier
    from ..models.name import Name


T = TypeVar("T", bound="Actor")


@_attrs_define
class Actor:
    """A person, group, state, body, outlet or unnamed speaker.

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
        actor_kind (str): What sort of actor. Known codes, defined at `/v1/codes/actor_kind`: `person`, `armed_group`,
            `organization`, `state`, `government_body`, `media`, `court`, `informal_group`, `population`, `unnamed`; more
            may come.
        name (str): The name as written.
        names (list[Name]): Other names, each with its evidence.
        countries (list[str]): Countries it belongs to.
        identifiers (list[Identifier]): Identifiers issued by others.
        evidence (list[Evidence]): Who says so, and where.
        reason (str | Unset): Why it was retracted. Known codes, defined at `/v1/codes/reason`: `error`, `superseded`,
            `withdrawn_by_source`, `duplicate`, `licence`, `legal`, `other`; more may come.
        merged_into (str | Unset): The record that it was merged into, and that answers.
        start (EdtfDate | Unset): A date as written, with its first and last possible day.
        end (EdtfDate | Unset): A date as written, with its first and last possible day.
        description (str | Unset): Neutral words that tell it from namesakes; no judgement.
    """

    version: int
    seq: int
    recorded_at: datetime.datetime
    id: str
    kind: str
    dataset: str
    key: str
    status: str
    actor_kind: str
    name: str
    names: list[Name]
    countries: list[str]
    identifiers: list[Identifier]
    evidence: list[Evidence]
    reason: str | Unset = UNSET
    merged_into: str | Unset = UNSET
    start: EdtfDate | Unset = UNSET
    end: EdtfDate | Unset = UNSET
    description: str | Unset = UNSET
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

        actor_kind = self.actor_kind

        name = self.name

        names = []
        for names_item_data in self.names:
            names_item = names_item_data.to_dict()
            names.append(names_item)

        countries = self.countries

        identifiers = []
        for identifiers_item_data in self.identifiers:
            identifiers_item = identifiers_item_data.to_dict()
            identifiers.append(identifiers_item)

        evidence = []
        for evidence_item_data in self.evidence:
            evidence_item = evidence_item_data.to_dict()
            evidence.append(evidence_item)

        reason = self.reason

        merged_into = self.merged_into

        start: dict[str, Any] | Unset = UNSET
        if not isinstance(self.start, Unset):
            start = self.start.to_dict()

        end: dict[str, Any] | Unset = UNSET
        if not isinstance(self.end, Unset):
            end = self.end.to_dict()

        description = self.description

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
                "actor_kind": actor_kind,
                "name": name,
                "names": names,
                "countries": countries,
                "identifiers": identifiers,
                "evidence": evidence,
            }
        )
        if reason is not UNSET:
            field_dict["reason"] = reason
        if merged_into is not UNSET:
            field_dict["merged_into"] = merged_into
        if start is not UNSET:
            field_dict["start"] = start
        if end is not UNSET:
            field_dict["end"] = end
        if description is not UNSET:
            field_dict["description"] = description

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.edtf_date import EdtfDate  # noqa: PLC0415
        from ..models.evidence import Evidence  # noqa: PLC0415
        from ..models.identifier import Identifier  # noqa: PLC0415
        from ..models.name import Name  # noqa: PLC0415

        d = dict(src_dict)
        version = d.pop("version")

        seq = d.pop("seq")

        recorded_at = datetime.datetime.fromisoformat(d.pop("recorded_at"))

        id = d.pop("id")

        kind = d.pop("kind")

        dataset = d.pop("dataset")

        key = d.pop("key")

        status = d.pop("status")

        actor_kind = d.pop("actor_kind")

        name = d.pop("name")

        names = []
        _names = d.pop("names")
        for names_item_data in _names:
            names_item = Name.from_dict(names_item_data)

            names.append(names_item)

        countries = cast(list[str], d.pop("countries"))

        identifiers = []
        _identifiers = d.pop("identifiers")
        for identifiers_item_data in _identifiers:
            identifiers_item = Identifier.from_dict(identifiers_item_data)

            identifiers.append(identifiers_item)

        evidence = []
        _evidence = d.pop("evidence")
        for evidence_item_data in _evidence:
            evidence_item = Evidence.from_dict(evidence_item_data)

            evidence.append(evidence_item)

        reason = d.pop("reason", UNSET)

        merged_into = d.pop("merged_into", UNSET)

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

        description = d.pop("description", UNSET)

        actor = cls(
            version=version,
            seq=seq,
            recorded_at=recorded_at,
            id=id,
            kind=kind,
            dataset=dataset,
            key=key,
            status=status,
            actor_kind=actor_kind,
            name=name,
            names=names,
            countries=countries,
            identifiers=identifiers,
            evidence=evidence,
            reason=reason,
            merged_into=merged_into,
            start=start,
            end=end,
            description=description,
        )

        actor.additional_properties = d
        return actor

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
