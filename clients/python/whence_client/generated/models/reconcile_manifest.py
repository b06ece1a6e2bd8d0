from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

if TYPE_CHECKING:
    from ..models.extend_service import ExtendService
    from ..models.reconcile_type import ReconcileType
    from ..models.suggest_services import SuggestServices
    from ..models.template import Template


T = TypeVar("T", bound="ReconcileManifest")


@_attrs_define
class ReconcileManifest:
    """What the service is, and what it can do.

    Attributes:
        versions (list[str]): Of the API.
        name (str): What the service is called.
        identifier_space (str): Where ids are unique.
        schema_space (str): Where types are defined.
        documentation (str): Where it is described.
        service_version (str): Of the software.
        default_types (list[ReconcileType]): All types.
        view (Template): Where an entity is.
        suggest (SuggestServices): Where what begins so is suggested.
        extend (ExtendService): How values of entities are asked for.
        batch_size (int): How many queries a batch has at most.
    """

    versions: list[str]
    name: str
    identifier_space: str
    schema_space: str
    documentation: str
    service_version: str
    default_types: list[ReconcileType]
    view: Template
    suggest: SuggestServices
    extend: ExtendService
    batch_size: int
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        versions = self.versions

        name = self.name

        identifier_space = self.identifier_space

        schema_space = self.schema_space

        documentation = self.documentation

        service_version = self.service_version

        default_types = []
        for default_types_item_data in self.default_types:
            default_types_item = default_types_item_data.to_dict()
            default_types.append(default_types_item)

        view = self.view.to_dict()

        suggest = self.suggest.to_dict()

        extend = self.extend.to_dict()

        batch_size = self.batch_size

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "versions": versions,
                "name": name,
                "identifierSpace": identifier_space,
                "schemaSpace": schema_space,
                "documentation": documentation,
                "serviceVersion": service_version,
                "defaultTypes": default_types,
                "view": view,
                "suggest": suggest,
                "extend": extend,
                "batchSize": batch_size,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.extend_service import ExtendService  # noqa: PLC0415
        from ..models.reconcile_type import ReconcileType  # noqa: PLC0415
        from ..models.suggest_services import SuggestServices  # noqa: PLC0415
        from ..models.template import Template  # noqa: PLC0415

        d = dict(src_dict)
        versions = cast(list[str], d.pop("versions"))

        name = d.pop("name")

        identifier_space = d.pop("identifierSpace")

        schema_space = d.pop("schemaSpace")

        documentation = d.pop("documentation")

        service_version = d.pop("serviceVersion")

        default_types = []
        _default_types = d.pop("defaultTypes")
        for default_types_item_data in _default_types:
            default_types_item = ReconcileType.from_dict(default_types_item_data)

            default_types.append(default_types_item)

        view = Template.from_dict(d.pop("view"))

        suggest = SuggestServices.from_dict(d.pop("suggest"))

        extend = ExtendService.from_dict(d.pop("extend"))

        batch_size = d.pop("batchSize")

        reconcile_manifest = cls(
            versions=versions,
            name=name,
            identifier_space=identifier_space,
            schema_space=schema_space,
            documentation=documentation,
            service_version=service_version,
            default_types=default_types,
            view=view,
            suggest=suggest,
            extend=extend,
            batch_size=batch_size,
        )

        reconcile_manifest.additional_properties = d
        return reconcile_manifest

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
