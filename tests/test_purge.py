"""A purge leaves the id, when and why, and nothing else, in any version, label or index."""

import asyncio
from collections.abc import AsyncIterator

import asyncpg
import pytest

from api.changesets.finding import find_text
from api.changesets.purge import Purge, PurgeError, purge_change_set, purge_record
from api.database import Connection
from api.ids import record_id
from tests.conftest import Write
from tests.everything import EVERYTHING, META
from tests.records import actor, affiliation, event, merge, part, retract, source, statement
from tests.serving import Served, served
from tests.state import current, differences, own, refused
from tests.test_digests import digests, worked_out

IVANOV = own("actor", "ivanov")
WORLD = [
    source(),
    actor("ivanov", actor_kind="person", name="Ivan Ivanov", description="A Zyzzyva of Ivanov"),
    actor("russia"),
    event("raid", participations=[part("raid-ivanov", "ivanov", "perpetrator")]),
    statement("claim", "ivanov", {"participation": "raid-ivanov", "stance": "affirms"}),
    statement("denial", "russia", {"participation": "raid-ivanov", "stance": "denies"}),
    affiliation("tie", "ivanov", "member_of", "russia"),
]


@pytest.fixture
async def app(dsn: str, write: Write) -> AsyncIterator[Served]:
    """A person who is named in three versions, by an event, a tie and a statement."""
    await write(*WORLD)
    await write(actor("ivanov", actor_kind="person", name="Iwan Iwanow", names=NAMES))
    await write(actor("ivanov", actor_kind="person", name="Ivanov the Third"))
    async with served(dsn) as running:
        yield running


NAMES = [{"name": "Vanya", "kind": "nickname", "evidence": [{"source": "page"}]}]


async def purged(connection: Connection, kind: str, key: str, **more: bool) -> Purge:
    return await purge_record(connection, record_id("test", kind, key), "legal", **more)


async def found(connection: Connection, text: str) -> list[tuple[str, str]]:
    return [(each.table, each.column) async for each in find_text(connection, text)]


async def test_nothing_of_it_is_left(app: Served, connection: Connection) -> None:
    words = ("Ivanov", "ivanov", "Iwanow", "Vanya", "Zyzzyva")
    assert all([await found(connection, word) for word in words])
    await purged(connection, "actor", "ivanov")
    # The statement says its speaker's name in its own words, and the keys of others are theirs.
    left = {place for word in words for place in await found(connection, word)}
    assert left == {("documents", "body"), ("records", "key"), ("statements", "content")}
    assert await differences(connection) == []


async def test_its_id_is_answered_410_whenever_it_is_asked_as_of(
    app: Served, connection: Connection
) -> None:
    await purged(connection, "actor", "ivanov")
    for query in ("", "?as_of=seq:1", "?as_of=seq:3", "?as_of=seq:4", "?version=1"):
        answer = await app.client.get(f"/v1/actors/{IVANOV}{query}")
        assert (answer.status_code, answer.json()["type"]) == (410, "/problems/gone"), query
        assert "van" not in answer.text.replace(IVANOV, "")


async def test_a_walk_as_of_before_shows_that_it_was_purged(
    app: Served, connection: Connection
) -> None:
    await purged(connection, "actor", "ivanov")
    then = (await app.client.get("/v1/actors?as_of=seq:3&sort=name&count=exact")).json()
    assert [record["id"] for record in then["data"]] == [own("actor", "russia")]
    assert then["page"] == {"limit": 50, "count": 2, "purged": [IVANOV]}
    asked = (await app.client.get("/v1/actors?status=purged")).json()
    assert (asked["data"], asked["page"]) == ([], {"limit": 50, "purged": [IVANOV]})
    now = (await app.client.get("/v1/actors")).json()
    assert (own("actor", "russia") in str(now["data"]), now["page"]) == (True, {"limit": 50})
    downloads = (
        "format=csv&as_of=seq:3",
        "format=ndjson&as_of=seq:3",
        "format=ndjson&status=purged",
    )
    for query in ("as_of=seq:4", *downloads, "format=ndjson&as_of=seq:3&limit=9&sort=name"):
        assert IVANOV not in (await app.client.get(f"/v1/actors?{query}")).text


