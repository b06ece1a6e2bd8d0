from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

if TYPE_CHECKING:
    from ..models.entity_value import EntityValue


T = TypeVar("T", bound="ReconcileProperty")


@_attrs_define
class ReconcileProperty:
    """What else is known of whom a name is looked for: a hint.

    Attributes:
        pid (str): `country`, `kind`, `dataset`, `identifier`, or the scheme of an identifier; others say nothing.
        v (bool | EntityValue | float | list[bool | EntityValue | float | str] | str): Its value, or several: at most
            100.
    """

    pid: str
    v: bool | EntityValue | float | list[bool | EntityValue | float | str] | str
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        from ..models.entity_value import EntityValue  # noqa: PLC0415

        pid = self.pid

        v: bool | dict[str, Any] | float | list[bool | dict[str, Any] | float | str] | str
        if isinstance(self.v, list):
            v = []
            for v_type_3_item_data in self.v:
                v_type_3_item: bool | dict[str, Any] | float | str
                if isinstance(v_type_3_item_data, EntityValue):
                    v_type_3_item = v_type_3_item_data.to_dict()
                else:
                    v_type_3_item = v_type_3_item_data
                v.append(v_type_3_item)

        elif isinstance(self.v, EntityValue):
            v = self.v.to_dict()
        else:
            v = self.v

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "pid": pid,
                "v": v,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.entity_value import EntityValue  # noqa: PLC0415

        d = dict(src_dict)
        pid = d.pop("pid")

        def _parse_v(
            data: object,
        ) -> bool | EntityValue | float | list[bool | EntityValue | float | str] | str:
            try:
                if not isinstance(data, list):
                    raise TypeError()
                v_type_3 = []
                _v_type_3 = data
                for v_type_3_item_data in _v_type_3:

                    def _parse_v_type_3_item(data: object) -> bool | EntityValue | float | str:
                        try:
                            if not isinstance(data, dict):
                                raise TypeError()
                            v_type_3_item_type_3 = EntityValue.from_dict(data)

                            return v_type_3_item_type_3
                        except (TypeError, ValueError, AttributeError, KeyError):
                            pass
                        return cast(bool | EntityValue | float | str, data)

                    v_type_3_item = _parse_v_type_3_item(v_type_3_item_data)

                    v_type_3.append(v_type_3_item)

                return v_type_3
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                v_type_4 = EntityValue.from_dict(data)

                return v_type_4
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(
                bool | EntityValue | float | list[bool | EntityValue | float | str] | str, data
            )

        v = _parse_v(d.pop("v"))

        reconcile_property = cls(
            pid=pid,
            v=v,
        )

        reconcile_property.additional_properties = d
        return reconcile_property

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
