from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.feature_part import FeaturePart
    from ..models.figure import Figure
    from ..models.named import Named


T = TypeVar("T", bound="FeatureProperties")


@_attrs_define
class FeatureProperties:
    """An event's fields.

    Attributes:
        contested (bool): One party affirms it and another denies it.
        affirmed_by (list[Named]): Parties that affirm it.
        denied_by (list[Named]): Parties that deny it.
        questioned_by (list[Named]): Parties that question it.
        dataset (str): Its dataset.
        key (str): The writer's name for it.
        version (int): 1, 2, 3 … for each record.
        seq (int): Number of the change set that made this version.
        recorded_at (datetime.datetime): When that was, in UTC.
        status (str): `active`, `retracted` or `merged`. Known codes, defined at `/v1/codes/status`: `active`,
            `retracted`, `merged`, `purged`; more may come.
        title (str): Neutral title.
        category (str): What sort of event. Known codes, defined at `/v1/codes/category`: `armed_incursion`, `battle`,
            `shelling`, `air_attack`, `bombing`, `attack_on_civilians`, `assassination`, `abduction`, `sabotage`, `protest`,
            `riot`, `arrest`, `criminal_case`, `legal_designation`, `sanction`, `agreement`, `negotiation`, `formation`,
            `announcement`, `aid`, `displacement`, `cyber_operation`, `disinformation_operation`, `conflict`, `other`; more
            may come.
        figures (list[Figure]): Numbers that the dataset codes.
        participations (list[FeaturePart]): Who is said to have had which part.
        sources (list[Named]): The sources that it cites.
        coded_by (Named | Unset): A record by id and name.
        reason (str | Unset): Why it was retracted. Known codes, defined at `/v1/codes/reason`: `error`, `superseded`,
            `withdrawn_by_source`, `duplicate`, `licence`, `legal`, `other`; more may come.
        summary (str | Unset): Neutral summary.
        when (str | Unset): When it happened, in EDTF.
        earliest (datetime.date | Unset): First possible day.
        latest (datetime.date | Unset): Last possible day.
        inferred (bool | Unset): True where the date was worked out.
        place (str | Unset): The place as named.
        country (str | Unset): ISO 3166-1 alpha-2.
        precision (str | Unset): How precise the place is: a point of precision country is no place. Known codes,
            defined at `/v1/codes/precision`: `exact`, `near`, `admin2`, `admin1`, `area`, `country`, `international`; more
            may come.
        parent (Named | Unset): A record by id and name.
    """

    contested: bool
    affirmed_by: list[Named]
    denied_by: list[Named]
    questioned_by: list[Named]
    dataset: str
    key: str
    version: int
    seq: int
    recorded_at: datetime.datetime
    status: str
    title: str
    category: str
    figures: list[Figure]
    participations: list[FeaturePart]
    sources: list[Named]
    coded_by: Named | Unset = UNSET
    reason: str | Unset = UNSET
    summary: str | Unset = UNSET
    when: str | Unset = UNSET
    earliest: datetime.date | Unset = UNSET
    latest: datetime.date | Unset = UNSET
    inferred: bool | Unset = UNSET
    place: str | Unset = UNSET
    country: str | Unset = UNSET
    precision: str | Unset = UNSET
    parent: Named | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        contested = self.contested

        affirmed_by = []
        for affirmed_by_item_data in self.affirmed_by:
            affirmed_by_item = affirmed_by_item_data.to_dict()
            affirmed_by.append(affirmed_by_item)

        denied_by = []
        for denied_by_item_data in self.denied_by:
            denied_by_item = denied_by_item_data.to_dict()
            denied_by.append(denied_by_item)

        questioned_by = []
        for questioned_by_item_data in self.questioned_by:
            questioned_by_item = questioned_by_item_data.to_dict()
            questioned_by.append(questioned_by_item)

        dataset = self.dataset

        key = self.key

        version = self.version

        seq = self.seq

        recorded_at = self.recorded_at.isoformat()

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

        sources = []
        for sources_item_data in self.sources:
            sources_item = sources_item_data.to_dict()
            sources.append(sources_item)

        coded_by: dict[str, Any] | Unset = UNSET
        if not isinstance(self.coded_by, Unset):
            coded_by = self.coded_by.to_dict()

        reason = self.reason

        summary = self.summary

        when = self.when

        earliest: str | Unset = UNSET
        if not isinstance(self.earliest, Unset):
            earliest = self.earliest.isoformat()

        latest: str | Unset = UNSET
        if not isinstance(self.latest, Unset):
            latest = self.latest.isoformat()

        inferred = self.inferred

        place = self.place

        country = self.country

        precision = self.precision

        parent: dict[str, Any] | Unset = UNSET
        if not isinstance(self.parent, Unset):
            parent = self.parent.to_dict()

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "contested": contested,
                "affirmed_by": affirmed_by,
                "denied_by": denied_by,
                "questioned_by": questioned_by,
                "dataset": dataset,
                "key": key,
                "version": version,
                "seq": seq,
                "recorded_at": recorded_at,
                "status": status,
                "title": title,
                "category": category,
                "figures": figures,
                "participations": participations,
                "sources": sources,
            }
        )
        if coded_by is not UNSET:
            field_dict["coded_by"] = coded_by
        if reason is not UNSET:
            field_dict["reason"] = reason
        if summary is not UNSET:
            field_dict["summary"] = summary
        if when is not UNSET:
            field_dict["when"] = when
        if earliest is not UNSET:
            field_dict["earliest"] = earliest
        if latest is not UNSET:
            field_dict["latest"] = latest
        if inferred is not UNSET:
            field_dict["inferred"] = inferred
        if place is not UNSET:
            field_dict["place"] = place
        if country is not UNSET:
            field_dict["country"] = country
        if precision is not UNSET:
            field_dict["precision"] = precision
        if parent is not UNSET:
            field_dict["parent"] = parent

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.feature_part import FeaturePart  # noqa: PLC0415
        from ..models.figure import Figure  # noqa: PLC0415
        from ..models.named import Named  # noqa: PLC0415

        d = dict(src_dict)
        contested = d.pop("contested")

        affirmed_by = []
        _affirmed_by = d.pop("affirmed_by")
        for affirmed_by_item_data in _affirmed_by:
            affirmed_by_item = Named.from_dict(affirmed_by_item_data)

            affirmed_by.append(affirmed_by_item)

        denied_by = []
        _denied_by = d.pop("denied_by")
        for denied_by_item_data in _denied_by:
            denied_by_item = Named.from_dict(denied_by_item_data)

            denied_by.append(denied_by_item)

        questioned_by = []
        _questioned_by = d.pop("questioned_by")
        for questioned_by_item_data in _questioned_by:
            questioned_by_item = Named.from_dict(questioned_by_item_data)

            questioned_by.append(questioned_by_item)

        dataset = d.pop("dataset")

        key = d.pop("key")

        version = d.pop("version")

        seq = d.pop("seq")

        recorded_at = datetime.datetime.fromisoformat(d.pop("recorded_at"))

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
            participations_item = FeaturePart.from_dict(participations_item_data)

            participations.append(participations_item)

        sources = []
        _sources = d.pop("sources")
        for sources_item_data in _sources:
            sources_item = Named.from_dict(sources_item_data)

            sources.append(sources_item)

        _coded_by = d.pop("coded_by", UNSET)
        coded_by: Named | Unset
        if isinstance(_coded_by, Unset):
            coded_by = UNSET
        else:
            coded_by = Named.from_dict(_coded_by)

        reason = d.pop("reason", UNSET)

        summary = d.pop("summary", UNSET)

        when = d.pop("when", UNSET)

        _earliest = d.pop("earliest", UNSET)
        earliest: datetime.date | Unset
        if isinstance(_earliest, Unset):
            earliest = UNSET
        else:
            earliest = datetime.date.fromisoformat(_earliest)

        _latest = d.pop("latest", UNSET)
        latest: datetime.date | Unset
        if isinstance(_latest, Unset):
            latest = UNSET
        else:
            latest = datetime.date.fromisoformat(_latest)

        inferred = d.pop("inferred", UNSET)

        place = d.pop("place", UNSET)

        country = d.pop("country", UNSET)

        precision = d.pop("precision", UNSET)

        _parent = d.pop("parent", UNSET)
        parent: Named | Unset
        if isinstance(_parent, Unset):
            parent = UNSET
        else:
            parent = Named.from_dict(_parent)

        feature_properties = cls(
            contested=contested,
            affirmed_by=affirmed_by,
            denied_by=denied_by,
            questioned_by=questioned_by,
            dataset=dataset,
            key=key,
            version=version,
            seq=seq,
            recorded_at=recorded_at,
            status=status,
            title=title,
            category=category,
            figures=figures,
            participations=participations,
            sources=sources,
            coded_by=coded_by,
            reason=reason,
            summary=summary,
            when=when,
            earliest=earliest,
            latest=latest,
            inferred=inferred,
            place=place,
            country=country,
            precision=precision,
            parent=parent,
        )

        feature_properties.additional_properties = d
        return feature_properties

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
