from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.edtf_date import EdtfDate
    from ..models.evidence import Evidence
    from ..models.figure import Figure
    from ..models.participation import Participation
    from ..models.place import Place
    from ..models.standing import Standing


T = TypeVar("T", bound="Event")


@_attrs_define
class Event:
    """Something that happened.

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
        title (str): Neutral: what, where, when; no author, no adjective.
        category (str): What sort of event. Known codes, defined at `/v1/codes/category`: `armed_incursion`, `battle`,
            `shelling`, `air_attack`, `bombing`, `attack_on_civilians`, `assassination`, `abduction`, `sabotage`, `protest`,
            `riot`, `arrest`, `criminal_case`, `legal_designation`, `sanction`, `agreement`, `negotiation`, `formation`,
            `announcement`, `aid`, `displacement`, `cyber_operation`, `disinformation_operation`, `conflict`, `other`; more
            may come.
        figures (list[Figure]): Numbers that the dataset codes.
        participations (list[Participation]): Who is said to have had which part.
        standing (Standing): Who says so and who denies it; derived from the statements, decided by nobody.
        evidence (list[Evidence]): Who says so, and where.
        reason (str | Unset): Why it was retracted. Known codes, defined at `/v1/codes/reason`: `error`, `superseded`,
            `withdrawn_by_source`, `duplicate`, `licence`, `legal`, `other`; more may come.
        merged_into (str | Unset): The record that it was merged into, and that answers.
        summary (str | Unset): Neutral summary.
        when (EdtfDate | Unset): A date as written, with its first and last possible day.
        place (Place | Unset): Where it happened, and how precisely that is known.
        parent (str | Unset): The event that it is part of.
    """

    version: int
    seq: int
    recorded_at: datetime.datetime
    id: str
    kind: str
    dataset: str
    key: str
    status: str
    title: str
    category: str
    figures: list[Figure]
    participations: list[Participation]
    standing: Standing
    evidence: list[Evidence]
    reason: str | Unset = UNSET
    merged_into: str | Unset = UNSET
    summary: str | Unset = UNSET
    when: EdtfDate | Unset = UNSET
    place: Place | Unset = UNSET
    parent: str | Unset = UNSET
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

        title = self.title

        category = self.category

        figures = []
        for figures_item_data in self.figures:
            figures_item = figures_item_data.to_dict()
            figures.append(figures_item)

        participations = []
        for participations_item_data in self.participations:
            participations_item = participations_item_data.to_dict()
            participations.append(participations_item)

        standing = self.standing.to_dict()

        evidence = []
        for evidence_item_data in self.evidence:
            evidence_item = evidence_item_data.to_dict()
            evidence.append(evidence_item)

        reason = self.reason

        merged_into = self.merged_into

        summary = self.summary

        when: dict[str, Any] | Unset = UNSET
        if not isinstance(self.when, Unset):
            when = self.when.to_dict()

        place: dict[str, Any] | Unset = UNSET
        if not isinstance(self.place, Unset):
            place = self.place.to_dict()

        parent = self.parent

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
                "title": title,
                "category": category,
                "figures": figures,
                "participations": participations,
                "standing": standing,
                "evidence": evidence,
            }
        )
        if reason is not UNSET:
            field_dict["reason"] = reason
        if merged_into is not UNSET:
            field_dict["merged_into"] = merged_into
        if summary is not UNSET:
            field_dict["summary"] = summary
        if when is not UNSET:
            field_dict["when"] = when
        if place is not UNSET:
            field_dict["place"] = place
        if parent is not UNSET:
            field_dict["parent"] = parent

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.edtf_date import EdtfDate  # noqa: PLC0415
        from ..models.evidence import Evidence  # noqa: PLC0415
        from ..models.figure import Figure  # noqa: PLC0415
        from ..models.participation import Participation  # noqa: PLC0415
        from ..models.place import Place  # noqa: PLC0415
        from ..models.standing import Standing  # noqa: PLC0415

        d = dict(src_dict)
        version = d.pop("version")

        seq = d.pop("seq")

        recorded_at = datetime.datetime.fromisoformat(d.pop("recorded_at"))

        id = d.pop("id")

        kind = d.pop("kind")

        dataset = d.pop("dataset")

        key = d.pop("key")

        status = d.pop("status")

        title = d.pop("title")

        category = d.pop("category")

        figures = []
        _figures = d.pop("figures")
        for figures_item_data in _figures:
            figures_item = Figure.from_dict(figures_item_data)

            figures.append(figures_item)

        participations = []
        _participations = d.pop("participations")
        for participations_item_data in _participations:
            participations_item = Participation.from_dict(participations_item_data)

            participations.append(participations_item)

        standing = Standing.from_dict(d.pop("standing"))

        evidence = []
        _evidence = d.pop("evidence")
        for evidence_item_data in _evidence:
            evidence_item = Evidence.from_dict(evidence_item_data)

            evidence.append(evidence_item)

        reason = d.pop("reason", UNSET)

        merged_into = d.pop("merged_into", UNSET)

        summary = d.pop("summary", UNSET)

        _when = d.pop("when", UNSET)
        when: EdtfDate | Unset
        if isinstance(_when, Unset):
            when = UNSET
        else:
            when = EdtfDate.from_dict(_when)

        _place = d.pop("place", UNSET)
        place: Place | Unset
        if isinstance(_place, Unset):
            place = UNSET
        else:
            place = Place.from_dict(_place)

        parent = d.pop("parent", UNSET)

        event = cls(
            version=version,
            seq=seq,
            recorded_at=recorded_at,
            id=id,
            kind=kind,
            dataset=dataset,
            key=key,
            status=status,
            title=title,
            category=category,
            figures=figures,
            participations=participations,
            standing=standing,
            evidence=evidence,
            reason=reason,
            merged_into=merged_into,
            summary=summary,
            when=when,
            place=place,
            parent=parent,
        )

        event.additional_properties = d
        return event

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
