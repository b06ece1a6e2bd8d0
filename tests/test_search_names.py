"""A search shows who is called so, too: in any script and spelling, beside what has its words."""

from collections.abc import AsyncIterator
from typing import Any

import pytest

from api.database import Connection
from api.queries.words import TOO_COMMON
from api.search.indexer import INDEXINGS, catch_up, index_batch
from tests.conftest import Write
from tests.records import actor, event, source
from tests.searching import search
from tests.serving import Served, key_for, served
from tests.state import own

KAPUSTIN = own("actor", "kapustin")
WORLD = [
    source(),
    actor(
        "kapustin",
        name="Денис Капустин",
        actor_kind="person",
        names=[{"name": "White Rex", "kind": "nickname", "evidence": [{"source": "page"}]}],
    ),
    actor("hladkov", name="Гладков", actor_kind="person", countries=["RU"]),
    actor("galeotti", name="Mark Galeotti", actor_kind="person"),
    event(title="Kapustin speaks", summary="Denis said so"),
]


@pytest.fixture
async def app(dsn: str, write: Write, connection: Connection) -> AsyncIterator[Served]:
    await write(*WORLD)
    await catch_up(connection)
    async with served(dsn) as running:
        yield running


@pytest.mark.parametrize(
    ("q", "key", "reason"),
    [
        ("Kapustin", "kapustin", "transliteration"),
        ("kapustin denis", "kapustin", "transliteration"),
        ('"Denis Kapustin"', "kapustin", "transliteration"),
        ("Капустин", "kapustin", "exact"),
        ("white rex", "kapustin", "alias"),
        ("Hladkov", "hladkov", "transliteration"),
        ("Gladkov", "hladkov", "transliteration"),
        ("Γκαλεότι", "galeotti", "transliteration"),
        ("Gladkpv", "hladkov", "similar"),
    ],
)
async def test_who_is_called_so_is_shown_in_whatever_spelling(
    app: Served, q: str, key: str, reason: str
) -> None:
    [named] = (await search(app, q))["names"]
    assert (named["actor"], named["reason"]) == (own("actor", key), reason)


async def test_they_stand_beside_the_data_and_in_the_labels(app: Served) -> None:
    found = await search(app, "Kapustin")
    assert [hit["record"]["key"] for hit in found["data"]] == ["raid"]
    assert found["names"] == [
        {
            "score": 0.7569,
            "reason": "transliteration",
            "name": "Денис Капустин",
            "actor": KAPUSTIN,
        }
    ]
    assert found["labels"][KAPUSTIN] == {"kind": "actor", "name": "Денис Капустин"}
    assert found["page"]["count"] == 1
    assert found["facets"]["kind"] == [{"value": "event", "count": 1}]


async def test_a_letter_may_be_wrong_where_the_words_find_nothing(app: Served) -> None:
    assert [each["actor"] for each in (await search(app, "Kapustjn"))["names"]] == [KAPUSTIN]
    found = await search(app, "Mark speaks")
    assert (found["data"], found["names"]) == ([], [])


async def test_so_it_may_where_one_word_finds_next_to_nothing(
    app: Served, write: Write, connection: Connection
) -> None:
    for number, named in ((1, [KAPUSTIN]), (3, [KAPUSTIN]), (4, [])):
        await write(*(event(f"e{n}", title="Kapsutin is misspelt") for n in range(number)))
        await catch_up(connection)
        found = await search(app, "Kapsutin")
        assert (found["page"]["count"], [each["actor"] for each in found["names"]]) == (
            number,
            named,
        )
    assert (await search(app, "Kapsutin misspelt"))["names"] == []


#: What is written with a letter wrong → who is called so, and who in part, the most alike first.
MISSPELT = {
    "Islamic Sate": [("Islamic State", 0.8296, "similar"), ("Islamic Group", 0.644, "exact")],
    "Independent Nasserite Movemrent": [
        ("Independent Nasserite Movement", 0.8691, "similar"),
        ("The Independent", 0.54, "exact"),
    ],
    "Islaic Legion": [("Islamic Legion", 0.7771, "similar"), ("Legion", 0.7, "exact")],
    # Of whom this is the whole name is who is meant, and nobody else but for a letter.
    "Hladkov": [("Гладков", 0.93, "transliteration")],
}


async def test_who_is_called_so_in_part_hides_nobody_who_is_but_for_a_letter(
    app: Served, write: Write, connection: Connection
) -> None:
    named = {name for hits in MISSPELT.values() for name, *_ in hits} - {"Гладков"} | {"Hladnov"}
    await write(*(actor(f"a{n}", name=name) for n, name in enumerate(sorted(named))))
    await catch_up(connection)
    found = {q: (await search(app, q))["names"] for q in MISSPELT}
    assert {
        q: [(each["name"], each["score"], each["reason"]) for each in hits]
        for q, hits in found.items()
    } == MISSPELT


