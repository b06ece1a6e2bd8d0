"""Takes out what must be nowhere any more: only the id, when and why are left of it."""

import uuid
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final, Literal

import msgspec

from api.changesets.apply import (
    MERGES,
    STANDING,
    derive_standings,
    gather_terms,
    publish_stage,
    render_stage,
)
from api.changesets.ledger import Entry, enter, next_seq, take_lock
from api.changesets.stage import empty_stage
from api.database import Connection, load_statements
from api.errors import WhenceError
from api.ids import public_id
from schemas.changesets import Counts

SQL: Final = load_statements(Path(__file__).parent / "sql" / "purge.sql")
What = Literal["record", "earlier", "change_set"]
#: What a record has beside its row in the table of its kind.
PARTS: Final = (
    *("standings", "evidence", "figures", "names", "identifiers", "attestations"),
    *("speakers", "hops", "abouts", "links"),
)
Row = Any


class PurgeError(WhenceError):
    """What cannot be purged as it was asked."""


class Mention(msgspec.Struct, frozen=True, kw_only=True):
    """A record that names what was purged, and the fields in which it does."""

    id: str
    kind: str
    key: str
    dataset: str
    fields: Sequence[str]


class WithdrawnRelease(msgspec.Struct, frozen=True, kw_only=True):
    """A release that a purge withdrew, its store, and whether another stands in for it by now."""

    dataset: str
    name: str
    seq: int
    store: str
    replaced: bool


class Purge(msgspec.Struct, frozen=True, kw_only=True):
    """What was purged, by which change set, what mentions it still, and what releases held it."""

    id: str
    what: What
    dataset: str
    seq: int
    versions: int = 0
    mentions: Sequence[Mention] = ()
    releases: Sequence[WithdrawnRelease] = ()


async def purge_record(
    connection: Connection, record_id: uuid.UUID, reason: str, *, earlier: bool = False
) -> Purge:
    """Purge a record, or its versions but the current one; raises PurgeError with what is right.

    What was purged already is not purged again: it is answered with what still mentions it.
    """
    async with connection.transaction(isolation="read_committed"):
        seq, row = await _begin(connection, record_id)
        if row["purged_seq"] is not None:
            return await _purge_of(connection, row, row["purged_seq"], "record", 0)
        _refuse(row, earlier=earlier)
        what: What = "earlier" if earlier else "record"
        counts = await _take_out(connection, row, seq, what, reason)
        text = f"Purge {'earlier versions of ' if earlier else ''}{_name(row)}: {reason}"
        await _end(connection, row["dataset_id"], seq, text, counts)
        # Digests of before count what is nowhere any more.
        await connection.execute(SQL["advance_purge"])
        return await _purge_of(connection, row, seq, what, row["versions"] - earlier)


async def purge_change_set(connection: Connection, change_set: uuid.UUID, reason: str) -> Purge:
    """Purge what a change set says of itself: its reason, and what it changed of its dataset.

    Releases that have it are withdrawn. What was purged already is not purged again.
    """
    async with connection.transaction(isolation="read_committed"):
        seq = await _lock(connection)
        row = await connection.fetchrow(SQL["find_change_set"], change_set)
        if row is None:
            raise PurgeError(f"there is no change set {change_set}")
        if row["purged_seq"] is None:
            await connection.execute(SQL["withdraw_telling"], change_set, _because(seq))
            await connection.execute(SQL["silence_telling"], change_set)
            await connection.execute(SQL["keep_purge"], change_set, seq, "change_set", reason)
            await connection.execute(SQL["purge_change_set"], change_set)
            text = f"Purge what the change set {row['seq']} said of itself: {reason}"
            await _end(connection, row["dataset_id"], seq, text, _counts())
        else:
            seq = row["purged_seq"]
        return Purge(
            id=str(change_set),
            what="change_set",
            dataset=row["slug"],
            seq=seq,
            releases=await _withdrawn(connection, seq),
        )


async def _lock(connection: Connection) -> int:
    await take_lock(connection)
    await empty_stage(connection)
    return await next_seq(connection)


async def _begin(connection: Connection, record_id: uuid.UUID) -> tuple[int, Row]:
    seq = await _lock(connection)
    row = await connection.fetchrow(SQL["find_record"], record_id)
    if row is None:
        raise PurgeError("no record has this id")
    return seq, row


def _name(row: Row) -> str:
    return public_id(row["kind"], row["id"])


