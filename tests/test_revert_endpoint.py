"""POST /v1/changesets/{id}/revert: who may, what may be said, and what is answered."""

from collections.abc import AsyncIterator
from typing import Any

import httpx
import pytest

from api.database import Connection
from tests.conftest import Write
from tests.records import actor, event, source
from tests.serving import Served, key_for, served
from tests.state import own, row_counts
from tests.writing import NOTHING

NOBODYS = "2f6c1f0e-7d0b-4c39-9a52-0d2f6f3f6a11"


@pytest.fixture
async def app(dsn: str) -> AsyncIterator[Served]:
    async with served(dsn) as running:
        yield running


async def post_revert(
    app: Served, key: str | None, change_set: object, content: bytes = b"", **more: Any
) -> httpx.Response:
    headers = {} if key is None else {"Authorization": f"Bearer {key}"}
    if content:
        headers["Content-Type"] = "application/json"
    return await app.client.post(
        f"/v1/changesets/{change_set}/revert",
        content=content,
        headers=headers | more.pop("headers", {}),
        **more,
    )


async def test_a_revert_is_created_and_what_was_answered_before_is_no_more(
    app: Served, key: str, write: Write, connection: Connection
) -> None:
    await write(source(), event())
    second = await write(event(title="Two"))
    path = f"/v1/events/{own('event', 'raid')}"
    titles = [(await app.client.get(path)).json()["data"]["title"]]
    answer = await post_revert(app, key, second.id)
    titles.append((await app.client.get(path)).json()["data"]["title"])
    made = answer.json()
    assert (answer.status_code, answer.headers["whence-seq"]) == (201, "3")
    assert made == {"id": made["id"], "seq": 3, "counts": NOTHING | {"changed": 1}}
    assert titles == ["Two", "Event raid"]
    row = await connection.fetchrow(
        "SELECT operation, reverts_seq, key_name, reason FROM change_sets WHERE id = $1", made["id"]
    )
    assert row is not None
    assert tuple(row) == ("revert", 2, "alice", "Revert the change set 2: test")


async def test_what_was_touched_later_is_a_conflict_with_the_list(
    app: Served, key: str, write: Write
) -> None:
    await write(source(), event())
    second = await write(event(title="Two"), actor("russia"))
    third = await write(event(title="Three"), actor("russia", name="Rossiya"))
    answer = await post_revert(app, key, second.id)
    by = f"was changed again by the change set 3 ({third.id}): revert that first"
    about = {"change_set": str(third.id), "seq": 3}
    problem = answer.json()
    del problem["request_id"]
    assert (answer.status_code, problem) == (
        409,
        {
            "type": "/problems/conflict",
            "title": "Conflict",
            "status": 409,
            "detail": "the change set 2 cannot be reverted: 2 things are in the way; the first: "
            f"the actor 'russia' {by}",
            "errors": [
                {
                    "record": own("actor", "russia"),
                    "key": "russia",
                    **about,
                    "detail": f"the actor 'russia' {by}",
                },
                {
                    "record": own("event", "raid"),
                    "key": "raid",
                    **about,
                    "detail": f"the event 'raid' {by}",
                },
            ],
        },
    )


async def test_id_reason_and_dry_run_are_as_of_any_change_set(
    app: Served, key: str, write: Write, connection: Connection
) -> None:
    await write(source(), event())
    second = await write(event(title="Two"))
    before = await row_counts(connection)
    dry = await post_revert(app, key, second.id, params={"dry_run": "true"})
    assert dry.status_code == 200
    assert dry.json() == {
        "id": dry.json()["id"],
        "dry_run": True,
        "counts": NOTHING | {"changed": 1},
    }
    assert await row_counts(connection) == before
    body = b'{"id": "%s", "reason": "A mistake"}' % NOBODYS.encode()
    first = await post_revert(app, key, second.id, body)
    again = await post_revert(app, key, second.id, body)
    assert (first.status_code, again.status_code) == (201, 201)
    assert (
        again.json()
        == first.json()
        == {
            "id": NOBODYS,
            "seq": 3,
            "counts": NOTHING | {"changed": 1},
        }
    )
    other = await post_revert(app, key, second.id, body.replace(b"A mistake", b"Another"))
    assert (other.status_code, other.json()["type"]) == (409, "/problems/conflict")
    assert await connection.fetchval("SELECT reason FROM change_sets WHERE seq = 3") == "A mistake"


