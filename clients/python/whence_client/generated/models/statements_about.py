from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

if TYPE_CHECKING:
    from ..models.labels import Labels
    from ..models.statement_group import StatementGroup


T = TypeVar("T", bound="StatementsAbout")


@_attrs_define
class StatementsAbout:
    """What is said of an actor, and what it says itself.

    Attributes:
        data (list[StatementGroup]): By others, then by itself; those who affirm, deny, question, mention, then what is
            said to those statements, then those who count what is the actor's, and last what the actor says of other
            matters.
        labels (Labels): Id → how to show it, for every id in the data that has a name.
    """

    data: list[StatementGroup]
    labels: Labels
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        data = []
        for data_item_data in self.data:
            data_item = data_item_data.to_dict()
            data.append(data_item)

        labels = self.labels.to_dict()

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "data": data,
                "labels": labels,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.labels import Labels  # noqa: PLC0415
        from ..models.statement_group import StatementGroup  # noqa: PLC0415

        d = dict(src_dict)
        data = []
        _data = d.pop("data")
        for data_item_data in _data:
            data_item = StatementGroup.from_dict(data_item_data)

            data.append(data_item)

        labels = Labels.from_dict(d.pop("labels"))

        statements_about = cls(
            data=data,
            labels=labels,
        )

        statements_about.additional_properties = d
        return statements_about

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
