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


async def test_a_dataset_that_was_never_counted_is_not_read_again_and_again(
    write: Write, connection: Connection
) -> None:
    """Its rows were fetched once for each participation: 500 records took 50 s."""
    await write(source(), *(actor(f"actor-{number}") for number in range(1200)), dataset="first")
    await connection.execute("ANALYZE")
    actors = [actor(f"actor-{number}") for number in range(100)]
    events = [
        event(
            f"{number}",
            participations=[
                part(f"{number}-{other}", f"actor-{other}", "participant") for other in range(3)
            ],
        )
        for number in range(300)
    ]
    before = await _fetched(connection)
    await write(source(), *actors, *events, dataset="second")
    assert await _known(connection) == 1201
    records = 1 + 100 + 300 + 900
    assert await _fetched(connection) - before < 30 * records


async def _fetched(connection: Connection) -> int:
    """Rows of records that indexes led to."""
    await connection.execute("SELECT pg_stat_force_next_flush()")
    fetched: int = await connection.fetchval(
        "SELECT idx_tup_fetch FROM pg_stat_user_tables WHERE relname = 'records'"
    )
    return fetched


async def test_a_change_set_that_adds_little_counts_nothing(
    write: Write, connection: Connection
) -> None:
    await write(source(), *(actor(f"actor-{number}") for number in range(999)))
    before = await _known(connection)
    await write(actor("more"))
    assert await _known(connection) == before


async def test_a_dataset_that_grows_little_by_little_is_counted_when_it_doubles(
    write: Write, connection: Connection
) -> None:
    known = []
    for start in range(0, 2400, 600):
        await write(source(), *(actor(f"actor-{start + number}") for number in range(600)))
        known.append(await _known(connection))
    assert known == [-1, 1201, 1201, 2401]


async def test_a_stage_begins_empty_and_gives_back_what_many_rows_took(
    write: Write, connection: Connection
) -> None:
    async def staged() -> tuple[int, int]:
        row = await connection.fetchrow(
            "SELECT count(*), pg_relation_size('stage_actors') FROM stage_actors"
        )
        return tuple(row or ())

    block = await connection.fetchval("SELECT current_setting('block_size')::bigint")
    await write(source(), actor("one"))
    await write(actor("one", name="Two"), actor("three"))
    assert await staged() == (2, block)
    await write(*(actor(f"actor-{number}") for number in range(900)))
    assert (await staged())[1] > 8 * block
    await write(actor("one", name="Four"))
    assert await staged() == (1, block)


async def test_plans_of_a_small_change_set_serve_the_next(
    write: Write, connection: Connection
) -> None:
    await write(source(), actor("one"))
    for number in range(6):
        await write(actor("one", name=f"Name {number}"))
    [before] = await connection.fetch(PLANS)
    await write(actor("one", name="Another"))
    [after] = await connection.fetch(PLANS)
    assert after["kept"] - before["kept"] > 50
    assert after["anew"] - before["anew"] < 10


PLANS = """
SELECT sum(generic_plans) AS kept, sum(custom_plans) AS anew FROM pg_prepared_statements
"""
