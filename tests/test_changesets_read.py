"""What was written can be read again: by whom, when, why, and what it changed."""

import uuid
from collections.abc import AsyncIterator
from typing import Any

import pytest

from api.database import Connection
from schemas.changesets import Counts
from tests.conftest import Write
from tests.records import actor, event, part, source, statement
from tests.serving import Served, key_for, served
from tests.world import identify

INTERNAL = {"title": "Hidden", "licence": "proprietary", "distribution": "internal"}


@pytest.fixture
async def app(dsn: str) -> AsyncIterator[Served]:
    async with served(dsn) as running:
        yield running


async def get(app: Served, path: str, status: int = 200, key: str = "") -> dict[str, Any]:
    headers = {"Authorization": f"Bearer {key}"} if key else {}
    answer = await app.client.get(path, headers=headers)
    assert answer.status_code == status, answer.text
    body: dict[str, Any] = answer.json()
    return body


async def seqs(app: Served, query: str = "", key: str = "") -> list[int]:
    return [found["seq"] for found in (await get(app, f"/v1/changesets{query}", key=key))["data"]]


async def test_a_change_set_says_who_wrote_it_when_why_and_what_it_changed(
    app: Served, write: Write, connection: Connection
) -> None:
    parts = [part("p", "legion", "perpetrator")]
    written = await write(
        source(),
        actor("legion"),
        event("raid", participations=parts),
        reason="Begin the case",
        edition="23.1",
    )
    await write(
        statement("claim", "legion", {"participation": "p", "stance": "affirms"}),
        actor("legion", name="The Legion"),
    )
    at = await connection.fetchval("SELECT rfc3339(recorded_at) FROM change_sets WHERE seq = 1")
    head = {
        "id": str(written.id),
        "seq": 1,
        "recorded_at": at,
        "dataset": "test",
        "operation": "write",
        "written_by": "test",
        "reason": "Begin the case",
        "edition": "23.1",
        "counts": dict.fromkeys(Counts.__struct_fields__, 0) | {"created": 3},
        "dataset_changes": {
            "distribution": {"after": "public"},
            "licence": {"after": "CC0-1.0"},
            "title": {"after": "Test"},
        },
    }
    legion, raid, page = (
        identify(*record) for record in (("actor", "legion"), ("event", "raid"), ("source", "page"))
    )
    assert (await get(app, "/v1/changesets"))["data"][1] == head
    assert await get(app, f"/v1/changesets/{written.id}") == {
        "data": head,
        "changes": [
            {"cursor": f"1.{n}", "op": "put", "id": found, "kind": kind, "key": key, "version": 1}
            for n, found, kind, key in (
                (1, legion, "actor", "legion"),
                (2, raid, "event", "raid"),
                (3, page, "source", "page"),
            )
        ],
        "page": {"limit": 50},
        "labels": {
            legion: {"kind": "actor", "name": "The Legion"},
            raid: {"kind": "event", "name": "Event raid"},
            page: {"kind": "source", "name": "Article page"},
        },
    }
    (second, *_) = (await get(app, "/v1/changesets?limit=1"))["data"]
    assert "dataset_changes" not in second
    changes = (await get(app, f"/v1/changesets/{second['id']}"))["changes"]
    assert [(change["key"], change["op"], change["version"]) for change in changes] == [
        ("legion", "put", 2),
        ("raid", "render", 2),
        ("claim", "put", 1),
    ]


async def test_a_change_of_the_dataset_itself_is_shown_with_what_was_before(
    app: Served, write: Write
) -> None:
    await write(source())
    meta = {"licence": "CC-BY-4.0", "note": "A note"}
    changed = await write(dataset_meta=meta)
    found = (await get(app, f"/v1/changesets/{changed.id}"))["data"]
    assert found["dataset_changes"] == {
        "licence": {"before": "CC0-1.0", "after": "CC-BY-4.0"},
        "note": {"after": "A note"},
    }


async def test_a_revert_names_what_it_takes_back(
    app: Served, write: Write, connection: Connection
) -> None:
    first = await write(source(), event("raid"))
    back = str(uuid.uuid4())
    async with connection.transaction():
        await connection.execute(
            "INSERT INTO change_sets (seq, id, dataset_id, operation, key_name, reason, counts,"
            " recorded_at, reverts_seq) SELECT 2, $1, 1, 'revert', 'cli', 'undo', '{}',"
            " clock_timestamp(), 1",
            back,
        )
        await connection.execute(
            "UPDATE counters SET seq = 2, recorded_at = c.recorded_at FROM change_sets AS c"
            " WHERE c.seq = 2"
        )
    found = await get(app, f"/v1/changesets/{back}")
    assert (found["data"]["operation"], found["data"]["reverts"]) == ("revert", str(first.id))
    assert (found["changes"], found["labels"]) == ([], {})
    assert await seqs(app, "?operation=revert") == [2]


