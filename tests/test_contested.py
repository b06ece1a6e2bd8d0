"""What is contested, all of it: by the last word or by how many take a side, each side whole."""

import csv
import io
from collections.abc import AsyncIterator
from typing import Any

import pytest

from api.changesets.purge import purge_record
from api.cursors import Position, write_cursor
from api.database import Connection
from api.ids import record_id
from api.queries import contested, contested_pages
from api.queries.filters import parse_facts
from tests.conftest import Write
from tests.records import (
    Operation,
    actor,
    affiliation,
    event,
    merge,
    part,
    retract,
    source,
    statement,
)
from tests.serving import Served, key_for, served
from tests.world import identify, on, place

KILLED = {"measure": "killed", "party": "ukraine"}
LEGION = {"event": "raid", "actor": "legion", "role": "perpetrator"}
UKRAINE = {"participation": "raid-ukraine"}
TIE = {"affiliation": "tie"}
WORLD: list[Operation] = [
    source("page", publisher="nbc"),
    *(actor(key) for key in ("nbc", "ukraine", "russia", "peskov", "legion")),
    event(
        "raid",
        when=on("2023-05-22"),
        place=place(country="RU", lat=50.6, lon=36.6),
        figures=[KILLED | {"low": 1, "high": 9}],
        participations=[
            part("raid-ukraine", "ukraine", "director"),
            part("raid-legion", "legion", "perpetrator"),
        ],
    ),
    event("quiet", participations=[part("quiet-legion", "legion", "victim")]),
    event("strike", category="shelling", when=on("2024-01-01")),
    affiliation("tie", "legion", "part_of", "ukraine"),
    statement(
        "accuse",
        "peskov",
        UKRAINE | {"stance": "affirms", "modality": "certain"},
        act="accusation",
        speakers=[{"actor": "peskov", "on_behalf_of": "russia"}],
        said=on("2023-05-23"),
        via=[{"actor": "nbc", "mode": "quoted"}],
        figures=[KILLED | {"best": 70}],
    ),
    statement(
        "deny",
        "ukraine",
        {"event": "raid", "actor": "ukraine", "role": "involved", "stance": "denies"},
        act="denial",
        said=on("2023-05-25"),
        figures=[KILLED | {"best": 7}],
    ),
    statement("echo", "nbc", {"statement": "accuse", "relation": "repeats"}, said=on("2023-05-24")),
    statement("bound", "russia", TIE | {"stance": "affirms"}, said=on("2023-06-01")),
    statement("unbound", "legion", TIE | {"stance": "denies"}),
    statement("struck", "ukraine", {"event": "strike", "stance": "affirms"}),
    statement("unstruck", "russia", {"event": "strike", "stance": "denies"}),
    statement("own", "legion", LEGION | {"stance": "affirms"}, said=on("2025")),
]
PATH = "/v1/positions"


@pytest.fixture
async def app(dsn: str, write: Write) -> AsyncIterator[Served]:
    await write(*WORLD)
    async with served(dsn) as running:
        yield running


async def ask(app: Served, query: str = "") -> Any:
    answer = await app.client.get(f"{PATH}?{query}")
    assert answer.status_code == 200, answer.text
    return answer.json()


def key_of(fact: Any) -> str:
    """A figure has none of its own."""
    return f"{fact['key']}:{fact['measure']}" if fact["kind"] == "figure" else str(fact["key"])


async def found(app: Served, query: str = "") -> list[str]:
    return [key_of(entry["fact"]) for entry in (await ask(app, query))["data"]]


async def refused(app: Served, query: str) -> list[tuple[str, str]]:
    answer = await app.client.get(f"{PATH}?{query}")
    assert answer.status_code == 400, answer.text
    errors = answer.json().get("errors", ())
    return [(each["parameter"], each["detail"]) for each in errors]


