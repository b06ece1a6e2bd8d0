from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

if TYPE_CHECKING:
    from ..models.actor import Actor
    from ..models.affiliation import Affiliation
    from ..models.event import Event
    from ..models.highlight import Highlight
    from ..models.link import Link
    from ..models.source import Source
    from ..models.statement import Statement


T = TypeVar("T", bound="Hit")


@_attrs_define
class Hit:
    """A record that was found, whole, with whatever standing it has.

    Attributes:
        score (float): How well it fits, to be compared within one answer alone.
        highlights (list[Highlight]): At most five texts that have it.
        record (Actor | Affiliation | Event | Link | Source | Statement): An event, actor, statement or source, as it is
            now.
    """

    score: float
    highlights: list[Highlight]
    record: Actor | Affiliation | Event | Link | Source | Statement
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        from ..models.actor import Actor  # noqa: PLC0415
        from ..models.affiliation import Affiliation  # noqa: PLC0415
        from ..models.event import Event  # noqa: PLC0415
        from ..models.source import Source  # noqa: PLC0415
        from ..models.statement import Statement  # noqa: PLC0415

        score = self.score

        highlights = []
        for highlights_item_data in self.highlights:
            highlights_item = highlights_item_data.to_dict()
            highlights.append(highlights_item)

        record: dict[str, Any]
        if isinstance(self.record, Actor):
            record = self.record.to_dict()
        elif isinstance(self.record, Affiliation):
            record = self.record.to_dict()
        elif isinstance(self.record, Event):
            record = self.record.to_dict()
        elif isinstance(self.record, Statement):
            record = self.record.to_dict()
        elif isinstance(self.record, Source):
            record = self.record.to_dict()
        else:
            record = self.record.to_dict()

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "score": score,
                "highlights": highlights,
                "record": record,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.actor import Actor  # noqa: PLC0415
        from ..models.affiliation import Affiliation  # noqa: PLC0415
        from ..models.event import Event  # noqa: PLC0415
        from ..models.highlight import Highlight  # noqa: PLC0415
        from ..models.link import Link  # noqa: PLC0415
        from ..models.source import Source  # noqa: PLC0415
        from ..models.statement import Statement  # noqa: PLC0415

        d = dict(src_dict)
        score = d.pop("score")

        highlights = []
        _highlights = d.pop("highlights")
        for highlights_item_data in _highlights:
            highlights_item = Highlight.from_dict(highlights_item_data)

            highlights.append(highlights_item)

        def _parse_record(data: object) -> Actor | Affiliation | Event | Link | Source | Statement:
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                record_type_0 = Actor.from_dict(data)

                return record_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                record_type_1 = Affiliation.from_dict(data)

                return record_type_1
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                record_type_2 = Event.from_dict(data)

                return record_type_2
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                record_type_3 = Statement.from_dict(data)

                return record_type_3
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                record_type_4 = Source.from_dict(data)

                return record_type_4
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            if not isinstance(data, dict):
                raise TypeError()
            record_type_5 = Link.from_dict(data)

            return record_type_5

        record = _parse_record(d.pop("record"))

        hit = cls(
            score=score,
            highlights=highlights,
            record=record,
        )

        hit.additional_properties = d
        return hit

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
