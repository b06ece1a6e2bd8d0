"""What is contested is found and put in order by indexes, on 50,000 events of which 2.5 % are."""

import asyncio
import time
from collections.abc import AsyncIterator
from typing import Any

import asyncpg
import msgspec
import pytest

from api.database import Connection
from api.ids import record_id
from api.queries import contested, figures
from api.queries.compose import Statement
from api.queries.filters import parse_facts
from api.queries.planning import IN_ORDER
from tests.seeding import seed
from tests.test_plans import EVENTS, indexes, nodes, scanned, seeded_id

#: Its database takes a while to fill.
pytestmark = pytest.mark.contract

#: Indexes that find a record by its id, or a term by its value or its document.
OWN = {
    *("documents_pkey", "documents_version_key", "documents_render_key"),
    *("document_terms_value", "document_terms_document"),
}
#: Two parties to each event that is marked as contested, and to a part in it.
DISPUTE = """
WITH told AS (
  SELECT n, md5('event' || n)::uuid AS id, json_build_object('contested', true,
    'affirmed_by', json_build_array(json_build_object(
      'party', actor_public_id(md5('actor' || n % 50)::uuid),
      'statements', json_build_array(statement_public_id(md5('statement' || n)::uuid),
        statement_public_id(md5('statement' || n + 1)::uuid)))),
    'denied_by', json_build_array(json_build_object(
      'party', actor_public_id(md5('actor' || n % 50 + 50)::uuid),
      'statements', json_build_array(statement_public_id(md5('statement' || n + 2)::uuid)))),
    'questioned_by', '[]'::json) AS standing
  FROM generate_series(7, $1::integer, 40) AS n
)
UPDATE documents AS d
SET body = rtrim(d.body, '}') || ',"standing":' || t.standing || ',"participations":[{"id":"'
  || participation_public_id(md5('part' || t.n)::uuid) || '","actor":"'
  || actor_public_id(md5('actor' || t.n % 1000)::uuid) || '","role":"perpetrator","standing":'
  || t.standing || '}]}'
FROM told AS t
WHERE d.id = t.id
"""
#: Two statements on each of as many other events, which count the killed differently.
NUMBERS = """
WITH told AS (
  SELECT n + m AS n, concat('{"id":"', statement_public_id(md5('statement' || n + m)::uuid),
    '","kind":"statement","dataset":"seeded","key":"', n + m, '","status":"active",',
    '"act":"casualty_report","speakers":[{"actor":"', actor_public_id(md5('actor' || m)::uuid),
    '"}],"content":"filler","via":[],"about":[{"record":"',
    event_public_id(md5('event' || n)::uuid), '","stance":"mentions"}],"figures":[',
    '{"measure":"killed","best":', m + 1, '}],"evidence":[]}') AS body
  FROM generate_series(3, $1::integer, 40) AS n
  CROSS JOIN generate_series(0, 1) AS m
)
UPDATE documents AS d
SET body = t.body, dataset_id = 1
FROM told AS t
WHERE d.id = md5('statement' || t.n)::uuid
"""
#: Events as they are read whole.
WHOLE = """
UPDATE documents AS d
SET body = rtrim(d.body, '}') || ',"figures":[],"participations":[],"standing":{"contested":false,
"affirmed_by":[],"denied_by":[],"questioned_by":[]},"evidence":[]}'
WHERE d.id IN (SELECT md5('event' || n)::uuid FROM generate_series(3, $1::integer, 40) AS n)
"""


@pytest.fixture(scope="module")
def disputed_dsn(server: str, template: str) -> str:
    async def prepare() -> str:
        dsn = await seed(server, template, "seeding", EVENTS)
        connection = await asyncpg.connect(dsn)
        await connection.execute("SET session_replication_role = replica")
        for update in (DISPUTE, NUMBERS, WHOLE):
            await connection.execute(update, EVENTS)
        await connection.execute("VACUUM ANALYZE documents")
        await connection.close()
        return dsn

    return asyncio.run(prepare())


@pytest.fixture
async def disputed(disputed_dsn: str) -> AsyncIterator[Connection]:
    connection = await asyncpg.connect(disputed_dsn, server_settings=dict(IN_ORDER))
    yield connection
    await connection.close()


async def explain(connection: Connection, statement: Statement) -> list[dict[str, Any]]:
    text = f"EXPLAIN (FORMAT JSON) {statement.text}"
    found = await connection.fetchval(text, *statement.arguments)
    return list(nodes(msgspec.json.decode(found)[0]["Plan"]))


@pytest.mark.parametrize(
    "query",
    [
        "",
        "dataset=other",
        "country=RU",
        "category=aid",
        "fact=affiliation",
        "from=2015-01-01&to=2015-01-31",
        "actor={actor}&role=perpetrator",
        "party={actor}",
        "as_of=seq:50",
        "as_of=seq:50&country=RU&sort=parties",
    ],
)
async def test_no_large_table_is_read_from_end_to_end(disputed: Connection, query: str) -> None:
    asked = query.format(actor=await seeded_id(disputed, "actor", 7))
    plan = await explain(disputed, contested.finding(parse_facts(asked.encode()), ()))
    assert (scanned(plan), "document_terms_value" in indexes(plan)) == (set(), True)


@pytest.mark.parametrize("query", ["", "speaker={actor}", "as_of=seq:50&speaker={actor}"])
async def test_days_are_read_by_the_ids_of_statements(disputed: Connection, query: str) -> None:
    asked = query.format(actor=await seeded_id(disputed, "actor", 7))
    ids = [record_id("test", "statement", str(number)) for number in range(2500)]
    plan = await explain(disputed, contested.dating(parse_facts(asked.encode()), tuple(ids)))
    assert (scanned(plan), indexes(plan) & OWN) == (set(), indexes(plan))


@pytest.mark.parametrize("query", ["", "dataset=other", "as_of=seq:50"])
async def test_statements_with_numbers_are_found_by_their_index(
    disputed: Connection, query: str
) -> None:
    asked = parse_facts(f"{query or 'as_of=seq:100'}".encode())
    asked = msgspec.structs.replace(asked, seq=asked.seq or 100)
    plan = await explain(disputed, figures.counting(asked, ()))
    assert (scanned(plan), "documents_counting" in indexes(plan)) == (set(), True)


@pytest.mark.parametrize("query", ["", "country=RU", "from=2015-01-01", "bbox=30,50,40,60"])
async def test_events_are_read_by_the_ids_that_numbers_lead_to(
    disputed: Connection, query: str
) -> None:
    asked = msgspec.structs.replace(parse_facts(query.encode()), seq=100)
    ids = [record_id("test", "event", str(number)) for number in range(1250)]
    plan = await explain(disputed, figures.matching(asked, (), tuple(ids)))
    assert (scanned(plan), indexes(plan) & OWN) == (set(), indexes(plan))


@pytest.mark.parametrize(("query", "count"), [("", 3750), ("fact=figure", 1250)])
async def test_all_are_in_order_within_the_time_that_a_statement_has(
    disputed: Connection, query: str, count: int
) -> None:
    started = time.monotonic()
    order = await contested.find_order(disputed, parse_facts(query.encode()), ())
    taken = time.monotonic() - started
    # Every hundredth event is of a dataset that is internal, which none of them are.
    assert (len(order.facts), taken < 5) == (count, True)
    places = [placed.place for placed in order.facts]
    dated = [place for place in places if place != "-infinity"]
    assert (dated, places[: len(dated)]) == (sorted(dated, reverse=True), dated)
