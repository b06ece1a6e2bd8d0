"""A change set that makes its dataset grow is planned with its own rows known."""

from api.database import Connection
from tests.conftest import Write
from tests.records import actor, event, part, source


async def _known(connection: Connection, table: str = "records") -> float:
    known: float = await connection.fetchval(
        "SELECT reltuples FROM pg_class WHERE oid = $1::regclass", table
    )
    return known


async def test_rows_of_a_new_dataset_are_counted_before_they_are_joined(
    write: Write, connection: Connection
) -> None:
    await write(source(), actor("one"), dataset="small")
    await connection.execute("ANALYZE records")
    assert await _known(connection) == 2
    await write(source(), *(actor(f"actor-{number}") for number in range(999)), dataset="large")
    assert await _known(connection) == 1002


async def test_participations_of_a_new_dataset_are_not_taken_for_known_records(
    write: Write, connection: Connection
) -> None:
    events = [
        event(f"{number}", participations=[part(f"{number}-a", "one", "participant")])
        for number in range(600)
    ]
    others = [actor(f"actor-{number}") for number in range(400)]
    everything = (source(), actor("one"), *events, *others)
    await write(*everything, dataset="first")
    await connection.execute("ANALYZE participations")
    await write(*everything, dataset="second")
    assert await _known(connection, "participations") == 1200


async def test_a_change_set_that_adds_little_counts_nothing(
    write: Write, connection: Connection
) -> None:
    await write(source(), *(actor(f"actor-{number}") for number in range(999)))
    before = await _known(connection)
    await write(actor("more"))
    assert await _known(connection) == before
