"""A mirror has what its origin has, row by row, made of the feed alone."""

import re
from collections.abc import AsyncIterator

import httpx
import pytest

from api.changesets.finding import find_text
from api.changesets.mirrored import MirrorError
from api.changesets.purge import purge_change_set, purge_record
from api.changesets.upgrade import render_again
from api.database import Connection
from api.errors import ConflictError
from api.ids import public_id, record_id
from api.queries.parameters import FILTERS, PLURALS
from api.search.indexer import catch_up
from tests.conftest import Write
from tests.everything import EVENTS, EVERYTHING, META
from tests.mirroring import another_database, mirrored, unlike, writer_on
from tests.records import (
    actor,
    event,
    link,
    merge,
    part,
    retract,
    source,
    statement,
    unlink,
    unmerge,
)
from tests.reverting import revert
from tests.serving import Served, key_for, served
from tests.state import differences, own
from tests.test_upgrade_render import replace_in_view

RAID = event("raid", participations=[part("raid-legion", "legion", "perpetrator")])
CLAIM = statement("claim", "legion", {"participation": "raid-legion", "stance": "affirms"})
WORLD = (source(), actor("legion"), actor("rdk"), RAID, CLAIM)

#: Every answer that is a problem has its own.
REQUEST = re.compile(rb'"request_id":"\w+"')


@pytest.fixture
async def app(dsn: str) -> AsyncIterator[Served]:
    async with served(dsn) as running:
        yield running


@pytest.fixture
async def copy_dsn(server: str, template: str) -> AsyncIterator[str]:
    """The database that becomes the mirror."""
    async with another_database(server, template) as dsn:
        yield dsn


@pytest.fixture
async def copy(copy_dsn: str) -> AsyncIterator[Connection]:
    connection = await writer_on(copy_dsn)
    yield connection
    await connection.close()


class Pair:
    """An origin and its mirror, which is brought up and compared row by row."""

    def __init__(self, app: Served, write: Write, origin: Connection, copy: Connection) -> None:
        self.app = app
        self.write = write
        self.origin = origin
        self.copy = copy

    async def same(self) -> bool:
        """Whether both have the same rows once the mirror has caught up."""
        compared = await mirrored(self.app.client, self.copy)
        assert await unlike(self.origin, self.copy) == {}
        assert await differences(self.copy) == []
        return compared.equal


@pytest.fixture
def pair(app: Served, write: Write, connection: Connection, copy: Connection) -> Pair:
    return Pair(app, write, connection, copy)


async def test_everything_that_a_record_can_have_is_the_same(pair: Pair) -> None:
    await pair.write(*EVERYTHING, dataset_meta=META)
    assert await pair.same()
    assert await pair.copy.fetchval("SELECT count(*) FROM documents") == 15


async def test_the_seqs_are_those_of_the_origin_with_gaps(pair: Pair) -> None:
    await pair.write(*WORLD)
    await pair.write(source(), dataset="other")
    await pair.write(actor("rdk", name="Another name"))
    await pair.write(source("two"), dataset="other")
    assert await pair.same()
    seqs = await pair.copy.fetch("SELECT seq FROM change_sets ORDER BY seq")
    assert [row["seq"] for row in seqs] == [1, 3]
    assert await pair.copy.fetchval("SELECT seq FROM counters") == 4


async def test_what_a_participation_was_and_becomes_finds_statements_about_it(pair: Pair) -> None:
    await pair.write(*WORLD)
    assert await pair.same()
    await pair.write(event("raid", participations=[part("raid-legion", "rdk", "perpetrator")]))
    assert await pair.same()
    await pair.write(retract("statement", "claim"))
    await pair.write(event("raid"))
    assert await pair.same()
    await pair.write(retract("event", "raid"))
    await pair.write(RAID)
    assert await pair.same()


