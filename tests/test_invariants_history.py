"""An id keeps its kind, what was written stays as it was, and change sets have one order."""

from uuid import UUID

import asyncpg
import pytest

from api.database import Connection
from api.ids import record_id
from tests.conftest import Write
from tests.everything import EVERYTHING, META
from tests.records import cited, event

RAID, LEGION = record_id("test", "event", "raid"), record_id("test", "actor", "legion")
WAR = record_id("test", "event", "war")
PAGE, CLAIM = record_id("test", "source", "page"), record_id("test", "statement", "claim")
TIE = record_id("test", "affiliation", "legion-ukraine")
PART = record_id("test", "participation", "raid-ukraine")
NEW = "00000000-0000-0000-0000-000000000009"
CURRENT = 9223372036854775807
CHANGE_SET = (
    "INSERT INTO change_sets (seq, id, dataset_id, key_name, reason, counts, recorded_at)"
    f" SELECT {{seq}}, '{NEW}', 1, 'x', 'x', '{{{{}}}}', {{at}} FROM counters"
)


def copied(table: str, of: UUID, under: UUID | str) -> str:
    """A row of that table again, under the id of another record."""
    return (
        f"CREATE TEMPORARY TABLE again AS SELECT * FROM {table} WHERE id = '{of}';"
        f"UPDATE again SET id = '{under}'; INSERT INTO {table} SELECT * FROM again"
    )


