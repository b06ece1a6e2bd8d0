"""What finds a merged record finds the one that answers for it, for as long as it does."""

from collections.abc import AsyncIterator

import pytest

from api.changesets.purge import purge_record
from api.database import Connection
from api.ids import record_id
from tests.conftest import Write
from tests.records import (
    Operation,
    actor,
    affiliation,
    cited,
    event,
    merge,
    part,
    retract,
    source,
    statement,
    unmerge,
)
from tests.serving import Served, served
from tests.state import differences, own, refused

WORLD: list[Operation] = [
    *(actor(key) for key in ("legion", "legion-ru", "russia", "kremlin", "paper")),
    source(),
    source("report", publisher="paper"),
    event("raid", participations=[part("raid-legion", "legion", "perpetrator")]),
    event(
        "attack",
        when={"edtf": "2023-05-22"},
        participations=[
            part("attack-russia", "russia", "director", evidence=cited("report")),
            part("attack-legion", "legion-ru", "witness"),
        ],
    ),
    statement("no", "kremlin", {"participation": "attack-russia", "stance": "denies"}),
]
RUSSIA = own("actor", "russia")
RAID = ["raid"]
#: Filters by which the attack was found, and the raid is while it answers for it.
FOUND = (
    f"actor={RUSSIA}",
    f"actor={RUSSIA}&role=involved",
    f"party={own('actor', 'kremlin')}",
    f"source={own('source', 'report')}",
    f"publisher={own('actor', 'paper')}",
    "role=director",
)


@pytest.fixture
async def app(dsn: str, write: Write) -> AsyncIterator[Served]:
    """Two events that are one, since seq 2."""
    await write(*WORLD)
    await write(merge("event", "attack", "raid"))
    async with served(dsn) as running:
        yield running


async def keys(app: Served, kind: str, query: str) -> list[str]:
    answer = await app.client.get(f"/v1/{kind}?{query}")
    assert answer.status_code == 200, answer.text
    return sorted(record["key"] for record in answer.json()["data"])


async def events(app: Served, query: str) -> list[str]:
    return await keys(app, "events", query)


async def test_what_found_the_merged_event_finds_its_survivor(
    app: Served, connection: Connection
) -> None:
    assert {query: await events(app, query) for query in FOUND} == dict.fromkeys(FOUND, RAID)
    assert await events(app, f"actor={RUSSIA}&status=merged") == ["attack"]
    assert await events(app, f"actor={RUSSIA}&sort=date&count=exact&limit=1") == RAID
    assert await differences(connection) == []


async def test_actor_and_role_are_met_by_one_participation_of_either(app: Served) -> None:
    assert await events(app, f"actor={RUSSIA}&role=perpetrator") == []
    assert await events(app, f"actor={own('actor', 'legion')}&role=perpetrator") == RAID
    assert await events(app, f"actor={own('actor', 'legion-ru')}&role=witness") == RAID
    assert await events(app, f"actor={own('actor', 'legion-ru')}&role=perpetrator") == []


async def test_as_of_before_during_and_after_the_merge_each_is_found_as_it_was_then(
    app: Served, write: Write, connection: Connection
) -> None:
    await write(unmerge("event", "attack"))
    before, during = ["attack"], RAID
    for query in FOUND:
        found = [await events(app, f"{query}&as_of=seq:{seq}") for seq in (1, 2, 3)]
        assert (query, found) == (query, [before, during, before])
        assert await events(app, query) == before
    await write(merge("event", "attack", "raid"))
    found = [await events(app, f"{FOUND[0]}&as_of=seq:{seq}") for seq in (1, 2, 3, 4)]
    assert found == [before, during, before, during]
    assert await differences(connection) == []