async def test_merges_are_taken_over_and_back(pair: Pair) -> None:
    two = [actor("one"), event("attack", participations=[part("attack-one", "one", "target")])]
    await pair.write(*WORLD, *two)
    assert await pair.same()
    await pair.write(merge("actor", "one", "legion"), merge("event", "attack", "raid"))
    assert await pair.same()
    await pair.write(actor("one", name="Of another name"), merge("actor", "legion", "rdk"))
    assert await pair.same()
    await pair.write(unmerge("actor", "one"))
    await pair.write(actor("rdk", name="A third name"))
    assert await pair.same()
    await pair.write(unmerge("event", "attack"), unmerge("actor", "legion"))
    assert await pair.same()


async def test_links_and_what_takes_them_back_are_the_same(pair: Pair) -> None:
    await pair.write(*WORLD, link("two", own("actor", "legion"), own("actor", "rdk")))
    assert await pair.same()
    await pair.write(unlink("two"))
    assert await pair.same()


async def test_the_dataset_is_what_the_origin_says_of_it(pair: Pair) -> None:
    await pair.write(*WORLD, edition="1")
    assert await pair.same()
    fields = {"title": "Renamed", "publisher": "rdk", "note": "Old"}
    made = await pair.write(dataset_meta=fields, edition="2")
    assert await pair.same()
    await revert(pair.origin, int(made.seq or 0))
    assert await pair.same()


async def test_what_an_upgrade_renders_again_is_the_same(pair: Pair) -> None:
    await pair.write(*WORLD)
    assert await pair.same()
    await replace_in_view(pair.origin, "'description', f.description", "'description', 'Described'")
    await render_again(pair.origin, 2)
    assert await pair.same()


async def test_what_is_purged_is_purged(pair: Pair) -> None:
    await pair.write(*WORLD)
    await pair.write(actor("rdk", name="A name of before"))
    assert await pair.same()
    await pair.write(retract("statement", "claim"))
    await purge_record(pair.origin, record_id("test", "statement", "claim"), "legal")
    await purge_record(pair.origin, record_id("test", "actor", "rdk"), "error", earlier=True)
    assert await pair.same()
    await pair.write(actor("rdk", name="A name of after"))
    await purge_record(pair.origin, record_id("test", "event", "raid"), "licence")
    made = await pair.write(actor("legion", name="Named"), reason="Said by Ivanov")
    assert await pair.same()
    await purge_change_set(pair.origin, made.id, "legal")
    assert await pair.same()


async def test_it_is_searched_as_its_origin_is_and_a_purge_leaves_nothing_to_find(
    pair: Pair, copy_dsn: str
) -> None:
    await pair.write(*WORLD, actor("fighters", name="Zyzzyva"))
    await pair.write(merge("actor", "rdk", "legion"))
    assert await pair.same()
    await catch_up(pair.origin)
    await catch_up(pair.copy)
    async with served(copy_dsn) as mirror:
        for asked in ("legion", "rdk", "zyzzyva", "event or article"):
            one, other = [
                (await each.client.get("/v1/search", params={"q": asked})).json()
                for each in (pair.app, mirror)
            ]
            assert (one["data"], one["facets"]) == (other["data"], other["facets"])
            assert one["data"] != []
        await purge_record(pair.origin, record_id("test", "actor", "fighters"), "legal")
        assert await pair.same()
        assert await found_words(pair.copy) == await found_words(pair.origin)
        assert not any("zyzzyva" in words for words in await found_words(pair.copy))


async def found_words(connection: Connection) -> list[str]:
    """What the index has, of everything."""
    rows = await connection.fetch("SELECT words::text FROM search_words ORDER BY document_id")
    return [row["words"] for row in rows]


