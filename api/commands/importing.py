"""One import: what was read, compared with what is there, and written in whole change sets."""

import asyncio
import uuid
from collections import Counter, deque
from collections.abc import AsyncIterator, Callable, Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from contextlib import AsyncExitStack

import msgspec
from msgspec import UNSET

from api.changesets.datasets import find_dataset
from api.changesets.imports import (
    Fate,
    Given,
    active_records,
    compare,
    count_held,
    nameable,
    purged_ids,
    still_active,
)
from api.changesets.ledger import COMMAND
from api.changesets.operations import CHUNK, Parsed, judged_step, make_step
from api.changesets.stage import BREATH
from api.changesets.submission import BodyDigest, Submission
from api.changesets.write import Writing, write_change_set
from api.commands.importinto import IMPORT_OF
from api.commands.importreading import Edition
from api.commands.ready import connected
from api.database import Connection
from api.importers.imported import Gone
from api.importers.spool import Spool, Spooled
from schemas.changesets import ChangeSetHead, ChangeSetResult, Operation

#: Records of a change set: so that a newsroom's waits for seconds.
SIZE = 10_000
#: Change sets under way at once: one is published, the others come up to that.
CONNECTIONS = 3
#: An import waits for whoever writes, however long.
PATIENCE = 3_600.0
#: What refers to others goes first.
RETRACTED = ("link", "statement", "affiliation", "event", "source", "actor")
#: What may become of a record that the dataset has before.
OF_HELD = ("unchanged", "changed", "raw", "retracted")
STAYS = "record of the dataset that these files do not give: it stays; --prune retracts such"
Advance = Callable[[float], None]


class Plan(msgspec.Struct, kw_only=True):
    """What is to be written: so many places of the spool's plan, then retractions.

    `is_new`: the dataset, or its publisher, is made by it. `lacking` counts records that are left
    out, because an actor that they need is nowhere, `naming` those that name what was purged.
    `absent` counts ids that a file deletes and the dataset has not, `given` those that another
    file gives, `held` what the dataset has before.
    """

    is_new: bool
    places: int = 0
    held: int = 0
    retractions: list[Gone] = []
    unchanged: Counter[str] = msgspec.field(default_factory=Counter)
    lacking: Counter[str] = msgspec.field(default_factory=Counter)
    naming: Counter[str] = msgspec.field(default_factory=Counter)
    absent: int = 0
    given: int = 0

    @property
    def size(self) -> int:
        """How many operations that is."""
        return self.places + len(self.retractions)


#: Places of the plan, or retractions, that make one change set.
Part = range | Sequence[Gone]


async def make_plan(
    connection: Connection, edition: Edition, spool: Spool, *, prune: bool, advance: Advance
) -> Plan:
    """Compare what was read with what is there."""
    dataset = await find_dataset(connection, edition.dataset)
    dataset_id = None if dataset is None else dataset.id
    plan = Plan(is_new=dataset is None or dataset.publisher_id is None)
    purged = await purged_ids(connection, dataset_id)
    for whole in spool.hashes(SIZE):
        batch = await _with_needs(connection, dataset_id, spool, whole)
        plan.lacking.update(each.kind for each in whole)
        plan.lacking.subtract(each.kind for each in batch)
        given = [Given(each.id, each.hash, each.raw_hash) for each in batch]
        differing = await compare(connection, dataset_id, given)
        plan.unchanged.update(each.kind for each in batch)
        plan.unchanged.subtract(batch[place].kind for place, _ in differing)
        fates = [(batch[place], fate) for place, fate in differing]
        if purged:
            fates = list(_without_naming(fates, purged, spool, plan))
        spool.plan((each.ordinal, fate) for each, fate in fates)
        advance(len(whole))
    plan.places = spool.planned()
    plan.held = await count_held(connection, dataset_id)
    gone = spool.gone()
    active = await still_active(connection, dataset_id, [own for own, _ in gone])
    retracted = {own: each for own, each in gone if own in active}
    deleted = {each.named for _, each in gone} - {each.named for each in retracted.values()}
    plan.absent, plan.given = len(deleted - {""}), spool.count_given()
    if prune:
        async for held in active_records(connection, dataset_id):
            there = spool.has(record.id for record in held)
            for record in held:
                if record.id not in there:
                    gone_with = Gone(kind=record.kind, key=record.key, reason="superseded")
                    retracted.setdefault(record.id, gone_with)
    plan.retractions = sorted(retracted.values(), key=_order)
    return plan


def staying(plan: Plan, counts: Iterable[Counter[str]]) -> dict[str, int]:
    """How many records the dataset has, and keeps, that the files do not give."""
    stays = plan.held - sum(each[fate] for each in counts for fate in OF_HELD)
    return {STAYS: stays} if stays > 0 else {}


