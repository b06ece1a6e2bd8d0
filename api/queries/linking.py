"""Records to be linked, and what was judged of them."""

import uuid
from collections.abc import AsyncIterator, Mapping, Sequence
from pathlib import Path
from typing import Final, NamedTuple

from api.database import Connection, load_statements

SQL: Final = load_statements(Path(__file__).parent / "linking.sql")
BATCH: Final = 1_000


class Found(NamedTuple):
    """A record that is there, perhaps no longer active, as stored."""

    status: str
    body: str
    distribution: str


class Pair(NamedTuple):
    """Two records that a link or a merge is about."""

    one: uuid.UUID
    other: uuid.UUID
    judgement: str


async def list_records(
    connection: Connection, kind: str, datasets: Sequence[str]
) -> AsyncIterator[str]:
    """The documents of the active records of a kind in these datasets, in order of their ids."""
    async with connection.transaction(isolation="repeatable_read", readonly=True):
        async for row in connection.cursor(SQL["list_records"], kind, datasets, prefetch=BATCH):
            yield row["body"]


async def list_judged(connection: Connection, kind: str) -> list[Pair]:
    """Every two records of a kind that somebody has judged, or that are merged."""
    return [Pair(*row) for row in await connection.fetch(SQL["list_judged"], kind)]


async def find_records(
    connection: Connection, ids: Sequence[uuid.UUID]
) -> Mapping[uuid.UUID, Found]:
    """Those of them that are here."""
    rows = await connection.fetch(SQL["find_records"], ids)
    return {row["id"]: Found(row["status"], row["body"], row["distribution"]) for row in rows}


async def list_dataset_slugs(connection: Connection) -> Mapping[str, str]:
    """Each dataset with whether it is public or internal."""
    rows = await connection.fetch(SQL["list_dataset_slugs"])
    return {row["slug"]: row["distribution"] for row in rows}
