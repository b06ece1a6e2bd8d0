"""What of an import is to be written: what is there just so is left where it is."""

from collections.abc import AsyncIterator, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Final, Literal

import msgspec
from asyncpg.pgproto.pgproto import UUID

from api.changesets.restore import restore
from api.changesets.revert import keys_named
from api.changesets.stage import ENCODER
from api.database import Connection, load_statements
from schemas.codes import Kind

SQL: Final = load_statements(Path(__file__).parent / "sql" / "imports.sql")
FETCHED: Final = 5_000
Fate = Literal["created", "changed", "revived", "raw", "purged"]


class Given(msgspec.Struct, frozen=True, gc=False):
    """A record by what it is compared by: its id, and the hashes of it and of its raw rows."""

    id: bytes
    hash: bytes
    raw_hash: bytes | None


class Held(msgspec.Struct, frozen=True, gc=False):
    """An active record of a dataset."""

    id: bytes
    kind: Kind
    key: str


async def try_turn(connection: Connection, slug: str) -> bool:
    """Take the turn if nobody else imports into that dataset; it ends with the connection."""
    taken: bool = await connection.fetchval(SQL["try_turn"], slug)
    return taken


async def take_turn(connection: Connection, slug: str) -> None:
    """Wait until nobody else imports into that dataset; the turn ends with the connection."""
    await connection.execute(SQL["take_turn"], slug)


async def imported_before(connection: Connection, dataset_id: int) -> list[str]:
    """How the reasons of the dataset's imports begin, each once: what stands before the edition."""
    return [reason for (reason,) in await connection.fetch(SQL["imported_before"], dataset_id)]


async def compare(
    connection: Connection, dataset_id: int | None, given: Sequence[Given]
) -> list[tuple[int, Fate]]:
    """Places of those that are not there just so, and what becomes of each when it is put."""
    if dataset_id is None:
        return [(place, "created") for place in range(len(given))]
    ids = _uuids([each.id for each in given])
    hashes, raws = [each.hash for each in given], [each.raw_hash for each in given]
    rows = await connection.fetch(SQL["compare_records"], dataset_id, ids, hashes, raws)
    return [(place - 1, _fate(status, same)) for place, status, same in rows]


def _fate(status: str | None, same: bool) -> Fate:
    """What becomes of a record that is put, by what it is now, and whether it says the same."""
    if status is None:
        return "created"
    if status == "purged":
        return "purged"
    if status == "retracted":
        return "revived"
    return "raw" if same else "changed"


async def stated(connection: Connection, ids: Sequence[bytes]) -> dict[bytes, bytes]:
    """What the records of these ids say now, as canonical input; without what none can be again."""
    rows = await connection.fetch(SQL["current_bodies"], _uuids(ids))
    keys = await keys_named(connection, [row["body"] for row in rows])
    said = {}
    for row in rows:
        with suppress(msgspec.ValidationError):
            said[row["id"].bytes] = ENCODER.encode(restore(row["kind"], row["body"], keys))
    return said


async def purged_ids(connection: Connection, dataset_id: int | None) -> set[bytes]:
    """What of the dataset was purged: nothing can name it again."""
    if dataset_id is None:
        return set()
    return {own.bytes for (own,) in await connection.fetch(SQL["purged_ids"], dataset_id)}


async def count_held(connection: Connection, dataset_id: int | None) -> int:
    """How many records the dataset has that files could have given."""
    held: int = await connection.fetchval(SQL["count_held"], dataset_id)
    return held


#: A kind, what keys begin with, and how many characters they have more.
Beginning = tuple[Kind, str, int]


async def still_active(
    connection: Connection, dataset_id: int | None, ids: Sequence[bytes]
) -> set[bytes]:
    """Those of them that can be retracted."""
    if dataset_id is None:
        return set()
    rows = await connection.fetch(SQL["still_active"], dataset_id, _uuids(ids))
    return {own.bytes for (own,) in rows}


async def active_beginning(
    connection: Connection, dataset_id: int | None, wanted: Sequence[Beginning]
) -> list[tuple[bytes, str, int]]:
    """Id and key of those that can be retracted, and the place of what they begin with."""
    if dataset_id is None or not wanted:
        return []
    kinds, keys, more = map(list, zip(*wanted, strict=True))
    rows = await connection.fetch(SQL["active_beginning"], dataset_id, kinds, keys, more)
    return [(row["id"].bytes, row["key"], row["place"] - 1) for row in rows]


async def nameable(
    connection: Connection, dataset_id: int | None, ids: Sequence[bytes]
) -> set[bytes]:
    """Those of them that others may name."""
    if dataset_id is None or not ids:
        return set()
    rows = await connection.fetch(SQL["nameable"], dataset_id, _uuids(ids))
    return {own.bytes for (own,) in rows}


async def active_records(
    connection: Connection, dataset_id: int | None
) -> AsyncIterator[list[Held]]:
    """All active records of the dataset but links, some at a time."""
    if dataset_id is None:
        return
    async with connection.transaction(readonly=True):
        cursor = await connection.cursor(SQL["active_records"], dataset_id)
        while rows := await cursor.fetch(FETCHED):
            yield [Held(row["id"].bytes, row["kind"], row["key"]) for row in rows]


async def still_needed(
    connection: Connection, dataset_id: int, ids: Sequence[bytes], anew: Sequence[bytes]
) -> list[tuple[bytes, bool, Kind, str]]:
    """Those of them that have to stay, with one record that is merged into it, or names it.

    `anew` are records whose content is about to be another: what they name does not count.
    """
    rows = await connection.fetch(SQL["still_needed"], dataset_id, _uuids(ids), _uuids(anew))
    return [(row["id"].bytes, row["is_merged"], row["kind"], row["key"]) for row in rows]


#: Ids of a record and of one that it names.
Naming = tuple[bytes, bytes]


async def named_among(
    connection: Connection, dataset_id: int, ids: Sequence[bytes]
) -> list[Naming]:
    """Which of them name which others, of one kind, or of sources and actors."""
    rows = await connection.fetch(SQL["named_among"], dataset_id, _uuids(ids))
    return [(by.bytes, own.bytes) for by, own in rows]


def _uuids(ids: Sequence[bytes]) -> list[UUID]:
    return [UUID(own) for own in ids]
