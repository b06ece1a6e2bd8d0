"""What an import will do: what was read, compared with what the dataset has."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence

import msgspec

from api.changesets.datasets import find_dataset
from api.changesets.imports import (
    Fate,
    Given,
    active_records,
    compare,
    count_held,
    nameable,
    purged_ids,
)
from api.commands.importgone import Kept, find_deleted, in_change_sets, keep_needed
from api.commands.importreading import Edition
from api.database import Connection
from api.importers.imported import Gone
from api.importers.spool import Spool, Spooled

#: Records of a change set: so that a newsroom's waits for seconds.
SIZE = 10_000
#: What may become of a record that the dataset has before.
OF_HELD = ("unchanged", "changed", "raw", "retracted", "kept")
STAYS = "record of the dataset that these files do not give: it stays; --prune retracts such"
Advance = Callable[[float], None]
#: Ids that nothing can name, and how many records are left out for that, by kind.
Barrier = tuple[set[bytes], Counter[str]]


class Plan(msgspec.Struct, kw_only=True):
    """What is to be written: so many places of the spool's plan, then retractions, by change set.

    `is_new`: the dataset, or its publisher, is made by it. `size` is how many records a change set
    has. `kept` are to be retracted, and are not, for others need them. `lacking` counts records
    that are left out, because an actor that they need is nowhere, `naming` those that name what
    was purged, and `refused` those that name what is faulty in the files and not in the dataset.
    `absent` counts ids that a file deletes and the dataset has not, `given` those that another
    file gives, `held` what the dataset has before.
    """

    is_new: bool = False
    size: int = SIZE
    places: int = 0
    held: int = 0
    retractions: list[list[Gone]] = []
    kept: list[Kept] = []
    unchanged: Counter[str] = msgspec.field(default_factory=Counter)
    lacking: Counter[str] = msgspec.field(default_factory=Counter)
    naming: Counter[str] = msgspec.field(default_factory=Counter)
    refused: Counter[str] = msgspec.field(default_factory=Counter)
    absent: int = 0
    given: int = 0

    @property
    def operations(self) -> int:
        """How many operations that is."""
        return self.places + len(self.retracted)

    @property
    def retracted(self) -> list[Gone]:
        """All retractions, in their order."""
        return [each for part in self.retractions for each in part]


async def make_plan(
    connection: Connection, edition: Edition, spool: Spool, *, prune: bool, advance: Advance
) -> Plan:
    """Compare what was read with what is there."""
    dataset = await find_dataset(connection, edition.dataset)
    dataset_id = None if dataset is None else dataset.id
    is_new = dataset is None or dataset.publisher_id is None
    plan = Plan(is_new=is_new, size=SIZE)
    refused = spool.refused()
    barriers: list[Barrier] = [
        (await purged_ids(connection, dataset_id), plan.naming),
        (refused - await nameable(connection, dataset_id, list(refused)), plan.refused),
    ]
    for whole in spool.hashes(SIZE):
        batch = await _with_needs(connection, dataset_id, spool, whole)
        plan.lacking.update(each.kind for each in whole)
        plan.lacking.subtract(each.kind for each in batch)
        given = [Given(each.id, each.hash, each.raw_hash) for each in batch]
        differing = await compare(connection, dataset_id, given)
        plan.unchanged.update(each.kind for each in batch)
        plan.unchanged.subtract(batch[place].kind for place, _ in differing)
        fates = [(batch[place], fate) for place, fate in differing]
        if any(ids for ids, _ in barriers):
            fates = list(_without_naming(fates, barriers, spool))
        spool.plan((each.ordinal, fate) for each, fate in fates)
        advance(len(whole))
    plan.places = spool.planned()
    plan.held = await count_held(connection, dataset_id)
    deleted = await find_deleted(connection, dataset_id, spool, SIZE)
    plan.absent, plan.given, gone = len(deleted.absent), len(deleted.given), deleted.gone
    if prune:
        async for held in active_records(connection, dataset_id):
            there = spool.has(record.id for record in held)
            for record in held:
                if record.id not in there:
                    gone_with = Gone(kind=record.kind, key=record.key, reason="superseded")
                    gone.setdefault(record.id, gone_with)
    if dataset_id is not None and gone:
        plan.kept = await keep_needed(connection, dataset_id, gone, spool.anew())
        for each in plan.kept:
            del gone[each.id]
        plan.retractions = await in_change_sets(connection, dataset_id, gone, SIZE)
    return plan


def staying(plan: Plan, counts: Iterable[Counter[str]]) -> dict[str, int]:
    """How many records the dataset has, and keeps, that the files do not give."""
    stays = plan.held - sum(each[fate] for each in counts for fate in OF_HELD)
    return {STAYS: stays} if stays > 0 else {}


def left_out(plan: Plan) -> dict[str, int]:
    """How many records are not written, and how many deletions do nothing, and why."""
    lacking = {
        f"{kind} left out: names {what}": number
        for what, counted in (
            ("an actor that is neither in the files nor in the dataset", plan.lacking),
            ("what was purged", plan.naming),
            ("a record that is left out, for it is faulty", plan.refused),
        )
        for kind, number in counted.items()
    }
    deleted = {
        "deleted id that the dataset does not have, or not any more": plan.absent,
        "deleted id that these files give, too: kept; import deletions in a run of their own": (
            plan.given
        ),
    }
    return {what: number for what, number in (lacking | deleted).items() if number}


async def _with_needs(
    connection: Connection, dataset_id: int | None, spool: Spool, batch: list[Spooled]
) -> list[Spooled]:
    """Those of which every actor that they need is in the files or in the dataset."""
    needed = {own for each in batch for own in each.needed()}
    absent = needed - spool.has(needed)
    absent -= await nameable(connection, dataset_id, list(absent))
    return [each for each in batch if absent.isdisjoint(each.needed())] if absent else batch


def _without_naming(
    fates: Sequence[tuple[Spooled, Fate]], barriers: Sequence[Barrier], spool: Spool
) -> Iterator[tuple[Spooled, Fate]]:
    """Those that name nothing that cannot be named, and nothing that is left out for that."""
    for each, fate in fates:
        named = set[bytes]() if fate == "purged" else spool.named(each.ordinal)
        for ids, left_out in barriers:
            if not ids.isdisjoint(named):
                left_out[each.kind] += 1
                if fate == "created":
                    ids.add(each.id)
                break
        else:
            yield each, fate
