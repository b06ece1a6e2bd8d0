from __future__ import annotations

import datetime
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


T = TypeVar("T", bound="Statement")


@_attrs_define
class Statement:
    """One speech act: who said what about which facts, through whom it reached us.

    Attributes:
        version (int): 1, 2, 3 … for each record.
        seq (int): Number of the change set that made this version.
        recorded_at (datetime.datetime): When that change set was recorded, in UTC.
        id (str): A public id: prefix of its kind and 26 characters of Crockford base32.
        kind (str): Kind of the record. Known codes: `actor`, `affiliation`, `event`, `statement`, `source`, `link`;
            more may come.
        dataset (str): A dataset's name in ids and addresses, which never changes: lower-case letters, digits and
            hyphens, at most 63.
        key (str): The writer's own name for a record, unique within its dataset and kind: not blank, NFC, no control
            characters, and none that are not seen (Unicode's Cf: directions of writing, joiners, soft hyphens).
        status (str): active, retracted, merged or purged. Known codes, defined at `/v1/codes/status`: `active`,
            `retracted`, `merged`, `purged`; more may come.
        act (str): What was done by saying it. Known codes, defined at `/v1/codes/act`: `claim_of_responsibility`,
            `denial`, `accusation`, `confirmation`, `assessment`, `characterization`, `announcement`, `appeal`, `threat`,
            `demand`, `promise`, `designation`, `testimony`, `report`, `casualty_report`, `retraction`, `correction`,
            `no_comment`; more may come.
        speakers (list[Speaker]): Who spoke.
        content (str): What was said, paraphrased.
        via (list[Hop]): The reporting chain, from the speaker outward.
        about (list[About]): What it is about, with the stance taken.
        figures (list[Figure]): Numbers that the speakers give.
        evidence (list[Evidence]): Who says so, and where.
        reason (str | Unset): Why it was retracted. Known codes, defined at `/v1/codes/reason`: `error`, `superseded`,
            `withdrawn_by_source`, `duplicate`, `licence`, `legal`, `other`; more may come.
        merged_into (str | Unset): The record that it was merged into, and that answers.
        quote (str | Unset): The words themselves; only where the licence allows.
        language (str | Unset): Language of the content.
        said (EdtfDate | Unset): A date as written, with its first and last possible day.
        medium (str | Unset): Where it was said. Known codes, defined at `/v1/codes/medium`: `interview`,
            `press_conference`, `press_release`, `social_media`, `video`, `manifesto`, `website`, `speech`, `court`,
            `broadcast`, `print`, `official_record`, `unknown`; more may come.
        addressee (str | Unset): To whom.
    """

    version: int
    seq: int
    recorded_at: datetime.datetime
    id: str
    kind: str
    dataset: str
    key: str
    status: str
    act: str
    speakers: list[Speaker]
    content: str
    via: list[Hop]
    about: list[About]
    figures: list[Figure]
    evidence: list[Evidence]
    reason: str | Unset = UNSET
    merged_into: str | Unset = UNSET
    quote: str | Unset = UNSET
    language: str | Unset = UNSET
    said: EdtfDate | Unset = UNSET
    medium: str | Unset = UNSET
    addressee: str | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        version = self.version

        seq = self.seq

        recorded_at = self.recorded_at.isoformat()

        id = self.id

        kind = self.kind

        dataset = self.dataset

        key = self.key

        status = self.status

        act = self.act

        speakers = []
        for speakers_item_data in self.speakers:
            speakers_item = speakers_item_data.to_dict()
            speakers.append(speakers_item)

        content = self.content

        via = []
        for via_item_data in self.via:
            via_item = via_item_data.to_dict()
            via.append(via_item)

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

        reason = self.reason

        merged_into = self.merged_into

        quote = self.quote

        language = self.language

        said: dict[str, Any] | Unset = UNSET
        if not isinstance(self.said, Unset):
            said = self.said.to_dict()

        medium = self.medium

        addressee = self.addressee

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "version": version,
                "seq": seq,
                "recorded_at": recorded_at,
                "id": id,
                "kind": kind,
                "dataset": dataset,
                "key": key,
                "status": status,
                "act": act,
                "speakers": speakers,
                "content": content,
                "via": via,
                "about": about,
                "figures": figures,
                "evidence": evidence,
            }
        )
        if reason is not UNSET:
            field_dict["reason"] = reason
        if merged_into is not UNSET:
            field_dict["merged_into"] = merged_into
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
        version = d.pop("version")

        seq = d.pop("seq")

        recorded_at = datetime.datetime.fromisoformat(d.pop("recorded_at"))

        id = d.pop("id")

        kind = d.pop("kind")

        dataset = d.pop("dataset")

        key = d.pop("key")

        status = d.pop("status")

        act = d.pop("act")

        speakers = []
        _speakers = d.pop("speakers")
        for speakers_item_data in _speakers:
            speakers_item = Speaker.from_dict(speakers_item_data)

            speakers.append(speakers_item)

        content = d.pop("content")

        via = []
        _via = d.pop("via")
        for via_item_data in _via:
            via_item = Hop.from_dict(via_item_data)

            via.append(via_item)

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

        reason = d.pop("reason", UNSET)

        merged_into = d.pop("merged_into", UNSET)

        quote = d.pop("quote", UNSET)

        language = d.pop("language", UNSET)

        _said = d.pop("said", UNSET)
        said: EdtfDate | Unset
        if isinstance(_said, Unset):
            said = UNSET
        else:
            said = EdtfDate.from_dict(_said)

        medium = d.pop("medium", UNSET)

        addressee = d.pop("addressee", UNSET)

        statement = cls(
            version=version,
            seq=seq,
            recorded_at=recorded_at,
            id=id,
            kind=kind,
            dataset=dataset,
            key=key,
            status=status,
            act=act,
            speakers=speakers,
            content=content,
            via=via,
            about=about,
            figures=figures,
            evidence=evidence,
            reason=reason,
            merged_into=merged_into,
            quote=quote,
            language=language,
            said=said,
            medium=medium,
            addressee=addressee,
        )

        statement.additional_properties = d
        return statement

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
