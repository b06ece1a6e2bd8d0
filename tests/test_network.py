"""The network of an actor: level by level, merges resolved, and cut where it says so."""

import io
from collections.abc import AsyncIterator, Sequence
from typing import Any

import networkx
import pytest

from api.changesets.purge import purge_record
from api.database import Connection
from api.ids import record_id
from api.queries import network
from tests.conftest import Write
from tests.records import Operation, actor, affiliation, merge, retract, source, statement
from tests.serving import Served, key_for, served
from tests.test_statement_counts import ask
from tests.world import identify, on

KEYS = ("hub", "arm", "hand", "finger", "rival", "twin")
NAMES = {identify("actor", key): key for key in KEYS}
TIES: tuple[Operation, ...] = (
    source(),
    *(actor(key) for key in KEYS),
    affiliation("a", "arm", "part_of", "hub", start=on("2020"), end=on("2022"), title="wing"),
    affiliation("b", "hand", "member_of", "arm", start=on("2021")),
    affiliation("c", "finger", "commands", "hand"),
    affiliation("d", "hub", "opposes", "rival", start=on("2023-05")),
    statement("yes", "rival", {"affiliation": "a", "stance": "affirms"}),
    statement("no", "arm", {"affiliation": "a", "stance": "denies"}),
)


@pytest.fixture
async def app(dsn: str) -> AsyncIterator[Served]:
    async with served(dsn) as running:
        yield running


def path(key: str, query: str = "") -> str:
    return f"/v1/actors/{identify('actor', key)}/network{query}"


def shown(body: Any) -> tuple[dict[str, int], list[str]]:
    """Distances by keys, and ties as they are read."""
    graph = body["data"]
    distances = {NAMES[node["id"]]: node["distance"] for node in graph["nodes"]}
    ties = [
        f"{NAMES[edge['subject']]} {edge['type']} {NAMES[edge['object']]}"
        for edge in graph["edges"]
    ]
    return distances, ties


async def get(app: Served, key: str, query: str = "") -> Any:
    answer = await app.client.get(path(key, query))
    assert answer.status_code == 200, answer.text
    return answer.json()


async def test_ties_are_followed_in_either_direction_level_by_level(
    app: Served, write: Write
) -> None:
    await write(*TIES)
    first = await get(app, "hub")
    assert shown(first) == (
        {"hub": 0, "rival": 1, "arm": 1},
        ["hub opposes rival", "arm part_of hub"],
    )
    assert shown(await get(app, "hub", "?depth=3")) == (
        {"hub": 0, "rival": 1, "arm": 1, "hand": 2, "finger": 3},
        ["hub opposes rival", "arm part_of hub", "hand member_of arm", "finger commands hand"],
    )
    edge = first["data"]["edges"][1]
    rival, arm = identify("actor", "rival"), identify("actor", "arm")
    assert edge["title"] == "wing"
    assert edge["start"]["edtf"] == "2020"
    assert edge["standing"] == {
        "contested": True,
        "affirmed_by": [{"party": rival, "statements": [identify("statement", "yes")]}],
        "denied_by": [{"party": arm, "statements": [identify("statement", "no")]}],
        "questioned_by": [],
    }
    assert first["data"]["nodes"][0]["actor_kind"] == "state"
    assert {label["name"] for label in first["labels"].values()} == {"Hub", "Rival", "Arm"}


@pytest.mark.parametrize(
    ("query", "ties"),
    [
        ("?valid_at=2021-06-01", ["arm part_of hub", "hand member_of arm"]),
        ("?valid_at=2024-01-01", ["hub opposes rival"]),
        ("?valid_at=2021-06-01&date_match=certain", ["arm part_of hub"]),
        ("?types=opposes&types=commands", ["hub opposes rival"]),
        ("?types=owns", []),
    ],
)
async def test_days_and_types_choose_what_is_followed(
    app: Served, write: Write, query: str, ties: Sequence[str]
) -> None:
    await write(*TIES)
    assert shown(await get(app, "hub", f"{query}&depth=2"))[1] == ties


async def test_whoever_is_merged_is_one_with_the_one_that_answers(
    app: Served, write: Write
) -> None:
    await write(*TIES, affiliation("e", "rival", "allied_with", "twin"))
    await write(merge("actor", "twin", into="hub"))
    distances, ties = shown(await get(app, "hub"))
    assert distances == {"hub": 0, "rival": 1, "arm": 1}
    assert sorted(ties) == ["arm part_of hub", "hub opposes rival", "rival allied_with hub"]
    moved = await app.client.get(path("twin", "?depth=2"))
    assert (moved.status_code, moved.headers["location"]) == (308, path("hub", "?depth=2"))
    assert shown(await get(app, "twin", "?as_of=seq:1")) == (
        {"twin": 0, "rival": 1},
        ["rival allied_with twin"],
    )


async def test_what_is_retracted_ties_nobody_and_once_did(app: Served, write: Write) -> None:
    await write(*TIES)
    await write(retract("affiliation", "d"))
    assert shown(await get(app, "hub"))[1] == ["arm part_of hub"]
    then = await get(app, "hub", "?as_of=seq:1")
    assert shown(then)[1] == ["hub opposes rival", "arm part_of hub"]
    said = [retract("statement", key) for key in ("yes", "no")]
    await write(*said, retract("affiliation", "a"), retract("actor", "hub"))
    assert shown(await get(app, "hub")) == ({"hub": 0}, [])


