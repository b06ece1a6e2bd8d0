from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.annotation import Annotation
    from ..models.fuzzy_date import FuzzyDate
    from ..models.linked_about import LinkedAbout
    from ..models.linked_figure import LinkedFigure
    from ..models.linked_hop import LinkedHop
    from ..models.linked_speaker import LinkedSpeaker
    from ..models.linked_version import LinkedVersion


T = TypeVar("T", bound="LinkedStatement")


@_attrs_define
class LinkedStatement:
    """One speech act: who said what about which facts, through whom it reached us.

    Attributes:
        context (str): The address of the context, which says what each key means.
        id (str): An absolute address.
        type_ (list[str]): What it is, by terms of the context.
        act (str): What was done by saying it.
        text (str): What was said, paraphrased.
        creator (list[str]): Who spoke.
        was_attributed_to (list[str]): Whose word it is: on whose behalf they speak, else the speakers.
        speakers (list[LinkedSpeaker]): Who spoke, as whom, and for whom.
        via (list[LinkedHop]): The reporting chain, from the speaker outward.
        about (list[str]): What it is about, whatever it says of it.
        stances (list[LinkedAbout]): What it says of each.
        figures (list[LinkedFigure]): Numbers that the speakers give.
        appearance (list[str]): The sources that it is cited from.
        evidence (list[Annotation]): Who says so, and where.
        main_entity_of_page (LinkedVersion): The record of it at this version, apart from what it is about: when, by
            what, and whence.
        quote (str | Unset): The words themselves; only where the licence allows.
        in_language (str | Unset): Language of the content.
        said (FuzzyDate | Unset): A date as written, with its first and last possible day.
        date_created (str | Unset): Where the EDTF is a plain date of ISO 8601.
        medium (str | Unset): Where it was said.
        addressee (str | Unset): To whom.
    """

    context: str
    id: str
    type_: list[str]
    act: str
    text: str
    creator: list[str]
    was_attributed_to: list[str]
    speakers: list[LinkedSpeaker]
    via: list[LinkedHop]
    about: list[str]
    stances: list[LinkedAbout]
    figures: list[LinkedFigure]
    appearance: list[str]
    evidence: list[Annotation]
    main_entity_of_page: LinkedVersion
    quote: str | Unset = UNSET
    in_language: str | Unset = UNSET
    said: FuzzyDate | Unset = UNSET
    date_created: str | Unset = UNSET
    medium: str | Unset = UNSET
    addressee: str | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        context = self.context

        id = self.id

        type_ = self.type_

        act = self.act

        text = self.text

        creator = self.creator

        was_attributed_to = self.was_attributed_to

        speakers = []
        for speakers_item_data in self.speakers:
            speakers_item = speakers_item_data.to_dict()
            speakers.append(speakers_item)

        via = []
        for via_item_data in self.via:
            via_item = via_item_data.to_dict()
            via.append(via_item)

        about = self.about

        stances = []
        for stances_item_data in self.stances:
            stances_item = stances_item_data.to_dict()
            stances.append(stances_item)

        figures = []
        for figures_item_data in self.figures:
            figures_item = figures_item_data.to_dict()
            figures.append(figures_item)

        appearance = self.appearance

        evidence = []
        for evidence_item_data in self.evidence:
            evidence_item = evidence_item_data.to_dict()
            evidence.append(evidence_item)

        main_entity_of_page = self.main_entity_of_page.to_dict()

        quote = self.quote

        in_language = self.in_language

        said: dict[str, Any] | Unset = UNSET
        if not isinstance(self.said, Unset):
            said = self.said.to_dict()

        date_created = self.date_created

        medium = self.medium

        addressee = self.addressee

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "@context": context,
                "id": id,
                "type": type_,
                "act": act,
                "text": text,
                "creator": creator,
                "wasAttributedTo": was_attributed_to,
                "speakers": speakers,
                "via": via,
                "about": about,
                "stances": stances,
                "figures": figures,
                "appearance": appearance,
                "evidence": evidence,
                "mainEntityOfPage": main_entity_of_page,
            }
        )
        if quote is not UNSET:
            field_dict["quote"] = quote
        if in_language is not UNSET:
            field_dict["inLanguage"] = in_language
        if said is not UNSET:
            field_dict["said"] = said
        if date_created is not UNSET:
            field_dict["dateCreated"] = date_created
        if medium is not UNSET:
            field_dict["medium"] = medium
        if addressee is not UNSET:
            field_dict["addressee"] = addressee

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.annotation import Annotation  # noqa: PLC0415
        from ..models.fuzzy_date import FuzzyDate  # noqa: PLC0415
        from ..models.linked_about import LinkedAbout  # noqa: PLC0415
        from ..models.linked_figure import LinkedFigure  # noqa: PLC0415
        from ..models.linked_hop import LinkedHop  # noqa: PLC0415
        from ..models.linked_speaker import LinkedSpeaker  # noqa: PLC0415
        from ..models.linked_version import LinkedVersion  # noqa: PLC0415

        d = dict(src_dict)
        context = d.pop("@context")

        id = d.pop("id")

        type_ = cast(list[str], d.pop("type"))

        act = d.pop("act")

        text = d.pop("text")

        creator = cast(list[str], d.pop("creator"))

        was_attributed_to = cast(list[str], d.pop("wasAttributedTo"))

        speakers = []
        _speakers = d.pop("speakers")
        for speakers_item_data in _speakers:
            speakers_item = LinkedSpeaker.from_dict(speakers_item_data)

            speakers.append(speakers_item)

        via = []
        _via = d.pop("via")
        for via_item_data in _via:
            via_item = LinkedHop.from_dict(via_item_data)

            via.append(via_item)

        about = cast(list[str], d.pop("about"))

        stances = []
        _stances = d.pop("stances")
        for stances_item_data in _stances:
            stances_item = LinkedAbout.from_dict(stances_item_data)

            stances.append(stances_item)

        figures = []
        _figures = d.pop("figures")
        for figures_item_data in _figures:
            figures_item = LinkedFigure.from_dict(figures_item_data)

            figures.append(figures_item)

        appearance = cast(list[str], d.pop("appearance"))

        evidence = []
        _evidence = d.pop("evidence")
        for evidence_item_data in _evidence:
            evidence_item = Annotation.from_dict(evidence_item_data)

            evidence.append(evidence_item)

        main_entity_of_page = LinkedVersion.from_dict(d.pop("mainEntityOfPage"))

        quote = d.pop("quote", UNSET)

        in_language = d.pop("inLanguage", UNSET)

        _said = d.pop("said", UNSET)
        said: FuzzyDate | Unset
        if isinstance(_said, Unset):
            said = UNSET
        else:
            said = FuzzyDate.from_dict(_said)

        date_created = d.pop("dateCreated", UNSET)

        medium = d.pop("medium", UNSET)

        addressee = d.pop("addressee", UNSET)

        linked_statement = cls(
            context=context,
            id=id,
            type_=type_,
            act=act,
            text=text,
            creator=creator,
            was_attributed_to=was_attributed_to,
            speakers=speakers,
            via=via,
            about=about,
            stances=stances,
            figures=figures,
            appearance=appearance,
            evidence=evidence,
            main_entity_of_page=main_entity_of_page,
            quote=quote,
            in_language=in_language,
            said=said,
            date_created=date_created,
            medium=medium,
            addressee=addressee,
        )

        linked_statement.additional_properties = d
        return linked_statement

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
