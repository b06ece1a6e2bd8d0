"""POST /v1/changesets: who may, in which form, and what is answered."""

import uuid
from collections.abc import AsyncIterator
from typing import Any

import msgspec
import pytest

from api.database import Connection
from api.keys import make_key
from tests.records import event
from tests.serving import Served, served
from tests.writing import NDJSON, NOTHING, RECORDS, change_set, is_empty, ndjson, post

COUNTS = NOTHING | {"created": 3}


@pytest.fixture
async def app(dsn: str) -> AsyncIterator[Served]:
    async with served(dsn, stream_idle=0.5, write_wait=0.5) as running:
        yield running


async def test_what_is_written_is_created_under_the_name_of_the_key(
    app: Served, key: str, connection: Connection
) -> None:
    answer = await post(app, key, change_set(*RECORDS))
    assert answer.status_code == 201
    made = answer.json()
    assert made == {"id": made["id"], "seq": 1, "counts": COUNTS}
    assert answer.headers["whence-seq"] == "1"
    written = await connection.fetchrow("SELECT seq, id::text, key_name, reason FROM change_sets")
    assert written is not None
    assert tuple(written) == (1, made["id"], "alice", "test")


async def test_ndjson_writes_the_same_as_json(
    app: Served, key: str, connection: Connection
) -> None:
    lines = ndjson(*RECORDS) + b"\r\n\n"
    answer = await post(app, key, lines, headers={"Content-Type": f"{NDJSON}; charset=utf-8"})
    assert (answer.status_code, answer.json()["counts"]) == (201, COUNTS)
    again = await post(app, key, change_set(*RECORDS))
    assert again.status_code == 200
    assert again.json()["counts"] == COUNTS | {"created": 0, "unchanged": 3}
    assert "seq" not in again.json()
    assert await connection.fetchval("SELECT count(*) FROM change_sets") == 1


async def test_a_dry_run_says_what_would_be_and_writes_nothing(
    app: Served, key: str, connection: Connection
) -> None:
    answer = await post(app, key, change_set(*RECORDS), params={"dry_run": "true"})
    assert answer.status_code == 200
    assert answer.json() == {"id": answer.json()["id"], "dry_run": True, "counts": COUNTS}
    assert "location" not in answer.headers
    assert await is_empty(connection)


async def test_the_same_id_and_body_answer_the_first_result(app: Served, key: str) -> None:
    own = str(uuid.uuid4())
    first = await post(app, key, change_set(*RECORDS, id=own))
    again = await post(app, key, change_set(*RECORDS, id=own))
    assert (again.status_code, again.json()) == (201, first.json())
    other = await post(app, key, change_set(*RECORDS, id=own, reason="another"))
    assert (other.status_code, other.json()["type"]) == (409, "/problems/conflict")
    assert own in other.json()["detail"]


async def test_a_dry_run_of_what_was_written_before_writes_nothing_either(
    app: Served, key: str
) -> None:
    body = change_set(*RECORDS, id=str(uuid.uuid4()))
    first = (await post(app, key, body)).json()
    again = await post(app, key, body, params={"dry_run": "true"})
    assert (again.status_code, "whence-seq" in again.headers) == (200, False)
    assert again.json() == {"id": first["id"], "dry_run": True, "counts": COUNTS}
    assert (await post(app, key, body)).json() == first


async def test_another_version_than_expected_is_told_the_current_one(app: Served, key: str) -> None:
    await post(app, key, change_set(*RECORDS))
    stale = event("raid", title="Another") | {"expect_version": 7}
    answer = await post(app, key, change_set(stale))
    assert answer.status_code == 409
    assert answer.json()["errors"] == [
        {
            "pointer": "/operations/0/expect_version",
            "version": 1,
            "detail": "the event 'raid' has version 1, not 7: read it again",
        }
    ]


async def test_all_faults_come_at_once_and_nothing_is_written(
    app: Served, key: str, connection: Connection
) -> None:
    wrong = [event("a", category="war"), event("b", evidence=[]), event("c", colour="red")]
    answer = await post(app, key, change_set(*RECORDS, *wrong))
    assert answer.status_code == 422
    assert answer.json()["type"] == "/problems/invalid-change-set"
    assert answer.json()["detail"].startswith(
        "3 faults in the change set; the first, at /operations/3/record/category: 'war': "
    )
    assert [fault["pointer"] for fault in answer.json()["errors"]] == [
        "/operations/3/record/category",
        "/operations/4/record/evidence",
        "/operations/5/record/colour",
    ]
    assert await is_empty(connection)