async def test_what_mentions_it_is_told_until_it_is_handled(
    app: Served, write: Write, connection: Connection
) -> None:
    done = await purged(connection, "actor", "ivanov")
    told = [(mention.kind, mention.key, list(mention.fields)) for mention in done.mentions]
    assert (done.seq, done.versions) == (4, 3)
    assert told == [
        ("affiliation", "tie", ["subject"]),
        ("event", "raid", ["actor", "party"]),
        ("statement", "claim", ["about", "party", "speaker"]),
        ("statement", "denial", ["about"]),
    ]
    await write({"op": "retract", "kind": "affiliation", "key": "tie", "reason": "legal"})
    again = await purged(connection, "actor", "ivanov")
    assert again.seq == 4
    assert await connection.fetchval("SELECT seq FROM counters") == 5


async def test_a_purged_statement_takes_no_side(app: Served, connection: Connection) -> None:
    await purged(connection, "statement", "claim")
    standing = (await current(connection, "event", "raid"))["participations"][0]["standing"]
    assert (len(standing["affirmed_by"]), len(standing["denied_by"])) == (0, 1)
    assert await differences(connection) == []
    answer = await app.client.get(f"/v1/events/{own('event', 'raid')}/positions")
    assert "What ivanov says" not in answer.text


async def test_a_purged_statement_takes_no_side_on_what_is_the_same_either(
    app: Served, write: Write, connection: Connection
) -> None:
    await write(event("attack"), statement("no", "russia", {"event": "raid", "stance": "denies"}))
    await write(merge("event", "raid", "attack"))
    assert (await current(connection, "event", "attack"))["standing"]["denied_by"] != []
    await purged(connection, "statement", "no")
    assert (await current(connection, "event", "attack"))["standing"]["denied_by"] == []
    assert await differences(connection) == []


async def test_a_purged_event_takes_its_parts_along(app: Served, connection: Connection) -> None:
    done = await purged(connection, "event", "raid")
    assert [mention.key for mention in done.mentions] == ["claim", "denial"]
    assert await differences(connection) == []
    part_id = own("participation", "raid-ivanov")
    answer = await app.client.get(f"/v1/participations/{part_id}", follow_redirects=True)
    assert answer.status_code == 410


@pytest.mark.parametrize(
    "kind_key",
    [(operation["kind"], operation["key"]) for operation in EVERYTHING],
    ids="/".join,
)
async def test_whatever_is_purged_all_else_stays_as_it_is_made(
    write: Write, connection: Connection, kind_key: tuple[str, str]
) -> None:
    await write(*EVERYTHING, dataset_meta=META)
    await write(event("war", title="Another war"))
    await purged(connection, *kind_key)
    assert await differences(connection) == []
    assert await digests(connection, 3) == await without_purged(connection)


async def without_purged(connection: Connection) -> object:
    gone = await connection.fetch(
        "SELECT kind, count(*) FROM documents WHERE status = 'purged' AND superseded_seq > 3"
        " AND seq <= 3 GROUP BY kind"
    )
    all_of_them = await worked_out(connection, 3)
    for row in gone:
        count, _ = all_of_them["test", row["kind"]]
        stored = (await digests(connection, 3))["test", row["kind"]]
        assert stored[0] == count - row["count"]
        all_of_them["test", row["kind"]] = stored
    return all_of_them


async def test_its_earlier_versions_alone_can_be_purged(
    app: Served, connection: Connection
) -> None:
    done = await purged(connection, "actor", "ivanov", earlier=True)
    assert (done.what, done.versions) == ("earlier", 2)
    now = await app.client.get(f"/v1/actors/{IVANOV}")
    assert (now.status_code, now.json()["data"]["name"]) == (200, "Ivanov the Third")
    assert (await app.client.get(f"/v1/actors/{IVANOV}?version=1")).status_code == 410
    assert (await app.client.get(f"/v1/actors/{IVANOV}?as_of=seq:2")).status_code == 410
    for then in ("?as_of=seq:3", "?version=3"):
        answer = await app.client.get(f"/v1/actors/{IVANOV}{then}")
        assert answer.json()["data"]["name"] == "Ivanov the Third", then
    for word in ("Iwanow", "Vanya", "Zyzzyva"):
        assert await found(connection, word) == []
    assert await differences(connection) == []
    assert await digests(connection, 4) == await worked_out(connection, 4)


async def test_what_a_change_set_says_of_itself_can_be_purged(
    write: Write, connection: Connection
) -> None:
    result = await write(*WORLD, reason="Begin with Zebedee")
    await purge_change_set(connection, result.id, "legal")
    assert await found(connection, "Zebedee") == []
    assert await differences(connection) == []


