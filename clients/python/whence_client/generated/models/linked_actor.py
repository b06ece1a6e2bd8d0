from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.annotation import Annotation
    from ..models.fuzzy_date import FuzzyDate
    from ..models.linked_name import LinkedName
    from ..models.linked_version import LinkedVersion
    from ..models.property_value import PropertyValue


T = TypeVar("T", bound="LinkedActor")


@_attrs_define
class LinkedActor:
    """A person, group, state, body, outlet or unnamed speaker.

    Attributes:
        context (str): The address of the context, which says what each key means.
        id (str): An absolute address.
        type_ (list[str]): What it is, by terms of the context.
        actor_kind (str): What sort of actor.
        name (str): The name as written.
        alt_label (list[LinkedName]): Other names, each with its evidence.
        countries (list[str]): Countries it belongs to.
        identifier (list[PropertyValue]): Identifiers issued by others.
        evidence (list[Annotation]): Who says so, and where.
        main_entity_of_page (LinkedVersion): The record of it at this version, apart from what it is about: when, by
            what, and whence.
        description (str | Unset): Neutral words that tell it from namesakes; no judgement.
        start (FuzzyDate | Unset): A date as written, with its first and last possible day.
        end (FuzzyDate | Unset): A date as written, with its first and last possible day.
    """

    context: str
    id: str
    type_: list[str]
    actor_kind: str
    name: str
    alt_label: list[LinkedName]
    countries: list[str]
    identifier: list[PropertyValue]
    evidence: list[Annotation]
    main_entity_of_page: LinkedVersion
    description: str | Unset = UNSET
    start: FuzzyDate | Unset = UNSET
    end: FuzzyDate | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        context = self.context

        id = self.id

        type_ = self.type_

        actor_kind = self.actor_kind

        name = self.name

        alt_label = []
        for alt_label_item_data in self.alt_label:
            alt_label_item = alt_label_item_data.to_dict()
            alt_label.append(alt_label_item)

        countries = self.countries

        identifier = []
        for identifier_item_data in self.identifier:
            identifier_item = identifier_item_data.to_dict()
            identifier.append(identifier_item)

        evidence = []
        for evidence_item_data in self.evidence:
            evidence_item = evidence_item_data.to_dict()
            evidence.append(evidence_item)

        main_entity_of_page = self.main_entity_of_page.to_dict()

        description = self.description

        start: dict[str, Any] | Unset = UNSET
        if not isinstance(self.start, Unset):
            start = self.start.to_dict()

        end: dict[str, Any] | Unset = UNSET
        if not isinstance(self.end, Unset):
            end = self.end.to_dict()

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "@context": context,
                "id": id,
                "type": type_,
                "actor_kind": actor_kind,
                "name": name,
                "altLabel": alt_label,
                "countries": countries,
                "identifier": identifier,
                "evidence": evidence,
                "mainEntityOfPage": main_entity_of_page,
            }
        )
        if description is not UNSET:
            field_dict["description"] = description
        if start is not UNSET:
            field_dict["start"] = start
        if end is not UNSET:
            field_dict["end"] = end

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.annotation import Annotation  # noqa: PLC0415
        from ..models.fuzzy_date import FuzzyDate  # noqa: PLC0415
        from ..models.linked_name import LinkedName  # noqa: PLC0415
        from ..models.linked_version import LinkedVersion  # noqa: PLC0415
        from ..models.property_value import PropertyValue  # noqa: PLC0415

        d = dict(src_dict)
        context = d.pop("@context")

        id = d.pop("id")

        type_ = cast(list[str], d.pop("type"))

        actor_kind = d.pop("actor_kind")

        name = d.pop("name")

        alt_label = []
        _alt_label = d.pop("altLabel")
        for alt_label_item_data in _alt_label:
            alt_label_item = LinkedName.from_dict(alt_label_item_data)

            alt_label.append(alt_label_item)

        countries = cast(list[str], d.pop("countries"))

        identifier = []
        _identifier = d.pop("identifier")
        for identifier_item_data in _identifier:
            identifier_item = PropertyValue.from_dict(identifier_item_data)

            identifier.append(identifier_item)

        evidence = []
        _evidence = d.pop("evidence")
        for evidence_item_data in _evidence:
            evidence_item = Annotation.from_dict(evidence_item_data)

            evidence.append(evidence_item)

        main_entity_of_page = LinkedVersion.from_dict(d.pop("mainEntityOfPage"))

        description = d.pop("description", UNSET)

        _start = d.pop("start", UNSET)
        start: FuzzyDate | Unset
        if isinstance(_start, Unset):
            start = UNSET
        else:
            start = FuzzyDate.from_dict(_start)

        _end = d.pop("end", UNSET)
        end: FuzzyDate | Unset
        if isinstance(_end, Unset):
            end = UNSET
        else:
            end = FuzzyDate.from_dict(_end)

        linked_actor = cls(
            context=context,
            id=id,
            type_=type_,
            actor_kind=actor_kind,
            name=name,
            alt_label=alt_label,
            countries=countries,
            identifier=identifier,
            evidence=evidence,
            main_entity_of_page=main_entity_of_page,
            description=description,
            start=start,
            end=end,
        )

        linked_actor.additional_properties = d
        return linked_actor

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
