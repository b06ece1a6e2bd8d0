"""A filled database of an earlier schema comes to today's with nothing lost."""

import asyncio
import uuid
from collections.abc import AsyncIterator
from typing import Any

import asyncpg
import msgspec
import pytest

from api.changesets.submission import read_json
from api.changesets.write import Writing, write_change_set
from api.database import CURRENT, Connection
from api.ids import public_id, record_id
from api.keys import hash_key, make_key
from api.migrate import MIGRATIONS, is_current, migrate
from api.queries.keys import NewKey, create_key
from tests.conftest import Write, with_database
from tests.records import actor, event, merge, part, source, statement, unmerge
from tests.serving import Served, served
from tests.state import all_tables, contents, differences
from tests.upgrades import KEPT, script_of

Row = tuple[Any, ...]
LABELLED = """
SELECT d.id, d.seq, ids_in(d.labelled) AS ids, ARRAY(
  SELECT x.id FROM unnest(ids_in(d.labelled)) AS x (id)
  WHERE strpos(d.body, crockford(uuid_send(x.id))) > 0) AS in_body
FROM documents AS d WHERE d.seq <= $1 ORDER BY d.id, d.seq
"""


@pytest.fixture(params=KEPT)
async def old(server: str, request: pytest.FixtureRequest) -> AsyncIterator[str]:
    """The DSN of a database as that revision left it."""
    name = f"whence_old_{uuid.uuid4().hex[:12]}"
    dsn = with_database(server, name)
    await _execute(server, f"CREATE DATABASE {name} ENCODING 'UTF8' TEMPLATE template0")
    await _execute(dsn, script_of(request.param))
    yield dsn
    await _execute(server, f"DROP DATABASE {name} WITH (FORCE)")


async def _execute(dsn: str, script: str) -> None:
    connection = await asyncpg.connect(dsn)
    await connection.execute(script)
    await connection.close()


async def bodies(connection: Connection, seq: int) -> set[str]:
    """What was current as of that seq."""
    query = "SELECT body FROM documents WHERE seq <= $1 AND superseded_seq > $1"
    return {row["body"] for row in await connection.fetch(query, seq)}


async def served_bodies(app: Served, key: str, seq: int) -> set[str]:
    """What the API answers as of that seq, whatever its status, as it is stored."""
    found = set()
    for kind in ("events", "actors", "affiliations", "statements", "sources"):
        answer = await app.client.get(
            f"/v1/{kind}?as_of=seq:{seq}&status=active&status=retracted&format=ndjson",
            headers={"Authorization": f"Bearer {key}"},
        )
        assert answer.status_code == 200, answer.text
        # Without the version, seq and time that stand in front.
        found |= {"{" + line.split(",", 3)[3] for line in answer.text.split("\n") if line}
    return found


def test_there_is_a_database_of_an_earlier_schema() -> None:
    assert KEPT[0] == "0006"


async def test_a_kept_database_holds_everything_that_could_be_written(old: str) -> None:
    connection = await asyncpg.connect(old)
    found = await connection.fetch(
        "SELECT kind, status, max(version) > 1 AS changed FROM documents GROUP BY kind, status"
    )
    assert {row["kind"] for row in found if row["status"] == "active" and row["changed"]} == {
        *("actor", "affiliation", "event", "source", "statement"),
    }
    assert {row["kind"] for row in found if row["status"] == "retracted"} == {
        *("event", "source", "statement"),
    }
    rows = await contents(connection, await all_tables(connection))
    await connection.close()
    assert [name for name, there in rows.items() if not there] == ["text_checks"]


async def test_an_upgrade_loses_nothing(old: str) -> None:
    connection = await asyncpg.connect(old)
    tables = await all_tables(connection)
    # Follows from the body: the next test.
    tables["documents"].remove("labelled")
    latest = await connection.fetchval("SELECT seq FROM counters")
    before = await contents(connection, tables, latest)
    reads = {seq: await bodies(connection, seq) for seq in range(1, latest + 1)}
    await connection.close()
    await asyncio.to_thread(migrate, old)
    assert await asyncio.to_thread(is_current, old)
    connection = await asyncpg.connect(old)
    after = await contents(connection, tables, latest)
    assert {name: [*(rows - after[name]).elements()] for name, rows in before.items()} == {
        name: [] for name in tables
    }
    assert {seq: await bodies(connection, seq) for seq in reads} == reads
    assert await differences(connection) == []
    await connection.close()


async def test_every_version_has_the_labels_of_the_ids_in_its_body_and_no_others(old: str) -> None:
    connection = await asyncpg.connect(old)
    latest = await connection.fetchval("SELECT seq FROM counters")
    before = await connection.fetch(LABELLED, latest)
    await asyncio.to_thread(migrate, old)
    after = await connection.fetch(LABELLED, latest)
    assert any(row["ids"] != row["in_body"] for row in before)
    assert [(row["id"], row["seq"], row["ids"]) for row in after] == [
        (row["id"], row["seq"], row["in_body"]) for row in before
    ]
    await connection.close()


async def test_what_was_upgraded_is_served_as_of_every_earlier_seq(old: str) -> None:
    connection = await asyncpg.connect(old)
    latest = await connection.fetchval("SELECT seq FROM counters")
    before = {seq: await bodies(connection, seq) for seq in range(1, latest + 1)}
    await asyncio.to_thread(migrate, old)
    key = make_key()
    new = NewKey(name="test", hash=hash_key(key), scopes=["read:*"], expires_at=None)
    await create_key(connection, new)
    async with served(old) as app:
        assert {seq: await served_bodies(app, key, seq) for seq in before} == before
    await connection.close()


