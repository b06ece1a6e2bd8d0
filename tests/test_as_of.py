"""What was served then is served as of then: items, lists, positions, downloads, and names."""

import uuid
from collections.abc import AsyncIterator, Sequence
from typing import Any

import httpx
import pytest

from api.cursors import NONE, Position, write_cursor
from api.database import Connection
from api.queries.filters import parse_list
from api.queries.parameters import INCLUDES
from tests.conftest import Write
from tests.records import Operation, actor, cited, event, part, retract, source, statement
from tests.serving import Served, key_for, served
from tests.world import WORLD, identify, on, place

UKRAINE = identify("actor", "ukraine")
NBC = identify("actor", "nbc")
RAID = identify("event", "raid")
WIRE = identify("source", "wire")
META = {"title": "Test", "licence": "CC0-1.0"}

#: Change sets that rename, move, retract, revive and regroup what the first of them brings.
HISTORY: Sequence[Sequence[Operation]] = (
    WORLD,
    (
        actor("ukraine", name="Ukraine (state)", countries=["UA"]),
        actor("legion", actor_kind="armed_group", countries=["UA"]),
        event("shelling", category="battle", when=on("2022-01-05"), place=place(country="UA")),
        event("aid", category="aid", when=on("2024-02"), evidence=cited("wire")),
        source("page", title="Another title", publisher="reuters"),
    ),
    (retract("statement", "answer"), retract("statement", "deny")),
    (
        event(
            "raid",
            title="Raid",
            when=on("2023-05-22"),
            participations=[part("raid-ukraine", "russia", "director")],
        ),
        retract("statement", "claim"),
    ),
    (
        statement(
            "deny",
            "ukraine",
            {"event": "raid", "actor": "ukraine", "role": "director"} | {"stance": "denies"},
            evidence=cited("wire"),
        ),
        retract("event", "quake"),
        event("new", participations=[part("new-legion", "legion", "victim")]),
        statement("late", "nbc", {"event": "aid", "stance": "denies"}),
    ),
)
LISTED = (
    *("dataset=test", "category=armed_incursion", "country=RU", f"actor={UKRAINE}"),
    *(f"source={WIRE}", f"party={UKRAINE}", f"actor={UKRAINE}&role=involved", "contested=true"),
    *(f"publisher={NBC}", "key=raid", f"id={RAID}", "bbox=30,40,50,60", "bbox=170,-20,-170,0"),
    *("near=50,36,200", "near=-17,-179,900", "near=0,0,20040&precision=any"),
    *("from=2023-05-01", "to=2023-05-23&date_match=certain", "valid_at=2023-05-22"),
    *("sort=title", "sort=-updated", "sort=date", "status=retracted", "updated_since=seq:1"),
    "sort=updated&limit=2",
)
PATHS = (
    *(f"/v1/events/{identify('event', key)}" for key in ("raid", "ban", "shelling", "quake")),
    *(f"/v1/actors/{identify('actor', key)}" for key in ("ukraine", "legion")),
    *(f"/v1/statements/{identify('statement', key)}" for key in ("accuse", "deny", "answer")),
    f"/v1/sources/{identify('source', 'page')}",
    *(f"/v1/events/{identify('event', key)}/positions" for key in ("raid", "aid", "ban")),
    *(
        f"/v1/{kind}s{one}?{'&'.join(f'include={name}' for name in INCLUDES[kind])}"
        for kind, key in (("event", "raid"), ("actor", "ukraine"), ("source", "page"))
        for one in (f"/{identify(kind, key)}", "")
    ),
    *(f"/v1/events?count=exact&{asked}" for asked in LISTED),
    *("/v1/actors?country=UA&sort=name", "/v1/affiliations?count=exact", "/v1/sources"),
    f"/v1/statements?about={RAID}&count=exact",
    *(f"/v1/events?format={name}" for name in ("ndjson", "csv", "geojson")),
    *("/v1/statements?format=csv&sort=date", "/v1/events?format=ndjson&limit=2&sort=title"),
)


@pytest.fixture
async def app(dsn: str) -> AsyncIterator[Served]:
    async with served(dsn) as running:
        yield running


async def get(app: Served, path: str, **asked: str) -> httpx.Response:
    """An answer; what is asked comes at the end of the query string."""
    more = "&".join(f"{name}={value}" for name, value in asked.items())
    return await app.client.get(f"{path}{'&' if '?' in path else '?'}{more}" if more else path)


def shown(answer: httpx.Response) -> Any:
    """All that an answer says, but for the cursor, which goes with the question."""
    if not answer.headers["Content-Type"].startswith("application/json"):
        return answer.content
    body = answer.json()
    body.get("page", {}).pop("next", None)
    return body, answer.headers["ETag"] if "page" not in body else ""


