"""Numbers of one thing that cannot both be so are contested, though nobody denies the event."""

import csv
import io
from collections.abc import AsyncIterator
from typing import Any

import pytest

from api.queries import figures
from tests.conftest import Write
from tests.records import Operation, actor, event, merge, part, source, statement
from tests.serving import Served, served
from tests.world import identify, on

PATH = "/v1/positions"
KILLED = {"measure": "killed", "party": "ukraine"}
RAID = {"event": "raid", "stance": "mentions"}
WORLD: list[Operation] = [
    source("page", title="The page"),
    *(actor(key) for key in ("nbc", "ukraine", "russia", "legion")),
    event("raid", when=on("2023-05-22"), participations=[part("legion-in", "legion", "involved")]),
    event("strike", figures=[KILLED | {"low": 1, "high": 9}]),
    statement(
        "many",
        "russia",
        RAID,
        act="casualty_report",
        said=on("2023-05-23"),
        figures=[KILLED | {"best": 70}],
        evidence=[
            {
                "source": "page",
                "passage": {"type": "text", "start": 10, "end": 24, "sha256": "ab" * 32},
            },
            {"source": "page", "passage": {"type": "locator", "page": "3", "row": "=1+1"}},
            {"source": "page"},
        ],
    ),
]
FEW = statement(
    "few",
    "ukraine",
    {"participation": "legion-in", "stance": "affirms"},
    said=on("2023-05-25"),
    figures=[KILLED | {"best": 7}],
)


@pytest.fixture
async def app(dsn: str, write: Write) -> AsyncIterator[Served]:
    await write(*WORLD)
    async with served(dsn) as running:
        yield running


async def ask(app: Served, query: str = "") -> list[Any]:
    answer = await app.client.get(f"{PATH}?{query}")
    assert answer.status_code == 200, answer.text
    data: list[Any] = answer.json()["data"]
    return data


async def found(app: Served, query: str = "") -> list[tuple[str, str, tuple[int, int]]]:
    return [
        (each["fact"]["key"], each["fact"]["measure"], tuple(each["spread"].values()))
        for each in await ask(app, query)
    ]


def given(key: str, about: Any, speaker: str = "ukraine", **figure: Any) -> Operation:
    """A statement with a number of the killed."""
    return statement(key, speaker, about, figures=[KILLED | figure])


async def test_how_sure_who_counts_is_of_the_event_stands_beside_the_number(
    app: Served, write: Write
) -> None:
    hedged = {"participation": "legion-in", "stance": "affirms", "modality": "possible"}
    await write(given("hedged", hedged, best=7), given("bare", RAID, "nbc", best=8))
    [fact] = await ask(app, "fact=figure")
    sure = {
        each["id"]: each.get("modality")
        for party in fact["parties"]
        for each in party["statements"]
    }
    known = {identify("statement", key): None for key in ("many", "bare")}
    assert sure == known | {identify("statement", "hedged"): "possible"}
    table = (await app.client.get(f"{PATH}?fact=figure&format=csv")).text
    rows = {row["statement_id"]: row["modality"] for row in csv.DictReader(io.StringIO(table))}
    assert rows[identify("statement", "hedged")] == "possible"


async def test_an_event_of_which_a_number_alone_is_disputed_is_listed(
    app: Served, write: Write
) -> None:
    assert await ask(app) == []
    await write(FEW)
    [entry] = await ask(app, "contested=true")
    ids = {key: identify("actor", key) for key in ("russia", "ukraine")}
    words = {
        which: {
            "statement": identify("statement", key),
            "party": ids[party],
            "said": {"edtf": day, "earliest": day, "latest": day},
        }
        for which, key, party, day in (
            ("first_word", "many", "russia", "2023-05-23"),
            ("last_word", "few", "ukraine", "2023-05-25"),
        )
    }
    parties = entry.pop("parties")
    fact = entry.pop("fact")
    assert len(fact.pop("evidence")) == 1
    assert entry == words | {"spread": {"lowest": 7, "highest": 70}}
    assert fact == {
        "kind": "figure",
        "id": identify("event", "raid"),
        "key": "raid",
        "dataset": "test",
        "event": identify("event", "raid"),
        "title": "Event raid",
        "when": {"edtf": "2023-05-22", "earliest": "2023-05-22", "latest": "2023-05-22"},
        "measure": "killed",
        "party": ids["ukraine"],
    }
    assert [
        (side["party"], [said["figures"][0]["best"] for said in side["statements"]])
        for side in parties
    ] == [(ids["russia"], [70]), (ids["ukraine"], [7])]


