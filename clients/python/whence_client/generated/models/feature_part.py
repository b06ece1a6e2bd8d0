from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.named import Named


T = TypeVar("T", bound="FeaturePart")


@_attrs_define
class FeaturePart:
    """A part that an actor is said, by these parties, to have had in the event.

    Attributes:
        contested (bool): One party affirms it and another denies it.
        affirmed_by (list[Named]): Parties that affirm it.
        denied_by (list[Named]): Parties that deny it.
        questioned_by (list[Named]): Parties that question it.
        id (str): A public id: prefix of its kind and 26 characters of Crockford base32.
        key (str): The writer's name for it.
        actor (Named): A record by id and name.
        role (str): The part. Known codes, defined at `/v1/codes/role`: `involved`, `perpetrator`, `director`,
            `coordinator`, `supporter`, `supplier`, `encourager`, `target`, `victim`, `responder`, `mediator`, `witness`,
            `organizer`, `participant`, `authority`, `subject`; more may come.
        coded_by (Named | Unset): A record by id and name.
    """

    contested: bool
    affirmed_by: list[Named]
    denied_by: list[Named]
    questioned_by: list[Named]
    id: str
    key: str
    actor: Named
    role: str
    coded_by: Named | Unset = UNSET
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

        id = self.id

        key = self.key

        actor = self.actor.to_dict()

        role = self.role

        coded_by: dict[str, Any] | Unset = UNSET
        if not isinstance(self.coded_by, Unset):
            coded_by = self.coded_by.to_dict()

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "contested": contested,
                "affirmed_by": affirmed_by,
                "denied_by": denied_by,
                "questioned_by": questioned_by,
                "id": id,
                "key": key,
                "actor": actor,
                "role": role,
            }
        )
        if coded_by is not UNSET:
            field_dict["coded_by"] = coded_by

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
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

        id = d.pop("id")

        key = d.pop("key")

        actor = Named.from_dict(d.pop("actor"))

        role = d.pop("role")

        _coded_by = d.pop("coded_by", UNSET)
        coded_by: Named | Unset
        if isinstance(_coded_by, Unset):
            coded_by = UNSET
        else:
            coded_by = Named.from_dict(_coded_by)

        feature_part = cls(
            contested=contested,
            affirmed_by=affirmed_by,
            denied_by=denied_by,
            questioned_by=questioned_by,
            id=id,
            key=key,
            actor=actor,
            role=role,
            coded_by=coded_by,
        )

        feature_part.additional_properties = d
        return feature_part

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