async def written(write: Write, *change_sets: Sequence[Operation]) -> None:
    for operations in change_sets:
        await write(*operations)


async def times(connection: Connection) -> dict[int, str]:
    """When each change set was recorded."""
    rows = await connection.fetch("SELECT seq, rfc3339(recorded_at) AS at FROM change_sets")
    return {row["seq"]: row["at"] for row in rows}


async def test_what_was_served_then_is_served_as_of_then(
    app: Served, write: Write, connection: Connection
) -> None:
    then = {}
    for seq, operations in enumerate(HISTORY, 1):
        await write(*operations)
        for path in PATHS:
            answer = await app.client.get(path)
            assert (path, answer.status_code) == (path, 200)
            assert answer.headers["Whence-Seq"] == str(seq)
            then[path, seq] = shown(answer)
    recorded = await times(connection)
    for (path, seq), expected in then.items():
        for as_of in (f"seq:{seq}", recorded[seq]):
            answer = await get(app, path, as_of=as_of)
            found = (answer.headers.get("Whence-Seq"), shown(answer))
            assert (path, as_of, *found) == (path, as_of, str(seq), expected)


async def test_a_time_is_of_the_last_change_set_up_to_it(
    app: Served, write: Write, connection: Connection
) -> None:
    await written(write, *HISTORY[:3])
    await connection.execute(
        """ALTER TABLE change_sets DISABLE TRIGGER USER; ALTER TABLE counters DISABLE TRIGGER USER;
        UPDATE change_sets
        SET recorded_at = '2026-11-22T12:00:00Z'::timestamptz + seq * interval '1 day';
        UPDATE counters SET recorded_at = '2026-11-25T12:00:00Z'"""
    )
    asked = {
        "2026-11-23T12:00:00Z": "1",
        "2026-11-23T14:00:00.000000+02:00": "1",
        "2026-11-24T11:59:59.999999Z": "1",
        "2026-11-24T12:00:00Z": "2",
        "2026-11-24T07:00:00-05:00": "2",
        "2026-11-25T12:00:00Z": "3",
    }
    for path in (f"/v1/events/{RAID}", "/v1/events", "/v1/events?format=csv"):
        answers = {time: await get(app, path, as_of=time) for time in asked}
        found = {time: answer.headers["Whence-Seq"] for time, answer in answers.items()}
        assert (path, found) == (path, asked)


async def test_a_walk_stays_at_the_seq_that_its_first_page_was_of(
    app: Served, write: Write, connection: Connection
) -> None:
    await written(write, *HISTORY)
    recorded = await times(connection)
    for seq in range(1, len(HISTORY) + 1):
        whole = (await get(app, "/v1/events", as_of=f"seq:{seq}")).json()["data"]
        for as_of in (f"seq:{seq}", recorded[seq]):
            walked: list[Any] = []
            cursor: dict[str, str] = {}
            while True:
                answer = await get(app, "/v1/events?limit=2", as_of=as_of, **cursor)
                assert answer.headers["Whence-Seq"] == str(seq)
                walked += answer.json()["data"]
                if "next" not in answer.json()["page"]:
                    break
                cursor = {"cursor": answer.json()["page"]["next"]}
                await write(event("ban", title=f"Ban {len(walked)} of {as_of}"))
            assert (as_of, walked) == (as_of, whole)


async def test_a_cursor_goes_with_the_moment_that_it_was_given_for(
    app: Served, write: Write
) -> None:
    await written(write, *HISTORY[:2])
    pages = [(await get(app, "/v1/events?limit=2", as_of=f"seq:{n}")).json() for n in (1, 2)]
    first = pages[0]["page"]["next"]
    assert first != pages[1]["page"]["next"]
    for asked in ({}, {"as_of": "seq:2"}, {"as_of": pages[1]["data"][0]["recorded_at"]}):
        answer = await get(app, "/v1/events", cursor=first, **asked)
        assert (answer.status_code, answer.json()["type"]) == (400, "/problems/bad-cursor")
    forged = parse_list("event", b"as_of=seq:1").canonical()
    cursor = write_cursor(Position(2, "-infinity", uuid.UUID(int=1)), forged)
    answer = await get(app, "/v1/events", cursor=cursor, as_of="seq:1")
    assert (answer.status_code, answer.json()["detail"]) == (400, f"cursor: {NONE}")


async def test_a_record_that_was_not_there_yet_is_a_404_that_says_from_when_on(
    app: Served, write: Write
) -> None:
    await written(write, *HISTORY)
    new = identify("event", "new")
    for path in (f"/v1/events/{new}", f"/v1/events/{new}/positions"):
        answer = await get(app, path, as_of="seq:3")
        assert (answer.status_code, answer.headers["Whence-Seq"]) == (404, "5")
        assert answer.json()["detail"] == (
            f"{new} did not exist as of seq:3; it does from seq:5 on"
        )
        assert (await get(app, path, as_of="seq:5")).status_code == 200
    listed = (await get(app, "/v1/events?key=new&count=exact", as_of="seq:3")).json()
    assert listed == {"data": [], "page": {"limit": 50, "count": 0}, "labels": {}}


