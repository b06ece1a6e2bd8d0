"""What cannot be merged, and is told with what would be right."""

import pytest

from api.database import Connection
from tests.conftest import Write
from tests.records import Operation, actor, merge, retract, unmerge
from tests.state import refused
from tests.test_merges import WORLD

CIRCLE = "that would go in a circle; unmerge it first, or leave out one of these merges"
REFUSED: dict[str, tuple[Operation, tuple[str, str]]] = {
    "itself": (
        merge("actor", "legion", "legion"),
        ("/operations/0/into", "the actor 'legion' is itself; name another one"),
    ),
    "one that there is not": (
        merge("actor", "legion", "nobody"),
        (
            "/operations/0/into",
            "the actor 'nobody' is neither in the dataset nor in this change set; `into` is a key "
            "of this dataset, and what is the same in another one is linked",
        ),
    ),
    "one of another kind": (
        merge("actor", "legion", "raid"),
        (
            "/operations/0/into",
            "'raid' is the key of a record of kind event; records of one kind are merged, here of "
            "kind actor",
        ),
    ),
    "a retracted one": (
        merge("actor", "legion", "gone"),
        (
            "/operations/0/into",
            "the actor 'gone' is retracted; what answers for another is active",
        ),
    ),
    "a merged one": (
        merge("actor", "russia", "legion-ru"),
        (
            "/operations/0/into",
            "the actor 'legion-ru' is itself merged into 'legion': merge into that one, or unmerge "
            "it first",
        ),
    ),
    "one that is merged into it": (
        merge("actor", "legion", "legion-ru"),
        (
            "/operations/0/into",
            "the actor 'legion-ru' is itself merged into 'legion': that would go in a circle; "
            "unmerge it first, or leave out one of these merges",
        ),
    ),
    "from what there is not": (
        merge("actor", "nobody", "legion"),
        ("/operations/0", "there is no actor 'nobody' to merge"),
    ),
    "from what is retracted": (
        merge("actor", "gone", "legion"),
        ("/operations/0", "the actor 'gone' is retracted; put it before it is merged"),
    ),
    "undone where there is none": (
        unmerge("actor", "legion"),
        ("/operations/0", "the actor 'legion' is active, not merged"),
    ),
    "undone of nobody": (
        unmerge("actor", "nobody"),
        ("/operations/0", "there is no actor 'nobody' to unmerge"),
    ),
    "by a retraction of the loser": (
        retract("actor", "legion-ru"),
        ("/operations/0", "the actor 'legion-ru' is merged into 'legion'; unmerge it first"),
    ),
    "without a survivor": (
        {"op": "merge", "kind": "actor", "key": "legion"},
        ("/operations/0", "a merge needs the field 'into'"),
    ),
    "undone into something": (
        unmerge("actor", "legion-ru", into="legion"),
        ("/operations/0/into", "an unmerge has no into"),
    ),
}


@pytest.mark.parametrize("name", REFUSED)
async def test_a_merge_is_refused(write: Write, connection: Connection, name: str) -> None:
    await write(*WORLD, actor("gone"))
    await write(retract("actor", "gone"))
    await write(merge("actor", "legion-ru", "legion"))
    operation, fault = REFUSED[name]
    assert await refused(write, operation) == [fault]
    assert await connection.fetchval("SELECT seq FROM counters") == 3


async def test_two_that_are_merged_into_each_other_are_refused(write: Write) -> None:
    await write(*WORLD)
    faults = await refused(
        write, merge("actor", "legion", "legion-ru"), merge("actor", "legion-ru", "legion")
    )
    assert [pointer for pointer, _ in faults] == ["/operations/0/into", "/operations/1/into"]


async def test_what_is_merged_takes_none_in_either_where_it_is_put(write: Write) -> None:
    await write(*WORLD)
    await write(merge("actor", "legion-ru", "legion"))
    put = actor("legion-ru", name="Legion of Russia")
    merged = "the actor 'legion-ru' is itself merged into 'legion': "
    assert await refused(write, put, merge("actor", "legion", "legion-ru")) == [
        ("/operations/1/into", f"{merged}{CIRCLE}")
    ]
    assert await refused(write, put, merge("actor", "russia", "legion-ru")) == [
        ("/operations/1/into", f"{merged}merge into that one, or unmerge it first")
    ]


async def test_a_circle_is_one_however_many_steps_it_has(write: Write) -> None:
    await write(*WORLD)
    three = [("legion", "russia"), ("russia", "kremlin"), ("kremlin", "legion")]
    faults = await refused(write, *(merge("actor", *pair) for pair in three))
    ends = [detail.partition(": ")[2] for _, detail in faults]
    assert ends == [CIRCLE] * 3
    await write(merge("actor", "legion", "russia"))
    await write(merge("actor", "russia", "kremlin"))
    [(pointer, detail)] = await refused(write, merge("actor", "kremlin", "legion"))
    assert (pointer, detail.partition(": ")[2]) == ("/operations/0/into", ends[0])


async def test_who_answers_for_another_is_not_retracted(write: Write) -> None:
    await write(*WORLD)
    await write(merge("actor", "freedom-legion", "kremlin"))
    faults = await refused(write, retract("actor", "kremlin"))
    assert (
        "/operations/0",
        "the actor 'kremlin' answers for 'freedom-legion', which is merged into it; unmerge that "
        "first",
    ) in faults
