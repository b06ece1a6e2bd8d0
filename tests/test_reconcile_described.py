"""Where no name is known, identifiers tell who is meant, and other properties who may be."""

from typing import Any

import pytest

from api.database import Connection
from api.queries import described
from tests.conftest import Write
from tests.records import merge
from tests.serving import Served, key_for, served
from tests.test_reconcile import ACTORS, app, ask, brief, named
from tests.test_statement_counts import logged
from tests.world import identify

__all__ = ["app"]


def known(**properties: Any) -> dict[str, Any]:
    """A query of properties alone."""
    return {"properties": [{"pid": pid, "v": value} for pid, value in properties.items()]}


async def test_who_has_the_identifier_is_matched_without_a_name(app: Served) -> None:
    found = await ask(
        app,
        {
            "own": known(wikidata="q4215"),
            "too": known(wikidata="Q4215", country="Russia"),
            "not": known(wikidata="Q4215", country="FR"),
            "loose": known(identifier=["wikidata:Q4215", "x"]),
            "bare": known(identifier="Q4215"),
            "nobody": known(wikidata="Q1"),
            "other": known(ucdp="Q4215"),
        },
    )
    name = "Денис Капустин"
    assert {query: brief(answer) for query, answer in found.items()} == {
        "own": [(name, 80.0, True)],
        "too": [(name, 84.0, True)],
        "not": [(name, 68.0, False)],
        "loose": [(name, 20.0, False)],
        "bare": [(name, 20.0, False)],
        "nobody": [],
        "other": [],
    }
    assert found["too"]["result"][0]["features"] == [
        {"id": "wikidata", "value": True},
        {"id": "country", "value": True},
    ]


async def test_other_properties_find_who_has_them_all_and_match_nobody(app: Served) -> None:
    found = await ask(
        app,
        {
            "country": known(country="US"),
            "called": known(country=["United States", "Mars"]),
            "both": known(country="UA", kind="armed group"),
            "type": known(country="UA") | {"type": "state", "type_strict": "all"},
            "dataset": known(dataset="test", kind="state"),
            "whole": known(dataset="test") | {"limit": 2},
            "nowhere": known(dataset="other"),
            "mars": known(country="Mars"),
            "colour": known(colour="red"),
            "wanting": known(wikidata="Q1", country="US"),
        },
    )
    assert {query: brief(answer) for query, answer in found.items() if query != "whole"} == {
        "country": [("Wagner Group", 20.0, False)],
        "called": [("Wagner Group", 20.0, False)],
        "both": [("Freedom of Russia Legion", 36.0, False)],
        "type": [("Ukraine", 36.0, False)],
        "dataset": [("Ukraine", 36.0, False)],
        "nowhere": [],
        "mars": [],
        "colour": [],
        "wanting": [("Wagner Group", 20.0, False)],
    }
    assert [score for _, score, _ in brief(found["whole"])] == [20.0, 20.0]


@pytest.mark.parametrize("text", ["\0", "a\0:b\0", "", "\u202e", "x" * 5_000, "%", "\\u0000", "'"])
async def test_whatever_a_property_holds_is_answered(app: Served, text: str) -> None:
    pids = ("country", "kind", "dataset", "identifier", "wikidata", text)
    queries = {str(n): known(**{pid: [text, 1.5, True]}) for n, pid in enumerate(pids)}
    queries["type"] = known(colour="red") | {"type": [text]}
    found = await ask(app, queries)
    assert [answer["result"] for answer in found.values()] == [[]] * len(queries)


async def test_two_with_one_identifier_are_not_told_apart_but_merged_ones_are_one(
    app: Served, write: Write
) -> None:
    q4215 = [{"scheme": "wikidata", "value": "Q4215"}]
    await write(named("double", "person", "D. Kapustin", identifiers=q4215))
    query = {"q": known(wikidata="Q4215")}
    assert [match for *_, match in brief((await ask(app, query))["q"])] == [False, False]
    await write(merge("actor", "double", "kapustin"))
    [one] = (await ask(app, query))["q"]["result"]
    assert (one["id"], one["match"]) == (identify("actor", "kapustin"), True)


async def test_what_is_internal_is_found_by_those_who_may_read_it(
    dsn: str, write: Write, connection: Connection
) -> None:
    meta = {"title": "Inside", "licence": "none", "distribution": "internal"}
    await write(*ACTORS, dataset="inside", dataset_meta=meta)
    token = await key_for(connection, "read:inside")
    queries = {"id": known(wikidata="Q4215"), "us": known(country="US")}
    async with served(dsn) as running:
        assert {key: brief(each) for key, each in (await ask(running, queries)).items()} == {
            "id": [],
            "us": [],
        }
        running.client.headers["authorization"] = f"Bearer {token}"
        found = await ask(running, queries)
        assert [len(answer["result"]) for answer in found.values()] == [1, 1]


async def test_a_batch_without_names_is_four_statements_at_most(app: Served) -> None:
    queries = {str(n): known(wikidata=f"Q{n}", country="UA", kind="state") for n in range(30)}
    async with logged(app.serving.reconcilers) as sent:
        await ask(app, queries)
    assert sent == ["find_service", "find_identified", "find_described", "read_entities"]


@pytest.mark.parametrize(
    ("statement", "arguments", "index"),
    [
        (
            described.SQL["find_identified"],
            ('[{"query":0,"scheme":"wikidata","value":"Q1"}]', 100),
            "actor_identifiers_value",
        ),
    ],
)
async def test_identifiers_are_found_by_their_index(
    connection: Connection, statement: str, arguments: tuple[Any, ...], index: str
) -> None:
    await connection.execute("SET enable_seqscan = off")
    rows = await connection.fetch(f"EXPLAIN {statement}", *arguments)
    assert any(index in row[0] for row in rows)
