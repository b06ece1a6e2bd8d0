"""Answers that are kept: given again while they are the latest, and not a moment longer."""

import asyncio
from collections.abc import AsyncIterator

import asyncpg
import pytest

from api.content import Content
from api.database import Connection, Connections, DatabaseUnavailableError
from api.keys import hash_key, make_key
from api.queries import kept
from api.queries.kept import Kept
from api.queries.keys import NewKey, create_key
from tests.conftest import Write
from tests.records import actor, event, source
from tests.serving import Served, served
from tests.world import identify

RAID = ("/v1/events/raid", b"")


@pytest.fixture
async def app(dsn: str) -> AsyncIterator[Served]:
    async with served(dsn) as running:
        yield running


@pytest.fixture
async def readers(dsn: str) -> AsyncIterator[Connections]:
    readers = Connections(dsn, 2, {})
    yield readers
    await readers.close()


def content(seq: int, length: int = 10) -> Content:
    return Content(body=b"x" * length, seq=seq)


async def title(app: Served, path: str, **headers: str) -> tuple[str, str]:
    """The title that an item shows, and the seq that its answer is of."""
    answer = await app.client.get(path, headers=headers)
    assert answer.status_code == 200, answer.text
    return answer.json()["data"]["title"], answer.headers["Whence-Seq"]


async def test_no_answer_outlives_a_change_set_from_elsewhere(app: Served, write: Write) -> None:
    path = f"/v1/events/{identify('event', 'raid')}"
    for number in range(1, 6):
        await write(source(), event("raid", title=f"Title {number}"))
        for _ in "abc":
            assert await title(app, path) == (f"Title {number}", str(number))
            listed = (await app.client.get("/v1/events")).json()
            assert [record["title"] for record in listed["data"]] == [f"Title {number}"]


async def test_a_renamed_actor_is_renamed_in_kept_answers(app: Served, write: Write) -> None:
    part = {"key": "p", "actor": "legion", "role": "perpetrator", "evidence": [{"source": "page"}]}
    await write(source(), actor("legion"), event("raid", participations=[part]))
    path = f"/v1/events/{identify('event', 'raid')}"
    before = await app.client.get(path)
    assert (await app.client.get(path)).content == before.content
    await write(actor("legion", name="Freedom of Russia Legion"))
    after = await app.client.get(path)
    assert after.json()["data"] == before.json()["data"]
    assert "Freedom of Russia Legion" in after.text
    assert after.headers["ETag"] != before.headers["ETag"]


async def test_what_a_key_opens_is_not_kept_for_others(
    app: Served, write: Write, connection: Connection
) -> None:
    made = make_key()
    new = NewKey(name="bob", hash=hash_key(made), scopes=["read:notes"], expires_at=None)
    await create_key(connection, new)
    meta = {"title": "Notes", "licence": "CC0-1.0", "distribution": "internal"}
    await write(source(), event("raid"), dataset="notes", dataset_meta=meta)
    shown = {"Authorization": f"Bearer {made}"}
    path = f"/v1/events/{identify('event', 'raid', 'notes')}"
    for _ in "ab":
        assert (await title(app, path, **shown))[1] == "1"
        assert (await app.client.get(path)).status_code == 404
        listed = [(await app.client.get("/v1/events", headers=h)).json() for h in (shown, {})]
        assert [len(page["data"]) for page in listed] == [1, 0]


async def test_each_format_is_kept_for_those_who_take_it(app: Served, write: Write) -> None:
    await write(source(), event("raid"))
    both = [("Accept", "application/json"), ("Accept", "text/csv;q=0.5")]
    for _ in "ab":
        answers = [
            await app.client.get("/v1/events", headers=headers)
            for headers in (both, [("Accept", "text/csv;q=0.5")], [("Accept", "text/csv")])
        ]
        types = [answer.headers["Content-Type"].partition(";")[0] for answer in answers]
        assert types == ["application/json", "text/csv", "text/csv"]