async def test_each_fact_has_its_sides_in_order_of_date_and_the_words_between(app: Served) -> None:
    [_, raid, _] = (
        await ask(app, "contested=true&fact=affiliation&fact=participation&fact=event")
    )["data"]
    keys = {identify("actor", key): key for key in ("ukraine", "russia", "nbc")} | {
        identify("statement", key): key for key in ("accuse", "deny", "echo")
    }
    sides = [
        (
            keys[side["party"]],
            side["stance"],
            [(keys[said["id"]], said["act"], said.get("modality")) for said in side["statements"]],
        )
        for side in raid["parties"]
    ]
    assert (raid["fact"]["kind"], raid["fact"]["role"], raid["fact"]["event"]) == (
        "participation",
        "director",
        identify("event", "raid"),
    )
    assert sorted(sides) == [
        ("nbc", "affirms", [("echo", "assessment", None)]),
        ("russia", "affirms", [("accuse", "accusation", "certain")]),
        ("ukraine", "denies", [("deny", "denial", None)]),
    ]
    words = [
        (keys[raid[which]["statement"]], raid[which]["stance"], raid[which]["said"]["edtf"])
        for which in ("first_word", "last_word")
    ]
    assert words == [("accuse", "affirms", "2023-05-23"), ("deny", "denies", "2023-05-25")]
    [russia] = [side for side in raid["parties"] if keys[side["party"]] == "russia"]
    [said] = russia["statements"]
    assert said["via"] == [{"actor": identify("actor", "nbc"), "mode": "quoted"}]
    assert said["evidence"][0]["source"] == identify("source", "page")


async def test_in_order_of_the_last_word_undated_last_or_of_parties(app: Served) -> None:
    assert await found(app) == ["tie", "raid:killed", "raid-ukraine", "strike"]
    assert await found(app, "sort=-last_word") == ["tie", "raid:killed", "raid-ukraine", "strike"]
    assert await found(app, "sort=last_word") == ["raid-ukraine", "raid:killed", "tie", "strike"]
    assert (await found(app, "sort=-parties"))[0] == "raid-ukraine"
    assert (await found(app, "sort=parties"))[-1] == "raid-ukraine"


@pytest.mark.parametrize(
    ("query", "there"),
    [
        ("fact=participation", ["raid-ukraine"]),
        ("fact=figure", ["raid:killed"]),
        ("fact=figure&party={nbc}", []),
        ("fact=event&fact=affiliation", ["tie", "strike"]),
        ("dataset=test", ["tie", "raid:killed", "raid-ukraine", "strike"]),
        ("country=RU", ["raid:killed", "raid-ukraine"]),
        ("category=shelling", ["strike"]),
        ("actor={ukraine}", ["raid-ukraine"]),
        ("actor={legion}", []),
        ("role=involved", ["raid-ukraine"]),
        ("role=perpetrator", []),
        ("actor={ukraine}&role=director", ["raid-ukraine"]),
        ("party={ukraine}", ["raid:killed", "raid-ukraine", "strike"]),
        ("party={ukraine}&stance=denies", ["raid-ukraine"]),
        ("party={nbc}", ["raid-ukraine"]),
        ("stance=questions", []),
        ("speaker={peskov}", ["raid:killed", "raid-ukraine"]),
        ("speaker={legion}", ["tie"]),
        ("subject={legion}", ["tie"]),
        ("object={ukraine}&type=part_of", ["tie"]),
        ("from=2023-12-01", ["tie", "strike"]),
        ("to=2023-12-01&fact=participation", ["raid-ukraine"]),
        ("bbox=36,50,37,51", ["raid:killed", "raid-ukraine"]),
        ("near=50.6,36.7,50", ["raid:killed", "raid-ukraine"]),
        ("near=50.6,39,50&precision=any", []),
        ("source={page}&fact=event", ["strike"]),
    ],
)
async def test_filters_are_met_by_the_fact_itself(
    app: Served, query: str, there: list[str]
) -> None:
    ids = {key: identify("actor", key) for key in ("ukraine", "nbc", "peskov", "legion")}
    asked = query.format(page=identify("source", "page"), **ids)
    assert await found(app, asked) == there


