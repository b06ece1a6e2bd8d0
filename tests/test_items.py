"""One record by its id: found, retracted, of another kind, never issued."""

from collections.abc import AsyncIterator

import msgspec
import pytest

from schemas.lists import (
    ActorItem,
    AffiliationItem,
    EventItem,
    SourceItem,
    StatementItem,
)
from tests.conftest import Write
from tests.records import actor, event, part, retract, source
from tests.serving import Served, served
from tests.world import WORLD, identify, on

ITEMS = {
    "events": (EventItem, identify("event", "raid")),
    "actors": (ActorItem, identify("actor", "legion")),
    "affiliations": (AffiliationItem, identify("affiliation", "legion-ukraine")),
    "statements": (StatementItem, identify("statement", "accuse")),
    "sources": (SourceItem, identify("source", "page")),
}
NEVER = "0" * 26


@pytest.fixture
async def app(dsn: str) -> AsyncIterator[Served]:
    async with served(dsn) as running:
        yield running


async def test_an_item_decodes_strictly_into_its_struct(app: Served, write: Write) -> None:
    await write(*WORLD)
    for where, (answered, public_id) in ITEMS.items():
        answer = await app.client.get(f"/v1/{where}/{public_id}")
        assert (answer.status_code, answer.headers["whence-seq"]) == (200, "1")
        assert answer.headers["link"] == '<https://spdx.org/licenses/CC0-1.0>; rel="license"'
        item = msgspec.json.decode(answer.content, type=answered)
        assert item.data.id == public_id


async def test_a_source_is_answered_whole(app: Served, write: Write) -> None:
    await write(source("page", publisher="nbc", published=on("2023-05-24")), actor("nbc"))
    public_id = identify("source", "page")
    answer = (await app.client.get(f"/v1/sources/{public_id}")).json()
    assert answer["data"].pop("recorded_at").endswith("Z")
    nbc = identify("actor", "nbc")
    assert answer == {
        "data": {
            "version": 1,
            "seq": 1,
            "id": public_id,
            "kind": "source",
            "dataset": "test",
            "key": "page",
            "status": "active",
            "source_kind": "article",
            "title": "Article page",
            "publisher": nbc,
            "published": {"edtf": "2023-05-24", "earliest": "2023-05-24", "latest": "2023-05-24"},
        },
        "labels": {nbc: {"kind": "actor", "name": "Nbc"}},
    }


async def test_the_labels_of_an_item_are_those_of_a_page_with_it(app: Served, write: Write) -> None:
    await write(*WORLD)
    for where, (_, public_id) in ITEMS.items():
        item = (await app.client.get(f"/v1/{where}/{public_id}")).json()
        page = (await app.client.get(f"/v1/{where}?id={public_id}")).json()
        assert (item["data"], item["labels"]) == (page["data"][0], page["labels"])
        assert item["labels"]


async def test_a_retracted_record_is_served_with_its_reason(app: Served, write: Write) -> None:
    await write(source(), event("raid"), event("ban"))
    await write(retract("event", "ban", reason="duplicate"))
    answer = await app.client.get(f"/v1/events/{identify('event', 'ban')}")
    data = answer.json()["data"]
    assert answer.status_code == 200
    assert (data["status"], data["reason"], data["version"]) == ("retracted", "duplicate", 2)
    assert data["title"] == "Event ban"


MISSING = [
    (f"/v1/events/evt_{NEVER}", 404, f"there is no event evt_{NEVER}"),
    (
        f"/v1/events/act_{NEVER}",
        404,
        f"act_{NEVER} is no id of a record of kind event; look at /v1/actors/act_{NEVER}",
    ),
    (
        f"/v1/events/par_{NEVER}",
        404,
        f"par_{NEVER} is no id of a record of kind event; look at /v1/participations/par_{NEVER}",
    ),
    (f"/v1/participations/par_{NEVER}", 404, f"there is no participation par_{NEVER}"),
    (
        "/v1/events/raid",
        400,
        "'raid' is no id: it begins with one of act, aff, evt, par, stm, src, lnk and _",
    ),
    (
        "/v1/events/evt_1",
        400,
        "'evt_1' is no id: after evt_ come 26 characters, the first 0 to 7",
    ),
    (
        f"/v1/events/evt_{NEVER}?limit=1",
        400,
        "limit: is no parameter of one event; there are as_of, version, include, format",
    ),
    (
        f"/v1/events/evt_{NEVER}?as_of=seq:1",
        400,
        "as_of: seq:1 is of no change set yet; nothing was written here yet",
    ),
    (f"/v1/events/evt_{NEVER}?version=1", 404, f"there is no event evt_{NEVER}"),
    (
        f"/v1/events/evt_{NEVER}?format=csv",
        406,
        "format: csv is not made here; there are json (application/json), "
        "jsonld (application/ld+json)",
    ),
    (
        f"/v1/participations/par_{NEVER}?include=sources",
        400,
        "include: is no parameter of a participation; there are none",
    ),
    (
        f"/v1/events/evt_{NEVER}/positions?version=1",
        400,
        "version: is no parameter of positions; there are as_of, span",
    ),
]


async def test_what_is_not_there_is_said(app: Served) -> None:
    found = []
    for path, _, _ in MISSING:
        answer = await app.client.get(path)
        found.append((path, answer.status_code, answer.json()["detail"]))
    assert found == MISSING


async def test_a_participation_leads_to_its_event(app: Served, write: Write) -> None:
    raid = event("raid", participations=[part("raid-ukraine", "ukraine", "director")])
    await write(source(), actor("ukraine"), raid)
    path = f"/v1/participations/{identify('participation', 'raid-ukraine')}"
    answer = await app.client.get(path)
    assert (answer.status_code, answer.content) == (303, b"")
    assert answer.headers["location"] == f"/v1/events/{identify('event', 'raid')}"
    await write(event("raid"))
    answer = await app.client.get(path)
    assert answer.headers["location"] == f"/v1/events/{identify('event', 'raid')}"


async def test_an_internal_record_is_not_there_for_others(app: Served, write: Write) -> None:
    internal = {"title": "Inside", "licence": "none", "distribution": "internal"}
    inside = event("raid", participations=[part("p", "nbc", "witness")])
    await write(source(), actor("nbc"), inside, dataset="inside", dataset_meta=internal)
    event_id = identify("event", "raid", dataset="inside")
    part_id = identify("participation", "p", dataset="inside")
    for path in (
        f"/v1/events/{event_id}",
        f"/v1/events/{event_id}/positions",
        f"/v1/participations/{part_id}",
        "/v1/datasets/inside",
    ):
        assert (await app.client.get(path)).status_code == 404
    assert (await app.client.get("/v1/datasets")).json() == {"data": [], "labels": {}}
    assert (await app.client.get("/v1")).json()["datasets"] == []


async def test_persons_are_kept_from_search_engines(app: Served, write: Write) -> None:
    await write(*WORLD)
    for where, (_, public_id) in ITEMS.items():
        for path in (f"/v1/{where}", f"/v1/{where}/{public_id}"):
            robots = (await app.client.get(path)).headers.get("x-robots-tag")
            assert (where, robots) == (where, "noindex" if where == "actors" else None)
