"""Brings tables, standings and documents to what is staged; the writer's lock is held."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final

import msgspec

from api.changesets.datasets import DatasetRow
from api.database import Connection, load_statements
from schemas.changesets import Counts

SQL: Final = Path(__file__).parent / "sql"
APPLY: Final = load_statements(SQL / "apply.sql")
ANALYZE: Final = load_statements(SQL / "analyze.sql")
AHEAD: Final = load_statements(SQL / "ahead.sql")
MERGES: Final = load_statements(SQL / "merges.sql")
STANDING: Final = load_statements(SQL / "standing.sql")
RENDER: Final = load_statements(SQL / "render.sql")

PARTS: Final = (
    "sources",
    "actors",
    "actor_names",
    "affiliations",
    "events",
    "participations",
    "statements",
    "statement_speakers",
    "statement_hops",
    "statement_about",
    "links",
    "figures",
    "evidence",
)
FACTS: Final = ("records", *PARTS)
#: Statement of apply.sql → the tables whose rows a large change set may have to count after it.
COUNTED_AFTER: Final[Mapping[str, Sequence[str]]] = {
    "upsert_records": ("records",),
    "upsert_participation_records": ("records",),
    "insert_evidence": FACTS,
}

#: What alone there is to do for records that nobody has yet; for one that somebody has it fails.
ADDING: Final = {
    name: statement.partition("\nON CONFLICT")[0]
    for name, statement in APPLY.items()
    if name.startswith(("upsert_", "insert_")) and name != "upsert_links"
}

STAGED: Final = (
    "stage_operations",
    "stage_sources",
    "stage_actors",
    "stage_events",
    "stage_participations",
    "stage_statements",
    "stage_statement_about",
    "stage_evidence",
    "stage_references",
    "stage_links",
    "stage_same",
)

MERGING: Final = (
    "merge_records",
    "unmerge_records",
    "gather_survivors",
    "close_survivors",
    "insert_survivors",
)

#: Which definition of the views makes the bodies; a change to them counts it up.
RENDER_NUMBER: Final = 1


async def apply_stage(
    connection: Connection, dataset: DatasetRow, before: DatasetRow | None
) -> None:
    """The tables, the standings that change, and the ids of what is touched by that."""
    await connection.execute(STANDING["reach_facts"])
    [(counting, doubles, merging, merged)] = await connection.fetch(
        ANALYZE["what_it_is"], dataset.id
    )
    if merging:
        await connection.execute(MERGES["gather_same"])
    if merged:
        await connection.execute(MERGES["reach_same_facts"])
    await count_stage(connection, STAGED)
    for name, statement in APPLY.items():
        arguments = (dataset.id,) if "$1" in statement else ()
        await connection.execute(statement, *arguments)
        if counting and name in COUNTED_AFTER:
            await count_stage(connection, COUNTED_AFTER[name], every=doubles)
    if merging:
        await _merge(connection, dataset.id)
    await connection.execute(STANDING["reach_facts"])
    await connection.execute(STANDING["reach_own_facts"])
    if merged:
        await connection.execute(MERGES["reach_same_facts"])
    await derive_standings(connection, dataset.id)
    await connection.execute(RENDER["touch_operations"], dataset.id)
    if before is not None and before.publisher_id != dataset.publisher_id:
        await connection.execute(RENDER["touch_coded"], dataset.id)
    await gather_terms(connection, dataset.id)


async def apply_ahead(connection: Connection, dataset: DatasetRow) -> bool:
    """Before the lock is held: the rows and the documents of records that nobody has yet.

    False, and nothing done, where some are there, or where what is staged depends on what others
    may be writing. Tables are not counted: that would hold up whoever writes.
    """
    await count_stage(connection, STAGED)
    if not await connection.fetchval(AHEAD["is_new"], dataset.id, PARTS):
        return False
    await connection.execute(AHEAD["plan_anew"])
    for statement in ADDING.values():
        await connection.execute(statement, dataset.id)
    await connection.execute(RENDER["touch_operations"], dataset.id)
    await gather_terms(connection, dataset.id)
    await connection.execute(RENDER["render_documents"], dataset.id, 1)
    return True


async def count_ahead(connection: Connection, dataset: DatasetRow) -> None:
    """Once the lock is held, count the tables that were written before."""
    [(counting, doubles, _, _)] = await connection.fetch(ANALYZE["what_it_is"], dataset.id)
    if counting:
        await count_stage(connection, FACTS, every=doubles)


async def derive_standings(connection: Connection, dataset_id: int) -> None:
    """The standings of the staged facts, anew."""
    await connection.execute(STANDING["clear_standings"])
    await connection.execute(STANDING["insert_standings"], dataset_id)


async def gather_terms(connection: Connection, dataset_id: int) -> None:
    """What the documents of all that is touched can be found by."""
    await count_stage(connection, ("stage_touched",))
    await connection.execute(RENDER["gather_terms"], dataset_id)
    await connection.execute(MERGES["gather_merged_into"], dataset_id)
    await count_stage(connection, ("stage_terms",))


async def _merge(connection: Connection, dataset_id: int) -> None:
    """What is merged and unmerged, who answers for it, and what is the same as it by that."""
    for name in MERGING:
        await connection.execute(MERGES[name], dataset_id)
    await connection.execute(MERGES["gather_same"])


async def count_stage(
    connection: Connection, tables: Sequence[str], *, every: bool = False
) -> None:
    """Count the rows of those tables that want it, or of every one."""
    rows = await connection.fetch(ANALYZE["uncounted"], tables, every)
    if rows:
        await connection.execute(f"ANALYZE {', '.join(row['name'] for row in rows)}")


async def render_stage(
    connection: Connection, dataset_id: int, operations: int, versions: int = 1
) -> Counts:
    """Render what was touched beside the documents: stage_documents holds what differs.

    It is so many versions on; none: the same version is rendered again.
    """
    await connection.execute(RENDER["render_documents"], dataset_id, versions)
    return await count_changes(connection, operations)


async def count_changes(connection: Connection, operations: int) -> Counts:
    """What becomes of so many operations, by what was rendered."""
    (row,) = await connection.fetch(RENDER["count_changes"])
    counts = Counts(**row, unchanged=0)
    return msgspec.structs.replace(counts, unchanged=operations - counts.operations)


async def publish_stage(
    connection: Connection,
    dataset_id: int,
    seq: int,
    render: int = RENDER_NUMBER,
    *,
    is_new: bool = False,
) -> None:
    """Make what was rendered the current documents, terms and labels as of seq.

    Nothing ends by what is all new.
    """
    if not is_new:
        await connection.execute(RENDER["supersede_documents"], seq)
    await connection.execute(RENDER["insert_documents"], dataset_id, seq, render)
    await connection.execute(RENDER["insert_digests"], dataset_id, seq)
    await connection.execute(RENDER["gather_participation_terms"], dataset_id)
    await publish_terms(connection, dataset_id, seq, is_new=is_new)
    await connection.execute(RENDER["gather_labels"], dataset_id)
    if not is_new:
        await connection.execute(RENDER["keep_new_labels"])
        await connection.execute(RENDER["close_labels"], seq)
    await connection.execute(RENDER["insert_labels"], seq)


async def publish_terms(
    connection: Connection, dataset_id: int, seq: int, *, is_new: bool = False
) -> None:
    """What documents can be found by as of seq, of the terms that are staged."""
    if not is_new:
        await connection.execute(RENDER["gather_known_terms"], seq)
    await connection.execute(RENDER["gather_contested_terms"])
    if not is_new:
        await connection.execute(RENDER["close_terms"], seq)
    await connection.execute(RENDER["insert_terms"], seq)
    if await connection.fetchval(MERGES["has_same"], dataset_id):
        await connection.execute(MERGES["gather_merged_terms"], seq)
        await connection.execute(MERGES["insert_merged_terms"], seq)