@pytest.mark.parametrize("sort", ["last_word", "-last_word", "parties", "-parties"])
async def test_a_walk_neither_misses_nor_repeats_while_data_change(
    app: Served, write: Write, sort: str
) -> None:
    whole = await found(app, f"sort={sort}")
    first = await ask(app, f"sort={sort}&limit=1&count=exact")
    assert first["page"]["count"] == 4
    await write(retract("statement", "unbound"), retract("statement", "deny"))
    seen, page = [key_of(entry["fact"]) for entry in first["data"]], first["page"]
    while "next" in page:
        answer = await ask(app, f"sort={sort}&limit=1&cursor={page['next']}")
        seen += [key_of(entry["fact"]) for entry in answer["data"]]
        page = answer["page"]
    assert seen == whole
    assert await found(app) == ["raid:killed", "strike"]
    assert await found(app, "as_of=seq:1") == ["tie", "raid:killed", "raid-ukraine", "strike"]


async def test_a_table_has_a_row_for_each_statement_of_each_side(app: Served) -> None:
    answer = await app.client.get(f"{PATH}?format=csv")
    rows = list(csv.DictReader(io.StringIO(answer.text)))
    assert answer.headers["content-type"].startswith("text/csv")
    told = ("party", "stance", "act", "said", "modality", "via", "contested", "last_word")
    assert sorted(
        tuple(row[name] for name in told) for row in rows if row["fact"] == "participation"
    ) == [
        ("Nbc", "affirms", "assessment", "2023-05-24", "", "", "true", "2023-05-25"),
        ("Russia", "affirms", "accusation", "2023-05-23", "certain", "Nbc", "true", "2023-05-25"),
        ("Ukraine", "denies", "denial", "2023-05-25", "", "", "true", "2023-05-25"),
    ]
    assert {(row["key"], row["stance"]) for row in rows if row["fact"] != "figure"} == {
        (key, stance)
        for key in ("tie", "raid-ukraine", "strike")
        for stance in ("affirms", "denies")
    }
    limited = (await app.client.get(f"{PATH}?format=csv&limit=1&sort=last_word")).text
    assert {row["key"] for row in csv.DictReader(io.StringIO(limited))} == {"raid-ukraine"}
    assert await refused(app, "format=csv&count=exact") == [("format", "csv has no count")]


async def test_a_merged_event_shows_its_parts_and_its_survivor_the_rest(
    app: Served, write: Write
) -> None:
    await write(event("war"), merge("event", "raid", "war"), merge("event", "strike", "war"))
    assert await found(app) == ["tie", "war:killed", "raid-ukraine", "war"]
    assert await found(app, "as_of=seq:1") == ["tie", "raid:killed", "raid-ukraine", "strike"]
    await write(merge("actor", "ukraine", "russia"))
    both = [await found(app, f"actor={identify('actor', key)}") for key in ("ukraine", "russia")]
    assert both[0] == both[1]


async def test_what_is_purged_is_no_fact_of_any_seq(app: Served, connection: Connection) -> None:
    await purge_record(connection, record_id("test", "affiliation", "tie"), "legal")
    assert await found(app) == ["raid:killed", "raid-ukraine", "strike"]
    assert await found(app, "as_of=seq:1") == ["raid:killed", "raid-ukraine", "strike"]


