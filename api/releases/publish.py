"""Makes a release known: its files go into the store, then its rows into the catalogue."""

import asyncio
import datetime
from collections.abc import Sequence
from pathlib import Path

import asyncpg
import msgspec

from api.database import Connection
from api.releases.check import Seen
from api.releases.facts import SQL
from api.releases.manifest import media_type
from api.releases.plan import Plan, ReleaseError
from api.releases.store import Store


class Published(msgspec.Struct, frozen=True, kw_only=True):
    """A release that readers can find."""

    dataset: str
    name: str
    seq: int
    published_at: datetime.datetime
    store: str
    files: Sequence[Seen]


async def publish(
    connection: Connection,
    plan: Plan,
    described: tuple[bytes, Sequence[Seen]],
    folder: Path,
    store: Store,
) -> Published:
    """Publish it whole, or raise and leave nothing of it in the store."""
    await asyncio.to_thread(store.publish, folder, plan.place)
    try:
        async with connection.transaction(isolation="read_committed"):
            published_at = await _enter(connection, plan, described, store)
    except BaseException:
        await asyncio.to_thread(store.remove, plan.place)
        raise
    return Published(
        dataset=plan.dataset,
        name=plan.name,
        seq=plan.seq,
        published_at=published_at,
        store=store.url,
        files=sorted(described[1], key=lambda seen: seen.name),
    )


async def _enter(
    connection: Connection, plan: Plan, described: tuple[bytes, Sequence[Seen]], store: Store
) -> datetime.datetime:
    """The rows. Whoever purges holds the same lock: what it purges is in no release then."""
    manifest, files = described
    await connection.execute(SQL["hold_writers"])
    if await connection.fetchval(SQL["has_purge_since"], plan.dataset_id, plan.seen):
        raise ReleaseError(
            f"something that {plan.dataset} shows was purged while its release was built; build it "
            "again"
        )
    digest = next(bytes.fromhex(seen.sha256) for seen in files if seen.name == "manifest.json")
    try:
        row = await connection.fetchrow(
            SQL["insert_release"],
            *(plan.dataset_id, plan.name, plan.seq, manifest.decode(), digest, store.url),
            plan.replaces,
        )
    except asyncpg.UniqueViolationError:
        raise ReleaseError(
            f"{plan.dataset} has a release {plan.name} by now; give another --name"
        ) from None
    assert row is not None  # noqa: S101 - it was inserted
    await connection.execute(
        SQL["insert_release_files"],
        row["id"],
        [seen.name for seen in files],
        [media_type(seen.name) for seen in files],
        [seen.bytes for seen in files],
        [bytes.fromhex(seen.sha256) for seen in files],
    )
    published: datetime.datetime = row["published_at"]
    return published
