"""A filter by an id that was never issued is refused: nothing found would be read as a finding."""

from collections.abc import AsyncIterator

import pytest

from api.database import Connection
from api.errors import MalformedRequestError
from api.queries.parameters import FILTERS, PARAMETERS, PLURALS
from tests.conftest import Write
from tests.reading import ask, keys
from tests.records import actor, retract, source
from tests.serving import Served, served
from tests.world import WORLD, identify

TYPO = identify("actor", "a typo")
FILTERED_BY_ID = [
    (kind, name, found)
    for kind, names in FILTERS.items()
    for name in names
    if PARAMETERS[name].form == "id" and name != "id"
    for found in PARAMETERS[name].kinds
]


@pytest.fixture(autouse=True)
async def world(write: Write) -> None:
    await write(*WORLD)


@pytest.fixture
async def app(dsn: str) -> AsyncIterator[Served]:
    async with served(dsn) as running:
        yield running


@pytest.mark.parametrize(("kind", "name", "found"), FILTERED_BY_ID)
async def test_each_filter_by_id_names_one_that_was_never_issued(
    connection: Connection, kind: str, name: str, found: str
) -> None:
    wrong = identify(found, "a typo")
    with pytest.raises(MalformedRequestError) as refused:
        await ask(connection, kind, f"{name}={wrong}")
    detail = f"there is no {found} {wrong}: the id is unknown here"
    assert refused.value.faults == [(name, detail)]


async def test_all_that_is_unknown_is_named_at_once_beside_what_is_known(
    connection: Connection,
) -> None:
    known, gone = identify("actor", "ukraine"), identify("source", "a typo")
    query = f"actor={known}&actor={TYPO}&source={gone}&dataset=test&dataset=no-such"
    with pytest.raises(MalformedRequestError) as refused:
        await ask(connection, "event", query)
    assert sorted(refused.value.faults) == [
        ("actor", f"there is no actor {TYPO}: the id is unknown here"),
        ("dataset", "there is no dataset 'no-such'; /v1/datasets lists those there are"),
        ("source", f"there is no source {gone}: the id is unknown here"),
    ]


@pytest.mark.parametrize("form", ["json", "ndjson", "csv", "geojson"])
async def test_pages_and_downloads_answer_with_the_same_problem(app: Served, form: str) -> None:
    answer = await app.client.get(f"/v1/events?actor={TYPO}&format={form}")
    assert (answer.status_code, answer.json()["type"]) == (400, "/problems/malformed-request")
    assert answer.headers["whence-seq"] == "1"
    assert answer.json()["errors"] == [
        {
            "parameter": "actor",
            "detail": f"there is no actor {TYPO}: the id is unknown here",
        }
    ]


@pytest.mark.parametrize("seq", [2, 10**18, 2**63, 10**23])
@pytest.mark.parametrize(
    ("asked", "parameter"),
    [
        ("/v1/events?updated_since=", "updated_since"),
        ("/v1/events?format=ndjson&updated_since=", "updated_since"),
        ("/v1/changesets?since=", "since"),
    ],
)
async def test_what_changed_since_a_change_set_to_come_is_no_finding(
    app: Served, asked: str, parameter: str, seq: int
) -> None:
    answer = await app.client.get(f"{asked}seq:{seq}")
    assert answer.status_code == 400
    detail = f"seq:{seq} is of no change set yet; the latest is seq:1"
    assert answer.json()["errors"] == [{"parameter": parameter, "detail": detail}]


async def test_who_asks_for_records_by_id_or_key_sees_which_came(connection: Connection) -> None:
    raid, typo = identify("event", "raid"), identify("event", "a typo")
    assert await keys(connection, "event", f"id={raid}&id={typo}") == ["raid"]
    assert await keys(connection, "event", "key=raid&key=typo") == ["raid"]
    assert await keys(connection, "event", f"id={typo}") == []


async def test_what_was_once_issued_is_found_empty(connection: Connection, write: Write) -> None:
    await write(actor("once"))
    await write(retract("actor", "once"))
    assert await keys(connection, "event", f"actor={identify('actor', 'once')}") == []
    raid = identify("participation", "raid-legion")
    assert await keys(connection, "statement", f"about={raid}&stance=questions") == []


async def test_what_a_reader_may_not_know_of_is_unknown_to_them(
    connection: Connection, write: Write
) -> None:
    meta = {"title": "Secret", "licence": "CC0-1.0", "distribution": "internal"}
    await write(source(), actor("spy"), dataset="secret", dataset_meta=meta)
    spy = identify("actor", "spy", "secret")
    with pytest.raises(MalformedRequestError, match="the id is unknown here"):
        await ask(connection, "event", f"actor={spy}")
    assert await keys(connection, "event", f"actor={spy}", readable=["secret"]) == []


def test_every_kind_has_a_filter_by_id() -> None:
    assert {PLURALS[kind] for kind, _, _ in FILTERED_BY_ID} == {
        *("events", "actors", "affiliations", "statements", "sources", "links")
    }
