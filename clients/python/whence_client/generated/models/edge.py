from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.edtf_date import EdtfDate
    from ..models.standing import Standing


T = TypeVar("T", bound="Edge")


@_attrs_define
class Edge:
    """An affiliation between two actors of the network, read `subject type object`.

    Attributes:
        id (str): Id of the affiliation.
        subject (str): The actor whose affiliation it is; of a merged one the record that answers for it.
        type_ (str): What ties them. Known codes, defined at `/v1/codes/affiliation_type`: `commands`, `leads`,
            `member_of`, `spokesperson_for`, `founded`, `employed_by`, `represents`, `part_of`, `under_command_of`,
            `controlled_by`, `armed_by`, `recognized_by`, `fights_for`, `allied_with`, `opposes`, `owns`, `split_from`,
            `succeeds`, `merged_into`, `related_to`; more may come.
        object_ (str): The actor it is to, likewise.
        attested (list[EdtfDate]): Dates on which a source shows it in force.
        standing (Standing): Who says so and who denies it; derived from the statements, decided by nobody.
        title (str | Unset): Office or rank.
        start (EdtfDate | Unset): A date as written, with its first and last possible day.
        end (EdtfDate | Unset): A date as written, with its first and last possible day.
    """

    id: str
    subject: str
    type_: str
    object_: str
    attested: list[EdtfDate]
    standing: Standing
    title: str | Unset = UNSET
    start: EdtfDate | Unset = UNSET
    end: EdtfDate | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        id = self.id

        subject = self.subject

        type_ = self.type_

        object_ = self.object_

        attested = []
        for attested_item_data in self.attested:
            attested_item = attested_item_data.to_dict()
            attested.append(attested_item)

        standing = self.standing.to_dict()

        title = self.title

        start: dict[str, Any] | Unset = UNSET
        if not isinstance(self.start, Unset):
            start = self.start.to_dict()

        end: dict[str, Any] | Unset = UNSET
        if not isinstance(self.end, Unset):
            end = self.end.to_dict()

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "id": id,
                "subject": subject,
                "type": type_,
                "object": object_,
                "attested": attested,
                "standing": standing,
            }
        )
        if title is not UNSET:
            field_dict["title"] = title
        if start is not UNSET:
            field_dict["start"] = start
        if end is not UNSET:
            field_dict["end"] = end

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.edtf_date import EdtfDate  # noqa: PLC0415
        from ..models.standing import Standing  # noqa: PLC0415

        d = dict(src_dict)
        id = d.pop("id")

        subject = d.pop("subject")

        type_ = d.pop("type")

        object_ = d.pop("object")

        attested = []
        _attested = d.pop("attested")
        for attested_item_data in _attested:
            attested_item = EdtfDate.from_dict(attested_item_data)

            attested.append(attested_item)

        standing = Standing.from_dict(d.pop("standing"))

        title = d.pop("title", UNSET)

        _start = d.pop("start", UNSET)
        start: EdtfDate | Unset
        if isinstance(_start, Unset):
            start = UNSET
        else:
            start = EdtfDate.from_dict(_start)

        _end = d.pop("end", UNSET)
        end: EdtfDate | Unset
        if isinstance(_end, Unset):
            end = UNSET
        else:
            end = EdtfDate.from_dict(_end)

        edge = cls(
            id=id,
            subject=subject,
            type_=type_,
            object_=object_,
            attested=attested,
            standing=standing,
            title=title,
            start=start,
            end=end,
        )

        edge.additional_properties = d
        return edge

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
