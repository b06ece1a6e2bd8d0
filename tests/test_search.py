"""Records are found by words, in every language, and by nothing that the reader may not see."""

from collections.abc import AsyncIterator
from typing import Any

import pytest

from api.database import Connection
from api.search.indexer import catch_up
from tests.conftest import Write
from tests.records import actor, event, merge, part, retract, source, statement
from tests.searching import search
from tests.serving import Served, key_for, served
from tests.state import own

NAMES = [
    {"name": "Легион «Свобода России»", "kind": "alias", "evidence": [{"source": "page"}]},
    {"name": "Freedom of Russia Legion", "kind": "primary", "evidence": [{"source": "page"}]},
]
WORLD = [
    source(title="Drones over Shebekino", published={"edtf": "2023-06-01"}),
    source("kyiv", title="Обстріли Білгорода тривали всю ніч", published={"edtf": "2022"}),
    actor("legion", name="Freedom of Russia Legion", names=NAMES, countries=["RU", "UA"]),
    actor("russia", countries=["RU"]),
    event(
        title="Raid into Belgorod region",
        when={"edtf": "2023-05-22/"},
        place={"name": "Belgorod region", "country": "RU", "precision": "admin1"},
        summary="Armed groups crossed the border near Grayvoron.",
        participations=[part("raid-legion", "legion", "perpetrator")],
    ),
    statement(
        "claim",
        "legion",
        {"participation": "raid-legion", "stance": "affirms"},
        content="The Legion claims to have liberated Kozinka.",
        act="claim_of_responsibility",
        said={"edtf": "2023-05-22"},
    ),
    statement(
        "denial",
        "russia",
        {"participation": "raid-legion", "stance": "denies"},
        content="Россия отрицает налёты диверсантов.",
        act="denial",
        said={"edtf": "2023-05-23"},
    ),
]


@pytest.fixture
async def app(dsn: str, write: Write, connection: Connection) -> AsyncIterator[Served]:
    """A small world, indexed."""
    await write(*WORLD)
    await catch_up(connection)
    async with served(dsn) as running:
        yield running


async def keys(app: Served, q: str, **asked: Any) -> list[str]:
    return sorted(hit["record"]["key"] for hit in (await search(app, q, **asked))["data"])


@pytest.mark.parametrize(
    ("q", "expected"),
    [
        ("raids", ["raid"]),
        ("BELGOROD", ["raid"]),
        ("crossing borders", ["raid"]),
        ("россию", ["denial", "legion"]),
        ("налет", ["denial"]),
        ("отрицали", ["denial"]),
        ("обстрілом", ["kyiv"]),
        ("Білгород", ["kyiv"]),
        ("Білгороді обстріл", ["kyiv"]),
        ("legion", ["claim", "legion"]),
        ('"russia legion"', ["legion"]),
        ('"legion russia"', []),
        ('"freedom of russia"', ["legion"]),
        ('"freedom for russia"', ["legion"]),
        ('"freedom russia"', []),
        ('"freedom of the russia"', []),
        ('"of russia legion the"', ["legion"]),
        ('"region belgorod"', []),
        ('"region the belgorod"', []),
        ('"belgorod region armed groups"', []),
        ('"legion russia', []),
        ("“russia legion”", ["legion"]),
        ("«Свобода России»", ["legion"]),
        ("legion -kozinka", ["legion"]),
        ("legion \N{MINUS SIGN}kozinka", ["legion"]),
        ("legion \N{EN DASH} raid", []),
        ('legion -"freedom of russia"', ["claim"]),
        ("kozinka or shebekino", ["claim", "page"]),
        ("raid or россия -диверсанты", ["legion", "raid"]),
        ("OR raid or", ["raid"]),
        ("koz*", ["claim"]),
        ("обстр*", ["kyiv"]),
        ("obstr* or libera*", ["claim"]),
        ("diversan* or диверсант*", ["denial"]),
        ("liberate*", ["claim"]),
        ("liberated*", ["claim"]),
        ("crosse*", ["raid"]),
        ("налёты*", ["denial"]),
        ("налеты*", ["denial"]),
        ("трива*", ["kyiv"]),
        ("тривал*", ["kyiv"]),
        ("raid -crosse*", []),
        ("don* raid", []),
        ("the raid", ["raid"]),
        ("raid AND belgorod", ["raid"]),
        ("legion NOT kozinka", ["legion"]),
        ('legion AND NOT "freedom of russia"', ["claim"]),
        ("kozinka NOT or shebekino", ["claim", "page"]),
        ("kozinka NOT", ["claim"]),
        ("rai\u200bd", ["raid"]),
        ("\u202eraid\u202c", ["raid"]),
        ("й".encode().decode() + "ц", []),
        ("Gray-voron", []),
        ("grayvoron.", ["raid"]),
        ("region!!! & (belgorod | '", ["raid"]),
    ],
)
async def test_words_are_found_as_people_write_them(
    app: Served, q: str, expected: list[str]
) -> None:
    assert await keys(app, q) == expected


