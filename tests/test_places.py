"""What is near a point, over the date line and the poles, and how well its place must be known."""

import math
import random
from collections.abc import AsyncIterator
from typing import Final, get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from api.database import Connection
from api.queries.places import RADIUS, Circle
from schemas.codes import Precision
from tests.conftest import Write
from tests.reading import ask, keys, walk
from tests.records import Operation, event, source
from tests.serving import Served, served
from tests.world import identify, place

#: Kilometres: what lies so close to the edge of a circle may be in it or not.
EDGE: Final = 1e-4
CODES: Final = get_args(Precision)
TRAP: Final = '"precision":"exact"'
#: Both poles by several longitudes, both sides of the date line, and what is beside them.
CORNERS: Final = [
    (lat, lon)
    for lat in (-90.0, -89.999999, -17.5, 0.0, 51.0, 89.9, 90.0)
    for lon in (-180.0, -179.999999, -90.0, 0.0, 36.6, 179.999999, 180.0)
]

latitudes = st.one_of(st.floats(-90, 90), st.sampled_from([lat for lat, _ in CORNERS]))
longitudes = st.one_of(st.floats(-180, 180), st.sampled_from([lon for _, lon in CORNERS]))
points = st.tuples(latitudes, longitudes)
distances = st.one_of(st.floats(0.001, 20040), st.floats(0.001, 300), st.sampled_from([10007.6]))


@pytest.fixture
async def app(dsn: str) -> AsyncIterator[Served]:
    async with served(dsn) as running:
        yield running


def kilometres(one: tuple[float, float], other: tuple[float, float]) -> float:
    """Along the great circle, by the haversine, with no more than the library of Python."""
    (lat, lon), (other_lat, other_lon) = (map(math.radians, point) for point in (one, other))
    square = (
        math.sin((other_lat - lat) / 2) ** 2
        + math.cos(lat) * math.cos(other_lat) * math.sin((other_lon - lon) / 2) ** 2
    )
    return 2 * RADIUS * math.atan2(math.sqrt(square), math.sqrt(max(0.0, 1 - square)))


@given(points, points, distances)
def test_whatever_is_in_a_circle_is_in_the_box_around_it(
    centre: tuple[float, float], point: tuple[float, float], km: float
) -> None:
    box = Circle(lat=centre[0], lon=centre[1], km=km).bounds()
    assert -180 <= box.west <= 180
    assert -180 <= box.east <= 180
    lat, lon = point
    if kilometres(centre, point) <= km:
        assert box.south <= lat <= box.north
        if box.west <= box.east:
            assert box.west <= lon <= box.east
        else:
            assert lon >= box.west or lon <= box.east


def test_the_box_around_a_circle_ends_at_the_poles_and_spans_the_date_line() -> None:
    def box(lat: float, lon: float, degrees: float) -> list[float]:
        found = Circle(lat=lat, lon=lon, km=math.radians(degrees) * RADIUS).bounds()
        return [round(edge, 3) for edge in (found.west, found.south, found.east, found.north)]

    assert box(0, 0, 10) == [-10, -10, 10, 10]
    assert box(60, 30, 10) == [9.678, 50, 50.322, 70]
    assert box(0, -179, 2) == [179, -2, -177, 2]
    assert box(-85, 12, 5) == [-180, -90, 180, -80]
    assert box(0, 0, 180) == [-180, -90, 180, 90]


async def test_near_finds_what_a_plain_haversine_finds(
    connection: Connection, write: Write
) -> None:
    chance = random.Random(7)
    spots = list(CORNERS)
    for _ in range(150):
        lat, lon = math.degrees(math.asin(chance.uniform(-1, 1))), chance.uniform(-180, 180)
        spots.append((round(lat, 6), round(lon, 6)))
    named = {f"e{number}": spot for number, spot in enumerate(spots)}
    await write(source(), *(_at(key, *spot) for key, spot in named.items()))
    for _ in range(120):
        lat, lon = chance.choice(spots)
        km = chance.choice([0.001, 1, 25, 300, 2000, 9000, 10007.543, 15000, 20015, 20040])
        lat, lon = (lat, lon) if chance.random() < 0.5 else (-lat, chance.uniform(-180, 180))
        query = f"near={lat:.6f},{lon:.6f},{km}"
        centre = (round(lat, 6), round(lon, 6))
        apart = {key: kilometres(centre, spot) for key, spot in named.items()}
        for as_of in ("", "&as_of=seq:1"):
            found = set(await keys(connection, "event", f"{query}{as_of}&limit=1000"))
            assert found <= {key for key, far in apart.items() if far <= km + EDGE}, query
            assert found >= {key for key, far in apart.items() if far <= km - EDGE}, query


def _at(key: str, lat: float, lon: float, precision: str = "exact") -> Operation:
    return event(key, place=place(lat=lat, lon=lon, precision=precision))


async def known(connection: Connection, query: str) -> list[str]:
    return sorted(await keys(connection, "event", query), key=CODES.index)


async def test_a_place_is_near_as_far_as_it_is_known(connection: Connection, write: Write) -> None:
    named = event("named", place=place(name="Grayvoron", country="RU"))
    await write(source(), named, *(_at(code, 50.5, 35.6, code) for code in CODES))
    near = "near=50.5,35.7,10"
    assert await known(connection, near) == ["exact", "near"]
    for number, code in enumerate(CODES, 1):
        assert await known(connection, f"{near}&precision={code}") == list(CODES[:number])
    assert await known(connection, f"{near}&precision=any") == list(CODES)
    assert await known(connection, "near=50.5,35.8,10&precision=any") == []


