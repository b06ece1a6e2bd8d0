"""A revert restores what a change set changed, and nothing else, as a change set of its own."""

import asyncio

import asyncpg
import pytest
from msgspec import UNSET

from api.changesets.untouched import RevertRefusedError
from api.changesets.write import ChangeSetConflictError
from api.commands.load import Options, load_demo, read_file, write_case
from api.database import Connection
from api.settings import CHECKOUT, Settings
from schemas.changesets import Counts
from tests.conftest import Write
from tests.everything import EVERYTHING, META
from tests.records import actor, event, part, retract, source, statement
from tests.reverting import BASE, RAID, fields, retracted, revert, state
from tests.state import current, differences, history, own, row_counts


def counts(**numbers: int) -> Counts:
    return Counts(**{name: numbers.get(name, 0) for name in Counts.__struct_fields__})


async def test_what_was_changed_and_retracted_is_as_before_and_what_was_created_is_retracted(
    write: Write, connection: Connection
) -> None:
    await write(*BASE, RAID, event("march"), actor("gone"))
    before = await state(connection)
    await write(
        event("raid", title="Another", participations=[part("p2", "russia", "victim")]),
        event("new", summary="New"),
        retract("event", "march", "duplicate"),
        retract("actor", "gone"),
    )
    result = await revert(connection, 2)
    assert (result.seq, result.counts) == (3, counts(changed=3, retracted=1))
    assert await state(connection) == before
    assert await retracted(connection) == {"event/new": "other"}
    raids = await history(connection, "event", "raid")
    assert (len(raids), raids[2]) == (3, raids[0])
    assert await differences(connection) == []


async def test_a_revert_says_what_it_takes_back(write: Write, connection: Connection) -> None:
    await write(*BASE)
    await write(source(title="Another"), reason="Correct the title")
    await revert(connection, 2)
    await revert(connection, 3, reason="It was right after all")
    rows = await connection.fetch(
        "SELECT operation, reverts_seq, key_name, reason FROM change_sets ORDER BY seq"
    )
    assert [tuple(row) for row in rows] == [
        ("write", None, "test", "test"),
        ("write", None, "test", "Correct the title"),
        ("revert", 2, "test", "Revert the change set 2: Correct the title"),
        ("revert", 3, "test", "It was right after all"),
    ]


async def test_a_revert_can_be_reverted_as_often_as_one_likes(
    write: Write, connection: Connection
) -> None:
    await write(*BASE, RAID)
    first = await state(connection)
    await write(event("raid", title="Another"), actor("new"), retract("actor", "ukraine"))
    second = await state(connection)
    for seq, wanted in ((2, first), (3, second), (4, first), (5, second)):
        await revert(connection, seq)
        assert await state(connection) == wanted
    assert await retracted(connection) == {"actor/ukraine": "error"}
    assert await differences(connection) == []


async def test_a_whole_dataset_is_taken_back_and_brought_again(
    write: Write, connection: Connection
) -> None:
    await write(*EVERYTHING, dataset_meta=META)
    before = await state(connection)
    result = await revert(connection, 1)
    assert result.counts == counts(retracted=len(EVERYTHING))
    assert await state(connection) == {}
    # It cannot be without these; its publisher is retracted.
    kept = {"title": "Test", "licence": "CC0-1.0", "distribution": "public"}
    assert await fields(connection) == kept
    assert await differences(connection) == []
    await revert(connection, 2)
    assert await state(connection) == before
    assert await fields(connection) == kept | {"publisher": own("actor", "paper")}
    assert await differences(connection) == []


async def test_the_case_file_is_unchanged_after_what_was_done_to_it_is_reverted(
    dsn: str, write: Write, connection: Connection
) -> None:
    await asyncio.to_thread(load_demo, Settings(database_url=dsn), dsn)
    before = await state(connection)
    keys = await connection.fetch("SELECT key FROM records WHERE kind = 'statement'")
    meta = {"note": "Nobody says anything"}
    gone = [retract("statement", row["key"]) for row in keys]
    await write(*gone, dataset="belgorod-2023", dataset_meta=meta)
    await revert(connection, 2)
    assert await state(connection) == before
    counted = await row_counts(connection)
    file = read_file(CHECKOUT / "data" / "belgorod-2023" / "case.yaml")
    again = await write_case(connection, file, Options(), lambda _: None)
    assert (again.seq, again.counts) == (UNSET, counts(unchanged=len(before)))
    assert await row_counts(connection) == counted
    assert await differences(connection) == []


async def test_a_standing_that_changed_later_does_not_stand_in_the_way(
    write: Write, connection: Connection
) -> None:
    await write(*BASE, RAID)
    await write(event(title="Two", participations=RAID["record"]["participations"]))
    await write(statement("word", "russia", {"participation": "p2", "stance": "affirms"}))
    result = await revert(connection, 2)
    assert result.counts == counts(changed=1)
    raid = await current(connection, "event", "raid")
    assert raid["title"] == "Event raid"
    assert raid["participations"][1]["standing"]["affirmed_by"] == [
        {"party": own("actor", "russia"), "statements": [own("statement", "word")]}
    ]
    assert await differences(connection) == []


async def test_a_dry_run_counts_and_leaves_no_trace(write: Write, connection: Connection) -> None:
    await write(*BASE, event())
    await write(event(title="Two"))
    before = await row_counts(connection)
    result = await revert(connection, 2, dry_run=True)
    assert (result.seq, result.dry_run, result.counts) == (UNSET, True, counts(changed=1))
    assert await row_counts(connection) == before


async def test_the_same_id_answers_the_first_result_and_another_change_set_is_a_conflict(
    write: Write, connection: Connection
) -> None:
    await write(*BASE, event())
    await write(event(title="Two"))
    own_id = "0190b2a0-0000-7000-8000-000000000003"
    first = await revert(connection, 2, id=own_id)
    assert await revert(connection, 2, id=own_id) == first
    with pytest.raises(ChangeSetConflictError):
        await revert(connection, 1, id=own_id)
    with pytest.raises(ChangeSetConflictError):
        await revert(connection, 2, id=own_id, reason="Another")


async def test_of_two_reverts_at_once_one_is_written(
    dsn: str, write: Write, connection: Connection
) -> None:
    await write(*BASE, event())
    await write(event(title="Two"))
    others = [await asyncpg.connect(dsn) for _ in range(4)]
    results = await asyncio.gather(*(revert(each, 2) for each in others), return_exceptions=True)
    for each in others:
        await each.close()
    told = [each.faults for each in results if isinstance(each, RevertRefusedError)]
    assert [[(fault.record, fault.seq) for fault in faults] for faults in told] == [
        [(own("event", "raid"), 3)]
    ] * 3
    assert await connection.fetchval("SELECT seq FROM counters") == 3
    assert await differences(connection) == []