def _refuse(row: Row, *, earlier: bool) -> None:
    if row["kind"] == "participation":
        event = public_id("event", row["event_id"])
        raise PurgeError(f"{_name(row)} is part of its event: purge that, {event}, or put it anew")
    if row["merged_key"] is not None and not earlier:
        raise PurgeError(f"{_name(row)} is merged into {row['merged_key']!r}; unmerge it first")
    if row["answers_for"] and not earlier:
        keys = ", ".join(map(repr, row["answers_for"]))
        raise PurgeError(f"{_name(row)} answers for {keys}; unmerge them first")
    if earlier and row["versions"] < 2:
        raise PurgeError(f"{_name(row)} has no earlier version that could be purged")


async def _take_out(connection: Connection, row: Row, seq: int, what: What, reason: str) -> Counts:
    own, dataset_id = row["id"], row["dataset_id"]
    await connection.execute(SQL["withdraw_releases"], own, seq, _because(seq), what == "earlier")
    await connection.execute(SQL["silence_naming"], own, what == "earlier")
    if what == "record":
        await connection.execute(SQL["stage_purge"], own)
        await connection.execute(STANDING["reach_facts"])
        await connection.execute(MERGES["reach_same_facts"])
    await connection.execute(SQL["keep_purge"], own, seq, what, reason)
    if what == "record":
        await connection.execute(SQL["purge_records"], own, reason)
        for part in PARTS:
            await connection.execute(SQL[f"purge_{part}"], own)
        await connection.execute(SQL["part_participations"], own)
        if f"blank_{row['kind']}" in SQL:
            await connection.execute(SQL[f"blank_{row['kind']}"], own)
        await derive_standings(connection, dataset_id)
        await connection.execute(SQL["touch_facts"])
        await gather_terms(connection, dataset_id)
    counts = await render_stage(connection, dataset_id, 0)
    await connection.execute(SQL["stage_tombstone"], own)
    if what == "record":
        await connection.execute(SQL["blank_tombstone"], own)
    await publish_stage(connection, dataset_id, seq)
    await connection.execute(SQL["purge_documents"], own, seq, reason)
    await connection.execute(SQL["purge_terms"], own, seq)
    await connection.execute(SQL["purge_labels"], own)
    await connection.execute(SQL["purge_raw_rows"], own, what == "earlier")
    await purge_found(connection, own)
    return msgspec.structs.replace(counts, purged=1, unchanged=0)


async def purge_found(connection: Connection, record_id: uuid.UUID) -> None:
    """Take what it is found by out of the indexes, which may not have come to its last version."""
    await connection.execute(SQL["lock_indexes"])
    await connection.execute(SQL["purge_words"], record_id)
    await connection.execute(SQL["purge_found_names"], record_id)


async def _end(
    connection: Connection, dataset_id: int, seq: int, reason: str, counts: Counts
) -> None:
    await enter(connection, dataset_id, seq, Entry(operation="purge", reason=reason), counts)


async def _purge_of(connection: Connection, row: Row, seq: int, what: What, versions: int) -> Purge:
    mentions = [] if what == "earlier" else await _mentions(connection, row["id"])
    return Purge(
        id=_name(row),
        what=what,
        dataset=row["slug"],
        seq=seq,
        versions=versions,
        mentions=mentions,
        releases=await _withdrawn(connection, seq),
    )


async def _withdrawn(connection: Connection, seq: int) -> list[WithdrawnRelease]:
    """The releases that the purge of that seq withdrew."""
    rows = await connection.fetch(SQL["list_withdrawn"], _because(seq))
    return [WithdrawnRelease(**row) for row in rows]


def _because(seq: int) -> str:
    """Why a release was withdrawn; not what it held."""
    return f"Something that it held was purged by the change set {seq}."


async def _mentions(connection: Connection, record_id: uuid.UUID) -> list[Mention]:
    found: dict[uuid.UUID, Mention] = {}
    for row in await connection.fetch(SQL["list_mentions"], record_id):
        known = found.get(row["id"])
        fields = [*(known.fields if known else ()), row["field"]]
        named = {"kind": row["kind"], "key": row["key"], "dataset": row["slug"]}
        found[row["id"]] = Mention(id=_name(row), fields=fields, **named)
    return list(found.values())


async def dismiss_writers(connection: Connection) -> None:
    """End the connections of writers, whose stages hold what they wrote last."""
    await connection.execute(SQL["dismiss_writers"])


def _counts() -> Counts:
    return Counts(created=0, changed=0, retracted=0, unchanged=0, rendered=0)
