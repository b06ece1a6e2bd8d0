"""Brings a submission before the lock: decoded, checked and copied to temporary tables."""

import asyncio
import re
import uuid
from hashlib import sha256
from pathlib import Path
from typing import Final

import msgspec
from msgspec import UNSET

from api.changesets.collect import find_nuls
from api.changesets.faults import MOST_FAULTS, ChangeSetInvalidError, Fault
from api.changesets.flatten import FLATTEN
from api.changesets.operations import Step, Unreadable
from api.changesets.remains import Unsound, judge_remains, judge_twin
from api.changesets.rows import Rows, bare
from api.changesets.submission import Submission
from api.database import Connection, load_statements
from schemas.changesets import Record

SQL: Final = Path(__file__).parent / "sql"
STAGE: Final = load_statements(SQL / "stage.sql")
UNCHANGED: Final = (SQL / "unchanged.sql").read_text(encoding="utf-8")
#: NUL as JSON writes it, and the same after an even number of backslashes, which stand for
#: themselves. The expression alone takes eight times what the search for the bytes does.
NUL: Final = rb"\u0000"
ESCAPED_NUL: Final = re.compile(rb"(?<!\\)(?:\\\\)*\\u0000")
#: So many operations are flattened at a stretch: whoever has the lock in another task of this
#: process waits for no longer between two statements.
BREATH: Final = 50
ENCODER: Final = msgspec.json.Encoder(order="deterministic")


class Digested(msgspec.Struct, frozen=True, kw_only=True):
    """A record as canonical JSON: its SHA-256, and whether there is a NUL in it."""

    hash: bytes
    has_nul: bool = False


class Staged(msgspec.Struct, kw_only=True):
    """What lies staged: how much, what was passed over as unchanged, and what is wrong.

    `raw` counts the records that have raw rows, `raw_alone` those of them that are unchanged.
    """

    operations: int = 0
    raw: int = 0
    raw_alone: int = 0
    #: Columns of raw rows → their digest.
    layouts: dict[tuple[str, ...], bytes] = {}
    skipped: dict[uuid.UUID, bytes] = {}
    faults: list[Fault] = []
    unsound: Unsound


async def empty_stage(connection: Connection) -> None:
    """Make the temporary tables of this connection, or take out what the last one left there."""
    there = await connection.fetchval(STAGE["is_there"])
    await connection.execute(STAGE["empty" if there else "make"])


async def stage(connection: Connection, submission: Submission, dataset_id: int | None) -> Staged:
    """Copy the rows of every sound operation; records that already are so are passed over."""
    await empty_stage(connection)
    staged = Staged(unsound=Unsound(submission.head.dataset))
    rows = Rows(submission.head.dataset)
    async for chunk in submission.chunks:
        steps = [step for step in chunk if isinstance(step, Step)]
        given = {
            step.id: _digest(step.record)
            for step in steps
            if step.hash is None and step.record is not None
        }
        unchanged = await _unchanged(connection, dataset_id, given)
        given |= {step.id: Digested(hash=step.hash) for step in steps if step.hash is not None}
        for number, part in enumerate(chunk):
            if not number % BREATH:
                await asyncio.sleep(0)
            staged.operations += 1
            rows.faults += part.faults
            if isinstance(part, Unreadable):
                staged.unsound.keys |= part.keys
            else:
                _stage_step(rows, staged, part, given.get(part.id), part.id in unchanged)
        if len(rows.faults) >= MOST_FAULTS:
            raise ChangeSetInvalidError(rows.faults, whole=False)
        await _copy(connection, rows)
    _stage_references(rows)
    await _copy(connection, rows)
    staged.faults = rows.faults
    return staged