async def test_the_list_is_filtered_by_dataset_writer_operation_and_moment(
    app: Served, write: Write, connection: Connection
) -> None:
    for number in range(1, 4):
        await write(source(), event(f"e{number}"))
    await write(source(), dataset="other")
    time = await connection.fetchval("SELECT rfc3339(recorded_at) FROM change_sets WHERE seq = 2")
    found = {
        "": [4, 3, 2, 1],
        "?dataset=test": [3, 2, 1],
        "?dataset=test&dataset=other": [4, 3, 2, 1],
        "?written_by=test": [4, 3, 2, 1],
        "?written_by=nobody": [],
        "?operation=write&operation=purge": [4, 3, 2, 1],
        "?operation=purge": [],
        "?since=seq:2": [4, 3],
        "?until=seq:2": [2, 1],
        f"?until=seq:{10**23}&limit=9": [4, 3, 2, 1],
        f"?since={time}": [4, 3, 2],
        f"?until={time}": [2, 1],
        f"?since={time}&until=seq:3&dataset=test": [3, 2],
    }
    assert {query: await seqs(app, query) for query in found} == found


async def test_pages_of_the_list_and_of_changes_go_on_where_they_ended(
    app: Served, write: Write
) -> None:
    for number in range(5):
        await write(source(), *(event(f"e{number}-{n}") for n in range(3)))
    walked, path = [], "/v1/changesets?limit=2&dataset=test"
    while path:
        page = await get(app, path)
        walked += [found["seq"] for found in page["data"]]
        await write(event(f"new{len(walked)}"))
        more = page["page"].get("next")
        path = f"/v1/changesets?limit=3&dataset=test&cursor={more}" if more else ""
    assert walked == [5, 4, 3, 2, 1]
    first = (await get(app, "/v1/changesets?until=seq:1"))["data"][0]["id"]
    changes, path = [], f"/v1/changesets/{first}?limit=3"
    while path:
        page = await get(app, path)
        changes += [change["cursor"] for change in page["changes"]]
        more = page["page"].get("next")
        path = f"/v1/changesets/{first}?limit=3&cursor={more}" if more else ""
    assert changes == ["1.1", "1.2", "1.3", "1.4"]


async def test_an_id_of_what_changed_nothing_is_told_to_be_no_change_set(
    app: Served, write: Write
) -> None:
    idle, wrote = uuid.UUID(int=8), uuid.UUID(int=9)
    await write(source(), id=str(wrote))
    await write(source(), id=str(idle))
    assert (await get(app, f"/v1/changesets/{wrote}"))["data"]["seq"] == 1
    assert (await get(app, f"/v1/changesets/{idle}", 404))["detail"] == (
        f"there is no change set {idle}: what was sent with this id changed nothing"
    )


async def test_change_sets_of_an_internal_dataset_are_there_for_those_who_may_read_it(
    app: Served, write: Write, connection: Connection
) -> None:
    hidden = await write(source(), dataset="hidden", dataset_meta=INTERNAL)
    await write(source())
    key = await key_for(connection, "read:hidden")
    assert (await seqs(app), await seqs(app, key=key)) == ([2], [2, 1])
    missing = await get(app, f"/v1/changesets/{hidden.id}", 404)
    never = await get(app, f"/v1/changesets/{uuid.UUID(int=7)}", 404)
    assert missing["detail"] == f"there is no change set {hidden.id}"
    assert never["detail"] == f"there is no change set {uuid.UUID(int=7)}"
    assert (await get(app, f"/v1/changesets/{hidden.id}", key=key))["data"]["seq"] == 1
    refused = await get(app, "/v1/changesets?dataset=hidden", 400)
    assert refused["errors"] == [
        {
            "parameter": "dataset",
            "detail": "there is no dataset 'hidden'; /v1/datasets lists those there are",
        }
    ]
    assert await seqs(app, "?dataset=hidden", key=key) == [1]


async def test_all_that_is_wrong_with_a_question_is_told(app: Served, write: Write) -> None:
    found = await write(source())
    wrong = await get(
        app, "/v1/changesets?dataset=A&operation=merge&since=x&until=y&limit=0&written_by=", 400
    )
    assert [fault["parameter"] for fault in wrong["errors"]] == [
        *("dataset", "written_by", "operation", "since", "until", "limit")
    ]
    unknown = await get(app, "/v1/changesets?dry_run=true", 400)
    assert unknown["detail"] == (
        "dry_run: is no parameter of the change sets; there are dataset, written_by, operation, "
        "since, until, limit, cursor"
    )
    nothing = await get(app, "/v1/changesets/57", 400)
    assert nothing["detail"] == (
        "change_set_id: '57' is no id of a change set: it is a UUID, as writing it answered"
    )
    for path in ("/v1/changesets", f"/v1/changesets/{found.id}"):
        assert (await get(app, f"{path}?cursor=x", 400))["type"] == "/problems/bad-cursor"


async def test_answers_have_their_seq_and_keep_search_engines_from_persons(
    app: Served, write: Write
) -> None:
    found = await write(source())
    listed = await app.client.get("/v1/changesets")
    item = await app.client.get(f"/v1/changesets/{found.id}")
    assert (listed.headers["whence-seq"], item.headers["whence-seq"]) == ("1", "1")
    assert item.headers["x-robots-tag"] == "noindex"
    assert item.headers["link"] == '<https://spdx.org/licenses/CC0-1.0>; rel="license"'
    for answer, path in ((listed, "/v1/changesets"), (item, f"/v1/changesets/{found.id}")):
        again = await app.client.get(path, headers={"If-None-Match": answer.headers["etag"]})
        assert again.status_code == 304