async def test_those_asked_for_longest_ago_go_first(
    readers: Connections, write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    await write(source())
    monkeypatch.setattr(kept, "OVERHEAD", 0)
    monkeypatch.setattr(kept, "MOST_BYTES", 33)
    monkeypatch.setattr(kept, "LONGEST", 21)
    answers = Kept(readers)
    names = [(name, b"") for name in "abcd"]
    for name in names[:3]:
        answers.keep(name, content(1))
    assert await answers.recall(names[0]) is not None
    answers.keep(names[3], content(1))
    answers.keep(RAID, content(1))
    answers.keep(("e", b"x" * 11), content(1))
    found = [await answers.recall(name) for name in (*names, RAID, ("e", b"x" * 11))]
    assert [answer is not None for answer in found] == [True, False, True, True, False, False]


async def test_what_is_of_an_earlier_seq_is_neither_kept_nor_given(
    readers: Connections, write: Write
) -> None:
    await write(source())
    answers = Kept(readers)
    answers.keep(RAID, content(1))
    await write(event("raid"))
    assert await answers.recall(RAID) is None
    answers.keep(RAID, content(1))
    assert await answers.recall(RAID) is None
    answers.keep(RAID, content(2))
    assert await answers.recall(RAID) == content(2)


async def test_one_who_leaves_takes_no_answer_from_the_others(
    readers: Connections, write: Write
) -> None:
    await write(source())
    answers = Kept(readers)
    answers.keep(RAID, content(1))
    asking = [asyncio.create_task(answers.recall(RAID)) for _ in range(5)]
    await asyncio.sleep(0)
    asking[0].cancel()
    asking[3].cancel()
    found = await asyncio.gather(*asking, return_exceptions=True)
    assert [isinstance(answer, asyncio.CancelledError) for answer in found] == [
        True, False, False, True, False,
    ]  # fmt: skip
    assert found[1] == found[2] == found[4] == content(1)


async def test_nothing_is_given_that_the_database_did_not_confirm(
    readers: Connections, write: Write, connection: Connection
) -> None:
    await write(source())
    answers = Kept(readers)
    answers.keep(RAID, content(1))
    await connection.execute("ALTER TABLE counters RENAME TO lost")
    asked = [answers.recall(RAID) for _ in range(3)]
    found = await asyncio.gather(*asked, return_exceptions=True)
    assert {type(error) for error in found} == {asyncpg.UndefinedTableError}
    await connection.execute("ALTER TABLE lost RENAME TO counters")
    assert await answers.recall(RAID) == content(1)


async def test_who_waits_too_long_for_a_connection_is_told(dsn: str) -> None:
    connections = Connections(dsn, 1, {}, patience=0.05)
    async with connections.lend():
        waiting = [asyncio.create_task(connections.take()) for _ in range(3)]
        late = asyncio.create_task(asyncio.sleep(0.03))
        await late
        waiting.append(asyncio.create_task(connections.take()))
        found = await asyncio.gather(*waiting, return_exceptions=True)
    assert {type(error) for error in found} == {DatabaseUnavailableError}
    assert connections.waits == 4
    async with connections.lend() as connection:
        assert await connection.fetchval("SELECT 1") == 1
    await connections.close()


async def test_nothing_is_kept_beyond_a_lost_connection(
    app: Served, write: Write, connection: Connection
) -> None:
    """A database that was set back may have come to the same seq by other change sets."""
    await write(source(), event("raid", title="Of one history"))
    path = f"/v1/events/{identify('event', 'raid')}"
    download = "/v1/events?format=ndjson"
    assert await title(app, path) == ("Of one history", "1")
    tag = (await app.client.get(download)).headers["ETag"]
    await connection.execute(
        """ALTER TABLE documents DISABLE TRIGGER USER;
        ALTER TABLE change_sets DISABLE TRIGGER USER;
        UPDATE documents SET body = replace(body, 'Of one', 'Of another'),
          content_hash = decode(repeat('ab', 32), 'hex');
        UPDATE change_sets SET recorded_at = recorded_at - interval '1 hour'"""
    )
    assert await title(app, path) == ("Of one history", "1")
    await connection.execute(
        """SELECT pg_terminate_backend(pid, 10000) FROM pg_stat_activity
        WHERE application_name = 'whence reader' AND datname = current_database()"""
    )
    await asyncio.sleep(0.1)
    assert await title(app, path) == ("Of another history", "1")
    again = await app.client.get(download, headers={"If-None-Match": tag})
    assert (again.status_code, again.json()["title"]) == (200, "Of another history")
    assert again.headers["ETag"] != tag
