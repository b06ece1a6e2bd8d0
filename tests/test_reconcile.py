"""Tools that match names are answered as the Reconciliation Service API 0.2 says."""

from collections.abc import AsyncIterator
from typing import Any
from urllib.parse import quote

import msgspec
import pytest

from api.database import Connection
from api.queries import reconcile
from api.search.indexer import catch_up
from tests.conftest import Write
from tests.reconciling import examples, judge
from tests.records import Operation, actor, merge, source
from tests.serving import Served, key_for, served
from tests.test_statement_counts import logged
from tests.world import identify, on

BASES = ["/v1/reconcile", "/v1/datasets/test/reconcile"]


def named(key: str, kind: str, name: str, **fields: Any) -> Operation:
    return actor(key, **{"actor_kind": kind, "name": name} | fields)


ACTORS = [
    source(),
    named(
        "kapustin",
        "person",
        "Денис Капустин",
        names=[{"name": "White Rex", "kind": "nickname", "evidence": []}],
        countries=["RU"],
        identifiers=[{"scheme": "wikidata", "value": "Q4215"}],
        description="Commander of volunteers.",
    ),
    named(
        "legion", "armed_group", "Freedom of Russia Legion", countries=["UA"], start=on("2022-03")
    ),
    named("wagner", "armed_group", "Wagner Group", countries=["RU"]),
    named("namesake", "organization", "Wagner Group", countries=["US"]),
    named("ukraine", "state", "Ukraine", countries=["UA"]),
]


@pytest.fixture
async def app(dsn: str, connection: Connection, write: Write) -> AsyncIterator[Served]:
    await write(*ACTORS)
    await catch_up(connection)
    async with served(dsn) as running:
        yield running


async def ask(app: Served, queries: dict[str, Any], base: str = BASES[0]) -> dict[str, Any]:
    form = {"queries": msgspec.json.encode(queries).decode()}
    answer = await app.client.post(base, data=form)
    assert answer.status_code == 200, answer.text
    found: dict[str, Any] = answer.json()
    assert judge("reconciliation-result-batch", found) == []
    return found


def brief(answer: dict[str, Any]) -> list[tuple[str, float, bool]]:
    return [(each["name"], each["score"], each["match"]) for each in answer["result"]]


@pytest.mark.parametrize("base", BASES)
async def test_the_manifest_says_what_there_is(app: Served, base: str) -> None:
    manifest = (await app.client.get(base)).json()
    assert judge("manifest", manifest) == []
    assert manifest["versions"] == ["0.2"]
    assert manifest["name"] == f"Whence: actors{' of Test' if 'datasets' in base else ''}"
    assert manifest["suggest"]["entity"] == {
        "service_url": "http://whence.test",
        "service_path": f"{base}/suggest/entity",
    }
    assert manifest["view"] == {"url": "http://whence.test/v1/actors/{{id}}"}
    assert manifest["batchSize"] == 200


@pytest.mark.parametrize("base", BASES)
async def test_names_are_answered_by_candidates(app: Served, base: str) -> None:
    found = await ask(
        app,
        {
            "person": {"query": "Kapustin Denis"},
            "group": {"query": "Freedom of Russia Legion", "limit": 1},
            "two": {"query": "Wagner Group"},
            "id": {"query": identify("actor", "ukraine")},
            "nobody": {"query": "Somebody Else"},
            "nothing": {"query": " "},
        },
        base,
    )
    assert {name: brief(answer) for name, answer in found.items()} == {
        "person": [("Денис Капустин", 95.0, False)],
        "group": [("Freedom of Russia Legion", 100.0, True)],
        "two": [("Wagner Group", 100.0, False)] * 2,
        "id": [("Ukraine", 100.0, True)],
        "nobody": [],
        "nothing": [],
    }
    assert found["person"]["result"][0] == {
        "id": identify("actor", "kapustin"),
        "name": "Денис Капустин",
        "description": "Commander of volunteers. · RU · test",
        "type": [{"id": "person", "name": "Person"}],
        "score": 95.0,
        "match": False,
        "features": [{"id": "name", "value": 0.95}],
    }