async def test_the_survivor_follows_what_is_put_of_the_merged_one(
    app: Served, write: Write, connection: Connection
) -> None:
    parts = [part("attack-legion", "legion-ru", "witness"), part("x", "kremlin", "victim")]
    await write(retract("statement", "no"))
    await write(event("attack", participations=parts))
    assert await events(app, f"actor={RUSSIA}") == []
    assert await events(app, f"actor={own('actor', 'kremlin')}&role=victim") == RAID
    assert await events(app, f"actor={RUSSIA}&as_of=seq:3") == RAID
    assert await differences(connection) == []


async def test_a_survivor_of_another_day_is_found_on_that_day(
    app: Served, write: Write, connection: Connection
) -> None:
    await write(event("raid", when={"edtf": "2023-06-01"}))
    assert await events(app, f"actor={RUSSIA}&from=2023-06-01&to=2023-06-02") == RAID
    assert await events(app, f"actor={RUSSIA}&from=2023-05-22&to=2023-05-22") == []
    assert await differences(connection) == []


async def test_who_is_one_with_an_actor_of_the_merged_event_is_found_too(
    app: Served, write: Write, connection: Connection
) -> None:
    await write(merge("actor", "russia", "kremlin"))
    kremlin = own("actor", "kremlin")
    assert await events(app, f"actor={kremlin}&role=director") == RAID
    await write(unmerge("actor", "russia"))
    assert await events(app, f"actor={kremlin}&role=director") == []
    assert await events(app, f"actor={RUSSIA}&role=director") == RAID
    assert await differences(connection) == []


async def test_along_a_chain_the_last_is_found_and_then_who_answers_next(
    app: Served, write: Write, connection: Connection
) -> None:
    await write(event("war"))
    await write(merge("event", "raid", "war"))
    assert await events(app, FOUND[0]) == ["war"]
    assert await events(app, f"actor={own('actor', 'legion')}&role=perpetrator") == ["war"]
    assert await differences(connection) == []
    await write(unmerge("event", "raid"))
    assert await events(app, FOUND[0]) == RAID
    await write(merge("event", "raid", "war"))
    await write(unmerge("event", "attack"))
    assert await events(app, FOUND[0]) == ["attack"]
    assert await events(app, f"actor={own('actor', 'legion')}&role=perpetrator") == ["war"]
    assert await differences(connection) == []


async def test_every_kind_is_found_by_what_was_merged_into_it(
    app: Served, write: Write, connection: Connection
) -> None:
    await write(
        affiliation("tie", "legion", "part_of", "russia"),
        affiliation("bond", "legion-ru", "part_of", "kremlin"),
        statement("yes", "legion", {"event": "raid", "stance": "affirms"}),
        statement("aye", "paper", {"actor": "legion", "stance": "mentions"}),
        actor("legion-ru", countries=["UA"]),
    )
    await write(
        merge("affiliation", "bond", "tie"),
        merge("statement", "aye", "yes"),
        merge("actor", "legion-ru", "legion"),
        merge("source", "report", "page"),
    )
    legion, kremlin, paper = (own("actor", key) for key in ("legion", "kremlin", "paper"))
    assert await keys(app, "affiliations", f"object={kremlin}&type=part_of") == ["tie"]
    assert await keys(app, "statements", f"speaker={paper}") == ["yes"]
    assert await keys(app, "statements", f"about={legion}&stance=mentions") == ["yes"]
    assert await keys(app, "actors", "country=UA") == ["legion"]
    assert await keys(app, "sources", f"publisher={paper}") == ["page"]
    assert await differences(connection) == []


async def test_nothing_is_about_itself_by_a_merge(
    app: Served, write: Write, connection: Connection
) -> None:
    about = ({"statement": "no", "relation": "repeats"}, {"event": "raid", "stance": "denies"})
    await write(statement("again", "kremlin", *about))
    parts = [part("attack-russia", "russia", "director")]
    await write(event("attack", parent="raid", participations=parts))
    await write(merge("statement", "again", "no"))
    assert await keys(app, "statements", f"about={own('statement', 'no')}") == []
    assert await keys(app, "statements", f"about={own('event', 'raid')}") == ["no"]
    assert await events(app, f"parent={own('event', 'raid')}") == []
    assert await differences(connection) == []


