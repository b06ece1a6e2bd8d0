from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define

from ..types import UNSET, Unset

T = TypeVar("T", bound="AskDatasetReconciliationBody")


@_attrs_define
class AskDatasetReconciliationBody:
    """
    Attributes:
        queries (str | Unset): A batch of at most 200 queries: a JSON object, name → query (`ReconcileQuery`).
        extend (str | Unset): Whose properties are asked for: a JSON object (`ExtendQuery`).
    """

    queries: str | Unset = UNSET
    extend: str | Unset = UNSET

    def to_dict(self) -> dict[str, Any]:
        queries = self.queries

        extend = self.extend

        field_dict: dict[str, Any] = {}

        field_dict.update({})
        if queries is not UNSET:
            field_dict["queries"] = queries
        if extend is not UNSET:
            field_dict["extend"] = extend

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        queries = d.pop("queries", UNSET)

        extend = d.pop("extend", UNSET)

        ask_dataset_reconciliation_body = cls(
            queries=queries,
            extend=extend,
        )

        return ask_dataset_reconciliation_body