async def test_what_was_upgraded_goes_on(old: str) -> None:
    await asyncio.to_thread(migrate, old)
    connection = await asyncpg.connect(old)
    latest = await connection.fetchval("SELECT seq FROM counters")
    body = {"dataset": "test", "reason": "go on", "operations": [event("war", title="On")]}
    submission = read_json(msgspec.json.encode(body))
    result = await write_change_set(connection, submission, Writing(key_name="desk"))
    assert result.seq == latest + 1
    assert await differences(connection) == []
    await connection.close()


CONTESTED = """
SELECT d.id FROM documents AS d
WHERE d.kind = 'event' AND d.status = 'active' AND d.contested
  AND d.seq <= $1 AND d.superseded_seq > $1
"""


async def test_what_was_contested_is_found_as_of_every_earlier_seq(old: str) -> None:
    connection = await asyncpg.connect(old)
    latest = await connection.fetchval("SELECT seq FROM counters")
    before = {
        seq: {public_id("event", row["id"]) for row in await connection.fetch(CONTESTED, seq)}
        for seq in range(1, latest + 1)
    }
    assert before[latest]
    await asyncio.to_thread(migrate, old)
    await connection.close()
    async with served(old) as app:
        for seq, contested in before.items():
            there = await _ids(app, f"as_of=seq:{seq}")
            assert await _ids(app, f"contested=true&as_of=seq:{seq}") == contested & there
            assert await _ids(app, f"contested=false&as_of=seq:{seq}") == there - contested


async def _ids(app: Served, query: str) -> set[str]:
    answer = await app.client.get(f"/v1/events?limit=1000&{query}")
    return {record["id"] for record in answer.json()["data"]}


#: As it was before merged records found those that answer for them.
WITHOUT_MERGED = """
ALTER TABLE document_terms DISABLE TRIGGER USER;
DELETE FROM document_terms WHERE merged_id IS NOT NULL;
ALTER TABLE document_terms ENABLE TRIGGER USER;
ALTER TABLE document_terms DROP COLUMN merged_id CASCADE;
CREATE TRIGGER document_terms_kept BEFORE DELETE ON document_terms
FOR EACH ROW EXECUTE FUNCTION keep_term();
"""


async def test_what_was_merged_before_finds_who_answers_for_it_from_the_latest_seq_on(
    write: Write, connection: Connection
) -> None:
    parts = [part("part", "legion-ru", "victim")]
    await write(source(), *(actor(key) for key in ("legion", "legion-ru")))
    await write(event("raid"), event("attack", participations=parts), event("war", parent="attack"))
    await write(merge("event", "attack", "raid"), merge("actor", "legion-ru", "legion"))
    await write(merge("event", "war", "raid"))
    await connection.execute(WITHOUT_MERGED)
    script = (MIGRATIONS / "sql" / "0020_merged_terms.sql").read_text(encoding="utf-8")
    await connection.execute(script)
    assert await differences(connection) == []
    raid = record_id("test", "event", "raid")
    query = (
        "SELECT value, seq FROM document_terms WHERE document_id = $1 AND field = 'actor'"
        " ORDER BY value = $2"
    )
    merged = record_id("test", "actor", "legion-ru")
    found = [tuple(row) for row in await connection.fetch(query, raid, merged)]
    assert found == [(record_id("test", "actor", "legion"), 4), (merged, 4)]
    await write(unmerge("event", "attack"), unmerge("event", "war"))
    assert await differences(connection) == []


#: As it was before what is contested was a term.
WITHOUT_CONTESTED = """
ALTER TABLE document_terms DISABLE TRIGGER USER;
DELETE FROM document_terms WHERE field = 'contested';
ALTER TABLE document_terms ENABLE TRIGGER USER;
DROP INDEX document_terms_merged;
CREATE INDEX documents_contested ON documents (kind);
"""


async def test_a_contested_event_merged_before_finds_its_survivor_from_the_latest_seq_on(
    write: Write, connection: Connection
) -> None:
    parts = [part("part", "legion", "victim")]
    sides = (("affirms", "legion"), ("denies", "russia"))
    await write(source(), *(actor(key) for key in ("legion", "russia")), event("raid"))
    await write(event("attack", participations=parts), event("war"))
    about = {"participation": "part"}
    await write(*(statement(s, who, about | {"stance": s}) for s, who in sides))
    await write(merge("event", "attack", "raid"))
    await write(event("war", title="On"), merge("event", "raid", "war"))
    await connection.execute(WITHOUT_CONTESTED)
    script = (MIGRATIONS / "sql" / "0023_contested_terms.sql").read_text(encoding="utf-8")
    await connection.execute(script)
    assert await differences(connection) == []
    rows = await connection.fetch(
        "SELECT document_id, seq, superseded_seq = $1 AS current, merged_id FROM document_terms"
        " WHERE field = 'contested' ORDER BY merged_id, seq",
        CURRENT,
    )
    attack, war = (record_id("test", "event", key) for key in ("attack", "war"))
    assert [tuple(row) for row in rows] == [
        (war, 5, True, attack),
        (attack, 3, False, None),
        (attack, 4, True, None),
    ]
    await write(unmerge("event", "attack"), unmerge("event", "raid"))
    assert await differences(connection) == []