@pytest.mark.parametrize(
    ("figure", "disputed"),
    [
        ({"best": 70}, False),
        ({"best": 69}, True),
        ({"low": 60, "best": 65, "high": 70}, False),
        ({"low": 60, "best": 65}, True),
        ({"low": 60}, False),
        ({"low": 71}, True),
        ({"high": 69}, True),
        ({"best": 7, "high": 80}, False),
        ({"best": 7, "party": "russia"}, False),
        ({"best": 7, "measure": "wounded"}, False),
        ({"best": 7, "unit": "percent"}, False),
    ],
)
async def test_numbers_are_disputed_where_no_number_is_within_both(
    app: Served, write: Write, figure: dict[str, Any], disputed: bool
) -> None:
    await write(given("few", RAID, **figure))
    assert bool(await found(app)) is disputed


async def test_a_party_that_counts_anew_disputes_nothing(app: Served, write: Write) -> None:
    await write(given("more", RAID, "russia", best=80))
    assert await found(app) == []
    await write(given("many-too", RAID, "nbc", best=70))
    assert await found(app) == [("raid", "killed", (70, 80))]


async def test_what_a_dataset_codes_is_a_side_and_what_is_taken_back_is_none(
    app: Served, write: Write
) -> None:
    strike = {"event": "strike", "stance": "mentions"}
    await write(given("more", strike, best=10))
    assert await found(app) == [("strike", "killed", (10, 10))]
    assert (await ask(app))[0]["fact"]["coded"] == [
        {"measure": "killed", "party": identify("actor", "ukraine"), "low": 1, "high": 9}
    ]
    await write(statement("back", "ukraine", {"statement": "more", "relation": "retracts"}))
    assert (await found(app), len(await found(app, "as_of=seq:2"))) == ([], 1)


async def test_who_corrects_or_confirms_in_numbers_is_on_the_event(
    app: Served, write: Write
) -> None:
    await write(
        statement("told", "ukraine", {"event": "raid", "stance": "affirms"}),
        given("anew", {"statement": "told", "relation": "corrects"}, best=8),
        given("echo", {"statement": "told", "relation": "confirms"}, "nbc", best=9),
    )
    assert await found(app) == [("raid", "killed", (8, 70))]
    [entry] = await ask(app, f"party={identify('actor', 'nbc')}")
    parties = {identify("actor", key) for key in ("russia", "ukraine", "nbc")}
    assert {side["party"] for side in entry["parties"]} == parties


async def test_of_merged_events_the_one_that_answers_has_the_numbers(
    app: Served, write: Write
) -> None:
    await write(FEW, event("war"), merge("event", "raid", "war"))
    assert await found(app) == [("war", "killed", (7, 70))]
    await write(merge("actor", "ukraine", "russia"))
    assert await found(app) == []


async def test_a_table_has_a_row_for_each_number_with_passages(app: Served, write: Write) -> None:
    await write(FEW)
    answer = await app.client.get(f"{PATH}?format=csv&fact=figure")
    rows = {row["party"]: row for row in csv.DictReader(io.StringIO(answer.text))}
    told = ("fact", "key", "measure", "counted", "best", "lowest", "highest", "contested", "stance")
    assert [tuple(rows[party][name] for name in told) for party in ("Russia", "Ukraine")] == [
        ("figure", "raid", "killed", "Ukraine", "70", "7", "70", "", ""),
        ("figure", "raid", "killed", "Ukraine", "7", "7", "70", "", ""),
    ]
    cited = ("sources", "passages", "passage_sha256s", "passage_texts")
    assert tuple(rows["Russia"][name] for name in cited) == (
        "The page",
        "The page: 10-24 | The page: page 3, row =1+1",
        f"{'ab' * 32} | ",
        " | ",
    )


async def test_too_many_statements_with_numbers_are_refused_and_other_facts_are_not(
    app: Served, write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    await write(FEW)
    monkeypatch.setattr(figures, "MOST_COUNTING", 1)
    answer = await app.client.get(PATH)
    assert (answer.status_code, "more than 1 statements give numbers" in answer.text) == (400, True)
    assert await ask(app, "fact=event&fact=participation&fact=affiliation") == []
