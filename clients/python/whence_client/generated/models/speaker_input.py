from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define

from ..types import UNSET, Unset

T = TypeVar("T", bound="SpeakerInput")


@_attrs_define
class SpeakerInput:
    """Who speaks, and for whom.

    Attributes:
        actor (str): Key of the speaker.
        title (str | Unset): What the speaker is called there.
        on_behalf_of (str | Unset): Key of the actor whose word it is.
    """

    actor: str
    title: str | Unset = UNSET
    on_behalf_of: str | Unset = UNSET

    def to_dict(self) -> dict[str, Any]:
        actor = self.actor

        title = self.title

        on_behalf_of = self.on_behalf_of

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "actor": actor,
            }
        )
        if title is not UNSET:
            field_dict["title"] = title
        if on_behalf_of is not UNSET:
            field_dict["on_behalf_of"] = on_behalf_of

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        actor = d.pop("actor")

        title = d.pop("title", UNSET)

        on_behalf_of = d.pop("on_behalf_of", UNSET)

        speaker_input = cls(
            actor=actor,
            title=title,
            on_behalf_of=on_behalf_of,
        )

        return speaker_input
