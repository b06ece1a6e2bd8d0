"""What parties take back of what they said; as `standings_of` in the database has it."""

import contextlib
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from graphlib import CycleError, TopologicalSorter
from typing import Final, NamedTuple

from schemas.base import UnsetType
from schemas.statements import Statement

TAKEN_BACK: Final = ("retracts", "corrects")


class Take(NamedTuple):
    """A party takes back, in one statement, another."""

    party: str
    taker: str
    taken: str
    relation: str


def taken_back(
    statements: Sequence[Statement], survivors: Mapping[str, str]
) -> set[tuple[str, str]]:
    """Party and statement, where the party has taken back what it said in it, and stands by that.

    A correction of a correction stands in its place: what that took back does not come back.
    `survivors` are the actors and statements that answer for merged ones.
    """
    takes = list(_takes(statements, survivors))
    of_taken = defaultdict(list)
    for take in takes:
        of_taken[take.party, take.taken].append(take)
    undoers = {
        take: [
            other
            for other in of_taken.get((take.party, take.taker), ())
            if "retracts" in (take.relation, other.relation)
        ]
        for take in takes
    }
    undone = _undone(undoers)
    return {(take.party, take.taken) for take in takes if take not in undone}


def spoken_for(statement: Statement, survivors: Mapping[str, str]) -> list[str]:
    """The parties whose word it is, each once, by who answers for them."""
    parties = [
        speaker.actor if isinstance(speaker.on_behalf_of, UnsetType) else speaker.on_behalf_of
        for speaker in statement.speakers
    ]
    return list(dict.fromkeys(survivors.get(party, party) for party in parties))


def _takes(statements: Sequence[Statement], survivors: Mapping[str, str]) -> Iterable[Take]:
    known = {statement.id: statement for statement in statements}
    for statement in statements:
        for about in statement.about:
            named = str(about.record)
            taken = known.get(survivors.get(named, named))
            if about.relation in TAKEN_BACK and taken and not _is_before(statement, taken):
                for party in spoken_for(statement, survivors):
                    yield Take(party, statement.id, taken.id, str(about.relation))


def _is_before(statement: Statement, other: Statement) -> bool:
    """Whether it was said on a day wholly before; where one is unknown, it was not."""
    if isinstance(statement.said, UnsetType) or isinstance(other.said, UnsetType):
        return False
    last, first = statement.said.latest, other.said.earliest
    if isinstance(last, UnsetType) or isinstance(first, UnsetType):
        return False
    return last < first


def _undone(undoers: Mapping[Take, Sequence[Take]]) -> set[Take]:
    """The takes that are undone by one that is not; the writer lets none come in a circle."""
    undone: set[Take] = set()
    order = TopologicalSorter(undoers)
    with contextlib.suppress(CycleError):  # What is outside of the circle comes all the same.
        order.prepare()
    while ready := order.get_ready():
        undone |= {take for take in ready if any(x not in undone for x in undoers[take])}
        order.done(*ready)
    return undone
