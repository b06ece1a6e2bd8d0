"""What no blanks part, as Chinese, Japanese and Korean, is found by the whole and by parts."""

from collections.abc import AsyncIterator
from urllib.parse import quote

import pytest

from api.database import Connection
from api.search.indexer import catch_up
from tests.conftest import Write
from tests.reading import ask
from tests.records import actor, event, source
from tests.searching import search
from tests.serving import Served, served

SUMMARY = "中国国家主席习近平访问莫斯科,与普京会谈。"
WORLD = [
    source(title="시진핑은 모스크바를 방문했다"),
    actor("signs", actor_kind="person", name="习近平"),
    actor("latin", actor_kind="person", name="Xi Jinping"),
    actor("hangul", actor_kind="person", name="김정은"),
    event("visit", title="Visit to Moscow", summary=SUMMARY),
    event("kana", title="プーチン大統領と安倍首相", summary="A talk in Moscow"),
]


@pytest.fixture
async def app(dsn: str, write: Write, connection: Connection) -> AsyncIterator[Served]:
    await write(*WORLD)
    await catch_up(connection)
    async with served(dsn) as running:
        yield running


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("习近平", [("signs", "exact"), ("latin", "transliteration")]),
        ("習近平", [("signs", "transliteration"), ("latin", "transliteration")]),
        ("Xi Jinping", [("latin", "exact"), ("signs", "transliteration")]),
        ("Jinping Xi", [("latin", "exact"), ("signs", "transliteration")]),
        ("Jeongeun Gim", [("hangul", "transliteration")]),
        ("XI Jin-ping", [("signs", "transliteration"), ("latin", "exact")]),
        ("Jinping", [("latin", "exact"), ("signs", "transliteration")]),
        ("习近", [("signs", "exact")]),
        ("近平", [("signs", "exact"), ("latin", "transliteration")]),
        ("김정은", [("hangul", "exact")]),
        ("정은", [("hangul", "exact")]),
        ("Gim Jeongeun", [("hangul", "transliteration")]),
        # Letters are read as Chinese, and Korean as it is spelt: other readings want an alias.
        ("Kim Jong Un", []),
        ("Shuukinpei", []),
    ],
)
async def test_a_name_is_found_by_the_whole_and_by_parts(
    connection: Connection, write: Write, name: str, expected: list[tuple[str, str]]
) -> None:
    await write(*WORLD)
    await catch_up(connection)
    found = await ask(connection, "actor", f"name={quote(name)}")
    told = [(each["key"], found["matches"][each["id"]]["reason"]) for each in found["data"]]
    assert told == expected


@pytest.mark.parametrize(
    ("q", "key", "text", "marked"),
    [
        ("习近平", "visit", SUMMARY, ["习近平"]),
        ("近平", "visit", SUMMARY, ["近平"]),
        ("莫斯科 普京", "visit", SUMMARY, ["莫斯科", "普京"]),
        ("莫斯*", "visit", SUMMARY, ["莫斯"]),
        ('"主席习近平"', "visit", SUMMARY, ["主席习近平"]),
        ("シン", "", "", []),
        ("プーチン", "kana", "プーチン大統領と安倍首相", ["プーチン"]),
        ("安倍", "kana", "プーチン大統領と安倍首相", ["安倍"]),
        ("시진핑", "page", "시진핑은 모스크바를 방문했다", ["시진핑"]),
        ("모스크바", "page", "시진핑은 모스크바를 방문했다", ["모스크바"]),
        ("平近", "", "", []),
    ],
)
async def test_a_text_is_found_by_what_stands_in_it(
    app: Served, q: str, key: str, text: str, marked: list[str]
) -> None:
    found = await search(app, q, kind=["event", "source"])
    shown = [(hit["record"]["key"], hit["highlights"]) for hit in found["data"]]
    if not key:
        assert shown == []
        return
    [(own, [highlight])] = shown
    assert (own, highlight["text"]) == (key, text)
    assert [text[start:end] for start, end in highlight["marks"]] == marked


async def test_a_search_shows_who_is_called_so(app: Served) -> None:
    found = await search(app, "习近平")
    assert {hit["record"]["key"] for hit in found["data"]} == {"signs", "visit"}
    assert [each["name"] for each in found["names"]] == ["习近平", "Xi Jinping"]
    assert [each["name"] for each in (await search(app, "Jinping"))["names"]] == [
        *("Xi Jinping", "习近平"),
    ]


async def test_of_a_long_text_without_blanks_a_part_is_shown(
    app: Served, write: Write, connection: Connection
) -> None:
    await write(event("long", title="Long", summary="国" * 300 + "俄罗斯" + "国" * 300))
    await catch_up(connection)
    [hit] = (await search(app, "俄罗斯"))["data"]
    assert hit["highlights"] == [
        {"field": "summary", "text": "国" * 150 + "俄罗斯" + "国" * 150, "marks": [[150, 153]]}
    ]


async def test_what_is_typed_of_a_name_suggests_it(app: Served) -> None:
    for prefix in ("习近", "Xi Jinp"):
        answer = await app.client.get(f"/v1/reconcile/suggest/entity?prefix={quote(prefix)}")
        assert "习近平" in [each["name"] for each in answer.json()["result"]]
