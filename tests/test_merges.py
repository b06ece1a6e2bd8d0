"""A merge is a redirect: what is written stays as it is, and another record answers for it."""

from typing import Any

from api.database import CURRENT, Connection
from api.ids import record_id
from tests.conftest import Write
from tests.records import (
    Operation,
    actor,
    affiliation,
    event,
    merge,
    part,
    retract,
    source,
    statement,
    unmerge,
)
from tests.state import current, differences, history, own, versions

WORLD: list[Operation] = [
    source(),
    *(actor(key) for key in ("legion", "legion-ru", "freedom-legion", "russia", "kremlin")),
    event("raid", participations=[part("raid-legion", "legion", "perpetrator")]),
    event("attack"),
    statement("claim", "legion-ru", {"participation": "raid-legion", "stance": "affirms"}),
    statement(
        "denial",
        "russia",
        {"event": "raid", "actor": "legion-ru", "role": "involved", "stance": "denies"},
    ),
    statement("event-denial", "kremlin", {"event": "attack", "stance": "denies"}),
    affiliation("tie", "legion-ru", "part_of", "russia"),
]


async def found_by(connection: Connection, kind: str, field: str, key: str) -> list[str]:
    """Keys of what a filter by an actor's id finds."""
    rows = await connection.fetch(
        "SELECT DISTINCT r.key FROM document_terms AS t JOIN records AS r ON r.id = t.document_id"
        " WHERE t.value = $1 AND t.field = $2 AND t.kind = $3 AND t.superseded_seq = $4"
        " ORDER BY r.key",
        record_id("test", "actor", key),
        field,
        kind,
        CURRENT,
    )
    return [row["key"] for row in rows]


async def sides(connection: Connection) -> Any:
    """Who affirms and who denies the part in the raid."""
    body = await current(connection, "event", "raid")
    standing = body["participations"][0]["standing"]
    names = {own("actor", key): key for key in ("legion", "legion-ru", "russia", "freedom-legion")}
    return [
        [(names[voice["party"]], len(voice["statements"])) for voice in standing[side]]
        for side in ("affirmed_by", "denied_by")
    ]


async def label(connection: Connection, kind: str, key: str) -> str:
    found: str = await connection.fetchval(
        "SELECT label FROM labels WHERE id = $1 AND to_seq = $2",
        record_id("test", kind, key),
        CURRENT,
    )
    return found


async def test_the_merged_record_gets_a_version_and_nothing_else_does(
    write: Write, connection: Connection
) -> None:
    await write(*WORLD)
    before = await versions(connection)
    result = await write(merge("actor", "legion-ru", "legion"))
    assert (result.counts.merged, result.counts.rendered) == (1, 1)
    after = await versions(connection)
    changed = {name for name in after if after[name] != before[name]}
    assert changed == {"actor/legion-ru", "event/raid"}  # the raid's standing changed
    body = await current(connection, "actor", "legion-ru")
    assert (body["status"], body["merged_into"]) == ("merged", own("actor", "legion"))
    assert body["name"] == "Legion-ru"
    assert await differences(connection) == []


async def test_standing_takes_what_is_merged_for_one(write: Write, connection: Connection) -> None:
    await write(*WORLD)
    assert await sides(connection) == [[("legion-ru", 1)], []]
    await write(merge("actor", "legion-ru", "legion"))
    assert await sides(connection) == [[("legion", 1)], [("russia", 1)]]
    await write(unmerge("actor", "legion-ru"))
    assert await sides(connection) == [[("legion-ru", 1)], []]
    assert await differences(connection) == []


async def test_either_id_finds_what_names_the_other(write: Write, connection: Connection) -> None:
    await write(*WORLD)
    await write(merge("actor", "legion-ru", "legion"))
    for key in ("legion", "legion-ru"):
        assert await found_by(connection, "event", "actor", key) == ["raid"]
        assert await found_by(connection, "affiliation", "subject", key) == ["tie"]
        assert await found_by(connection, "statement", "party", key) == ["claim"]
        assert await found_by(connection, "statement", "about", key) == ["claim", "denial"]
    await write(unmerge("actor", "legion-ru"))
    assert await found_by(connection, "event", "actor", "legion-ru") == []
    assert await found_by(connection, "statement", "party", "legion") == []
    assert await differences(connection) == []


async def test_what_is_written_after_a_merge_is_found_by_either_id_too(
    write: Write, connection: Connection
) -> None:
    await write(*WORLD)
    await write(merge("actor", "legion-ru", "legion"))
    await write(event("battle", participations=[part("battle-legion", "legion-ru", "involved")]))
    assert await found_by(connection, "event", "actor", "legion") == ["battle", "raid"]
    await write(event("battle", participations=[part("battle-russia", "russia", "involved")]))
    assert await found_by(connection, "event", "actor", "legion") == ["raid"]
    assert await differences(connection) == []


async def test_a_chain_of_merges_has_one_survivor(write: Write, connection: Connection) -> None:
    await write(*WORLD)
    await write(merge("actor", "freedom-legion", "legion-ru"))
    await write(merge("actor", "legion-ru", "legion"))
    assert own("actor", "legion") in await label(connection, "actor", "freedom-legion")
    assert await found_by(connection, "event", "actor", "freedom-legion") == ["raid"]
    assert await differences(connection) == []
    await write(unmerge("actor", "legion-ru"))
    assert own("actor", "legion-ru") in await label(connection, "actor", "freedom-legion")
    assert await found_by(connection, "statement", "party", "freedom-legion") == ["claim"]
    assert await differences(connection) == []