@pytest.mark.parametrize(
    ("query", "faults"),
    [
        (
            "sort=x",
            [("sort", "'x' is not one of last_word, -last_word, parties, -parties")],
        ),
        ("limit=0", [("limit", "'0' is no whole number from 1 to 1000")]),
        ("from=2023-02-30", [("from", "'2023-02-30' is a day that no calendar has")]),
        (
            "from=2024-01-01&to=2023-01-01",
            [("from", "is 2024-01-01, after `to`, which is 2023-01-01")],
        ),
        ("fact=affiliation&country=RU", [("country", "is no filter of facts of kind affiliation")]),
        ("fact=event&role=director", [("role", "is no filter of facts of kind event")]),
        ("fact=figure&stance=denies", [("stance", "is no filter of facts of kind figure")]),
        (
            "category=aid&type=part_of",
            [("type", "no fact has category as well as type")],
        ),
        ("as_of=seq:0", [("as_of", "'seq:0' is before the first change set, which is seq:1")]),
        ("as_of=seq:9", [("as_of", "seq:9 is of no change set yet; the latest is seq:1")]),
        (
            "dataset=nope",
            [("dataset", "there is no dataset 'nope'; /v1/datasets lists those there are")],
        ),
    ],
)
async def test_what_cannot_be_asked_is_told(
    app: Served, query: str, faults: list[tuple[str, str]]
) -> None:
    assert await refused(app, query) == faults


async def test_more_that_is_refused(app: Served) -> None:
    [(name, detail)] = await refused(app, "contested=false")
    assert (name, "/v1/events?contested=false" in detail) == ("contested", True)
    [(name, detail)] = await refused(app, "linked=true")
    assert (name, "a list of contested facts" in detail) == ("linked", True)
    [(name, detail)] = await refused(app, "as_of=1999-01-01T00:00:00Z")
    assert (name, "before the first change set" in detail) == ("as_of", True)
    cursor = (await ask(app, "limit=1"))["page"]["next"]
    for query in (f"sort=parties&cursor={cursor}", f"fact=event&cursor={cursor}", "cursor=x"):
        assert [name for name, _ in await refused(app, query)] == ["cursor"]
    answer = await app.client.get("/v1/events?fact=event")
    assert "/v1/positions" in answer.text
    for sort, forged in (("last_word", "2023-99-01"), ("parties", "many"), ("parties", "-1")):
        asked = parse_facts(f"sort={sort}".encode())
        text = write_cursor(Position(1, forged, record_id("test", "event", "x")), asked.canonical())
        assert [name for name, _ in await refused(app, f"sort={sort}&cursor={text}")] == ["cursor"]


async def test_too_many_facts_or_statements_are_refused(
    app: Served, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(contested_pages, "MOST_STATEMENTS", 2)
    assert [name for name, _ in await refused(app, "limit=3")] == ["limit"]
    monkeypatch.setattr(contested, "MOST_FACTS", 2)
    answer = await app.client.get(f"{PATH}?fact=event&fact=participation&fact=affiliation&limit=9")
    assert (answer.status_code, "more than 2 contested facts" in answer.text) == (400, True)


async def test_what_is_internal_is_shown_to_those_who_may_read_it(
    app: Served, write: Write, connection: Connection
) -> None:
    hidden = [
        source(),
        *(actor(key) for key in ("nbc", "a", "b")),
        event("secret"),
        statement("yes", "a", {"event": "secret", "stance": "affirms"}, said=on("2026")),
        statement("no", "b", {"event": "secret", "stance": "denies"}),
    ]
    internal = {"title": "Inside", "licence": "none", "distribution": "internal"}
    await write(*hidden, dataset="inside", dataset_meta=internal)
    everybody = await found(app)
    headers = {"authorization": f"Bearer {await key_for(connection, 'read:inside')}"}
    answer = await app.client.get(PATH, headers=headers)
    readers = [key_of(entry["fact"]) for entry in answer.json()["data"]]
    assert (everybody, readers) == (
        ["tie", "raid:killed", "raid-ukraine", "strike"],
        ["secret", "tie", "raid:killed", "raid-ukraine", "strike"],
    )
    table = (await app.client.get(f"{PATH}?format=csv", headers=headers)).text
    assert ("secret" in table, "secret" in (await app.client.get(f"{PATH}?format=csv")).text) == (
        True,
        False,
    )
