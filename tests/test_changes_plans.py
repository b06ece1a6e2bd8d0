"""A page of the feed costs the same wherever it lies, and whatever others wrote before it."""

import asyncio
from typing import Any

import msgspec
import pytest

from api.database import Connection
from api.queries.changes import (
    ALONG_ALL,
    ALONG_KINDS,
    ALONG_ONE,
    parse_changes,
    read_changes,
)
from api.queries.values import WHOLE_SEQ as WHOLE
from tests.seeding import seed
from tests.test_plans import indexes, nodes, scanned

pytestmark = pytest.mark.contract

#: The large dataset has so many change sets, the hidden one after it as many, the small one 200.
CHANGE_SETS = 1000
STATEMENTS = {"all": ALONG_ALL, "one": ALONG_ONE, "kinds": ALONG_KINDS}


@pytest.fixture(scope="module")
def seeded_dsn(server: str, template: str) -> str:
    return asyncio.run(seed(server, template, "seeding_changes", CHANGE_SETS))


#: Statement, seq and ordinal after which it begins, kinds, slugs; and what its first entry is.
PLACES: list[tuple[str, int, int, list[str] | None, list[str] | None, str]] = [
    ("all", 0, WHOLE, None, None, "1.1"),
    ("all", 1, 19_990, None, None, "1.19991"),
    ("all", CHANGE_SETS, WHOLE, None, None, "2001.1"),
    ("all", 2100, 3, None, None, "2100.4"),
    ("all", 0, WHOLE, None, ["large", "small"], "1.1"),
    ("one", 0, WHOLE, None, ["small"], "2001.1"),
    ("one", 1, 10_000, None, ["large"], "1.10001"),
    ("kinds", 0, WHOLE, ["statement"], None, "1.18001"),
    ("kinds", 500, WHOLE, ["statement", "event"], None, "501.1"),
    ("kinds", 0, WHOLE, ["statement"], ["small"], "2001.10"),
    ("kinds", 1, 18_500, ["statement"], ["large"], "1.18501"),
]
INDEX = {"all": "documents_seq_key", "one": "documents_seq_key", "kinds": "documents_kind_change"}


async def explain(
    connection: Connection, name: str, *arguments: Any, mode: str
) -> list[dict[str, Any]]:
    await connection.execute(f"SET plan_cache_mode = force_{mode}_plan")
    await connection.execute(f"PREPARE asked AS {STATEMENTS[name]}")
    texts = ", ".join("NULL" if value is None else f"'{value}'" for value in arguments)
    found = await connection.fetchval(
        f"EXPLAIN (FORMAT JSON, ANALYZE, BUFFERS) EXECUTE asked ({texts})"
    )
    await connection.execute("DEALLOCATE asked")
    return list(nodes(msgspec.json.decode(found)[0]["Plan"]))


def array(values: list[str] | None) -> str | None:
    return None if values is None else "{" + ",".join(values) + "}"


@pytest.mark.parametrize("mode", ["custom", "generic"])
async def test_a_page_is_read_from_its_index_at_the_same_cost(
    seeded: Connection, mode: str
) -> None:
    costs = {}
    for name, seq, ordinal, kinds, slugs, _ in PLACES:
        texts = (str(seq), str(ordinal), None, array(kinds), "50", "{}", array(slugs))
        plan = await explain(seeded, name, *texts, mode=mode)
        assert scanned(plan) == set(), (name, seq)
        assert INDEX[name] in indexes(plan), (name, seq)
        costs[name, seq, ordinal] = plan[0]["Shared Hit Blocks"] + plan[0]["Shared Read Blocks"]
    assert max(costs.values()) < 800, costs


async def test_each_begins_where_it_should(seeded: Connection) -> None:
    for _, seq, ordinal, kinds, slugs, first in PLACES:
        asked = [f"after={seq}" if ordinal == WHOLE else f"after={seq}.{ordinal}", "limit=50"]
        asked += [f"kind={kind}" for kind in kinds or ()] + [f"dataset={s}" for s in slugs or ()]
        found = await read_changes(seeded, parse_changes("&".join(asked).encode()), ())
        assert (str(found.entries[0][0]), len(found.entries)) == (first, 50)
