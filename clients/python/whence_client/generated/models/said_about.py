from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.about import About
    from ..models.edtf_date import EdtfDate
    from ..models.evidence import Evidence
    from ..models.figure import Figure
    from ..models.hop import Hop
    from ..models.speaker import Speaker


T = TypeVar("T", bound="SaidAbout")


@_attrs_define
class SaidAbout:
    """A statement, and by what of it it is in its group.

    Attributes:
        id (str): A public id: prefix of its kind and 26 characters of Crockford base32.
        act (str): What was done by saying it. Known codes, defined at `/v1/codes/act`: `claim_of_responsibility`,
            `denial`, `accusation`, `confirmation`, `assessment`, `characterization`, `announcement`, `appeal`, `threat`,
            `demand`, `promise`, `designation`, `testimony`, `report`, `casualty_report`, `retraction`, `correction`,
            `no_comment`; more may come.
        speakers (list[Speaker]): Who spoke.
        via (list[Hop]): The reporting chain, from the speaker outward.
        content (str): What was said, paraphrased.
        about (list[About]): What of it is about the actor, with this group's stance or relation; where the group has
            neither, all that it is about.
        figures (list[Figure]): Numbers that the speakers give; where the group is `counted`, those that count the
            actor's people or things.
        evidence (list[Evidence]): Who says so, and where.
        said (EdtfDate | Unset): A date as written, with its first and last possible day.
        medium (str | Unset): Where it was said. Known codes, defined at `/v1/codes/medium`: `interview`,
            `press_conference`, `press_release`, `social_media`, `video`, `manifesto`, `website`, `speech`, `court`,
            `broadcast`, `print`, `official_record`, `unknown`; more may come.
        quote (str | Unset): The words themselves; only where the licence allows.
        language (str | Unset): BCP 47 language tag.
    """

    id: str
    act: str
    speakers: list[Speaker]
    via: list[Hop]
    content: str
    about: list[About]
    figures: list[Figure]
    evidence: list[Evidence]
    said: EdtfDate | Unset = UNSET
    medium: str | Unset = UNSET
    quote: str | Unset = UNSET
    language: str | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        id = self.id

        act = self.act

        speakers = []
        for speakers_item_data in self.speakers:
            speakers_item = speakers_item_data.to_dict()
            speakers.append(speakers_item)

        via = []
        for via_item_data in self.via:
            via_item = via_item_data.to_dict()
            via.append(via_item)

        content = self.content

        about = []
        for about_item_data in self.about:
            about_item = about_item_data.to_dict()
            about.append(about_item)

        figures = []
        for figures_item_data in self.figures:
            figures_item = figures_item_data.to_dict()
            figures.append(figures_item)

        evidence = []
        for evidence_item_data in self.evidence:
            evidence_item = evidence_item_data.to_dict()
            evidence.append(evidence_item)

        said: dict[str, Any] | Unset = UNSET
        if not isinstance(self.said, Unset):
            said = self.said.to_dict()

        medium = self.medium

        quote = self.quote

        language = self.language

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "id": id,
                "act": act,
                "speakers": speakers,
                "via": via,
                "content": content,
                "about": about,
                "figures": figures,
                "evidence": evidence,
            }
        )
        if said is not UNSET:
            field_dict["said"] = said
        if medium is not UNSET:
            field_dict["medium"] = medium
        if quote is not UNSET:
            field_dict["quote"] = quote
        if language is not UNSET:
            field_dict["language"] = language

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.about import About  # noqa: PLC0415
        from ..models.edtf_date import EdtfDate  # noqa: PLC0415
        from ..models.evidence import Evidence  # noqa: PLC0415
        from ..models.figure import Figure  # noqa: PLC0415
        from ..models.hop import Hop  # noqa: PLC0415
        from ..models.speaker import Speaker  # noqa: PLC0415

        d = dict(src_dict)
        id = d.pop("id")

        act = d.pop("act")

        speakers = []
        _speakers = d.pop("speakers")
        for speakers_item_data in _speakers:
            speakers_item = Speaker.from_dict(speakers_item_data)

            speakers.append(speakers_item)

        via = []
        _via = d.pop("via")
        for via_item_data in _via:
            via_item = Hop.from_dict(via_item_data)

            via.append(via_item)

        content = d.pop("content")

        about = []
        _about = d.pop("about")
        for about_item_data in _about:
            about_item = About.from_dict(about_item_data)

            about.append(about_item)

        figures = []
        _figures = d.pop("figures")
        for figures_item_data in _figures:
            figures_item = Figure.from_dict(figures_item_data)

            figures.append(figures_item)

        evidence = []
        _evidence = d.pop("evidence")
        for evidence_item_data in _evidence:
            evidence_item = Evidence.from_dict(evidence_item_data)

            evidence.append(evidence_item)

        _said = d.pop("said", UNSET)
        said: EdtfDate | Unset
        if isinstance(_said, Unset):
            said = UNSET
        else:
            said = EdtfDate.from_dict(_said)

        medium = d.pop("medium", UNSET)

        quote = d.pop("quote", UNSET)

        language = d.pop("language", UNSET)

        said_about = cls(
            id=id,
            act=act,
            speakers=speakers,
            via=via,
            content=content,
            about=about,
            figures=figures,
            evidence=evidence,
            said=said,
            medium=medium,
            quote=quote,
            language=language,
        )

        said_about.additional_properties = d
        return said_about

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