async def test_who_may_not_write_the_dataset_may_not_revert(
    app: Served, write: Write, connection: Connection
) -> None:
    made = await write(source())
    assert (await post_revert(app, None, made.id)).status_code == 401
    other = await key_for(connection, "write:other")
    refused = await post_revert(app, other, made.id)
    assert refused.status_code == 403
    assert "lacks the scope write:test" in refused.json()["detail"]
    # Of an internal dataset it is told to those who may read it, and to nobody else.
    hidden = await write(dataset_meta={"distribution": "internal"})
    unknown = await post_revert(app, other, hidden.id)
    assert (unknown.status_code, unknown.json()["detail"]) == (
        404,
        f"there is no change set {hidden.id}",
    )
    reader = await key_for(connection, "read:test")
    assert (await post_revert(app, reader, hidden.id)).status_code == 403
    writer = await key_for(connection, "write:test")
    assert (await post_revert(app, writer, hidden.id)).status_code == 201


async def test_what_there_is_not_is_not_reverted(app: Served, key: str) -> None:
    unknown = await post_revert(app, key, NOBODYS)
    assert (unknown.status_code, unknown.json()["type"]) == (404, "/problems/not-found")
    malformed = await post_revert(app, key, "57")
    assert (malformed.status_code, malformed.json()["detail"]) == (
        400,
        "change_set_id: '57' is no id of a change set: it is a UUID, as writing it answered",
    )


@pytest.mark.parametrize(
    ("body", "status", "faults"),
    [
        (b"{", 400, [""]),
        (b"[]", 400, [""]),
        (b"\xff\xfe", 400, [""]),
        (b'{"id": 1, "reason": " ", "why": ""}', 422, ["/why", "/id", "/reason"]),
        (b'{"reason": "a", "reason": "b"}', 422, ["/reason"]),
        (b'{"reason": "a\\u0000"}', 422, ["/reason"]),
        (b'{"reason": null}', 422, ["/reason"]),
    ],
)
async def test_a_body_that_says_something_else_is_refused_whole(
    app: Served, key: str, write: Write, body: bytes, status: int, faults: list[str]
) -> None:
    made = await write(source())
    answer = await post_revert(app, key, made.id, body)
    assert answer.status_code == status
    assert [fault["pointer"] for fault in answer.json()["errors"]] == faults


async def test_another_form_or_parameter_is_refused(app: Served, key: str, write: Write) -> None:
    made = await write(source())
    lines = {"Content-Type": "application/x-ndjson"}
    form = await post_revert(app, key, made.id, b"{}", headers=lines)
    assert (form.status_code, form.json()["detail"]) == (
        415,
        "the Content-Type is 'application/x-ndjson'; a revert is application/json",
    )
    parameter = await post_revert(app, key, made.id, params={"dry": "true"})
    assert (parameter.status_code, parameter.json()["errors"]) == (
        400,
        [
            {
                "parameter": "dry",
                "detail": "is no parameter of a revert (did you mean dry_run?); there is dry_run",
            }
        ],
    )


async def test_the_id_of_another_change_set_is_taken(app: Served, key: str, write: Write) -> None:
    first = await write(source())
    second = await write(source(title="Two"))
    body = b'{"id": "%s"}' % str(first.id).encode()
    answer = await post_revert(app, key, second.id, body)
    assert (answer.status_code, answer.json()["type"]) == (409, "/problems/conflict")
