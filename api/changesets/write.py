"""Writes a change set: staged before the lock, applied and rendered under it, or not at all."""

import uuid
from collections.abc import Awaitable, Callable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Final

import asyncpg
import msgspec
from msgspec import UNSET

from api.changesets.apply import (
    apply_ahead,
    apply_stage,
    count_ahead,
    count_changes,
    publish_stage,
    render_stage,
)
from api.changesets.check import check_stage
from api.changesets.datasets import (
    DatasetRow,
    FieldChanges,
    field_changes,
    find_dataset,
    save_dataset,
)
from api.changesets.faults import ChangeSetInvalidError
from api.changesets.ledger import SQL, Entry, encoded, enter, next_seq, take_lock
from api.changesets.links import check_links
from api.changesets.rows import bare
from api.changesets.stage import Staged, stage
from api.changesets.submission import Submission
from api.changesets.untouched import require_untouched
from api.database import Connection, load_statements
from api.errors import WhenceError
from schemas.changesets import ChangeSetResult

IMPORTS: Final = load_statements(Path(__file__).parent / "sql" / "imports.sql")


class WriterBusyError(WhenceError):
    """Another change set is being written; try again in a moment."""


class ChangeSetConflictError(WhenceError):
    """The same change-set id was used for another body."""


class Writing(msgspec.Struct, frozen=True, kw_only=True):
    """Who writes, and how."""

    key_name: str
    dry_run: bool = False
    write_wait: float = 10.0
    #: Internal datasets whose records links may name; *: all.
    readable: Sequence[str] = ("*",)
    #: The import that it is part of.
    import_id: uuid.UUID | None = None
    #: Waited for once all is staged: true as soon as all is written that goes before it, false as
    #: soon as some more of that is.
    turn: Callable[[], Awaitable[bool]] | None = None


class _NothingWritten(Exception):  # noqa: N818 - it is no error
    """Leaves the transaction without a trace, with the result to answer."""

    def __init__(self, result: ChangeSetResult) -> None:
        super().__init__()
        self.result = result


class _Overtaken(Exception):  # noqa: N818 - it is no error
    """The dataset is another than it was when its records were written ahead of the lock.

    Where another has written one of the records, PostgreSQL itself says so.
    """


async def write_change_set(
    connection: Connection, submission: Submission, writing: Writing
) -> ChangeSetResult:
    """Write it, or raise ChangeSetInvalidError with every fault and leave no trace.

    Raises WriterBusyError after `write_wait` seconds, ChangeSetConflictError where the id was
    used for another body, StaleVersionError where a record has another version than expected,
    RevertRefusedError where what is to be taken back was changed again.
    """
    head = submission.head
    known = await find_dataset(connection, head.dataset)
    staged = await stage(connection, submission, known.id if known else None)
    await connection.execute(f"SET lock_timeout = {int(writing.write_wait * 1000)}")
    try:
        if writing.turn is not None:
            with suppress(_Overtaken, asyncpg.DeadlockDetectedError, asyncpg.UniqueViolationError):
                return await _write_in_turn(connection, submission, staged, writing, ahead=True)
        return await _write_in_turn(connection, submission, staged, writing)
    except (asyncpg.LockNotAvailableError, asyncpg.DeadlockDetectedError):
        raise WriterBusyError(
            f"another change set has been writing for {writing.write_wait:g} s; try again"
        ) from None
    finally:
        if not connection.is_closed():
            await connection.execute("RESET lock_timeout")


async def _write_in_turn(
    connection: Connection,
    submission: Submission,
    staged: Staged,
    writing: Writing,
    *,
    ahead: bool = False,
) -> ChangeSetResult:
    try:
        async with connection.transaction(isolation="read_committed"):
            written = await _write_ahead(connection, submission) if ahead else None
            while writing.turn is not None and not await writing.turn():
                if ahead and written is None:
                    # What goes before it may have had to be there, or to be counted.
                    written = await _write_ahead(connection, submission)
            return await _write_locked(connection, submission, staged, writing, written)
    except _NothingWritten as nothing:
        if submission.head.id is UNSET or writing.dry_run:
            return nothing.result
        result = nothing.result
    async with connection.transaction(isolation="read_committed"):
        await take_lock(connection)
        earlier = await _earlier_result(connection, submission)
        if earlier is None:
            await _keep_result(connection, submission, result)
        return earlier or result


async def _write_ahead(connection: Connection, submission: Submission) -> DatasetRow | None:
    """The dataset as it was when all was written but what wants the lock; None: nothing was."""
    await connection.execute(SQL["settle"])
    dataset = await find_dataset(connection, submission.head.dataset)
    if dataset is None or not await apply_ahead(connection, dataset):
        return None
    return dataset


