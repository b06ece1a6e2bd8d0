"""What an import retracts: what still has to stay, and in which order the rest goes."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from graphlib import CycleError, TopologicalSorter
from itertools import groupby
from typing import Final

import msgspec

from api.changesets.imports import (
    Naming,
    active_beginning,
    named_among,
    still_active,
    still_needed,
)
from api.database import Connection
from api.importers.imported import Gone
from api.importers.spool import Spool

#: What names others goes before them. Sources name actors and actors cite sources.
RANK: Final = {"link": 0, "statement": 1, "affiliation": 2, "event": 3, "source": 4, "actor": 4}
Ids = Mapping[bytes, Gone]


class Kept(msgspec.Struct, frozen=True, kw_only=True):
    """A record that is to be retracted and cannot be; `because` is a clause that says why."""

    id: bytes
    gone: Gone
    because: str


class Deleted(msgspec.Struct, kw_only=True):
    """What the files say is no more: what the dataset has of it, by id.

    `absent` are ids that they delete and it has not, `given` those that they give, too.
    """

    gone: dict[bytes, Gone] = msgspec.field(default_factory=dict)
    absent: set[str] = msgspec.field(default_factory=set)
    given: set[str] = msgspec.field(default_factory=set)


async def find_deleted(
    connection: Connection, dataset_id: int | None, spool: Spool, size: int
) -> Deleted:
    """Compare what is to be retracted with what is there, so many at a time."""
    found = Deleted(given=spool.given())
    for batch in spool.gone(size):
        single = {own: each for own, each in batch if not each.more}
        active = await still_active(connection, dataset_id, list(single))
        found.gone.update((own, single[own]) for own in active)
        several = [each for _, each in batch if each.more]
        wanted = [(each.kind, each.key, each.more) for each in several]
        begun = await active_beginning(connection, dataset_id, wanted)
        stay = spool.has(own for own, _, _ in begun)
        for own, key, place in begun:
            each = msgspec.structs.replace(several[place], key=key, more=0)
            if own not in stay:
                found.gone.setdefault(own, each)
            elif each.named:
                found.given.add(each.named)
        found.absent.update(each.named for _, each in batch)
    found.absent -= {"", *found.given, *(each.named for each in found.gone.values())}
    return found


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