async def test_hints_raise_and_lower_a_score(app: Served) -> None:
    def hinted(pid: str, v: Any) -> dict[str, Any]:
        return {"query": "Wagner Group", "properties": [{"pid": pid, "v": v}], "limit": 1}

    found = await ask(
        app,
        {
            "code": hinted("country", "US"),
            "called": hinted("country", ["Russian Federation", {"id": "X", "name": "Mars"}]),
            "kind": hinted("kind", "armed group"),
            "unknown": hinted("colour", "red"),
            "wrong": {**hinted("country", "FR"), "limit": 9},
            "should": {"query": "Wagner Group", "type": "organization"},
            "any": {"query": "Wagner Group", "type": ["organization"], "type_strict": "any"},
            "identified": {
                "query": "Kapustin Denis",
                "properties": [{"pid": "wikidata", "v": "Q4215"}],
            },
        },
    )
    first = {name: answer["result"][0] for name, answer in found.items()}
    group, firm = identify("actor", "wagner"), identify("actor", "namesake")
    assert (first["code"]["id"], first["code"]["match"]) == (firm, True)
    assert (first["called"]["id"], first["called"]["match"]) == (group, True)
    assert first["called"]["features"] == [
        {"id": "name", "value": 1.0},
        {"id": "country", "value": True},
    ]
    assert first["kind"]["id"] == group
    assert first["unknown"]["score"] == 100.0
    assert brief(found["wrong"]) == [("Wagner Group", 85.0, False)] * 2
    assert [each["id"] for each in found["should"]["result"]] == [firm, group]
    assert [each["id"] for each in found["any"]["result"]] == [firm]
    assert brief(found["identified"]) == [("Денис Капустин", 96.0, True)]


async def test_the_examples_of_the_protocol_are_answered_or_refused(app: Served) -> None:
    for base in BASES:
        for name, text in examples("reconciliation-query-batch", "valid"):
            for answer in (
                await app.client.post(base, data={"queries": text.decode()}),
                await app.client.get(f"{base}?queries={quote(text)}"),
            ):
                assert (name, answer.status_code) == (name, 200)
                assert judge("reconciliation-result-batch", answer.json()) == []
                assert answer.json().keys() == msgspec.json.decode(text).keys()
        for name, text in examples("reconciliation-query-batch", "invalid"):
            refused = await app.client.post(base, data={"queries": text.decode()})
            assert (name, refused.status_code) == (name, 400)
        for name, text in examples("data-extension-query", "valid"):
            answer = await app.client.post(base, data={"extend": text.decode()})
            assert (name, answer.status_code) == (name, 200)
            assert judge("data-extension-response", answer.json()) == []


def test_the_schemas_here_judge_as_the_examples_say() -> None:
    for schema in ("manifest", "reconciliation-result-batch", "data-extension-response"):
        for name, text in examples(schema, "valid"):
            assert (name, judge(schema, msgspec.json.decode(text))) == (name, [])
        for name, text in examples(schema, "invalid"):
            assert (name, judge(schema, msgspec.json.decode(text))) != (name, [])


