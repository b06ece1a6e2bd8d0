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

from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.event_input import EventInput


T = TypeVar("T", bound="PutEvent")


@_attrs_define
class PutEvent:
    """Put event: as a whole, new or in place of the last.

    Attributes:
        op (Literal['put']): Put event: as a whole, new or in place of the last.
        kind (Literal['event']): Kind of the record.
        key (str): The writer's own name for a record, unique within its dataset and kind: not blank, NFC, no control
            characters, and none that are not seen (Unicode's Cf: directions of writing, joiners, soft hyphens).
        record (EventInput): An event that a writer sends, with all its participations.
        expect_version (int | Unset): The version you have read; 0: it must not exist yet.
    """

    op: Literal["put"]
    kind: Literal["event"]
    key: str
    record: EventInput
    expect_version: int | Unset = UNSET

    def to_dict(self) -> dict[str, Any]:
        op = self.op

        kind = self.kind

        key = self.key

        record = self.record.to_dict()

        expect_version = self.expect_version

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "op": op,
                "kind": kind,
                "key": key,
                "record": record,
            }
        )
        if expect_version is not UNSET:
            field_dict["expect_version"] = expect_version

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.event_input import EventInput  # noqa: PLC0415

        d = dict(src_dict)
        op = cast(Literal["put"], d.pop("op"))
        if op != "put":
            raise ValueError(f"op must match const 'put', got '{op}'")

        kind = cast(Literal["event"], d.pop("kind"))
        if kind != "event":
            raise ValueError(f"kind must match const 'event', got '{kind}'")

        key = d.pop("key")

        record = EventInput.from_dict(d.pop("record"))

        expect_version = d.pop("expect_version", UNSET)

        put_event = cls(
            op=op,
            kind=kind,
            key=key,
            record=record,
            expect_version=expect_version,
        )

        return put_event
