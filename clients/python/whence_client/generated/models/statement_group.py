from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.said_about import SaidAbout


T = TypeVar("T", bound="StatementGroup")


@_attrs_define
class StatementGroup:
    """Statements of one side: the newest first.

    Attributes:
        by (str): Whether others speak, or the actor itself (or somebody on its behalf). Known codes: `others`,
            `itself`; more may come.
        statements (list[SaidAbout]): The newest first, undated last.
        stance (str | Unset): What they do to what concerns the actor: it, its parts in events, its affiliations. Known
            codes, defined at `/v1/codes/stance`: `affirms`, `denies`, `questions`, `mentions`; more may come.
        relation (str | Unset): What they do to statements that concern the actor; neither this nor a stance, and not
            `counted`: they are of other matters. Known codes, defined at `/v1/codes/relation`: `confirms`, `disputes`,
            `retracts`, `corrects`, `repeats`, `answers`; more may come.
        counted (bool | Unset): Whether they are here for numbers that they give of the actor's people or things; else
            absent.
        next_ (str | Unset): `cursor` that goes on with this group; absent where it is whole.
    """

    by: str
    statements: list[SaidAbout]
    stance: str | Unset = UNSET
    relation: str | Unset = UNSET
    counted: bool | Unset = UNSET
    next_: str | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        by = self.by

        statements = []
        for statements_item_data in self.statements:
            statements_item = statements_item_data.to_dict()
            statements.append(statements_item)

        stance = self.stance

        relation = self.relation

        counted = self.counted

        next_ = self.next_

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "by": by,
                "statements": statements,
            }
        )
        if stance is not UNSET:
            field_dict["stance"] = stance
        if relation is not UNSET:
            field_dict["relation"] = relation
        if counted is not UNSET:
            field_dict["counted"] = counted
        if next_ is not UNSET:
            field_dict["next"] = next_

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.said_about import SaidAbout  # noqa: PLC0415

        d = dict(src_dict)
        by = d.pop("by")

        statements = []
        _statements = d.pop("statements")
        for statements_item_data in _statements:
            statements_item = SaidAbout.from_dict(statements_item_data)

            statements.append(statements_item)

        stance = d.pop("stance", UNSET)

        relation = d.pop("relation", UNSET)

        counted = d.pop("counted", UNSET)

        next_ = d.pop("next", UNSET)

        statement_group = cls(
            by=by,
            statements=statements,
            stance=stance,
            relation=relation,
            counted=counted,
            next_=next_,
        )

        statement_group.additional_properties = d
        return statement_group

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
