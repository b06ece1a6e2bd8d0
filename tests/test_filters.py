"""Every filter of every list, alone and with others."""

import pytest

from api.database import Connection
from api.errors import MalformedRequestError
from tests.conftest import Write
from tests.reading import ask, keys, walk
from tests.records import Operation, actor, event, part, retract, source
from tests.world import WORLD, identify

UKRAINE = identify("actor", "ukraine")
LEGION = identify("actor", "legion")
RUSSIA = identify("actor", "russia")
PESKOV = identify("actor", "peskov")
NBC = identify("actor", "nbc")
REUTERS = identify("actor", "reuters")
RAID = identify("event", "raid")
BAN = identify("event", "ban")
PART = identify("participation", "raid-ukraine")
TIE = identify("affiliation", "legion-ukraine")
DENY = identify("statement", "deny")
PAGE = identify("source", "page")
WIRE = identify("source", "wire")

EVENTS = {
    "": ["raid", "shelling", "ban", "quake", "aid"],
    "category=aid": ["aid"],
    "category=aid&category=shelling": ["shelling", "aid"],
    "country=RU": ["raid"],
    "country=RU&country=FJ": ["raid", "aid"],
    f"actor={UKRAINE}": ["raid", "aid"],
    f"actor={UKRAINE}&actor={LEGION}": ["raid", "aid"],
    f"actor={UKRAINE}&role=director": ["raid"],
    f"actor={UKRAINE}&role=perpetrator": [],
    "role=perpetrator&role=supporter": ["raid", "aid"],
    "role=encourager": ["aid"],
    "role=supporter": ["aid"],
    "role=involved": ["raid", "aid"],
    "role=supplier": [],
    "role=target": [],
    f"actor={UKRAINE}&role=involved": ["raid", "aid"],
    f"actor={UKRAINE}&role=supporter": ["aid"],
    f"actor={UKRAINE}&actor={LEGION}&role=involved&sort=date": ["raid", "aid"],
    f"actor={LEGION}&role=supporter": [],
    f"actor={LEGION}&role=involved&from=2023-05-01": ["raid"],
    f"party={UKRAINE}": ["raid"],
    f"party={UKRAINE}&stance=denies": ["raid"],
    f"party={UKRAINE}&stance=affirms": [],
    "stance=denies": ["raid"],
    f"parent={RAID}": ["shelling"],
    f"source={WIRE}": ["raid", "ban"],
    f"source={WIRE}&source={PAGE}": ["raid", "shelling", "ban", "quake", "aid"],
    f"publisher={REUTERS}": ["raid", "ban"],
    "contested=true": ["raid"],
    "contested=false": ["shelling", "ban", "quake", "aid"],
    "bbox=36,50,37,51": ["raid"],
    "bbox=170,-20,-170,-10": ["quake", "aid"],
    "bbox=-180,-90,180,90": ["raid", "quake", "aid"],
    "bbox=30,-89,-20,89": ["raid", "quake", "aid"],
    "bbox=0,0,1,1": [],
    "near=50.5,36.5,25": ["raid"],
    "near=-17.5,-179.5,110": ["aid"],
    "near=-17.5,-179.5,900": ["quake", "aid"],
    "near=90,0,4385": ["raid"],
    "near=0,0,20040": ["raid", "quake", "aid"],
    "near=0,0,1": [],
    f"near=-17.5,180,100&actor={UKRAINE}&category=aid&bbox=170,-20,-170,-10": ["aid"],
    "key=raid": ["raid"],
    "key=raid&key=ban&key=nothing": ["raid", "ban"],
    f"id={RAID}&id={BAN}": ["raid", "ban"],
    "dataset=test": ["raid", "shelling", "ban", "quake", "aid"],
    "status=retracted": [],
    "updated_since=seq:0": ["raid", "shelling", "ban", "quake", "aid"],
    "updated_since=seq:1": [],
    "updated_since=2020-01-01T00:00:00Z": ["raid", "shelling", "ban", "quake", "aid"],
    "updated_since=9999-01-01T00:00:00%2B02:00": [],
    f"actor={UKRAINE}&category=aid&country=FJ&bbox=170,-20,-170,-10": ["aid"],
    "sort=title": ["aid", "ban", "quake", "raid", "shelling"],
    "sort=-title&limit=2": ["shelling", "raid"],
    "sort=date": ["quake", "ban", "shelling", "raid", "aid"],
}
DATES = {
    "from=2023-05-01": ["raid", "shelling"],
    "from=2023-05-23": ["raid", "shelling"],
    "to=2023-05-01": ["shelling", "ban", "quake"],
    "to=2023-05-01&sort=date": ["quake", "ban", "shelling"],
    "from=2023-05-25&to=2023-06-30&sort=date": ["shelling", "raid"],
    "from=2023-06-01": ["raid"],
    "valid_at=2023-03-16": ["ban"],
    "valid_at=2021-07-01": ["quake"],
    "valid_at=2023-05-22&sort=title": ["raid", "shelling"],
    "valid_at=2023-05-22&from=2023-05-22": ["raid", "shelling"],
    "valid_at=2023-05-30&to=2023-05-10": ["shelling"],
    "valid_at=2023-05-22&date_match=certain": ["raid"],
    "valid_at=2023-05-23&date_match=certain": [],
    "from=2021-01-01&date_match=certain": ["raid", "ban"],
    "from=2021-01-01&to=2023-04-01&date_match=certain&sort=date": ["ban"],
}
STATEMENTS = {
    "": ["deny", "accuse", "answer", "claim", "doubt"],
    "act=denial": ["deny"],
    f"speaker={PESKOV}": ["accuse"],
    f"speaker={PESKOV}&speaker={UKRAINE}": ["deny", "accuse"],
    f"party={RUSSIA}": ["accuse", "answer"],
    f"about={RAID}": ["deny", "accuse", "claim"],
    f"about={PART}": ["accuse"],
    f"about={UKRAINE}": ["deny", "accuse"],
    f"about={TIE}": ["doubt"],
    f"about={DENY}": ["answer"],
    f"about={RAID}&stance=denies": ["deny"],
    f"about={BAN}&stance=affirms": [],
    "stance=mentions&stance=questions": ["claim", "doubt"],
    f"reported_by={REUTERS}": ["accuse"],
    f"addressee={UKRAINE}": ["accuse"],
    f"source={WIRE}": ["claim"],
    f"publisher={NBC}": ["deny", "accuse", "answer", "doubt"],
    "from=2023-05-24": ["deny"],
    f"about={RAID}&from=2023-05-23&sort=date": ["accuse", "deny"],
    f"about={RAID}&sort=date": ["accuse", "deny", "claim"],
}
OTHERS = {
    "actor": {
        "actor_kind=media&sort=name": ["nbc", "reuters"],
        "country=RU&sort=-name": ["russia", "peskov", "legion"],
        "country=UA&country=RU&sort=name": ["legion", "peskov", "russia", "ukraine"],
        f"publisher={REUTERS}": [],
        "valid_at=2023-01-01": ["legion"],
        "valid_at=2022-02-01": [],
    },
    "affiliation": {
        "": ["legion-ukraine", "peskov-russia"],
        f"subject={LEGION}": ["legion-ukraine"],
        f"object={UKRAINE}&type=part_of": ["legion-ukraine"],
        f"subject={LEGION}&type=part_of&object={RUSSIA}": [],
        "type=spokesperson_for&type=leads": ["peskov-russia"],
        f"party={NBC}&stance=questions": ["legion-ukraine"],
        "contested=true": [],
        "valid_at=2023-05-23&date_match=attested": ["peskov-russia"],
    },
    "link": {
        "": ["legions", "outlets"],
        f"record={NBC}": ["outlets"],
        f"record={NBC}&record={LEGION}&sort=date": ["outlets", "legions"],
        f"record={NBC}&judgement=same": [],
        "judgement=different": ["outlets"],
        "judgement=unsure&judgement=different": ["legions", "outlets"],
        f"source={WIRE}": ["legions"],
        f"publisher={NBC}": ["outlets"],
        "from=2023-06-30&sort=date": ["outlets", "legions"],
        "valid_at=2023-07-01": ["legions"],
        "valid_at=2023-06-07&date_match=certain": [],
        "key=legions": ["legions"],
        "updated_since=seq:1": [],
    },
    "source": {
        "": ["page", "wire"],
        f"publisher={NBC}": ["page"],
        f"republishes={WIRE}": ["page"],
        "source_kind=report": ["wire"],
        "to=2023-05-23": ["wire"],
    },
}


