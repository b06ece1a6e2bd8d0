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
    from ..models.linked_version import LinkedVersion


T = TypeVar("T", bound="LinkedLink")


@_attrs_define
class LinkedLink:
    """Somebody's judgement whether two records are the same; it joins nothing by itself.

    Attributes:
        context (str): The address of the context, which says what each key means.
        id (str): An absolute address.
        type_ (Literal['Link']): Always `Link`.
        records (list[str]): The two records, both of one kind.
        judgement (str): Whether they are the same.
        judged_by (str): Who decided.
        why (str): What it was decided by.
        evidence (list[Annotation]): Who says so, and where.
        main_entity_of_page (LinkedVersion): The record of it at this version, apart from what it is about: when, by
            what, and whence.
        judged (FuzzyDate | Unset): A date as written, with its first and last possible day.
    """

    context: str
    id: str
    type_: Literal["Link"]
    records: list[str]
    judgement: str
    judged_by: str
    why: str
    evidence: list[Annotation]
    main_entity_of_page: LinkedVersion
    judged: FuzzyDate | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        context = self.context

        id = self.id

        type_ = self.type_

        records = self.records

        judgement = self.judgement

        judged_by = self.judged_by

        why = self.why

        evidence = []
        for evidence_item_data in self.evidence:
            evidence_item = evidence_item_data.to_dict()
            evidence.append(evidence_item)

        main_entity_of_page = self.main_entity_of_page.to_dict()

        judged: dict[str, Any] | Unset = UNSET
        if not isinstance(self.judged, Unset):
            judged = self.judged.to_dict()

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "@context": context,
                "id": id,
                "type": type_,
                "records": records,
                "judgement": judgement,
                "judged_by": judged_by,
                "why": why,
                "evidence": evidence,
                "mainEntityOfPage": main_entity_of_page,
            }
        )
        if judged is not UNSET:
            field_dict["judged"] = judged

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.annotation import Annotation  # noqa: PLC0415
        from ..models.fuzzy_date import FuzzyDate  # noqa: PLC0415
        from ..models.linked_version import LinkedVersion  # noqa: PLC0415

        d = dict(src_dict)
        context = d.pop("@context")

        id = d.pop("id")

        type_ = cast(Literal["Link"], d.pop("type"))
        if type_ != "Link":
            raise ValueError(f"type must match const 'Link', got '{type_}'")

        records = cast(list[str], d.pop("records"))

        judgement = d.pop("judgement")

        judged_by = d.pop("judged_by")

        why = d.pop("why")

        evidence = []
        _evidence = d.pop("evidence")
        for evidence_item_data in _evidence:
            evidence_item = Annotation.from_dict(evidence_item_data)

            evidence.append(evidence_item)

        main_entity_of_page = LinkedVersion.from_dict(d.pop("mainEntityOfPage"))

        _judged = d.pop("judged", UNSET)
        judged: FuzzyDate | Unset
        if isinstance(_judged, Unset):
            judged = UNSET
        else:
            judged = FuzzyDate.from_dict(_judged)

        linked_link = cls(
            context=context,
            id=id,
            type_=type_,
            records=records,
            judgement=judgement,
            judged_by=judged_by,
            why=why,
            evidence=evidence,
            main_entity_of_page=main_entity_of_page,
            judged=judged,
        )

        linked_link.additional_properties = d
        return linked_link

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
