"""Retraction keeps the last state and its reason, and leaves nothing that names what is gone."""

from api.database import Connection
from schemas.changesets import Counts
from tests.conftest import Write
from tests.records import (
    Operation,
    actor,
    affiliation,
    cited,
    event,
    part,
    retract,
    source,
    statement,
)
from tests.state import current, differences, history, refused, row_counts, versions

BASE = [source(), source("other"), actor("russia"), actor("ukraine")]


def named(kind: str, key: str, *by: str) -> list[tuple[str, str]]:
    """The faults of retracting what others name, at the first operation."""
    return [
        (
            "/operations/0",
            f"the {kind} {key!r} is still named by the {name}; change or retract that too",
        )
        for name in by
    ]


async def test_a_retracted_record_keeps_its_last_state_and_says_why(
    write: Write, connection: Connection
) -> None:
    await write(*BASE, event(summary="As it was", participations=[part("p", "russia", "target")]))
    result = await write(retract("event", "raid", "superseded"))
    assert result.counts == Counts(created=0, changed=0, retracted=1, unchanged=0, rendered=0)
    active, retracted = await history(connection, "event", "raid")
    assert (active["status"], retracted["status"]) == ("active", "retracted")
    assert retracted == {**active, "status": "retracted", "reason": "superseded"}
    assert list(retracted)[:6] == ["id", "kind", "dataset", "key", "status", "reason"]
    assert await differences(connection) == []


async def test_retracting_again_changes_nothing_but_the_reason(
    write: Write, connection: Connection
) -> None:
    await write(*BASE, event())
    await write(retract("event", "raid", "error"))
    before = await row_counts(connection)
    again = await write(retract("event", "raid", "error"))
    assert (again.counts.unchanged, await row_counts(connection)) == (1, before)
    await write(retract("event", "raid", "legal"))
    assert (await current(connection, "event", "raid"))["reason"] == "legal"
    assert await differences(connection) == []


async def test_a_put_revives_what_was_retracted(write: Write, connection: Connection) -> None:
    await write(*BASE, event())
    await write(retract("event", "raid"))
    result = await write(event())
    assert result.counts == Counts(created=0, changed=1, retracted=0, unchanged=0, rendered=0)
    first, _, third = await history(connection, "event", "raid")
    assert first == third
    assert await differences(connection) == []


async def test_a_source_that_is_cited_anywhere_is_not_retracted(
    write: Write, connection: Connection
) -> None:
    await write(
        *BASE,
        source("copy", republishes="other"),
        actor("legion", names=[{"name": "L", "kind": "acronym", "evidence": cited("other")}]),
        event("raid", participations=[part("p", "russia", "target", evidence=cited("other"))]),
        event("march", evidence=cited("other")),
        affiliation("tie", "russia", "opposes", "ukraine", evidence=cited("other")),
        statement("word", "russia", evidence=cited("other")),
    )
    before = await row_counts(connection)
    assert await refused(write, retract("source", "other")) == named(
        "source",
        "other",
        "actor 'legion'",
        "affiliation 'tie'",
        "event 'march'",
        "event 'raid'",
        "source 'copy'",
        "statement 'word'",
    )
    assert await row_counts(connection) == before


async def test_an_actor_that_is_named_anywhere_is_not_retracted(write: Write) -> None:
    speaker = {"actor": "russia"}
    person: list[Operation] = [
        source("paper", publisher="ukraine"),
        affiliation("object", "russia", "opposes", "ukraine"),
        affiliation("subject", "ukraine", "opposes", "russia"),
        event("figure", figures=[{"measure": "killed", "party": "ukraine", "best": 1}]),
        event("part", participations=[part("p", "ukraine", "target")]),
        statement("about", "russia", {"actor": "ukraine", "stance": "mentions"}),
        statement("addressee", "russia", addressee="ukraine"),
        statement("behalf", "russia", speakers=[speaker | {"on_behalf_of": "ukraine"}]),
        statement(
            "figures", "russia", figures=[{"measure": "killed", "party": "ukraine", "best": 1}]
        ),
        statement(
            "role",
            "russia",
            {"event": "part", "actor": "ukraine", "role": "victim", "stance": "affirms"},
        ),
        statement("speaker", "ukraine"),
        statement("via", "russia", via=[{"actor": "ukraine", "mode": "quoted"}]),
    ]
    await write(*BASE, *person)
    found = await refused(write, retract("actor", "ukraine"))
    assert found == named(
        "actor", "ukraine", *sorted(f"{each['kind']} {each['key']!r}" for each in person)
    )


