"""Writes a change set of a mirror's origin: its documents as they are, and what follows."""

import uuid
from collections.abc import AsyncIterable, Mapping, Sequence
from pathlib import Path
from typing import Final, Protocol, get_args

import asyncpg
import msgspec
from msgspec import UNSET

from api.changesets.apply import MERGES, MERGING, RENDER, RENDER_NUMBER, count_stage, publish_terms
from api.changesets.derived import DECODERS, terms_of
from api.changesets.ledger import SQL as LEDGER
from api.changesets.ledger import encoded, lock
from api.changesets.mirrored import PURGED, MirrorError, Rows, purge_reason
from api.changesets.purge import SQL as PURGE
from api.changesets.purge import purge_found
from api.changesets.rows import bare
from api.changesets.stage import empty_stage
from api.changesets.verify import FRONT
from api.database import Connection, load_statements
from api.ids import parse_id
from schemas.changes import Change
from schemas.changesetsread import ChangeSet
from schemas.codes import Reason

Changes = AsyncIterable[Sequence[Change]]
SQL: Final = load_statements(Path(__file__).parent / "sql" / "mirror.sql")
#: Counts of a change set that are no changes. Raw rows are kept at the origin alone.
NO_CHANGES: Final = ("unchanged", "raw")
STAGED: Final = {
    "operations": (
        *("id", "ordinal", "op", "kind", "key", "reason", "sound", "pointer", "record_at"),
        *("into_id", "was"),
    ),
    "documents": (
        *("id", "version", "kind", "ordinal", "op", "status", "content_hash", "code", "country"),
        *("sort_date", "sort_name", "possible", "attested", "certain", "location", "contested"),
        *("labelled", "body"),
    ),
    "participations": ("id", "event_id", "ordinal", "actor_id", "role", "key"),
    "terms": ("document_id", "kind", "field", "value", "qualifier"),
}


class Asking(Protocol):
    """What is asked of the origin where its feed does not say it."""

    async def change(self, seq: int, ordinal: int) -> Change:
        """The entry of the feed at that place, as it is by now."""

    async def silent(self) -> Sequence[ChangeSet]:
        """The change sets whose reason was purged."""


async def take_over(
    connection: Connection, dataset_id: int, change_set: ChangeSet, changes: Changes, asking: Asking
) -> None:
    """Write a change set of the origin with its changes, whole or not at all."""
    try:
        await _take_over(connection, dataset_id, change_set, changes, asking)
    except asyncpg.IntegrityConstraintViolationError as error:
        raise MirrorError(f"the change set {change_set.seq} does not fit here: {error}") from error


async def _take_over(
    connection: Connection, dataset_id: int, change_set: ChangeSet, changes: Changes, asking: Asking
) -> None:
    async with connection.transaction(isolation="read_committed"):
        await lock(connection)
        await empty_stage(connection)
        count, purges = await stage_changes(connection, changes)
        expected = sum(n for name, n in change_set.counts.items() if name not in NO_CHANGES)
        if count != expected:
            raise MirrorError(
                f"the feed has {count} changes of the change set {change_set.seq}, which counts "
                f"{expected}"
            )
        await connection.execute(SQL["take_seq"], change_set.seq)
        purged = await write_records(connection, dataset_id, change_set.seq, purges, asking)
        await publish(connection, dataset_id, change_set.seq)
        await drop(connection, change_set.seq, purged)
        if purges:
            await connection.execute(SQL["advance_purge"], change_set.seq)
        elif change_set.operation == "purge":
            await _forget(connection, change_set, asking)
        await insert_change_set(connection, dataset_id, change_set)
        await connection.execute(LEDGER["advance_counter"], change_set.seq)


async def stage_changes(connection: Connection, changes: Changes) -> tuple[int, list[Change]]:
    """Copy what there is; answers how much, and what of it purges something."""
    purges: list[Change] = []
    count = 0
    async for batch in changes:
        rows = Rows()
        for change in batch:
            rows.add(change)
        purges += [change for change in batch if change.op == "purge"]
        count += len(batch)
        for table, columns in STAGED.items():
            records = getattr(rows, table)
            if records:
                await connection.copy_records_to_table(
                    f"stage_{table}", records=records, columns=columns
                )
    await connection.execute(SQL["finish_documents"])
    await connection.execute(SQL["touch_documents"])
    await count_stage(connection, [f"stage_{table}" for table in (*STAGED, "touched")])
    return count, purges


async def begin_records(connection: Connection, dataset_id: int, purges: Sequence[Change]) -> None:
    """How records stand as of a release, and what was purged before it."""
    await _settle_records(connection, dataset_id)
    for change in purges:
        own, reason = parse_id(change.id)[1], purge_reason(change)
        seq = int(change.cursor.partition(".")[0])
        await connection.execute(PURGE["keep_purge"], own, seq, "record", reason)
        await connection.execute(PURGE["purge_records"], own, reason)
        await connection.execute(SQL["advance_purge"], seq)


