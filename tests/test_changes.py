"""The feed: every change in the one order, with the whole state after it."""

from collections.abc import AsyncIterator
from typing import Any

import msgspec
import pytest

from api.changesets.purge import purge_record
from api.database import Connection
from api.ids import record_id
from tests.conftest import Write
from tests.records import actor, event, retract, source, statement
from tests.serving import Served, key_for, served
from tests.world import identify

INTERNAL = {"title": "Hidden", "licence": "proprietary", "distribution": "internal"}


@pytest.fixture
async def app(dsn: str) -> AsyncIterator[Served]:
    async with served(dsn) as running:
        yield running


async def get(app: Served, query: str = "", status: int = 200, key: str = "") -> dict[str, Any]:
    headers = {"Authorization": f"Bearer {key}"} if key else {}
    answer = await app.client.get(f"/v1/changes{query}", headers=headers)
    assert answer.status_code == status, answer.text
    body: dict[str, Any] = answer.json()
    return body


async def cursors(app: Served, query: str = "", key: str = "") -> list[str]:
    return [entry["cursor"] for entry in (await get(app, query, key=key))["data"]]


async def lines(app: Served, query: str = "") -> list[dict[str, Any]]:
    answer = await app.client.get(f"/v1/changes?format=ndjson{query}")
    assert answer.status_code == 200
    return [msgspec.json.decode(line) for line in answer.text.splitlines()]


async def test_an_entry_is_the_change_with_the_record_as_items_show_it(
    app: Served, write: Write
) -> None:
    written = await write(source(), event("raid"))
    raid = identify("event", "raid")
    item = (await app.client.get(f"/v1/events/{raid}")).json()["data"]
    (version,) = (await app.client.get(f"/v1/events/{raid}/history")).json()["data"]
    found = await get(app)
    assert found["data"][0] == {
        "cursor": "1.1",
        "op": "put",
        "id": raid,
        "kind": "event",
        "dataset": "test",
        "version": 1,
        "content_hash": version["content_hash"],
        "recorded_at": item["recorded_at"],
        "change_set": str(written.id),
        "record": item,
    }
    assert found["page"] == {"limit": 50, "next": "1"}


async def test_every_change_comes_in_order_with_what_brought_it(app: Served, write: Write) -> None:
    await write(source(), actor("legion"), event("raid"))
    await write(statement("claim", "legion", {"event": "raid", "stance": "affirms"}))
    await write(retract("statement", "claim"))
    found = (await get(app))["data"]
    assert [
        (entry["cursor"], entry["op"], entry["kind"], entry["version"], entry["record"]["status"])
        for entry in found
    ] == [
        ("1.1", "put", "actor", 1, "active"),
        ("1.2", "put", "event", 1, "active"),
        ("1.3", "put", "source", 1, "active"),
        ("2.1", "render", "event", 2, "active"),
        ("2.2", "put", "statement", 1, "active"),
        ("3.1", "render", "event", 3, "active"),
        ("3.2", "retract", "statement", 2, "retracted"),
    ]
    assert found[-1]["record"]["content"] == "What legion says in claim"
    assert await lines(app) == found


async def test_what_is_retracted_for_legal_reasons_has_no_content_in_any_entry(
    app: Served, write: Write
) -> None:
    await write(source(), event("raid", title="A secret"))
    await write(event("raid", title="Another secret"))
    before = await app.client.get("/v1/changes")
    await write(retract("event", "raid", reason="legal"))
    raid = identify("event", "raid")
    for found in ((await get(app))["data"], await lines(app)):
        entries = [entry for entry in found if entry["id"] == raid]
        assert [(entry["op"], entry["version"]) for entry in entries] == [
            ("put", 1),
            ("put", 2),
            ("retract", 3),
        ]
        assert all(entry["status"] == "retracted" and "record" not in entry for entry in entries)
        assert "secret" not in str(found)
    tag = {"If-None-Match": before.headers["etag"]}
    assert (await app.client.get("/v1/changes", headers=tag)).status_code == 200
    await write(event("raid", title="No secret"))
    entries = [entry for entry in (await get(app))["data"] if entry["id"] == raid]
    assert [entry["record"]["title"] for entry in entries] == [
        *("A secret", "Another secret", "Another secret", "No secret")
    ]


async def test_what_was_purged_says_so_in_every_entry(
    app: Served, write: Write, connection: Connection
) -> None:
    await write(source(), event("raid"))
    await write(event("raid", title="Another"))
    await purge_record(connection, record_id("test", "event", "raid"), "legal")
    entries = [entry for entry in (await get(app))["data"] if entry["kind"] == "event"]
    shown = [(e["cursor"], e["op"], e["status"], "record" in e) for e in entries]
    assert shown == [
        ("1.1", "put", "purged", False),
        ("2.1", "put", "purged", False),
        ("3.1", "purge", "purged", False),
    ]


async def test_versions_that_were_purged_leave_the_current_one(
    app: Served, write: Write, connection: Connection
) -> None:
    await write(source(), event("raid"))
    await write(event("raid", title="Another"))
    await purge_record(connection, record_id("test", "event", "raid"), "legal", earlier=True)
    entries = [entry for entry in (await get(app))["data"] if entry["kind"] == "event"]
    assert [(e["op"], e.get("status"), e.get("record", {}).get("title")) for e in entries] == [
        ("put", "purged", None),
        ("put", None, "Another"),
        ("purge", None, "Another"),
    ]


