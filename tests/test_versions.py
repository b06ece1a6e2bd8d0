"""One version of a record, as it was served when it became the current one."""

from collections.abc import AsyncIterator
from typing import Any

import httpx
import pytest

from api.database import Connection
from tests.conftest import Write
from tests.records import actor, event, retract
from tests.serving import Served, served
from tests.world import WORLD, identify

RAID = f"/v1/events/{identify('event', 'raid')}"
UKRAINE = f"/v1/actors/{identify('actor', 'ukraine')}"
INCLUDES = "include=statements&include=sources&include=actors&include=affiliations"

#: Renders an event anew, as an upgrade does: the same version, from the next seq on.
RENDER_AGAIN = """
SET session_replication_role = replica;
INSERT INTO change_sets (seq, id, dataset_id, operation, key_name, reason, counts, recorded_at)
SELECT c.seq + 1, gen_random_uuid(), 1, 'render', 'cli', 'upgrade', '{}', clock_timestamp()
FROM counters AS c;
CREATE TEMPORARY TABLE again AS
SELECT d.* FROM documents AS d JOIN records AS r ON r.id = d.id
WHERE r.kind = 'event' AND r.key = 'ban' AND d.superseded_seq = 9223372036854775807;
UPDATE documents SET superseded_seq = c.seq + 1 FROM counters AS c
WHERE superseded_seq = 9223372036854775807 AND id IN (SELECT id FROM again);
UPDATE again SET seq = c.seq + 1, ordinal = 1, render = again.render + 1, op = 'render',
  body = replace(body, '"title"', '"summary": "New.", "title"')
FROM counters AS c;
INSERT INTO documents SELECT * FROM again;
UPDATE counters SET seq = seq + 1;
SET session_replication_role = DEFAULT
"""


@pytest.fixture
async def app(dsn: str) -> AsyncIterator[Served]:
    async with served(dsn) as running:
        yield running


def told(answer: httpx.Response) -> tuple[int, str, Any]:
    """Status, seq, and what is shown or said."""
    body = answer.json()
    seq = answer.headers.get("Whence-Seq", "")
    return answer.status_code, seq, body if answer.status_code == 200 else body["detail"]


async def test_a_version_is_answered_as_it_was_when_it_came(app: Served, write: Write) -> None:
    await write(*WORLD)
    first = told(await app.client.get(f"{RAID}?{INCLUDES}"))
    await write(actor("ukraine", name="Renamed"), retract("statement", "answer"))
    await write(retract("statement", "deny"))
    second = told(await app.client.get(f"{RAID}?{INCLUDES}"))
    await write(actor("legion", name="Renamed"))
    for version, expected in ((1, first), (2, second)):
        assert expected[2]["data"]["version"] == version
        assert told(await app.client.get(f"{RAID}?version={version}&{INCLUDES}")) == expected
    assert told(await app.client.get(f"{UKRAINE}?version=1"))[2]["data"]["name"] == "Ukraine"


async def test_a_version_that_there_is_not_is_a_404_that_says_which_there_are(
    app: Served, write: Write
) -> None:
    await write(*WORLD)
    await write(actor("ukraine", name="Renamed"))
    ukraine, raid = identify("actor", "ukraine"), identify("event", "raid")
    asked = {
        f"{UKRAINE}?version=3": (404, "2", f"{ukraine} has no version 3; there are 1 to 2"),
        f"{RAID}?version=2147483647": (
            404,
            "2",
            f"{raid} has no version 2147483647; there is version 1",
        ),
        f"{RAID}?version=0": (400, "", "version: '0' is no whole number from 1 to 2147483647"),
        f"{RAID}?version=2147483648": (
            400,
            "",
            "version: '2147483648' is no whole number from 1 to 2147483647",
        ),
        f"{RAID}?version=latest": (
            400,
            "",
            "version: 'latest' is no whole number from 1 to 2147483647",
        ),
        f"{RAID}?version=1&as_of=seq:1": (
            400,
            "",
            "version: is of one moment, as_of of another; give one of them",
        ),
    }
    assert {path: told(await app.client.get(path)) for path in asked} == asked


async def test_of_a_version_that_was_rendered_again_the_last_is_answered(
    app: Served, write: Write, connection: Connection
) -> None:
    await write(*WORLD)
    await connection.execute(RENDER_AGAIN)
    await write(event("ban", title="Changed", category="legal_designation"))
    path = f"/v1/events/{identify('event', 'ban')}"
    answers = [
        (await app.client.get(f"{path}?{asked}")).json()["data"]
        for asked in ("version=1", "as_of=seq:1", "as_of=seq:2", "version=2", "")
    ]
    found = [(data["version"], data["seq"], "summary" in data) for data in answers]
    assert found == [(1, 2, True), (1, 1, False), (1, 2, True), (2, 3, False), (2, 3, False)]


async def test_a_version_is_not_kept_for_another_question(app: Served, write: Write) -> None:
    await write(*WORLD)
    for number in range(2, 5):
        await write(event("ban", title=f"Title {number}"))
        path = f"/v1/events/{identify('event', 'ban')}"
        for _ in "ab":
            answers = [await app.client.get(f"{path}?version={n}") for n in range(2, number + 1)]
            answers.append(await app.client.get(path))
            titles = [answer.json()["data"]["title"] for answer in answers]
            assert titles == [f"Title {n}" for n in (*range(2, number + 1), number)]