async def test_a_box_takes_every_place_in_it_unless_told_how_well_it_must_be_known(
    connection: Connection, write: Write
) -> None:
    await write(source(), *(_at(code, 50.5, 35.6, code) for code in CODES))
    box = "bbox=35,50,36,51"
    assert await known(connection, box) == list(CODES)
    assert await known(connection, f"{box}&precision=any") == list(CODES)
    assert await known(connection, f"{box}&precision=admin2") == ["exact", "near", "admin2"]
    assert await known(connection, f"{box}&near=50.5,35.6,1") == ["exact", "near"]
    assert await known(connection, "bbox=35,50,35.5,51&near=50.5,35.6,9&precision=any") == []


async def test_a_text_that_reads_as_a_precision_is_none(
    connection: Connection, write: Write
) -> None:
    at = place(lat=1, lon=1, precision="country", name=TRAP)
    await write(source(), event("trap", title=TRAP, summary=f"\\{TRAP},{TRAP}", place=at))
    assert await keys(connection, "event", "near=1,1,1") == []
    assert await keys(connection, "event", "near=1,1,1&precision=country") == ["trap"]


async def test_the_date_line_is_on_both_sides_of_itself(
    connection: Connection, write: Write
) -> None:
    sides = {"east": 180, "west": -180, "before": 179, "after": -179}
    await write(source(), *(_at(key, 0, lon) for key, lon in sides.items()))
    expected = {
        "bbox=178,-1,180,1": ["before", "east", "west"],
        "bbox=-180,-1,-178,1": ["after", "east", "west"],
        "bbox=180,-1,180,1": ["east", "west"],
        "bbox=-180,-1,-180,1": ["east", "west"],
        "bbox=180,-1,-180,1": ["east", "west"],
        "bbox=-180,-1,180,1": ["after", "before", "east", "west"],
        "bbox=179.5,-1,-178,1": ["after", "east", "west"],
        "near=0,180,1": ["east", "west"],
        "near=0,-180,1": ["east", "west"],
        "near=0,179,112": ["before", "east", "west"],
    }
    found = {query: sorted(await keys(connection, "event", query)) for query in expected}
    assert found == expected


async def test_a_pole_is_on_all_longitudes(connection: Connection, write: Write) -> None:
    spots = {"pole": (90, 12), "other": (90, -170), "beside": (89.5, 12), "south": (-90, 77)}
    await write(source(), *(_at(key, *spot) for key, spot in spots.items()))
    expected = {
        # RFC 7946, 5.3: with a pole in it, a box has all longitudes.
        "bbox=-180,89,180,90": ["beside", "other", "pole"],
        "bbox=100,80,110,90": ["other", "pole"],
        "bbox=10,80,20,90": ["beside", "other", "pole"],
        "bbox=170,80,-160,90": ["other", "pole"],
        "bbox=10,80,20,89.9": ["beside"],
        "bbox=0,-90,1,90": ["other", "pole", "south"],
        "bbox=100,-90,-100,90": ["other", "pole", "south"],
        "bbox=13,-80,12,90": ["beside", "other", "pole"],
        "bbox=-100,-90,100,90": ["beside", "other", "pole", "south"],
        "near=90,0,1": ["other", "pole"],
    }
    for as_of in ("", "&as_of=seq:1"):
        found = {
            query: sorted(await keys(connection, "event", query + as_of)) for query in expected
        }
        assert found == expected


async def test_a_walk_keeps_to_where_events_were(connection: Connection, write: Write) -> None:
    await write(source(), *(_at(f"e{number}", 0.01 * number, 180) for number in range(5)))
    pages = walk(connection, "event", "near=0,-180,10&limit=2&count=exact")
    found = [await anext(pages)]
    await write(*(_at(f"e{number}", 45, 180) for number in range(5)), _at("new", 0, 180))
    found += [page async for page in pages]
    assert sorted(key for page in found for key in page) == [f"e{number}" for number in range(5)]
    assert [len(page) for page in found] == [2, 2, 1]
    now = await ask(connection, "event", "near=0,-180,10&count=exact")
    assert ([one["key"] for one in now["data"]], now["page"]["count"]) == (["new"], 1)


async def test_what_is_near_is_downloaded_with_its_precision_and_standing(
    app: Served, write: Write
) -> None:
    await write(source(), *(_at(code, 50.5, 35.6, code) for code in CODES))
    path = "/v1/events?near=50.5,35.6,1&precision=admin2&sort=title"
    rows = (await app.client.get(f"{path}&format=ndjson")).text.splitlines()
    assert len(rows) == 3
    table = (await app.client.get(f"{path}&format=csv")).text.splitlines()
    assert len(table) == 4
    features = (await app.client.get(f"{path}&format=geojson")).json()["features"]
    told = ("precision", "contested", "affirmed_by")
    shown = [
        [one["id"], one["geometry"]["coordinates"], *(one["properties"][name] for name in told)]
        for one in features
    ]
    assert shown == [
        [identify("event", code), [35.6, 50.5], code, False, []]
        for code in ("admin2", "exact", "near")
    ]


async def test_all_that_is_wrong_with_places_is_said_at_once(app: Served) -> None:
    path = "/v1/events?near=91,0,5&bbox=0,9,1,8&precision=town"
    answer = await app.client.get(path)
    assert answer.status_code == 400
    assert {
        each["parameter"]: each["detail"].split(" is ")[0] for each in answer.json()["errors"]
    } == {
        "bbox": "'0,9,1,8'",
        "near": "'91,0,5'",
        "precision": "'town'",
    }
