"""The parts that several kinds share, as rows: evidence and figures."""

import hashlib
import uuid
from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Final

from msgspec import UNSET

from api.changesets.rows import Row, Rows, bare
from schemas.actors import ActorInput, NameInput
from schemas.affiliations import AffiliationInput
from schemas.events import EventInput, ParticipationInput
from schemas.evidence import EvidenceInput, LocatorPassageInput, TextPassageInput
from schemas.figures import FigureInput
from schemas.links import LinkInput
from schemas.statements import StatementInput

#: What evidence may speak to: the fields of each kind of fact.
CITED: Final[Mapping[str, Sequence[str]]] = {
    kind: [field for field in struct.__struct_fields__ if field not in ("key", "evidence")]
    for kind, struct in {
        "actor": ActorInput,
        "name": NameInput,
        "affiliation": AffiliationInput,
        "event": EventInput,
        "participation": ParticipationInput,
        "statement": StatementInput,
        "link": LinkInput,
    }.items()
}
NO_PASSAGE: Row = (None,) * 12
NO_WORDS: Row = (None,) * 6
NO_PLACES: Row = (None,) * 5
NOWHERE: Row = (UNSET,) * 5


def add_evidence(
    rows: Rows,
    fact: uuid.UUID,
    kind: str,
    given: Sequence[EvidenceInput],
    at: str,
    name_ordinal: int = 0,
) -> uuid.UUID | None:
    """The citations of a fact, or of one of an actor's names; answers the first source."""
    first = None
    for index, evidence in enumerate(given):
        source = rows.refer("source", evidence.source, at, "evidence", index, "source")
        first = first or source
        passage = NO_PASSAGE
        if evidence.passage is not UNSET:
            passage = _passage(rows, evidence.passage, at, index)
        fields = bare(evidence.fields) or None
        if fields is not None:
            _check_fields(rows, kind, fields, f"{at}/evidence/{index}")
        rows.add(
            "evidence", fact, name_ordinal, index + 1, source, *passage, fields, evidence.polarity
        )
    return first


def _check_fields(rows: Rows, kind: str, fields: Sequence[str], pointer: str) -> None:
    known = CITED[kind]
    for index, field in enumerate(fields):
        if field not in known:
            detail = f"{field!r} is no field of this {kind}; there are {', '.join(known)}"
            rows.fault(f"{pointer}/fields/{index}", detail)


def _passage(
    rows: Rows, passage: TextPassageInput | LocatorPassageInput, at: str, index: int
) -> Row:
    if isinstance(passage, LocatorPassageInput):
        places = (passage.page, passage.row, passage.sentence, passage.time, passage.note)
        if places == NOWHERE:
            detail = "a locator names a page, row, sentence, time or note"
            rows.fault(f"{at}/evidence/{index}/passage", detail)
        return ("locator", *NO_WORDS, *map(bare, places))
    pointer = f"{at}/evidence/{index}/passage"
    if passage.end <= passage.start:
        rows.fault(
            f"{pointer}/end",
            f"the passage ends at {passage.end}, before or where it starts ({passage.start}); "
            "the end is the code point after the last one",
        )
    if passage.exact is not UNSET:
        _check_exact(rows, passage, pointer)
    texts = (bare(passage.exact), bare(passage.prefix), bare(passage.suffix))
    digest = bytes.fromhex(passage.sha256)
    return ("text", passage.start, passage.end, digest, *texts, *NO_PLACES)


def _check_exact(rows: Rows, passage: TextPassageInput, pointer: str) -> None:
    exact = str(passage.exact)
    if len(exact) != passage.end - passage.start:
        detail = (
            f"it has {len(exact)} code points; start and end span {passage.end - passage.start}"
        )
        rows.fault(f"{pointer}/exact", detail)
    if hashlib.sha256(exact.encode()).hexdigest() != passage.sha256:
        rows.fault(f"{pointer}/sha256", "this is not the SHA-256 of the passage's `exact`")


def add_figures(rows: Rows, owner: uuid.UUID, given: Sequence[FigureInput], at: str) -> None:
    """The numbers of an event or a statement."""
    for index, figure in enumerate(given):
        low, best, high = bare(figure.low), bare(figure.best), bare(figure.high)
        named = (("low", low), ("best", best), ("high", high))
        numbers = [(name, number) for name, number in named if number is not None]
        if not numbers:
            rows.fault(f"{at}/figures/{index}", "a figure gives at least one of low, best and high")
        for (lesser, least), (name, number) in pairwise(numbers):
            if number < least:
                detail = f"{number} is below {lesser}, which is {least}"
                rows.fault(f"{at}/figures/{index}/{name}", detail)
        party = rows.refer("actor", figure.party, at, "figures", index, "party")
        counted = (figure.measure, party, low, best, high, bare(figure.unit))
        rows.add("figures", owner, index + 1, *counted)
