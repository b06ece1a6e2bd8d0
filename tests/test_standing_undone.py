"""What a party takes back no longer counts, unless it takes that back."""

from random import Random

import pytest

from api.database import Connection
from api.ids import record_id
from tests.conftest import Write
from tests.records import Operation, retract, statement
from tests.standings import BASE, Sides, on, raid, says, standings
from tests.state import differences, refused


def chain(*relations: str, party: str = "russia") -> list[Operation]:
    """A claim that the raid took place, and each statement taking back the one before."""
    names = [f"r{number}" for number in range(1, len(relations) + 2)]
    links = [
        on(name, party, relation, earlier)
        for earlier, relation, name in zip(names, relations, names[1:], strict=False)
    ]
    return [says("r1", party, "affirms", event="raid"), *links]


CLAIMED: Sides = {"raid": {"affirmed": {"russia": ["r1"]}}}


async def test_what_is_taken_back_comes_back_when_that_is_taken_back(
    write: Write, connection: Connection
) -> None:
    await write(*BASE, raid())
    found = []
    for operation in chain(*["retracts"] * 5):
        await write(operation)
        found.append(await standings(connection))
    assert found == [CLAIMED, {}, CLAIMED, {}, CLAIMED, {}]
    assert await differences(connection) == []


async def test_a_whole_chain_in_one_change_set_stands_as_written_one_by_one(
    write: Write, connection: Connection
) -> None:
    await write(*BASE, raid(), *chain(*["retracts"] * 40))
    assert await standings(connection) == CLAIMED
    await write(retract("statement", "r41"))
    assert await standings(connection) == {}
    await write(on("r41", "russia", "answers", "r40"))
    assert await standings(connection) == {}
    await write(on("r41", "russia", "retracts", "r40"))
    assert await standings(connection) == CLAIMED
    assert await differences(connection) == []


async def test_only_the_party_itself_takes_back_what_it_took_back(
    write: Write, connection: Connection
) -> None:
    await write(*BASE, raid(), *chain("retracts"), on("r3", "ukraine", "retracts", "r2"))
    assert await standings(connection) == {}
    await write(on("r4", "legion", "retracts", "r3"), on("r5", "russia", "retracts", "r3"))
    assert await standings(connection) == {}


async def test_one_retraction_that_still_stands_is_enough(
    write: Write, connection: Connection
) -> None:
    again = on("again", "russia", "retracts", "r1")
    await write(*BASE, raid(), *chain("retracts", "retracts"), again)
    assert await standings(connection) == {}
    await write(on("no", "russia", "corrects", "again"))
    assert await standings(connection) == CLAIMED


async def test_a_correction_of_a_correction_stands_in_its_place(
    write: Write, connection: Connection
) -> None:
    def corrects(key: str, target: str, stance: str) -> Operation:
        about = {"statement": target, "relation": "corrects"}
        return statement(key, "russia", about, {"event": "raid", "stance": stance})

    first = says("r1", "russia", "affirms", event="raid")
    await write(*BASE, raid(), first, corrects("r2", "r1", "questions"))
    assert await standings(connection) == {"raid": {"questioned": {"russia": ["r2"]}}}
    await write(corrects("r3", "r2", "denies"))
    assert await standings(connection) == {"raid": {"denied": {"russia": ["r3"]}}}
    await write(on("r4", "russia", "retracts", "r3"))
    assert await standings(connection) == {"raid": {"questioned": {"russia": ["r2"]}}}
    await write(on("r5", "russia", "retracts", "r2"))
    assert await standings(connection) == CLAIMED
    assert await differences(connection) == []


@pytest.mark.parametrize(
    ("claimed", "taken_back", "counts"),
    [
        ("2023-05-22", "2023-05-21", True),
        ("2023-05-22", "2023-05-22", False),
        ("2023-05-22", "2023-05", False),
        ("2023-05", "2023-04-30", True),
        ("2023-05", "2023-05-01", False),
        ("2023-05-22", "2022/..", False),
        ("2023-05-22", "../2022", True),
        ("2023-05-22", None, False),
        (None, "2022", False),
    ],
)
async def test_only_what_is_earlier_is_taken_back(
    write: Write,
    connection: Connection,
    claimed: str | None,
    taken_back: str | None,
    counts: bool,
) -> None:
    claim, back = chain("retracts")
    for operation, edtf in ((claim, claimed), (back, taken_back)):
        if edtf:
            operation["record"]["said"] = {"edtf": edtf}
    await write(*BASE, raid(), claim, back)
    assert await standings(connection) == (CLAIMED if counts else {})


async def test_a_retraction_that_gets_its_date_later_is_judged_by_it(
    write: Write, connection: Connection
) -> None:
    claim, back = chain("retracts")
    claim["record"]["said"] = {"edtf": "2023-05-22"}
    await write(*BASE, raid(), claim, back)
    assert await standings(connection) == {}
    back["record"]["said"] = {"edtf": "2022"}
    await write(back)
    assert await standings(connection) == CLAIMED
    claim["record"]["said"] = {"edtf": "2021"}
    await write(claim)
    assert await standings(connection) == {}
    assert await differences(connection) == []


@pytest.mark.parametrize("seed", range(8))
async def test_statements_that_take_back_each_other_anyhow_stand_as_defined(
    write: Write, connection: Connection, seed: int
) -> None:
    random = Random(seed)
    relations = ("retracts", "corrects")
    takes = [
        (later, random.choice(relations), random.randrange(later))
        for later in range(1, 16)
        for _ in range(random.randrange(3))
    ]
    takes = list(
        {(later, earlier): (later, how, earlier) for later, how, earlier in takes}.values()
    )
    statements = [
        statement(
            f"s{number:02}",
            "russia",
            {"event": "raid", "stance": "affirms"},
            *(
                {"statement": f"s{earlier:02}", "relation": how}
                for later, how, earlier in takes
                if later == number
            ),
        )
        for number in range(16)
    ]

    def stands(take: tuple[int, str, int]) -> bool:
        return not any(
            stands(other)
            for other in takes
            if other[2] == take[0] and "retracts" in (other[1], take[1])
        )

    taken = {take[2] for take in takes if stands(take)}
    await write(*BASE, raid())
    for start in range(0, 16, 4):
        await write(*statements[start : start + 4])
    (raid_sides,) = (await standings(connection)).values()
    assert sorted(raid_sides["affirmed"]["russia"]) == [
        f"s{number:02}" for number in range(16) if number not in taken
    ]
    assert await differences(connection) == []


async def test_a_circle_that_no_writer_made_does_not_loop_for_ever(
    write: Write, connection: Connection
) -> None:
    await write(*BASE, raid(), *chain("retracts", "retracts", "retracts"))
    assert await refused(write, on("r2", "russia", "retracts", "r4")) == [
        (
            "/operations/0/record/about/0/statement",
            "the statement 'r2' comes back to itself by its relations: "
            "'r2' retracts 'r4' retracts 'r3' retracts 'r2'",
        )
    ]
    await connection.execute(
        "UPDATE statement_about SET target_statement_id = $1 WHERE statement_id = $2",
        record_id("test", "statement", "r4"),
        record_id("test", "statement", "r2"),
    )
    circling = "SELECT stance FROM standings_of(ARRAY[$1::uuid])"
    fact = record_id("test", "event", "raid")
    assert [row["stance"] for row in await connection.fetch(circling, fact)] == ["affirms"]
    await write(on("r5", "russia", "retracts", "r1"))
    assert await standings(connection) == {}
