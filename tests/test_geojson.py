"""Events on a map: points where there are any, and who says so beside every part."""

import json
from collections.abc import AsyncIterator
from typing import Any

import msgspec
import pytest

from schemas.geojson import FeatureCollection
from tests.conftest import Write
from tests.records import Operation, actor, event, part, source, statement
from tests.serving import Served, served
from tests.world import identify, on, place

RAID: list[Operation] = [
    source("page", title="Page"),
    actor("russia"),
    actor("ukraine"),
    event("war"),
    event(
        "raid",
        title="Raid",
        when=on("2023-05"),
        parent="war",
        place=place(name="Village", country="RU", lat=50.612345, lon=-36.6, precision="near"),
        participations=[part("director", "ukraine", "director")],
        figures=[{"measure": "killed", "best": 70}],
    ),
    statement("blame", "russia", {"participation": "director", "stance": "affirms"}),
    statement("denial", "ukraine", {"participation": "director", "stance": "denies"}),
]


@pytest.fixture
async def app(dsn: str, write: Write) -> AsyncIterator[Served]:
    await write(*RAID)
    async with served(dsn) as running:
        yield running


async def collection(app: Served, query: str = "") -> Any:
    answer = await app.client.get(f"/v1/events?format=geojson{query}")
    assert answer.headers["content-type"] == "application/geo+json"
    msgspec.json.decode(answer.content, type=FeatureCollection)
    return answer.json()


async def test_an_event_is_a_feature_with_its_parts_attributed(app: Served) -> None:
    found = await collection(app, "&key=raid")
    assert found["type"] == "FeatureCollection"
    (raid,) = found["features"]
    assert raid["properties"].pop("recorded_at").endswith("Z")
    ukraine = {"id": identify("actor", "ukraine"), "name": "Ukraine"}
    assert raid == {
        "type": "Feature",
        "id": identify("event", "raid"),
        "geometry": {"type": "Point", "coordinates": [-36.6, 50.612345]},
        "properties": {
            "contested": False,
            "affirmed_by": [],
            "denied_by": [],
            "questioned_by": [],
            "dataset": "test",
            "key": "raid",
            "version": 1,
            "seq": 1,
            "status": "active",
            "title": "Raid",
            "category": "armed_incursion",
            "when": "2023-05",
            "earliest": "2023-05-01",
            "latest": "2023-05-31",
            "place": "Village",
            "country": "RU",
            "precision": "near",
            "parent": {"id": identify("event", "war"), "name": "Event war"},
            "figures": [{"measure": "killed", "best": 70}],
            "participations": [
                {
                    "contested": True,
                    "affirmed_by": [{"id": identify("actor", "russia"), "name": "Russia"}],
                    "denied_by": [ukraine],
                    "questioned_by": [],
                    "id": identify("participation", "director"),
                    "key": "director",
                    "actor": ukraine,
                    "role": "director",
                }
            ],
            "sources": [{"id": identify("source", "page"), "name": "Page"}],
        },
    }


async def test_an_event_without_a_point_has_no_geometry(app: Served) -> None:
    (war,) = (await collection(app, "&key=war"))["features"]
    assert war["geometry"] is None
    assert "when" not in war["properties"]


async def test_nothing_found_is_an_empty_collection(app: Served) -> None:
    assert await collection(app, "&key=none") == {"type": "FeatureCollection", "features": []}


async def test_features_stand_a_line_each(app: Served) -> None:
    answer = await app.client.get("/v1/events?format=geojson")
    head, *features, end = answer.text.strip().split("\n")
    assert (head, end) == ('{"type":"FeatureCollection","features":[', "]}")
    assert [json.loads(line.rstrip(","))["type"] for line in features] == ["Feature", "Feature"]


async def test_only_events_have_this_format(app: Served) -> None:
    answer = await app.client.get("/v1/actors?format=geojson")
    assert (answer.status_code, answer.json()["type"]) == (406, "/problems/not-acceptable")
