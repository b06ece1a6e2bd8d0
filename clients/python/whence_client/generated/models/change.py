from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar
from uuid import UUID

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.actor import Actor
    from ..models.affiliation import Affiliation
    from ..models.event import Event
    from ..models.link import Link
    from ..models.source import Source
    from ..models.statement import Statement


T = TypeVar("T", bound="Change")


@_attrs_define
class Change:
    """A change of a record, with its whole state after it.

    Attributes:
        cursor (str): Its place in the feed: seq and ordinal in it.
        op (str): What brought the version: an operation on the record, or `render`: its standing changed, or an upgrade
            shows more of it. Known codes: `put`, `retract`, `merge`, `unmerge`, `link`, `unlink`, `purge`, `render`; more
            may come.
        id (str): A public id: prefix of its kind and 26 characters of Crockford base32.
        kind (str): Kind of the record. Known codes: `actor`, `affiliation`, `event`, `statement`, `source`, `link`;
            more may come.
        dataset (str): A dataset's name in ids and addresses, which never changes: lower-case letters, digits and
            hyphens, at most 63.
        version (int): The version that it made.
        content_hash (str): SHA-256 of the document without version, seq and recorded_at.
        recorded_at (datetime.datetime): When it was recorded, in UTC.
        change_set (UUID): Id of the change set.
        status (str | Unset): Only without `record`: what the record is by now. `retracted`: for reason `legal`;
            `purged`. Known codes, defined at `/v1/codes/status`: `active`, `retracted`, `merged`, `purged`; more may come.
        record (Actor | Affiliation | Event | Link | Source | Statement | Unset): The record as it was after the change;
            on a retraction its last state. Absent from every entry of a record that by now is retracted for reason `legal`,
            or purged.
    """

    cursor: str
    op: str
    id: str
    kind: str
    dataset: str
    version: int
    content_hash: str
    recorded_at: datetime.datetime
    change_set: UUID
    status: str | Unset = UNSET
    record: Actor | Affiliation | Event | Link | Source | Statement | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        from ..models.actor import Actor  # noqa: PLC0415
        from ..models.affiliation import Affiliation  # noqa: PLC0415
        from ..models.event import Event  # noqa: PLC0415
        from ..models.source import Source  # noqa: PLC0415
        from ..models.statement import Statement  # noqa: PLC0415

        cursor = self.cursor

        op = self.op

        id = self.id

        kind = self.kind

        dataset = self.dataset

        version = self.version

        content_hash = self.content_hash

        recorded_at = self.recorded_at.isoformat()

        change_set = str(self.change_set)

        status = self.status

        record: dict[str, Any] | Unset
        if isinstance(self.record, Unset):
            record = UNSET
        elif isinstance(self.record, Actor):
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
                "cursor": cursor,
                "op": op,
                "id": id,
                "kind": kind,
                "dataset": dataset,
                "version": version,
                "content_hash": content_hash,
                "recorded_at": recorded_at,
                "change_set": change_set,
            }
        )
        if status is not UNSET:
            field_dict["status"] = status
        if record is not UNSET:
            field_dict["record"] = record

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.actor import Actor  # noqa: PLC0415
        from ..models.affiliation import Affiliation  # noqa: PLC0415
        from ..models.event import Event  # noqa: PLC0415
        from ..models.link import Link  # noqa: PLC0415
        from ..models.source import Source  # noqa: PLC0415
        from ..models.statement import Statement  # noqa: PLC0415

        d = dict(src_dict)
        cursor = d.pop("cursor")

        op = d.pop("op")

        id = d.pop("id")

        kind = d.pop("kind")

        dataset = d.pop("dataset")

        version = d.pop("version")

        content_hash = d.pop("content_hash")

        recorded_at = datetime.datetime.fromisoformat(d.pop("recorded_at"))

        change_set = UUID(d.pop("change_set"))

        status = d.pop("status", UNSET)

        def _parse_record(
            data: object,
        ) -> Actor | Affiliation | Event | Link | Source | Statement | Unset:
            if isinstance(data, Unset):
                return data
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

        record = _parse_record(d.pop("record", UNSET))

        change = cls(
            cursor=cursor,
            op=op,
            id=id,
            kind=kind,
            dataset=dataset,
            version=version,
            content_hash=content_hash,
            recorded_at=recorded_at,
            change_set=change_set,
            status=status,
            record=record,
        )

        change.additional_properties = d
        return change

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
