"""What linked documents of several kinds are made of."""

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final, TypeVar, overload

import msgspec
from msgspec import UNSET, UnsetType

from api.answers import licence_address
from api.formats.addresses import Addresses, as_iri
from schemas.annotations import (
    Annotation,
    Locator,
    SpecificResource,
    TextPositionSelector,
    TextQuoteSelector,
)
from schemas.dates import Date
from schemas.evidence import Evidence, TextPassage
from schemas.figures import Figure
from schemas.labels import Label
from schemas.linkedparts import (
    FuzzyDate,
    LinkedFigure,
    LinkedLabel,
    LinkedStanding,
    LinkedVersion,
    LinkedVoice,
)
from schemas.records import Document
from schemas.standing import Standing, Voice

#: A day, a month or a year as ISO 8601 has them; what else looks so in EDTF is a season.
PLAIN: Final = re.compile(r"\d{4}(-(0[1-9]|1[0-2])(-\d\d)?)?")
LABELLED: Final[Mapping[str, str]] = {
    "actor": "Agent",
    "event": "Event",
    "participation": "Participation",
    "source": "CreativeWork",
}
Made = TypeVar("Made", bound=msgspec.Struct)


class Linking(msgspec.Struct, frozen=True):
    """What is to be linked beside a record: addresses, labels, and the licence of its dataset."""

    addresses: Addresses
    labels: Mapping[str, Label]
    licence: str

    @overload
    def record(self, public_id: str) -> str: ...
    @overload
    def record(self, public_id: str | UnsetType) -> str | UnsetType: ...
    def record(self, public_id: str | UnsetType) -> str | UnsetType:
        """The address of a record, if one is named."""
        return UNSET if public_id is UNSET else self.addresses.record(public_id)

    def records(self, ids: Iterable[str]) -> list[str]:
        """The addresses of records, each once."""
        return [self.record(public_id) for public_id in dict.fromkeys(ids)]

    @overload
    def code(self, scheme: str, code: str) -> str: ...
    @overload
    def code(self, scheme: str, code: str | UnsetType) -> str | UnsetType: ...
    def code(self, scheme: str, code: str | UnsetType) -> str | UnsetType:
        """The address of a code, if there is one."""
        return UNSET if code is UNSET else self.addresses.code(scheme, code)


def same(record: msgspec.Struct, kind: type[Made], **other: Any) -> Made:
    """A linked struct with the fields that it has in common with the record's, and others."""
    there = {*record.__struct_fields__} & {*kind.__struct_fields__}
    return kind(**{name: getattr(record, name) for name in there} | other)


@overload
def date(value: Date) -> FuzzyDate: ...
@overload
def date(value: Date | UnsetType) -> FuzzyDate | UnsetType: ...
def date(value: Date | UnsetType) -> FuzzyDate | UnsetType:
    """A date as written, with its days."""
    return UNSET if value is UNSET else same(value, FuzzyDate)


def plain(value: Date | UnsetType) -> str | UnsetType:
    """The date as ISO 8601, where it is that and no more."""
    return value.edtf if value is not UNSET and PLAIN.fullmatch(value.edtf) else UNSET


def span(value: Date | UnsetType) -> dict[str, Any]:
    """First and last date as ISO 8601, where both are that: of an interval, or one for both."""
    days = [] if value is UNSET else value.edtf.split("/")
    if days and all(map(PLAIN.fullmatch, days)):
        return {"startDate": days[0], "endDate": days[-1]}
    return {}


def figures(given: Sequence[Figure], linking: Linking) -> list[LinkedFigure]:
    """Numbers with what they count."""
    return [
        same(
            figure,
            LinkedFigure,
            measure=linking.code("measure", figure.measure),
            party=linking.record(figure.party),
        )
        for figure in given
    ]


def standing(given: Standing, linking: Linking) -> LinkedStanding:
    """Who says so and who denies it."""

    def voices(side: Sequence[Voice]) -> list[LinkedVoice]:
        return [
            LinkedVoice(
                party=linking.record(voice.party),
                statements=linking.records(voice.statements),
            )
            for voice in side
        ]

    return LinkedStanding(
        contested=given.contested,
        affirmed_by=voices(given.affirmed_by),
        denied_by=voices(given.denied_by),
        questioned_by=voices(given.questioned_by),
        coded_by=linking.record(given.coded_by),
    )


def annotations(
    evidence: Sequence[Evidence], body: str, at: str, linking: Linking
) -> list[Annotation]:
    """What each citation links to `body`; `at` is what their own ids begin with."""
    return [
        Annotation(
            id=f"{at}evidence-{number}",
            body=body,
            target=_target(cited, linking),
            fields=cited.fields,
            polarity=linking.code("polarity", cited.polarity),
        )
        for number, cited in enumerate(evidence, 1)
    ]


def _target(cited: Evidence, linking: Linking) -> SpecificResource:
    source = linking.record(cited.source)
    passage = cited.passage
    if passage is UNSET:
        return SpecificResource(source=source)
    if not isinstance(passage, TextPassage):
        return SpecificResource(source=source, locator=same(passage, Locator))
    selectors: list[TextPositionSelector | TextQuoteSelector] = [
        TextPositionSelector(start=passage.start, end=passage.end)
    ]
    if passage.exact is not UNSET:
        # The model has no prefix or suffix without what stands between them.
        selectors.append(same(passage, TextQuoteSelector))
    return SpecificResource(source=source, selector=selectors, sha256=passage.sha256)


def cited_in(*evidence: Iterable[Evidence]) -> list[str]:
    """The ids of the sources that are cited, each once."""
    return list(dict.fromkeys(cited.source for some in evidence for cited in some))


def version(
    record: Document, linking: Linking, sources: Sequence[str] | UnsetType
) -> LinkedVersion:
    """The record itself, apart from what it is about."""
    addresses = linking.addresses
    retracted = record.status == "retracted"
    return LinkedVersion(
        id=addresses.version(record.id, record.version),
        type=["Entity", "CreativeWork"],
        version=record.version,
        seq=record.seq,
        generatedAtTime=record.recorded_at,
        invalidatedAtTime=record.recorded_at if retracted else UNSET,
        isPartOf=addresses.dataset(record.dataset),
        license=licence_address(linking.licence),
        key=record.key,
        status=linking.code("status", record.status),
        reason=linking.code("reason", record.reason),
        isReplacedBy=linking.record(record.merged_into),
        wasDerivedFrom=UNSET if sources is UNSET else linking.records(sources),
        mentions=labels(linking),
    )


def labels(linking: Linking) -> list[LinkedLabel]:
    """How to show what the document names."""
    return [
        LinkedLabel(
            id=linking.record(public_id),
            type=LABELLED[label.kind],
            name=label.name,
            publisher=linking.record(label.publisher),
            url=UNSET if label.url is UNSET else as_iri(label.url),
            event=linking.record(label.event),
            isReplacedBy=linking.record(label.survivor),
        )
        for public_id, label in linking.labels.items()
    ]


def head(record: Document, linking: Linking) -> dict[str, Any]:
    """What every linked document begins with."""
    return {"context": linking.addresses.context, "id": linking.record(record.id)}


def tail(record: Document, linking: Linking, cited: Sequence[str] | UnsetType) -> dict[str, Any]:
    """What every linked document ends with: its record, made from what it cites."""
    return {"mainEntityOfPage": version(record, linking, cited)}


def evidence_of(record: Any, linking: Linking) -> list[Annotation]:
    """The citations of a record as a whole."""
    at = f"{linking.addresses.version(record.id, record.version)}#"
    return annotations(record.evidence, linking.record(record.id), at, linking)
