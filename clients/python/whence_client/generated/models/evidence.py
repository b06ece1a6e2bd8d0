from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.locator_passage import LocatorPassage
    from ..models.text_passage import TextPassage


T = TypeVar("T", bound="Evidence")


@_attrs_define
class Evidence:
    """A citation: a source, perhaps a passage, what it speaks to, and whether it supports it.

    Attributes:
        source (str): Id of the source.
        polarity (str): `supports` or `disputes`. Known codes, defined at `/v1/codes/polarity`: `supports`, `disputes`;
            more may come.
        passage (LocatorPassage | TextPassage | Unset): Where in the source it is written; absent: the source as a
            whole.
        fields (list[str] | Unset): The fields it speaks to, by their names; absent: the record as a whole.
    """

    source: str
    polarity: str
    passage: LocatorPassage | TextPassage | Unset = UNSET
    fields: list[str] | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        from ..models.text_passage import TextPassage  # noqa: PLC0415

        source = self.source

        polarity = self.polarity

        passage: dict[str, Any] | Unset
        if isinstance(self.passage, Unset):
            passage = UNSET
        elif isinstance(self.passage, TextPassage):
            passage = self.passage.to_dict()
        else:
            passage = self.passage.to_dict()

        fields: list[str] | Unset = UNSET
        if not isinstance(self.fields, Unset):
            fields = self.fields

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "source": source,
                "polarity": polarity,
            }
        )
        if passage is not UNSET:
            field_dict["passage"] = passage
        if fields is not UNSET:
            field_dict["fields"] = fields

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.locator_passage import LocatorPassage  # noqa: PLC0415
        from ..models.text_passage import TextPassage  # noqa: PLC0415

        d = dict(src_dict)
        source = d.pop("source")

        polarity = d.pop("polarity")

        def _parse_passage(data: object) -> LocatorPassage | TextPassage | Unset:
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                passage_type_0 = TextPassage.from_dict(data)

                return passage_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            if not isinstance(data, dict):
                raise TypeError()
            passage_type_1 = LocatorPassage.from_dict(data)

            return passage_type_1

        passage = _parse_passage(d.pop("passage", UNSET))

        fields = cast(list[str], d.pop("fields", UNSET))

        evidence = cls(
            source=source,
            polarity=polarity,
            passage=passage,
            fields=fields,
        )

        evidence.additional_properties = d
        return evidence

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
