"""A revert of merges lets the records answer that answered before."""

from api.database import Connection
from tests.conftest import Write
from tests.records import actor, event, merge, part, source, unmerge
from tests.reverting import refused, revert, state
from tests.state import differences

BASE = [
    source(),
    *(actor(key) for key in ("legion", "legion-ru", "other")),
    event(participations=[part("p", "legion-ru", "perpetrator")]),
]


async def test_a_merge_is_undone(write: Write, connection: Connection) -> None:
    await write(*BASE)
    before = await state(connection)
    await write(merge("actor", "legion-ru", "legion"))
    merged = await state(connection)
    await revert(connection, 2)
    assert await state(connection) == before
    await revert(connection, 3)
    assert await state(connection) == merged
    assert await differences(connection) == []


async def test_a_merge_into_another_is_led_back(write: Write, connection: Connection) -> None:
    await write(*BASE)
    await write(merge("actor", "legion-ru", "legion"))
    merged = await state(connection)
    await write(merge("actor", "legion-ru", "other"))
    await revert(connection, 3)
    assert await state(connection) == merged
    assert await differences(connection) == []


async def test_an_undone_merge_is_done_again(write: Write, connection: Connection) -> None:
    await write(*BASE)
    await write(merge("actor", "legion-ru", "legion"))
    merged = await state(connection)
    await write(unmerge("actor", "legion-ru"))
    await revert(connection, 3)
    assert await state(connection) == merged


async def test_a_put_of_a_merged_record_leaves_it_merged(
    write: Write, connection: Connection
) -> None:
    await write(*BASE)
    before = await state(connection)
    await write(merge("actor", "legion-ru", "legion"))
    merged = await state(connection)
    await write(actor("legion-ru", name="Legion of Russia"))
    assert [fault.seq for fault in await refused(connection, 2)] == [3]
    await revert(connection, 3)
    assert await state(connection) == merged
    await revert(connection, 2)
    assert await state(connection) == before
    assert await differences(connection) == []
