"""All that is wrong with a question comes in one answer, also what only the database can tell."""

from collections.abc import AsyncIterator

import pytest

from api.database import Connection
from tests.conftest import Write
from tests.records import event, source
from tests.serving import NOWHERE, Served, key_for, served
from tests.world import identify

NOBODY = identify("actor", "nobody")
EVENT = identify("event", "raid")
DATASET = ("dataset", "there is no dataset 'nope'; /v1/datasets lists those there are")
ACTOR = ("actor", f"there is no actor {NOBODY}: the id is unknown here")
CURSOR = ("cursor", "is no cursor: take the `next` of the page before as it is")
AHEAD = "is of no change set yet; the latest is seq:1"
LIMIT = "'0' is no whole number from 1 to 1000"
COMING = "2999-01-01T00:00:00Z is in the future; the latest change set is seq:1, recorded at "


@pytest.fixture
async def app(dsn: str, write: Write) -> AsyncIterator[Served]:
    await write(source(), event("raid"))
    async with served(dsn) as running:
        yield running


QUESTIONS: dict[str, list[tuple[str, str]]] = {
    "/v1/events?limit=0&dataset=nope&cursor=zz": [("limit", LIMIT), CURSOR, DATASET],
    f"/v1/events?status=x&actor={NOBODY}&updated_since=seq:9&as_of=seq:8": [
        ("status", "'x' is not one of active, retracted, merged, purged"),
        ACTOR,
        ("updated_since", f"seq:9 {AHEAD}"),
        ("as_of", f"seq:8 {AHEAD}"),
    ],
    f"/v1/events?dataset=nope&actor={NOBODY}&as_of=seq:8": [
        ACTOR,
        DATASET,
        ("as_of", f"seq:8 {AHEAD}"),
    ],
    "/v1/events?dataset=nope&as_of=2999-01-01T00:00:00Z": [("as_of", COMING), DATASET],
    "/v1/events?limit=0&as_of=2999-01-01T00:00:00Z": [("limit", LIMIT), ("as_of", COMING)],
    "/v1/events?dataset=nope&include=actors&format=csv": [
        ("format", "csv has no include and no count"),
        DATASET,
    ],
    "/v1/events?to=%ff&%fe=1&dataset=nope": [
        ("to", "'to=%ff' is no percent-encoded UTF-8: é is written %C3%A9"),
        ("%fe", "'%fe=1' is no percent-encoded UTF-8: é is written %C3%A9"),
        DATASET,
    ],
    f"/v1/events/{EVENT}?version=0&as_of=seq:8": [
        ("version", "'0' is no whole number from 1 to 2147483647"),
        ("version", "is of one moment, as_of of another; give one of them"),
        ("as_of", f"seq:8 {AHEAD}"),
    ],
    f"/v1/events/{EVENT}/positions?limit=1&as_of=seq:8": [
        ("limit", "is no parameter of positions; there are as_of, span"),
        ("as_of", f"seq:8 {AHEAD}"),
    ],
    "/v1/changes?limit=0&after=9&dataset=nope": [
        ("limit", LIMIT),
        DATASET,
        ("after", f"9 {AHEAD}"),
    ],
    "/v1/changes?format=sse&limit=1&after=9.1&dataset=nope": [
        ("limit", "a stream of events has no limit"),
        DATASET,
        ("after", f"9.1 {AHEAD}"),
    ],
    "/v1/changesets?limit=0&since=seq:9&until=seq:9&dataset=nope&cursor=zz": [
        ("limit", LIMIT),
        CURSOR,
        DATASET,
        ("since", f"seq:9 {AHEAD}"),
    ],
    "/v1/changesets/57?limit=0&cursor=zz": [
        ("limit", LIMIT),
        (
            "change_set_id",
            "'57' is no id of a change set: it is a UUID, as writing it answered",
        ),
        CURSOR,
    ],
    "/v1/digest?kind=event&seq=9&dataset=nope": [
        ("kind", "is no parameter of the digests; there are dataset, seq"),
        DATASET,
        ("seq", f"seq:9 {AHEAD}"),
    ],
}


@pytest.mark.parametrize("asked", QUESTIONS)
async def test_all_that_is_wrong_comes_in_one_answer(app: Served, asked: str) -> None:
    answer = await app.client.get(asked)
    assert (answer.status_code, answer.json()["type"]) == (400, "/problems/malformed-request")
    found = [(fault["parameter"], fault["detail"]) for fault in answer.json()["errors"]]
    assert [(name, detail[: len(COMING)]) for name, detail in found] == [
        (name, detail[: len(COMING)]) for name, detail in QUESTIONS[asked]
    ]


async def test_a_stream_that_would_go_on_is_told_all(app: Served) -> None:
    headers = {"Accept": "text/event-stream", "Last-Event-ID": "x"}
    answer = await app.client.get("/v1/changes?limit=1&dataset=nope", headers=headers)
    assert [fault["parameter"] for fault in answer.json()["errors"]] == [
        *("limit", "Last-Event-ID", "dataset")
    ]


async def test_what_a_reader_may_not_know_of_stays_unknown(
    app: Served, write: Write, connection: Connection
) -> None:
    meta = {"title": "Secret", "licence": "CC0-1.0", "distribution": "internal"}
    await write(source(), dataset="secret", dataset_meta=meta)
    key = await key_for(connection, "read:secret")
    asked = "/v1/events?limit=0&dataset=secret"
    for headers, names in (
        ({}, ["limit", "dataset"]),
        ({"Authorization": f"Bearer {key}"}, ["limit"]),
        ({"Authorization": "Bearer no-key"}, ["limit"]),
    ):
        answer = await app.client.get(asked, headers=headers)
        assert [fault["parameter"] for fault in answer.json()["errors"]] == names


async def test_without_a_database_what_is_known_is_told() -> None:
    async with served(NOWHERE) as app:
        answer = await app.client.get("/v1/events?limit=0&dataset=nope")
    assert (answer.status_code, len(answer.json()["errors"])) == (400, 1)