def sorted_where_undated(kind: str, found: list[str]) -> list[str]:
    """Undated records stand last in the order of their ids, which is nobody's business here."""
    undated = {"answer", "claim", "doubt"} if kind == "statement" else set[str]()
    dated = [key for key in found if key not in undated]
    return [*dated, *sorted(key for key in found if key in undated)]


async def test_each_filter_finds_what_it_says(connection: Connection, write: Write) -> None:
    await write(*WORLD)
    expected = {"event": EVENTS | DATES, "statement": STATEMENTS, **OTHERS}
    found = {
        kind: {
            query: sorted_where_undated(kind, await keys(connection, kind, query))
            for query in queries
        }
        for kind, queries in expected.items()
    }
    assert found == expected


async def test_a_count_counts_what_the_filters_find(connection: Connection, write: Write) -> None:
    await write(*WORLD)
    expected = {"event": EVENTS | DATES, "statement": STATEMENTS, **OTHERS}
    counts = {
        (kind, query): (await ask(connection, kind, f"{query}&count=exact"))["page"]["count"]
        for kind, queries in expected.items()
        for query in queries
        if "limit" not in query
    }
    assert counts == {
        (kind, query): len(found)
        for kind, queries in expected.items()
        for query, found in queries.items()
        if "limit" not in query
    }


