"""Affiliations: how two actors stand to each other, as somebody says."""

from typing import Annotated

from msgspec import Meta

from schemas.base import UNSET, Id, Input, Key, Line, UnsetType
from schemas.codes import AffiliationType
from schemas.dates import Date, DateInput
from schemas.evidence import EvidenceInputs, EvidenceList
from schemas.records import Document
from schemas.standing import Standing


class AffiliationInput(Input, frozen=True, kw_only=True):
    """An affiliation that a writer sends, read `subject type object`."""

    subject: Annotated[Key, Meta(description="Key of the actor whose affiliation it is.")]
    type: AffiliationType
    object: Annotated[Key, Meta(description="Key of the actor it is to.")]
    title: (
        Annotated[Line, Meta(description="Office or rank.", examples=["commander"])] | UnsetType
    ) = UNSET
    start: DateInput | UnsetType = UNSET
    end: DateInput | UnsetType = UNSET
    attested: Annotated[
        list[DateInput],
        Meta(max_length=1000, description="Dates on which a source shows it in force."),
    ] = []
    coded: Annotated[bool, Meta(description="True only where the dataset itself asserts it.")] = (
        False
    )
    evidence: EvidenceInputs


class Affiliation(Document, frozen=True, kw_only=True):
    """A tie between two actors, read `subject type object`, with who affirms and denies it."""

    subject: Annotated[Id, Meta(description="The actor whose affiliation it is.")]
    type: Annotated[
        str,
        Meta(
            description="What ties them.",
            examples=["under_command_of"],
            extra_json_schema={"x-codes": "affiliation_type"},
        ),
    ]
    object: Annotated[Id, Meta(description="The actor it is to.")]
    title: (
        Annotated[str, Meta(description="Office or rank.", examples=["commander"])] | UnsetType
    ) = UNSET
    start: Annotated[Date, Meta(description="When it began.")] | UnsetType = UNSET
    end: Annotated[Date, Meta(description="When it ended.")] | UnsetType = UNSET
    attested: Annotated[list[Date], Meta(description="Dates on which a source shows it in force.")]
    standing: Annotated[Standing, Meta(description="Who affirms, denies and questions it.")]
    evidence: EvidenceList
