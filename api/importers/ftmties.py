"""Memberships, directorships and the like as affiliations that the dataset codes."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from msgspec import UNSET

from api.importers.ftmlines import Entity
from api.importers.ftmparts import LONGEST_LINE, date_of, evidence_of, fit, span_of
from api.importers.ftmschemata import TIES, Tie
from api.importers.imported import Notices
from schemas.affiliations import AffiliationInput
from schemas.codes import AffiliationType
from schemas.dates import DateInput

#: An edge of several ends is so many affiliations at most: a deletion has to know their keys.
MOST_PAIRS: Final = 5
MOST_ATTESTED: Final = 1000
SHARE: Final = re.compile(r"(\d{1,3}(?:[.,]\d+)?)\s*%?")


def pairs_of(entity: Entity) -> list[tuple[str, str]]:
    """Subject and object of each affiliation, as ids."""
    tie = TIES[entity.schema]
    subjects, objects = (sorted(set(entity.values.get(n, ()))) for n in (tie.subject, tie.object))
    return [(one, other) for one in subjects for other in objects if one != other]


def tie_keys(key: str) -> list[str]:
    """The keys that affiliations of one edge may have."""
    return [key, *(f"{key}:{number}" for number in range(2, MOST_PAIRS + 1))]


def make_ties(
    entity: Entity, pairs: Sequence[tuple[str, str]], notices: Notices
) -> Iterator[AffiliationInput]:
    """An affiliation for each pair of keys, as far as there are keys of their own."""
    if len(pairs) > MOST_PAIRS:
        told = f"{entity.schema} between more than {MOST_PAIRS} pairs: the others are kept raw"
        notices.tell(told)
    tie = TIES[entity.schema]
    title = "; ".join(fit(_titles(entity, tie), LONGEST_LINE, notices, f"{entity.schema} titles"))
    start, end = (date_of(entity.of(f"{name}Date")) for name in ("start", "end"))
    start, end = span_of(start, end, notices)
    attested = [date_of([text]) for text in entity.of("date")[:MOST_ATTESTED]]
    for subject, other in pairs[:MOST_PAIRS]:
        yield AffiliationInput(
            subject=subject,
            type=_type(entity, tie),
            object=other,
            title=title or UNSET,
            start=start,
            end=end,
            attested=[date for date in attested if isinstance(date, DateInput)],
            coded=True,
            evidence=evidence_of(entity),
        )


def _titles(entity: Entity, tie: Tie) -> list[str]:
    shares = [f"{text.rstrip(' %')} %" for text in entity.of("percentage") if SHARE.fullmatch(text)]
    return entity.of(*tie.title) + shares


def _type(entity: Entity, tie: Tie) -> AffiliationType:
    """Whoever has less than half does not own it, as far as the dataset says."""
    shares = [
        float(found[1].replace(",", "."))
        for text in entity.of("percentage")
        if (found := SHARE.fullmatch(text))
    ]
    return "related_to" if tie.type == "owns" and shares and max(shares) < 50 else tie.type
