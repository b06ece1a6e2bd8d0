"""Renders current documents again where the views that define them have changed."""

import uuid
from collections.abc import Callable
from pathlib import Path
from typing import Final

from api.changesets.apply import (
    RENDER_NUMBER,
    derive_standings,
    gather_terms,
    publish_stage,
    render_stage,
)
from api.changesets.ledger import Entry, enter, next_seq, take_lock
from api.changesets.stage import empty_stage
from api.database import Connection, load_statements

SQL: Final = load_statements(Path(__file__).parent / "sql" / "upgrade.sql")
#: So many records are written at once, that others may write between.
CHUNK: Final = 20_000
REASON: Final = "This version of Whence shows records otherwise"
Advance = Callable[[int, int], None]


async def is_rendered(connection: Connection, render: int = RENDER_NUMBER) -> bool:
    """Whether all current bodies are as these views make them."""
    return int(await connection.fetchval(SQL["rendered_by"])) >= render


async def render_again(
    connection: Connection, render: int = RENDER_NUMBER, advance: Advance = lambda _, __: None
) -> None:
    """Render whatever is current, in change sets of its own; what does not differ stays.

    A version keeps its number, and what was served before stays to be read as of then. Ended on
    the way, it goes on where it is called again. `advance` is told how many records of how many.
    """
    if await is_rendered(connection, render):
        return
    datasets = await connection.fetch(SQL["list_datasets"])
    total, done = sum(row["records"] for row in datasets), 0
    for row in datasets:
        last: uuid.UUID | None = uuid.UUID(int=0)
        while last is not None:
            async with connection.transaction(isolation="read_committed"):
                last = await _render_chunk(connection, row["id"], last, render)
            done = min(done + CHUNK, total)
            advance(done, total)
    await connection.execute(SQL["settle_render"], render)


async def _render_chunk(
    connection: Connection, dataset_id: int, after: uuid.UUID, render: int
) -> uuid.UUID | None:
    """The records that follow; answers the last of them, None where there are none."""
    await take_lock(connection)
    await empty_stage(connection)
    last: uuid.UUID | None = await connection.fetchval(
        SQL["touch_records"], dataset_id, after, CHUNK
    )
    if last is None:
        return None
    await connection.execute(SQL["touch_labels"])
    await connection.execute(SQL["touch_facts"])
    await derive_standings(connection, dataset_id)
    await gather_terms(connection, dataset_id)
    counts = await render_stage(connection, dataset_id, 0, versions=0)
    if counts.rendered:
        seq = await next_seq(connection)
        await publish_stage(connection, dataset_id, seq, render)
        entry = Entry(operation="render", reason=REASON)
        await enter(connection, dataset_id, seq, entry, counts)
    return last