async def write_records(
    connection: Connection, dataset_id: int, seq: int, purges: Sequence[Change], asking: Asking
) -> dict[uuid.UUID, str]:
    """How records stand now, and who answers for those that are merged; why some are purged."""
    await _settle_records(connection, dataset_id)
    reasons = {}
    for change in purges:
        own = parse_id(change.id)[1]
        if change.record is UNSET and change.status != PURGED:
            continue
        if change.record is UNSET:
            reasons[own] = purge_reason(change)
            await connection.execute(PURGE["keep_purge"], own, seq, "record", reasons[own])
            await connection.execute(PURGE["purge_records"], own, reasons[own])
        else:
            reasons[own] = await _why_earlier(connection, own, asking)
            await connection.execute(PURGE["keep_purge"], own, seq, "earlier", reasons[own])
    return reasons


async def _settle_records(connection: Connection, dataset_id: int) -> None:
    await connection.execute(MERGES["gather_same"])
    for name in ("insert_records", "update_records", "learn_keys", "insert_participation_records"):
        await connection.execute(SQL[name], dataset_id)
    await connection.execute(SQL["update_participation_records"], dataset_id)
    for name in MERGING[2:]:
        await connection.execute(MERGES[name], dataset_id)
    await connection.execute(MERGES["gather_same"])


async def _why_earlier(connection: Connection, own: uuid.UUID, asking: Asking) -> str:
    """Why earlier versions were purged: what is left of them says it, here or at the origin."""
    row = await connection.fetchrow(SQL["find_earlier"], own)
    if row is None:
        return "other"
    if row["status"] == PURGED:
        reason: str = msgspec.json.decode(row["body"])["reason"]
        return reason
    return purge_reason(await asking.change(row["seq"], row["ordinal"]))


async def publish(
    connection: Connection, dataset_id: int, seq: int, inserting: str = "insert_documents"
) -> None:
    """What was staged becomes current, with labels and with the terms that it is found by."""
    await connection.execute(RENDER["supersede_documents"], seq)
    await connection.execute(SQL["part_participations"], dataset_id, seq)
    await connection.execute(SQL[inserting], dataset_id, seq, RENDER_NUMBER)
    await connection.execute(RENDER["insert_digests"], dataset_id, seq)
    await connection.execute(SQL["gather_labels"])
    await connection.execute(RENDER["keep_new_labels"])
    await _touch_recast(connection)
    await connection.execute(RENDER["close_labels"], seq)
    await connection.execute(RENDER["insert_labels"], seq)
    await connection.execute(SQL["gather_participation_terms"], dataset_id)
    await publish_terms(connection, dataset_id, seq)


async def _touch_recast(connection: Connection) -> None:
    """Statements that are found by others than before, though they stay as they are."""
    rows = await connection.fetch(SQL["list_recast"])
    terms = []
    for row in rows:
        statement = DECODERS["statement"].decode(FRONT + row["body"].encode()[1:])
        terms += [(row["id"], "statement", *term) for term in terms_of(statement)]
    touched = [(row["id"], "statement") for row in rows]
    await connection.copy_records_to_table("stage_touched", records=touched)
    await connection.copy_records_to_table("stage_terms", records=terms, columns=STAGED["terms"])


async def drop(connection: Connection, seq: int, purged: Mapping[uuid.UUID, str]) -> None:
    """Nothing is left here either of what is purged, and of what is withheld by now."""
    for own, reason in purged.items():
        await connection.execute(PURGE["purge_documents"], own, seq, reason)
        await connection.execute(PURGE["purge_terms"], own, seq)
        await connection.execute(PURGE["purge_labels"], own)
        await purge_found(connection, own)
    withheld = [row["id"] for row in await connection.fetch(SQL["list_withheld"])]
    if withheld:
        for part in ("keys", "documents", "terms", "labels"):
            await connection.execute(SQL[f"withhold_{part}"], withheld)
        for own in withheld:
            await purge_found(connection, own)


async def _forget(connection: Connection, change_set: ChangeSet, asking: Asking) -> None:
    """What the origin took out of what change sets say of themselves."""
    silent = {each.id for each in await asking.silent()}
    named = change_set.reason.rpartition(": ")[2]
    reason = named if named in get_args(Reason) else "other"
    for row in await connection.fetch(SQL["list_telling"], list(silent)):
        own, seq = row["id"], change_set.seq
        await connection.execute(PURGE["keep_purge"], own, seq, "change_set", reason)
        await connection.execute(PURGE["purge_change_set"], own)


async def insert_change_set(connection: Connection, dataset_id: int, change_set: ChangeSet) -> None:
    """A change set as its origin tells it."""
    counts = encoded(change_set.counts)
    changes = change_set.dataset_changes
    await connection.execute(
        SQL["insert_change_set"],
        dataset_id,
        change_set.seq,
        change_set.id,
        change_set.operation,
        bare(change_set.reverts),
        change_set.written_by,
        change_set.reason,
        bare(change_set.edition),
        counts,
        None if changes is UNSET else encoded(changes),
        change_set.recorded_at,
        bare(change_set.import_id),
    )
