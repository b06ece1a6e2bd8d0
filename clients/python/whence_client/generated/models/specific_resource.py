from __future__ import annotations

from collections.abc import Mapping
from typing import (
    TYPE_CHECKING,
    Any,
    Literal,
    TypeVar,
    cast,
)

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.locator import Locator
    from ..models.text_position_selector import TextPositionSelector
    from ..models.text_quote_selector import TextQuoteSelector


T = TypeVar("T", bound="SpecificResource")


@_attrs_define
class SpecificResource:
    """A source, or the passage in it that is cited.

    Attributes:
        type_ (Literal['SpecificResource']): Always `SpecificResource`.
        source (str): The source.
        selector (list[TextPositionSelector | TextQuoteSelector] | Unset): Where in its text: each selects the same
            passage.
        sha256 (str | Unset): SHA-256 of the passage's UTF-8.
        locator (Locator | Unset): A place that only a reader can find again, for which the model has no selector.
    """

    type_: Literal["SpecificResource"]
    source: str
    selector: list[TextPositionSelector | TextQuoteSelector] | Unset = UNSET
    sha256: str | Unset = UNSET
    locator: Locator | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        from ..models.text_position_selector import TextPositionSelector  # noqa: PLC0415

        type_ = self.type_

        source = self.source

        selector: list[dict[str, Any]] | Unset = UNSET
        if not isinstance(self.selector, Unset):
            selector = []
            for selector_item_data in self.selector:
                selector_item: dict[str, Any]
                if isinstance(selector_item_data, TextPositionSelector):
                    selector_item = selector_item_data.to_dict()
                else:
                    selector_item = selector_item_data.to_dict()

                selector.append(selector_item)

        sha256 = self.sha256

        locator: dict[str, Any] | Unset = UNSET
        if not isinstance(self.locator, Unset):
            locator = self.locator.to_dict()

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "type": type_,
                "source": source,
            }
        )
        if selector is not UNSET:
            field_dict["selector"] = selector
        if sha256 is not UNSET:
            field_dict["sha256"] = sha256
        if locator is not UNSET:
            field_dict["locator"] = locator

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.locator import Locator  # noqa: PLC0415
        from ..models.text_position_selector import TextPositionSelector  # noqa: PLC0415
        from ..models.text_quote_selector import TextQuoteSelector  # noqa: PLC0415

        d = dict(src_dict)
        type_ = cast(Literal["SpecificResource"], d.pop("type"))
        if type_ != "SpecificResource":
            raise ValueError(f"type must match const 'SpecificResource', got '{type_}'")

        source = d.pop("source")

        _selector = d.pop("selector", UNSET)
        selector: list[TextPositionSelector | TextQuoteSelector] | Unset = UNSET
        if _selector is not UNSET:
            selector = []
            for selector_item_data in _selector:

                def _parse_selector_item(data: object) -> TextPositionSelector | TextQuoteSelector:
                    try:
                        if not isinstance(data, dict):
                            raise TypeError()
                        selector_item_type_0 = TextPositionSelector.from_dict(data)

                        return selector_item_type_0
                    except (TypeError, ValueError, AttributeError, KeyError):
                        pass
                    if not isinstance(data, dict):
                        raise TypeError()
                    selector_item_type_1 = TextQuoteSelector.from_dict(data)

                    return selector_item_type_1

                selector_item = _parse_selector_item(selector_item_data)

                selector.append(selector_item)

        sha256 = d.pop("sha256", UNSET)

        _locator = d.pop("locator", UNSET)
        locator: Locator | Unset
        if isinstance(_locator, Unset):
            locator = UNSET
        else:
            locator = Locator.from_dict(_locator)

        specific_resource = cls(
            type_=type_,
            source=source,
            selector=selector,
            sha256=sha256,
            locator=locator,
        )

        specific_resource.additional_properties = d
        return specific_resource

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
