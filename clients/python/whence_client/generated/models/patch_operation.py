from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.patch_operation_value_type_3 import PatchOperationValueType3
    from ..models.patch_operation_value_type_4_item_type_3 import (
        PatchOperationValueType4ItemType3,
    )


T = TypeVar("T", bound="PatchOperation")


@_attrs_define
class PatchOperation:
    """One step of a JSON Patch (RFC 6902).

    Attributes:
        op (str): add, remove, replace, move, copy or test.
        path (str): JSON pointer (RFC 6901) to the place; empty: the whole document.
        from_ (str | Unset): Where a move comes from.
        value (bool | float | list[bool | float | PatchOperationValueType4ItemType3 | str] | PatchOperationValueType3 |
            str | Unset): What stands there now.
    """

    op: str
    path: str
    from_: str | Unset = UNSET
    value: (
        bool
        | float
        | list[bool | float | PatchOperationValueType4ItemType3 | str]
        | PatchOperationValueType3
        | str
        | Unset
    ) = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        from ..models.patch_operation_value_type_3 import PatchOperationValueType3  # noqa: PLC0415
        from ..models.patch_operation_value_type_4_item_type_3 import (
            PatchOperationValueType4ItemType3,  # noqa: PLC0415
        )

        op = self.op

        path = self.path

        from_ = self.from_

        value: (
            bool | dict[str, Any] | float | list[bool | dict[str, Any] | float | str] | str | Unset
        )
        if isinstance(self.value, Unset):
            value = UNSET
        elif isinstance(self.value, PatchOperationValueType3):
            value = self.value.to_dict()
        elif isinstance(self.value, list):
            value = []
            for value_type_4_item_data in self.value:
                value_type_4_item: bool | dict[str, Any] | float | str
                if isinstance(value_type_4_item_data, PatchOperationValueType4ItemType3):
                    value_type_4_item = value_type_4_item_data.to_dict()
                else:
                    value_type_4_item = value_type_4_item_data
                value.append(value_type_4_item)

        else:
            value = self.value

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "op": op,
                "path": path,
            }
        )
        if from_ is not UNSET:
            field_dict["from"] = from_
        if value is not UNSET:
            field_dict["value"] = value

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.patch_operation_value_type_3 import PatchOperationValueType3  # noqa: PLC0415
        from ..models.patch_operation_value_type_4_item_type_3 import (
            PatchOperationValueType4ItemType3,  # noqa: PLC0415
        )

        d = dict(src_dict)
        op = d.pop("op")

        path = d.pop("path")

        from_ = d.pop("from", UNSET)

        def _parse_value(
            data: object,
        ) -> (
            bool
            | float
            | list[bool | float | PatchOperationValueType4ItemType3 | str]
            | PatchOperationValueType3
            | str
            | Unset
        ):
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                value_type_3 = PatchOperationValueType3.from_dict(data)

                return value_type_3
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            try:
                if not isinstance(data, list):
                    raise TypeError()
                value_type_4 = []
                _value_type_4 = data
                for value_type_4_item_data in _value_type_4:

                    def _parse_value_type_4_item(
                        data: object,
                    ) -> bool | float | PatchOperationValueType4ItemType3 | str:
                        try:
                            if not isinstance(data, dict):
                                raise TypeError()
                            value_type_4_item_type_3 = PatchOperationValueType4ItemType3.from_dict(
                                data
                            )

                            return value_type_4_item_type_3
                        except (TypeError, ValueError, AttributeError, KeyError):
                            pass
                        return cast(bool | float | PatchOperationValueType4ItemType3 | str, data)

                    value_type_4_item = _parse_value_type_4_item(value_type_4_item_data)

                    value_type_4.append(value_type_4_item)

                return value_type_4
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(
                bool
                | float
                | list[bool | float | PatchOperationValueType4ItemType3 | str]
                | PatchOperationValueType3
                | str
                | Unset,
                data,
            )

        value = _parse_value(d.pop("value", UNSET))

        patch_operation = cls(
            op=op,
            path=path,
            from_=from_,
            value=value,
        )

        patch_operation.additional_properties = d
        return patch_operation

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
