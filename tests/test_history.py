"""Every version of a record, with what brought it and what it changed."""

import hashlib
from collections.abc import AsyncIterator
from typing import Any

import jsonpatch
import pytest
from hypothesis import given
from hypothesis import strategies as st

from api.database import Connection
from api.queries.history import SAME, make_patch
from tests.conftest import Write
from tests.everything import EVERYTHING, META
from tests.records import actor, event, merge, part, retract, source, statement, unmerge
from tests.serving import Served, key_for, served
from tests.world import identify

RAID = identify("event", "raid")
HISTORY = f"/v1/events/{RAID}/history"
VALUES = st.recursive(
    st.booleans() | st.integers(-3, 3) | st.sampled_from([1.0, 0.5, 50.6]) | st.text(max_size=3),
    lambda inner: (
        st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=2), inner, max_size=4)
    ),
    max_leaves=20,
)


@pytest.fixture
async def app(dsn: str) -> AsyncIterator[Served]:
    async with served(dsn) as running:
        yield running


async def get(app: Served, path: str, status: int = 200) -> dict[str, Any]:
    answer = await app.client.get(path)
    assert answer.status_code == status, answer.text
    body: dict[str, Any] = answer.json()
    return body


@given(VALUES, VALUES)
def test_a_patch_leads_from_any_document_to_any_other(before: Any, after: Any) -> None:
    patch = make_patch(before, after)
    assert SAME.encode(jsonpatch.apply_patch(before, patch)) == SAME.encode(after)


async def test_each_version_says_who_brought_it_when_why_and_what_changed(
    app: Served, write: Write
) -> None:
    first = await write(source(), actor("legion"), event("raid"), reason="Begin the case")
    second = await write(event("raid", title="Another title"), reason="Correct the title")
    third = await write(
        statement("claim", "legion", {"event": "raid", "stance": "affirms"}), reason="Hear it"
    )
    fourth = await write(retract("statement", "claim"), retract("event", "raid"), reason="Undo")
    found = await get(app, HISTORY)
    assert found["page"] == {"limit": 50}
    parts = ("version", "seq", "change_set", "reason", "written_by", "op", "status")
    assert [tuple(entry[name] for name in parts) for entry in found["data"]] == [
        (4, 4, str(fourth.id), "Undo", "test", "retract", "retracted"),
        (3, 3, str(third.id), "Hear it", "test", "render", "active"),
        (2, 2, str(second.id), "Correct the title", "test", "put", "active"),
        (1, 1, str(first.id), "Begin the case", "test", "put", "active"),
    ]
    assert found["data"][2]["patch"] == [
        {"op": "replace", "path": "/title", "value": "Another title"}
    ]
    item = (await get(app, f"/v1/events/{RAID}"))["data"]
    assert found["data"][0]["recorded_at"] == item["recorded_at"]


async def test_patches_lead_from_nothing_to_what_is_served(
    app: Served, write: Write, connection: Connection
) -> None:
    await write(*EVERYTHING, dataset_meta=META)
    await write(
        event("nowhere", title="Somewhere", place={"precision": "near", "lat": 11, "lon": 1})
    )
    await write(retract("statement", "claim"))
    for kind in ("event", "actor", "affiliation", "statement", "source"):
        listed = await get(app, f"/v1/{kind}s?limit=1000&status=active&status=retracted")
        for item in listed["data"]:
            history = await get(app, f"/v1/{kind}s/{item['id']}/history")
            document: Any = None
            for version in reversed(history["data"]):
                document = jsonpatch.apply_patch(document, version["patch"])
            served_now = {
                name: value
                for name, value in item.items()
                if name not in ("version", "seq", "recorded_at")
            }
            assert SAME.encode(document) == SAME.encode(served_now)
    bodies = await connection.fetch(
        "SELECT version, body FROM documents WHERE kind = 'event' AND body LIKE $1",
        f'{{"id":"{RAID}"%',
    )
    hashes = {row["version"]: hashlib.sha256(row["body"].encode()).hexdigest() for row in bodies}
    found = (await get(app, HISTORY))["data"]
    assert {entry["version"]: entry["content_hash"] for entry in found} == hashes


async def test_the_first_patch_adds_all_and_labels_name_what_the_patches_show_as_of_now(
    app: Served, write: Write
) -> None:
    await write(source(), actor("legion", name="Legion"), actor("rdk"), event("raid"))
    await write(event("raid", participations=[part("p", "legion", "perpetrator")]))
    await write(actor("legion", name="The Legion"))
    found = await get(app, f"{HISTORY}?version=2")
    (entry,) = found["data"]
    assert [(step["op"], step["path"]) for step in entry["patch"]] == [("add", "/participations/0")]
    legion, page = identify("actor", "legion"), identify("source", "page")
    assert found["labels"] == {
        legion: {"kind": "actor", "name": "The Legion"},
        page: {"kind": "source", "name": "Article page"},
    }
    first = await get(app, f"{HISTORY}?version=1")
    assert [(step["op"], step["path"]) for step in first["data"][0]["patch"]] == [("add", "")]
    assert list(first["labels"]) == [page]
    assert "next" not in first["page"]


