"""Whatever is searched for is answered, or refused in words; nothing of it is an operator."""

import asyncio
from collections.abc import AsyncIterator
from typing import Any

import asyncpg
import pytest

from api.database import Connection
from api.search.indexer import catch_up
from tests.conftest import Write
from tests.records import actor, event, source
from tests.serving import Served, served

OPERATORS = (
    *("&", "|", "!", "<->", "<2>", "(", ")", ":", ":*", ":A", ":ABCD", "'", '"', "\\", "*", "%"),
    *("$1", "--", ";", "/*", "{", "}", "@@", "''", "\\'", "raid & !", "| raid |", "!!raid"),
    *("(raid", "raid)", "raid:*", "raid:A", "'raid", "raid'", "raid\\", "ra\\'id", "raid <-> raid"),
    *("raid\t\n\r\v\f raid", "-", "--raid raid", '-"" raid', '"" raid', "or", "raid or", "{asked}"),
)
STRANGE = (
    *("\u202eraid", "ra\u200bid", "\ufeffraid", "\u0000raid", "raid\u0007", "\ue000 raid"),
    *("💥 raid", "ça ira", "ß", "ﬁ", "İ", "一二三", "السلام عليكم", "שלום", "नमस्ते", "e\u0301 raid"),
    *(
        "https://a.example/b?c=d&e=f",
        "a@b.example",
        "1.5e300",
        "-1",
        "2023-05-22",
        "a/b/c",
        "x" * 500,
    ),
)
NOTHING = (
    *(
        "",
        " ",
        "...",
        "!!!",
        "«»",
        "\u200b",
        "\u0000",
        "\u202e",
        "💥",
        "'",
        '""',
        "or",
        "- -",
        "***",
    ),
    *("the", "the of and", "и в на", '"the"', "the or and"),
)


@pytest.fixture
async def app(dsn: str, write: Write, connection: Connection) -> AsyncIterator[Served]:
    await write(source(), event(title="Raid"), actor("legion"))
    await catch_up(connection)
    async with served(dsn) as running:
        yield running


async def refusal(app: Served, path: str, **asked: Any) -> list[dict[str, str]]:
    """What a question is refused with: 400, of the parameters that are wrong."""
    answer = await app.client.get(path, params=asked)
    assert answer.status_code == 400, answer.text
    errors: list[dict[str, str]] = answer.json()["errors"]
    return errors


@pytest.mark.parametrize("path", ["/v1/search", "/v1/events"])
async def test_signs_and_strange_letters_are_looked_for_or_passed_over(
    app: Served, path: str
) -> None:
    for q in (*OPERATORS, *STRANGE, *NOTHING):
        answer = await app.client.get(path, params={"q": q})
        assert answer.status_code in (200, 400), (q, answer.text)
        if answer.status_code == 400:
            assert [error["parameter"] for error in answer.json()["errors"]] == ["q"]


@pytest.mark.parametrize("q", NOTHING)
async def test_what_has_no_word_is_told_so(app: Served, q: str) -> None:
    [error] = await refusal(app, "/v1/search", q=q)
    assert error["parameter"] == "q"
    assert "no word to look for" in error["detail"] or "too common" in error["detail"]


async def test_operators_of_the_database_find_nothing_that_words_do_not(app: Served) -> None:
    for q in ("raid & raid", "raid |", "raid:*", "(raid)", "raid | raid", "'raid'", "raid\\"):
        found = (await app.client.get("/v1/search", params={"q": q})).json()
        assert found["page"]["count"] == 1, q
    for q in ("raid | zyzzyva", "raid & legion", "raid <-> legion", "legion & !zyzzyva & raid"):
        found = (await app.client.get("/v1/search", params={"q": q})).json()
        assert found["page"]["count"] == 0, q


async def test_faults_are_told_with_what_would_be_right(app: Served) -> None:
    asked: dict[str, Any] = {"q": "x" * 10_000, "kind": "link", "year": "0", "limit": "101"}
    assert {
        error["parameter"]: error["detail"] for error in await refusal(app, "/v1/search", **asked)
    } == {
        "q": "has 10000 characters; at most 500 are read",
        "kind": "'link' is not one of event, actor, statement, source",
        "year": "'0' is no whole number from 1 to 9999",
        "limit": "'101' is no whole number from 1 to 100",
    }
    [error] = await refusal(app, "/v1/search", q="-raid -legion")
    assert error["detail"] == (
        "-raid only takes away from what is found: give a word to find beside it"
    )
    [error] = await refusal(app, "/v1/search", q="a*")
    assert error["detail"] == "'a*' begins too many words: at least 2 letters stand before *"
    [error] = await refusal(app, "/v1/search", q=" ".join(f"w{n}" for n in range(33)))
    assert error["detail"] == "has 33 words and phrases; at most 32 are read"
    [error] = await refusal(app, "/v1/search", q=["raid", "legion"])
    assert error["detail"] == "is given 2 times; once is meant"
    [error] = await refusal(app, "/v1/search")
    assert error["detail"].startswith("has no word to look for: write one, such as q=Belgorod")
    [error] = await refusal(app, "/v1/search", q="raid", as_of="seq:1")
    assert error["parameter"] == "as_of"


async def test_bytes_that_are_no_text_are_refused(app: Served) -> None:
    for q in ("%ED%A0%80", "%FF", "%C3%28", "%"):
        answer = await app.client.get(f"/v1/search?q={q}")
        assert answer.status_code in (200, 400), q
    assert (await app.client.get("/v1/search?q=" + "x" * 40_000)).status_code == 414


async def test_words_are_of_what_is_current(app: Served) -> None:
    asked = {"q": "raid", "as_of": "seq:1", "status": "retracted"}
    assert await refusal(app, "/v1/events", **asked) == [
        {
            "parameter": "q",
            "detail": "finds words of what is current alone, and as_of asks for what was then",
        },
        {"parameter": "q", "detail": "finds what is active alone; leave out status"},
    ]
    assert (await app.client.get("/v1/events?q=raid&status=active")).status_code == 200
    for path in ("/v1/affiliations", "/v1/links"):
        [error] = await refusal(app, path, q="raid")
        assert error["parameter"] == "q"


async def test_forged_cursors_are_refused(app: Served) -> None:
    for cursor in ("x", "AAAA", "💥", "-1"):
        [error] = await refusal(app, "/v1/search", q="raid", cursor=cursor)
        assert error["parameter"] == "cursor"


async def test_beyond_the_time_limit_it_is_a_503_that_says_when_to_come_again(
    dsn: str, app: Served
) -> None:
    holder = await asyncpg.connect(dsn)
    async with served(dsn, read_timeout=0.2) as hurried, holder.transaction():
        await holder.execute("LOCK TABLE search_words IN ACCESS EXCLUSIVE MODE")
        searched, listed = await asyncio.gather(
            hurried.client.get("/v1/search?q=raid"), hurried.client.get("/v1/events?q=raid")
        )
    await holder.close()
    for answer in (searched, listed):
        assert answer.status_code == 503
        assert answer.json()["type"] == "/problems/time-limit"
        assert answer.headers["retry-after"] == "5"
