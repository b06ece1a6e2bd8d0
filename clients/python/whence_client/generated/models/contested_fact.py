from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.edtf_date import EdtfDate
    from ..models.evidence import Evidence
    from ..models.figure import Figure


T = TypeVar("T", bound="ContestedFact")


@_attrs_define
class ContestedFact:
    """An event, a part in one, an affiliation, or a number; none is true for standing here.

    Attributes:
        kind (str): Kind of fact. Known codes: `event`, `participation`, `affiliation`, `figure`; more may come.
        id (str): Of the event, participation or affiliation; of a figure its event's.
        key (str): The writer's own name for a record, unique within its dataset and kind: not blank, NFC, no control
            characters, and none that are not seen (Unicode's Cf: directions of writing, joiners, soft hyphens).
        dataset (str): Dataset.
        evidence (list[Evidence]): Who says so, and where.
        event (str | Unset): The event, or that of the part or figure.
        title (str | Unset): Title of the event.
        when (EdtfDate | Unset): A date as written, with its first and last possible day.
        actor (str | Unset): Whose part it is.
        role (str | Unset): The role. Known codes, defined at `/v1/codes/role`: `involved`, `perpetrator`, `director`,
            `coordinator`, `supporter`, `supplier`, `encourager`, `target`, `victim`, `responder`, `mediator`, `witness`,
            `organizer`, `participant`, `authority`, `subject`; more may come.
        subject (str | Unset): Whose affiliation it is.
        type_ (str | Unset): What ties them. Known codes, defined at `/v1/codes/affiliation_type`: `commands`, `leads`,
            `member_of`, `spokesperson_for`, `founded`, `employed_by`, `represents`, `part_of`, `under_command_of`,
            `controlled_by`, `armed_by`, `recognized_by`, `fights_for`, `allied_with`, `opposes`, `owns`, `split_from`,
            `succeeds`, `merged_into`, `related_to`; more may come.
        object_ (str | Unset): To whom the affiliation is.
        start (EdtfDate | Unset): A date as written, with its first and last possible day.
        end (EdtfDate | Unset): A date as written, with its first and last possible day.
        measure (str | Unset): What is counted. Known codes, defined at `/v1/codes/measure`: `killed`, `wounded`,
            `captured`, `missing`, `displaced`, `detained`, `participants`, `members`, `followers`, `vehicles`, `damage`;
            more may come.
        party (str | Unset): Whose people or things a figure counts.
        unit (str | Unset): Unit, where it is not single ones.
        coded (list[Figure] | Unset): Figures that the dataset itself codes; what may be disputed, too.
    """

    kind: str
    id: str
    key: str
    dataset: str
    evidence: list[Evidence]
    event: str | Unset = UNSET
    title: str | Unset = UNSET
    when: EdtfDate | Unset = UNSET
    actor: str | Unset = UNSET
    role: str | Unset = UNSET
    subject: str | Unset = UNSET
    type_: str | Unset = UNSET
    object_: str | Unset = UNSET
    start: EdtfDate | Unset = UNSET
    end: EdtfDate | Unset = UNSET
    measure: str | Unset = UNSET
    party: str | Unset = UNSET
    unit: str | Unset = UNSET
    coded: list[Figure] | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        kind = self.kind

        id = self.id

        key = self.key

        dataset = self.dataset

        evidence = []
        for evidence_item_data in self.evidence:
            evidence_item = evidence_item_data.to_dict()
            evidence.append(evidence_item)

        event = self.event

        title = self.title

        when: dict[str, Any] | Unset = UNSET
        if not isinstance(self.when, Unset):
            when = self.when.to_dict()

        actor = self.actor

        role = self.role

        subject = self.subject

        type_ = self.type_

        object_ = self.object_

        start: dict[str, Any] | Unset = UNSET
        if not isinstance(self.start, Unset):
            start = self.start.to_dict()

        end: dict[str, Any] | Unset = UNSET
        if not isinstance(self.end, Unset):
            end = self.end.to_dict()

        measure = self.measure

        party = self.party

        unit = self.unit

        coded: list[dict[str, Any]] | Unset = UNSET
        if not isinstance(self.coded, Unset):
            coded = []
            for coded_item_data in self.coded:
                coded_item = coded_item_data.to_dict()
                coded.append(coded_item)

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "kind": kind,
                "id": id,
                "key": key,
                "dataset": dataset,
                "evidence": evidence,
            }
        )
        if event is not UNSET:
            field_dict["event"] = event
        if title is not UNSET:
            field_dict["title"] = title
        if when is not UNSET:
            field_dict["when"] = when
        if actor is not UNSET:
            field_dict["actor"] = actor
        if role is not UNSET:
            field_dict["role"] = role
        if subject is not UNSET:
            field_dict["subject"] = subject
        if type_ is not UNSET:
            field_dict["type"] = type_
        if object_ is not UNSET:
            field_dict["object"] = object_
        if start is not UNSET:
            field_dict["start"] = start
        if end is not UNSET:
            field_dict["end"] = end
        if measure is not UNSET:
            field_dict["measure"] = measure
        if party is not UNSET:
            field_dict["party"] = party
        if unit is not UNSET:
            field_dict["unit"] = unit
        if coded is not UNSET:
            field_dict["coded"] = coded

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.edtf_date import EdtfDate  # noqa: PLC0415
        from ..models.evidence import Evidence  # noqa: PLC0415
        from ..models.figure import Figure  # noqa: PLC0415

        d = dict(src_dict)
        kind = d.pop("kind")

        id = d.pop("id")

        key = d.pop("key")

        dataset = d.pop("dataset")

        evidence = []
        _evidence = d.pop("evidence")
        for evidence_item_data in _evidence:
            evidence_item = Evidence.from_dict(evidence_item_data)

            evidence.append(evidence_item)

        event = d.pop("event", UNSET)

        title = d.pop("title", UNSET)

        _when = d.pop("when", UNSET)
        when: EdtfDate | Unset
        if isinstance(_when, Unset):
            when = UNSET
        else:
            when = EdtfDate.from_dict(_when)

        actor = d.pop("actor", UNSET)

        role = d.pop("role", UNSET)

        subject = d.pop("subject", UNSET)

        type_ = d.pop("type", UNSET)

        object_ = d.pop("object", UNSET)

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

        contested_fact = cls(
            kind=kind,
            id=id,
            key=key,
            dataset=dataset,
            evidence=evidence,
            event=event,
            title=title,
            when=when,
            actor=actor,
            role=role,
            subject=subject,
            type_=type_,
            object_=object_,
            start=start,
            end=end,
            measure=measure,
            party=party,
            unit=unit,
            coded=coded,
        )

        contested_fact.additional_properties = d
        return contested_fact

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
