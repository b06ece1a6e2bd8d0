"""Contested facts: what parties affirm and deny, or count differently; first and last word."""

from typing import Annotated

from msgspec import Meta

from schemas.base import UNSET, Id, Key, Output, UnsetType
from schemas.dates import Date
from schemas.evidence import EvidenceList
from schemas.figures import Figure
from schemas.labels import Labels
from schemas.paging import PageInfo
from schemas.positions import MeasureCode, PartyPosition, RoleCode
from schemas.standing import Standing


class ContestedFact(Output, frozen=True, kw_only=True):
    """An event, a part in one, an affiliation, or a number; none is true for standing here."""

    kind: Annotated[
        str,
        Meta(
            description="Kind of fact.",
            examples=["participation"],
            extra_json_schema={"x-codes": ("event", "participation", "affiliation", "figure")},
        ),
    ]
    id: Annotated[
        Id, Meta(description="Of the event, participation or affiliation; of a figure its event's.")
    ]
    key: Key
    dataset: Annotated[str, Meta(description="Dataset.", examples=["belgorod-2023"])]
    event: (
        Annotated[Id, Meta(description="The event, or that of the part or figure.")] | UnsetType
    ) = UNSET
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
    measure: MeasureCode | UnsetType = UNSET
    party: (
        Annotated[Id, Meta(description="Whose people or things a figure counts.")] | UnsetType
    ) = UNSET
    unit: (
        Annotated[str, Meta(description="Unit, where it is not single ones.", examples=["USD"])]
        | UnsetType
    ) = UNSET
    coded: (
        Annotated[
            list[Figure],
            Meta(description="Figures that the dataset itself codes; what may be disputed, too."),
        ]
        | UnsetType
    ) = UNSET
    evidence: EvidenceList


class Word(Output, frozen=True, kw_only=True):
    """A dated statement on a fact."""

    statement: Annotated[Id, Meta(description="The statement.")]
    party: Annotated[Id, Meta(description="Whose word it is.")]
    stance: (
        Annotated[
            str,
            Meta(
                description="Side taken; absent of figures.",
                examples=["denies"],
                extra_json_schema={"x-codes": "stance"},
            ),
        ]
        | UnsetType
    ) = UNSET
    said: Annotated[Date, Meta(description="When it was said.")]


class Spread(Output, frozen=True, kw_only=True):
    """How far apart the numbers of the parties lie."""

    lowest: Annotated[int, Meta(description="The lowest number that any gives.", examples=[13])]
    highest: Annotated[int, Meta(description="The highest number that any gives.", examples=[70])]


class ContestedPositions(Output, frozen=True, kw_only=True):
    """A contested fact, its standing or the spread of its numbers, and every party to it."""

    fact: Annotated[ContestedFact, Meta(description="What is affirmed and denied, or counted.")]
    standing: (
        Annotated[
            Standing, Meta(description="Who affirms, denies and questions it; figures have none.")
        ]
        | UnsetType
    ) = UNSET
    spread: (
        Annotated[
            Spread,
            Meta(description="Of a figure: of the parties' numbers; what is coded is not in it."),
        ]
        | UnsetType
    ) = UNSET
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
        Meta(
            description="Those who affirm, then those who deny, then those who question; of a "
            "figure, those who give a number."
        ),
    ]


class ContestedList(Output, frozen=True, kw_only=True):
    """A page of contested facts."""

    data: Annotated[list[ContestedPositions], Meta(description="The facts in the order asked for.")]
    page: Annotated[PageInfo, Meta(description="Which page of the list this is.")]
    labels: Labels
