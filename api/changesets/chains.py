"""Chains of `same`, and of merges, that join what a `different` holds apart."""

import uuid
from collections import deque
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

import msgspec

from api.changesets.faults import Fault
from api.ids import public_id

MOST_CROSSED: Final = 100
MOST_SHOWN: Final = 100
HIDDEN: Final = "a record that you may not read"
Ways = Mapping[uuid.UUID, Sequence["Judged"]]


class Judged(msgspec.Struct, frozen=True, kw_only=True):
    """Two records, whether they are judged the same, by which link, and where it is written here.

    Without `key` they are merged. Without `slug` the writer may not read the dataset that says so;
    `shows_…` tell of the records.
    """

    judgement: str
    kind: str
    one_id: uuid.UUID
    other_id: uuid.UUID
    slug: str | None
    key: str | None
    pointer: str | None
    shows_one: bool | None
    shows_other: bool | None

    def beyond(self, end: uuid.UUID) -> uuid.UUID:
        """The other end."""
        return self.other_id if end == self.one_id else self.one_id

    def name(self, end: uuid.UUID) -> str:
        """How to show one of its ends to the writer."""
        shown = self.shows_one if end == self.one_id else self.shows_other
        return public_id(self.kind, end) if shown is not False else HIDDEN

    def words(self) -> str:
        """How to show the link, or the merge, to the writer."""
        if self.slug is None:
            return "a link or a merge that you may not read"
        if self.key is None:
            return f"merged in {self.slug}"
        return f"the link {self.key!r} of {self.slug}"


def find_crossed(judged: Sequence[Judged]) -> Iterator[Fault]:
    """A fault for each `different` that a chain of `same` crosses, the chain named."""
    ways: dict[uuid.UUID, list[Judged]] = {}
    for same in judged:
        if same.judgement == "same":
            ways.setdefault(same.one_id, []).append(same)
            ways.setdefault(same.other_id, []).append(same)
    groups = _groups(ways)
    crossed = (
        apart
        for apart in judged
        if apart.judgement == "different"
        and apart.one_id in groups
        and groups[apart.one_id] == groups.get(apart.other_id)
    )
    for _, apart in zip(range(MOST_CROSSED), crossed, strict=False):
        yield _tell(apart, _chain(ways, apart))


def _groups(ways: Ways) -> dict[uuid.UUID, int]:
    """Record → number of all that it is joined with."""
    groups: dict[uuid.UUID, int] = {}
    for number, start in enumerate(ways):
        waiting = [start]
        while waiting:
            here = waiting.pop()
            if here not in groups:
                groups[here] = number
                waiting += [same.beyond(here) for same in ways[here]]
    return groups


def _chain(ways: Ways, apart: Judged) -> list[Judged]:
    """The shortest chain from one end to the other, which there is."""
    came: dict[uuid.UUID, Judged] = {}
    waiting = deque([apart.one_id])
    while apart.other_id not in came:
        here = waiting.popleft()
        for same in ways[here]:
            there = same.beyond(here)
            if there != apart.one_id and there not in came:
                came[there] = same
                waiting.append(there)
    chain, end = [], apart.other_id
    while end != apart.one_id:
        chain.append(came[end])
        end = came[end].beyond(end)
    return chain[::-1]


def _tell(apart: Judged, chain: Sequence[Judged]) -> Fault:
    here = apart.one_id
    steps = [f"{apart.name(here)} is the same as"]
    for same in chain:
        here = same.beyond(here)
        steps.append(f"{same.name(here)} ({same.words()})")
    if len(steps) > MOST_SHOWN:
        steps[MOST_SHOWN - 1 : -1] = ["…"]
    told = f"{steps[0]} {', the same as '.join(steps[1:])}"
    places = sorted(link.pointer for link in (apart, *chain) if link.pointer is not None)
    return Fault(
        pointer=places[0] if places else "",
        detail=f"{apart.words()} judges {apart.name(apart.one_id)} and "
        f"{apart.name(apart.other_id)} different, and a chain joins them: {told}; take one of "
        "these back, or judge it anew",
    )
