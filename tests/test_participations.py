"""Participations come, change, go and return with their event, and never with another."""

from api.database import Connection
from tests.conftest import Write
from tests.records import actor, event, part, retract, source, statement
from tests.state import current, differences, own, refused, versions

BASE = [source(), actor("russia"), actor("ukraine")]


async def test_participations_are_reordered_renamed_and_given_to_others(
    write: Write, connection: Connection
) -> None:
    one, two, three = (part(key, "russia", "target") for key in ("one", "two", "three"))
    await write(
        *BASE,
        event(participations=[one, two, three]),
        statement("word", "russia", {"participation": "two", "stance": "affirms"}),
    )
    await write(event(participations=[three, two | {"actor": "ukraine", "role": "victim"}]))
    raid = await current(connection, "event", "raid")
    found = [(each["key"], each["actor"], each["role"]) for each in raid["participations"]]
    assert found == [
        ("three", own("actor", "russia"), "target"),
        ("two", own("actor", "ukraine"), "victim"),
    ]
    assert await differences(connection) == []
    assert (await versions(connection))["statement/word"] == 1
    await write(event(participations=[one, two, three]))
    raid = await current(connection, "event", "raid")
    assert [each["key"] for each in raid["participations"]] == ["one", "two", "three"]
    assert await differences(connection) == []


async def test_a_participation_that_a_statement_names_stays_in_its_event(
    write: Write, connection: Connection
) -> None:
    word = statement("word", "russia", {"participation": "one", "stance": "affirms"})
    await write(*BASE, event(participations=[part("one", "russia", "target")]), word)
    assert await refused(write, event()) == [
        (
            "/operations/0/record",
            "the participation 'one' leaves the event 'raid', but the statement 'word' is about "
            "it; change that too",
        )
    ]
    await write(event(), statement("word", "russia"))
    assert await differences(connection) == []
    assert await refused(write, word) == [
        ("/operations/0/record/about/0/participation", "the participation 'one' is retracted")
    ]
    await write(event(participations=[part("one", "ukraine", "victim")]), word)
    assert await differences(connection) == []


async def test_a_participation_never_moves_to_another_event(
    write: Write, connection: Connection
) -> None:
    one = [part("one", "russia", "target")]
    await write(*BASE, event("raid", participations=one))
    moved = "the participation 'one' belongs to 'raid' and never moves; take another key"
    place = "record/participations/0/key"
    assert await refused(write, event("march", participations=one)) == [
        (f"/operations/0/{place}", moved)
    ]
    both = (event("march", participations=one), event("raid"))
    assert await refused(write, *both) == [(f"/operations/0/{place}", moved)]
    await write(event("raid"))
    assert await refused(write, both[0]) == [(f"/operations/0/{place}", moved)]
    assert await differences(connection) == []


async def test_a_retracted_statement_lets_its_participation_go(
    write: Write, connection: Connection
) -> None:
    word = statement("word", "russia", {"participation": "one", "stance": "affirms"})
    await write(*BASE, event(participations=[part("one", "russia", "target")]), word)
    await write(retract("statement", "word"), event())
    assert (await current(connection, "event", "raid"))["participations"] == []
    kept = await current(connection, "statement", "word")
    assert kept["about"] == [{"record": own("participation", "one"), "stance": "affirms"}]
    assert await differences(connection) == []


async def test_a_participation_ends_and_returns_with_its_event(
    write: Write, connection: Connection
) -> None:
    raid = event(participations=[part("one", "russia", "target")])
    await write(*BASE, raid)
    await write(retract("event", "raid"))
    assert len((await current(connection, "event", "raid"))["participations"]) == 1
    word = statement("word", "russia", {"participation": "one", "stance": "affirms"})
    assert await refused(write, word) == [
        ("/operations/0/record/about/0/participation", "the participation 'one' is retracted")
    ]
    await write(raid, word)
    assert await differences(connection) == []
    await write(retract("statement", "word"), retract("event", "raid"))
    await write(event())
    assert (await current(connection, "event", "raid"))["participations"] == []
    assert await differences(connection) == []


async def test_statements_are_found_by_the_actor_that_a_participation_has_now(
    write: Write, connection: Connection
) -> None:
    word = statement("word", "russia", {"participation": "one", "stance": "affirms"})
    await write(
        *BASE, actor("legion"), event(participations=[part("one", "legion", "target")]), word
    )
    await write(event(participations=[part("one", "ukraine", "target")]))
    await write(retract("actor", "legion"))
    assert await refused(write, retract("actor", "ukraine")) == [
        (
            "/operations/0",
            f"the actor 'ukraine' is still named by the {name}; change or retract that too",
        )
        for name in ("event 'raid'", "statement 'word'")
    ]
    assert await differences(connection) == []