def _stage_step(
    rows: Rows, staged: Staged, step: Step, given: Digested | None, unchanged: bool
) -> None:
    operation = step.operation
    first = rows.claim(step.id, step.pointer)
    if first is not None:
        rows.fault(step.pointer, f"the {operation.kind} {operation.key!r} stands at {first} too")
        judge_twin(rows, step)
        staged.unsound.add_words(step)
        return
    expected, reason = bare(operation.expect_version), bare(operation.reason)
    if step.raw:
        staged.raw += 1
        staged.raw_alone += unchanged
        _stage_raw(rows, staged, step)
    if unchanged and operation.op == "put" and expected is None and given is not None:
        staged.skipped[step.id] = given.hash
        return
    sound = not step.faults and _flatten(rows, step, given)
    if not sound:
        judge_remains(rows, step)
        staged.unsound.add(step)
    name = (operation.op, operation.kind, operation.key.replace("\0", ""))
    rest = (expected, reason, given and given.hash, sound, step.pointer, step.record_at)
    into = _survivor(rows, step)
    rows.add("operations", step.id, staged.operations, *name, *rest, *into, None)


def _stage_raw(rows: Rows, staged: Staged, step: Step) -> None:
    """Its rows as they are kept, each with the digests of its columns and of all of them."""
    whole = sha256(ENCODER.encode(step.raw)).digest()
    for ordinal, row in enumerate(step.raw, start=1):
        layout = staged.layouts.get(row.columns)
        if layout is None:
            layout = staged.layouts[row.columns] = sha256(ENCODER.encode(row.columns)).digest()
            rows.add("raw_layouts", layout, row.columns)
        cells = ENCODER.encode(row.cells).decode()
        rows.add("raw_rows", step.id, ordinal, layout, cells, whole)


def _survivor(rows: Rows, step: Step) -> tuple[uuid.UUID | None, str | None]:
    """Id and key of the record that another is merged into."""
    into = step.operation.into
    if into is UNSET:
        return None, None
    return rows.own_id(step.operation.kind, into), into.replace("\0", "")


def _flatten(rows: Rows, step: Step, given: Digested | None) -> bool:
    """Whether the record was sound; the rows of one that is not are forgotten."""
    mark, before = rows.mark(), len(rows.faults)
    rows.check_key(step.operation.key, step.pointer)
    if step.operation.into == step.operation.key:
        rows.fault(
            f"{step.pointer}/into",
            f"the {step.operation.kind} {step.operation.key!r} is itself; name another one",
        )
    if step.record is not None and given is not None:
        if given.has_nul:
            rows.faults += find_nuls(msgspec.to_builtins(step.record), step.record_at)
        # What is retracted may name what no longer is there.
        flat = rows if step.operation.op == "put" else Rows(rows.dataset)
        FLATTEN[step.operation.kind](flat, step.id, step.record, step.record_at)
        if flat is not rows:
            rows.take(flat)
    if len(rows.faults) == before:
        return True
    rows.rollback(mark)
    return False


def _digest(record: Record) -> Digested:
    encoded = ENCODER.encode(record)
    has_nul = NUL in encoded and ESCAPED_NUL.search(encoded) is not None
    return Digested(hash=sha256(encoded).digest(), has_nul=has_nul)


async def _unchanged(
    connection: Connection, dataset_id: int | None, given: dict[uuid.UUID, Digested]
) -> set[uuid.UUID]:
    if dataset_id is None or not given:
        return set()
    hashes = [digested.hash for digested in given.values()]
    found = await connection.fetch(UNCHANGED, dataset_id, list(given), hashes)
    return {row["id"] for row in found}


def _stage_references(rows: Rows) -> None:
    for own, reference in rows.references.items():
        rows.add("references", own, reference.kind, reference.key, reference.pointers)
    for (_, own), end in rows.ends.items():
        rows.add("ends", own, end.kind, end.key, end.pointers)


async def _copy(connection: Connection, rows: Rows) -> None:
    for table, records in rows.tables.items():
        if records:
            await connection.copy_records_to_table(f"stage_{table}", records=records)
    rows.tables.clear()
