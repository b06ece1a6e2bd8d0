"""Figures that a party takes back, and takes back that it did."""

from random import Random

import pytest

from api.database import Connection
from tests.conftest import Write
from tests.records import Operation, event, merge, source, statement
from tests.test_positions import ACTORS, KILLED, raid, read, shown
from tests.world import on

COUNTS = statement(
    "a",
    "russia",
    {"event": "raid", "stance": "mentions"},
    figures=[KILLED | {"best": 70}],
    said=on("2023-05-24"),
)


def takes(key: str, relation: str, target: str, edtf: str = "") -> Operation:
    said = {"said": on(edtf)} if edtf else {}
    return statement(key, "russia", {"statement": target, "relation": relation}, **said)


async def test_a_figure_that_nobody_gives_any_more_is_no_fact(
    connection: Connection, write: Write
) -> None:
    counted = ("killed of ukraine", [("russia", None, ["a"])])
    await write(source(), *ACTORS, raid(), COUNTS)
    assert shown(await read(connection)) == [("raid", []), counted]
    await write(takes("b", "corrects", "a"))
    assert shown(await read(connection)) == [("raid", [])]
    await write(event("raid", figures=[KILLED | {"best": 3}]))
    assert shown(await read(connection)) == [("raid", []), ("killed of ukraine", [])]
    await write(raid(), takes("c", "retracts", "b"))
    assert shown(await read(connection)) == [("raid", []), counted]
    await write(takes("d", "retracts", "c"))
    assert shown(await read(connection)) == [("raid", [])]


async def test_a_figure_is_not_taken_back_before_it_was_given(
    connection: Connection, write: Write
) -> None:
    await write(source(), *ACTORS, raid(), COUNTS, takes("b", "retracts", "a", "2023-05-23"))
    assert len(shown(await read(connection))) == 2
    await write(takes("b", "retracts", "a", "2023-05"))
    assert len(shown(await read(connection))) == 1


async def test_a_figure_is_taken_back_by_either_name_of_a_merged_statement(
    connection: Connection, write: Write
) -> None:
    again = COUNTS | {"key": "a2"}
    await write(source(), *ACTORS, raid(), COUNTS, again)
    await write(merge("statement", "a2", "a"))
    assert shown(await read(connection))[1:] == [("killed of ukraine", [("russia", None, ["a"])])]
    await write(takes("b", "retracts", "a2"))
    assert shown(await read(connection)) == [("raid", [])]


@pytest.mark.parametrize("seed", range(4))
async def test_figures_count_when_the_stances_of_the_same_statements_do(
    connection: Connection, write: Write, seed: int
) -> None:
    random = Random(seed)
    keys = "abcdefghij"
    said = [
        statement(
            key,
            "russia",
            {"event": "raid", "stance": "affirms"},
            *(
                {"statement": earlier, "relation": random.choice(["retracts", "corrects"])}
                for earlier in random.sample(keys[:index], min(index, random.randrange(3)))
            ),
            figures=[KILLED | {"best": 70}],
            said=on(f"202{random.randrange(2, 4)}"),
        )
        for index, key in enumerate(keys)
    ]
    await write(source(), *ACTORS, raid(), *said)
    [(_, [(_, _, affirming)]), (_, [(_, _, counting)])] = shown(await read(connection))
    assert sorted(affirming) == sorted(counting)
    assert set(affirming) < set(keys)
