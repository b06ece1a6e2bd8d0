from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar
from uuid import UUID

from attrs import define as _attrs_define

from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.dataset_input import DatasetInput
    from ..models.link_records import LinkRecords
    from ..models.merge import Merge
    from ..models.put_actor import PutActor
    from ..models.put_affiliation import PutAffiliation
    from ..models.put_event import PutEvent
    from ..models.put_source import PutSource
    from ..models.put_statement import PutStatement
    from ..models.retract import Retract
    from ..models.unlink import Unlink
    from ..models.unmerge import Unmerge


T = TypeVar("T", bound="ChangeSetInput")


@_attrs_define
class ChangeSetInput:
    """An atomic, explained write: all of its operations happen, or none.

    Attributes:
        dataset (str): A dataset's name in ids and addresses, which never changes: lower-case letters, digits and
            hyphens, at most 63.
        reason (str): Why, for those who read the history.
        operations (list[LinkRecords | Merge | PutActor | PutAffiliation | PutEvent | PutSource | PutStatement | Retract
            | Unlink | Unmerge]): What to do with which record, each record once.
        id (UUID | Unset): Your own id, so that sending twice is safe.
        edition (str | Unset): Edition of the dataset that this writes.
        dataset_meta (DatasetInput | Unset): What a change set says of its dataset: creates it, or changes what is
            named.
    """

    dataset: str
    reason: str
    operations: list[
        LinkRecords
        | Merge
        | PutActor
        | PutAffiliation
        | PutEvent
        | PutSource
        | PutStatement
        | Retract
        | Unlink
        | Unmerge
    ]
    id: UUID | Unset = UNSET
    edition: str | Unset = UNSET
    dataset_meta: DatasetInput | Unset = UNSET

    def to_dict(self) -> dict[str, Any]:
        from ..models.link_records import LinkRecords  # noqa: PLC0415
        from ..models.merge import Merge  # noqa: PLC0415
        from ..models.put_actor import PutActor  # noqa: PLC0415
        from ..models.put_affiliation import PutAffiliation  # noqa: PLC0415
        from ..models.put_event import PutEvent  # noqa: PLC0415
        from ..models.put_source import PutSource  # noqa: PLC0415
        from ..models.put_statement import PutStatement  # noqa: PLC0415
        from ..models.retract import Retract  # noqa: PLC0415
        from ..models.unmerge import Unmerge  # noqa: PLC0415

        dataset = self.dataset

        reason = self.reason

        operations = []
        for operations_item_data in self.operations:
            operations_item: dict[str, Any]
            if isinstance(operations_item_data, PutActor):
                operations_item = operations_item_data.to_dict()
            elif isinstance(operations_item_data, PutAffiliation):
                operations_item = operations_item_data.to_dict()
            elif isinstance(operations_item_data, PutEvent):
                operations_item = operations_item_data.to_dict()
            elif isinstance(operations_item_data, PutStatement):
                operations_item = operations_item_data.to_dict()
            elif isinstance(operations_item_data, PutSource):
                operations_item = operations_item_data.to_dict()
            elif isinstance(operations_item_data, Retract):
                operations_item = operations_item_data.to_dict()
            elif isinstance(operations_item_data, Merge):
                operations_item = operations_item_data.to_dict()
            elif isinstance(operations_item_data, Unmerge):
                operations_item = operations_item_data.to_dict()
            elif isinstance(operations_item_data, LinkRecords):
                operations_item = operations_item_data.to_dict()
            else:
                operations_item = operations_item_data.to_dict()

            operations.append(operations_item)

        id: str | Unset = UNSET
        if not isinstance(self.id, Unset):
            id = str(self.id)

        edition = self.edition

        dataset_meta: dict[str, Any] | Unset = UNSET
        if not isinstance(self.dataset_meta, Unset):
            dataset_meta = self.dataset_meta.to_dict()

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "dataset": dataset,
                "reason": reason,
                "operations": operations,
            }
        )
        if id is not UNSET:
            field_dict["id"] = id
        if edition is not UNSET:
            field_dict["edition"] = edition
        if dataset_meta is not UNSET:
            field_dict["dataset_meta"] = dataset_meta

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.dataset_input import DatasetInput  # noqa: PLC0415
        from ..models.link_records import LinkRecords  # noqa: PLC0415
        from ..models.merge import Merge  # noqa: PLC0415
        from ..models.put_actor import PutActor  # noqa: PLC0415
        from ..models.put_affiliation import PutAffiliation  # noqa: PLC0415
        from ..models.put_event import PutEvent  # noqa: PLC0415
        from ..models.put_source import PutSource  # noqa: PLC0415
        from ..models.put_statement import PutStatement  # noqa: PLC0415
        from ..models.retract import Retract  # noqa: PLC0415
        from ..models.unlink import Unlink  # noqa: PLC0415
        from ..models.unmerge import Unmerge  # noqa: PLC0415

        d = dict(src_dict)
        dataset = d.pop("dataset")

        reason = d.pop("reason")

        operations = []
        _operations = d.pop("operations")
        for operations_item_data in _operations:

            def _parse_operations_item(
                data: object,
            ) -> (
                LinkRecords
                | Merge
                | PutActor
                | PutAffiliation
                | PutEvent
                | PutSource
                | PutStatement
                | Retract
                | Unlink
                | Unmerge
            ):
                try:
                    if not isinstance(data, dict):
                        raise TypeError()
                    componentsschemas_operation_type_0 = PutActor.from_dict(data)

                    return componentsschemas_operation_type_0
                except (TypeError, ValueError, AttributeError, KeyError):
                    pass
                try:
                    if not isinstance(data, dict):
                        raise TypeError()
                    componentsschemas_operation_type_1 = PutAffiliation.from_dict(data)

                    return componentsschemas_operation_type_1
                except (TypeError, ValueError, AttributeError, KeyError):
                    pass
                try:
                    if not isinstance(data, dict):
                        raise TypeError()
                    componentsschemas_operation_type_2 = PutEvent.from_dict(data)

                    return componentsschemas_operation_type_2
                except (TypeError, ValueError, AttributeError, KeyError):
                    pass
                try:
                    if not isinstance(data, dict):
                        raise TypeError()
                    componentsschemas_operation_type_3 = PutStatement.from_dict(data)

                    return componentsschemas_operation_type_3
                except (TypeError, ValueError, AttributeError, KeyError):
                    pass
                try:
                    if not isinstance(data, dict):
                        raise TypeError()
                    componentsschemas_operation_type_4 = PutSource.from_dict(data)

                    return componentsschemas_operation_type_4
                except (TypeError, ValueError, AttributeError, KeyError):
                    pass
                try:
                    if not isinstance(data, dict):
                        raise TypeError()
                    componentsschemas_operation_type_5 = Retract.from_dict(data)

                    return componentsschemas_operation_type_5
                except (TypeError, ValueError, AttributeError, KeyError):
                    pass
                try:
                    if not isinstance(data, dict):
                        raise TypeError()
                    componentsschemas_operation_type_6 = Merge.from_dict(data)

                    return componentsschemas_operation_type_6
                except (TypeError, ValueError, AttributeError, KeyError):
                    pass
                try:
                    if not isinstance(data, dict):
                        raise TypeError()
                    componentsschemas_operation_type_7 = Unmerge.from_dict(data)

                    return componentsschemas_operation_type_7
                except (TypeError, ValueError, AttributeError, KeyError):
                    pass
                try:
                    if not isinstance(data, dict):
                        raise TypeError()
                    componentsschemas_operation_type_8 = LinkRecords.from_dict(data)

                    return componentsschemas_operation_type_8
                except (TypeError, ValueError, AttributeError, KeyError):
                    pass
                if not isinstance(data, dict):
                    raise TypeError()
                componentsschemas_operation_type_9 = Unlink.from_dict(data)

                return componentsschemas_operation_type_9

            operations_item = _parse_operations_item(operations_item_data)

            operations.append(operations_item)

        _id = d.pop("id", UNSET)
        id: UUID | Unset
        if isinstance(_id, Unset):
            id = UNSET
        else:
            id = UUID(_id)

        edition = d.pop("edition", UNSET)

        _dataset_meta = d.pop("dataset_meta", UNSET)
        dataset_meta: DatasetInput | Unset
        if isinstance(_dataset_meta, Unset):
            dataset_meta = UNSET
        else:
            dataset_meta = DatasetInput.from_dict(_dataset_meta)

        change_set_input = cls(
            dataset=dataset,
            reason=reason,
            operations=operations,
            id=id,
            edition=edition,
            dataset_meta=dataset_meta,
        )

        return change_set_input
