from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define

from ..models.polarity import Polarity, check_polarity
from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.locator_passage_input import LocatorPassageInput
    from ..models.text_passage_input import TextPassageInput


T = TypeVar("T", bound="EvidenceInput")


@_attrs_define
class EvidenceInput:
    """A citation that a writer sends.

    Attributes:
        source (str): Key of the source in this dataset.
        passage (LocatorPassageInput | TextPassageInput | Unset): Where in the source it is written; absent: the source
            as a whole.
        fields (list[str] | Unset): The fields it speaks to, by their names; absent: the record as a whole.
        polarity (Polarity | Unset): A code of the scheme `polarity`, defined at `/v1/codes/polarity`.
    """

    source: str
    passage: LocatorPassageInput | TextPassageInput | Unset = UNSET
    fields: list[str] | Unset = UNSET
    polarity: Polarity | Unset = UNSET

    def to_dict(self) -> dict[str, Any]:
        from ..models.text_passage_input import TextPassageInput  # noqa: PLC0415

        source = self.source

        passage: dict[str, Any] | Unset
        if isinstance(self.passage, Unset):
            passage = UNSET
        elif isinstance(self.passage, TextPassageInput):
            passage = self.passage.to_dict()
        else:
            passage = self.passage.to_dict()

        fields: list[str] | Unset = UNSET
        if not isinstance(self.fields, Unset):
            fields = self.fields

        polarity: str | Unset = UNSET
        if not isinstance(self.polarity, Unset):
            polarity = self.polarity

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "source": source,
            }
        )
        if passage is not UNSET:
            field_dict["passage"] = passage
        if fields is not UNSET:
            field_dict["fields"] = fields
        if polarity is not UNSET:
            field_dict["polarity"] = polarity

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.locator_passage_input import LocatorPassageInput  # noqa: PLC0415
        from ..models.text_passage_input import TextPassageInput  # noqa: PLC0415

        d = dict(src_dict)
        source = d.pop("source")

        def _parse_passage(data: object) -> LocatorPassageInput | TextPassageInput | Unset:
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                passage_type_0 = TextPassageInput.from_dict(data)

                return passage_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            if not isinstance(data, dict):
                raise TypeError()
            passage_type_1 = LocatorPassageInput.from_dict(data)

            return passage_type_1

        passage = _parse_passage(d.pop("passage", UNSET))

        fields = cast(list[str], d.pop("fields", UNSET))

        _polarity = d.pop("polarity", UNSET)
        polarity: Polarity | Unset
        if isinstance(_polarity, Unset):
            polarity = UNSET
        else:
            polarity = check_polarity(_polarity)

        evidence_input = cls(
            source=source,
            passage=passage,
            fields=fields,
            polarity=polarity,
        )

        return evidence_input