#: What is tried → the whole refusal.
KINDS: dict[str, tuple[str, str]] = {
    "an actor under an event's id": (
        copied("actors", LEGION, RAID),
        f"the id {RAID} names the event raid, no actor",
    ),
    "an event under an actor's id": (
        copied("events", RAID, LEGION),
        f"the id {LEGION} names the actor legion, no event",
    ),
    "a source under a statement's id": (
        copied("sources", PAGE, CLAIM),
        f"the id {CLAIM} names the statement claim, no source",
    ),
    "a statement under a source's id": (
        copied("statements", CLAIM, PAGE),
        f"the id {PAGE} names the source page, no statement",
    ),
    "an affiliation under a participation's id": (
        copied("affiliations", TIE, PART),
        f"the id {PART} names the participation raid-ukraine, no affiliation",
    ),
    "an event under an id that nobody issued": (
        copied("events", RAID, NEW),
        f"the id {NEW} names no record of the dataset, no event",
    ),
    "an event whose id is changed": (
        f"UPDATE events SET id = '{LEGION}' WHERE id = '{RAID}'",
        "a row of events stays under its id",
    ),
    "a figure of an actor": (
        "INSERT INTO figures (dataset_id, owner_id, ordinal, measure, best)"
        f" VALUES (1, '{RAID}', 9, 'killed', 1), (1, '{LEGION}', 1, 'killed', 1)",
        f"figures are of events and statements; the id {LEGION} names the actor legion",
    ),
    "a figure given to an actor": (
        f"UPDATE figures SET owner_id = '{LEGION}' WHERE owner_id = '{RAID}'",
        "a row of figures stays under its id",
    ),
    "a dataset renamed": (
        "UPDATE datasets SET slug = 'other' WHERE slug = 'test'",
        "the dataset test keeps its slug: ids derive from it",
    ),
    "a dataset deleted": (
        "DELETE FROM datasets WHERE slug = 'test'",
        "the dataset test keeps its slug: ids derive from it",
    ),
    **{
        f"all {table} at once": (
            f"TRUNCATE {table} CASCADE",
            f"{refused} is never emptied: nothing is lost",
        )
        for table, refused in {
            "records": "records",
            "datasets": "records",
            "evidence": "evidence",
            "sources": "sources",
            "actors": "actors",
            "events": "events",
            "documents": "documents",
            "document_terms": "document_terms",
            "labels": "labels",
            "counters": "counters",
            "change_sets": "change_sets",
            "digests": "digests",
        }.items()
    },
}
ORDER: dict[str, tuple[str, str]] = {
    **{
        f"the counter moved by {step}": (
            f"UPDATE counters SET seq = seq + {step}",
            "the counter goes from 2 to the change set that follows, and nowhere else",
        )
        for step in (-1, 1, 5)
    },
    "the counter's time changed": (
        "UPDATE counters SET recorded_at = recorded_at + interval '1 second'",
        "the counter goes from 2 to the change set that follows, and nowhere else",
    ),
    "the counter deleted": (
        "DELETE FROM counters",
        "the counter goes from 2 to the change set that follows, and nowhere else",
    ),
    "a change set after a gap": (
        CHANGE_SET.format(seq=4, at="now()"),
        "the next change set has seq 3, not 4",
    ),
    "a change set in the place of another": (
        CHANGE_SET.format(seq=2, at="now()"),
        "the next change set has seq 3, not 2",
    ),
    "a change set that the counter does not count": (
        CHANGE_SET.format(seq=3, at="clock_timestamp()"),
        "the counter is behind the change set 3",
    ),
    "a change set rewritten": (
        "UPDATE change_sets SET reason = 'x' WHERE seq = 1",
        "the change set 1 stays as it was written",
    ),
    "a change set deleted": (
        "DELETE FROM change_sets WHERE seq = 2",
        "the change set 2 stays as it was written",
    ),
}
HISTORY: dict[str, tuple[str, str]] = {
    "the body of the current version": (
        f"UPDATE documents SET body = '{{}}' WHERE id = '{LEGION}'",
        f"version 1 of the actor {LEGION} stays as it was rendered",
    ),
    "the body of an earlier version": (
        f"UPDATE documents SET body = '{{}}' WHERE id = '{WAR}' AND version = 1",
        f"version 1 of the event {WAR} stays as it was rendered",
    ),
    "the hash and the status of a version": (
        "UPDATE documents SET content_hash = sha256('x'::bytea), status = 'x'"
        f" WHERE id = '{LEGION}'",
        f"version 1 of the actor {LEGION} stays as it was rendered",
    ),
    "a version deleted": (
        f"DELETE FROM documents WHERE id = '{WAR}' AND version = 1",
        f"version 1 of the event {WAR} stays as it was rendered",
    ),
    "a version made current again": (
        f"UPDATE documents SET superseded_seq = {CURRENT} WHERE id = '{WAR}' AND version = 1",
        f"version 1 of the event {WAR} stays as it was rendered",
    ),
    "other labels in the current version": (
        f"UPDATE documents SET labelled = '' WHERE id = '{LEGION}'",
        f"version 1 of the actor {LEGION} stays as it was rendered",
    ),
    "other labels in an earlier version": (
        f"UPDATE documents SET labelled = '' WHERE id = '{WAR}' AND version = 1",
        f"version 1 of the event {WAR} stays as it was rendered",
    ),
    "a version superseded where it was read": (
        f"UPDATE documents SET superseded_seq = 2 WHERE id = '{LEGION}'",
        "a row of documents is superseded by the next change set, not at seq 2",
    ),
    "a term changed": (
        "UPDATE document_terms SET qualifier = 'x'"
        f" WHERE document_id = '{TIE}' AND field = 'source'",
        f"the term source of the document {TIE} stays as it was from seq 1 on",
    ),
    "a term deleted": (
        f"DELETE FROM document_terms WHERE document_id = '{TIE}' AND field = 'source'",
        f"the term source of the document {TIE} stays as it was from seq 1 on",
    ),
    "a term revived": (
        f"UPDATE document_terms SET superseded_seq = {CURRENT} WHERE document_id = '{WAR}'"
        " AND field = 'source'",
        f"the term source of the document {WAR} stays as it was from seq 1 on",
    ),
    "a term taken away where it was read": (
        f"UPDATE document_terms SET superseded_seq = 2 WHERE document_id = '{TIE}'",
        "a row of document_terms is superseded by the next change set, not at seq 2",
    ),
    "a label changed": (
        f"UPDATE labels SET label = 'x' WHERE id = '{LEGION}'",
        f"the label of {LEGION} stays as it was from seq 1 on",
    ),
    "a label deleted": (
        f"DELETE FROM labels WHERE id = '{LEGION}'",
        f"the label of {LEGION} stays as it was from seq 1 on",
    ),
    "a label revived": (
        f"UPDATE labels SET to_seq = {CURRENT} WHERE id = '{WAR}' AND from_seq = 1",
        f"the label of {WAR} stays as it was from seq 1 on",
    ),
    "what brought a version": (
        f"UPDATE documents SET op = 'render' WHERE id = '{LEGION}'",
        f"version 1 of the actor {LEGION} stays as it was rendered",
    ),
    "a digest changed": (
        "UPDATE digests SET digest = 0 WHERE seq = 2",
        "the digest of seq 2 stays as it was",
    ),
    "a digest deleted": (
        "DELETE FROM digests WHERE seq = 2",
        "the digest of seq 2 stays as it was",
    ),
    "a document that no digest counts": (
        CHANGE_SET.format(seq=3, at="clock_timestamp()")
        + ";UPDATE counters SET seq = c.seq, recorded_at = c.recorded_at"
        " FROM change_sets AS c WHERE c.seq = 3;"
        "CREATE TEMPORARY TABLE again AS SELECT * FROM documents"
        f" WHERE id = '{LEGION}'; UPDATE again SET version = 2, seq = 3, superseded_seq = 4;"
        "INSERT INTO documents SELECT * FROM again",
        "the change set 3 has no digest: a Whence from before it is writing",
    ),
    "a label ended where it was read": (
        f"UPDATE labels SET to_seq = 2 WHERE id = '{LEGION}'",
        "a label ends with the next change set, not at seq 2",
    ),
}


