"""The database holds merges: into what is there, of one kind, along no circle, for ever."""

import asyncpg
import pytest

from api.database import Connection
from api.ids import record_id
from tests.conftest import Write
from tests.records import actor, event, merge, retract, source

LEGION, OTHER = record_id("test", "actor", "legion"), record_id("test", "actor", "other")
THIRD, GONE = record_id("test", "actor", "third"), record_id("test", "actor", "gone")
RAID = record_id("test", "event", "raid")
MERGED = "UPDATE records SET status = 'merged', merged_into = '{into}' WHERE id = '{id}'"
NEXT = "(SELECT seq + 1 FROM counters)"
SURVIVOR = (
    "INSERT INTO survivors (dataset_id, id, survivor_id, from_seq)"
    f" VALUES (1, '{{id}}', '{{survivor}}', {NEXT})"
)
#: What is tried → what the refusal says.
TRIED: dict[str, tuple[str, str]] = {
    "into itself": (MERGED.format(id=LEGION, into=LEGION), "records_merged_self_check"),
    "into nothing": (
        f"UPDATE records SET status = 'merged' WHERE id = '{LEGION}'",
        "records_merged_check",
    ),
    "while it is active": (
        f"UPDATE records SET merged_into = '{THIRD}' WHERE id = '{LEGION}'",
        "records_merged_check",
    ),
    "into one of another kind": (
        MERGED.format(id=LEGION, into=RAID),
        "the actor legion is merged into no actor but the event raid",
    ),
    "into a retracted one": (
        MERGED.format(id=LEGION, into=GONE),
        "the actor legion is merged into gone, which is retracted",
    ),
    "in a circle": (
        MERGED.format(id=LEGION, into=OTHER),
        "no record answers for the actor legion alone: merges go in a circle, or none was written",
    ),
    "without a survivor": (
        MERGED.format(id=THIRD, into=LEGION),
        "no record answers for the actor third alone: merges go in a circle, or none was written",
    ),
    "undone with its survivor left": (
        f"UPDATE records SET status = 'active', merged_into = NULL WHERE id = '{OTHER}'",
        "no record answers for the actor other alone: merges go in a circle, or none was written",
    ),
    "a survivor retracted": (
        f"UPDATE records SET status = 'retracted', reason = 'error' WHERE id = '{LEGION}'",
        "the actor legion is retracted, but others are merged into it",
    ),
    "another survivor from the start": (
        f"UPDATE survivors SET survivor_id = '{THIRD}'",
        f"who answers for {OTHER} stays as it was from seq 3 on",
    ),
    "a survivor that ended where it was read": (
        "UPDATE survivors SET to_seq = 4",
        f"who answers for {OTHER} stays as it was from seq 3 on",
    ),
    "a survivor forgotten": (
        "DELETE FROM survivors",
        f"who answers for {OTHER} stays as it was from seq 3 on",
    ),
    "all survivors at once": (
        "TRUNCATE survivors",
        "survivors is never emptied: nothing is lost",
    ),
    "two survivors": (SURVIVOR.format(id=OTHER, survivor=THIRD), "survivors_pkey"),
    "a term made another's": (
        "UPDATE document_terms SET merged = true",
        "stays as it was from seq",
    ),
    "a term made a merged record's": (
        f"UPDATE document_terms SET merged_id = '{OTHER}'",
        "stays as it was from seq",
    ),
    "a merged record's term forgotten": (
        f"DELETE FROM document_terms WHERE merged_id = '{OTHER}'",
        "stays as it was from seq",
    ),
}


async def test_direct_sql_is_refused(write: Write, connection: Connection) -> None:
    keys = ("legion", "other", "third", "gone")
    await write(source(), event("raid"), *(actor(key) for key in keys))
    await write(retract("actor", "gone"))
    await write(merge("actor", "other", "legion"))
    await write(actor("third", name="Third legion"))
    found = {}
    for name, (sql, _) in TRIED.items():
        transaction = connection.transaction()
        await transaction.start()
        with pytest.raises(asyncpg.IntegrityConstraintViolationError) as caught:
            await connection.execute(f"{sql}; SET CONSTRAINTS ALL IMMEDIATE")
        found[name] = str(caught.value)
        await transaction.rollback()
    assert {name: by for name, (_, by) in TRIED.items() if by not in found[name]} == {}
