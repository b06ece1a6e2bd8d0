"""What takes longer than the time limit is a 503 that says when and how to ask again."""

import asyncpg
import pytest

from tests.conftest import Write
from tests.serving import served
from tests.test_reconcile import ACTORS

QUERIES = '{"q":{"query":"Kapustin"}}'


@pytest.mark.parametrize(
    ("table", "path", "advice"),
    [
        ("search_names", "/v1/actors?name=Kapustin", "longer or rarer words"),
        ("search_names", "/v1/actors?name=Kapustin&format=csv", "longer or rarer words"),
        ("search_words", "/v1/search?q=Kapustin", "longer or rarer words"),
        ("search_names", f"/v1/reconcile?queries={QUERIES}", "ask for fewer at once"),
        ("search_names", "/v1/reconcile/suggest/entity?prefix=Kap", "longer or rarer words"),
        ("documents", "/v1/events", "format=ndjson"),
    ],
)
async def test_what_takes_too_long_is_told_with_what_to_ask_instead(
    dsn: str, write: Write, table: str, path: str, advice: str
) -> None:
    await write(*ACTORS)
    locking = await asyncpg.connect(dsn)
    async with served(dsn, read_timeout=0.2) as app, locking.transaction():
        # What waits for a lock takes as long as what is slow.
        await locking.execute(f"LOCK TABLE {table}")
        answer = await app.client.get(path)
        problem = answer.json()
        assert (answer.status_code, problem["type"]) == (503, "/problems/time-limit")
        assert advice in problem["detail"]
        told = {name: answer.headers[name] for name in ("retry-after", "x-robots-tag")}
        assert told == {"retry-after": "5", "x-robots-tag": "noindex"}
    await locking.close()
