"""When an affiliation held: possibly, by inference between attestations, and certainly."""

from collections.abc import Iterable, Sequence
from datetime import date

import msgspec

from api.edtf.runs import Run, hull, longest
from api.edtf.values import Edtf

Range = tuple[date | None, date | None]


class Ranges(msgspec.Struct, frozen=True, kw_only=True):
    """Days, both ends included, None being unbounded; None in place of a range is no day."""

    possible: Range | None
    attested: Range | None
    certain: Range | None


NEVER = Ranges(possible=None, attested=None, certain=None)


def affiliation_ranges(
    start: Edtf | None, end: Edtf | None, attested: Sequence[Edtf] = ()
) -> Ranges:
    """The three ranges of an affiliation from its start, its end and the dates that attest it.

    possible: from the start's earliest to the end's latest, unbounded where one is unknown.
    certain: from the start's latest to the end's earliest, where both are known and neither is
    doubtful (? ~ %, a season); a known start or end alone is certain on its own day, and so is
    each dated attestation. That may be several runs of days with gaps; the range is the longest
    run, the earliest of equals, so that it never covers a day on which nobody says so.
    attested: from the first to the last of the attestations and the certain days. An attestation
    of a month counts for the whole of it, one without bounds only for its certain days.

    A start or end outside the years 1 to 9999, or an end wholly before its start, leaves nothing.
    """
    if not all(value.bounded for value in (start, end) if value):
        return NEVER
    possible = (start.earliest if start else None, end.latest if end else None)
    if possible[0] and possible[1] and possible[0] > possible[1]:
        return NEVER
    sure = [*_held(start, end), *(value.certain for value in attested if value.certain)]
    return Ranges(
        possible=possible,
        attested=hull([*sure, *_attestations(attested)]),
        certain=longest(sure),
    )


def _held(start: Edtf | None, end: Edtf | None) -> Iterable[Run]:
    """What start and end make certain without any attestation."""
    if start is None or end is None:
        known = start or end
        is_day = known is not None and known.earliest == known.latest
        return [known.certain] if known and known.certain and is_day else []
    if start.doubtful or end.doubtful or not start.latest or not end.earliest:
        return []
    return [(start.latest, end.earliest)] if start.latest <= end.earliest else []


def _attestations(attested: Sequence[Edtf]) -> Iterable[Run]:
    return [
        (value.earliest, value.latest)
        for value in attested
        if value.bounded and value.earliest and value.latest
    ]
