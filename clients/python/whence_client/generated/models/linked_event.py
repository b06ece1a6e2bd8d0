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

from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.annotation import Annotation
    from ..models.fuzzy_date import FuzzyDate
    from ..models.linked_figure import LinkedFigure
    from ..models.linked_participation import LinkedParticipation
    from ..models.linked_place import LinkedPlace
    from ..models.linked_standing import LinkedStanding
    from ..models.linked_version import LinkedVersion


T = TypeVar("T", bound="LinkedEvent")


@_attrs_define
class LinkedEvent:
    """Something that happened.

    Attributes:
        context (str): The address of the context, which says what each key means.
        id (str): An absolute address.
        type_ (Literal['Event']): Always `Event`.
        name (str): Neutral: what, where, when.
        category (str): What sort of event.
        figures (list[LinkedFigure]): Numbers that the dataset codes.
        participations (list[LinkedParticipation]): Who is said to have had which part.
        standing (LinkedStanding): Who says so and who denies it; derived from the claims, decided by nobody.
        evidence (list[Annotation]): Who says so, and where.
        main_entity_of_page (LinkedVersion): The record of it at this version, apart from what it is about: when, by
            what, and whence.
        description (str | Unset): Neutral summary.
        when (FuzzyDate | Unset): A date as written, with its first and last possible day.
        start_date (str | Unset): Where the EDTF is a plain date of ISO 8601.
        end_date (str | Unset): Where the EDTF is a plain date of ISO 8601.
        location (LinkedPlace | Unset): Where it happened, and how precisely that is known.
        super_event (str | Unset): The event that it is part of.
    """

    context: str
    id: str
    type_: Literal["Event"]
    name: str
    category: str
    figures: list[LinkedFigure]
    participations: list[LinkedParticipation]
    standing: LinkedStanding
    evidence: list[Annotation]
    main_entity_of_page: LinkedVersion
    description: str | Unset = UNSET
    when: FuzzyDate | Unset = UNSET
    start_date: str | Unset = UNSET
    end_date: str | Unset = UNSET
    location: LinkedPlace | Unset = UNSET
    super_event: str | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        context = self.context

        id = self.id

        type_ = self.type_

        name = self.name

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

        main_entity_of_page = self.main_entity_of_page.to_dict()

        description = self.description

        when: dict[str, Any] | Unset = UNSET
        if not isinstance(self.when, Unset):
            when = self.when.to_dict()

        start_date = self.start_date

        end_date = self.end_date

        location: dict[str, Any] | Unset = UNSET
        if not isinstance(self.location, Unset):
            location = self.location.to_dict()

        super_event = self.super_event

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "@context": context,
                "id": id,
                "type": type_,
                "name": name,
                "category": category,
                "figures": figures,
                "participations": participations,
                "standing": standing,
                "evidence": evidence,
                "mainEntityOfPage": main_entity_of_page,
            }
        )
        if description is not UNSET:
            field_dict["description"] = description
        if when is not UNSET:
            field_dict["when"] = when
        if start_date is not UNSET:
            field_dict["startDate"] = start_date
        if end_date is not UNSET:
            field_dict["endDate"] = end_date
        if location is not UNSET:
            field_dict["location"] = location
        if super_event is not UNSET:
            field_dict["superEvent"] = super_event

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.annotation import Annotation  # noqa: PLC0415
        from ..models.fuzzy_date import FuzzyDate  # noqa: PLC0415
        from ..models.linked_figure import LinkedFigure  # noqa: PLC0415
        from ..models.linked_participation import LinkedParticipation  # noqa: PLC0415
        from ..models.linked_place import LinkedPlace  # noqa: PLC0415
        from ..models.linked_standing import LinkedStanding  # noqa: PLC0415
        from ..models.linked_version import LinkedVersion  # noqa: PLC0415

        d = dict(src_dict)
        context = d.pop("@context")

        id = d.pop("id")

        type_ = cast(Literal["Event"], d.pop("type"))
        if type_ != "Event":
            raise ValueError(f"type must match const 'Event', got '{type_}'")

        name = d.pop("name")

        category = d.pop("category")

        figures = []
        _figures = d.pop("figures")
        for figures_item_data in _figures:
            figures_item = LinkedFigure.from_dict(figures_item_data)

            figures.append(figures_item)

        participations = []
        _participations = d.pop("participations")
        for participations_item_data in _participations:
            participations_item = LinkedParticipation.from_dict(participations_item_data)

            participations.append(participations_item)

        standing = LinkedStanding.from_dict(d.pop("standing"))

        evidence = []
        _evidence = d.pop("evidence")
        for evidence_item_data in _evidence:
            evidence_item = Annotation.from_dict(evidence_item_data)

            evidence.append(evidence_item)

        main_entity_of_page = LinkedVersion.from_dict(d.pop("mainEntityOfPage"))

        description = d.pop("description", UNSET)

        _when = d.pop("when", UNSET)
        when: FuzzyDate | Unset
        if isinstance(_when, Unset):
            when = UNSET
        else:
            when = FuzzyDate.from_dict(_when)

        start_date = d.pop("startDate", UNSET)

        end_date = d.pop("endDate", UNSET)

        _location = d.pop("location", UNSET)
        location: LinkedPlace | Unset
        if isinstance(_location, Unset):
            location = UNSET
        else:
            location = LinkedPlace.from_dict(_location)

        super_event = d.pop("superEvent", UNSET)

        linked_event = cls(
            context=context,
            id=id,
            type_=type_,
            name=name,
            category=category,
            figures=figures,
            participations=participations,
            standing=standing,
            evidence=evidence,
            main_entity_of_page=main_entity_of_page,
            description=description,
            when=when,
            start_date=start_date,
            end_date=end_date,
            location=location,
            super_event=super_event,
        )

        linked_event.additional_properties = d
        return linked_event

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
