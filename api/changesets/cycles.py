"""Chains that come back to where they begin."""

import uuid
from collections.abc import Iterator, Sequence
from graphlib import CycleError, TopologicalSorter
from itertools import pairwise
from typing import Final

import msgspec

MOST_CYCLES: Final = 100
MOST_SHOWN: Final = 20


class Edge(msgspec.Struct, frozen=True, kw_only=True):
    """One step of a chain: from which record, by what, and where this change set says so."""

    id: uuid.UUID
    key: str
    relation: str
    target_id: uuid.UUID
    pointer: str | None


class Cycle(msgspec.Struct, frozen=True, kw_only=True):
    """A chain that comes back: the first of its places in this change set, and its words."""

    pointer: str
    key: str
    chain: str


def find_cycles(edges: Sequence[Edge]) -> Iterator[Cycle]:
    """Every chain that comes back to itself, up to a number; each is cut to find the next."""
    ways: dict[uuid.UUID, dict[uuid.UUID, Edge]] = {}
    for edge in edges:
        ways.setdefault(edge.id, {})[edge.target_id] = edge
    for _ in range(MOST_CYCLES):
        try:
            TopologicalSorter(ways).prepare()
        except CycleError as error:
            # It names each node before the one that depends on it, and the first one twice.
            nodes = error.args[1][::-1]
        else:
            return
        chain = [ways[one].get(other) for one, other in pairwise(nodes)]
        found = [edge for edge in chain if edge is not None]
        yield _tell(found)
        del ways[_first(found).id][_first(found).target_id]


def _first(chain: Sequence[Edge]) -> Edge:
    """The step that this change set takes; all others may be older."""
    return min(chain, key=lambda edge: (edge.pointer is None, edge.pointer or ""))


def _tell(chain: Sequence[Edge]) -> Cycle:
    start = chain.index(_first(chain))
    turned = [*chain[start:], *chain[:start]]
    shown = [f"{edge.key!r} {edge.relation}" for edge in turned]
    if len(shown) > MOST_SHOWN:
        shown[MOST_SHOWN - 1 : -1] = ["…"]
    first = turned[0]
    return Cycle(
        pointer=first.pointer or "", key=first.key, chain=f"{' '.join(shown)} {first.key!r}"
    )
