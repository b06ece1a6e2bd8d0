"""A view that gains a field renders what is current again: the same versions, nothing lost."""

from typing import Any

import pytest

from api.changesets.upgrade import is_rendered, render_again
from api.database import CURRENT, Connection
from api.ids import record_id
from tests.conftest import Write
from tests.everything import EVERYTHING, META
from tests.records import actor, merge, retract, source
from tests.serving import served
from tests.state import differences, own
from tests.test_digests import digests, worked_out

LEGION = record_id("test", "actor", "legion")


async def replace_in_view(connection: Connection, old: str, new: str) -> None:
    """Change what the view of actors says."""
    text = await connection.fetchval("SELECT pg_get_viewdef('actor_bodies'::regclass)")
    assert text.count(old) == 1
    await connection.execute(f"CREATE OR REPLACE VIEW actor_bodies AS {text.replace(old, new)}")


@pytest.fixture
async def older(write: Write, connection: Connection) -> None:
    """A database whose view of actors did not yet show descriptions."""
    shows, hides = "'description', f.description", "'description', NULL::text"
    await replace_in_view(connection, shows, hides)
    await write(*EVERYTHING, dataset_meta=META)
    await write(actor("legion", description="A group of volunteers"), actor("other"))
    await write(merge("actor", "other", "legion"), retract("event", "nowhere"))
    await write(source(), actor("theirs", description="Of another dataset"), dataset="other")
    await replace_in_view(connection, hides, shows)


async def rows(connection: Connection) -> list[Any]:
    return await connection.fetch(
        "SELECT id, version, seq, body FROM documents WHERE superseded_seq = $1 ORDER BY id",
        CURRENT,
    )


async def test_what_gained_a_field_is_rendered_again_under_its_version(
    older: None, connection: Connection
) -> None:
    before = {row["id"]: row for row in await rows(connection)}
    await render_again(connection, 2)
    after = {row["id"]: row for row in await rows(connection)}
    changed = {own_id for own_id, row in after.items() if row != before[own_id]}
    assert changed == {own_id for own_id, row in after.items() if '"description"' in row["body"]}
    assert changed >= {LEGION, record_id("other", "actor", "theirs")}
    for own_id, row in after.items():
        assert row["version"] == before[own_id]["version"]
    assert '"description":"A group of volunteers"' in after[LEGION]["body"]
    assert await differences(connection) == []


async def test_it_is_a_change_set_that_the_feed_and_the_digest_show(
    older: None, connection: Connection
) -> None:
    await render_again(connection, 2)
    sets = await connection.fetch(
        "SELECT c.seq, c.operation, d.kind, d.op, d.ordinal FROM change_sets AS c"
        " JOIN documents AS d USING (seq) WHERE c.seq > 4 ORDER BY c.seq, d.ordinal"
    )
    assert [tuple(row) for row in sets] == [
        (5, "render", "actor", "render", 1),
        (5, "render", "actor", "render", 2),
        (6, "render", "actor", "render", 1),
    ]
    for seq in range(1, 7):
        assert await digests(connection, seq) == await worked_out(connection, seq)


async def test_what_was_served_before_is_served_as_of_then(
    older: None, connection: Connection, dsn: str
) -> None:
    address = f"/v1/actors/{own('actor', 'legion')}"
    async with served(dsn) as app:
        before = await app.client.get(address)
        await render_again(connection, 2)
        then = await app.client.get(f"{address}?as_of=seq:4")
        now = await app.client.get(address)
    assert (then.content, then.headers["etag"]) == (before.content, before.headers["etag"])
    assert now.headers["etag"] != before.headers["etag"]
    assert now.json()["data"]["version"] == before.json()["data"]["version"]
    assert now.json()["data"]["description"] == "A group of volunteers"


async def test_a_version_after_it_counts_on(
    older: None, write: Write, connection: Connection
) -> None:
    await render_again(connection, 2)
    await write(actor("legion", description="A legion"))
    found = await connection.fetch(
        "SELECT version, seq, superseded_seq, op FROM documents WHERE id = $1 ORDER BY seq", LEGION
    )
    assert [tuple(row) for row in found] == [
        (1, 1, 2, "put"),
        (2, 2, 5, "put"),
        (2, 5, 7, "render"),
        (3, 7, CURRENT, "put"),
    ]
    assert await differences(connection) == []


async def test_it_happens_once(older: None, connection: Connection) -> None:
    assert not await is_rendered(connection, 2)
    told: list[tuple[int, int]] = []
    await render_again(connection, 2, lambda done, total: told.append((done, total)))
    assert told[-1][0] == told[-1][1] == len(await rows(connection))
    await render_again(connection, 2, lambda done, total: told.clear())
    assert told
    assert await is_rendered(connection, 2)
    assert await connection.fetchval("SELECT seq FROM counters") == 6