async def test_a_hit_is_the_record_with_its_standing_and_where_the_words_are(app: Served) -> None:
    found = await search(app, "belgorod groups")
    [hit] = found["data"]
    raid = (await app.client.get(f"/v1/events/{own('event', 'raid')}")).json()
    assert hit["record"] == raid["data"]
    [participation] = hit["record"]["participations"]
    standing = participation["standing"]
    assert standing["contested"] is True
    assert [voice["party"] for voice in standing["denied_by"]] == [own("actor", "russia")]
    assert hit["highlights"] == [
        {"field": "title", "text": "Raid into Belgorod region", "marks": [[10, 18]]},
        {"field": "place", "text": "Belgorod region", "marks": [[0, 8]]},
        {
            "field": "summary",
            "text": "Armed groups crossed the border near Grayvoron.",
            "marks": [[6, 12]],
        },
    ]
    assert found["page"] == {"limit": 20, "count": 1, "approximate": False, "indexed_seq": 1}
    assert own("actor", "legion") in found["labels"]


async def test_what_is_found_is_counted_by_kind_dataset_act_country_and_year(app: Served) -> None:
    found = await search(app, "legion or raid or russia or россия or drones")
    assert found["page"]["count"] == 6
    assert found["facets"] == {
        "kind": [
            {"value": "actor", "count": 2},
            {"value": "statement", "count": 2},
            {"value": "event", "count": 1},
            {"value": "source", "count": 1},
        ],
        "dataset": [{"value": "test", "count": 6}],
        "act": [
            {"value": "claim_of_responsibility", "count": 1},
            {"value": "denial", "count": 1},
        ],
        "country": [{"value": "RU", "count": 3}, {"value": "UA", "count": 1}],
        "year": [{"value": "2023", "count": 4}],
    }


@pytest.mark.parametrize(
    ("q", "expected"),
    [
        (
            "Білгород",
            {"field": "title", "text": "Обстріли Білгорода тривали всю ніч", "marks": [[9, 18]]},
        ),
        (
            "россия свобода",
            {"field": "names", "text": "Легион «Свобода России»", "marks": [[8, 15], [16, 22]]},
        ),
    ],
)
async def test_words_are_marked_in_the_text_as_it_stands(
    app: Served, q: str, expected: Any
) -> None:
    [hit] = (await search(app, q))["data"]
    assert hit["highlights"] == [expected]


async def test_of_a_phrase_texts_are_shown_that_have_it(
    app: Served, write: Write, connection: Connection
) -> None:
    summary = "The legion came to Kozinka; the Volunteer Legion, a legion, did not."
    place = {"name": "Legion of the volunteer", "precision": "near"}
    await write(event("came", title="A volunteer and a legion", summary=summary, place=place))
    await catch_up(connection)
    [hit] = (await search(app, '"volunteer legion"'))["data"]
    assert hit["highlights"] == [
        {"field": "summary", "text": summary, "marks": [[4, 10], [32, 41], [42, 48], [52, 58]]}
    ]
    [hit] = (await search(app, '"volunteer legion" kozinka'))["data"]
    assert [each["field"] for each in hit["highlights"]] == ["summary"]
    [hit] = (await search(app, '"legion of the volunteer"'))["data"]
    assert [each["field"] for each in hit["highlights"]] == ["place"]


