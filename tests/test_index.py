"""The index for searching follows what is written, and what is purged leaves it at once."""

import asyncio
import hashlib
import os
import signal
import subprocess
import time
import uuid

import asyncpg
import msgspec
import pytest

from api.changesets.purge import purge_record
from api.changesets.submission import read_json
from api.changesets.write import Writing, write_change_set
from api.database import Connection
from api.ids import record_id
from api.search import indexer
from api.search.indexer import catch_up, read_states, restart
from api.settings import CHECKOUT
from tests.conftest import Write
from tests.records import Operation, actor, event, merge, retract, source, statement
from tests.starting import WHENCE
from tests.writing import change_set

EVIDENCE = [{"source": "page"}]
EXACT = "Ten drones"
PASSAGE = {
    "type": "text",
    "start": 0,
    "end": len(EXACT),
    "sha256": hashlib.sha256(EXACT.encode()).hexdigest(),
    "exact": EXACT,
}
QUOTED = [{"source": "article", "passage": PASSAGE}]
TEXT = {"sha256": "1" * 64, "length": 1000, "policy": "excerpt"}


async def words(connection: Connection, kind: str, key: str) -> str | None:
    """What the index has of a record."""
    found: str | None = await connection.fetchval(
        "SELECT words::text FROM search_words WHERE document_id = $1", record_id("test", kind, key)
    )
    return found


@pytest.mark.parametrize(
    ("operation", "expected"),
    [
        (
            event("raid", title="Attacks on Belgorod", summary="Two groups crossed the border"),
            "'=attacks':1A '=crossed':22C '=groups':21C 'attack':1A 'belgorod':3A 'border':24C "
            "'cross':22C 'group':21C 'two':20C",
        ),
        (
            event(
                "raid", title="Налёты на Белгород", place={"name": "Шебекино", "precision": "near"}
            ),
            "'=налеты':1A '=шебекино':20B 'белгород':3A 'налет':1A 'шебекин':20B",
        ),
        (
            event("raid", title="Обстріли Білгорода тривали"),
            "'=білгорода':2A '=обстріли':1A '=тривали':3A 'білгород':2A 'обстріл':1A 'тривати':3A",
        ),
        (
            actor("group", name="Legion", names=[{"name": "Les Volontaires", "language": "fr"}]),
            "'legion':1A 'les':18B 'volontaires':19B",
        ),
        (
            source("article", title="Die Angriffe der Drohnen", language="de"),
            "'angriffe':2A 'der':3A 'die':1A 'drohnen':4A",
        ),
        (
            statement("no", "russia", content="They deny it", language="ru"),
            "'=deny':2B 'deni':2B",
        ),
        (event("raid", title="Bel\u200bgorod \u202ecity"), "'=city':2A 'belgorod':1A 'citi':2A"),
    ],
)
async def test_each_text_is_reduced_in_its_own_language(
    write: Write, connection: Connection, operation: Operation, expected: str
) -> None:
    for name in operation["record"].get("names", ()):
        name |= {"kind": "alias", "evidence": EVIDENCE}
    await write(source(), actor("russia"), operation)
    await catch_up(connection)
    assert await words(connection, operation["kind"], operation["key"]) == expected


async def test_passages_are_found_as_far_as_they_are_served(
    write: Write, connection: Connection
) -> None:
    await write(source("article", text=TEXT), event("raid", title="Raid", evidence=QUOTED))
    await catch_up(connection)
    assert await words(connection, "event", "raid") == "'=drones':19 'drone':19 'raid':1A 'ten':18"


async def test_what_is_retracted_goes_and_comes_back(write: Write, connection: Connection) -> None:
    await write(source(), event("raid", title="Raid"))
    await catch_up(connection)
    await write(retract("event", "raid"))
    assert await words(connection, "event", "raid") == "'raid':1A"
    await catch_up(connection)
    assert await words(connection, "event", "raid") is None
    await write(event("raid", title="Raid"))
    await catch_up(connection)
    assert await words(connection, "event", "raid") == "'raid':1A"


