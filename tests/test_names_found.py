"""Actors are found by their names in any script, spelling and order, the most alike first."""

from urllib.parse import quote

import asyncpg
import pytest

from api.changesets.purge import purge_record
from api.database import Connection
from api.errors import MalformedRequestError
from api.ids import record_id
from api.queries.filters import parse_list
from api.search.indexer import catch_up
from tests.conftest import Write
from tests.reading import ask, keys, walk
from tests.records import Operation, actor, merge, retract, source
from tests.serving import key_for, served
from tests.test_statement_counts import logged
from tests.world import identify


def person(key: str, name: str, *others: str, **fields: object) -> Operation:
    names = [{"name": other, "kind": "alias", "evidence": []} for other in others]
    return actor(key, **{"actor_kind": "person", "name": name, "names": names} | fields)


PEOPLE = [
    source(),
    person("kapustin", "Денис Капустин", "Denis Nikitin", countries=["RU"]),
    person("peskov", "Дмитрий Песков", countries=["RU"]),
    person("galeotti", "Mark Galeotti", countries=["GB"]),
    person("gladkov", "Vyacheslav Gladkov", countries=["RU"]),
    person("abbas", "محمود عباس", countries=["PS"]),
    person("xi", "Xi Jinping"),
    actor("legion", actor_kind="armed_group", name="Freedom of Russia Legion"),
    actor("coldriver", actor_kind="armed_group", name="COLDRIVER"),
    actor("ukraine", name="Ukraine"),
]


#: What is looked for → whose it is, its score and reason, and the name that is most alike.
FOUND = {
    "Денис Капустин": ("kapustin", 1.0, "exact", "Денис Капустин"),
    "Denis Kapustin": ("kapustin", 0.95, "transliteration", "Денис Капустин"),
    "Kapustin": ("kapustin", 0.7569, "transliteration", "Денис Капустин"),
    "Kapustin Denis": ("kapustin", 0.95, "transliteration", "Денис Капустин"),
    "Denis Kapustn": ("kapustin", 0.8325, "similar", "Денис Капустин"),
    "Kapsutin": ("kapustin", 0.6758, "similar", "Денис Капустин"),
    "Nikitin": ("kapustin", 0.7433, "alias", "Denis Nikitin"),
    "Peskov": ("peskov", 0.7252, "transliteration", "Дмитрий Песков"),
    "Γκαλεότι": ("galeotti", 0.7471, "transliteration", "Mark Galeotti"),
    "Hladkov": ("gladkov", 0.6936, "similar", "Vyacheslav Gladkov"),
    "Вячеслав Гладков": ("gladkov", 0.95, "transliteration", "Vyacheslav Gladkov"),
    "V. Gladkov": ("gladkov", 0.825, "similar", "Vyacheslav Gladkov"),
    "Mahmoud Abbas": ("abbas", 0.85, "transliteration", "محمود عباس"),
    "習近平": ("xi", 0.91, "transliteration", "Xi Jinping"),
    "legion freedom russia": ("legion", 0.91, "exact", "Freedom of Russia Legion"),
    "Cold River": ("coldriver", 0.91, "exact", "COLDRIVER"),
    "Україна": ("ukraine", 0.97, "alias", "Ukraine"),
    "Kap\u200bustin": ("kapustin", 0.7569, "transliteration", "Денис Капустин"),
    "\u202eDenis Kapustin": ("kapustin", 0.95, "transliteration", "Денис Капустин"),
}


def asked(name: str, more: str = "") -> str:
    return f"name={quote(name)}{more}"


async def test_a_name_is_found_however_it_is_written(connection: Connection, write: Write) -> None:
    await write(*PEOPLE)
    await catch_up(connection)
    found = {}
    for name in FOUND:
        page = await ask(connection, "actor", asked(name))
        first = page["data"][0]
        match = page["matches"][first["id"]]
        found[name] = (first["key"], match["score"], match["reason"], match["name"])
    assert found == FOUND


async def test_a_letter_wrong_anywhere_in_a_word_still_finds_it(
    connection: Connection, write: Write
) -> None:
    await write(*PEOPLE)
    await catch_up(connection)
    word = "galeotti"
    wrong = {
        *(word[:at] + word[at + 1 :] for at in range(len(word))),
        *(f"{word[:at]}{word[at + 1]}{word[at]}{word[at + 2 :]}" for at in range(len(word) - 1)),
        *(f"{word[:at]}z{word[at + 1 :]}" for at in range(len(word))),
        *(f"{word[:at]}z{word[at:]}" for at in range(len(word) + 1)),
    }
    missed = [
        typed for typed in wrong if await keys(connection, "actor", asked(typed)) != ["galeotti"]
    ]
    assert missed == []


