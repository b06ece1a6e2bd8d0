"""Who affirms, denies and questions a fact, derived from statements alone."""

from api.database import Connection
from schemas.changesets import Counts
from tests.conftest import Write
from tests.records import Operation, affiliation, event, part, statement
from tests.standings import BASE, on, raid, role, says, standings
from tests.state import differences, versions


async def test_denying_a_role_denies_all_below_and_affirming_one_all_above(
    write: Write, connection: Connection
) -> None:
    roles = ("involved", "perpetrator", "director", "supporter", "supplier", "target")
    await write(
        *BASE,
        raid(*((name, "ukraine", name) for name in roles), ("other", "legion", "supplier")),
        says("gives", "russia", "affirms", **role("supplier")),
        says("denies", "ukraine", "denies", **role("involved")),
        says("asks", "expert", "questions", **role("supporter")),
    )
    denied = {"ukraine": ["denies"]}
    asked = {"expert": ["asks"]}
    given = {"russia": ["gives"]}
    assert await standings(connection) == {
        "involved": {"affirmed": given, "denied": denied, "contested": True},
        "perpetrator": {"denied": denied},
        "director": {"denied": denied},
        "supporter": {"affirmed": given, "denied": denied, "questioned": asked, "contested": True},
        "supplier": {"affirmed": given, "denied": denied, "questioned": asked, "contested": True},
    }


async def test_a_participation_added_later_is_denied_by_what_was_said_before(
    write: Write, connection: Connection
) -> None:
    await write(*BASE, raid(), says("denies", "ukraine", "denies", **role("involved")))
    result = await write(raid(("led", "ukraine", "director")))
    assert result.counts == Counts(created=0, changed=1, retracted=0, unchanged=0, rendered=0)
    assert await standings(connection) == {"led": {"denied": {"ukraine": ["denies"]}}}
    assert await differences(connection) == []


async def test_a_role_of_a_participation_that_changes_moves_its_standing(
    write: Write, connection: Connection
) -> None:
    await write(
        *BASE,
        raid(("led", "ukraine", "director"), ("there", "ukraine", "involved")),
        says("accuses", "russia", "affirms", participation="led"),
    )
    given = {"affirmed": {"russia": ["accuses"]}}
    assert await standings(connection) == {"led": given, "there": given}
    await write(raid(("led", "ukraine", "target"), ("there", "ukraine", "involved")))
    assert await standings(connection) == {"led": given}
    await write(raid(("there", "ukraine", "involved"), ("led", "legion", "director")))
    assert await standings(connection) == {"led": given}
    assert await differences(connection) == []


async def test_a_party_is_whom_one_speaks_for(write: Write, connection: Connection) -> None:
    speakers = [{"actor": "expert", "on_behalf_of": "russia"}, {"actor": "paper"}]
    await write(
        *BASE,
        raid(),
        statement("b", "x", {"event": "raid", "stance": "affirms"}, speakers=speakers),
        says("a", "russia", "affirms", event="raid"),
    )
    affirmed = {"russia": ["a", "b"], "paper": ["b"]}
    found = await standings(connection)
    found["raid"]["affirmed"]["russia"].sort()
    assert found == {"raid": {"affirmed": affirmed}}


async def test_statements_stand_in_order_of_date(write: Write, connection: Connection) -> None:
    def dated(key: str, *edtf: str) -> Operation:
        said = {"said": {"edtf": edtf[0]}} if edtf else {}
        return statement(key, "russia", {"event": "raid", "stance": "affirms"}, **said)

    await write(*BASE, raid(), dated("never"), dated("may", "2023-05"), dated("first", "2022"))
    assert await standings(connection) == {
        "raid": {"affirmed": {"russia": ["first", "may", "never"]}}
    }
    await write(dated("first", "2024"))
    assert await standings(connection) == {
        "raid": {"affirmed": {"russia": ["may", "first", "never"]}}
    }


async def test_only_two_parties_make_a_contest(write: Write, connection: Connection) -> None:
    await write(
        *BASE,
        raid(),
        says("yes", "russia", "affirms", event="raid"),
        says("no", "russia", "denies", event="raid"),
        says("why", "expert", "questions", event="raid"),
    )
    sides = {
        "affirmed": {"russia": ["yes"]},
        "denied": {"russia": ["no"]},
        "questioned": {"expert": ["why"]},
    }
    assert await standings(connection) == {"raid": sides}
    await write(says("also", "ukraine", "denies", event="raid"))
    sides["denied"] = {"russia": ["no"], "ukraine": ["also"]}
    assert await standings(connection) == {"raid": {**sides, "contested": True}}


