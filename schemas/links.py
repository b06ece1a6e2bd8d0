"""Links: somebody's judgement whether two records, of any datasets, are the same."""

from typing import Annotated

from msgspec import Meta

from schemas.base import UNSET, Id, Input, Line, Prose, UnsetType
from schemas.codes import Judgement
from schemas.dates import Date, DateInput
from schemas.evidence import EvidenceInputs, EvidenceList
from schemas.records import Document

JudgedBy = Annotated[
    Line, Meta(description="Who decided.", examples=["A. Editor, the newsroom's research desk"])
]
Why = Annotated[
    Prose,
    Meta(
        description="What it was decided by.",
        examples=["Same founder, same emblem, and the same channel."],
    ),
]


class LinkInput(Input, frozen=True, kw_only=True):
    """A link that a writer sends: it names its two records by id, wherever they are."""

    records: Annotated[
        list[Id],
        Meta(
            min_length=2,
            max_length=2,
            description="The two records: both actors, affiliations, events, statements or "
            "sources, in any datasets that you may read.",
        ),
    ]
    judgement: Judgement
    judged_by: JudgedBy
    judged: DateInput | UnsetType = UNSET
    why: Why
    evidence: EvidenceInputs


class Link(Document, frozen=True, kw_only=True):
    """Somebody's judgement whether two records are the same, with who, when, why and by what."""

    records: Annotated[
        list[Id],
        Meta(min_length=2, max_length=2, description="The two records, both of one kind."),
    ]
    judgement: Annotated[
        str,
        Meta(
            description="Whether they are the same.",
            examples=["same"],
            extra_json_schema={"x-codes": "judgement"},
        ),
    ]
    judged_by: JudgedBy
    judged: Annotated[Date, Meta(description="When it was judged.")] | UnsetType = UNSET
    why: Why
    evidence: EvidenceList
