from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define

from ..models.act import Act, check_act
from ..models.medium import Medium, check_medium
from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.about_input import AboutInput
    from ..models.edtf_date_input import EdtfDateInput
    from ..models.evidence_input import EvidenceInput
    from ..models.figure_input import FigureInput
    from ..models.hop_input import HopInput
    from ..models.speaker_input import SpeakerInput


T = TypeVar("T", bound="StatementInput")


@_attrs_define
class StatementInput:
    """A statement that a writer sends.

    Attributes:
        act (Act): A code of the scheme `act`, defined at `/v1/codes/act`.
        speakers (list[SpeakerInput]): Who spoke.
        content (str): What was said, paraphrased.
        evidence (list[EvidenceInput]): Who says so, and where: at least one.
        quote (str | Unset): The words themselves; only where the licence allows.
        language (str | Unset): Language of the content.
        said (EdtfDateInput | Unset): A date that a writer sends.
        medium (Medium | Unset): A code of the scheme `medium`, defined at `/v1/codes/medium`.
        addressee (str | Unset): Key of the actor addressed.
        via (list[HopInput] | Unset): The reporting chain, from the speaker outward.
        about (list[AboutInput] | Unset): What it is about, with the stance taken.
        figures (list[FigureInput] | Unset): Numbers that the speakers give.
    """

    act: Act
    speakers: list[SpeakerInput]
    content: str
    evidence: list[EvidenceInput]
    quote: str | Unset = UNSET
    language: str | Unset = UNSET
    said: EdtfDateInput | Unset = UNSET
    medium: Medium | Unset = UNSET
    addressee: str | Unset = UNSET
    via: list[HopInput] | Unset = UNSET
    about: list[AboutInput] | Unset = UNSET
    figures: list[FigureInput] | Unset = UNSET

    def to_dict(self) -> dict[str, Any]:
        act: str = self.act

        speakers = []
        for speakers_item_data in self.speakers:
            speakers_item = speakers_item_data.to_dict()
            speakers.append(speakers_item)

        content = self.content

        evidence = []
        for evidence_item_data in self.evidence:
            evidence_item = evidence_item_data.to_dict()
            evidence.append(evidence_item)

        quote = self.quote

        language = self.language

        said: dict[str, Any] | Unset = UNSET
        if not isinstance(self.said, Unset):
            said = self.said.to_dict()

        medium: str | Unset = UNSET
        if not isinstance(self.medium, Unset):
            medium = self.medium

        addressee = self.addressee

        via: list[dict[str, Any]] | Unset = UNSET
        if not isinstance(self.via, Unset):
            via = []
            for via_item_data in self.via:
                via_item = via_item_data.to_dict()
                via.append(via_item)

        about: list[dict[str, Any]] | Unset = UNSET
        if not isinstance(self.about, Unset):
            about = []
            for about_item_data in self.about:
                about_item = about_item_data.to_dict()
                about.append(about_item)

        figures: list[dict[str, Any]] | Unset = UNSET
        if not isinstance(self.figures, Unset):
            figures = []
            for figures_item_data in self.figures:
                figures_item = figures_item_data.to_dict()
                figures.append(figures_item)

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "act": act,
                "speakers": speakers,
                "content": content,
                "evidence": evidence,
            }
        )
        if quote is not UNSET:
            field_dict["quote"] = quote
        if language is not UNSET:
            field_dict["language"] = language
        if said is not UNSET:
            field_dict["said"] = said
        if medium is not UNSET:
            field_dict["medium"] = medium
        if addressee is not UNSET:
            field_dict["addressee"] = addressee
        if via is not UNSET:
            field_dict["via"] = via
        if about is not UNSET:
            field_dict["about"] = about
        if figures is not UNSET:
            field_dict["figures"] = figures

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.about_input import AboutInput  # noqa: PLC0415
        from ..models.edtf_date_input import EdtfDateInput  # noqa: PLC0415
        from ..models.evidence_input import EvidenceInput  # noqa: PLC0415
        from ..models.figure_input import FigureInput  # noqa: PLC0415
        from ..models.hop_input import HopInput  # noqa: PLC0415
        from ..models.speaker_input import SpeakerInput  # noqa: PLC0415

        d = dict(src_dict)
        act = check_act(d.pop("act"))

        speakers = []
        _speakers = d.pop("speakers")
        for speakers_item_data in _speakers:
            speakers_item = SpeakerInput.from_dict(speakers_item_data)

            speakers.append(speakers_item)

        content = d.pop("content")

        evidence = []
        _evidence = d.pop("evidence")
        for evidence_item_data in _evidence:
            evidence_item = EvidenceInput.from_dict(evidence_item_data)

            evidence.append(evidence_item)

        quote = d.pop("quote", UNSET)

        language = d.pop("language", UNSET)

        _said = d.pop("said", UNSET)
        said: EdtfDateInput | Unset
        if isinstance(_said, Unset):
            said = UNSET
        else:
            said = EdtfDateInput.from_dict(_said)

        _medium = d.pop("medium", UNSET)
        medium: Medium | Unset
        if isinstance(_medium, Unset):
            medium = UNSET
        else:
            medium = check_medium(_medium)

        addressee = d.pop("addressee", UNSET)

        _via = d.pop("via", UNSET)
        via: list[HopInput] | Unset = UNSET
        if _via is not UNSET:
            via = []
            for via_item_data in _via:
                via_item = HopInput.from_dict(via_item_data)

                via.append(via_item)

        _about = d.pop("about", UNSET)
        about: list[AboutInput] | Unset = UNSET
        if _about is not UNSET:
            about = []
            for about_item_data in _about:
                about_item = AboutInput.from_dict(about_item_data)

                about.append(about_item)

        _figures = d.pop("figures", UNSET)
        figures: list[FigureInput] | Unset = UNSET
        if _figures is not UNSET:
            figures = []
            for figures_item_data in _figures:
                figures_item = FigureInput.from_dict(figures_item_data)

                figures.append(figures_item)

        statement_input = cls(
            act=act,
            speakers=speakers,
            content=content,
            evidence=evidence,
            quote=quote,
            language=language,
            said=said,
            medium=medium,
            addressee=addressee,
            via=via,
            about=about,
            figures=figures,
        )

        return statement_input