async def test_it_answers_as_its_origin_does(pair: Pair, copy_dsn: str) -> None:
    await pair.write(*EVERYTHING, dataset_meta=META)
    await pair.write(merge("actor", "russia", "ukraine"), retract("statement", "denial"))
    await pair.write(*EVENTS, event("another", title="Another"))
    assert await pair.same()
    async with served(copy_dsn) as mirror:
        for path in await addresses(pair.origin):
            one, other = [await each.client.get(path) for each in (pair.app, mirror)]
            assert other.status_code == one.status_code, path
            assert REQUEST.sub(b"", other.content) == REQUEST.sub(b"", one.content), path
            assert other.headers["whence-seq"] == one.headers["whence-seq"], path


async def addresses(connection: Connection) -> list[str]:
    """Lists by every sort of filter, items, histories, positions, downloads, the feed."""
    found = [
        "/v1/changes?limit=1000",
        "/v1/digest",
        "/v1/changesets",
        "/v1/datasets/test",
        "/v1/datasets",
    ]
    for row in await connection.fetch("SELECT kind, id FROM records"):
        public = public_id(row["kind"], row["id"])
        if row["kind"] == "participation":
            found.append(f"/v1/participations/{public}")
            continue
        item = f"/v1/{PLURALS[row['kind']]}/{public}"
        found += [item, f"{item}/history", f"{item}?as_of=seq:1", f"{item}?version=1"]
        found += [f"{item}/positions"] if row["kind"] == "event" else []
    every = "status=active&status=retracted&status=merged"
    for kind, plural in PLURALS.items():
        found += [
            f"/v1/{plural}?{every}&count=exact&limit=1000",
            f"/v1/{plural}?format=ndjson&{every}",
        ]
        found += [f"/v1/{plural}?as_of=seq:1", f"/v1/{plural}?format=csv&as_of=seq:2"]
        for row in await connection.fetch(
            "SELECT DISTINCT field, r.kind, value FROM document_terms AS t JOIN records AS r"
            " ON r.id = value WHERE t.kind = $1 AND field = ANY ($2)",
            kind,
            [name for name in FILTERS[kind] if name != "parent"],
        ):
            value = public_id(row["kind"], row["value"])
            found += [f"/v1/{plural}?{row['field']}={value}{more}" for more in ("", "&as_of=seq:1")]
    found += [
        "/v1/events?include=statements&include=sources&include=actors",
        "/v1/statements?from=2023-05-01&to=2023-05-23",
    ]
    found += ["/v1/events?format=geojson", "/v1/events?contested=true", "/v1/actors?country=RU"]
    return [*found, "/v1/affiliations?valid_at=2023-05-22&date_match=certain"]


async def test_a_mirror_is_only_read(pair: Pair, copy_dsn: str, key: str) -> None:
    await pair.write(*WORLD)
    assert await pair.same()
    made = await key_for(pair.copy, "write:*")
    headers = {"Authorization": f"Bearer {made}"}
    body = {"dataset": "test", "reason": "test", "operations": [actor("new")]}
    change_set = await pair.copy.fetchval("SELECT id FROM change_sets")
    async with served(copy_dsn) as mirror:
        answers = [
            await mirror.client.post("/v1/changesets", json=body, headers=headers),
            await mirror.client.post("/v1/changesets?dry_run=true", json=body, headers=headers),
            await mirror.client.post(f"/v1/changesets/{change_set}/revert", headers=headers),
        ]
    detail = "this is a mirror of http://whence.test, and only read: write there"
    assert [(each.status_code, each.json()["detail"]) for each in answers] == [(409, detail)] * 3
    with pytest.raises(ConflictError, match="this is a mirror of"):
        await purge_record(pair.copy, record_id("test", "actor", "rdk"), "legal")
    assert await pair.same()


