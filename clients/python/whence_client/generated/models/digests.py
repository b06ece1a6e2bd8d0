from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

if TYPE_CHECKING:
    from ..models.digest import Digest


T = TypeVar("T", bound="Digests")


@_attrs_define
class Digests:
    """The digests as of one seq; a dataset without records of a kind has none for it.

    Attributes:
        seq (int): The seq that they are of.
        data (list[Digest]): By dataset and kind.
    """

    seq: int
    data: list[Digest]
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        seq = self.seq

        data = []
        for data_item_data in self.data:
            data_item = data_item_data.to_dict()
            data.append(data_item)

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "seq": seq,
                "data": data,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.digest import Digest  # noqa: PLC0415

        d = dict(src_dict)
        seq = d.pop("seq")

        data = []
        _data = d.pop("data")
        for data_item_data in _data:
            data_item = Digest.from_dict(data_item_data)

            data.append(data_item)

        digests = cls(
            seq=seq,
            data=data,
        )

        digests.additional_properties = d
        return digests

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
