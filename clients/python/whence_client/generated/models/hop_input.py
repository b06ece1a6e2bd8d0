from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define

from ..models.medium import Medium, check_medium
from ..models.via_mode import ViaMode, check_via_mode
from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.edtf_date_input import EdtfDateInput


T = TypeVar("T", bound="HopInput")


@_attrs_define
class HopInput:
    """One hop of the reporting chain, from the speaker outward.

    Attributes:
        actor (str): Key of the actor that passed it on.
        mode (ViaMode): A code of the scheme `via_mode`, defined at `/v1/codes/via_mode`.
        medium (Medium | Unset): A code of the scheme `medium`, defined at `/v1/codes/medium`.
        date (EdtfDateInput | Unset): A date that a writer sends.
    """

    actor: str
    mode: ViaMode
    medium: Medium | Unset = UNSET
    date: EdtfDateInput | Unset = UNSET

    def to_dict(self) -> dict[str, Any]:
        actor = self.actor

        mode: str = self.mode

        medium: str | Unset = UNSET
        if not isinstance(self.medium, Unset):
            medium = self.medium

        date: dict[str, Any] | Unset = UNSET
        if not isinstance(self.date, Unset):
            date = self.date.to_dict()

        field_dict: dict[str, Any] = {}

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
        from ..models.edtf_date_input import EdtfDateInput  # noqa: PLC0415

        d = dict(src_dict)
        actor = d.pop("actor")

        mode = check_via_mode(d.pop("mode"))

        _medium = d.pop("medium", UNSET)
        medium: Medium | Unset
        if isinstance(_medium, Unset):
            medium = UNSET
        else:
            medium = check_medium(_medium)

        _date = d.pop("date", UNSET)
        date: EdtfDateInput | Unset
        if isinstance(_date, Unset):
            date = UNSET
        else:
            date = EdtfDateInput.from_dict(_date)

        hop_input = cls(
            actor=actor,
            mode=mode,
            medium=medium,
            date=date,
        )

        return hop_input
