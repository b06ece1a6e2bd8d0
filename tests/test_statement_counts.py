"""How many statements each read sends to the database, by their names."""

import asyncio
import contextlib
import re
from collections.abc import AsyncIterator, Sequence

import asyncpg
import pytest

from api.database import Connection, Connections
from api.queries.parameters import INCLUDES, PLURALS
from api.search.indexer import catch_up
from tests.conftest import Write
from tests.serving import Served, served
from tests.world import WORLD, identify

NAMED = re.compile(r"/\* (\w+) \*/")
#: What the driver asks once a connection, when it meets a type for the first time.
DRIVER = ("typeinfo", "set_config('jit'")
KINDS = sorted(PLURALS)
KEYS = {
    "event": "raid",
    "actor": "ukraine",
    "affiliation": "legion-ukraine",
    "statement": "deny",
    "source": "wire",
    "link": "outlets",
}


@pytest.fixture
async def app(dsn: str) -> AsyncIterator[Served]:
    async with served(dsn) as running:
        yield running


@contextlib.asynccontextmanager
async def logged(connections: Connections) -> AsyncIterator[list[str]]:
    """The names of the statements that go through the connection that is lent next."""
    sent: list[str] = []

    def note(query: asyncpg.connection.LoggedQuery) -> None:
        found = NAMED.match(query.query)
        if not any(asked in query.query for asked in DRIVER):
            sent.append(found[1] if found else query.query.partition(" ")[0])

    async with connections.lend() as connection:
        connection.add_query_logger(note)
    yield sent
    # The driver tells its loggers a turn of the loop later.
    await asyncio.sleep(0)
    connection.remove_query_logger(note)


async def ask(app: Served, path: str) -> list[str]:
    """What a request sends, once the statements are prepared."""
    async with logged(app.serving.readers) as sent:
        assert (await app.client.get(path)).status_code in (200, 303)
    return sent


def included_by(names: Sequence[str]) -> list[str]:
    """The statements that these includes take, one each."""
    own = {"raw": "read_raw_rows", "linked": "read_counterparts"}
    return [own.get(name, "with_names") for name in names]


def item(kind: str) -> str:
    return f"/v1/{PLURALS[kind]}/{identify(kind, KEYS[kind])}"


async def test_an_item_is_one_statement_and_one_for_each_include(app: Served, write: Write) -> None:
    await write(*WORLD)
    for kind in KINDS:
        for number in range(len(INCLUDES[kind]) + 1):
            includes = "&".join(f"include={name}" for name in INCLUDES[kind][:number])
            sent = await ask(app, f"{item(kind)}?{includes}")
            assert (kind, sent) == (kind, ["read_item", *included_by(INCLUDES[kind][:number])])


async def test_what_is_asked_for_again_is_one_statement_that_confirms_it(
    app: Served, write: Write
) -> None:
    await write(*WORLD)
    event = item("event")
    for path in (event, f"{event}?include=actors", f"{event}/positions", "/v1/events"):
        first = await app.client.get(path)
        assert (path, await ask(app, path)) == (path, ["latest_seq"])
        assert (await app.client.get(path)).content == first.content


async def test_an_answer_that_is_over_costs_one_statement_more_and_the_others_none(
    app: Served, write: Write
) -> None:
    await write(*WORLD)
    paths = (item("event"), f"{item('event')}?include=actors", "/v1/events", "/v1/actors")
    for path in paths:
        await app.client.get(path)
    await write({"op": "retract", "kind": "statement", "key": "answer", "reason": "error"})
    assert [await ask(app, path) for path in paths] == [
        ["latest_seq", "read_item"],
        ["read_item", "with_names"],
        ["read_page", "read_beside"],
        ["read_page"],
    ]


async def test_those_who_ask_at_once_share_what_confirms_their_answers(
    app: Served, write: Write
) -> None:
    await write(*WORLD)
    paths = [item(kind) for kind in KINDS]
    for path in paths:
        await app.client.get(path)
    async with logged(app.serving.readers) as sent:
        answers = await asyncio.gather(*(app.client.get(path) for path in paths * 4))
    assert {answer.status_code for answer in answers} == {200}
    assert set(sent) == {"latest_seq"}
    assert len(sent) < len(answers)


@pytest.mark.parametrize("kind", KINDS)
async def test_a_list_is_two_statements_at_first_and_one_when_names_are_known(
    app: Served, write: Write, kind: str
) -> None:
    await write(*WORLD)
    path = f"/v1/{PLURALS[kind]}?count=exact&dataset=test"
    assert await ask(app, path) == ["read_page", "read_beside"]
    assert await ask(app, f"{path}&limit=99") == ["read_page"]
    includes = "&".join(f"include={name}" for name in INCLUDES[kind])
    assert await ask(app, f"{path}&{includes}") == [
        "read_page",
        *included_by(INCLUDES[kind]),
    ]