async def test_who_was_purged_has_no_network_and_no_name_in_others(
    app: Served, write: Write, connection: Connection
) -> None:
    await write(*TIES)
    rival = identify("actor", "rival")
    for query in ("", "?as_of=seq:1"):
        assert (await get(app, "hub", query))["labels"][rival]["name"] == "Rival"
    await purge_record(connection, record_id("test", "actor", "rival"), "legal")
    for query in ("", "?as_of=seq:1"):
        assert (await app.client.get(path("rival", query))).status_code == 410
        assert "Rival" not in (await app.client.get(path("hub", query))).text


async def test_it_says_where_it_was_cut_and_how_many_are_missing(
    app: Served, write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    await write(*TIES)
    monkeypatch.setattr(network, "MOST_EDGES", 1)
    graph = (await get(app, "hub", "?depth=3"))["data"]
    assert (len(graph["edges"]), graph["cut"]) == (1, {"distance": 1, "left_out": 1})
    monkeypatch.undo()
    whole = (await get(app, "hub", "?depth=1"))["data"]
    monkeypatch.setattr(network, "MOST_EDGES", len(whole["edges"]))
    full = (await get(app, "hub", "?depth=2"))["data"]
    assert (full["edges"], full["cut"]["distance"]) == (whole["edges"], 2)
    monkeypatch.setattr(network, "MOST_EDGES", 9)
    monkeypatch.setattr(network, "MOST_NODES", 3)
    graph = (await get(app, "hub", "?depth=3&types=part_of&types=member_of&types=commands"))["data"]
    assert (len(graph["nodes"]), graph["cut"]["distance"]) == (3, 3)


REFUSED = {
    "?depth=0": "depth: '0' is no whole number from 1 to 3",
    "?depth=4": "depth: '4' is no whole number from 1 to 3",
    "?depth=99": "depth: '99' is no whole number from 1 to 3",
    "?depth=x": "depth: 'x' is no whole number from 1 to 3",
    "?types=friend": "types: 'friend' is not one of",
    "?valid_at=2023-02-30": "valid_at: '2023-02-30' is a day that no calendar has",
    "?date_match=certain": "date_match: says how it matches: give valid_at, too",
    "?type=owns": "type: is no parameter of a network",
}


async def test_what_it_cannot_be_asked_is_refused_with_what_would_be_right(
    app: Served, write: Write
) -> None:
    await write(*TIES)
    for query, detail in REFUSED.items():
        answer = await app.client.get(path("hub", query))
        error = answer.json()["errors"][0]
        said = f"{error['parameter']}: {error['detail']}" if "parameter" in error else str(error)
        assert (query, answer.status_code, said[: len(detail)]) == (query, 400, detail)
    other = f"/v1/actors/{identify('event', 'raid')}/network"
    assert (await app.client.get(other)).status_code == 404
    unknown = f"/v1/actors/{identify('actor', 'nobody')}/network"
    assert (await app.client.get(unknown)).status_code == 404
    assert (await app.client.get(path("hub", "?format=csv"))).status_code == 400


async def test_an_internal_dataset_ties_nobody_to_whoever_may_not_read_it(
    app: Served, write: Write, connection: Connection
) -> None:
    meta = {"title": "T", "licence": "CC0-1.0", "distribution": "internal"}
    await write(*TIES, dataset_meta=meta)
    assert (await app.client.get(path("hub"))).status_code == 404
    token = await key_for(connection, "read:test")
    headers = {"Authorization": f"Bearer {token}"}
    assert (await app.client.get(path("hub"), headers=headers)).status_code == 200


async def test_graphml_is_read_back_whole(app: Served, write: Write) -> None:
    wild = "A <b>&\"'\u0007 name"
    await write(*TIES)
    await write(actor("rival", name=wild))
    answer = await app.client.get(path("hub"), headers={"Accept": "application/graphml+xml"})
    assert answer.headers["content-type"] == "application/graphml+xml"
    assert answer.headers["x-robots-tag"] == "noindex"
    graph = networkx.read_graphml(io.BytesIO(answer.content), force_multigraph=True)
    hub, arm, rival = (identify("actor", key) for key in ("hub", "arm", "rival"))
    assert graph.is_directed()
    assert dict(graph.nodes(data="name")) == {
        hub: "Hub",
        arm: "Arm",
        rival: wild.replace("\u0007", "\ufffd"),
    }
    assert graph.nodes[rival]["distance"] == 1
    tie = graph.edges[arm, hub, identify("affiliation", "a")]
    assert tie == {
        "type": "part_of",
        "title": "wing",
        "start": "2020",
        "start_earliest": "2020-01-01",
        "start_latest": "2020-12-31",
        "end": "2022",
        "end_earliest": "2022-01-01",
        "end_latest": "2022-12-31",
        "attested": "",
        "contested": True,
        "affirmed_by": wild.replace("\u0007", "\ufffd"),
        "affirmed_by_ids": rival,
        "denied_by": "Arm",
        "denied_by_ids": arm,
        "questioned_by": "",
        "questioned_by_ids": "",
        "coded_by": "",
    }
    assert (await app.client.get(path("hub", "?format=graphml"))).content == answer.content


async def test_it_is_a_statement_a_level(app: Served, write: Write) -> None:
    await write(*TIES)
    assert await ask(app, path("hub")) == ["read_item", "read_level", "read_kinds", "read_beside"]
    assert await ask(app, path("hub", "?depth=3")) == [
        *("read_item", *["read_level"] * 3, "read_kinds", "read_beside")
    ]
