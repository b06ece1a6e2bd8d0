"""What is contested finds whoever answers for it, for as long as it does, as of any seq."""

from collections.abc import AsyncIterator

import pytest

from api.changesets.purge import purge_record
from api.database import Connection
from api.ids import record_id
from tests.conftest import Write
from tests.records import (
    Operation,
    actor,
    affiliation,
    event,
    merge,
    part,
    retract,
    source,
    statement,
    unmerge,
)
from tests.serving import Served, served
from tests.state import current, differences
from tests.test_merges_found import events, keys

PART = {"participation": "attack-legion"}
CLAIM = statement("claim", "legion", PART | {"stance": "affirms"})
DENIAL = statement("denial", "russia", PART | {"stance": "denies"})
WORLD: list[Operation] = [
    source(),
    *(actor(key) for key in ("legion", "russia")),
    event("raid"),
    event("war"),
    event(
        "attack",
        when={"edtf": "2023-05-22"},
        participations=[part("attack-legion", "legion", "perpetrator")],
    ),
    CLAIM,
    DENIAL,
]


@pytest.fixture
async def app(dsn: str, write: Write) -> AsyncIterator[Served]:
    """A contested event that is merged into another at seq 2."""
    await write(*WORLD)
    await write(merge("event", "attack", "raid"))
    async with served(dsn) as running:
        yield running


async def told(app: Served, more: str = "") -> tuple[list[str], list[str]]:
    """The keys of events that are contested, and of those that are not."""
    return await events(app, f"contested=true{more}"), await events(app, f"contested=false{more}")


async def test_a_merged_one_that_is_contested_finds_its_survivor(
    app: Served, connection: Connection
) -> None:
    assert await told(app) == (["raid"], ["war"])
    for more in (
        "sort=date",
        "sort=title",
        "count=exact",
        "limit=1",
        "format=json",
        "to=2024-01-01",
    ):
        assert await events(app, f"contested=true&{more}") == ([] if "to=" in more else ["raid"])
    assert await told(app, "&as_of=seq:1") == (["attack"], ["raid", "war"])
    assert await told(app, "&as_of=seq:2") == (["raid"], ["war"])
    # What it says itself is what it said, and the merged one is found by its own.
    assert (await current(connection, "event", "raid"))["standing"]["contested"] is False
    assert await told(app, "&status=merged") == (["attack"], [])
    assert await differences(connection) == []


async def test_with_other_filters_and_as_a_download(app: Served) -> None:
    legion = (await app.client.get("/v1/actors?key=legion")).json()["data"][0]["id"]
    for other in (
        f"actor={legion}",
        f"actor={legion}&role=involved",
        f"linked=true&actor={legion}",
    ):
        assert await told(app, f"&{other}") == (["raid"], [])
    for answer, there in (("true", "raid"), ("false", "war")):
        query = f"/v1/events?contested={answer}&count=exact"
        assert (await app.client.get(query)).json()["page"]["count"] == 1
        for form in ("csv", "ndjson", "geojson"):
            download = await app.client.get(f"/v1/events?contested={answer}&format={form}")
            assert [key in download.text for key in ("raid", "war")] == [
                there == "raid",
                there == "war",
            ]


async def test_unmerged_it_finds_itself_alone(
    app: Served, write: Write, connection: Connection
) -> None:
    await write(unmerge("event", "attack"))
    assert await told(app) == (["attack"], ["raid", "war"])
    assert await told(app, "&as_of=seq:2") == (["raid"], ["war"])
    assert await differences(connection) == []


async def test_what_ends_or_begins_while_it_is_merged_is_as_of_then(
    app: Served, write: Write, connection: Connection
) -> None:
    await write(retract("statement", "denial"))
    await write(DENIAL)
    await write(event("raid", when={"edtf": "2023-05-23"}))
    await write(merge("event", "raid", "war"))
    seen = [await told(app, f"&as_of=seq:{seq}") for seq in range(2, 7)]
    contested = (["raid"], ["war"])
    assert seen == [contested, ([], ["raid", "war"]), contested, contested, (["war"], [])]
    assert await told(app) == (["war"], [])
    await write(unmerge("event", "attack"))
    assert await told(app) == (["attack"], ["war"])
    assert await differences(connection) == []


async def test_a_walk_goes_on_as_it_began(app: Served, write: Write) -> None:
    clash = [event("clash", participations=[part("clash-legion", "legion", "victim")])]
    sides = (("affirms", "legion"), ("denies", "russia"))
    about = {"participation": "clash-legion"}
    await write(*clash, *(statement(s, who, about | {"stance": s}) for s, who in sides))
    first = (await app.client.get("/v1/events?contested=true&limit=1")).json()
    await write(unmerge("event", "attack"))
    cursor = first["page"]["next"]
    rest = (await app.client.get(f"/v1/events?contested=true&limit=1&cursor={cursor}")).json()
    found = {record["key"] for page in (first, rest) for record in page["data"]}
    assert (found, "next" in rest["page"]) == ({"raid", "clash"}, False)


async def test_a_purge_leaves_nothing_to_find_it_by(
    app: Served, write: Write, connection: Connection
) -> None:
    await write(unmerge("event", "attack"))
    await purge_record(connection, record_id("test", "event", "attack"), "legal")
    assert await told(app) == ([], ["raid", "war"])
    assert await events(app, "contested=true&as_of=seq:2") == []
    left = await connection.fetchval(
        "SELECT count(*) FROM document_terms WHERE field = 'contested'"
    )
    assert left == 0
    assert await differences(connection) == []


async def test_affiliations_are_found_so_too(
    app: Served, write: Write, connection: Connection
) -> None:
    ties = [affiliation(key, "legion", "opposes", "russia") for key in ("tie", "other")]
    word = [
        statement(f"tie-{stance}", who, {"affiliation": "tie", "stance": stance})
        for stance, who in (("affirms", "legion"), ("denies", "russia"))
    ]
    await write(*ties, *word)
    await write(merge("affiliation", "tie", "other"))
    assert await keys(app, "affiliations", "contested=true") == ["other"]
    await write(unmerge("affiliation", "tie"))
    assert await keys(app, "affiliations", "contested=true") == ["tie"]
    assert await keys(app, "affiliations", "contested=false") == ["other"]
    assert await differences(connection) == []