@pytest.mark.parametrize("base", BASES)
async def test_what_begins_so_is_suggested(
    app: Served, base: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def suggested(what: str, query: str) -> list[str]:
        answer = (await app.client.get(f"{base}/suggest/{what}?{query}")).json()
        schema = {"entity": "entities", "type": "types", "property": "properties"}[what]
        assert judge(f"suggest-{schema}-response", answer) == []
        return [each["name"] for each in answer["result"]]

    assert await suggested("entity", "prefix=Kapu") == ["Денис Капустин"]
    assert await suggested("entity", "prefix=freedom+of+ru") == ["Freedom of Russia Legion"]
    assert await suggested("entity", "prefix=Wagner&type=organization") == ["Wagner Group"]
    assert await suggested("entity", "prefix=Wagner&cursor=1") == ["Wagner Group"]
    assert await suggested("entity", f"prefix={identify('actor', 'ukraine')}") == ["Ukraine"]
    assert await suggested("entity", f"prefix={identify('actor', 'ukraine')}&type=person") == []
    for kind in ("nonsense", "%00", "\u202e"):
        assert await suggested("entity", f"prefix=Wagner&type={kind}") == []
    assert await suggested("entity", "prefix=") == []
    widget = "spell=always&exact=false&scoring=schema&prefixed=true&filter=&key=&output="
    assert await suggested("entity", f"prefix=Kapu&{widget}") == ["Денис Капустин"]
    assert await suggested("property", f"prefix=co&{widget}") == ["Country"]
    monkeypatch.setattr(reconcile, "MOST_NAMES", 1)
    for kind in ("organization", "armed_group"):
        assert await suggested("entity", f"prefix=Wagner&type={kind}") == ["Wagner Group"]
    assert await suggested("type", "prefix=ar&type_strict=any") == ["Armed group"]
    assert await suggested("type", "prefix=armed%20g") == ["Armed group"]
    assert await suggested("type", "prefix=G") == [
        "Government body",
        "Armed group",
        "Informal group",
    ]
    assert await suggested("property", "prefix=name") == ["Name", "Names"]
    assert await suggested("property", "prefix=names") == ["Names"]
    assert await suggested("property", "prefix=&cursor=7") == ["Start", "End"]
    assert await suggested("property", "prefix=co") == ["Country"]


async def test_actors_are_suggested_the_most_alike_first_and_always_in_one_order(
    app: Served, write: Write, connection: Connection
) -> None:
    names = ("Petrov", "Petrov Ivan", "Ivan Petrov", "Petrovich", "Anna Petrov")
    await write(*(named(name.replace(" ", "-"), "person", name) for name in names))
    await catch_up(connection)
    base = f"{BASES[0]}/suggest/entity?prefix=Petrov"
    answer = (await app.client.get(base)).json()["result"]
    assert [each["name"] for each in answer] == [
        *("Petrov", "Petrovich", "Anna Petrov", "Ivan Petrov", "Petrov Ivan"),
    ]
    rest = (await app.client.get(f"{base}&cursor=2")).json()["result"]
    assert rest == answer[2:]


@pytest.mark.parametrize("base", BASES)
async def test_properties_are_proposed_and_asked_for(app: Served, base: str) -> None:
    proposed = (await app.client.get(f"{base}/properties?type=person&limit=2")).json()
    assert judge("data-extension-property-proposal", proposed) == []
    assert [each["id"] for each in proposed["properties"]] == ["country", "kind"]
    person, legion = identify("actor", "kapustin"), identify("actor", "legion")
    wanted = {
        "ids": [person, legion, "Q1"],
        "properties": [
            {"id": "country"},
            {"id": "names", "settings": {"limit": "1"}},
            {"id": "identifier"},
            {"id": "start"},
            {"id": "wikidata"},
        ],
    }
    answer = await app.client.get(f"{base}?extend={quote(msgspec.json.encode(wanted))}")
    found = answer.json()
    assert judge("data-extension-response", found) == []
    assert found["rows"] == {
        person: {
            "country": [{"str": "RU"}],
            "names": [{"str": "White Rex"}],
            "identifier": [{"str": "wikidata:Q4215"}],
            "start": [],
            "wikidata": [{"str": "Q4215"}],
        },
        legion: {
            "country": [{"str": "UA"}],
            "names": [],
            "identifier": [],
            "start": [{"str": "2022-03"}],
            "wikidata": [],
        },
        "Q1": {"country": [], "names": [], "identifier": [], "start": [], "wikidata": []},
    }


async def test_what_is_merged_is_reconciled_with_what_answers_for_it(
    app: Served, connection: Connection, write: Write
) -> None:
    await write(merge("actor", "namesake", "wagner"))
    await catch_up(connection)
    old = identify("actor", "namesake")
    found = await ask(app, {"name": {"query": "Wagner Group"}, "id": {"query": old}})
    assert [each["id"] for each in found["name"]["result"]] == [identify("actor", "wagner")]
    assert found["id"]["result"][0]["id"] == identify("actor", "wagner")


async def test_an_internal_dataset_is_there_for_those_who_may_read_it(
    app: Served, connection: Connection, write: Write
) -> None:
    meta = {"title": "Own", "licence": "CC0-1.0", "distribution": "internal"}
    await write(source(), named("s", "state", "Secretland"), dataset="own", dataset_meta=meta)
    await catch_up(connection)
    key = {"authorization": f"Bearer {await key_for(connection, 'read:own')}"}
    form = {"queries": '{"q":{"query":"Secretland"}}'}
    for base, status in (("/v1/reconcile", 200), ("/v1/datasets/own/reconcile", 404)):
        answer = await app.client.post(base, data=form)
        assert (answer.status_code, "Secretland" in answer.text) == (status, False)
        answer = await app.client.post(base, data=form, headers=key)
        assert (answer.status_code, "Secretland" in answer.text) == (200, True)


async def test_a_batch_is_three_statements_and_one_for_25_names_that_nobody_bears(
    app: Served,
) -> None:
    queries = {f"q{n}": {"query": "Freedom of Russia Legion"} for n in range(200)}
    for wrong, more in ((0, 0), (1, 1), (25, 1), (200, 8)):
        queries |= {f"q{n}": {"query": "Freedom of Russia Legions"} for n in range(wrong)}
        await ask(app, queries)
        async with logged(app.serving.reconcilers) as sent:
            await ask(app, queries)
        found = ["look_names_up", *["find_names"] * more]
        assert sent == ["find_service", *found, "read_entities"]


FORM = "application/x-www-form-urlencoded"
DEEP = '[{"pid":"x","v":' + "[" * 1_500 + "]" * 1_500 + "}]"
MANY = msgspec.json.encode([{"pid": "x", "v": ["x"] * 101}]).decode()
REFUSED = [
    ("queries=", 400, "queries"),
    ("queries=[]", 400, "queries"),
    ("queries={", 400, "queries"),
    ('queries={"q":{}}', 400, "/q"),
    ('queries={"q":{"query":"a","limit":0}}', 400, "0 is no whole number from 1 on"),
    ('queries={"q":{"query":"a","limit":1.5}}', 400, "1.5 is no whole number"),
    ('queries={"q":{"query":"a","type_strict":"maybe"}}', 400, "maybe"),
    ('queries={"q":{"query":"a","properties":[{"pid":"x"}]}}', 400, "the field 'v' is missing"),
    ('queries={"q":{"query":"\\ud800"}}', 400, "queries"),
    ('queries={"q":{"query":"a"}}&callback=f', 400, "CORS"),
    ('queries={"q":{"query":"a"}}&extend={"ids":[],"properties":[]}', 400, "one at a time"),
    ("extend={}", 400, "extend"),
    ('queries={"q":{"query":"a","properties":' + DEEP + "}}", 400, "too deeply"),
    ('extend={"ids":[],"properties":[],"x":' + DEEP + "}", 400, "too deeply"),
    ('queries={"q":{"query":"a","properties":' + MANY + "}}", 400, "length <= 100"),
    ("nonsense=1", 400, "nonsense"),
]


FAULTY = {
    "none": {"limit": 0, "props": []},
    "a/b": {"query": 7, "limit": 1.5, "type": {"id": "person"}, "type_strict": "maybe"},
    "hints": {"query": "a", "properties": [{"pid": 1}, {"pid": "x", "v": None, "more": 1}, "x"]},
    "text": "Kapustin",
    "fine": {"query": "Kapustin"},
}
TOLD = [
    ("/none/props", "there is no field 'props' here; there are query, type, limit, properties, "),
    ("/none", "has neither a query nor properties; one of both is needed"),
    ("/none/limit", "0 is no whole number from 1 on"),
    ("/a~1b/query", "7: Expected `str`, got `int`"),
    ("/a~1b/type", "{'id': 'person'}: Expected `str | array`, got `object`"),
    ("/a~1b/type_strict", "'maybe': Invalid enum value 'maybe'; right is one of any, should, all"),
    ("/a~1b/limit", "1.5 is no whole number from 1 on"),
    ("/hints/properties/0/pid", "1: Expected `str`, got `int`"),
    ("/hints/properties/0", "the field 'v' is missing"),
    ("/hints/properties/1/v", "null: Expected `bool | float | str | object | array`, got `null`"),
    ("/hints/properties/2", "'x': Expected `object`, got `str`"),
    ("/text", "'Kapustin': Expected `object`, got `str`"),
]


async def test_all_that_is_wrong_with_a_batch_is_told_by_query_and_place(app: Served) -> None:
    form = {"queries": msgspec.json.encode(FAULTY).decode()}
    for base in BASES:
        answer = await app.client.post(base, data=form)
        assert answer.status_code == 400
        told = [(each["pointer"], each["detail"]) for each in answer.json()["errors"]]
        assert [place for place, _ in told] == [place for place, _ in TOLD]
        for (_, detail), (_, begins) in zip(told, TOLD, strict=True):
            assert detail.startswith(begins)
    wanted = {"ids": [1, "x"], "properties": [{"settings": 1}]}
    answer = await app.client.post(BASES[0], data={"extend": msgspec.json.encode(wanted).decode()})
    assert [(each["pointer"], each["detail"]) for each in answer.json()["errors"]] == [
        ("/ids/0", "1: Expected `str`, got `int`"),
        ("/properties/0", "the field 'id' is missing"),
        ("/properties/0/settings", "1: Expected `object`, got `int`"),
    ]


async def test_of_several_who_bear_the_name_an_identifier_alone_tells_which(
    app: Served, write: Write, connection: Connection
) -> None:
    coded = [{"scheme": "cameo", "value": "RUSGOV"}]
    await write(
        named("brand", "organization", "White Rex"),
        named("petrov", "person", "Ivan Petrov", identifiers=coded),
    )
    await catch_up(connection)

    async def matched(name: str, **hints: str) -> list[str]:
        given = [{"pid": pid, "v": value} for pid, value in hints.items()]
        found = await ask(app, {"q": {"query": name, "properties": given}})
        return [each["name"] for each in found["q"]["result"] if each["match"]]

    assert await matched("White Rex") == []
    assert await matched("White Rex", identifier="Q4215") == []
    assert await matched("White Rex", wikidata="Q4215") == ["Денис Капустин"]
    assert await matched("Ivan Petrov", cameo="RUSGOV") == []


@pytest.mark.parametrize(("query", "status", "said"), REFUSED)
async def test_what_is_no_question_is_refused(
    app: Served, query: str, status: int, said: str
) -> None:
    escaped = "&".join(
        f"{name}={quote(value)}"
        for name, _, value in (part.partition("=") for part in query.split("&"))
    )
    answer = await app.client.get(f"/v1/reconcile?{escaped}")
    assert (answer.status_code, said in answer.text) == (status, True), answer.text
    posted = await app.client.post(
        "/v1/reconcile",
        content=escaped,
        headers={"content-type": FORM},
    )
    assert posted.status_code == status, posted.text


async def test_what_is_sent_otherwise_is_refused(app: Served) -> None:
    many = {f"q{n}": {"query": "a"} for n in range(3_000)}
    form = {"queries": msgspec.json.encode(many).decode()}
    assert (await app.client.post("/v1/reconcile", data=form)).status_code == 413
    large = {"queries": "x" * 5_000_000}
    assert (await app.client.post("/v1/reconcile", data=large)).status_code == 413
    typed = {"content-type": FORM}
    fields = await app.client.post("/v1/reconcile", content="a=&" * 50, headers=typed)
    assert (fields.status_code, "one field" in fields.text) == (400, True)
    sent = await app.client.post("/v1/reconcile", json={"queries": {}})
    assert sent.status_code == 415
    nowhere = await app.client.get("/v1/datasets/nowhere/reconcile")
    assert nowhere.status_code == 404
    long = await app.client.get(f"/v1/reconcile/suggest/entity?prefix={'x' * 10_000}")
    assert long.status_code == 400
    for text in ("\u202e\u200b", "%", "\u0000", "(((", "🙂", "a" * 500):
        found = await ask(app, {"q": {"query": text}})
        assert found["q"]["result"] == []
    asked = await app.client.options(
        "/v1/reconcile",
        headers={"origin": "https://x.test", "access-control-request-method": "POST"},
    )
    assert asked.headers["access-control-allow-origin"] == "*"
