"""What readers see of a merge: a redirect, both ids in filters, and all as it was before it."""

from collections.abc import AsyncIterator

import pytest

from tests.conftest import Write
from tests.records import event, merge, part, statement, unmerge
from tests.serving import Served, served
from tests.state import own
from tests.test_merges import WORLD

LEGION, MERGED = own("actor", "legion"), own("actor", "legion-ru")
RAID, ATTACK = own("event", "raid"), own("event", "attack")


@pytest.fixture
async def app(dsn: str, write: Write) -> AsyncIterator[Served]:
    """Two actors and two events that are each one, since seq 2."""
    await write(*WORLD)
    await write(merge("actor", "legion-ru", "legion"), merge("event", "attack", "raid"))
    async with served(dsn) as running:
        yield running


async def keys(app: Served, path: str) -> list[str]:
    answer = await app.client.get(path)
    assert answer.status_code == 200, answer.text
    return sorted(record["key"] for record in answer.json()["data"])


async def test_a_merged_record_is_answered_by_its_survivor(app: Served) -> None:
    answer = await app.client.get(f"/v1/actors/{MERGED}?include=sources&format=json")
    assert (answer.status_code, answer.content) == (308, b"")
    assert answer.headers["location"] == f"/v1/actors/{LEGION}?include=sources&format=json"
    assert answer.headers["whence-seq"] == "2"
    followed = await app.client.get(f"/v1/actors/{MERGED}", follow_redirects=True)
    assert followed.json()["data"]["id"] == LEGION


async def test_positions_of_a_merged_event_are_its_survivors(app: Served) -> None:
    answer = await app.client.get(f"/v1/events/{ATTACK}/positions")
    assert (answer.status_code, answer.headers["location"]) == (308, f"/v1/events/{RAID}/positions")


async def test_before_the_merge_it_answers_for_itself(app: Served) -> None:
    answer = await app.client.get(f"/v1/actors/{MERGED}?as_of=seq:1")
    assert (answer.status_code, answer.json()["data"]["status"]) == (200, "active")
    then = await app.client.get(f"/v1/actors/{MERGED}?as_of=seq:2")
    assert (then.status_code, then.headers["location"]) == (
        308,
        f"/v1/actors/{LEGION}?as_of=seq:2",
    )


async def test_its_versions_are_there_to_read(app: Served) -> None:
    answer = await app.client.get(f"/v1/actors/{MERGED}?version=2")
    data = answer.json()["data"]
    assert (answer.status_code, data["status"], data["merged_into"]) == (200, "merged", LEGION)
    assert answer.json()["labels"][LEGION] == {"kind": "actor", "name": "Legion"}


async def test_it_redirects_no_more_once_it_is_unmerged(app: Served, write: Write) -> None:
    assert (await app.client.get(f"/v1/actors/{MERGED}")).status_code == 308
    await write(unmerge("actor", "legion-ru"))
    assert (await app.client.get(f"/v1/actors/{MERGED}")).status_code == 200


async def test_filters_by_either_id_find_the_same(app: Served) -> None:
    for public_id in (LEGION, MERGED):
        assert await keys(app, f"/v1/events?actor={public_id}") == ["raid"]
        assert await keys(app, f"/v1/affiliations?subject={public_id}") == ["tie"]
        assert await keys(app, f"/v1/statements?party={public_id}") == ["claim"]
        assert await keys(app, f"/v1/statements?about={public_id}&stance=denies") == ["denial"]
    assert await keys(app, f"/v1/statements?about={RAID}") == ["claim", "denial", "event-denial"]


async def test_filters_as_of_before_find_what_named_each(app: Served) -> None:
    assert await keys(app, f"/v1/events?actor={MERGED}&as_of=seq:1") == []
    assert await keys(app, f"/v1/events?actor={LEGION}&as_of=seq:1") == ["raid"]
    assert await keys(app, f"/v1/statements?party={LEGION}&as_of=seq:1") == []
    assert await keys(app, f"/v1/statements?party={LEGION}&as_of=seq:2") == ["claim"]


async def test_lists_show_merged_records_only_when_asked(app: Served) -> None:
    assert "legion-ru" not in await keys(app, "/v1/actors")
    assert await keys(app, "/v1/actors?status=merged") == ["legion-ru"]
    assert "legion-ru" in await keys(app, "/v1/actors?as_of=seq:1")


async def test_a_label_leads_to_the_survivor_and_its_label(app: Served) -> None:
    answer = await app.client.get(f"/v1/affiliations/{own('affiliation', 'tie')}")
    labels = answer.json()["labels"]
    assert labels[MERGED] == {"kind": "actor", "name": "Legion-ru", "survivor": LEGION}
    assert labels[LEGION] == {"kind": "actor", "name": "Legion"}


async def test_positions_lay_out_what_was_said_by_and_of_either(app: Served, write: Write) -> None:
    counted = {"measure": "killed", "best": 3}
    await write(
        statement("toll", "legion", {"event": "raid", "stance": "mentions"}, figures=[counted])
    )
    await write(
        statement(
            "toll-ru", "legion-ru", {"event": "attack", "stance": "mentions"}, figures=[counted]
        )
    )
    answer = await app.client.get(f"/v1/events/{RAID}/positions")
    facts = answer.json()["data"]
    found = [
        (
            fact["fact"]["kind"],
            party["party"],
            party.get("stance"),
            [(said["id"], said.get("about", {}).get("stance")) for said in party["statements"]],
        )
        for fact in facts
        for party in fact["parties"]
    ]
    assert found == [
        (
            "event",
            own("actor", "kremlin"),
            "denies",
            [(own("statement", "event-denial"), "denies")],
        ),
        ("participation", LEGION, "affirms", [(own("statement", "claim"), "affirms")]),
        (
            "participation",
            own("actor", "russia"),
            "denies",
            [(own("statement", "denial"), "denies")],
        ),
        (
            "figure",
            LEGION,
            None,
            [
                (own("statement", key), None)
                for key in sorted(("toll", "toll-ru"), key=lambda key: own("statement", key))
            ],
        ),
    ]


async def test_a_participation_leads_to_its_own_event(app: Served, write: Write) -> None:
    await write(event("attack", participations=[part("attack-legion", "legion", "involved")]))
    answer = await app.client.get(f"/v1/participations/{own('participation', 'attack-legion')}")
    assert (answer.status_code, answer.headers["location"]) == (303, f"/v1/events/{ATTACK}")


async def test_positions_show_what_is_said_of_the_parts_of_a_merged_event(
    app: Served, write: Write
) -> None:
    await write(event("attack", participations=[part("attack-russia", "russia", "director")]))
    await write(statement("no", "russia", {"participation": "attack-russia", "stance": "denies"}))
    await write(statement("yes", "kremlin", {"statement": "no", "relation": "confirms"}))
    answer = await app.client.get(f"/v1/events/{RAID}/positions")
    facts = {fact["fact"].get("key"): fact for fact in answer.json()["data"]}
    assert facts["attack-russia"]["fact"]["event"] == ATTACK
    denied = [
        (party["party"], [said["id"] for said in party["statements"]])
        for party in facts["attack-russia"]["parties"]
    ]
    assert sorted(denied) == sorted(
        [
            (own("actor", "russia"), [own("statement", "no")]),
            (own("actor", "kremlin"), [own("statement", "yes")]),
        ]
    )