async def test_events_affiliations_and_statements_that_are_spoken_of_are_not_retracted(
    write: Write,
) -> None:
    await write(
        *BASE,
        event("war"),
        event("raid", parent="war", participations=[part("p", "russia", "target")]),
        affiliation("tie", "russia", "opposes", "ukraine"),
        statement("part", "russia", {"participation": "p", "stance": "affirms"}),
        statement("tied", "russia", {"affiliation": "tie", "stance": "affirms"}),
        statement("more", "russia", {"statement": "part", "relation": "answers"}),
    )
    assert await refused(write, retract("event", "war")) == named("event", "war", "event 'raid'")
    assert await refused(write, retract("event", "raid")) == named(
        "event", "raid", "statement 'part'"
    )
    assert await refused(write, retract("affiliation", "tie")) == named(
        "affiliation", "tie", "statement 'tied'"
    )
    assert await refused(write, retract("statement", "part")) == named(
        "statement", "part", "statement 'more'"
    )


async def test_what_names_it_is_retracted_or_changed_in_the_same_change_set(
    write: Write, connection: Connection
) -> None:
    await write(*BASE, event(evidence=cited("other")), statement("word", "russia"))
    await write(retract("source", "other"), event(), retract("statement", "word"))
    assert await differences(connection) == []
    assert await refused(write, event(evidence=cited("other"))) == [
        ("/operations/0/record/evidence/0/source", "the source 'other' is retracted")
    ]
    await write(event(evidence=cited("other")), source("other", title="Back"))
    assert await differences(connection) == []


async def test_the_publisher_of_the_dataset_is_not_retracted(write: Write) -> None:
    await write(*BASE, dataset_meta={"title": "T", "licence": "x", "publisher": "ukraine"})
    assert await refused(write, retract("actor", "ukraine")) == [
        (
            "/operations/0",
            "the actor 'ukraine' publishes the dataset; dataset_meta may name another",
        )
    ]
    nameless = {"op": "retract", "kind": "actor", "key": "ukraine"}
    assert await refused(write, source(), nameless) == [
        ("/operations/1", "a retract needs the field 'reason'"),
        (
            "/operations/1",
            "the actor 'ukraine' publishes the dataset; dataset_meta may name another",
        ),
    ]
    named = {"publisher": "ukraine"}
    assert await refused(write, retract("actor", "ukraine"), dataset_meta=named) == [
        (
            "/dataset_meta/publisher",
            "the dataset's publisher, the actor 'ukraine', is retracted",
        )
    ]
    await write(retract("actor", "ukraine"), dataset_meta={"publisher": "russia"})


async def test_a_retracted_statement_counts_no_longer(write: Write, connection: Connection) -> None:
    await write(
        *BASE,
        event("raid", participations=[part("led", "ukraine", "director")]),
        statement("claim", "russia", {"participation": "led", "stance": "affirms"}),
        statement("echo", "ukraine", {"statement": "claim", "relation": "repeats"}),
    )
    result = await write(retract("statement", "echo", "withdrawn_by_source"))
    assert result.counts == Counts(created=0, changed=0, retracted=1, unchanged=0, rendered=1)
    before, after = (
        [len(each["standing"]["affirmed_by"]) for each in body["participations"]]
        for body in await history(connection, "event", "raid")
    )
    assert (before, after) == ([2], [1])
    await write(retract("statement", "claim"))
    assert (await versions(connection))["event/raid"] == 3
    assert await connection.fetchval("SELECT count(*) FROM standings") == 0
    assert await differences(connection) == []


async def test_what_was_never_there_is_not_retracted(write: Write) -> None:
    await write(*BASE)
    kinds = ("actor", "affiliation", "event", "statement", "source")
    assert await refused(write, *(retract(kind, "ghost") for kind in kinds)) == [
        (f"/operations/{at}", f"there is no {kind} 'ghost' to retract")
        for at, kind in enumerate(kinds)
    ]
