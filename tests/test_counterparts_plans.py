"""The plan of looking for counterparts, among 20,000 links of 50,000 events."""

import asyncio

import asyncpg
import msgspec
import pytest

from api.database import Connection
from api.queries.counterparts import SQL
from tests.seeding import seed
from tests.test_plans import indexes, nodes, scanned

#: Its database takes a while to fill.
pytestmark = pytest.mark.contract

LINKS = """
INSERT INTO documents (id, version, kind, dataset_id, seq, ordinal, status, render, content_hash,
  code, sort_date, sort_name, contested, labelled, body)
SELECT md5('same' || n)::uuid, 1, 'link', 1, 1, 7000000 + n, 'active', 1,
  decode(repeat('00', 32), 'hex'), 'same', '-infinity', '', false,
  uuid_send(md5('event' || n)::uuid) || uuid_send(md5('event' || n + 20000)::uuid), '{}'
FROM generate_series(1, 20000) AS n;
INSERT INTO document_terms (document_id, field, value, qualifier, kind, sort_date, seq)
SELECT md5('same' || n)::uuid, 'record', x.value, 'same', 'link', '-infinity', 1
FROM generate_series(1, 20000) AS n
CROSS JOIN LATERAL (
  VALUES (md5('event' || n)::uuid), (md5('event' || n + 20000)::uuid)) AS x (value);
"""


@pytest.fixture(scope="module")
def seeded_dsn(server: str, template: str) -> str:
    return asyncio.run(many_links(server, template))


async def many_links(server: str, template: str) -> str:
    dsn = await seed(server, template, "seeding", 50_000)
    connection = await asyncpg.connect(dsn)
    await connection.execute(f"SET session_replication_role = replica; {LINKS}")
    for table in ("documents", "document_terms"):
        await connection.execute(f"VACUUM ANALYZE {table}")
    await connection.close()
    return dsn


@pytest.mark.parametrize("count", [1, 100])
async def test_counterparts_are_looked_up_among_20_000_links(
    seeded: Connection, count: int
) -> None:
    ids = [
        await seeded.fetchval("SELECT md5($1)::uuid", f"event{number + 1}")
        for number in range(count)
    ]
    text = f"EXPLAIN (FORMAT JSON) {SQL['read_counterparts']}"
    found = await seeded.fetchval(text, ids, 10**6, [], 1001)
    plan = list(nodes(msgspec.json.decode(found)[0]["Plan"]))
    assert {"document_terms_value", "records_id_key", "labels_pkey"} <= indexes(plan)
    assert scanned(plan) == set()
    assert (
        len(await seeded.fetch(SQL["read_counterparts"], ids, 10**6, [], 1001))
        == count - count // 100
    )
