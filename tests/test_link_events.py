"""`whence link suggest --kind event` says what may be one event, and why; judgements are links."""

import asyncio
from pathlib import Path
from typing import Any, Final

import asyncpg
import pytest

from api.commands.load import load_demo
from api.database import Connection
from api.ids import public_id
from api.settings import Settings
from tests.conftest import Write
from tests.gedrows import EDITIONS
from tests.gedrows import write as write_ged
from tests.importcommand import get, import_file
from tests.records import Operation, actor, event, link, merge, part, source
from tests.reviewing import BOTH, SAME, apply, faults, fill, links, names, rows, suggest
from tests.reviewing import write as write_rows
from tests.state import own
from tests.world import on, place

BELGOROD = {"lat": 50.6, "lon": 36.6, "country": "RU"}
KILLED = {"measure": "killed", "best": 12}


def case(key: str, group: str, *raids: Operation) -> list[Operation]:
    return [source(), actor(key, name=group), actor("ua", name="Ukraine"), *raids]


def strike(key: str, day: str, actors: tuple[str, ...], **more: Any) -> Operation:
    """An event at Belgorod, where it is not said to be elsewhere."""
    at = BELGOROD | {"precision": "exact"} | more.pop("at", {})
    where = place(**{name: value for name, value in at.items() if value is not None})
    parts = [part(f"{key}-{who}", who, "involved") for who in actors]
    base = {"when": on(day), "place": where, "participations": parts, "category": "bombing"}
    return event(key, **base | more)