async def test_the_label_of_a_merged_record_names_its_survivor(
    write: Write, connection: Connection
) -> None:
    await write(*WORLD)
    await write(merge("actor", "legion-ru", "legion"))
    legion, merged = own("actor", "legion"), own("actor", "legion-ru")
    assert await label(connection, "actor", "legion-ru") == (
        f'"{merged}":{{"kind":"actor","name":"Legion-ru","survivor":"{legion}"}}'
    )
    await write(unmerge("actor", "legion-ru"))
    assert await label(connection, "actor", "legion-ru") == (
        f'"{merged}":{{"kind":"actor","name":"Legion-ru"}}'
    )


async def test_events_that_are_merged_share_what_is_said_of_them(
    write: Write, connection: Connection
) -> None:
    await write(*WORLD)
    await write(merge("event", "attack", "raid"))
    for key in ("raid", "attack"):
        standing = (await current(connection, "event", key))["standing"]
        assert [voice["party"] for voice in standing["denied_by"]] == [own("actor", "kremlin")]
    assert await differences(connection) == []
    await write(unmerge("event", "attack"))
    assert (await current(connection, "event", "raid"))["standing"]["denied_by"] == []
    assert await differences(connection) == []


async def test_what_is_said_of_one_of_two_merged_events_later_stands_with_both(
    write: Write, connection: Connection
) -> None:
    await write(*WORLD)
    await write(merge("event", "attack", "raid"))
    part_of_it = {"event": "attack", "actor": "legion-ru", "role": "perpetrator"}
    await write(
        statement("later", "legion", {"event": "attack", "stance": "affirms"}),
        statement("doubt", "russia", part_of_it | {"stance": "questions"}),
    )
    for key in ("raid", "attack"):
        standing = (await current(connection, "event", key))["standing"]
        assert [voice["party"] for voice in standing["affirmed_by"]] == [own("actor", "legion")]
    assert await differences(connection) == []
    await write(statement("later", "legion", {"event": "raid", "stance": "questions"}))
    await write(retract("statement", "event-denial"))
    for key in ("raid", "attack"):
        standing = (await current(connection, "event", key))["standing"]
        assert (standing["affirmed_by"], standing["denied_by"]) == ([], [])
    assert await differences(connection) == []


async def test_a_merged_statement_counts_once(write: Write, connection: Connection) -> None:
    await write(*WORLD)
    await write(
        statement("again", "legion-ru", {"participation": "raid-legion", "stance": "affirms"})
    )
    assert await sides(connection) == [[("legion-ru", 2)], []]
    await write(merge("statement", "again", "claim"))
    assert await sides(connection) == [[("legion-ru", 1)], []]
    retracts = {"statement": "again", "relation": "retracts"}
    await write(statement("withdrawal", "legion-ru", retracts))
    assert await sides(connection) == [[], []]
    assert await differences(connection) == []


async def test_a_retraction_that_is_merged_is_taken_back_by_either_of_its_names(
    write: Write, connection: Connection
) -> None:
    await write(*WORLD)
    retracts = {"statement": "claim", "relation": "retracts"}
    await write(statement("no", "legion-ru", retracts), statement("no-again", "legion-ru"))
    await write(merge("statement", "no-again", "no"))
    undoes = {"statement": "no-again", "relation": "retracts"}
    await write(statement("yes", "legion-ru", undoes))
    assert await sides(connection) == [[("legion-ru", 1)], []]
    assert await differences(connection) == []
    await write(unmerge("statement", "no-again"))
    assert await sides(connection) == [[], []]
    assert await differences(connection) == []


async def test_a_party_takes_back_by_either_of_its_names(
    write: Write, connection: Connection
) -> None:
    await write(*WORLD)
    await write(merge("actor", "legion-ru", "legion"))
    await write(statement("no", "legion", {"statement": "claim", "relation": "retracts"}))
    assert await sides(connection) == [[], [("russia", 1)]]


async def test_the_loser_still_takes_puts_and_stays_merged(
    write: Write, connection: Connection
) -> None:
    await write(*WORLD)
    await write(merge("actor", "legion-ru", "legion"))
    result = await write(*WORLD)
    assert result.counts.unchanged == len(WORLD)
    await write(actor("legion-ru", name="Legion of Russia"))
    bodies = await history(connection, "actor", "legion-ru")
    assert [(body["status"], body["name"]) for body in bodies] == [
        ("active", "Legion-ru"),
        ("merged", "Legion-ru"),
        ("merged", "Legion of Russia"),
    ]
    assert await differences(connection) == []


async def test_the_same_merge_again_changes_nothing(write: Write, connection: Connection) -> None:
    await write(*WORLD)
    first = await write(merge("actor", "legion-ru", "legion"))
    again = await write(merge("actor", "legion-ru", "legion"))
    assert (first.seq, again.counts.unchanged, again.counts.merged) == (2, 1, 0)
    assert await connection.fetchval("SELECT seq FROM counters") == 2