async def test_what_is_linked_takes_no_statement_of_its_own(app: Served, write: Write) -> None:
    await write(*WORLD)
    path = f"/v1/events?actor={identify('actor', 'ukraine')}&linked=true"
    assert await ask(app, path) == ["read_page", "read_beside"]
    assert await ask(app, f"{path}&limit=99&as_of=seq:1") == ["read_page"]
    assert await ask(app, f"{path}&format=ndjson") == ["read_snapshot"]


async def test_what_is_near_takes_no_statement_of_its_own(app: Served, write: Write) -> None:
    await write(*WORLD)
    path = "/v1/events?near=50.5,36.5,25&count=exact"
    assert await ask(app, path) == ["read_page", "read_beside"]
    assert await ask(app, f"{path}&limit=99&as_of=seq:1") == ["read_page"]
    assert await ask(app, f"{path}&precision=any&bbox=170,-20,-170,0") == ["read_page"]
    assert await ask(app, "/v1/events?near=50.5,36.5,25&format=geojson") == ["read_snapshot"]


async def test_a_search_is_two_statements_and_one_each_for_who_is_called_so_and_for_labels(
    app: Served, write: Write, connection: Connection
) -> None:
    await write(*WORLD)
    await catch_up(connection)

    async def search(path: str) -> list[str]:
        async with logged(app.serving.finders) as sent:
            assert (await app.client.get(path)).status_code == 200
        return sent

    found = ["find_words", "look_names_up", "read_hits"]
    assert await search("/v1/search?q=what+says") == [*found, "read_beside"]
    assert await search("/v1/search?q=what+says&limit=5") == found
    # What is one word that few have may be a name that is misspelt there, too.
    assert await search("/v1/search?q=raid") == [*found[:2], "find_names", "read_hits"]
    assert await search("/v1/search?q=raid&kind=event") == ["find_words", "read_hits"]
    assert await search("/v1/search?q=zyzzyva") == [*found[:2], "find_names"]
    assert await search("/v1/search?q=zyzzyv*") == ["find_words"]
    assert await search("/v1/events?q=raid") == ["read_page"]


async def test_a_page_of_an_earlier_seq_is_two_statements_at_most(
    app: Served, write: Write
) -> None:
    await write(*WORLD)
    paths = [f"/v1/{PLURALS[kind]}?limit=1" for kind in KINDS]
    firsts = [(await app.client.get(path)).json() for path in paths]
    await write({"op": "retract", "kind": "statement", "key": "answer", "reason": "error"})
    for path, first in zip(paths, firsts, strict=True):
        app.serving.beside.forget()
        sent = await ask(app, f"{path}&cursor={first['page']['next']}")
        assert (path, sent[:1], sent[1:] in ([], ["read_beside"])) == (path, ["read_page"], True)


async def test_as_of_a_seq_costs_no_statement_more_and_of_a_time_one(
    app: Served, write: Write
) -> None:
    await write(*WORLD)
    recorded = (await app.client.get("/v1")).json()["recorded_at"]
    await write({"op": "retract", "kind": "statement", "key": "answer", "reason": "error"})
    for as_of, first in (("seq:1", []), (recorded, ["find_seq"])):
        for kind in KINDS:
            includes = "&".join(f"include={name}" for name in INCLUDES[kind])
            beside = included_by(INCLUDES[kind])
            listed = f"/v1/{PLURALS[kind]}?count=exact&{includes}&as_of={as_of}"
            # A statement that is named has no label: whether it had is asked again.
            unnamed = ["read_beside"] if kind == "statement" else []
            asked = {
                f"{item(kind)}?as_of={as_of}": ["read_item_then"],
                f"{item(kind)}?as_of={as_of}&{includes}": ["read_item_then", *beside],
                listed: ["read_page", "read_beside", *beside],
                f"{listed}&limit=99": ["read_page", *unnamed, *beside],
                f"/v1/{PLURALS[kind]}?format=ndjson&as_of={as_of}": ["read_snapshot"],
            }
            app.serving.beside.forget()
            sent = {path: await ask(app, path) for path in asked}
            assert sent == {path: [*first, *names] for path, names in asked.items()}
        positions = await ask(app, f"{item('event')}/positions?as_of={as_of}")
        assert positions == [*first, "read_item_then", "with_names"]
    assert await ask(app, f"{item('event')}?version=1") == ["read_item_then"]


async def test_a_later_page_as_of_a_time_does_not_look_its_seq_up_again(
    app: Served, write: Write
) -> None:
    await write(*WORLD)
    recorded = (await app.client.get("/v1")).json()["recorded_at"]
    await write({"op": "retract", "kind": "statement", "key": "answer", "reason": "error"})
    path = f"/v1/events?limit=1&as_of={recorded}"
    first = (await app.client.get(path)).json()
    sent = await ask(app, f"{path}&cursor={first['page']['next']}")
    assert sent == ["read_page", "read_beside"]


