"""What refers to something is judged when the transaction ends, as it is then."""

import asyncpg
import pytest

from api.database import Connection
from api.ids import record_id
from tests.conftest import Write
from tests.everything import EVERYTHING, META

RAID = record_id("test", "event", "raid")
NEW = "00000000-0000-0000-0000-000000000009"
EVIDENCE = (
    "INSERT INTO evidence (dataset_id, fact_id, ordinal, source_id)"
    f" VALUES (1, '{RAID}', 99, '{NEW}')"
)
NOTED = "SELECT count(*) FROM reference_checks"


async def test_what_is_referred_to_may_come_later(write: Write, connection: Connection) -> None:
    await write(*EVERYTHING, dataset_meta=META)
    async with connection.transaction():
        await connection.execute(f"UPDATE events SET first_source_id = '{NEW}'; {EVIDENCE}")
        await connection.execute(
            "INSERT INTO records (dataset_id, id, kind, key)"
            f" VALUES (1, '{NEW}', 'source', 'x');"
            "INSERT INTO sources (dataset_id, id, source_kind, title)"
            f" VALUES (1, '{NEW}', 'article', 'x')"
        )
        assert await connection.fetchval(NOTED) == 2
    assert await connection.fetchval(NOTED) == 0


async def test_what_refers_to_nothing_may_be_gone_again(
    write: Write, connection: Connection
) -> None:
    await write(*EVERYTHING, dataset_meta=META)
    async with connection.transaction():
        await connection.execute(f"{EVIDENCE}; DELETE FROM evidence WHERE source_id = '{NEW}'")
    assert await connection.fetchval(NOTED) == 0


async def test_what_still_refers_to_nothing_ends_the_transaction(
    write: Write, connection: Connection
) -> None:
    await write(*EVERYTHING, dataset_meta=META)
    with pytest.raises(asyncpg.ForeignKeyViolationError) as caught:
        await connection.execute(EVIDENCE)
    said = f"source_id of evidence names {NEW}, which is not in sources of its dataset"
    assert str(caught.value) == said