async def test_positions_count_no_figures_of_a_statement_that_is_about_something_else(
    app: Served, write: Write
) -> None:
    counted = {"figures": [{"measure": "killed", "best": 3}]}
    await write(event("war"))
    await write(
        statement("toll", "russia", {"event": "war", "stance": "mentions"}, **counted),
        statement("count", "russia", {"event": "raid", "stance": "mentions"}),
    )
    await write(merge("statement", "count", "toll"))
    answer = await app.client.get(f"/v1/events/{own('event', 'raid')}/positions")
    assert [fact["fact"]["kind"] for fact in answer.json()["data"]] == [
        *("event", "participation", "participation", "participation"),
    ]


async def test_a_refused_retraction_names_who_says_it_and_not_who_answers_for_that(
    app: Served, write: Write
) -> None:
    faults = await refused(write, retract("source", "report"))
    assert [detail for _, detail in faults] == [
        "the source 'report' is still named by the event 'attack'; change or retract that too"
    ]


async def _rows_of(connection: Connection, key: str) -> list[tuple[str, int]]:
    """The record in whose place the raid is found, and by how many terms, ended or not."""
    rows = await connection.fetch(
        "SELECT field, count(*) FROM document_terms WHERE merged_id = $1 GROUP BY field"
        " ORDER BY field",
        record_id("test", "event", key),
    )
    return [tuple(row) for row in rows]


async def test_a_purge_leaves_nothing_by_which_either_was_found_for_the_other(
    app: Served, write: Write, connection: Connection
) -> None:
    await write(unmerge("event", "attack"))
    assert await _rows_of(connection, "attack") == [("actor", 2), ("party", 1), ("source", 2)]
    await purge_record(connection, record_id("test", "event", "attack"), "legal")
    assert await _rows_of(connection, "attack") == []
    for query in FOUND:
        assert await events(app, f"{query}&as_of=seq:2") == []
    legion = own("actor", "legion")
    assert await events(app, f"actor={legion}&as_of=seq:2") == RAID
    assert await differences(connection) == []


async def test_a_purge_of_the_survivor_takes_what_it_was_found_by_along(
    app: Served, write: Write, connection: Connection
) -> None:
    await write(unmerge("event", "attack"))
    await purge_record(connection, record_id("test", "event", "raid"), "legal")
    assert await _rows_of(connection, "attack") == []
    assert await events(app, FOUND[0]) == ["attack"]
    assert await differences(connection) == []


async def test_a_purge_of_earlier_versions_leaves_what_finds_the_present_one(
    app: Served, write: Write, connection: Connection
) -> None:
    await write(retract("statement", "no"))
    await write(event("attack", participations=[part("attack-legion", "legion-ru", "witness")]))
    await purge_record(connection, record_id("test", "event", "attack"), "legal", earlier=True)
    assert await events(app, f"actor={RUSSIA}&as_of=seq:2") == []
    assert await events(app, f"actor={own('actor', 'legion-ru')}&role=witness") == RAID
    assert await _rows_of(connection, "attack") == [("actor", 1), ("source", 1)]
    assert await differences(connection) == []


@pytest.mark.parametrize(
    ("sql", "seen"),
    [
        ("DELETE FROM document_terms WHERE merged_id IS NOT NULL AND field = 'party'", 1),
        ("UPDATE document_terms SET merged_id = NULL WHERE field = 'party'", 2),
        ("UPDATE document_terms SET superseded_seq = 3 WHERE merged_id IS NOT NULL", 5),
    ],
)
async def test_verify_sees_what_is_found_otherwise(
    app: Served, connection: Connection, sql: str, seen: int
) -> None:
    await connection.execute(f"ALTER TABLE document_terms DISABLE TRIGGER USER; {sql}")
    found = await differences(connection)
    assert {(difference.id, difference.what.split()[0]) for difference in found} == {
        (own("event", "raid"), "term:")
    }
    assert len(found) == seen
