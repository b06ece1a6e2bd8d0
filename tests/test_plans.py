"""The index that each filter must use, on 50,000 events and as many statements."""

import asyncio
import datetime
from collections.abc import Iterator
from typing import Any

import msgspec
import pytest

from api.changesets.imports import SQL as IMPORTS
from api.cursors import Position
from api.database import Connection
from api.ids import public_id
from api.queries.as_of import SQL as AS_OF
from api.queries.datasets import SQL as DATASETS
from api.queries.filters import ListQuery, parse_list
from api.queries.items import SQL as ITEMS
from api.queries.pages import Page
from tests.reading import ask
from tests.seeding import seed

pytestmark = pytest.mark.contract

EVENTS = 50_000
#: The tables that grow with what is written; a scan of any is a list that slows down.
TABLES = {
    *("documents", "document_terms", "labels", "records", "search_words", "search_names"),
    *("events", "participations", "figures", "affiliations", "affiliation_attestations"),
    *("statements", "statement_speakers", "statement_hops", "statement_about", "evidence"),
    *("actors", "actor_names", "actor_identifiers", "sources", "standings", "links", "raw_rows"),
}


@pytest.fixture(scope="module")
def seeded_dsn(server: str, template: str) -> str:
    return asyncio.run(seed(server, template, "seeding", EVENTS))


async def seeded_id(connection: Connection, kind: str, number: int) -> str:
    value = await connection.fetchval("SELECT md5($1)::uuid", f"{kind}{number}")
    return public_id(kind, value)


