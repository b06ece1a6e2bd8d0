"""Memberships, directorships and the like as affiliations that the dataset codes."""

import re
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Final

from msgspec import UNSET

from api.importers.ftmlines import LONGEST_KEY, OWN, Entity, digest
from api.importers.ftmparts import LONGEST_LINE, date_of, evidence_of, fit, span_of
from api.importers.ftmschemata import TIES, Tie
from api.importers.imported import Notices
from schemas.affiliations import AffiliationInput
from schemas.codes import AffiliationType
from schemas.dates import DateInput

#: An edge of several ends is so many affiliations at most.
MOST_PAIRS: Final = 100
#: Characters of a key that say between whom an affiliation is.
TAIL: Final = 16
MOST_ATTESTED: Final = 1000
SHARE: Final = re.compile(r"(\d{1,3}(?:[.,]\d+)?)\s*%?")


def ends_of(entity: Entity) -> tuple[list[str], list[str]]:
    """Subjects and objects, as ids."""
    tie = TIES[entity.schema]
    return sorted(set(entity.values[tie.subject])), sorted(set(entity.values[tie.object]))


def count_pairs(subjects: Sequence[str], objects: Sequence[str]) -> int:
    """How many pairs there are of them, none of one with itself."""
    return len(subjects) * len(objects) - len(set(subjects).intersection(objects))


def edge_key(entity: Entity) -> str:
    """What the keys of an edge's affiliations begin with; TAIL characters follow."""
    fits = len(entity.key) + 1 + TAIL <= LONGEST_KEY
    return f"{entity.key if fits else OWN + digest(entity.id)}:"


def tie_key(entity: Entity, subject: str, other: str) -> str:
    """The key of the affiliation of two actors' keys: whoever else the edge names, it stays so."""
    return edge_key(entity) + digest(f"{subject}\n{other}")[:TAIL]


def make_ties(
    entity: Entity, subjects: Sequence[str], objects: Sequence[str], notices: Notices
) -> Iterator[AffiliationInput]:
    """An affiliation for each pair of keys, up to MOST_PAIRS."""
    if count_pairs(subjects, objects) > MOST_PAIRS:
        told = f"{entity.schema} between more than {MOST_PAIRS} pairs: the others are kept raw"
        notices.tell(told)
    tie = TIES[entity.schema]
    title = "; ".join(fit(_titles(entity, tie), LONGEST_LINE, notices, f"{entity.schema} titles"))
    start, end = (date_of(entity.of(f"{name}Date")) for name in ("start", "end"))
    start, end = span_of(start, end, notices)
    attested = [date_of([text]) for text in entity.of("date")[:MOST_ATTESTED]]
    pairs = ((one, other) for one in subjects for other in objects if one != other)
    for subject, other in islice(pairs, MOST_PAIRS):
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