@pytest.mark.parametrize("tries", [KINDS, ORDER, HISTORY], ids=["kinds", "order", "history"])
async def test_direct_sql_is_refused_with_a_reason(
    write: Write, connection: Connection, tries: dict[str, tuple[str, str]]
) -> None:
    await write(*EVERYTHING, dataset_meta=META)
    await write(event("war", title="Another war", evidence=cited("copy")))
    found = {}
    for name, (sql, _) in tries.items():
        transaction = connection.transaction()
        await transaction.start()
        with pytest.raises(asyncpg.IntegrityConstraintViolationError) as caught:
            await connection.execute(f"{sql}; SET CONSTRAINTS ALL IMMEDIATE")
        found[name] = (type(caught.value), str(caught.value))
        await transaction.rollback()
    refusal = asyncpg.IntegrityConstraintViolationError
    assert found == {name: (refusal, message) for name, (_, message) in tries.items()}


@pytest.mark.parametrize("at", ["recorded_at", "'2000-01-01'", "'infinity'"])
async def test_a_change_set_is_later_than_the_one_before(
    write: Write, connection: Connection, at: str
) -> None:
    await write(*EVERYTHING, dataset_meta=META)
    with pytest.raises(asyncpg.IntegrityConstraintViolationError) as caught:
        await connection.execute(CHANGE_SET.format(seq=2, at=at))
    assert str(caught.value).startswith("the change set 2 is recorded after the one before it (")


async def test_a_change_set_that_follows_is_taken(write: Write, connection: Connection) -> None:
    await write(*EVERYTHING, dataset_meta=META)
    async with connection.transaction():
        await connection.execute(CHANGE_SET.format(seq=2, at="clock_timestamp()"))
        await connection.execute(
            "UPDATE counters SET seq = c.seq, recorded_at = c.recorded_at"
            " FROM change_sets AS c WHERE c.seq = 2"
        )
    assert await connection.fetchval("SELECT seq FROM counters") == 2