def nodes(plan: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """A plan's node and all below it."""
    yield plan
    for below in plan.get("Plans", ()):
        yield from nodes(below)


async def explain(
    connection: Connection, query: ListQuery, options: str = "", generic: bool = False
) -> list[dict[str, Any]]:
    """The nodes of the plan of the very statement that a list sends.

    A generic plan is what a prepared statement ends up with: it knows no values.
    """
    statement = Page(query, ()).statement()
    if not generic:
        text = f"EXPLAIN (FORMAT JSON{options}) {statement.text}"
        found = await connection.fetchval(text, *statement.arguments)
    else:
        await connection.execute("SET plan_cache_mode = force_generic_plan")
        await connection.execute(f"PREPARE asked AS {statement.text}")
        nulls = ", ".join("NULL" for _ in statement.arguments)
        found = await connection.fetchval(f"EXPLAIN (FORMAT JSON{options}) EXECUTE asked ({nulls})")
        await connection.execute("DEALLOCATE asked")
    return list(nodes(msgspec.json.decode(found)[0]["Plan"]))


def indexes(plan: list[dict[str, Any]]) -> set[str]:
    return {node["Index Name"] for node in plan if "Index Name" in node}


def scanned(plan: list[dict[str, Any]]) -> set[str]:
    """The large tables that are read from end to end."""
    return {node["Relation Name"] for node in plan if node["Node Type"] == "Seq Scan"} & TABLES


async def test_what_is_not_to_be_scanned_are_tables_of_the_schema(connection: Connection) -> None:
    """A name that is none would let every scan pass."""
    rows = await connection.fetch("SELECT relname FROM pg_class WHERE relkind = 'r'")
    assert {row["relname"] for row in rows} >= TABLES


FILTERS = [
    ("event", "", "documents_kind"),
    ("event", "dataset=other", "documents_dataset"),
    ("event", "category=aid", "documents_code"),
    ("event", "country=RU", "documents_country"),
    ("event", "actor={actor}", "document_terms_value"),
    ("event", "source={source}", "document_terms_value"),
    ("event", "party={actor}", "document_terms_value"),
    ("event", "actor={actor}&role=perpetrator", "document_terms_value"),
    ("event", "actor={actor}&role=involved", "document_terms_value"),
    ("event", "role=involved", "document_terms_document"),
    ("event", "actor={actor}&sort=date", "document_terms_value"),
    ("event", "publisher={actor}", "document_terms_value"),
    ("event", "contested=true", "document_terms_value"),
    ("event", "contested=true&sort=date", "document_terms_value"),
    ("event", "contested=true&country=RU", "document_terms_value"),
    ("event", "contested=true&sort=title", "document_terms_value"),
    ("event", "contested=false", "documents_kind"),
    ("event", "contested=false", "document_terms_merged"),
    ("event", "contested=false&country=RU", "documents_country"),
    ("event", "contested=false&sort=title", "documents_name"),
    ("event", "actor={actor}&contested=true", "document_terms_value"),
    ("event", "actor={actor}&contested=true", "document_terms_merged"),
    ("event", "actor={actor}&contested=false", "document_terms_value"),
    ("event", "bbox=36,50,37,51", "documents_location"),
    ("event", "bbox=179,-20,-179,20", "documents_location"),
    ("event", "bbox=-180,-90,180,90", "documents_kind"),
    ("event", "bbox=30,-89,-20,89&sort=title", "documents_name"),
    ("event", "near=50,36,25", "documents_location"),
    ("event", "near=50,36,300&precision=any&sort=title", "documents_location"),
    ("event", "near=50,36,300&country=RU&from=2015-01-01&sort=date", "documents_location"),
    ("event", "near=0,179.9,100", "documents_location"),
    ("event", "near=-90,0,300&precision=admin1", "documents_location"),
    ("event", "near=0,0,5000", "documents_kind"),
    ("event", "near=0,0,20040&precision=country", "documents_kind"),
    ("event", "near=50,36,300&count=exact", "documents_location"),
    ("event", "from=2015-01-01&to=2015-01-31", "documents_event_date"),
    ("event", "from=2015-01-01&to=2015-01-31", "documents_kind"),
    ("event", "valid_at=2015-01-01&sort=date", "documents_event_date"),
    ("event", "sort=title", "documents_name"),
    ("event", "sort=-updated", "documents_updated"),
    ("event", "updated_since=seq:99&sort=updated", "documents_updated"),
    ("event", "key=event77", "records_key_key"),
    ("statement", "speaker={actor}", "document_terms_value"),
    ("statement", "party={actor}", "document_terms_value"),
    ("statement", "about={event}&stance=affirms", "document_terms_value"),
    ("statement", "source={source}", "document_terms_value"),
    ("statement", "act=accusation", "documents_code"),
    ("statement", "dataset=other", "documents_dataset"),
    ("statement", "from=2015-01-01&to=2015-01-31", "documents_statement_date"),
    ("actor", "country=RU", "document_terms_value"),
    ("source", "publisher={actor}", "document_terms_value"),
    ("event", "actor={actor}&linked=true", "document_terms_value"),
    ("event", "actor={actor}&linked=true&role=perpetrator&sort=date", "document_terms_value"),
    ("event", "publisher={actor}&linked=true", "document_terms_value"),
    ("statement", "speaker={actor}&linked=true", "document_terms_value"),
    ("link", "record={actor}", "document_terms_value"),
    ("link", "record={actor}&judgement=same", "document_terms_value"),
    ("link", "source={source}", "document_terms_value"),
    ("link", "judgement=same", "documents_code"),
]


async def filled(connection: Connection, query: str) -> str:
    kinds = {kind: await seeded_id(connection, kind, 7) for kind in ("actor", "source", "event")}
    return query.format_map(kinds)


@pytest.mark.parametrize("generic", [False, True])
async def test_each_filter_uses_its_index(seeded: Connection, generic: bool) -> None:
    found = []
    for kind, query, index in FILTERS:
        asked = parse_list(kind, (await filled(seeded, query)).encode())
        plan = await explain(seeded, asked, generic=generic)
        used = index if index in indexes(plan) else f"only {sorted(indexes(plan))}"
        found.append((kind, query, used))
        assert (query, scanned(plan)) == (query, set())
    assert found == FILTERS


HISTORY = [
    ("event", "", "documents_kind"),
    ("event", "dataset=other", "documents_dataset"),
    ("event", "category=aid", "documents_code"),
    ("event", "country=RU", "documents_country"),
    ("event", "actor={actor}", "document_terms_value"),
    ("event", "actor={actor}&role=involved", "document_terms_value"),
    ("event", "source={source}", "document_terms_value"),
    ("event", "bbox=36,50,37,51", "documents_location"),
    ("event", "near=50,36,300", "documents_location"),
    ("event", "near=0,179.9,100&sort=title", "documents_location"),
    ("event", "near=0,0,5000", "documents_kind"),
    ("statement", "speaker={actor}", "document_terms_value"),
    ("event", "actor={actor}&linked=true", "document_terms_value"),
    ("event", "contested=true", "document_terms_value"),
    ("event", "contested=false", "documents_kind"),
    ("event", "contested=false", "document_terms_merged"),
]


def of_history(plan: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The nodes of the branch that runs where a page is of an earlier seq."""
    branches = next(node["Plans"] for node in plan if node["Node Type"] == "Append")
    (below,) = [
        list(nodes(branch))
        for branch in branches
        if any(" > " in node.get("One-Time Filter", "") for node in nodes(branch))
    ]
    return below


@pytest.mark.parametrize("generic", [False, True])
@pytest.mark.parametrize("later", [False, True])
async def test_a_page_as_of_then_uses_the_index_of_history(
    seeded: Connection, generic: bool, later: bool
) -> None:
    found = []
    for kind, query, index in HISTORY:
        asked = parse_list(kind, f"{await filled(seeded, query)}&as_of=seq:50".encode())
        if later:
            after = Position(50, "2015-06-01", (await seeded.fetchval("SELECT md5('x')::uuid")))
            asked = msgspec.structs.replace(asked, after=after)
        plan = await explain(seeded, asked, generic=generic)
        below = of_history(plan)
        used = index if index in indexes(below) else f"only {sorted(indexes(below))}"
        found.append((kind, query, used))
        assert (query, scanned(plan)) == (query, set())
    assert found == HISTORY


@pytest.mark.parametrize(
    "query",
    ["", "dataset=other", "category=aid", "country=RU", "actor={popular}", "source={source}"],
)
async def test_a_page_costs_the_same_wherever_it_lies(seeded: Connection, query: str) -> None:
    popular = await seeded_id(seeded, "actor", 7)
    asked = (await filled(seeded, query.replace("{popular}", popular))) + "&limit=20"
    cursor = ""
    reads: list[int] = []
    for _ in range(9):
        plan = await explain(
            seeded, parse_list("event", f"{asked}{cursor}".encode()), ", ANALYZE, BUFFERS"
        )
        reads.append(plan[0]["Shared Hit Blocks"] + plan[0]["Shared Read Blocks"])
        page = await ask(seeded, "event", f"{asked}{cursor}")
        cursor = f"&cursor={page['page']['next']}"
    assert max(reads) < 2 * min(reads)
    assert max(reads) < 400


async def test_an_item_is_read_by_its_key_and_its_labels_by_theirs(seeded: Connection) -> None:
    event = await seeded.fetchval("SELECT md5('event7')::uuid")
    await seeded.execute("SET plan_cache_mode = force_generic_plan")
    await seeded.execute(f"PREPARE asked AS {ITEMS['read_item']}")
    text = f"EXPLAIN (FORMAT JSON) EXECUTE asked ('{event}', '{{}}')"
    found = await seeded.fetchval(text)
    plan = list(nodes(msgspec.json.decode(found)[0]["Plan"]))
    assert scanned(plan) == set()
    assert indexes(plan) & {"documents_pkey", "documents_render_key"}
    assert "labels_pkey" in indexes(plan)


async def test_an_item_as_of_then_is_read_by_its_key_and_its_labels_by_theirs(
    seeded: Connection,
) -> None:
    event = await seeded.fetchval("SELECT md5('event7')::uuid")
    await seeded.execute("SET plan_cache_mode = force_generic_plan")
    await seeded.execute(f"PREPARE asked AS {ITEMS['read_item_then']}")
    for which in ("50, NULL", "NULL, 1"):
        text = f"EXPLAIN (FORMAT JSON) EXECUTE asked ('{event}', '{{}}', {which})"
        plan = list(nodes(msgspec.json.decode(await seeded.fetchval(text))[0]["Plan"]))
        assert scanned(plan) == set()
        assert indexes(plan) & {"documents_pkey", "documents_render_key"}
        assert {"labels_pkey", "records_id_key"} <= indexes(plan)


async def test_the_seq_of_a_time_is_read_from_an_index(seeded: Connection) -> None:
    await seeded.execute("ANALYZE change_sets")
    text = f"EXPLAIN (FORMAT JSON) {AS_OF['find_seq']}"
    time = datetime.datetime(2026, 1, 2, tzinfo=datetime.UTC)
    plan = list(nodes(msgspec.json.decode(await seeded.fetchval(text, time))[0]["Plan"]))
    assert "change_sets_recorded_at_key" in indexes(plan)


async def test_how_far_the_data_go_is_read_from_an_index(seeded: Connection) -> None:
    text = f"EXPLAIN (FORMAT JSON) {DATASETS['read_service']}"
    found = await seeded.fetchval(text, [])
    plan = list(nodes(msgspec.json.decode(found)[0]["Plan"]))
    assert scanned(plan) <= {"datasets"}
    assert "documents_reach" in indexes(plan)


async def test_keys_that_begin_alike_are_a_range_of_their_index(seeded: Connection) -> None:
    await seeded.execute("SET plan_cache_mode = force_generic_plan")
    await seeded.execute(f"PREPARE asked AS {IMPORTS['active_beginning']}")
    text = "EXPLAIN (FORMAT JSON) EXECUTE asked (1, '{event,event}', '{event7,none:}', '{1,16}')"
    plan = list(nodes(msgspec.json.decode(await seeded.fetchval(text))[0]["Plan"]))
    assert scanned(plan) == set()
    [ranged] = [node for node in plan if node.get("Index Name") == "records_key_key"]
    assert ranged["Index Cond"].count("(key ") == 2
