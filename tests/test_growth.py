"""A change set that makes its dataset grow is planned with its own rows known."""

from api.database import Connection
from tests.conftest import Write
from tests.records import actor, source


async def _known(connection: Connection) -> float:
    known: float = await connection.fetchval(
        "SELECT reltuples FROM pg_class WHERE relname = 'records'"
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


async def test_a_change_set_that_adds_little_counts_nothing(
    write: Write, connection: Connection
) -> None:
    await write(source(), *(actor(f"actor-{number}") for number in range(999)))
    before = await _known(connection)
    await write(actor("more"))
    assert await _known(connection) == before