NEITHER = "neither a time with its zone, such as 2026-11-22T12:00:00Z, nor a seq, such as seq:57"
REFUSED = {
    "seq:4": "seq:4 is of no change set yet; the latest is seq:3",
    # More than the database counts to, or than Python reads.
    f"seq:0{10**23}": f"seq:{10**23} is of no change set yet; the latest is seq:3",
    f"seq:{2**63}": f"seq:{2**63} is of no change set yet; the latest is seq:3",
    f"seq:{'9' * 5000}": f"seq:{'9' * 60}… is of no change set yet; the latest is seq:3",
    "seq:0": "'seq:0' is before the first change set, which is seq:1",
    "2126-11-22T12:00:00Z": (
        "2126-11-22T12:00:00Z is in the future; the latest change set is seq:3, recorded at LATEST"
    ),
    "2020-02-29T01:00:00%2B01:00": (
        "2020-02-29T00:00:00Z is before the first change set, which is seq:1, recorded at FIRST"
    ),
    **{text: f"{text!r} is {NEITHER}" for text in ("yesterday", "", "seq:-1", "2026-11-22")},
}
ASKED = (
    f"/v1/events/{RAID}",
    f"/v1/events/{RAID}/positions",
    "/v1/events?count=exact&include=statements",
    "/v1/sources?format=ndjson",
)


async def test_a_moment_that_cannot_be_is_refused_with_what_would_be_right(
    app: Served, write: Write, connection: Connection
) -> None:
    await written(write, *HISTORY[:3])
    recorded = await times(connection)
    for path in ASKED:
        for as_of, expected in REFUSED.items():
            answer = await get(app, path, as_of=as_of)
            detail = expected.replace("FIRST", recorded[1]).replace("LATEST", recorded[3])
            said = (answer.status_code, answer.json()["errors"])
            assert (path, *said) == (path, 400, [{"parameter": "as_of", "detail": detail}])


async def test_where_nothing_was_written_there_is_no_moment(app: Served) -> None:
    for path in ASKED:
        answers = [await get(app, path, as_of=then) for then in ("seq:1", "2026-01-01T00:00:00Z")]
        assert [answer.status_code for answer in answers] == [400, 400]
        assert [answer.json()["detail"] for answer in answers] == [
            "as_of: seq:1 is of no change set yet; nothing was written here yet",
            "as_of: there is no change set to be as of: nothing was written here yet",
        ]


async def test_who_may_read_a_dataset_is_decided_by_now(
    app: Served, write: Write, connection: Connection
) -> None:
    made = await key_for(connection, "read:test")
    await written(write, *HISTORY[:2])
    paths = (f"/v1/events/{RAID}?as_of=seq:1", f"/v1/events/{RAID}?version=1")
    for distribution, expected in (("internal", 404), ("public", 200)):
        await write(dataset_meta=META | {"distribution": distribution})
        answers = [(await app.client.get(path)).status_code for path in paths]
        assert answers == [expected, expected]
        shown_to = {"Authorization": f"Bearer {made}"}
        answers = [(await app.client.get(path, headers=shown_to)).status_code for path in paths]
        assert answers == [200, 200]
        listed = (await app.client.get("/v1/events?as_of=seq:1")).json()["data"]
        assert bool(listed) == (expected == 200)


async def test_what_was_updated_since_is_told_as_it_was_then(app: Served, write: Write) -> None:
    await written(write, *HISTORY)
    answer = await get(app, "/v1/events?updated_since=seq:1", as_of="seq:2")
    found = {record["key"]: record["version"] for record in answer.json()["data"]}
    assert found == {"shelling": 2, "aid": 2}
    assert (await get(app, "/v1/events?updated_since=seq:2", as_of="seq:2")).json()["data"] == []


async def test_an_answer_as_of_then_is_kept_for_no_other_question(
    app: Served, write: Write
) -> None:
    paths = (f"/v1/events/{RAID}", f"/v1/events/{RAID}/positions", "/v1/events?key=raid")
    for seq, operations in enumerate(HISTORY, 1):
        await write(*operations)
        for _ in "ab":
            for path in paths:
                now = await app.client.get(path)
                answers = [await get(app, path, as_of=f"seq:{n}") for n in range(1, seq + 1)]
                seqs = [answer.headers["Whence-Seq"] for answer in (*answers, now)]
                assert seqs == [str(n) for n in (*range(1, seq + 1), seq)]
                assert shown(answers[-1]) == shown(now)