async def test_pages_go_on_where_they_ended_and_from_the_last_one_too(
    app: Served, write: Write
) -> None:
    await write(source(), *(event(f"e{number}") for number in range(4)))
    seen, after = [], "0"
    for _ in range(4):
        page = await get(app, f"?after={after}&limit=2")
        seen.append([entry["cursor"] for entry in page["data"]])
        after = page["page"]["next"]
    assert (seen, after) == ([["1.1", "1.2"], ["1.3", "1.4"], ["1.5"], []], "1")
    await write(event("e9"))
    assert await cursors(app, f"?after={after}") == ["2.1"]
    assert await cursors(app, "?after=1.4") == ["1.5", "2.1"]
    assert await cursors(app, "?after=1.0&limit=1") == ["1.1"]
    assert await cursors(app, "?after=2") == []


async def test_the_feed_is_filtered_by_dataset_and_kind(app: Served, write: Write) -> None:
    await write(source(), event("raid"))
    await write(source(), actor("legion"), dataset="other")
    await write(event("raid", title="Another"), actor("legion"))
    await write(source(), dataset="third")
    found = {
        "": ["1.1", "1.2", "2.1", "2.2", "3.1", "3.2", "4.1"],
        "?dataset=test": ["1.1", "1.2", "3.1", "3.2"],
        "?dataset=other&dataset=third": ["2.1", "2.2", "4.1"],
        "?kind=event": ["1.1", "3.2"],
        "?kind=event&kind=actor": ["1.1", "2.1", "3.1", "3.2"],
        "?kind=event&kind=actor&limit=2&after=1": ["2.1", "3.1"],
        "?kind=event&after=1.1": ["3.2"],
        "?kind=source&dataset=third&dataset=other": ["2.2", "4.1"],
        "?kind=link": [],
    }
    assert {query: await cursors(app, query) for query in found} == found
    for query, expected in found.items():
        if "limit" not in query:
            streamed = await lines(app, query.replace("?", "&"))
            assert [entry["cursor"] for entry in streamed] == expected


async def test_internal_datasets_leave_gaps_for_those_who_may_not_read_them(
    app: Served, write: Write, connection: Connection
) -> None:
    await write(source())
    await write(source(), dataset="hidden", dataset_meta=INTERNAL)
    await write(event("raid"))
    made = await key_for(connection, "read:hidden")
    assert await cursors(app) == ["1.1", "3.1"]
    assert await cursors(app, "?kind=source") == ["1.1"]
    assert await cursors(app, key=made) == ["1.1", "2.1", "3.1"]
    assert await cursors(app, "?dataset=hidden", key=made) == ["2.1"]
    for form in ("json", "ndjson"):
        refused = await get(app, f"?dataset=hidden&format={form}", 400)
        assert refused["errors"][0]["detail"] == (
            "there is no dataset 'hidden'; /v1/datasets lists those there are"
        )


async def test_a_download_ends_at_the_seq_at_which_it_began_or_at_its_limit(
    app: Served, write: Write
) -> None:
    await write(source(), *(event(f"e{number}") for number in range(1200)))
    answer = await app.client.get("/v1/changes?format=ndjson&after=1.3")
    assert answer.headers["whence-seq"] == "1"
    assert answer.headers["x-robots-tag"] == "noindex"
    assert answer.headers["link"] == '<https://spdx.org/licenses/CC0-1.0>; rel="license"'
    found = [msgspec.json.decode(line)["cursor"] for line in answer.text.splitlines()]
    assert found == [f"1.{number}" for number in range(4, 1202)]
    for limit in (1, 500, 700):
        assert len(await lines(app, f"&limit={limit}")) == limit
    again = {"If-None-Match": answer.headers["etag"]}
    same = await app.client.get("/v1/changes?format=ndjson&after=1.3", headers=again)
    assert same.status_code == 304


async def test_a_place_that_there_is_not_is_refused_with_what_there_is(
    app: Served, write: Write
) -> None:
    none = await get(app, "?after=1", 400)
    assert none["detail"] == ("after: 1 is of no change set yet; nothing was written here yet")
    assert (await get(app))["page"]["next"] == "0"
    await write(source())
    for form in ("json", "ndjson", "sse"):
        for later in ("2.1", str(10**23), f"{2**63}.7"):
            future = await get(app, f"?after={later}&format={form}", 400)
            assert (
                future["detail"] == f"after: {later} is of no change set yet; the latest is seq:1"
            )
    for wrong in ("x", "1.", ".1", "1.2.3", "-1", "1.99999999999", "", "%D9%A1"):
        refused = await get(app, f"?after={wrong}", 400)
        assert "is no place in the feed" in refused["detail"]
    everything = await get(app, "?after=x&dataset=A&kind=person&limit=0&format=csv&as=1", 400)
    assert [fault["parameter"] for fault in everything["errors"]] == [
        *("as", "format", "after", "dataset", "kind", "limit")
    ]


async def test_a_page_has_its_seq_its_licences_and_its_tag(app: Served, write: Write) -> None:
    await write(source())
    await write(source(), dataset="other", dataset_meta={"title": "O", "licence": "MIT"})
    answer = await app.client.get("/v1/changes")
    assert answer.headers["whence-seq"] == "2"
    assert answer.headers["x-robots-tag"] == "noindex"
    assert answer.headers.get_list("link") == [
        '<https://spdx.org/licenses/CC0-1.0>; rel="license"',
        '<https://spdx.org/licenses/MIT>; rel="license"',
    ]
    again = {"If-None-Match": answer.headers["etag"]}
    assert (await app.client.get("/v1/changes", headers=again)).status_code == 304