async def test_a_download_is_one_statement_before_it_begins_and_few_while_it_runs(
    app: Served, write: Write
) -> None:
    await write(*WORLD)
    forms = [(kind, form) for kind in KINDS for form in ("ndjson", "csv")]
    for kind, form in [*forms, ("event", "geojson")]:
        async with logged(app.serving.streams) as streamed:
            before = await ask(app, f"/v1/{PLURALS[kind]}?format={form}")
        during = [name for name in streamed if name in ("latest_seq", "read_beside")]
        expected = ["latest_seq"] if form == "ndjson" else ["latest_seq", "read_beside"]
        assert (kind, form, before, during) == (kind, form, ["read_snapshot"], expected)


async def test_what_else_is_read_is_one_statement_and_positions_are_two(
    app: Served, write: Write
) -> None:
    await write(*WORLD)
    part = identify("participation", "raid-ukraine")
    expected = {
        "/v1": ["read_service"],
        "/v1/datasets": ["read_datasets"],
        "/v1/datasets/test": ["read_datasets"],
        "/v1/codes": ["read_codes"],
        "/v1/codes/role": ["read_codes"],
        f"{item('event')}/positions": ["read_item", "with_names"],
        # Nothing is linked with it; test_counterparts has one that is.
        f"{item('event')}/positions?span=linked": ["read_item", "read_counterparts", "with_names"],
        f"/v1/participations/{part}": ["find_event_of_participation"],
    }
    assert {path: await ask(app, path) for path in expected} == expected


async def test_contested_facts_are_five_statements_and_one_for_licences(
    app: Served, write: Write
) -> None:
    await write(*WORLD)
    order, page = ["find_contested", "find_counting", "read_days"], ["with_names", "with_names"]
    assert await ask(app, "/v1/positions") == [*order, *page, "read_beside"]
    assert await ask(app, "/v1/positions?limit=1") == [*order, *page]
    assert await ask(app, "/v1/positions?sort=parties&as_of=seq:1") == [*order, *page]
    assert await ask(app, "/v1/positions?limit=1") == ["latest_seq"]
    assert await ask(app, "/v1/positions?format=csv") == ["read_snapshot"]
    of_facts = [name for name in order if name != "find_counting"]
    assert await ask(app, "/v1/positions?fact=event&fact=participation") == [*of_facts, *page]


async def test_a_history_is_two_statements_at_first_and_one_when_names_are_known(
    app: Served, write: Write
) -> None:
    await write(*WORLD)
    await write({"op": "retract", "kind": "statement", "key": "answer", "reason": "error"})
    for kind in ("event", "statement"):
        path = f"{item(kind)}/history"
        assert await ask(app, path) == ["read_history", "read_beside"]
        assert await ask(app, f"{path}?limit=9") == ["read_history"]
        assert await ask(app, path) == ["latest_seq"]


async def test_change_sets_are_one_statement_and_names_of_what_they_changed_another(
    app: Served, write: Write
) -> None:
    written = await write(*WORLD)
    assert await ask(app, "/v1/changesets?dataset=test") == ["read_change_sets"]
    path = f"/v1/changesets/{written.id}"
    assert await ask(app, path) == ["read_change_set", "read_beside"]
    assert await ask(app, f"{path}?limit=9") == ["read_change_set"]


async def test_the_feed_is_one_statement_a_page_and_one_before_a_download(
    app: Served, write: Write
) -> None:
    await write(*WORLD)
    for query in ("limit=5", "dataset=test", "kind=event&kind=actor"):
        assert await ask(app, f"/v1/changes?{query}") == ["read_changes"]
    async with logged(app.serving.streams) as streamed:
        before = await ask(app, "/v1/changes?format=ndjson")
    assert (before, streamed) == (["read_start"], ["read_changes"])
    assert await ask(app, "/v1/digest?dataset=test") == ["read_digests"]


async def test_a_key_costs_one_statement_more(app: Served, write: Write) -> None:
    await write(*WORLD)
    async with logged(app.serving.readers) as sent:
        headers = {"Authorization": f"Bearer whence_{'x' * 43}"}
        assert (await app.client.get("/v1/events", headers=headers)).status_code == 401
    assert sent == ["find_key"]


async def test_what_is_malformed_costs_none(app: Served) -> None:
    async with logged(app.serving.readers) as sent:
        for path in ("/v1/events?limit=0", "/v1/events/raid", "/v1/events?cursor=x"):
            assert (await app.client.get(path)).status_code == 400
    assert sent == []