async def test_retracted_records_are_shown_on_request(connection: Connection, write: Write) -> None:
    await write(source(), actor("nbc"), event("raid"), event("ban"))
    await write(retract("event", "ban"))
    assert await keys(connection, "event") == ["raid"]
    assert await keys(connection, "event", "status=retracted") == ["ban"]
    both = await keys(connection, "event", "status=retracted&status=active&sort=title")
    assert both == ["ban", "raid"]


async def test_updated_since_a_time_includes_what_was_recorded_then(
    connection: Connection, write: Write
) -> None:
    await write(source(), event("raid"))
    await write(event("ban"))
    page = await ask(connection, "event", "key=ban")
    time = page["data"][0]["recorded_at"]
    assert await keys(connection, "event", f"updated_since={time}") == ["ban"]
    assert await keys(connection, "event", "updated_since=seq:1") == ["ban"]


async def test_internal_datasets_are_only_there_for_their_readers(
    connection: Connection, write: Write
) -> None:
    await write(source(), event("raid"))
    internal = {"title": "Inside", "licence": "none", "distribution": "internal"}
    await write(source(), event("secret"), dataset="inside", dataset_meta=internal)
    assert await keys(connection, "event", "count=exact") == ["raid"]
    assert sorted(await keys(connection, "event", readable=["inside"])) == ["raid", "secret"]
    assert sorted(await keys(connection, "event", readable=["*"])) == ["raid", "secret"]
    assert await keys(connection, "event", "dataset=inside", readable=["inside"]) == ["secret"]
    assert await keys(connection, "event", readable=["another"]) == ["raid"]
    for slug in ("inside", "nowhere"):
        with pytest.raises(MalformedRequestError) as refused:
            await keys(connection, "event", f"dataset=test&dataset={slug}")
        detail = f"there is no dataset '{slug}'; /v1/datasets lists those there are"
        assert refused.value.faults == [("dataset", detail)]


async def test_a_walk_by_role_shows_the_roles_of_its_first_page(
    connection: Connection, write: Write
) -> None:
    def led(key: str, role: str) -> Operation:
        return event(key, participations=[part(f"{key}-part", "ukraine", role)])

    actors = (actor("ukraine"), actor("legion"))
    await write(source(), *actors, led("a", "director"), led("b", "supplier"), led("c", "witness"))
    found: dict[str, list[str]] = {}
    for asked in ("role=involved", f"actor={UKRAINE}&role=involved"):
        pages = walk(connection, "event", f"{asked}&limit=1&count=exact")
        found[asked] = await anext(pages)
        await write(led("a", "witness"), led("b", "witness"), led("c", "director"))
        found[asked] += [key for page in [page async for page in pages] for key in page]
        await write(led("a", "director"), led("b", "supplier"), led("c", "witness"))
    assert {asked: sorted(keys) for asked, keys in found.items()} == {
        "role=involved": ["a", "b"],
        f"actor={UKRAINE}&role=involved": ["a", "b"],
    }
