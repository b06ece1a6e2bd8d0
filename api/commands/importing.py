"""One import: what is planned, written in whole change sets."""

import asyncio
import uuid
from collections import deque
from collections.abc import AsyncIterator, Iterator, Sequence
from collections.abc import Set as AbstractSet
from contextlib import AsyncExitStack

from msgspec import UNSET

from api.changesets.ledger import COMMAND
from api.changesets.operations import CHUNK, Parsed, judged_step, make_step
from api.changesets.stage import BREATH
from api.changesets.submission import BodyDigest, Submission
from api.changesets.write import Writing, write_change_set
from api.commands.importinto import IMPORT_OF
from api.commands.importplanning import Advance, Plan
from api.commands.importreading import Edition
from api.commands.ready import connected
from api.database import Connection
from api.importers.imported import Gone
from api.importers.spool import Spool
from schemas.changesets import ChangeSetHead, ChangeSetResult, Operation

#: Change sets under way at once: one is published, the others come up to that.
CONNECTIONS = 3
#: An import waits for whoever writes, however long.
PATIENCE = 3_600.0
#: Places of the plan, or retractions, that make one change set.
Part = range | Sequence[Gone]


async def write_plan(
    dsn: str, edition: Edition, spool: Spool, plan: Plan, advance: Advance
) -> list[ChangeSetResult]:
    """Write it in change sets of at most so many records as is planned, each whole, in their order.

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
                    advance(plan.size / 2)
                head = _head(edition, with_dataset=plan.is_new and number == 0)
                steps = _steps(edition.dataset, spool, part, advance)
                connection = connections[number % CONNECTIONS]
                writing = _write(connection, head, steps, import_id, frozenset(under_way))
                under_way.append(asyncio.create_task(writing))
            while under_way:
                results.append(await under_way.popleft())
                advance(plan.size / 2)
        finally:
            # Where one failed, what was to follow it is not written.
            for task in under_way:
                task.cancel()
            await asyncio.gather(*under_way, return_exceptions=True)
    return results


def _change_sets(plan: Plan) -> Iterator[Part]:
    """Puts first, so that nothing is retracted that something still names."""
    for start in range(1, plan.places + 1, plan.size):
        yield range(start, min(start + plan.size, plan.places + 1))
    yield from plan.retractions


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
