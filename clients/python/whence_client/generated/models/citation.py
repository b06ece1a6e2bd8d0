from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

if TYPE_CHECKING:
    from ..models.csl import Csl


T = TypeVar("T", bound="Citation")


@_attrs_define
class Citation:
    """How to cite a release.

    Attributes:
        text (str): As the dataset says, with the release and its address.
        bibtex (str): As BibTeX.
        csl (Csl): An entry of CSL-JSON 1.0.2, which Zotero, Pandoc and their like read.
    """

    text: str
    bibtex: str
    csl: Csl
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        text = self.text

        bibtex = self.bibtex

        csl = self.csl.to_dict()

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "text": text,
                "bibtex": bibtex,
                "csl": csl,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.csl import Csl  # noqa: PLC0415

        d = dict(src_dict)
        text = d.pop("text")

        bibtex = d.pop("bibtex")

        csl = Csl.from_dict(d.pop("csl"))

        citation = cls(
            text=text,
            bibtex=bibtex,
            csl=csl,
        )

        citation.additional_properties = d
        return citation

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
