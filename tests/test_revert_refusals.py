"""What stands in the way of a revert: what came later, until taken back, and every check."""

import uuid

from api.changesets.untouched import cancelled
from api.database import Connection
from schemas.problems import ProblemFault
from tests.conftest import Write
from tests.records import actor, affiliation, event, part, retract, source, statement
from tests.reverting import BASE, RAID, refused, retracted, revert, state
from tests.state import differences, history, own, row_counts


async def id_of(connection: Connection, seq: int) -> uuid.UUID:
    found = await connection.fetchval("SELECT id FROM change_sets WHERE seq = $1", seq)
    return uuid.UUID(str(found))


async def test_what_later_change_sets_touched_is_refused_with_the_whole_list(
    write: Write, connection: Connection
) -> None:
    await write(*BASE, RAID)
    await write(event(title="Two"), actor("new"), actor("russia", name="Rossiya"), actor("still"))
    await write(retract("actor", "new"))
    await write(event(title="Four"))
    await write(event(title="Five"))
    before = await row_counts(connection)
    three, five = await id_of(connection, 3), await id_of(connection, 5)
    assert await refused(connection, 2) == [
        ProblemFault(
            record=own("actor", "new"),
            key="new",
            change_set=three,
            seq=3,
            detail=f"the actor 'new' was changed again by the change set 3 ({three}): "
            "revert that first",
        ),
        ProblemFault(
            record=own("event", "raid"),
            key="raid",
            change_set=five,
            seq=5,
            detail=f"the event 'raid' was changed again by the change set 5 ({five}): "
            "revert that first",
        ),
    ]
    assert await row_counts(connection) == before


async def test_what_was_undone_by_hand_was_touched_until_that_is_reverted_too(
    write: Write, connection: Connection
) -> None:
    await write(*BASE, event())
    await write(event(title="Two"))
    await write(event())
    assert [fault.seq for fault in await refused(connection, 2)] == [3]
    await revert(connection, 3)
    await revert(connection, 2)
    titles = [each["title"] for each in await history(connection, "event", "raid")]
    assert titles == ["Event raid", "Two", "Event raid", "Two", "Event raid"]


async def test_change_sets_are_taken_back_from_the_last_to_the_first_and_brought_again(
    write: Write, connection: Connection
) -> None:
    await write(*BASE, event())
    states = [await state(connection)]
    for title in ("Two", "Three", "Four"):
        await write(event(title=title), actor(title), dataset_meta={"title": title})
        states.append(await state(connection))
    for seq in (4, 3, 2):
        await revert(connection, seq)
        assert await state(connection) == states[seq - 2]
        assert {fault.seq for fault in await refused(connection, seq)} == {9 - seq}
    for seq, back in ((7, 1), (6, 2), (5, 3)):
        await revert(connection, seq)
        assert await state(connection) == states[back]
    # As though nothing had been taken back.
    assert {fault.seq for fault in await refused(connection, 2)} == {4}
    await revert(connection, 4)
    assert await state(connection) == states[2]
    assert await differences(connection) == []


def test_what_was_reverted_comes_to_nothing_with_what_reverted_it() -> None:
    assert cancelled(1, []) == []
    assert cancelled(1, [(3, 2)]) == [2, 3]
    assert cancelled(2, [(3, 2)]) == []
    assert cancelled(1, [(4, 3), (3, 2)]) == [3, 4]
    assert cancelled(1, [(5, 2), (4, 3), (3, 2)]) == [2, 3, 4, 5]
    assert cancelled(1, [(6, 5), (5, 2), (4, 3), (3, 2)]) == [3, 4, 5, 6]
    assert cancelled(2, [(6, 5), (5, 1), (4, 3)]) == [3, 4, 5, 6]


async def test_all_checks_of_the_writer_apply(write: Write, connection: Connection) -> None:
    await write(*BASE, event(participations=[part("p1", "russia", "target")]), source("old"))
    await write(
        RAID, actor("new"), retract("source", "old"), affiliation("tie", "new", "opposes", "russia")
    )
    await write(
        statement("word", "new", {"participation": "p2", "stance": "affirms"}),
    )
    before = await row_counts(connection)
    assert await refused(connection, 2) == [
        ProblemFault(
            record=own("actor", "new"),
            detail="the actor 'new' is still named by the statement 'word'; "
            "change or retract that too",
        ),
        ProblemFault(
            record=own("event", "raid"),
            detail="the participation 'p2' leaves the event 'raid', but the statement 'word' is "
            "about it; change that too",
        ),
    ]
    assert await row_counts(connection) == before


async def test_what_is_put_again_finds_what_it_names_retracted(
    write: Write, connection: Connection
) -> None:
    await write(*BASE, RAID)
    await write(event(title="Nobody's"))
    await write(retract("actor", "russia"))
    assert await refused(connection, 2) == [
        ProblemFault(record=own("event", "raid"), detail="the actor 'russia' is retracted")
    ]
    await revert(connection, 3)
    await revert(connection, 2)
    assert await retracted(connection) == {}
