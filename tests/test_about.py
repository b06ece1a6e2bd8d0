"""What is said of an actor: by others and by itself, no side cut off before another."""

from collections.abc import AsyncIterator
from typing import Any

import msgspec
import pytest

from api.database import Connection
from api.queries.about import SQL
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
from tests.serving import Served, served
from tests.test_network_plans import seeded_dsn as seeded_dsn
from tests.test_plans import indexes, nodes, scanned
from tests.test_statement_counts import ask
from tests.world import identify, on

STATEMENTS = (
    *("accuse", "more", "deny", "own", "tie", "doubt", "dispute", "other", "far"),
    *("toll", "loss", "wrong"),
)
NAMES = {identify("statement", key): key for key in STATEMENTS}
LEGION = identify("actor", "legion")
SAID: tuple[Operation, ...] = (
    source(),
    *(actor(key) for key in ("legion", "chief", "russia", "ukraine", "nbc", "twin")),
    event("raid", participations=[part("raid-legion", "legion", "perpetrator")]),
    affiliation("tie", "legion", "part_of", "ukraine"),
    statement(
        "accuse",
        "russia",
        {"participation": "raid-legion", "stance": "affirms", "modality": "certain"},
        {"event": "raid", "stance": "affirms"},
        said=on("2023-05-23"),
        via=[{"actor": "nbc", "mode": "quoted"}],
    ),
    statement("more", "russia", {"actor": "legion", "stance": "affirms"}, said=on("2023-05-24")),
    statement(
        "deny", "nbc", {"event": "raid", "actor": "legion", "role": "involved", "stance": "denies"}
    ),
    statement(
        "own",
        "chief",
        {"participation": "raid-legion", "stance": "denies"},
        speakers=[{"actor": "chief", "on_behalf_of": "legion"}],
    ),
    statement("tie", "ukraine", {"affiliation": "tie", "stance": "denies"}, said=on("2023-05")),
    statement("doubt", "legion", {"affiliation": "tie", "stance": "questions"}),
    statement("dispute", "ukraine", {"statement": "accuse", "relation": "disputes"}),
    statement("other", "legion", {"event": "raid", "stance": "mentions"}),
    statement("far", "nbc", {"event": "raid", "stance": "affirms"}),
)


@pytest.fixture
async def app(dsn: str) -> AsyncIterator[Served]:
    async with served(dsn) as running:
        yield running


def path(key: str = "legion", query: str = "") -> str:
    return f"/v1/actors/{identify('actor', key)}/statements-about{query}"


async def get(app: Served, query: str = "") -> Any:
    answer = await app.client.get(path(query=query))
    assert answer.status_code == 200, answer.text
    assert answer.headers["x-robots-tag"] == "noindex"
    return answer.json()


def shown(body: Any) -> list[tuple[str, str, list[str]]]:
    """Groups with their statements, by keys."""
    return [
        (
            group["by"],
            "counted" if group.get("counted") else group.get("stance", group.get("relation", "")),
            [NAMES[each["id"]] for each in group["statements"]],
        )
        for group in body["data"]
    ]


def killed(key: str, best: int) -> dict[str, Any]:
    return {"measure": "killed", "party": key, "best": best}


async def test_others_and_itself_stand_apart_each_side_in_a_group(
    app: Served, write: Write
) -> None:
    await write(*SAID)
    body = await get(app)
    assert shown(body) == [
        ("others", "affirms", ["more", "accuse"]),
        ("others", "denies", ["tie", "deny"]),
        ("others", "disputes", ["dispute"]),
        ("itself", "denies", ["own"]),
        ("itself", "questions", ["doubt"]),
        ("itself", "", ["other"]),
    ]
    accuse = body["data"][0]["statements"][1]
    assert accuse["about"] == [
        {
            "record": identify("participation", "raid-legion"),
            "stance": "affirms",
            "modality": "certain",
        }
    ]
    assert accuse["via"] == [{"actor": identify("actor", "nbc"), "mode": "quoted"}]
    assert accuse["evidence"] == [{"source": identify("source", "page"), "polarity": "supports"}]
    assert body["labels"][LEGION]["name"] == "Legion"


async def test_each_group_is_cut_and_walked_by_itself(app: Served, write: Write) -> None:
    await write(*SAID)
    first = await get(app, "?limit=1")
    assert [(side, keys) for _, side, keys in shown(first)[:2]] == [
        ("affirms", ["more"]),
        ("denies", ["tie"]),
    ]
    assert ["next" in group for group in first["data"]] == [True, True] + [False] * 4
    await write(retract("statement", "deny"))
    after = [group["next"] for group in first["data"][:2]]
    assert shown(await get(app, f"?limit=1&cursor={after[0]}")) == [
        ("others", "affirms", ["accuse"])
    ]
    assert shown(await get(app, f"?cursor={after[1]}")) == [("others", "denies", ["deny"])]
    assert ("others", "denies", ["tie"]) in shown(await get(app))
    elsewhere = await app.client.get(path("russia", f"?cursor={after[0]}"))
    assert (elsewhere.status_code, elsewhere.json()["type"]) == (400, "/problems/bad-cursor")