@pytest.fixture
async def written(dsn: str, write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    """Two cases, in the database that the command works on."""
    monkeypatch.setenv("WHENCE_DATABASE_URL", dsn)
    one = [
        strike("market", "2023-12-30", ("rvc", "ua"), figures=[KILLED], title="Market"),
        strike("depot", "2023-07-01", ("rvc",), title="Depot"),
        strike("abroad", "2023-12-30", ("ua",), at={"lat": 55.7, "lon": 37.6}, title="Moscow"),
        strike("border", "2023-08-01", ("ua",), at={"precision": "admin1"}, title="Border"),
        strike("country", "2023-09-01", ("rvc", "ua"), at={"lat": None, "lon": None}),
        event("undated", title="Shelling", participations=[part("undated-ua", "ua", "involved")]),
    ]
    two = [
        strike("shelling", "2023-12-30", ("corps", "ua"), figures=[KILLED], title="Shelling"),
        strike(
            "fire", "2023-07-02", ("corps",), at={"lat": 50.65, "precision": "near"}, title="Fire"
        ),
        strike("attack", "2023-08-01", ("corps",), at={"lat": 51.5}, title="Attack"),
        strike("somewhere", "2023-09-01", ("corps", "ua"), at={"precision": "country"}),
    ]
    await write(*case("rvc", "Русский добровольческий корпус", *one), dataset="one", **BOTH)
    await write(*case("corps", "Russkiy Dobrovolcheskiy Korpus", *two), dataset="two", **BOTH)


@pytest.mark.usefixtures("written")
async def test_the_likeliest_come_first_with_their_reasons(tmp_path: Path) -> None:
    file = tmp_path / "review.csv"
    report = await suggest(file, "one,two", "--kind", "event", "--min-score", "0.4")
    assert report | {"review": "", "file": ""} == {
        "datasets": ["one", "two"],
        "review": "",
        "file": "",
        "compared": 4,
        "judged": 0,
        "outdone": 0,
        "too_common": 0,
        "suggestions": 4,
        "reasons": {"place": 2, "participants": 1, "date": 1},
    }
    told = [(row["score"], row["reason"], row["name_1"], row["because"]) for row in rows(file)]
    corps = "Русский добровольческий корпус ~ Russkiy Dobrovolcheskiy Korpus"
    assert told == [
        (
            "1.000",
            "place",
            "Market",
            f"both 2023-12-30; 0.0 km apart, exact; both name {corps}, Ukraine; "
            "both count killed 12",
        ),
        (
            "0.790",
            "place",
            "Depot",
            "2023-07-01 and 2023-07-02: 1 day apart; 5.6 km apart, exact and near; "
            f"both name {corps}",
        ),
        (
            "0.617",
            "participants",
            "Event country",
            f"both 2023-09-01; both in RU, no better known of both; both name {corps}, Ukraine",
        ),
        (
            "0.437",
            "date",
            "Border",
            "both 2023-08-01; 100.1 km apart, admin1 and exact; no participant in common",
        ),
    ]
    first = rows(file)[0]
    shown = ("kind", "when", "place", "countries", "participants", "figures", "dataset")
    assert [first[f"{name}_1"] for name in shown] == [
        "bombing",
        "2023-12-30",
        "exact",
        "RU",
        "Русский добровольческий корпус | Ukraine",
        "killed 12",
        "one",
    ]


@pytest.mark.usefixtures("written")
async def test_judgements_become_links_and_are_not_asked_for_again(
    connection: Connection, tmp_path: Path
) -> None:
    file = tmp_path / "review.csv"
    await suggest(file, "one,two", "--kind", "event")
    fill(file, SAME, {"judgement": "different", "why": "Another day."})
    assert (await apply(file)).return_value == 0
    found = {tuple(each["records"]): each["judgement"] for each in await links(connection)}
    ends = {
        (own("event", "market", "one"), own("event", "shelling", "two")): "same",
        (own("event", "depot", "one"), own("event", "fire", "two")): "different",
    }
    assert found == {tuple(sorted(pair)): judgement for pair, judgement in ends.items()}
    report = await suggest(tmp_path / "again.csv", "one,two", "--kind", "event")
    assert (report["judged"], report["suggestions"]) == (2, 0)


@pytest.mark.usefixtures("written")
async def test_ids_and_titles_that_came_apart_are_refused(tmp_path: Path) -> None:
    file = tmp_path / "review.csv"
    await suggest(file, "one,two", "--kind", "event")
    [market, depot] = rows(file)
    market |= SAME | {"name_1": "Depot", "kind_2": "aid"}
    write_rows(file, [market, depot | SAME | {"id_2": own("actor", "rvc", "one")}])
    market_id, shelling_id = market["id_1"], market["id_2"]
    assert faults(await apply(file)) == [
        f"2: kind_2: {shelling_id} is of the category bombing here, not 'aid'",
        f"2: name_1: {market_id} is called 'Market' here, not 'Depot': "
        "ids or names were moved, or it was renamed",
        f"3: id_2: {own('actor', 'rvc', 'one')} is no event, and id_1 is",
        f"3: pair: '{depot['pair']}' is not of '{depot['id_1']}' and "
        f"'{own('actor', 'rvc', 'one')}', which were changed or moved; suggest them anew",
    ]


@pytest.mark.usefixtures("written")
async def test_who_is_linked_or_merged_is_one_and_who_is_different_is_not(
    write: Write, tmp_path: Path
) -> None:
    rvc, corps = own("actor", "rvc", "one"), own("actor", "corps", "two")
    await write(source(), link("l", rvc, corps, judgement="different"), dataset="links", **BOTH)
    await suggest(tmp_path / "apart.csv", "one,two", "--kind", "event")
    assert "both name Ukraine;" in rows(tmp_path / "apart.csv")[0]["because"]
    assert len(rows(tmp_path / "apart.csv")) == 1
    await write(link("l", rvc, corps), dataset="links")
    await write(actor("unit", name="Unit"), dataset="two")
    await write(merge("actor", "corps", "unit"), dataset="two")
    await suggest(tmp_path / "linked.csv", "one,two", "--kind", "event")
    assert (
        "both name Русский добровольческий корпус (linked), Ukraine;"
        in (rows(tmp_path / "linked.csv")[0]["because"])
    )


async def test_an_army_is_on_the_side_of_its_state(
    dsn: str, write: Write, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("WHENCE_DATABASE_URL", dsn)
    code = [{"scheme": "cameo", "value": "UKRMIL"}]
    army = actor("army", actor_kind="government_body", name="UKRAINIAN", identifiers=code)
    day = "2023-12-30"
    state = actor("ua", name="Government of Ukraine")
    await write(source(), state, strike("a", day, ("ua",)), dataset="one", **BOTH)
    await write(source(), army, strike("b", day, ("army",)), dataset="two", **BOTH)
    await suggest(tmp_path / "review.csv", "one,two", "--kind", "event")
    [row] = rows(tmp_path / "review.csv")
    assert (row["score"], row["because"]) == (
        "0.950",
        "both 2023-12-30; 0.0 km apart, exact; both name Government of Ukraine ~ UKRAINIAN",
    )


@pytest.mark.skipif(
    not EDITIONS[0].exists(), reason="the files are not beside this checkout (../shared/data)"
)
def test_two_editions_of_ucdps_events_find_each_other(
    dsn: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("WHENCE_DATABASE_URL", dsn)
    load_demo(Settings(database_url=dsn), dsn)
    for number, file in enumerate(EDITIONS):
        done = import_file(file, "--dataset", f"ged-{number}", "--edition", str(number))
        assert done.exception is None, done.output
    report = asyncio.run(suggest(tmp_path / "review.csv", "ged-0,ged-1", "--kind", "event"))
    keys = asyncio.run(_keys(dsn))
    found = [(keys[row["id_1"]], keys[row["id_2"]]) for row in rows(tmp_path / "review.csv")]
    right = {one for one, other in found if one == other}
    likeliest = dict(reversed(found))
    # Of 998 that both editions have; the others are known to a month and a region.
    assert len(right) == 893
    assert sum(one == other for one, other in likeliest.items()) >= 880
    assert report["compared"] < 5_000
    # It has nothing of 2022 and 2023.
    belgorod = asyncio.run(suggest(tmp_path / "b.csv", "belgorod-2023,ged-1", "--kind", "event"))
    assert (belgorod["compared"], names(tmp_path / "b.csv")) == (0, [])


#: A row in the form of UCDP's, of what the demo case tells of in other words.
RAID: Final = {
    "side_a": "Government of Russia",
    "gwnoa": "365",
    "side_b": "Government of Ukraine",
    "gwnob": "369",
    "adm_1": "Belgorod oblast",
    "where_coordinates": "Belgorod oblast",
    "where_prec": "4",
    "latitude": "50.7",
    "longitude": "37.1",
    "country": "Russia (Soviet Union)",
    "country_id": "365",
    "date_start": "2023-05-22",
    "date_end": "2023-05-23",
}


def test_the_raid_is_found_in_rows_like_ucdps_and_its_denials_stand_beside_their_numbers(
    dsn: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("WHENCE_DATABASE_URL", dsn)
    load_demo(Settings(database_url=dsn), dsn)
    assert import_file(write_ged(tmp_path / "ged.csv", RAID)).exception is None
    file = tmp_path / "review.csv"
    least = ("--min-score", "0.5")
    asyncio.run(suggest(file, "belgorod-2023,ged", "--kind", "event", *least))
    [row] = rows(file)
    assert (row["name_1"], row["score"], row["because"]) == (
        "Raid into Belgorod region, May 2023",
        "0.624",
        "2023-05-22/ and [2023-05-22..2023-05-23]: 1 of 2 days in common; 37.0 km apart, admin1; "
        "both name Ukraine ~ Government of Ukraine, Russia ~ Government of Russia; "
        "categories armed_incursion, battle",
    )
    fill(file, SAME)
    assert asyncio.run(apply(file)).return_value == 0
    found = get(dsn, f"/v1/events/{row['id_1']}/positions?span=linked")["data"]
    denied = [
        each["fact"]["role"]
        for each in found
        if each["fact"]["dataset"] == "belgorod-2023" and each["fact"]["kind"] == "participation"
        for party in each["parties"]
        if party["stance"] == "denies"
    ]
    assert {*denied} == {"involved", "director", "coordinator", "encourager"}
    [whole] = [
        each
        for each in found
        if each["fact"]["dataset"] == "ged"
        and each["fact"]["kind"] == "figure"
        and "party" not in each["fact"]
    ]
    assert whole["fact"]["coded"] == [{"measure": "killed", "low": 4, "best": 5, "high": 6}]
    assert whole["parties"] == []


async def _keys(dsn: str) -> dict[str, str]:
    connection = await asyncpg.connect(dsn)
    found = await connection.fetch("SELECT id, key FROM records WHERE kind = 'event'")
    await connection.close()
    return {public_id("event", row["id"]): row["key"] for row in found}