@pytest.mark.parametrize("form", ["application/json", NDJSON])
async def test_a_head_without_its_reason_hides_no_other_fault(
    app: Served, key: str, connection: Connection, form: str
) -> None:
    operations = [*RECORDS, event("a", parent="war"), event("b", colour="red")]
    body = {"dataset": "test", "dataset_meta": {"title": "Test", "licence": "CC0-1.0"}}
    whole = body | {"operations": operations}
    lines = b"\r\n".join(map(msgspec.json.encode, [body, *operations]))
    sent = lines if form == NDJSON else msgspec.json.encode(whole)
    answer = await post(app, key, sent, headers={"Content-Type": form})
    assert (answer.status_code, answer.json()["type"]) == (422, "/problems/invalid-change-set")
    head, first = ("/lines/1", "/lines/5") if form == NDJSON else ("", "/operations/3")
    assert [fault["pointer"] for fault in answer.json()["errors"]][::2] == [
        head,
        f"{first}/record/parent",
    ]
    assert await is_empty(connection)


async def test_more_faults_than_are_shown_are_told_of(
    app: Served, key: str, connection: Connection
) -> None:
    wrong = [event(str(number), category="war", colour="red") for number in range(1_500)]
    answer = await post(app, key, change_set(*RECORDS, *wrong))
    assert (answer.status_code, len(answer.json()["errors"])) == (422, 1_000)
    assert "not read to its end: there may be more" in answer.json()["detail"]
    assert await is_empty(connection)


@pytest.mark.parametrize("form", ["application/json", NDJSON])
async def test_what_is_no_change_set_is_malformed(
    app: Served, key: str, connection: Connection, form: str
) -> None:
    for body in (b"", b"{", b"[]", b"nonsense", b'{"dataset": 1}', b"\xff\xfe", b'"\\ud800"'):
        answer = await post(app, key, body, headers={"Content-Type": form})
        assert answer.status_code == 400, body
        assert answer.json()["type"] == "/problems/malformed-request", body
        assert answer.json()["errors"], body
    assert await is_empty(connection)


async def test_writing_needs_a_key_with_the_scope_for_that_dataset(
    app: Served, key: str, connection: Connection
) -> None:
    nobody = await post(app, None, change_set(*RECORDS))
    assert (nobody.status_code, nobody.headers["www-authenticate"]) == (
        401,
        'Bearer realm="whence"',
    )
    wrong = await post(app, make_key(), change_set(*RECORDS))
    assert wrong.status_code == 401
    for body in (change_set(*RECORDS, dataset="other"), ndjson(*RECORDS, dataset="other")):
        form = NDJSON if isinstance(body, bytes) else "application/json"
        other = await post(app, key, body, headers={"Content-Type": form})
        assert (other.status_code, other.json()["type"]) == (403, "/problems/forbidden")
        assert other.json()["detail"] == (
            "the key 'alice' lacks the scope write:other; it has write:test"
        )
    assert await is_empty(connection)


@pytest.mark.parametrize(
    ("headers", "named"),
    [
        ({"Content-Type": "text/yaml"}, "'text/yaml'"),
        ({"Content-Type": ""}, "''"),
        ({"Content-Encoding": "gzip"}, "'gzip'-encoded"),
    ],
)
async def test_another_form_is_refused(
    app: Served, key: str, headers: dict[str, str], named: str
) -> None:
    answer = await post(app, key, b"{}", headers=headers)
    assert answer.status_code == 415
    assert named in answer.json()["detail"]


@pytest.mark.parametrize(
    ("params", "kind", "faults"),
    [
        ({"dry": "true"}, "unknown-parameter", ["dry"]),
        ({"dry_run": "yes"}, "malformed-request", ["dry_run"]),
        ({"dry_run": ["true", "false"]}, "malformed-request", ["dry_run"]),
        ({"dryrun": "true", "dry_run": "maybe"}, "malformed-request", ["dryrun", "dry_run"]),
    ],
)
async def test_parameters_are_known_or_refused(
    app: Served, key: str, params: Any, kind: str, faults: list[str]
) -> None:
    answer = await post(app, key, change_set(*RECORDS), params=params)
    assert (answer.status_code, answer.json()["type"]) == (400, f"/problems/{kind}")
    assert [entry["parameter"] for entry in answer.json()["errors"]] == faults


async def test_a_writer_that_finds_another_at_work_is_told_to_come_back(
    app: Served, key: str, connection: Connection
) -> None:
    async with connection.transaction():
        await connection.execute("SELECT pg_advisory_xact_lock(7769186243)")
        answer = await post(app, key, change_set(*RECORDS))
    assert (answer.status_code, answer.json()["type"]) == (503, "/problems/writer-busy")
    assert int(answer.headers["retry-after"]) > 0
    assert (await post(app, key, change_set(*RECORDS))).status_code == 201
