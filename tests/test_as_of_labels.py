"""Names as of then: who had a participation, who answered for whom, and what was linked."""

from collections.abc import AsyncIterator, Sequence
from typing import Any

import pytest

from api.database import Connection
from tests.conftest import Write
from tests.records import (
    Operation,
    actor,
    affiliation,
    cited,
    event,
    link,
    merge,
    part,
    source,
    statement,
    unlink,
    unmerge,
)
from tests.serving import Served, served
from tests.state import differences, own
from tests.test_as_of import get, shown

SAID, RAID, PART = own("statement", "said"), own("event", "raid"), own("participation", "role")
FIRST, LATER, HEIR = (own("actor", key) for key in ("first", "later", "heir"))


def raid(who: str) -> Operation:
    """The event, with a participation that somebody has."""
    return event(participations=[part("role", who, "perpetrator")])


WORLD = (
    source(publisher="first"),
    source("wire", publisher="later"),
    *(actor(key) for key in ("first", "later", "heir", "desk")),
    raid("first"),
    event("attack", evidence=cited("wire")),
    statement("said", "desk", {"participation": "role", "stance": "affirms"}),
    statement(
        "both",
        "desk",
        {"participation": "role", "stance": "denies"},
        {"actor": "first", "stance": "denies"},
    ),
    affiliation("tie", "later", "part_of", "heir"),
)
#: Change sets after which no body of a statement is another, but what is shown beside it.
CHANGES: Sequence[Sequence[Operation]] = (
    (raid("later"),),
    (actor("later", name="Renamed"),),
    (merge("actor", "later", "heir"), merge("event", "attack", "raid")),
    (merge("source", "page", "wire"), link("same", FIRST, HEIR, judgement="same")),
    (raid("desk"), unmerge("actor", "later")),
    (unlink("same"), raid("first")),
)
PATHS = (
    *(
        f"/v1/statements{one}?{asked}"
        for one in (f"/{SAID}", f"/{own('statement', 'both')}", "")
        for asked in ("", "include=actors", "include=affiliations&include=actors&include=sources")
    ),
    *(f"/v1/statements?{asked}" for asked in (f"about={PART}&sort=date", f"about={FIRST}")),
    *(
        f"/v1/{kind}?format={form}"
        for kind in ("statements", "events")
        for form in ("ndjson", "csv")
    ),
    *(f"/v1/events/{RAID}{asked}" for asked in ("", "/positions", "?include=statements")),
    *("/v1/events?include=statements&include=sources", "/v1/links", "/v1/sources?include=actors"),
    f"/v1/events?actor={FIRST}&linked=true",
)


@pytest.fixture
async def app(dsn: str) -> AsyncIterator[Served]:
    async with served(dsn) as running:
        yield running


async def named(app: Served, path: str, **asked: str) -> dict[str, Any]:
    """The labels of an answer."""
    labels: dict[str, Any] = (await get(app, path, **asked)).json()["labels"]
    return labels


async def test_what_was_shown_beside_a_record_then_is_shown_as_of_then(
    app: Served, write: Write, connection: Connection
) -> None:
    then = {}
    for seq, operations in enumerate((WORLD, *CHANGES), 1):
        await write(*operations)
        for path in PATHS:
            answer = await app.client.get(path)
            assert (path, seq, answer.status_code) == (path, seq, 200)
            then[path, seq] = (answer.content, shown(answer))
        assert await differences(connection) == []
    for (path, seq), expected in then.items():
        app.serving.beside.forget()
        answer = await get(app, path, as_of=f"seq:{seq}")
        assert (path, seq, answer.content, shown(answer)) == (path, seq, *expected)


async def test_a_version_is_shown_with_who_had_the_participation_when_it_was_written(
    app: Served, write: Write
) -> None:
    await write(*WORLD)
    asked = [f"/v1/statements/{SAID}?version=1{more}" for more in ("", "&include=actors")]
    before = [(await app.client.get(path)).content for path in asked]
    for operations in CHANGES:
        await write(*operations)
        assert [(await app.client.get(path)).content for path in asked] == before


async def test_who_has_a_participation_comes_beside_what_is_said_of_it(
    app: Served, write: Write
) -> None:
    await write(*WORLD)
    for who in ("first", "later"):
        await write(raid(who))
        for path in (f"/v1/statements/{SAID}", "/v1/statements?key=said"):
            answer = (await get(app, path, include="actors")).json()
            assert sorted(one["key"] for one in answer["included"]["actors"]) == ["desk", who]
            assert answer["labels"].keys() & {FIRST, LATER} == {FIRST, own("actor", who)}
        found = (await get(app, "/v1/statements", about=own("actor", who))).json()["data"]
        assert [one["key"] for one in found if one["key"] == "said"] == ["said"]


async def test_labels_lead_as_far_as_names_do(app: Served, write: Write) -> None:
    await write(*WORLD)
    await write(raid("later"), merge("actor", "later", "heir"), merge("source", "page", "wire"))
    expected = {"kind": "actor", "name": "Later", "survivor": HEIR}
    for path in (
        f"/v1/statements/{SAID}",
        "/v1/statements",
        f"/v1/events/{own('event', 'attack')}",
        "/v1/events",
        f"/v1/events/{RAID}?include=statements",
        f"/v1/actors/{FIRST}?include=sources",
    ):
        app.serving.beside.forget()
        labels = await named(app, path)
        assert (path, labels.get(LATER), labels.get(HEIR)) == (
            path,
            expected,
            {"kind": "actor", "name": "Heir"},
        )


async def test_a_statement_is_rendered_by_nothing_that_its_body_does_not_say(
    write: Write, connection: Connection
) -> None:
    await write(*WORLD)
    query = "SELECT id, labelled FROM documents WHERE kind = 'statement' ORDER BY id"
    before = await connection.fetch(query)
    await write(raid("later"))
    assert await connection.fetch(query) == before