@pytest.mark.parametrize(
    ("q", "expected"),
    [
        ("Обстр*", "Обстріли"),
        ("трива*", "тривали"),
        ("налёт*", "налёты"),
        ("налет*", "налёты"),
        ("belgor* grayv*", "Belgorod"),
        ("liberated*", "liberated"),
        ("sheb*", "Shebekino"),
    ],
)
async def test_what_begins_so_is_marked(app: Served, q: str, expected: str) -> None:
    [hit] = (await search(app, q))["data"]
    shown = hit["highlights"][0]
    assert [shown["text"][start:end] for start, end in shown["marks"]] == [expected]


async def test_of_a_long_text_a_part_is_shown(
    app: Served, write: Write, connection: Connection
) -> None:
    summary = "<b>Many</b> words & " * 100 + "before a zyzzyva and after " + "others " * 200
    await write(event("long", summary=summary))
    await catch_up(connection)
    [hit] = (await search(app, "zyzzyva"))["data"]
    [highlight] = hit["highlights"]
    [[start, end]] = highlight["marks"]
    assert highlight["text"][start:end] == "zyzzyva"
    assert highlight["text"] in summary
    assert len(highlight["text"]) < 320


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ({"kind": "actor"}, ["legion"]),
        ({"kind": ["actor", "statement"]}, ["claim", "legion"]),
        ({"act": "claim_of_responsibility"}, ["claim"]),
        ({"country": "UA"}, ["legion"]),
        ({"country": "RU"}, ["legion", "raid"]),
        ({"year": "2023"}, ["claim", "page", "raid"]),
        ({"year": ["2022", "2021"]}, []),
        ({"dataset": "test", "kind": "source"}, ["page"]),
    ],
)
async def test_filters_narrow_what_is_found(
    app: Served, asked: dict[str, Any], expected: list[str]
) -> None:
    assert await keys(app, "legion or raid or drones", **asked) == expected


async def test_pages_bring_each_hit_once(app: Served) -> None:
    whole = await search(app, "legion or raid or россия or drones or обстріл")
    walked: list[str] = []
    following: dict[str, Any] = {}
    while True:
        page = await search(
            app, "legion or raid or россия or drones or обстріл", limit=2, **following
        )
        walked += [hit["record"]["id"] for hit in page["data"]]
        if "next" not in page["page"]:
            break
        following = {"cursor": page["page"]["next"]}
    assert walked == [hit["record"]["id"] for hit in whole["data"]]
    scores = [hit["score"] for hit in whole["data"]]
    assert scores == sorted(scores, reverse=True)


async def test_a_cursor_of_another_search_is_refused(app: Served) -> None:
    page = await search(app, "legion or raid", limit=1)
    asked = {"q": "legion", "cursor": page["page"]["next"]}
    answer = await app.client.get("/v1/search", params=asked)
    assert (answer.status_code, answer.json()["type"]) == (400, "/problems/bad-cursor")


async def test_the_retracted_is_not_found_even_before_the_index_knows(
    app: Served, write: Write
) -> None:
    await write(retract("statement", "claim"))
    found = await search(app, "kozinka")
    assert found["data"] == []
    assert found["page"]["indexed_seq"] == 1


async def test_the_merged_is_found_as_what_answers_for_it(
    app: Served, write: Write, connection: Connection
) -> None:
    await write(actor("fighters", name="Volunteers"), merge("actor", "legion", "fighters"))
    await catch_up(connection)
    [hit] = (await search(app, "legion", kind="actor"))["data"]
    assert hit["record"]["key"] == "fighters"
    assert hit["highlights"][0] == {
        "field": "merged",
        "text": "Freedom of Russia Legion",
        "marks": [[18, 24]],
    }


