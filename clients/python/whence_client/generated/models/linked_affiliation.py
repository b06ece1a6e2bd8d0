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
    from ..models.linked_standing import LinkedStanding
    from ..models.linked_version import LinkedVersion


T = TypeVar("T", bound="LinkedAffiliation")


@_attrs_define
class LinkedAffiliation:
    """A tie between two actors that somebody claims or denies: no word that it is so.

    Attributes:
        context (str): The address of the context, which says what each key means.
        id (str): An absolute address.
        type_ (Literal['Affiliation']): Always `Affiliation`.
        subject (str): The actor whose affiliation it is.
        affiliation_type (str): What ties them.
        object_ (str): The actor it is to.
        attested (list[FuzzyDate]): Dates on which a source shows it in force.
        standing (LinkedStanding): Who says so and who denies it; derived from the claims, decided by nobody.
        evidence (list[Annotation]): Who says so, and where.
        main_entity_of_page (LinkedVersion): The record of it at this version, apart from what it is about: when, by
            what, and whence.
        title (str | Unset): Office or rank.
        start (FuzzyDate | Unset): A date as written, with its first and last possible day.
        end (FuzzyDate | Unset): A date as written, with its first and last possible day.
    """

    context: str
    id: str
    type_: Literal["Affiliation"]
    subject: str
    affiliation_type: str
    object_: str
    attested: list[FuzzyDate]
    standing: LinkedStanding
    evidence: list[Annotation]
    main_entity_of_page: LinkedVersion
    title: str | Unset = UNSET
    start: FuzzyDate | Unset = UNSET
    end: FuzzyDate | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        context = self.context

        id = self.id

        type_ = self.type_

        subject = self.subject

        affiliation_type = self.affiliation_type

        object_ = self.object_

        attested = []
        for attested_item_data in self.attested:
            attested_item = attested_item_data.to_dict()
            attested.append(attested_item)

        standing = self.standing.to_dict()

        evidence = []
        for evidence_item_data in self.evidence:
            evidence_item = evidence_item_data.to_dict()
            evidence.append(evidence_item)

        main_entity_of_page = self.main_entity_of_page.to_dict()

        title = self.title

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
                "subject": subject,
                "affiliation_type": affiliation_type,
                "object": object_,
                "attested": attested,
                "standing": standing,
                "evidence": evidence,
                "mainEntityOfPage": main_entity_of_page,
            }
        )
        if title is not UNSET:
            field_dict["title"] = title
        if start is not UNSET:
            field_dict["start"] = start
        if end is not UNSET:
            field_dict["end"] = end

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.annotation import Annotation  # noqa: PLC0415
        from ..models.fuzzy_date import FuzzyDate  # noqa: PLC0415
        from ..models.linked_standing import LinkedStanding  # noqa: PLC0415
        from ..models.linked_version import LinkedVersion  # noqa: PLC0415

        d = dict(src_dict)
        context = d.pop("@context")

        id = d.pop("id")

        type_ = cast(Literal["Affiliation"], d.pop("type"))
        if type_ != "Affiliation":
            raise ValueError(f"type must match const 'Affiliation', got '{type_}'")

        subject = d.pop("subject")

        affiliation_type = d.pop("affiliation_type")

        object_ = d.pop("object")

        attested = []
        _attested = d.pop("attested")
        for attested_item_data in _attested:
            attested_item = FuzzyDate.from_dict(attested_item_data)

            attested.append(attested_item)

        standing = LinkedStanding.from_dict(d.pop("standing"))

        evidence = []
        _evidence = d.pop("evidence")
        for evidence_item_data in _evidence:
            evidence_item = Annotation.from_dict(evidence_item_data)

            evidence.append(evidence_item)

        main_entity_of_page = LinkedVersion.from_dict(d.pop("mainEntityOfPage"))

        title = d.pop("title", UNSET)

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

        linked_affiliation = cls(
            context=context,
            id=id,
            type_=type_,
            subject=subject,
            affiliation_type=affiliation_type,
            object_=object_,
            attested=attested,
            standing=standing,
            evidence=evidence,
            main_entity_of_page=main_entity_of_page,
            title=title,
            start=start,
            end=end,
        )

        linked_affiliation.additional_properties = d
        return linked_affiliation

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
