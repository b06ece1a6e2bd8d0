from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.evidence import Evidence
    from ..models.figure import Figure


T = TypeVar("T", bound="Fact")


@_attrs_define
class Fact:
    """What is affirmed or denied: the event, a part in it, or a number that statements give.

    Attributes:
        kind (str): Kind of fact. Known codes: `event`, `participation`, `figure`; more may come.
        event (str): The event.
        dataset (str | Unset): The dataset that says so; where `span` is `linked`.
        id (str | Unset): Of the event or participation.
        key (str | Unset): The writer's own name for a record, unique within its dataset and kind: not blank, NFC, no
            control characters, and none that are not seen (Unicode's Cf: directions of writing, joiners, soft hyphens).
        title (str | Unset): Title of the event.
        actor (str | Unset): Whose part it is.
        role (str | Unset): The role. Known codes, defined at `/v1/codes/role`: `involved`, `perpetrator`, `director`,
            `coordinator`, `supporter`, `supplier`, `encourager`, `target`, `victim`, `responder`, `mediator`, `witness`,
            `organizer`, `participant`, `authority`, `subject`; more may come.
        measure (str | Unset): What is counted. Known codes, defined at `/v1/codes/measure`: `killed`, `wounded`,
            `captured`, `missing`, `displaced`, `detained`, `participants`, `members`, `followers`, `vehicles`, `damage`;
            more may come.
        party (str | Unset): Whose people or things a figure counts.
        unit (str | Unset): Unit, where it is not single ones.
        coded (list[Figure] | Unset): Figures that the dataset itself codes.
        evidence (list[Evidence] | Unset): Who says so, and where.
    """

    kind: str
    event: str
    dataset: str | Unset = UNSET
    id: str | Unset = UNSET
    key: str | Unset = UNSET
    title: str | Unset = UNSET
    actor: str | Unset = UNSET
    role: str | Unset = UNSET
    measure: str | Unset = UNSET
    party: str | Unset = UNSET
    unit: str | Unset = UNSET
    coded: list[Figure] | Unset = UNSET
    evidence: list[Evidence] | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        kind = self.kind

        event = self.event

        dataset = self.dataset

        id = self.id

        key = self.key

        title = self.title

        actor = self.actor

        role = self.role

        measure = self.measure

        party = self.party

        unit = self.unit

        coded: list[dict[str, Any]] | Unset = UNSET
        if not isinstance(self.coded, Unset):
            coded = []
            for coded_item_data in self.coded:
                coded_item = coded_item_data.to_dict()
                coded.append(coded_item)

        evidence: list[dict[str, Any]] | Unset = UNSET
        if not isinstance(self.evidence, Unset):
            evidence = []
            for evidence_item_data in self.evidence:
                evidence_item = evidence_item_data.to_dict()
                evidence.append(evidence_item)

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "kind": kind,
                "event": event,
            }
        )
        if dataset is not UNSET:
            field_dict["dataset"] = dataset
        if id is not UNSET:
            field_dict["id"] = id
        if key is not UNSET:
            field_dict["key"] = key
        if title is not UNSET:
            field_dict["title"] = title
        if actor is not UNSET:
            field_dict["actor"] = actor
        if role is not UNSET:
            field_dict["role"] = role
        if measure is not UNSET:
            field_dict["measure"] = measure
        if party is not UNSET:
            field_dict["party"] = party
        if unit is not UNSET:
            field_dict["unit"] = unit
        if coded is not UNSET:
            field_dict["coded"] = coded
        if evidence is not UNSET:
            field_dict["evidence"] = evidence

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.evidence import Evidence  # noqa: PLC0415
        from ..models.figure import Figure  # noqa: PLC0415

        d = dict(src_dict)
        kind = d.pop("kind")

        event = d.pop("event")

        dataset = d.pop("dataset", UNSET)

        id = d.pop("id", UNSET)

        key = d.pop("key", UNSET)

        title = d.pop("title", UNSET)

        actor = d.pop("actor", UNSET)

        role = d.pop("role", UNSET)

        measure = d.pop("measure", UNSET)

        party = d.pop("party", UNSET)

        unit = d.pop("unit", UNSET)

        _coded = d.pop("coded", UNSET)
        coded: list[Figure] | Unset = UNSET
        if _coded is not UNSET:
            coded = []
            for coded_item_data in _coded:
                coded_item = Figure.from_dict(coded_item_data)

                coded.append(coded_item)

        _evidence = d.pop("evidence", UNSET)
        evidence: list[Evidence] | Unset = UNSET
        if _evidence is not UNSET:
            evidence = []
            for evidence_item_data in _evidence:
                evidence_item = Evidence.from_dict(evidence_item_data)

                evidence.append(evidence_item)

        fact = cls(
            kind=kind,
            event=event,
            dataset=dataset,
            id=id,
            key=key,
            title=title,
            actor=actor,
            role=role,
            measure=measure,
            party=party,
            unit=unit,
            coded=coded,
            evidence=evidence,
        )

        fact.additional_properties = d
        return fact

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
