"""The indexes that searches must use, on 12,000 events and as many statements."""

import asyncio
from collections.abc import AsyncIterator
from typing import Any

import asyncpg
import msgspec
import pytest

from api.database import WRITING, Connection
from api.queries.beside import Beside
from api.queries.compose import Statement
from api.queries.filters import parse_list
from api.queries.pages import Page
from api.queries.planning import BY_WORDS
from api.queries.search import MOST_RANKED, finding, parse_search, read_search, reading
from api.search.indexer import catch_up
from tests.seeding import seed
from tests.test_plans import indexes, nodes

pytestmark = pytest.mark.contract

EVENTS = 12_000
BY_ID = {"documents_pkey", "documents_render_key", "documents_version_key"}
LARGE = {"documents", "document_terms", "search_words", "records", "labels"}


@pytest.fixture(scope="module")
def seeded_dsn(server: str, template: str) -> str:
    dsn = asyncio.run(seed(server, template, "seeding", EVENTS))
    asyncio.run(_index(dsn))
    return dsn


async def _index(dsn: str) -> None:
    connection = await asyncpg.connect(dsn, server_settings=dict(WRITING))
    await catch_up(connection)
    await connection.execute("VACUUM ANALYZE search_words")
    await connection.close()


@pytest.fixture
async def searching(seeded_dsn: str) -> AsyncIterator[Connection]:
    """A connection as those have who search."""
    connection = await asyncpg.connect(seeded_dsn, server_settings={**BY_WORDS, "jit": "off"})
    yield connection
    await connection.close()


async def explain(
    connection: Connection, statement: Statement, *, generic: bool = False
) -> list[dict[str, Any]]:
    """The nodes of its plan; a generic one knows no values."""
    mode = "force_generic_plan" if generic else "force_custom_plan"
    await connection.execute(f"SET plan_cache_mode = {mode}")
    found = await connection.fetchval(
        f"EXPLAIN (FORMAT JSON) {statement.text}", *statement.arguments
    )
    return list(nodes(msgspec.json.decode(found)[0]["Plan"]))


def read_whole(plan: list[dict[str, Any]]) -> set[str]:
    """The large tables that are read from end to end."""
    return {node["Relation Name"] for node in plan if node["Node Type"] == "Seq Scan"} & LARGE


@pytest.mark.parametrize(
    "asked",
    [
        "q=event",
        "q=%22event+1%22+or+statement+-5",
        "q=stat*",
        "q=event&kind=event&year=2010",
        "q=event&country=RU&dataset=other",
        "q=statement&act=denial",
    ],
)
@pytest.mark.parametrize("generic", [False, True])
async def test_what_is_found_comes_from_the_index_of_words(
    searching: Connection, asked: str, generic: bool
) -> None:
    plan = await explain(searching, finding(parse_search(asked.encode()), ()), generic=generic)
    assert "search_words_words" in indexes(plan)
    assert read_whole(plan) == set()


async def test_hits_are_looked_up(searching: Connection) -> None:
    ids = await searching.fetchval(
        "SELECT array_agg(document_id) FROM (SELECT document_id FROM search_words LIMIT 20) AS s"
    )
    plan = await explain(searching, reading(ids, "'event'", ()))
    assert indexes(plan) & BY_ID
    assert read_whole(plan) == set()


@pytest.mark.parametrize(
    "more", ["", "&sort=date", "&sort=title", "&country=RU", "&from=2010-01-01"]
)
async def test_a_list_by_words_looks_up_what_has_them(searching: Connection, more: str) -> None:
    query = parse_list("event", f"q=event+1{more}&count=exact".encode())
    plan = await explain(searching, Page(query, ()).statement())
    assert "search_words_words" in indexes(plan)
    assert indexes(plan) & BY_ID
    assert read_whole(plan) == set()


async def test_of_more_than_are_ranked_so_many_are_counted_and_shown(
    searching: Connection,
) -> None:
    beside, cursor = Beside(), ""
    shown: list[tuple[float, str]] = []
    while True:
        query = parse_search(b"q=event&limit=100" + cursor.encode())
        found = msgspec.json.decode((await read_search(searching, beside, query, ())).body)
        page = found["page"]
        assert (page["count"], page["approximate"]) == (MOST_RANKED, True)
        assert sum(each["count"] for each in found["facets"]["kind"]) == MOST_RANKED
        shown += [(hit["score"], hit["record"]["id"]) for hit in found["data"]]
        if "next" not in page:
            break
        cursor = f"&cursor={page['next']}"
    assert len(set(shown)) == len(shown) == MOST_RANKED
    assert [score for score, _ in shown] == sorted((score for score, _ in shown), reverse=True)
