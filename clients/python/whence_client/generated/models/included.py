from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.actor import Actor
    from ..models.affiliation import Affiliation
    from ..models.counterpart import Counterpart
    from ..models.raw_row import RawRow
    from ..models.source import Source
    from ..models.statement import Statement


T = TypeVar("T", bound="Included")


@_attrs_define
class Included:
    """Related records, each once; only what `include` asked for.

    Attributes:
        statements (list[Statement] | Unset): Statements about the data, or that cite it.
        sources (list[Source] | Unset): Sources that the data cites.
        actors (list[Actor] | Unset): Actors that the data names.
        affiliations (list[Affiliation] | Unset): Affiliations of the actors that the data names.
        raw (list[RawRow] | Unset): Rows of imported files that the data was made from, in its order.
        linked (list[Counterpart] | Unset): Events of other datasets that are the same by confirmed links.
    """

    statements: list[Statement] | Unset = UNSET
    sources: list[Source] | Unset = UNSET
    actors: list[Actor] | Unset = UNSET
    affiliations: list[Affiliation] | Unset = UNSET
    raw: list[RawRow] | Unset = UNSET
    linked: list[Counterpart] | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        statements: list[dict[str, Any]] | Unset = UNSET
        if not isinstance(self.statements, Unset):
            statements = []
            for statements_item_data in self.statements:
                statements_item = statements_item_data.to_dict()
                statements.append(statements_item)

        sources: list[dict[str, Any]] | Unset = UNSET
        if not isinstance(self.sources, Unset):
            sources = []
            for sources_item_data in self.sources:
                sources_item = sources_item_data.to_dict()
                sources.append(sources_item)

        actors: list[dict[str, Any]] | Unset = UNSET
        if not isinstance(self.actors, Unset):
            actors = []
            for actors_item_data in self.actors:
                actors_item = actors_item_data.to_dict()
                actors.append(actors_item)

        affiliations: list[dict[str, Any]] | Unset = UNSET
        if not isinstance(self.affiliations, Unset):
            affiliations = []
            for affiliations_item_data in self.affiliations:
                affiliations_item = affiliations_item_data.to_dict()
                affiliations.append(affiliations_item)

        raw: list[dict[str, Any]] | Unset = UNSET
        if not isinstance(self.raw, Unset):
            raw = []
            for raw_item_data in self.raw:
                raw_item = raw_item_data.to_dict()
                raw.append(raw_item)

        linked: list[dict[str, Any]] | Unset = UNSET
        if not isinstance(self.linked, Unset):
            linked = []
            for linked_item_data in self.linked:
                linked_item = linked_item_data.to_dict()
                linked.append(linked_item)

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({})
        if statements is not UNSET:
            field_dict["statements"] = statements
        if sources is not UNSET:
            field_dict["sources"] = sources
        if actors is not UNSET:
            field_dict["actors"] = actors
        if affiliations is not UNSET:
            field_dict["affiliations"] = affiliations
        if raw is not UNSET:
            field_dict["raw"] = raw
        if linked is not UNSET:
            field_dict["linked"] = linked

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.actor import Actor  # noqa: PLC0415
        from ..models.affiliation import Affiliation  # noqa: PLC0415
        from ..models.counterpart import Counterpart  # noqa: PLC0415
        from ..models.raw_row import RawRow  # noqa: PLC0415
        from ..models.source import Source  # noqa: PLC0415
        from ..models.statement import Statement  # noqa: PLC0415

        d = dict(src_dict)
        _statements = d.pop("statements", UNSET)
        statements: list[Statement] | Unset = UNSET
        if _statements is not UNSET:
            statements = []
            for statements_item_data in _statements:
                statements_item = Statement.from_dict(statements_item_data)

                statements.append(statements_item)

        _sources = d.pop("sources", UNSET)
        sources: list[Source] | Unset = UNSET
        if _sources is not UNSET:
            sources = []
            for sources_item_data in _sources:
                sources_item = Source.from_dict(sources_item_data)

                sources.append(sources_item)

        _actors = d.pop("actors", UNSET)
        actors: list[Actor] | Unset = UNSET
        if _actors is not UNSET:
            actors = []
            for actors_item_data in _actors:
                actors_item = Actor.from_dict(actors_item_data)

                actors.append(actors_item)

        _affiliations = d.pop("affiliations", UNSET)
        affiliations: list[Affiliation] | Unset = UNSET
        if _affiliations is not UNSET:
            affiliations = []
            for affiliations_item_data in _affiliations:
                affiliations_item = Affiliation.from_dict(affiliations_item_data)

                affiliations.append(affiliations_item)

        _raw = d.pop("raw", UNSET)
        raw: list[RawRow] | Unset = UNSET
        if _raw is not UNSET:
            raw = []
            for raw_item_data in _raw:
                raw_item = RawRow.from_dict(raw_item_data)

                raw.append(raw_item)

        _linked = d.pop("linked", UNSET)
        linked: list[Counterpart] | Unset = UNSET
        if _linked is not UNSET:
            linked = []
            for linked_item_data in _linked:
                linked_item = Counterpart.from_dict(linked_item_data)

                linked.append(linked_item)

        included = cls(
            statements=statements,
            sources=sources,
            actors=actors,
            affiliations=affiliations,
            raw=raw,
            linked=linked,
        )

        included.additional_properties = d
        return included

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