async def test_what_the_origin_withholds_is_dropped_and_comes_back(
    pair: Pair, copy_dsn: str, server: str, template: str
) -> None:
    await pair.write(*WORLD)
    await pair.write(actor("rdk", name="Zyzzyva"))
    assert await pair.same()
    await pair.write(retract("actor", "rdk", "legal"))
    assert (await mirrored(pair.app.client, pair.copy)).equal
    assert [each async for each in find_text(pair.copy, "Zyzzyva")] == []
    assert [each async for each in find_text(pair.copy, "rdk")] == []
    assert await differences(pair.copy) == []
    async with served(copy_dsn) as mirror, another_database(server, template) as third:
        item = await mirror.client.get(f"/v1/actors/{own('actor', 'rdk')}")
        assert (item.status_code, item.json()["detail"]) == (
            410,
            f"{own('actor', 'rdk')} is withheld here: it was retracted for reason legal",
        )
        listed = await mirror.client.get("/v1/actors?status=retracted&format=ndjson")
        assert listed.content == b""
        feeds = [await each.client.get("/v1/changes?dataset=test") for each in (pair.app, mirror)]
        assert feeds[0].content == feeds[1].content
        last = await writer_on(third)
        assert (await mirrored(mirror.client, last)).equal
        await pair.write(actor("rdk", name="Back"))
        for client, copy in ((pair.app.client, pair.copy), (mirror.client, last)):
            assert (await mirrored(client, copy)).equal
            assert await copy.fetchval("SELECT key FROM records WHERE key = 'rdk'") == "rdk"
        await last.close()


async def test_what_was_purged_before_it_began_is_purged(pair: Pair) -> None:
    await pair.write(*WORLD)
    await pair.write(merge("actor", "rdk", "legion"))
    await pair.write(unmerge("actor", "rdk"), actor("more"))
    await pair.write(actor("more", name="Of two"))
    await purge_record(pair.origin, record_id("test", "actor", "more"), "error", earlier=True)
    await pair.write(actor("more", name="Of three"), retract("statement", "claim"))
    for kind, name in (("actor", "rdk"), ("event", "raid"), ("actor", "more")):
        await purge_record(pair.origin, record_id("test", kind, name), "licence")
    assert (await mirrored(pair.app.client, pair.copy)).equal
    assert await differences(pair.copy) == []
    query = "SELECT id, status, reason FROM records WHERE kind <> 'participation' ORDER BY id"
    assert await pair.copy.fetch(query) == await pair.origin.fetch(query)
    query = (
        "SELECT id, seq, superseded_seq, status, content_hash, body FROM documents ORDER BY 1, 2"
    )
    assert await pair.copy.fetch(query) == await pair.origin.fetch(query)


async def test_what_is_not_as_its_hash_says_is_refused(pair: Pair) -> None:
    await pair.write(*WORLD)

    async def tamper(response: httpx.Response) -> None:
        await response.aread()
        response._content = response.content.replace(b"perpetrator", b"bystander")

    pair.app.client.event_hooks = {"response": [tamper]}
    with pytest.raises(MirrorError, match=f"version 1 of {own('event', 'raid')} has the SHA-256"):
        await pair.same()
    assert await pair.copy.fetchval("SELECT count(*) FROM change_sets") == 0


async def test_what_was_written_into_becomes_no_mirror(pair: Pair) -> None:
    await pair.write(*WORLD)
    with pytest.raises(MirrorError, match="the database is neither empty nor a mirror"):
        await mirrored(pair.app.client, pair.origin)


async def test_a_mirror_stays_one_of_its_dataset(pair: Pair) -> None:
    await pair.write(*WORLD)
    await pair.write(source(), dataset="other")
    assert await pair.same()
    with pytest.raises(MirrorError, match="a mirror of the dataset test, not of other"):
        await mirrored(pair.app.client, pair.copy, "other")


async def test_a_dataset_that_is_unknown_is_named(pair: Pair) -> None:
    with pytest.raises(MirrorError, match="answers 404: there is no dataset 'nothing'"):
        await mirrored(pair.app.client, pair.copy, "nothing")


async def test_an_origin_that_is_behind_is_refused(pair: Pair) -> None:
    await pair.write(*WORLD)
    assert await pair.same()
    await pair.copy.execute("UPDATE counters SET seq = 7")
    with pytest.raises(MirrorError, match="is at seq 1, before 7 which this mirror has"):
        await pair.same()