async def test_pages_go_back_to_the_first_version_whatever_is_written_meanwhile(
    app: Served, write: Write
) -> None:
    await write(source(), event("raid"))
    for number in range(2, 8):
        await write(event("raid", title=f"Title {number}"))
    seen, path = [], f"{HISTORY}?limit=2"
    while path:
        page = await get(app, path)
        seen += [(entry["version"], entry["patch"][0]["path"]) for entry in page["data"]]
        await write(event("raid", title=f"Title again {len(seen)}"))
        more = page["page"].get("next")
        path = f"{HISTORY}?limit=3&cursor={more}" if more else ""
    assert seen == [*((version, "/title") for version in range(7, 1, -1)), (1, "")]


async def test_a_version_that_there_is_not_is_told_with_those_there_are(
    app: Served, write: Write
) -> None:
    await write(source(), event("raid"), event("war"))
    await write(event("raid", title="Another"))
    missing = await get(app, f"{HISTORY}?version=3", 404)
    assert missing["detail"] == f"there is no version 3 of {RAID}: it has 1 to 2"
    war = identify("event", "war")
    only = await get(app, f"/v1/events/{war}/history?version=2", 404)
    assert only["detail"] == f"there is no version 2 of {war}: it has 1 only"


async def test_an_id_that_has_no_history_is_refused_as_its_record_is(
    app: Served, write: Write, connection: Connection
) -> None:
    await write(source(), event("raid"))
    nobody = "evt_00000000000000000000000000"
    assert (await get(app, f"/v1/events/{nobody}/history", 404))["detail"] == (
        f"there is no event {nobody}"
    )
    assert (await get(app, f"/v1/actors/{RAID}/history", 404))["detail"] == (
        f"{RAID} is no id of a record of kind actor; look at {HISTORY}"
    )
    part_id = identify("participation", "p")
    assert (
        f"look at /v1/participations/{part_id}"
        in ((await get(app, f"/v1/events/{part_id}/history", 404))["detail"])
    )
    await get(app, "/v1/events/raid/history", 400)


async def test_a_cursor_goes_with_its_own_history(app: Served, write: Write) -> None:
    await write(source(), event("raid"), event("war"))
    await write(event("raid", title="Another"))
    cursor = (await get(app, f"{HISTORY}?limit=1"))["page"]["next"]
    other = f"/v1/events/{identify('event', 'war')}/history?cursor={cursor}"
    for path in (other, f"{HISTORY}?version=1&cursor={cursor}", f"{HISTORY}?cursor=x"):
        assert (await get(app, path, 400))["type"] == "/problems/bad-cursor"
    wrong = await get(app, f"{HISTORY}?version=0&limit=0&nonsense=1", 400)
    assert [fault["parameter"] for fault in wrong["errors"]] == ["nonsense", "version", "limit"]


async def test_the_history_of_what_is_internal_is_there_for_those_who_may_read_it(
    app: Served, write: Write, connection: Connection
) -> None:
    meta = {"title": "Test", "licence": "CC0-1.0", "distribution": "internal"}
    await write(source(), event("raid"), dataset_meta=meta)
    await get(app, HISTORY, 404)
    made = await key_for(connection, "read:test")
    answer = await app.client.get(HISTORY, headers={"Authorization": f"Bearer {made}"})
    assert (answer.status_code, len(answer.json()["data"])) == (200, 1)


async def test_an_answer_has_its_seq_its_licence_and_its_tag(app: Served, write: Write) -> None:
    await write(source(), actor("legion"), event("raid"))
    answer = await app.client.get(HISTORY)
    assert answer.headers["whence-seq"] == "1"
    assert answer.headers["link"] == '<https://spdx.org/licenses/CC0-1.0>; rel="license"'
    assert "x-robots-tag" not in answer.headers
    again = await app.client.get(HISTORY, headers={"If-None-Match": answer.headers["etag"]})
    assert again.status_code == 304
    legion = identify("actor", "legion")
    person = await app.client.get(f"/v1/actors/{legion}/history")
    assert person.headers["x-robots-tag"] == "noindex"


async def test_a_merged_record_shows_its_own_history(app: Served, write: Write) -> None:
    await write(source(), actor("legion"), actor("other"))
    await write(merge("actor", "other", "legion"))
    await write(unmerge("actor", "other"))
    await write(merge("actor", "other", "legion"))
    other, legion = identify("actor", "other"), identify("actor", "legion")
    item = await app.client.get(f"/v1/actors/{other}")
    assert item.status_code == 308
    found = await get(app, f"/v1/actors/{other}/history")
    assert [(entry["op"], entry["status"]) for entry in found["data"]] == [
        ("merge", "merged"),
        ("unmerge", "active"),
        ("merge", "merged"),
        ("put", "active"),
    ]
    changes = (await app.client.get("/v1/changes?kind=actor&after=1")).json()["data"]
    assert [(entry["op"], entry["id"]) for entry in changes if entry["id"] == other] == [
        *(("merge", other), ("unmerge", other), ("merge", other))
    ]
    assert changes[0]["record"]["merged_into"] == legion
