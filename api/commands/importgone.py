"""What an import retracts: what still has to stay, and in which order the rest goes."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from graphlib import CycleError, TopologicalSorter
from itertools import groupby
from typing import Final

import msgspec

from api.changesets.imports import Naming, named_among, still_needed
from api.database import Connection
from api.importers.imported import Gone

#: What names others goes before them. Sources name actors and actors cite sources.
RANK: Final = {"link": 0, "statement": 1, "affiliation": 2, "event": 3, "source": 4, "actor": 4}
Ids = Mapping[bytes, Gone]


class Kept(msgspec.Struct, frozen=True, kw_only=True):
    """A record that is to be retracted and cannot be; `because` is a clause that says why."""

    id: bytes
    gone: Gone
    because: str


async def keep_needed(
    connection: Connection, dataset_id: int, gone: Ids, anew: Sequence[bytes]
) -> list[Kept]:
    """Those that something names which stays, and those that they in turn name.

    `anew` are records that are put with other content: what they name now does not count, and
    what they will name is in the files.
    """
    kept: dict[bytes, Kept] = {}
    while left := [own for own in gone if own not in kept]:
        found = await still_needed(connection, dataset_id, left, anew)
        if not found:
            break
        for own, is_merged, kind, key in found:
            because = f"the {kind} {key!r} {'is merged into' if is_merged else 'names'} it"
            kept[own] = Kept(id=own, gone=gone[own], because=because)
    return sorted(kept.values(), key=lambda each: _order(each.gone))


async def in_change_sets(
    connection: Connection, dataset_id: int, gone: Ids, size: int
) -> list[list[Gone]]:
    """All of them, so many at a time: none before what names it.

    What names each other in a circle goes at once, whatever the size.
    """
    ordered = sorted(gone, key=lambda own: _order(gone[own]))
    if len(ordered) <= size:
        return [[gone[own] for own in ordered]] if ordered else []
    naming = await named_among(connection, dataset_id, ordered)
    parts: list[list[Gone]] = [[]]
    for block in _blocks(ordered, naming, gone):
        if parts[-1] and len(parts[-1]) + len(block) > size:
            parts.append([])
        parts[-1] += (gone[own] for own in block)
    return parts


def _blocks(ordered: Sequence[bytes], naming: Iterable[Naming], gone: Ids) -> Iterator[list[bytes]]:
    """Each by itself where it can be; one block of each rank is what goes in circles."""
    namers: dict[bytes, set[bytes]] = {}
    named: dict[bytes, set[bytes]] = {}
    for by, own in naming:
        namers.setdefault(own, set()).add(by)
        named.setdefault(by, set()).add(own)
    for _, group in groupby(ordered, key=lambda own: RANK[gone[own].kind]):
        same_rank = list(group)
        first = _sorted(same_rank, namers)
        left = dict.fromkeys(same_rank)
        for own in first:
            del left[own]
        last = _sorted(left, named)
        for own in last:
            del left[own]
        yield from ([own] for own in first)
        yield list(left)
        yield from ([own] for own in reversed(last))


def _sorted(ids: Iterable[bytes], before: Mapping[bytes, set[bytes]]) -> list[bytes]:
    """Each after those before it, as far as no circle is in the way."""
    inside = set(ids)
    sorter = TopologicalSorter({own: before.get(own, set()) & inside for own in ids})
    with suppress(CycleError):
        sorter.prepare()
    found: list[bytes] = []
    while ready := sorter.get_ready():
        found += ready
        sorter.done(*ready)
    return found


def _order(gone: Gone) -> tuple[int, str, str]:
    return RANK[gone.kind], gone.kind, gone.key