async def test_words_that_are_too_common_to_be_looked_for_may_be_a_name(
    app: Served, write: Write, connection: Connection
) -> None:
    named = {"is": "IS", "it": "IT", "on": "ON", "all": "All", "iraq": "Iraq", "x": "IS", "y": "SI"}
    await write(*(actor(key, name=name) for key, name in named.items()))
    await catch_up(connection)
    found = {q: await search(app, q) for q in ("IS", "it", "ON", '"All"')}
    assert {
        q: sorted((each["name"], each["score"]) for each in answer["names"])
        for q, answer in found.items()
    } == {
        "IS": [("IS", 0.8)] * 2,
        "it": [("IT", 0.8)],
        "ON": [("ON", 0.5)],
        '"All"': [("All", 0.8)],
    }
    assert {answer["page"]["count"] for answer in found.values()} == {0}
    assert found["IS"]["data"] == []
    assert set(map(str, found["IS"]["facets"].values())) == {"[]"}
    assert found["it"]["labels"] == {own("actor", "it"): {"kind": "actor", "name": "IT"}}


async def test_beside_other_words_they_are_looked_for_as_names_too(
    app: Served, write: Write, connection: Connection
) -> None:
    await write(*(actor(key, name=key) for key in ("IS", "Iraq")))
    await catch_up(connection)
    shown = {
        q: [(each["name"], each["score"]) for each in (await search(app, q))["names"]]
        for q in ("IS Iraq", "is Iraq")
    }
    assert shown == {
        "IS Iraq": [("Iraq", 0.7), ("IS", 0.54)],
        "is Iraq": [("Iraq", 0.7)],
    }


@pytest.mark.parametrize(
    ("q", "asked"),
    [
        ("what", {}),
        ("IS", {"kind": "event"}),
        ("IS", {"year": "2023"}),
        ("IS", {"country": "UA"}),
        ("IS or IT", {}),
    ],
)
async def test_common_words_that_nobody_is_called_are_refused(
    app: Served, write: Write, connection: Connection, q: str, asked: dict[str, str]
) -> None:
    await write(actor("is", name="IS"))
    await catch_up(connection)
    answer = await app.client.get("/v1/search", params={"q": q, **asked})
    assert (answer.status_code, answer.json()["errors"]) == (
        400,
        [
            {
                "parameter": "q",
                "detail": f"{q} {TOO_COMMON}",
            }
        ],
    )
    assert (await app.client.get("/v1/actors", params={"q": "IS"})).status_code == 400


@pytest.mark.parametrize(
    ("q", "asked"),
    [
        ("Kapustin -raid", {}),
        ("Kapustin or raid", {}),
        ("Kapust*", {}),
        ("one two three four five six seven", {}),
        ("Kapustin", {"kind": ["event", "source"]}),
        ("Kapustin", {"act": "denial"}),
        ("Kapustin", {"year": "2023"}),
    ],
)
async def test_none_are_looked_for_where_no_name_or_no_actor_is_asked_for(
    app: Served, q: str, asked: dict[str, Any]
) -> None:
    assert "names" not in await search(app, q, **asked)


async def test_filters_that_actors_have_narrow_them(app: Served) -> None:
    assert len((await search(app, "Hladkov", country="RU", kind="actor"))["names"]) == 1
    assert (await search(app, "Hladkov", country="UA"))["names"] == []
    assert len((await search(app, "Hladkov", dataset="test"))["names"]) == 1


async def test_they_are_on_the_first_page_alone(
    app: Served, write: Write, connection: Connection
) -> None:
    await write(actor("other", name="Kapustin"))
    await catch_up(connection)
    first = await search(app, "kapustin", limit=1)
    assert [each["score"] for each in first["names"]] == [1.0, 0.7569]
    second = await search(app, "kapustin", limit=1, cursor=first["page"]["next"])
    assert len(second["data"]) == 1
    assert "names" not in second


async def test_nobody_is_named_whose_dataset_is_not_readable(
    app: Served, write: Write, connection: Connection
) -> None:
    meta = {"title": "Secret", "licence": "CC0-1.0", "distribution": "internal"}
    await write(source(), actor("peskov", name="Песков"), dataset="secret", dataset_meta=meta)
    await catch_up(connection)
    assert (await search(app, "Peskov"))["names"] == []
    key = {"Authorization": f"Bearer {await key_for(connection, 'read:secret')}"}
    answer = (await app.client.get("/v1/search?q=Peskov", headers=key)).json()
    assert [each["name"] for each in answer["names"]] == ["Песков"]


async def test_what_is_kept_ends_when_names_are_indexed_too(
    app: Served, write: Write, connection: Connection
) -> None:
    await write(actor("peskov", name="Песков"))
    [words] = [each for each in INDEXINGS if each.name == "words"]
    await index_batch(connection, words)
    found = await search(app, "Peskov")
    assert (found["names"], found["page"]["indexed_seq"]) == ([], 1)
    assert (await search(app, "Peskov", kind="source"))["page"]["indexed_seq"] == 2
    await catch_up(connection)
    assert (await search(app, "Peskov"))["page"]["indexed_seq"] == 2
    assert [each["name"] for each in (await search(app, "Peskov"))["names"]] == ["Песков"]
