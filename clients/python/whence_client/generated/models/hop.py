from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.edtf_date import EdtfDate


T = TypeVar("T", bound="Hop")


@_attrs_define
class Hop:
    """One hop of the reporting chain, from the speaker outward.

    Attributes:
        actor (str): The actor that passed it on.
        mode (str): How it was passed on. Known codes, defined at `/v1/codes/via_mode`: `direct`, `quoted`,
            `paraphrased`, `translated`, `republished`, `anonymous`; more may come.
        medium (str | Unset): Where. Known codes, defined at `/v1/codes/medium`: `interview`, `press_conference`,
            `press_release`, `social_media`, `video`, `manifesto`, `website`, `speech`, `court`, `broadcast`, `print`,
            `official_record`, `unknown`; more may come.
        date (EdtfDate | Unset): A date as written, with its first and last possible day.
    """

    actor: str
    mode: str
    medium: str | Unset = UNSET
    date: EdtfDate | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        actor = self.actor

        mode = self.mode

        medium = self.medium

        date: dict[str, Any] | Unset = UNSET
        if not isinstance(self.date, Unset):
            date = self.date.to_dict()

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "actor": actor,
                "mode": mode,
            }
        )
        if medium is not UNSET:
            field_dict["medium"] = medium
        if date is not UNSET:
            field_dict["date"] = date

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.edtf_date import EdtfDate  # noqa: PLC0415

        d = dict(src_dict)
        actor = d.pop("actor")

        mode = d.pop("mode")

        medium = d.pop("medium", UNSET)

        _date = d.pop("date", UNSET)
        date: EdtfDate | Unset
        if isinstance(_date, Unset):
            date = UNSET
        else:
            date = EdtfDate.from_dict(_date)

        hop = cls(
            actor=actor,
            mode=mode,
            medium=medium,
            date=date,
        )

        hop.additional_properties = d
        return hop

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