async def _write_locked(
    connection: Connection,
    submission: Submission,
    staged: Staged,
    writing: Writing,
    ahead: DatasetRow | None,
) -> ChangeSetResult:
    await take_lock(connection)
    earlier = await _earlier_result(connection, submission)
    if earlier is not None:
        return _tried(earlier) if writing.dry_run else earlier
    if submission.undoing is not None:
        await require_untouched(connection, submission.undoing)
    head = submission.head
    before = await find_dataset(connection, head.dataset)
    dataset = await save_dataset(connection, submission, before, staged.faults)
    await _check_skipped(connection, dataset, staged)
    if ahead is None:
        await apply_stage(connection, dataset, before)
    elif ahead == dataset:
        await count_ahead(connection, dataset)
    else:
        raise _Overtaken
    await check_links(connection, dataset, before, submission, staged, writing.readable)
    await check_stage(connection, dataset.id, submission, staged, is_new=ahead is not None)
    if staged.faults:
        raise ChangeSetInvalidError(staged.faults)
    if ahead is None:
        counts = await render_stage(connection, dataset.id, staged.operations)
    else:
        counts = await count_changes(connection, staged.operations)
    counts = msgspec.structs.replace(counts, raw=staged.raw_alone)
    result = ChangeSetResult(id=uuid.uuid4() if head.id is UNSET else head.id, counts=counts)
    if writing.dry_run:
        raise _NothingWritten(_tried(result))
    if counts.operations + counts.rendered + counts.raw == 0 and dataset == before:
        raise _NothingWritten(result)
    seq = await next_seq(connection)
    await publish_stage(connection, dataset.id, seq, is_new=ahead is not None)
    result = msgspec.structs.replace(result, seq=seq)
    changes = field_changes(before, dataset)
    await _enter(connection, dataset.id, submission, changes, result, writing)
    await _keep_raw(connection, dataset.id, result, staged, submission)
    return result


def _tried(result: ChangeSetResult) -> ChangeSetResult:
    """The result of a dry run: it wrote nothing, also where the same was written before."""
    return msgspec.structs.replace(result, seq=UNSET, dry_run=True)


async def _enter(
    connection: Connection,
    dataset_id: int,
    submission: Submission,
    changes: FieldChanges,
    result: ChangeSetResult,
    writing: Writing,
) -> None:
    """Make it the latest change set, of the number in its result."""
    head, undoing = submission.head, submission.undoing
    entry = Entry(
        id=result.id,
        operation="write" if undoing is None else "revert",
        reverts_seq=None if undoing is None else undoing.seq,
        key_name=writing.key_name,
        reason=head.reason,
        edition=bare(head.edition),
        dataset_changes=changes,
        import_id=writing.import_id,
    )
    await enter(connection, dataset_id, bare(result.seq), entry, result.counts)
    if head.id is not UNSET:
        await _keep_result(connection, submission, result)


async def _keep_raw(
    connection: Connection,
    dataset_id: int,
    result: ChangeSetResult,
    staged: Staged,
    submission: Submission,
) -> None:
    """The rows beside the records: those that came, or those from before what is taken back."""
    if staged.raw:
        await connection.execute(IMPORTS["close_raw_rows"], dataset_id, result.seq)
        await connection.execute(IMPORTS["insert_raw_layouts"])
        await connection.execute(IMPORTS["insert_raw_rows"], dataset_id, result.seq)
    if submission.undoing is not None:
        undone = submission.undoing.seq
        await connection.execute(IMPORTS["restore_raw_rows"], dataset_id, result.seq, undone)


async def _check_skipped(connection: Connection, dataset: DatasetRow, staged: Staged) -> None:
    skipped = staged.skipped
    stale = await connection.fetchval(
        SQL["stale_skips"], dataset.id, list(skipped), list(skipped.values())
    )
    if stale:
        raise WriterBusyError(
            f"{stale} records changed while this change set was read; send it again"
        )


async def _earlier_result(connection: Connection, submission: Submission) -> ChangeSetResult | None:
    if submission.head.id is UNSET:
        return None
    row = await connection.fetchrow(SQL["find_submission"], submission.head.id)
    if row is None:
        return None
    if row["body_sha256"] != submission.digest.digest():
        raise ChangeSetConflictError(
            f"the change set {submission.head.id} was sent before with another body; "
            "take another id"
        )
    return msgspec.json.decode(row["result"], type=ChangeSetResult)


async def _keep_result(
    connection: Connection, submission: Submission, result: ChangeSetResult
) -> None:
    sent = (submission.head.id, submission.digest.digest())
    await connection.execute(SQL["keep_submission"], *sent, encoded(result))