async def test_words_of_what_is_merged_lead_to_what_answers_for_it(
    write: Write, connection: Connection
) -> None:
    await write(source(), actor("one", name="Legion"), actor("two", name="Freedom"))
    await write(merge("actor", "one", "two"))
    await catch_up(connection)
    assert await words(connection, "actor", "one") is None
    assert await words(connection, "actor", "two") == "'freedom':1A 'legion':18"
    await write({"op": "unmerge", "kind": "actor", "key": "one"})
    await catch_up(connection)
    assert await words(connection, "actor", "one") == "'legion':1A"
    assert await words(connection, "actor", "two") == "'freedom':1A"


async def test_nothing_is_left_for_searches_to_read_from_end_to_end(
    write: Write, connection: Connection
) -> None:
    await write(source(), *(event(f"raid-{number}") for number in range(20)))
    await catch_up(connection)
    await connection.execute("VACUUM search_words, search_names")
    await write(actor("legion"), *(event(f"raid-{number}", title="Raid") for number in range(20)))
    await catch_up(connection)
    for index in ("search_words_words", "search_names_sounds"):
        assert await connection.fetchval("SELECT gin_clean_pending_list($1::regclass)", index) == 0


async def test_it_gives_way_while_somebody_imports(
    write: Write, connection: Connection, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(indexer, "BATCH", 2)
    pauses: list[float] = []

    async def pause(seconds: float) -> None:
        if seconds:
            pauses.append(seconds)

    monkeypatch.setattr(asyncio, "sleep", pause)
    body = change_set(source(), event("raid"), event("war"))
    importing = Writing(key_name="cli", import_id=uuid.uuid4())
    await write_change_set(connection, read_json(msgspec.json.encode(body)), importing)
    await catch_up(connection)
    assert pauses == []
    await restart(connection)
    await catch_up(connection, giving_way=True)
    assert len(pauses) == 4
    for number in range(4):
        await write(event("raid", title=f"News {number}"))
    await catch_up(connection, giving_way=True)
    assert len(pauses) == 4


async def test_it_comes_up_in_batches_and_says_how_far(
    write: Write, connection: Connection, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(indexer, "BATCH", 2)
    await write(source(), event("raid"), event("war"))
    await write(event("raid", title="Another"))
    state, _ = await read_states(connection)
    assert (state.indexed_seq, state.latest_seq, state.missing) == (0, 2, 3)
    heard: list[int] = []
    await catch_up(connection, heard.append)
    # The words of three records, and the names of whichever of them are actors.
    assert heard == [2, 1, 2, 1]
    state, _ = await read_states(connection)
    assert (state.indexed_seq, state.latest_seq, state.missing) == (2, 2, 0)
    await catch_up(connection, heard.append)
    assert heard == [2, 1, 2, 1]


async def test_what_is_indexed_half_way_is_of_the_seq_before(
    write: Write, connection: Connection, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(indexer, "BATCH", 2)
    await write(source(), event("raid"), event("war"))
    indexing, _ = indexer.INDEXINGS
    await connection.execute(indexer.SQL["begin_state"], indexing.name, indexing.rules)
    assert await indexer.index_batch(connection, indexing) == 2
    state, _ = await read_states(connection)
    assert (state.indexed_seq, state.latest_seq, state.missing) == (0, 1, 1)


async def test_other_rules_make_it_anew_and_older_ones_leave_it(
    write: Write, connection: Connection
) -> None:
    await write(source(), event("raid", title="Raid"))
    await catch_up(connection)
    await connection.execute("UPDATE index_states SET rules = 0")
    await connection.execute("UPDATE search_words SET words = ''")
    state, _ = await read_states(connection)
    assert state.indexed_seq == 0
    await catch_up(connection)
    assert await words(connection, "event", "raid") == "'raid':1A"
    await connection.execute("UPDATE index_states SET rules = 99")
    await connection.execute("UPDATE search_words SET words = ''")
    await catch_up(connection)
    assert await words(connection, "event", "raid") == ""


async def test_a_rebuild_makes_what_is_wrong_right(write: Write, connection: Connection) -> None:
    await write(source(), event("raid", title="Raid"))
    await catch_up(connection)
    await connection.execute("UPDATE search_words SET words = ''")
    await catch_up(connection)
    assert await words(connection, "event", "raid") == ""
    await restart(connection)
    await catch_up(connection)
    assert await words(connection, "event", "raid") == "'raid':1A"


async def test_what_is_purged_leaves_the_index_with_the_purge(
    write: Write, connection: Connection
) -> None:
    await write(source(), actor("ivanov", name="Qxzzvorbly"))
    await catch_up(connection)
    await write(actor("ivanov", name="Another"))
    own = record_id("test", "actor", "ivanov")
    await purge_record(connection, own, "legal", earlier=True)
    assert await words(connection, "actor", "ivanov") is None
    await catch_up(connection)
    assert await words(connection, "actor", "ivanov") == "'=another':1A 'anoth':1A"
    await purge_record(connection, own, "legal")
    assert await words(connection, "actor", "ivanov") is None
    await catch_up(connection)
    assert await words(connection, "actor", "ivanov") is None


async def test_a_purge_waits_for_the_batch_that_may_have_its_words(
    write: Write, connection: Connection, dsn: str
) -> None:
    await write(source(), actor("ivanov"))
    await catch_up(connection)
    await write(actor("ivanov", name="Qxzzvorbly"))
    other = await asyncpg.connect(dsn)
    own = record_id("test", "actor", "ivanov")
    async with other.transaction():
        indexing, _ = indexer.INDEXINGS
        await other.fetchrow(indexer.SQL["lock_state"], indexing.name)
        await indexing.index(other, [own])
        purge = asyncio.create_task(purge_record(connection, own, "legal"))
        await asyncio.sleep(0.3)
        assert not purge.done()
    await purge
    await other.close()
    assert await words(connection, "actor", "ivanov") is None


async def test_a_text_of_any_length_is_indexed(write: Write, connection: Connection) -> None:
    long = " ".join(f"слово{number}" for number in range(450))
    names = [
        {
            "name": f"имя{number} имя{number + 1_000_000} " * 15,
            "kind": "alias",
            "evidence": EVIDENCE,
        }
        for number in range(1_000)
    ]
    await write(source(), event("raid", title="Raid", summary=long), actor("one", names=names))
    await catch_up(connection)
    assert "'raid':1A" in (await words(connection, "event", "raid") or "")
    assert "'имя0'" in (await words(connection, "actor", "one") or "")


def whence_index(dsn: str, *options: str) -> "subprocess.Popen[bytes]":
    return subprocess.Popen(
        [*WHENCE, "index", *options],
        cwd=CHECKOUT,
        env={**os.environ, "WHENCE_DATABASE_URL": dsn},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )


async def test_the_command_says_how_far_it_has_come(write: Write, dsn: str) -> None:
    await write(source(), event("raid"))
    said, complaints = whence_index(dsn).communicate()
    assert (said, complaints) == (
        b"words: indexed up to seq 1\nnames: indexed up to seq 1\n",
        b"",
    )
    said, complaints = whence_index(dsn, "--rebuild", "--json").communicate()
    assert msgspec.json.decode(said) == [
        {"name": name, "indexed_seq": 1, "latest_seq": 1, "missing": 0}
        for name in ("words", "names")
    ]


async def test_killed_at_any_moment_it_goes_on_where_it_was(
    write: Write, connection: Connection, dsn: str
) -> None:
    await write(source(), event("raid", title="Raid"))
    following = whence_index(dsn, "--follow")
    await until(connection, "raid", "'raid':1A")
    following.send_signal(signal.SIGKILL)
    following.communicate()
    await write(event("raid", title="Attack"))
    following = whence_index(dsn, "--follow")
    await until(connection, "raid", "'attack':1A")
    started = time.monotonic()
    await write(event("raid", title="War"))
    await until(connection, "raid", "'war':1A")
    assert time.monotonic() - started < 5
    following.send_signal(signal.SIGTERM)
    assert following.communicate()[1] == b""


async def until(connection: Connection, key: str, expected: str) -> None:
    """Wait for the index to have it."""
    async with asyncio.timeout(20):
        while await words(connection, "event", key) != expected:  # noqa: ASYNC110
            await asyncio.sleep(0.05)