async def test_other_filters_narrow_what_a_name_finds(connection: Connection, write: Write) -> None:
    await write(
        source(),
        person("here", "Ivan Petrov", countries=["RU"]),
        person("there", "Ivan Petrov", countries=["UA"]),
        actor("group", actor_kind="armed_group", name="Petrov"),
    )
    await catch_up(connection)
    assert await keys(connection, "actor", "name=Petrov&actor_kind=armed_group") == ["group"]
    assert await keys(connection, "actor", "name=Petrov&country=UA") == ["there"]
    assert await keys(connection, "actor", "name=Petrov&key=here") == ["here"]
    assert await keys(connection, "actor", "name=Petrov&updated_since=seq:1") == []
    assert await keys(connection, "actor", f"name=Petrov&id={identify('actor', 'here')}") == [
        "here"
    ]
    page = await ask(connection, "actor", "name=Ivan+Petrov&count=exact&limit=1&include=sources")
    assert (page["page"]["count"], len(page["data"])) == (3, 1)
    assert [each["key"] for each in page["included"]["sources"]] == ["page"]


async def test_pages_of_what_is_found_go_on_by_score_and_id(
    connection: Connection, write: Write
) -> None:
    await write(source(), *(person(f"p{n}", f"Ivan Petrov{'a' * (n % 2)}") for n in range(25)))
    await catch_up(connection)
    whole = await keys(connection, "actor", "name=Ivan+Petrov")
    assert [int(key[1:]) % 2 for key in whole] == [0] * 13 + [1] * 12
    pages = [page async for page in walk(connection, "actor", "name=Ivan+Petrov&limit=10")]
    assert list(map(len, pages)) == [10, 10, 5]
    assert [key for page in pages for key in page] == whole
    next_page = (await ask(connection, "actor", "name=Ivan+Petrov&limit=10"))["page"]["next"]
    with pytest.raises(MalformedRequestError, match="another query"):
        parse_list("actor", f"name=Petrov&cursor={next_page}".encode())


async def test_names_of_what_was_merged_lead_to_what_answers_for_it(
    connection: Connection, write: Write
) -> None:
    await write(source(), person("real", "Denis Kapustin"), person("nick", "White Rex"))
    await write(merge("actor", "nick", "real"))
    await catch_up(connection)
    page = await ask(connection, "actor", "name=White+Rex")
    assert page["matches"] == {
        identify("actor", "real"): {"score": 1.0, "reason": "exact", "name": "White Rex"}
    }
    assert await keys(connection, "actor", "name=White+Rex&status=merged") == ["nick"]


async def test_what_is_retracted_is_found_where_it_is_asked_for(
    connection: Connection, write: Write
) -> None:
    await write(source(), person("gone", "Denis Kapustin"))
    await write(retract("actor", "gone"))
    await catch_up(connection)
    assert await keys(connection, "actor", "name=Kapustin") == []
    assert await keys(connection, "actor", "name=Kapustin&status=retracted") == ["gone"]


async def test_internal_names_are_found_by_those_who_may_read_them(
    connection: Connection, write: Write
) -> None:
    meta = {"title": "Test", "licence": "CC0-1.0", "distribution": "internal"}
    await write(source(), person("secret", "Denis Kapustin"), dataset="own", dataset_meta=meta)
    await catch_up(connection)
    assert await keys(connection, "actor", "name=Kapustin") == []
    assert await keys(connection, "actor", "name=Kapustin", readable=["own"]) == ["secret"]


async def test_a_corrected_name_is_found_and_the_one_before_no_longer(
    connection: Connection, write: Write
) -> None:
    await write(source(), person("p", "Denis Nikitin"))
    await catch_up(connection)
    await write(person("p", "Denis Kapustin"))
    await catch_up(connection)
    assert await keys(connection, "actor", "name=Nikitin") == []
    assert await keys(connection, "actor", "name=Kapustin") == ["p"]


async def test_a_purged_actor_leaves_none_of_its_names(
    connection: Connection, write: Write
) -> None:
    await write(source(), person("p", "Denis Nikitin"))
    await catch_up(connection)
    await purge_record(connection, record_id("test", "actor", "p"), "legal")
    assert await connection.fetchval("SELECT count(*) FROM search_names") == 0


