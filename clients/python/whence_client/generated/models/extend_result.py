from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

if TYPE_CHECKING:
    from ..models.extend_meta import ExtendMeta
    from ..models.extend_result_rows import ExtendResultRows


T = TypeVar("T", bound="ExtendResult")


@_attrs_define
class ExtendResult:
    """The values of each entity, by property.

    Attributes:
        meta (list[ExtendMeta]): The properties.
        rows (ExtendResultRows): Id → property → values; none where nothing is known.
    """

    meta: list[ExtendMeta]
    rows: ExtendResultRows
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        meta = []
        for meta_item_data in self.meta:
            meta_item = meta_item_data.to_dict()
            meta.append(meta_item)

        rows = self.rows.to_dict()

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "meta": meta,
                "rows": rows,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.extend_meta import ExtendMeta  # noqa: PLC0415
        from ..models.extend_result_rows import ExtendResultRows  # noqa: PLC0415

        d = dict(src_dict)
        meta = []
        _meta = d.pop("meta")
        for meta_item_data in _meta:
            meta_item = ExtendMeta.from_dict(meta_item_data)

            meta.append(meta_item)

        rows = ExtendResultRows.from_dict(d.pop("rows"))

        extend_result = cls(
            meta=meta,
            rows=rows,
        )

        extend_result.additional_properties = d
        return extend_result

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