async def test_its_key_names_nothing_again(
    app: Served, write: Write, connection: Connection
) -> None:
    await purged(connection, "actor", "ivanov")
    detail = "the actor 'ivanov' was purged, and its key names nothing again; take another"
    assert await refused(write, WORLD[1]) == [("/operations/0", detail)]
    faults = await refused(write, statement("new", "ivanov"))
    assert faults == [("/operations/0/record/speakers/0/actor", "the actor 'ivanov' was purged")]
    await purged(connection, "event", "raid")
    faults = await refused(
        write, event("other", participations=[part("raid-ivanov", "russia", "target")])
    )
    assert "was purged, and its key names nothing again" in faults[0][1]
    away = (retract("actor", "ivanov"), merge("event", "raid", "other"))
    assert await refused(write, event("other"), *away) == [
        ("/operations/1", "the actor 'ivanov' was purged: there is nothing left to retract"),
        ("/operations/2", "the event 'raid' was purged: there is nothing left to merge"),
    ]


async def test_what_cannot_be_purged_says_what_would_be_right(
    app: Served, write: Write, connection: Connection
) -> None:
    raid = own("event", "raid")
    refusals = {}
    await write(merge("actor", "russia", "ivanov"))
    for kind, key, earlier in (
        ("participation", "raid-ivanov", False),
        ("actor", "russia", False),
        ("actor", "ivanov", False),
        ("affiliation", "tie", True),
        ("actor", "nobody", False),
    ):
        with pytest.raises(PurgeError) as caught:
            await purged(connection, kind, key, earlier=earlier)
        refusals[key] = str(caught.value).partition(" ")[2]
    assert refusals == {
        "raid-ivanov": f"is part of its event: purge that, {raid}, or put it anew",
        "russia": "is merged into 'ivanov'; unmerge it first",
        "ivanov": "answers for 'russia'; unmerge them first",
        "tie": "has no earlier version that could be purged",
        "nobody": "record has this id",
    }
    assert await connection.fetchval("SELECT purge_seq FROM counters") == 0


TRIED = {
    "a version blanked without a purge": "UPDATE documents SET status = 'purged', body ="
    " purged_body(kind, id, 'test', 'legal') WHERE kind = 'event'",
    "a purged version filled again": "UPDATE documents SET body = '{}' WHERE id = '{id}'",
    "a purged record revived": "UPDATE records SET status = 'active', reason = NULL"
    " WHERE id = '{id}'",
    "a purge forgotten": "DELETE FROM purges",
    "a purge explained otherwise": "UPDATE purges SET reason = 'error'",
    "labels of others deleted": "DELETE FROM labels",
    "a reason overwritten": "UPDATE change_sets SET reason = 'purged'",
}


@pytest.mark.parametrize("name", TRIED)
async def test_direct_sql_goes_no_further_than_a_purge(
    app: Served, connection: Connection, name: str
) -> None:
    await purged(connection, "actor", "ivanov")
    sql = TRIED[name].replace("{id}", str(record_id("test", "actor", "ivanov")))
    with pytest.raises(asyncpg.IntegrityConstraintViolationError):
        await connection.execute(sql)


async def test_what_earlier_versions_said_of_their_parts_goes_with_them(
    app: Served, write: Write, connection: Connection
) -> None:
    await write(event("raid", participations=[part("raid-ivanov", "ivanov", "witness")]))
    await purged(connection, "event", "raid", earlier=True)
    claim = own("statement", "claim")
    for query in ("?as_of=seq:3", "?version=1", ""):
        answer = await app.client.get(f"/v1/statements/{claim}{query}")
        assert "perpetrator" not in answer.text, query
    assert await differences(connection) == []


async def test_a_key_of_what_was_purged_is_nobodys(write: Write) -> None:
    faults = await refused(write, source(), actor("purged:x"))
    detail = "keys that begin with 'purged:' are of what was purged"
    assert faults == [("/operations/1/key", detail)]


async def test_a_change_set_is_purged_once(write: Write, connection: Connection) -> None:
    result = await write(*WORLD)
    done = await purge_change_set(connection, result.id, "legal")
    assert (await purge_change_set(connection, result.id, "legal")).seq == done.seq == 2
    seqs = await connection.fetchrow("SELECT seq, purge_seq FROM counters")
    assert tuple(seqs or ()) == (2, 0)


async def test_two_purges_at_once_are_one(app: Served, connection: Connection, dsn: str) -> None:
    async def purge_again() -> Purge:
        other = await asyncpg.connect(dsn)
        try:
            return await purge_record(other, record_id("test", "actor", "ivanov"), "legal")
        finally:
            await other.close()

    done = await asyncio.gather(purge_again(), purge_again(), purge_again())
    assert {purge.seq for purge in done} == {4}
    assert await connection.fetchval("SELECT seq FROM counters") == 4