@pytest.mark.parametrize(
    ("query", "faults"),
    [
        ("name=", [("name", "is empty: a name has a letter at least")]),
        ("name=+%09", [("name", "is empty: a name has a letter at least")]),
        ("name=%25%7C", [("name", "'%|' has none: a name has a letter at least")]),
        (f"name={'x' * 501}", [("name", "has 501 characters; a name has 500 at most")]),
        ("name=a%00b", [("name", "'a\\x00b' has a NUL, which is in no name")]),
        ("name=a&name=b", [("name", "is given 2 times; once is meant")]),
        (
            "name=a&as_of=seq:1&sort=name",
            [
                ("as_of", "names are found as of now alone; leave as_of out, or name"),
                (
                    "sort",
                    "what a name finds comes in the order of its score; leave sort out, or name",
                ),
            ],
        ),
    ],
)
def test_what_no_name_is_looked_for_by_is_refused(
    query: str, faults: list[tuple[str, str]]
) -> None:
    with pytest.raises(MalformedRequestError) as refused:
        parse_list("actor", query.encode())
    assert refused.value.faults == faults


HOSTILE = [
    *("%", "_", "\\", "%%%%", "_____", "'; DROP TABLE actors --", "(((", "*", "\u200b\u200d", "🙂"),
    *(
        "a",
        "ab",
        "1",
        "the",
        "of the",
        "x" * 500,
        "a " * 250,
        "ия " * 160,
        "\u202e\u2066",
        "\ufffd",
    ),
    *("(" * 250 + ")" * 250, "́" * 500, "ﷺ" * 500, "龍" * 500, "\U000e0041", '"\\"', "\r\n\t."),
]


async def test_whatever_is_typed_is_answered(
    dsn: str, connection: Connection, write: Write
) -> None:
    await write(*PEOPLE)
    await catch_up(connection)
    async with served(dsn) as app:
        for name in HOSTILE:
            found = await app.client.get(f"/v1/actors?name={quote(name)}")
            has_letter = any(each.isalnum() for each in name)
            assert (name, found.status_code) == (name, 200 if has_letter else 400)
        long = await app.client.get(f"/v1/actors?name={'x' * 10_000}")
        half = await app.client.get("/v1/actors?name=%ED%A0%80")
        assert (long.status_code, half.status_code) == (400, 400)


async def test_what_is_found_can_be_downloaded_by_who_may_read_it(
    dsn: str, connection: Connection, write: Write
) -> None:
    await write(*PEOPLE)
    await catch_up(connection)
    key = await key_for(connection, "read:test")
    async with served(dsn) as app:
        headers = {"authorization": f"Bearer {key}"}
        lines = await app.client.get("/v1/actors?name=Kapustin&format=ndjson", headers=headers)
        table = await app.client.get("/v1/actors?name=Kapustin&format=csv")
        nobody = await app.client.get("/v1/actors?name=Nobody&format=ndjson")
    assert [line.count("Капустин") > 0 for line in lines.text.splitlines()] == [True]
    assert len(table.text.splitlines()) == 2
    assert nobody.text == ""


async def test_what_a_name_finds_is_three_statements(
    dsn: str, connection: Connection, write: Write
) -> None:
    await write(*PEOPLE)
    await catch_up(connection)
    async with served(dsn) as app:
        path = "/v1/actors?name=Kapustin&country=RU&count=exact"
        for more, names in (("", ["read_beside"]), ("&limit=9", [])):
            async with logged(app.serving.finders) as sent:
                await app.client.get(f"{path}{more}")
            assert sent == ["read_indexed", "find_names", "read_page", *names]


async def test_it_is_said_up_to_which_change_set_names_are_known(
    connection: Connection, write: Write
) -> None:
    async def page() -> tuple[list[str], dict[str, int]]:
        found = await ask(connection, "actor", "name=Kapustin&count=exact")
        return [each["key"] for each in found["data"]], found["page"]

    assert await page() == ([], {"limit": 50, "indexed_seq": 0, "count": 0})
    await write(source(), person("one", "Kapustin"))
    assert await page() == ([], {"limit": 50, "indexed_seq": 0, "count": 0})
    await catch_up(connection)
    await write(person("two", "Kapustin"))
    assert await page() == (["one"], {"limit": 50, "indexed_seq": 1, "count": 1})


async def test_beyond_the_time_limit_it_is_a_503_that_says_when_to_come_again(
    dsn: str, write: Write, connection: Connection
) -> None:
    await write(*PEOPLE)
    await catch_up(connection)
    holder = await asyncpg.connect(dsn)
    async with served(dsn, read_timeout=0.2) as hurried, holder.transaction():
        await holder.execute("LOCK TABLE search_names IN ACCESS EXCLUSIVE MODE")
        for path in ("/v1/actors?name=Kapustin", "/v1/search?q=Kapustin"):
            answer = await hurried.client.get(path)
            assert (answer.status_code, answer.json()["type"]) == (503, "/problems/time-limit")
            assert answer.headers["retry-after"] == "5"
    await holder.close()
