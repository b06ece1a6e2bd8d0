"""Contested facts: what one party affirms and another denies, with the first and the last word."""

from typing import Annotated

from msgspec import Meta

from schemas.base import UNSET, Id, Key, Output, UnsetType
from schemas.dates import Date
from schemas.evidence import EvidenceList
from schemas.labels import Labels
from schemas.paging import PageInfo
from schemas.positions import Fact, PartyPosition, RoleCode
from schemas.standing import Standing


class ContestedFact(Output, frozen=True, kw_only=True):
    """An event, a part in one, or an affiliation; none of it is true for standing here."""

    kind: Annotated[
        str,
        Meta(
            description="Kind of fact.",
            examples=["participation"],
            extra_json_schema={"x-codes": ("event", "participation", "affiliation")},
        ),
    ]
    id: Annotated[Id, Meta(description="Of the event, participation or affiliation.")]
    key: Key
    dataset: Annotated[str, Meta(description="Dataset.", examples=["belgorod-2023"])]
    event: Annotated[Id, Meta(description="The event, or that of the part.")] | UnsetType = UNSET
    title: (
        Annotated[
            str, Meta(description="Title of the event.", examples=["Raid into Belgorod region"])
        ]
        | UnsetType
    ) = UNSET
    when: Annotated[Date, Meta(description="When the event happened.")] | UnsetType = UNSET
    actor: Annotated[Id, Meta(description="Whose part it is.")] | UnsetType = UNSET
    role: RoleCode | UnsetType = UNSET
    subject: Annotated[Id, Meta(description="Whose affiliation it is.")] | UnsetType = UNSET
    type: (
        Annotated[
            str,
            Meta(
                description="What ties them.",
                examples=["controlled_by"],
                extra_json_schema={"x-codes": "affiliation_type"},
            ),
        ]
        | UnsetType
    ) = UNSET
    object: Annotated[Id, Meta(description="To whom the affiliation is.")] | UnsetType = UNSET
    start: Annotated[Date, Meta(description="When the tie began.")] | UnsetType = UNSET
    end: Annotated[Date, Meta(description="When the tie ended.")] | UnsetType = UNSET
    evidence: EvidenceList


class Word(Output, frozen=True, kw_only=True):
    """A dated statement on a fact."""

    statement: Annotated[Id, Meta(description="The statement.")]
    party: Annotated[Id, Meta(description="Whose word it is.")]
    stance: Annotated[
        str,
        Meta(
            description="Side taken.", examples=["denies"], extra_json_schema={"x-codes": "stance"}
        ),
    ]
    said: Annotated[Date, Meta(description="When it was said.")]


class ContestedPositions(Output, frozen=True, kw_only=True):
    """A contested fact, its standing, and every party to it."""

    fact: Annotated[ContestedFact, Meta(description="What is affirmed and denied.")]
    standing: Annotated[Standing, Meta(description="Who affirms, denies and questions it.")]
    first_word: (
        Annotated[
            Word,
            Meta(
                description="The statement of the first day; absent where none is dated. A date "
                "counts by its first possible day."
            ),
        ]
        | UnsetType
    ) = UNSET
    last_word: (
        Annotated[
            Word, Meta(description="The statement of the last day; to have it is not to be right.")
        ]
        | UnsetType
    ) = UNSET
    parties: Annotated[
        list[PartyPosition],
        Meta(description="Those who affirm, then those who deny, then those who question."),
    ]


class Spread(Output, frozen=True, kw_only=True):
    """How far apart the numbers of the parties lie."""

    lowest: Annotated[int, Meta(description="The lowest number that any gives.", examples=[13])]
    highest: Annotated[int, Meta(description="The highest number that any gives.", examples=[70])]


class ComparedFigure(Output, frozen=True, kw_only=True):
    """A measure of an event for which different numbers are given."""

    fact: Annotated[
        Fact, Meta(description="What is counted, whose, and `coded` what the dataset itself has.")
    ]
    spread: Annotated[Spread, Meta(description="Of the parties; what is coded is not in it.")]
    parties: Annotated[list[PartyPosition], Meta(description="Who gives which number.")]


class ContestedList(Output, frozen=True, kw_only=True):
    """A page of contested facts."""

    data: Annotated[list[ContestedPositions], Meta(description="The facts in the order asked for.")]
    figures: Annotated[
        list[ComparedFigure],
        Meta(description="Of the events on this page: what is counted differently."),
    ]
    page: Annotated[PageInfo, Meta(description="Which page of the list this is.")]
    labels: Labels
