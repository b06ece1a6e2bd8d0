"""What is said of an actor: by others and by itself, each side as whole as the other."""

from typing import Annotated

from msgspec import Meta

from schemas.base import UNSET, Id, Language, Output, UnsetType
from schemas.dates import Date
from schemas.evidence import EvidenceList
from schemas.figures import Figure
from schemas.labels import Labels
from schemas.statements import About, Content, Hop, Quote, Speaker


class SaidAbout(Output, frozen=True, kw_only=True):
    """A statement, and by what of it it is in its group."""

    id: Id
    act: Annotated[
        str,
        Meta(description="What was done by saying it.", extra_json_schema={"x-codes": "act"}),
    ]
    said: Annotated[Date, Meta(description="When it was said.")] | UnsetType = UNSET
    speakers: Annotated[list[Speaker], Meta(description="Who spoke.")]
    medium: (
        Annotated[
            str, Meta(description="Where it was said.", extra_json_schema={"x-codes": "medium"})
        ]
        | UnsetType
    ) = UNSET
    via: Annotated[list[Hop], Meta(description="The reporting chain, from the speaker outward.")]
    content: Content
    quote: Quote | UnsetType = UNSET
    language: Language | UnsetType = UNSET
    about: Annotated[
        list[About],
        Meta(
            description="What of it is about the actor, with this group's stance or relation; "
            "where the group has neither, all that it is about."
        ),
    ]
    figures: Annotated[
        list[Figure],
        Meta(
            description="Numbers that the speakers give; where the group is `counted`, those that "
            "count the actor's people or things."
        ),
    ]
    evidence: EvidenceList


class StatementGroup(Output, frozen=True, kw_only=True):
    """Statements of one side: the newest first."""

    by: Annotated[
        str,
        Meta(
            description="Whether others speak, or the actor itself (or somebody on its behalf).",
            examples=["others"],
            extra_json_schema={"x-codes": ("others", "itself")},
        ),
    ]
    stance: (
        Annotated[
            str,
            Meta(
                description="What they do to what concerns the actor: it, its parts in events, its "
                "affiliations.",
                examples=["denies"],
                extra_json_schema={"x-codes": "stance"},
            ),
        ]
        | UnsetType
    ) = UNSET
    relation: (
        Annotated[
            str,
            Meta(
                description="What they do to statements that concern the actor; neither this nor "
                "a stance, and not `counted`: they are of other matters.",
                examples=["disputes"],
                extra_json_schema={"x-codes": "relation"},
            ),
        ]
        | UnsetType
    ) = UNSET
    counted: (
        Annotated[
            bool,
            Meta(
                description="Whether they are here for numbers that they give of the actor's "
                "people or things; else absent."
            ),
        ]
        | UnsetType
    ) = UNSET
    statements: Annotated[list[SaidAbout], Meta(description="The newest first, undated last.")]
    next: (
        Annotated[
            str,
            Meta(
                description="`cursor` that goes on with this group; absent where it is whole.",
                examples=["q0qJb3Y"],
            ),
        ]
        | UnsetType
    ) = UNSET


class StatementsAbout(Output, frozen=True, kw_only=True):
    """What is said of an actor, and what it says itself."""

    data: Annotated[
        list[StatementGroup],
        Meta(
            description="By others, then by itself; those who affirm, deny, question, mention, "
            "then what is said to those statements, then those who count what is the actor's, and "
            "last what the actor says of other matters."
        ),
    ]
    labels: Labels