async def test_an_internal_dataset_shows_in_no_count_to_those_who_may_not_read_it(
    app: Served, write: Write, connection: Connection
) -> None:
    meta = {"title": "Secret", "licence": "CC0-1.0", "distribution": "internal"}
    operations = [source(), event("secret", title="Raid nobody knows of")]
    await write(*operations, dataset="secret", dataset_meta=meta)
    await catch_up(connection)
    found = await search(app, "raid")
    assert found["page"]["count"] == 1
    assert found["facets"]["dataset"] == [{"value": "test", "count": 1}]
    key = {"Authorization": f"Bearer {await key_for(connection, 'read:secret')}"}
    answer = (await app.client.get("/v1/search?q=raid", headers=key)).json()
    assert answer["facets"]["dataset"] == [
        {"value": "secret", "count": 1},
        {"value": "test", "count": 1},
    ]
    refused = await app.client.get("/v1/search?q=raid&dataset=secret")
    assert refused.status_code == 400
    assert refused.json()["errors"][0]["parameter"] == "dataset"
    listed = (await app.client.get("/v1/events?q=raid&count=exact")).json()
    assert listed["page"]["count"] == 1


async def test_lists_take_words_beside_their_filters(app: Served) -> None:
    asked = {"q": "legion россия", "count": "exact"}
    none = (await app.client.get("/v1/statements", params=asked)).json()
    assert none["page"] == {"limit": 50, "indexed_seq": 1, "count": 0}
    asked = {"q": "legion or россия", "sort": "date", "limit": "1", "count": "exact"}
    first = (await app.client.get("/v1/statements", params=asked)).json()
    assert [record["key"] for record in first["data"]] == ["claim"]
    assert first["page"]["count"] == 2
    asked["cursor"] = first["page"]["next"]
    second = (await app.client.get("/v1/statements", params=asked)).json()
    assert [record["key"] for record in second["data"]] == ["denial"]
    asked = {"q": "legion or россия", "speaker": own("actor", "russia")}
    spoken = (await app.client.get("/v1/statements", params=asked)).json()
    assert [record["key"] for record in spoken["data"]] == ["denial"]
    for kind, q, key in (
        ("events", "border", "raid"),
        ("actors", "свобода", "legion"),
        ("sources", "обстріл", "kyiv"),
    ):
        listed = (await app.client.get(f"/v1/{kind}", params={"q": q})).json()
        assert [record["key"] for record in listed["data"]] == [key]
    lines = await app.client.get("/v1/events", params={"q": "border", "format": "ndjson"})
    assert '"key":"raid"' in lines.text
    table = await app.client.get("/v1/statements", params={"q": "kozinka", "format": "csv"})
    assert len(table.text.splitlines()) == 2


async def test_a_walk_through_words_goes_on_while_others_write(app: Served, write: Write) -> None:
    asked = {"q": "legion or россия", "limit": "1"}
    first = (await app.client.get("/v1/statements", params=asked)).json()
    await write(actor("russia", countries=["RU", "BY"]))
    asked["cursor"] = first["page"]["next"]
    second = (await app.client.get("/v1/statements", params=asked)).json()
    assert [record["key"] for record in second["data"]] == ["claim"]


async def test_what_is_kept_ends_when_the_index_goes_on(
    app: Served, write: Write, connection: Connection
) -> None:
    assert await keys(app, "zyzzyva") == []
    await write(event("zyzzyva", title="Zyzzyva"))
    assert await keys(app, "zyzzyva") == []
    await catch_up(connection)
    assert await keys(app, "zyzzyva") == ["zyzzyva"]


async def test_search_engines_are_kept_out(app: Served) -> None:
    answer = await app.client.get("/v1/search?q=raid")
    assert answer.headers["x-robots-tag"] == "noindex"