async def test_stances_pass_along_chains_of_statements(
    write: Write, connection: Connection
) -> None:
    await write(
        *BASE,
        raid(("led", "ukraine", "director")),
        affiliation("tie", "legion", "part_of", "ukraine"),
        statement(
            "claim",
            "russia",
            {"participation": "led", "stance": "affirms"},
            {"affiliation": "tie", "stance": "denies"},
            {"event": "raid", "stance": "mentions"},
        ),
        on("agrees", "legion", "confirms", "claim"),
        on("passes", "paper", "repeats", "agrees"),
        on("doubts", "expert", "disputes", "passes"),
        on("replies", "ukraine", "answers", "claim"),
    )
    parties = {"russia": ["claim"], "legion": ["agrees"], "paper": ["passes"]}
    asked = {"expert": ["doubts"]}
    assert await standings(connection) == {
        "led": {"affirmed": parties, "questioned": asked},
        "tie": {"denied": parties, "questioned": asked},
    }


async def test_modality_is_not_weighed_and_stances_to_actors_have_no_standing(
    write: Write, connection: Connection
) -> None:
    await write(
        *BASE,
        raid(),
        says("maybe", "russia", "affirms", event="raid", modality="possible"),
        says("bad", "russia", "denies", actor="ukraine"),
        says("named", "expert", "mentions", event="raid"),
    )
    assert await standings(connection) == {"raid": {"affirmed": {"russia": ["maybe"]}}}
    assert await connection.fetchval("SELECT count(*) FROM standings") == 1


async def test_a_party_takes_back_its_own_weight_alone(
    write: Write, connection: Connection
) -> None:
    await write(
        *BASE,
        raid(),
        statement(
            "joint",
            "x",
            {"event": "raid", "stance": "affirms"},
            speakers=[{"actor": "russia"}, {"actor": "legion"}],
        ),
        on("agrees", "paper", "confirms", "joint"),
        on("back", "russia", "retracts", "joint"),
        on("foreign", "ukraine", "retracts", "agrees"),
    )
    affirmed = {"affirmed": {"legion": ["joint"], "paper": ["agrees"]}}
    assert await standings(connection) == {"raid": affirmed}
    await write(on("back", "russia", "answers", "joint"))
    affirmed["affirmed"]["russia"] = ["joint"]
    assert await standings(connection) == {"raid": affirmed}
    corrected = statement(
        "back",
        "expert",
        {"statement": "joint", "relation": "corrects"},
        {"event": "raid", "stance": "denies"},
        speakers=[{"actor": "expert", "on_behalf_of": "legion"}],
    )
    result = await write(corrected)
    assert result.counts == Counts(created=0, changed=1, retracted=0, unchanged=0, rendered=1)
    assert await standings(connection) == {
        "raid": {
            "affirmed": {"paper": ["agrees"], "russia": ["joint"]},
            "denied": {"legion": ["back"]},
            "contested": True,
        }
    }
    assert await differences(connection) == []


async def test_what_a_statement_no_longer_says_no_longer_counts(
    write: Write, connection: Connection
) -> None:
    await write(
        *BASE,
        raid(("led", "ukraine", "director")),
        event("march"),
        affiliation("tie", "legion", "part_of", "ukraine"),
        says("first", "russia", "affirms", event="raid"),
        on("second", "legion", "repeats", "first"),
    )
    moved = await write(says("first", "russia", "denies", affiliation="tie"))
    assert moved.counts == Counts(created=0, changed=1, retracted=0, unchanged=0, rendered=2)
    both = {"russia": ["first"], "legion": ["second"]}
    assert await standings(connection) == {"tie": {"denied": both}}
    await write(on("second", "legion", "disputes", "first"))
    assert await standings(connection) == {
        "tie": {"denied": {"russia": ["first"]}, "questioned": {"legion": ["second"]}}
    }
    await write(says("first", "russia", "affirms", event="march"))
    assert await standings(connection) == {
        "march": {"affirmed": {"russia": ["first"]}, "questioned": {"legion": ["second"]}}
    }
    counted = await versions(connection)
    facts = ("event/raid", "event/march", "affiliation/tie")
    assert [counted[fact] for fact in facts] == [2, 2, 4]
    assert await differences(connection) == []


async def test_coded_facts_name_the_publisher_who_is_no_party(
    write: Write, connection: Connection
) -> None:
    led = part("led", "ukraine", "director", coded=True)
    await write(
        *BASE,
        event("raid", participations=[led], coded=False),
        event("war", coded=True),
        affiliation("tie", "legion", "part_of", "ukraine", coded=True),
        affiliation("said", "legion", "opposes", "russia"),
        dataset_meta={"title": "Test", "licence": "CC0-1.0", "publisher": "paper"},
    )
    by_paper = {"coded_by": "paper"}
    assert await standings(connection) == {"led": by_paper, "war": by_paper, "tie": by_paper}
    moved = await write(dataset_meta={"publisher": "expert"})
    assert moved.counts == Counts(created=0, changed=0, retracted=0, unchanged=0, rendered=3)
    by_expert = {"coded_by": "expert"}
    assert await standings(connection) == {"led": by_expert, "war": by_expert, "tie": by_expert}
    assert await differences(connection) == []
