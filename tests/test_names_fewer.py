"""Names that have fewer words than are looked for are found, and after those that have them all."""

from typing import Final

import pytest

from api.database import Connection
from api.names.finding import find, looked_for
from api.names.written import Name, prepare
from api.search.indexer import catch_up
from tests.conftest import Write
from tests.reading import keys
from tests.records import actor, source
from tests.test_names_found import asked

SCORES: Final = {
    ("Vladimir Putin", "Putin"): (0.7, "exact"),
    ("Vladimir Putin", "Путин"): (0.7, "transliteration"),
    ("Vladimir Pootin", "Putin"): (0.7, "transliteration"),
    ("Vladimir Puttin", "Putin"): (0.7, "similar"),
    ("Vladimir Putin", "Vladimir"): (0.54, "exact"),
    ("Vladimir Putin", "Vladimir Lenin"): None,
    ("Vladimir", "Putin"): None,
    ("Putin", "Vladimir Putin"): (0.7077, "exact"),
}


@pytest.mark.parametrize(("query", "name"), SCORES)
def test_a_family_name_alone_is_worth_more_than_a_given_one(query: str, name: str) -> None:
    found = find(looked_for(query), prepare([Name(name)], "person"))
    assert (found and (found.score, found.reason)) == SCORES[query, name]


@pytest.mark.parametrize(
    ("query", "name", "score", "reason"),
    [
        ("spokesman Andriy Lysenko", "Andriy Lysenko", 0.837, "exact"),
        ("spokesman Andriy Lysenko", "Андрій Лисенко", 0.837, "transliteration"),
        ("spokesman Andriy Lysenkoo", "Andriy Lysenko", 0.8021, "similar"),
        ("Andriy Lysenko", "Andriy Petrovych Lysenko", 0.837, "exact"),
        ("Andriy Lisenko", "Andriy Petrovych Lysenko", 0.837, "similar"),
    ],
)
def test_a_name_that_stands_in_another_is_said_to_be_the_same(
    query: str, name: str, score: float, reason: str
) -> None:
    found = find(looked_for(query), prepare([Name(name)], "person"))
    assert (found and (found.score, found.reason)) == (score, reason)


def test_an_alias_that_stands_in_what_is_asked_is_an_alias() -> None:
    names = prepare([Name("Denis Kapustin"), Name("White Rex", "nickname")], "person")
    found = find(looked_for("nicknamed White Rex"), names)
    assert (found and (found.reason, found.other)) == ("alias", "White Rex")


async def test_they_are_found_after_those_who_bear_the_whole_name(
    connection: Connection, write: Write
) -> None:
    people = {"whole": "Vladimir Putin", "family": "Putin", "given": "Vladimir"}
    people |= {f"other{n}": f"Vladimir {name}" for n, name in enumerate(("Lenin", "Klitschko"))}
    await write(
        source(), *(actor(key, actor_kind="person", name=name) for key, name in people.items())
    )
    await catch_up(connection)
    found = await keys(connection, "actor", asked("Владимир Путин"))
    assert found == ["whole", "family", "given"]
    assert set(await keys(connection, "actor", asked("Vladimir"))) == {*people} - {"family"}
