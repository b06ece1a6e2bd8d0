"""What tools that match names ask is found by indexes, among as many actors as names are."""

from collections.abc import Sequence
from typing import Any

import asyncpg
import msgspec
import pytest

from api.queries import described, reconcile
from api.queries.conditions import country_id
from api.queries.planning import BY_WORDS
from tests.test_names_plans import LARGE, named_dsn
from tests.test_plans import indexes, nodes

__all__ = ["named_dsn"]
#: Its database takes a while to fill.
pytestmark = pytest.mark.contract
IDENTIFIERS = """
INSERT INTO actor_identifiers (dataset_id, actor_id, ordinal, scheme, value)
SELECT d.dataset_id, d.id, 1, 'wikidata', 'Q' || row_number() OVER ()
FROM documents AS d WHERE d.kind = 'actor'
"""


def asked(**said: Any) -> str:
    known = {"query": 0, "countries": None, "kinds": None, "datasets": None} | said
    return msgspec.json.encode([known]).decode()


@pytest.mark.parametrize(
    ("statement", "arguments", "used"),
    [
        (reconcile.SQL["find_service"], ([], "seeded"), {"datasets_slug_key"}),
        (
            described.SQL["find_identified"],
            ('[{"query":0,"scheme":"wikidata","value":"q77"}]', 100),
            {"actor_identifiers_value"},
        ),
        (
            described.FIND_DESCRIBED,
            (asked(countries=[country_id("RU")]), 100, [], None),
            {"document_terms_value", "documents_code", "documents_dataset"},
        ),
        (
            described.FIND_DESCRIBED,
            (asked(kinds=["person"]), 100, [], None),
            {"document_terms_value", "documents_code", "documents_dataset"},
        ),
    ],
)
async def test_no_large_table_is_read_from_end_to_end(
    named_dsn: str, statement: str, arguments: Sequence[Any], used: set[str]
) -> None:
    connection = await asyncpg.connect(named_dsn, server_settings=dict(BY_WORDS))
    try:
        await connection.execute("SET session_replication_role = replica")
        await connection.execute(IDENTIFIERS)
        await connection.execute("ANALYZE actor_identifiers")
        text = await connection.fetchval(f"EXPLAIN (FORMAT JSON) {statement}", *arguments)
        await connection.execute("DELETE FROM actor_identifiers")
    finally:
        await connection.close()
    plan = list(nodes(msgspec.json.decode(text)[0]["Plan"]))
    scans = {node["Relation Name"] for node in plan if node["Node Type"] == "Seq Scan"}
    assert (scans & {*LARGE, "actor_identifiers"}, used - indexes(plan)) == (set(), set())
