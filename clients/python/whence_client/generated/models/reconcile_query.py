from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define

from ..models.reconcile_query_type_strict import (
    ReconcileQueryTypeStrict,
    check_reconcile_query_type_strict,
)
from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.reconcile_property import ReconcileProperty


T = TypeVar("T", bound="ReconcileQuery")


@_attrs_define
class ReconcileQuery:
    """Who is looked for: by a name, and by what else is known; one of both there must be.

    Attributes:
        query (str | Unset): A name, or an id; one of more than 500 characters finds nobody.
        type_ (list[str] | str | Unset): Kind of actor.
        limit (float | Unset): How many candidates at most: a whole number, from 1 on; 10 unless asked, and never more
            than 100.
        properties (list[ReconcileProperty] | Unset): Hints.
        type_strict (ReconcileQueryTypeStrict | Unset): `any` and `all` leave out who has none of the types; `should`,
            as without it, gives them a lower score.
    """

    query: str | Unset = UNSET
    type_: list[str] | str | Unset = UNSET
    limit: float | Unset = UNSET
    properties: list[ReconcileProperty] | Unset = UNSET
    type_strict: ReconcileQueryTypeStrict | Unset = UNSET

    def to_dict(self) -> dict[str, Any]:
        query = self.query

        type_: list[str] | str | Unset
        if isinstance(self.type_, Unset):
            type_ = UNSET
        elif isinstance(self.type_, list):
            type_ = self.type_

        else:
            type_ = self.type_

        limit = self.limit

        properties: list[dict[str, Any]] | Unset = UNSET
        if not isinstance(self.properties, Unset):
            properties = []
            for properties_item_data in self.properties:
                properties_item = properties_item_data.to_dict()
                properties.append(properties_item)

        type_strict: str | Unset = UNSET
        if not isinstance(self.type_strict, Unset):
            type_strict = self.type_strict

        field_dict: dict[str, Any] = {}

        field_dict.update({})
        if query is not UNSET:
            field_dict["query"] = query
        if type_ is not UNSET:
            field_dict["type"] = type_
        if limit is not UNSET:
            field_dict["limit"] = limit
        if properties is not UNSET:
            field_dict["properties"] = properties
        if type_strict is not UNSET:
            field_dict["type_strict"] = type_strict

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.reconcile_property import ReconcileProperty  # noqa: PLC0415

        d = dict(src_dict)
        query = d.pop("query", UNSET)

        def _parse_type_(data: object) -> list[str] | str | Unset:
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, list):
                    raise TypeError()
                type_type_1 = cast(list[str], data)

                return type_type_1
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(list[str] | str | Unset, data)

        type_ = _parse_type_(d.pop("type", UNSET))

        limit = d.pop("limit", UNSET)

        _properties = d.pop("properties", UNSET)
        properties: list[ReconcileProperty] | Unset = UNSET
        if _properties is not UNSET:
            properties = []
            for properties_item_data in _properties:
                properties_item = ReconcileProperty.from_dict(properties_item_data)

                properties.append(properties_item)

        _type_strict = d.pop("type_strict", UNSET)
        type_strict: ReconcileQueryTypeStrict | Unset
        if isinstance(_type_strict, Unset):
            type_strict = UNSET
        else:
            type_strict = check_reconcile_query_type_strict(_type_strict)

        reconcile_query = cls(
            query=query,
            type_=type_,
            limit=limit,
            properties=properties,
            type_strict=type_strict,
        )

        return reconcile_query
