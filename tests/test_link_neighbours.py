"""Events that are near each other in days and places are compared, and what differs counts."""

import datetime
import sqlite3
from pathlib import Path
from typing import Any

import pytest

from api.ids import public_id, record_id
from api.linking.actors import Compared
from api.linking.events import Event, Figure, Part, Place, When
from api.linking.happened import Happened
from api.linking.neighbours import SQL, Neighbours, neighbours
from api.linking.suggesting import Judged
from api.linking.suggestion import Suggestion
from api.queries.linking import Pair


def happening(dataset: str, key: str, **more: Any) -> Event:
    day = datetime.date.fromisoformat(more.pop("day", "2023-05-22"))
    until = day + datetime.timedelta(days=more.pop("days", 1) - 1)
    at = {"precision": "near", "country": "RU", "lat": 50.6, "lon": 36.6} | more.pop("at", {})
    base = {"name": key, "kind": "bombing", "place": Place(**at)}
    when = When(edtf=day.isoformat(), earliest=day, latest=until)
    ids = {"id": public_id("event", record_id(dataset, "event", key)), "dataset": dataset}
    fields: dict[str, Any] = {**ids, **base, "when": when, **more}
    return Event(**fields)


def score(one: dict[str, Any], other: dict[str, Any]) -> Suggestion | None:
    known = Happened({}, Judged([]))
    return known.suggest(happening("one", "a", **one), happening("two", "b", **other))


@pytest.mark.parametrize(
    ("less", "more"),
    [
        ({"day": "2023-05-23"}, {}),
        ({"days": 30}, {"days": 4}),
        ({"at": {"lat": 50.9}}, {"at": {"lat": 50.7}}),
        ({"at": {"precision": "admin1"}}, {"at": {"precision": "admin2"}}),
        ({"at": {"precision": "country"}}, {"at": {"precision": "admin1"}}),
        ({"at": {"country": "UA"}}, {}),
        ({"kind": "aid"}, {}),
        ({"figures": (Figure("killed", best=2),)}, {"figures": (Figure("killed", best=9),)}),
        ({}, {"figures": (Figure("killed", low=9, high=20),)}),
    ],
)
def test_what_differs_counts(less: dict[str, Any], more: dict[str, Any]) -> None:
    one = {"figures": (Figure("killed", best=10),)}
    weaker, stronger = score(one, less), score(one, more)
    assert weaker is not None
    assert stronger is not None
    assert weaker.score < stronger.score


def test_too_far_apart_is_no_suggestion_and_the_date_line_is_no_distance() -> None:
    assert score({}, {"at": {"lat": 51.6}}) is None
    found = score({"at": {"lat": 0.0, "lon": 179.95}}, {"at": {"lat": 0.0, "lon": -179.95}})
    assert found is not None
    assert "11.1 km apart" in found.because


def pairs(events: list[Event], keys: dict[str, int] | None = None) -> set[tuple[str, str]]:
    with neighbours() as found:
        found.add(events, lambda actor: [(keys or {})[actor]], lambda _: None)
        found.match(lambda _: None)
        return {(events[one].name, events[other].name) for one, other in found.pairs()}


def test_pairs_are_of_other_datasets_near_in_days_and_places() -> None:
    events = [
        happening("one", "a"),
        happening("one", "b"),
        happening("two", "same"),
        happening("two", "next-day", day="2023-05-23"),
        happening("two", "two-days-later", day="2023-05-24"),
        happening("two", "month", day="2023-05-01", days=31),
        happening("two", "year", day="2023-01-01", days=365),
        happening("two", "far", at={"lat": 52.0}),
    ]
    near = {"same", "next-day", "month"}
    assert pairs(events) == {(one, other) for one in "ab" for other in near}


def test_pairs_are_found_over_the_date_line_and_of_long_events_with_long_ones() -> None:
    there = {"lat": 0.0, "country": "FJ"}
    events = [
        happening("one", "east", at=there | {"lon": 179.9}),
        happening("two", "west", at=there | {"lon": -179.9}),
        happening("one", "siege", day="2022-01-01", days=300, at=there | {"lon": 0.0}),
        happening("two", "battle", day="2022-02-01", days=300, at=there | {"lon": 0.0}),
    ]
    assert pairs(events) == {("east", "west"), ("siege", "battle")}


def test_what_is_known_to_the_country_needs_an_actor_in_common() -> None:
    vague = {"at": {"precision": "country"}}
    events = [
        happening("one", "a", participations=(Part("x", "involved"),), **vague),
        happening("two", "theirs", participations=(Part("y", "involved"),)),
        happening("two", "others", participations=(Part("z", "involved"),)),
        happening("two", "nobodys", **vague),
        happening("two", "nowhere", place=None, participations=(Part("y", "involved"),)),
    ]
    assert pairs(events, {"x": 1, "y": 1, "z": 2}) == {("a", "theirs")}


def test_a_crowd_is_compared_with_the_nearest_and_told(tmp_path: Path) -> None:
    crowd = [happening("two", str(n), at={"lat": 50.6 + n / 10_000}) for n in range(300)]
    found = Neighbours(tmp_path)
    found.add([happening("one", "a"), *crowd], lambda _: [], lambda _: None)
    assert (found.match(lambda _: None), found.skipped) == (300, 1)
    found.close()


def test_candidates_are_looked_up_in_a_tree_of_boxes_and_by_country_and_day() -> None:
    with sqlite3.connect(":memory:") as file:
        for name in ("create_events", "create_boxes", "create_actors", "create_days"):
            file.execute(SQL[name])
        names = ("place", "dataset", "first", "last", "span", "country", "located", "lat", "lon")
        asked = dict.fromkeys(
            (*names, "apart", "most", "longest", "south", "north", "west", "east"), 1
        )
        plans = {
            name: [row[3] for row in file.execute(f"EXPLAIN QUERY PLAN {SQL[name]}", asked)]
            for name in ("find_near", "find_there")
        }
    file.close()
    assert [line for line in plans["find_near"] if "SCAN" in line] == [
        "SCAN b VIRTUAL TABLE INDEX 2:D1B0D3B2D5B4"
    ]
    sought = "country=? AND located=? AND span=? AND first>? AND first<?"
    assert f"SEARCH e USING INDEX events_days ({sought})" in plans["find_there"]


def test_an_actor_is_known_by_names_and_by_what_joins_it() -> None:
    ids = [public_id("actor", record_id(slug, "actor", "a")) for slug in ("one", "two")]
    one, two = (record_id(slug, "actor", "a") for slug in ("one", "two"))
    joined = Judged([Pair(one, two, "same")])
    known = {
        own_id: Compared(id=own_id, dataset="", actor_kind="armed_group", name=name)
        for own_id, name in zip(ids, ("Legion", "Corps"), strict=True)
    }
    apart, together = Happened(known, Judged([])), Happened(known, joined)
    assert {*apart.keys_of(ids[0])} & {*apart.keys_of(ids[1])} == set()
    assert {*together.keys_of(ids[0])} & {*together.keys_of(ids[1])} != set()
