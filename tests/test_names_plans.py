"""What finds names among those of 100,000 actors reads no table from end to end."""

import asyncio
from collections.abc import AsyncIterator

import asyncpg
import msgspec
import pytest

from api.database import Connection
from api.names.finding import looked_for
from api.names.patterns import Nearness
from api.queries.filters import parse_list
from api.queries.names import LOOKED_UP, names_statement
from api.queries.reconcile import SQL as RECONCILE
from tests.naming import seed_named
from tests.test_plans import indexes, nodes

pytestmark = pytest.mark.contract

ACTORS = 100_000
LARGE = {"search_names", "documents", "document_terms", "records"}
INDEXES = {"search_names_consonants", "search_names_state"}
QUERIES = [
    "name=Kapustin",
    "name=Denis+Kapustin",
    "name=Movement+of+the+Northern+Liberation+Army",
    "name=Kapustin&dataset=seeded",
    "name=Kapustin&country=RU",
    "name=Denis+Kapustin&country=RU&actor_kind=person&from=2020-01-01",
    "name=%D9%85%D8%AD%D9%85%D9%88%D8%AF",
]


@pytest.fixture(scope="module")
def named_dsn(server: str, template: str) -> str:
    return asyncio.run(seed_named(server, template, ACTORS))


@pytest.fixture
async def named(named_dsn: str) -> AsyncIterator[Connection]:
    """A connection as finders have."""
    connection = await asyncpg.connect(named_dsn, server_settings={"jit": "off"})
    yield connection
    await connection.close()


@pytest.mark.parametrize(
    ("query", "nearness"),
    [
        *((query, "nearly") for query in QUERIES),
        *((QUERIES[1], nearness) for nearness in ("sounding", "wholly", "begun")),
        (QUERIES[5], "wholly"),
    ],
)
async def test_names_are_found_by_index_whatever_the_values(
    named: Connection, query: str, nearness: Nearness
) -> None:
    asked = parse_list("actor", query.encode())
    names = [looked_for(str(asked.filters["name"][0]))]
    statement = names_statement(names, asked, (), nearness)
    assert statement is not None
    nulls = ", ".join("NULL" for _ in statement.arguments)
    await named.execute(f"PREPARE asked AS {statement.text}")
    await named.execute("SET plan_cache_mode = force_generic_plan")
    generic = f"EXPLAIN (FORMAT JSON) EXECUTE asked ({nulls})"
    known = f"EXPLAIN (FORMAT JSON) {statement.text}"
    for text, values in ((known, statement.arguments), (generic, ())):
        found = msgspec.json.decode(await named.fetchval(text, *values))
        plan = list(nodes(found[0]["Plan"]))
        scans = {node["Relation Name"] for node in plan if node["Node Type"] == "Seq Scan"}
        assert scans & LARGE == set()
        words = "search_names_words" if nearness in LOOKED_UP else "search_names_sounds"
        assert indexes(plan) >= {words, *INDEXES}


async def test_what_is_reconciled_is_read_by_index(named: Connection) -> None:
    ids = await named.fetch("SELECT id FROM records LIMIT 200")
    text = f"EXPLAIN (FORMAT JSON) {RECONCILE['read_entities']}"
    found = await named.fetchval(text, [], None, [row["id"] for row in ids])
    plan = list(nodes(msgspec.json.decode(found)[0]["Plan"]))
    scans = {node["Relation Name"] for node in plan if node["Node Type"] == "Seq Scan"}
    assert scans & LARGE == set()
