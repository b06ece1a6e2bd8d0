"""Follows the change sets, and brings every index after them.

A batch and how far it comes are one transaction, so that an indexer may be killed at any moment,
and several may run: the row that says how far an index has come is locked for the time of a batch.
"""

import asyncio
import time
import uuid
from collections.abc import Awaitable, Callable, Sequence
from pathlib import Path
from typing import Final

import msgspec

from api.database import Connection, load_statements
from api.search.names import RULES as NAME_RULES
from api.search.names import index_names
from api.search.words import RULES as WORD_RULES
from api.search.words import index_words

SQL: Final = load_statements(Path(__file__).with_name("states.sql"))
#: Documents of a batch: a purge waits for it, and what it takes stays in memory.
BATCH: Final = 5_000
#: Of the time that a batch took.
WAY_GIVEN: Final = 19
#: After every change of a change set.
WHOLE: Final = 2**31 - 1


class Indexing(msgspec.Struct, frozen=True, kw_only=True):
    """An index, the rules by which it is made, and what brings it to what some documents say now.

    `index` is given the ids of records that changed, of any kind and status, and of those that
    answer, or answered, for one that is merged. `gins` are the indexes of the database that find.
    """

    name: str
    rules: int
    index: Callable[[Connection, Sequence[uuid.UUID]], Awaitable[None]]
    gins: Sequence[str]


INDEXINGS: Final = (
    Indexing(name="words", rules=WORD_RULES, index=index_words, gins=("search_words_words",)),
    Indexing(
        name="names",
        rules=NAME_RULES,
        index=index_names,
        gins=("search_names_sounds", "search_names_words"),
    ),
)


class State(msgspec.Struct, frozen=True, kw_only=True):
    """How far an index has come: whole up to a seq, of the latest; and how much it lacks."""

    name: str
    indexed_seq: int
    latest_seq: int
    missing: int


async def read_states(connection: Connection) -> list[State]:
    """How far each index has come."""
    states = []
    for each in INDEXINGS:
        [row] = await connection.fetch(SQL["read_state"], each.name, each.rules)
        states.append(State(name=each.name, **row))
    return states


async def restart(connection: Connection) -> None:
    """Have every index made anew; what it has stays until it is made again."""
    for each in INDEXINGS:
        await connection.execute(SQL["restart_state"], each.name)


async def catch_up(
    connection: Connection,
    advance: Callable[[int], object] = lambda _: None,
    *,
    giving_way: bool = False,
) -> None:
    """Bring every index to the latest change set; `advance` hears of each batch.

    `giving_way`: as long as somebody imports, which takes all that the machine can do, a
    twentieth of the time.
    """
    for each in INDEXINGS:
        await connection.execute(SQL["begin_state"], each.name, each.rules)
        began, changed = time.monotonic(), 0
        while (done := await index_batch(connection, each)) is not None:
            changed += done
            advance(done)
            if giving_way and await connection.fetchval(SQL["is_importing"]):
                await asyncio.sleep(WAY_GIVEN * (time.monotonic() - began))
            began = time.monotonic()
        if changed:
            await connection.execute(SQL["sort_in"], each.gins)


async def index_batch(connection: Connection, indexing: Indexing) -> int | None:
    """Index what changed next; how many documents that were, None where there is nothing to do."""
    async with connection.transaction():
        row = await connection.fetchrow(SQL["lock_state"], indexing.name)
        # A newer Whence has other rules, and makes it.
        if row is None or row["rules"] > indexing.rules:
            return None
        anew = row["rules"] < indexing.rules
        place = (0, 0) if anew else (row["seq"], row["ordinal"])
        latest = await connection.fetchval(SQL["latest_seq"])
        if place >= (latest, WHOLE):
            return None
        changed = await connection.fetch(SQL["list_changed"], *place, latest, BATCH)
        if changed:
            ids = [change["id"] for change in changed]
            answering = await connection.fetch(SQL["list_survivors"], ids)
            ids = list(dict.fromkeys([*ids, *(found["id"] for found in answering)]))
            await indexing.index(connection, ids)
        seq, ordinal = latest, WHOLE
        if len(changed) == BATCH:
            seq, ordinal = changed[-1]["seq"], changed[-1]["ordinal"]
        await connection.execute(SQL["advance_state"], indexing.name, indexing.rules, seq, ordinal)
    return len(changed)
