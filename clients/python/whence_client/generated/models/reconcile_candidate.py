from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.reconcile_feature import ReconcileFeature
    from ..models.reconcile_type import ReconcileType


T = TypeVar("T", bound="ReconcileCandidate")


@_attrs_define
class ReconcileCandidate:
    """An actor that may be meant.

    Attributes:
        id (str): A public id: prefix of its kind and 26 characters of Crockford base32.
        name (str): Its name.
        type_ (list[ReconcileType]): Its kind.
        score (float): 100 is the surest.
        match (bool): Whether it can be taken without looking: never of a person by name alone.
        features (list[ReconcileFeature]): What the score is made of.
        description (str | Unset): What tells it from others.
    """

    id: str
    name: str
    type_: list[ReconcileType]
    score: float
    match: bool
    features: list[ReconcileFeature]
    description: str | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        id = self.id

        name = self.name

        type_ = []
        for type_item_data in self.type_:
            type_item = type_item_data.to_dict()
            type_.append(type_item)

        score = self.score

        match = self.match

        features = []
        for features_item_data in self.features:
            features_item = features_item_data.to_dict()
            features.append(features_item)

        description = self.description

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "id": id,
                "name": name,
                "type": type_,
                "score": score,
                "match": match,
                "features": features,
            }
        )
        if description is not UNSET:
            field_dict["description"] = description

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.reconcile_feature import ReconcileFeature  # noqa: PLC0415
        from ..models.reconcile_type import ReconcileType  # noqa: PLC0415

        d = dict(src_dict)
        id = d.pop("id")

        name = d.pop("name")

        type_ = []
        _type_ = d.pop("type")
        for type_item_data in _type_:
            type_item = ReconcileType.from_dict(type_item_data)

            type_.append(type_item)

        score = d.pop("score")

        match = d.pop("match")

        features = []
        _features = d.pop("features")
        for features_item_data in _features:
            features_item = ReconcileFeature.from_dict(features_item_data)

            features.append(features_item)

        description = d.pop("description", UNSET)

        reconcile_candidate = cls(
            id=id,
            name=name,
            type_=type_,
            score=score,
            match=match,
            features=features,
            description=description,
        )

        reconcile_candidate.additional_properties = d
        return reconcile_candidate

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
