from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

T = TypeVar("T", bound="Highlight")


@_attrs_define
class Highlight:
    """A text of the record, or a part of one, in which something was found.

    Attributes:
        field (str): The field that the text is of; `merged`: of a record that this one answers for. Known codes:
            `title`, `name`, `content`, `place`, `quote`, `names`, `summary`, `description`, `passage`, `merged`; more may
            come.
        text (str): Plain text, no HTML.
        marks (list[list[int]]): Where in the text what was looked for begins and ends, in code points.
    """

    field: str
    text: str
    marks: list[list[int]]
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        field = self.field

        text = self.text

        marks = []
        for marks_item_data in self.marks:
            marks_item = marks_item_data

            marks.append(marks_item)

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "field": field,
                "text": text,
                "marks": marks,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        field = d.pop("field")

        text = d.pop("text")

        marks = []
        _marks = d.pop("marks")
        for marks_item_data in _marks:
            marks_item = cast(list[int], marks_item_data)

            marks.append(marks_item)

        highlight = cls(
            field=field,
            text=text,
            marks=marks,
        )

        highlight.additional_properties = d
        return highlight

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