async def test_what_is_said_of_a_merged_actor_is_said_of_the_one_that_answers(
    app: Served, write: Write
) -> None:
    await write(*SAID)
    await write(statement("far", "nbc", {"actor": "twin", "stance": "denies"}))
    await write(merge("actor", "twin", into="legion"))
    assert ("others", "denies", ["tie", "far", "deny"]) in [
        (by, side, sorted(keys, key=["tie", "far", "deny", *STATEMENTS].index))
        for by, side, keys in shown(await get(app))
    ]
    moved = await app.client.get(path("twin"))
    assert (moved.status_code, moved.headers["location"]) == (308, path())
    then = await app.client.get(path("twin", "?as_of=seq:2"))
    assert shown(then.json()) == [("others", "denies", ["far"])]


COUNTED: tuple[Operation, ...] = (
    *SAID[:9],
    statement(
        "toll",
        "russia",
        {"event": "raid", "stance": "affirms"},
        figures=[killed("legion", 70), killed("russia", 1), killed("twin", 5)],
    ),
    statement(
        "loss",
        "chief",
        speakers=[{"actor": "chief", "on_behalf_of": "legion"}],
        figures=[killed("legion", 2)],
    ),
    statement("wrong", "ukraine", {"statement": "toll", "relation": "disputes"}),
)


async def test_who_counts_an_actors_people_speaks_of_it_by_these_numbers(
    app: Served, write: Write
) -> None:
    await write(*COUNTED)
    body = await get(app)
    assert shown(body) == [
        ("others", "disputes", ["wrong"]),
        ("others", "counted", ["toll"]),
        ("itself", "counted", ["loss"]),
    ]
    [toll] = body["data"][1]["statements"]
    assert toll["figures"] == [{"measure": "killed", "party": LEGION, "best": 70}]
    assert toll["about"] == [{"record": identify("event", "raid"), "stance": "affirms"}]
    [wrong] = body["data"][0]["statements"]
    assert wrong["about"] == [{"record": identify("statement", "toll"), "relation": "disputes"}]
    await write(merge("actor", "twin", into="legion"))
    [toll] = (await get(app))["data"][1]["statements"]
    twin = identify("actor", "twin")
    assert [(each["party"], each["best"]) for each in toll["figures"]] == [(LEGION, 70), (twin, 5)]


async def test_a_walk_through_those_who_count_goes_on(app: Served, write: Write) -> None:
    toll = statement("toll", "russia", figures=[killed("legion", 70)], said=on("2023-05-24"))
    again = statement("more", "russia", figures=[killed("legion", 71)], said=on("2023-05-25"))
    await write(*SAID[:9], toll, again)
    [first] = (await get(app, "?limit=1"))["data"]
    assert (first["counted"], NAMES[first["statements"][0]["id"]]) == (True, "more")
    assert shown(await get(app, f"?cursor={first['next']}")) == [("others", "counted", ["toll"])]


@pytest.mark.parametrize("query", ["?limit=0", "?limit=101", "?cursor=x", "?stance=denies"])
async def test_what_it_cannot_be_asked_is_refused(app: Served, write: Write, query: str) -> None:
    await write(*SAID)
    assert (await app.client.get(path(query=query))).status_code == 400
    other = f"/v1/actors/{identify('event', 'raid')}/statements-about"
    assert (await app.client.get(other)).status_code == 404


async def test_it_is_one_statement_beside_the_actor_and_its_names(
    app: Served, write: Write
) -> None:
    await write(*SAID)
    assert await ask(app, path()) == ["read_item", "read_about", "read_beside"]
    assert await ask(app, path(query="?limit=9")) == ["read_item", "read_about"]


@pytest.mark.parametrize("mode", ["custom", "generic"])
async def test_it_is_read_from_its_index(seeded: Connection, mode: str) -> None:
    await seeded.execute(f"SET plan_cache_mode = force_{mode}_plan")
    await seeded.execute(f"PREPARE asked AS {SQL['read_about']}")
    for number in (0, 7):
        found = await seeded.fetchval(
            f"EXPLAIN (FORMAT JSON) EXECUTE asked "
            f"(md5('actor{number}')::uuid, 100, 51, NULL, NULL, NULL, NULL)"
        )
        plan = list(nodes(msgspec.json.decode(found)[0]["Plan"]))
        assert scanned(plan) == set()
        read = {node.get("Relation Name") for node in plan if node["Node Type"] == "Seq Scan"}
        assert "document_terms" not in read
        assert "document_terms_value" in indexes(plan)
