from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define

from ..models.category import Category, check_category
from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.edtf_date_input import EdtfDateInput
    from ..models.evidence_input import EvidenceInput
    from ..models.figure_input import FigureInput
    from ..models.participation_input import ParticipationInput
    from ..models.place_input import PlaceInput


T = TypeVar("T", bound="EventInput")


@_attrs_define
class EventInput:
    """An event that a writer sends, with all its participations.

    Attributes:
        title (str): Neutral: what, where, when; no author, no adjective.
        category (Category): A code of the scheme `category`, defined at `/v1/codes/category`.
        evidence (list[EvidenceInput]): Who says so, and where: at least one.
        summary (str | Unset): Neutral summary.
        when (EdtfDateInput | Unset): A date that a writer sends.
        place (PlaceInput | Unset): A place that a writer sends: a name or a point at least, and how precise it is.
        parent (str | Unset): Key of the event that it is part of.
        figures (list[FigureInput] | Unset): Numbers that the dataset codes.
        participations (list[ParticipationInput] | Unset): Who is said to have had which part.
        coded (bool | Unset): True only where the dataset itself asserts it. Default: False.
    """

    title: str
    category: Category
    evidence: list[EvidenceInput]
    summary: str | Unset = UNSET
    when: EdtfDateInput | Unset = UNSET
    place: PlaceInput | Unset = UNSET
    parent: str | Unset = UNSET
    figures: list[FigureInput] | Unset = UNSET
    participations: list[ParticipationInput] | Unset = UNSET
    coded: bool | Unset = False

    def to_dict(self) -> dict[str, Any]:
        title = self.title

        category: str = self.category

        evidence = []
        for evidence_item_data in self.evidence:
            evidence_item = evidence_item_data.to_dict()
            evidence.append(evidence_item)

        summary = self.summary

        when: dict[str, Any] | Unset = UNSET
        if not isinstance(self.when, Unset):
            when = self.when.to_dict()

        place: dict[str, Any] | Unset = UNSET
        if not isinstance(self.place, Unset):
            place = self.place.to_dict()

        parent = self.parent

        figures: list[dict[str, Any]] | Unset = UNSET
        if not isinstance(self.figures, Unset):
            figures = []
            for figures_item_data in self.figures:
                figures_item = figures_item_data.to_dict()
                figures.append(figures_item)

        participations: list[dict[str, Any]] | Unset = UNSET
        if not isinstance(self.participations, Unset):
            participations = []
            for participations_item_data in self.participations:
                participations_item = participations_item_data.to_dict()
                participations.append(participations_item)

        coded = self.coded

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "title": title,
                "category": category,
                "evidence": evidence,
            }
        )
        if summary is not UNSET:
            field_dict["summary"] = summary
        if when is not UNSET:
            field_dict["when"] = when
        if place is not UNSET:
            field_dict["place"] = place
        if parent is not UNSET:
            field_dict["parent"] = parent
        if figures is not UNSET:
            field_dict["figures"] = figures
        if participations is not UNSET:
            field_dict["participations"] = participations
        if coded is not UNSET:
            field_dict["coded"] = coded

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.edtf_date_input import EdtfDateInput  # noqa: PLC0415
        from ..models.evidence_input import EvidenceInput  # noqa: PLC0415
        from ..models.figure_input import FigureInput  # noqa: PLC0415
        from ..models.participation_input import ParticipationInput  # noqa: PLC0415
        from ..models.place_input import PlaceInput  # noqa: PLC0415

        d = dict(src_dict)
        title = d.pop("title")

        category = check_category(d.pop("category"))

        evidence = []
        _evidence = d.pop("evidence")
        for evidence_item_data in _evidence:
            evidence_item = EvidenceInput.from_dict(evidence_item_data)

            evidence.append(evidence_item)

        summary = d.pop("summary", UNSET)

        _when = d.pop("when", UNSET)
        when: EdtfDateInput | Unset
        if isinstance(_when, Unset):
            when = UNSET
        else:
            when = EdtfDateInput.from_dict(_when)

        _place = d.pop("place", UNSET)
        place: PlaceInput | Unset
        if isinstance(_place, Unset):
            place = UNSET
        else:
            place = PlaceInput.from_dict(_place)

        parent = d.pop("parent", UNSET)

        _figures = d.pop("figures", UNSET)
        figures: list[FigureInput] | Unset = UNSET
        if _figures is not UNSET:
            figures = []
            for figures_item_data in _figures:
                figures_item = FigureInput.from_dict(figures_item_data)

                figures.append(figures_item)

        _participations = d.pop("participations", UNSET)
        participations: list[ParticipationInput] | Unset = UNSET
        if _participations is not UNSET:
            participations = []
            for participations_item_data in _participations:
                participations_item = ParticipationInput.from_dict(participations_item_data)

                participations.append(participations_item)

        coded = d.pop("coded", UNSET)

        event_input = cls(
            title=title,
            category=category,
            evidence=evidence,
            summary=summary,
            when=when,
            place=place,
            parent=parent,
            figures=figures,
            participations=participations,
            coded=coded,
        )

        return event_input
