"""The one order: the writer's lock, the next seq, and what is kept of each change set."""

import uuid
from pathlib import Path
from typing import Any, Final, Literal

import msgspec

from api.database import Connection, load_statements
from api.errors import ConflictError
from schemas.changesets import Counts

SQL: Final = load_statements(Path(__file__).parent / "sql" / "write.sql")
#: Who writes on the machine itself.
COMMAND: Final = "cli"


class Entry(msgspec.Struct, frozen=True, kw_only=True):
    """What a change set is, by whom and why; what it takes back and changed of its dataset."""

    id: uuid.UUID = msgspec.field(default_factory=uuid.uuid4)
    operation: Literal["write", "render", "revert", "purge"] = "write"
    reverts_seq: int | None = None
    key_name: str = COMMAND
    reason: str
    edition: str | None = None
    dataset_changes: Any = None
    import_id: uuid.UUID | None = None


async def take_lock(connection: Connection) -> None:
    """Wait for one's turn, which ends with the transaction; ConflictError in a mirror."""
    origin = await lock(connection)
    if origin is not None:
        raise ConflictError(f"this is a mirror of {origin}, and only read: write there")


async def lock(connection: Connection) -> str | None:
    """Wait for one's turn; the address of the origin where this is a mirror."""
    await connection.execute(SQL["settle"])
    row = await connection.fetchrow(SQL["take_lock"])
    origin: str | None = None if row is None else row["origin"]
    return origin


async def next_seq(connection: Connection) -> int:
    """The number of the change set that is being written; the lock is held."""
    return int(await connection.fetchval(SQL["next_seq"]))


async def enter(
    connection: Connection, dataset_id: int, seq: int, entry: Entry, counts: Counts
) -> None:
    """Make it the latest change set; who follows the feed is told when it is committed."""
    what = (entry.operation, entry.reverts_seq)
    why = (entry.key_name, entry.reason, entry.edition)
    changes = encoded(entry.dataset_changes) if entry.dataset_changes else None
    row = (seq, entry.id, dataset_id, *what, *why, encoded(counts), changes, entry.import_id)
    await connection.execute(SQL["insert_change_set"], *row)
    await connection.execute(SQL["advance_counter"], seq)


def encoded(value: object) -> str:
    """As JSON for a parameter."""
    return msgspec.json.encode(value).decode()
