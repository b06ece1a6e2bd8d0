"""The plan of a level of a network, and an actor of 50,000 ties."""

import asyncio
from typing import Any

import asyncpg
import msgspec
import pytest

from api.database import Connection
from api.ids import public_id
from api.queries import network
from api.queries.network import SQL
from tests.seeding import seed
from tests.serving import Served, served
from tests.test_plans import indexes, nodes, scanned

#: Its database takes a while to fill.
pytestmark = pytest.mark.contract

CROWD = 50_000
FILL = f"""
SET session_replication_role = replica;
INSERT INTO documents (id, version, kind, dataset_id, seq, ordinal, status, render, content_hash,
  code, sort_date, sort_name, possible, attested, certain, contested, labelled, body)
SELECT md5('tie' || n)::uuid, 1, 'affiliation', 1, 1, 6000000 + n, 'active', 1,
  decode(repeat('00', 32), 'hex'), 'member_of', date '2010-01-01' + n % 4000, '',
  daterange(date '2010-01-01' + n % 4000, NULL), 'empty', 'empty', false,
  uuid_send(md5('actor' || n % 990 + 1)::uuid) || uuid_send(md5('actor0')::uuid),
  json_build_object('id', 'aff_' || right(actor_public_id(md5('tie' || n)::uuid), -4),
    'subject', actor_public_id(md5('actor' || n % 990 + 1)::uuid), 'type', 'member_of',
    'object', actor_public_id(md5('actor0')::uuid), 'attested', '[]'::json, 'evidence', '[]'::json,
    'standing', json_build_object('contested', false, 'affirmed_by', '[]'::json,
      'denied_by', '[]'::json, 'questioned_by', '[]'::json), 'filler', repeat('filler ', 100))::text
FROM generate_series(1, {CROWD}) AS n;
INSERT INTO document_terms (document_id, field, value, qualifier, kind, sort_date, seq)
SELECT md5('tie' || n)::uuid, x.field, x.value, 'member_of', 'affiliation',
  date '2010-01-01' + n % 4000, 1
FROM generate_series(1, {CROWD}) AS n
CROSS JOIN LATERAL (VALUES ('subject', md5('actor' || n % 990 + 1)::uuid),
  ('object', md5('actor0')::uuid)) AS x (field, value);
INSERT INTO records (dataset_id, id, kind, key)
SELECT 1, md5('tie' || n)::uuid, 'affiliation', 'tie' || n FROM generate_series(1, {CROWD}) AS n;
"""


async def _crowd(server: str, template: str) -> str:
    dsn = await seed(server, template, "seeding", 10_000)
    connection = await asyncpg.connect(dsn)
    await connection.execute(FILL)
    for table in ("documents", "document_terms", "records"):
        await connection.execute(f"VACUUM ANALYZE {table}")
    await connection.close()
    return dsn


@pytest.fixture(scope="module")
def seeded_dsn(server: str, template: str) -> str:
    return asyncio.run(_crowd(server, template))


@pytest.mark.parametrize("mode", ["custom", "generic"])
async def test_a_level_is_read_from_its_index(seeded: Connection, mode: str) -> None:
    await seeded.execute(f"SET plan_cache_mode = force_{mode}_plan")
    await seeded.execute(f"PREPARE asked AS {SQL['read_level']}")
    for number in (0, 7):
        actors = f"ARRAY[md5('actor{number}')::uuid]"
        found = await seeded.fetchval(
            f"EXPLAIN (FORMAT JSON) EXECUTE asked "
            f"({actors}, 100, NULL, '{{}}', '2015-01-01', 'possible', 1000)"
        )
        plan = list(nodes(msgspec.json.decode(found)[0]["Plan"]))
        assert scanned(plan) == set()
        assert not [
            node
            for node in plan
            if node.get("Relation Name") == "document_terms" and node["Node Type"] == "Seq Scan"
        ]
        assert "document_terms_value" in indexes(plan)


async def test_an_actor_of_50_000_ties_is_answered_and_cut(seeded_dsn: str) -> None:
    async with served(seeded_dsn) as app:
        value = await _value(app, "actor0")
        answer = await app.client.get(f"/v1/actors/{public_id('actor', value)}/network?depth=3")
        graph = answer.json()["data"]
        assert answer.status_code == 200
        assert len(graph["nodes"]) == network.MOST_NODES
        assert len(graph["edges"]) + graph["cut"]["left_out"] == CROWD


async def _value(app: Served, text: str) -> Any:
    async with app.serving.readers.lend() as connection:
        return await connection.fetchval("SELECT md5($1)::uuid", text)