async def _with_needs(
    connection: Connection, dataset_id: int | None, spool: Spool, batch: list[Spooled]
) -> list[Spooled]:
    """Those of which every actor that they need is in the files or in the dataset."""
    needed = {own for each in batch for own in each.needed()}
    absent = needed - spool.has(needed)
    absent -= await nameable(connection, dataset_id, list(absent))
    return [each for each in batch if absent.isdisjoint(each.needed())] if absent else batch


def _without_naming(
    fates: Sequence[tuple[Spooled, Fate]], purged: set[bytes], spool: Spool, plan: Plan
) -> Iterator[tuple[Spooled, Fate]]:
    """Those that name nothing purged, and nothing that is left out for that."""
    for each, fate in fates:
        if fate == "purged" or purged.isdisjoint(spool.named(each.ordinal)):
            yield each, fate
        else:
            plan.naming[each.kind] += 1
            if fate == "created":
                purged.add(each.id)


def _order(gone: Gone) -> tuple[int, str]:
    return RETRACTED.index(gone.kind), gone.key


async def write_plan(
    dsn: str, edition: Edition, spool: Spool, plan: Plan, advance: Advance
) -> list[ChangeSetResult]:
    """Write it in change sets of at most SIZE records, each whole, in their order.

    While one is published, those after it are staged and written as far as that goes without the
    lock, each on a connection of its own.
    """
    import_id = uuid.uuid4()
    results: list[ChangeSetResult] = []
    async with AsyncExitStack() as stack:
        connections = [
            await stack.enter_async_context(connected(dsn, f"whence import {number}"))
            for number in range(1, CONNECTIONS + 1)
        ]
        under_way: deque[asyncio.Task[ChangeSetResult]] = deque()
        try:
            for number, part in enumerate(_change_sets(plan)):
                if len(under_way) == CONNECTIONS:
                    results.append(await under_way.popleft())
                    advance(SIZE / 2)
                head = _head(edition, with_dataset=plan.is_new and number == 0)
                steps = _steps(edition.dataset, spool, part, advance)
                connection = connections[number % CONNECTIONS]
                writing = _write(connection, head, steps, import_id, frozenset(under_way))
                under_way.append(asyncio.create_task(writing))
            while under_way:
                results.append(await under_way.popleft())
                advance(SIZE / 2)
        finally:
            # Where one failed, what was to follow it is not written.
            for task in under_way:
                task.cancel()
            await asyncio.gather(*under_way, return_exceptions=True)
    return results


def _change_sets(plan: Plan) -> Iterator[Part]:
    """Puts first, so that nothing is retracted that something still names."""
    for start in range(1, plan.places + 1, SIZE):
        yield range(start, min(start + SIZE, plan.places + 1))
    for start in range(0, len(plan.retractions), SIZE):
        yield plan.retractions[start : start + SIZE]


def _head(edition: Edition, *, with_dataset: bool) -> ChangeSetHead:
    files = ", ".join(file.path.name for file in edition.files[:3])
    more = len(edition.files) - 3
    files += f" and {more} more" if more > 0 else ""
    return ChangeSetHead(
        dataset=edition.dataset,
        reason=f"{IMPORT_OF}{edition.form.title}, edition {edition.edition}: {files}"[:2000],
        edition=edition.edition,
        dataset_meta=edition.form.dataset if with_dataset else UNSET,
    )


async def _write(
    connection: Connection,
    head: ChangeSetHead,
    steps: AsyncIterator[list[Parsed]],
    import_id: uuid.UUID,
    before: AbstractSet[asyncio.Task[ChangeSetResult]],
) -> ChangeSetResult:
    coming = before

    async def turn() -> bool:
        nonlocal coming
        if coming:
            done, coming = await asyncio.wait(coming, return_when=asyncio.FIRST_COMPLETED)
            for task in done:
                task.result()
        return not coming

    submission = Submission(head=head, chunks=steps, digest=BodyDigest())
    writing = Writing(key_name=COMMAND, write_wait=PATIENCE, import_id=import_id, turn=turn)
    return await write_change_set(connection, submission, writing)


async def _steps(
    dataset: str, spool: Spool, part: Part, advance: Advance
) -> AsyncIterator[list[Parsed]]:
    for start in range(0, len(part), CHUNK):
        chunk = part[start : start + CHUNK]
        if isinstance(chunk, range):
            yield [step async for step in _puts(spool, chunk)]
        else:
            yield list(_retractions(dataset, chunk))
        # The other half of the work is to write what was staged.
        advance(len(chunk) / 2)


async def _puts(spool: Spool, places: range) -> AsyncIterator[Parsed]:
    for number, whole in enumerate(spool.read(places.start, places.stop)):
        if not number % BREATH:
            await asyncio.sleep(0)
        named = Operation(op="put", kind=whole.kind, key=whole.key)
        yield judged_step(named, whole.id, whole.record, whole.raw, whole.hash)


def _retractions(dataset: str, gone: Sequence[Gone]) -> Iterator[Parsed]:
    for each in gone:
        operation = Operation(op="retract", kind=each.kind, key=each.key, reason=each.reason)
        yield make_step(dataset, operation, None, f"/{each.kind}/{each.key}")
