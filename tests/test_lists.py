"""Pages of lists: their order, their walk while data change, and what stands beside them."""

import random

import msgspec
import pytest

from api.database import Connection
from api.errors import BadCursorError
from api.queries.beside import Beside
from api.queries.filters import parse_list
from api.queries.lists import read_list
from schemas.lists import (
    ActorList,
    AffiliationList,
    EventList,
    SourceList,
    StatementList,
)
from tests.conftest import Write
from tests.reading import ask, keys, walk
from tests.records import Operation, actor, event, part, retract, source
from tests.world import WORLD, identify, on

LISTS = {
    "event": EventList,
    "actor": ActorList,
    "affiliation": AffiliationList,
    "statement": StatementList,
    "source": SourceList,
}
SORTS = ("-date", "date", "title", "-title", "updated", "-updated")


def numbered(numbers: range) -> list[Operation]:
    """Events on few days, so that many share one; every fifth is undated."""
    return [
        event(
            f"e{n:03}", title=f"Event {n * 7 % 40:03}", **({} if n % 5 == 0 else {"when": on(day)})
        )
        for n in numbers
        for day in [f"2023-05-{n % 7 + 1:02}"]
    ]


async def test_a_list_decodes_strictly_into_its_struct_and_names_every_id(
    connection: Connection, write: Write
) -> None:
    await write(*WORLD)
    for kind, answered in LISTS.items():
        page = await read_list(connection, Beside(), parse_list(kind, b""), ())
        decoded = msgspec.json.decode(page.body, type=answered)
        assert page.seq == 1
        assert page.licences == ["CC0-1.0"]
        named = {
            text
            for text in msgspec.json.decode(page.body)["labels"]
            if not text.startswith(("act_", "src_", "evt_", "par_"))
        }
        assert named == set()
        assert len(decoded.data) == len(await keys(connection, kind))


async def test_the_labels_of_a_page_name_what_its_records_name_and_what_those_labels_name(
    connection: Connection, write: Write
) -> None:
    await write(*WORLD)
    page = await ask(connection, "statement", "act=accusation")
    assert page["labels"] == {
        identify("actor", "peskov"): {"kind": "actor", "name": "Peskov"},
        identify("actor", "russia"): {"kind": "actor", "name": "Russia"},
        identify("actor", "ukraine"): {"kind": "actor", "name": "Ukraine"},
        identify("actor", "reuters"): {"kind": "actor", "name": "Reuters"},
        identify("actor", "nbc"): {"kind": "actor", "name": "Nbc"},
        identify("event", "raid"): {"kind": "event", "name": "Event raid"},
        identify("participation", "raid-ukraine"): {
            "kind": "participation",
            "event": identify("event", "raid"),
            "actor": identify("actor", "ukraine"),
            "role": "director",
        },
        identify("source", "page"): {
            "kind": "source",
            "name": "Article page",
            "publisher": identify("actor", "nbc"),
        },
    }


async def test_labels_that_a_worker_keeps_follow_a_rename(
    connection: Connection, write: Write
) -> None:
    await write(*WORLD)
    beside = Beside()
    ukraine = identify("actor", "ukraine")
    first = await ask(connection, "event", "key=raid", beside=beside)
    await write(actor("ukraine", name="Ukraine (state)", countries=["UA"]))
    second = await ask(connection, "event", "key=raid", beside=beside)
    assert first["data"] == second["data"]
    names = [page["labels"][ukraine]["name"] for page in (first, second)]
    assert names == ["Ukraine", "Ukraine (state)"]


async def test_labels_that_a_worker_keeps_of_one_seq_are_no_other_ones(
    connection: Connection, write: Write
) -> None:
    await write(*WORLD)
    names = ["Ukraine", *(f"Ukraine {number}" for number in range(2, 9))]
    for name in names[1:]:
        await write(actor("ukraine", name=name, countries=["UA"]))
    beside = Beside()
    ukraine = identify("actor", "ukraine")
    chance = random.Random(8)
    for seq in chance.choices(range(1, 9), k=60):
        page = await ask(connection, "event", f"key=raid&as_of=seq:{seq}", beside=beside)
        assert (seq, page["labels"][ukraine]["name"]) == (seq, names[seq - 1])
    page = await ask(connection, "event", "key=raid", beside=beside)
    assert page["labels"][ukraine]["name"] == names[-1]


async def test_a_later_change_set_ends_what_is_kept_beside_any_seq(
    connection: Connection, write: Write
) -> None:
    """For it may have purged a name from all of them."""
    await write(*WORLD)
    await write(event("quake", category="other"))
    beside = Beside()
    legion = identify("actor", "legion")
    for asked, expected in (("seq:1", "Legion"), ("seq:2", "Legion"), ("seq:1", "Purged")):
        page = await ask(connection, "event", f"key=raid&as_of={asked}", beside=beside)
        assert page["labels"][legion]["name"] == expected
        if asked == "seq:2":
            await connection.execute(
                "ALTER TABLE labels DISABLE TRIGGER USER; "
                "UPDATE labels SET label = replace(label, 'Legion', 'Purged'); "
                "ALTER TABLE counters DISABLE TRIGGER USER; UPDATE counters SET seq = 3"
            )


@pytest.mark.parametrize("sort", SORTS)
async def test_a_walk_finds_each_record_once_in_order(
    connection: Connection, write: Write, sort: str
) -> None:
    await write(source(), *numbered(range(40)))
    whole = await keys(connection, "event", f"limit=1000&sort={sort}")
    pages = [page async for page in walk(connection, "event", f"limit=7&sort={sort}")]
    assert [len(page) for page in pages] == [7, 7, 7, 7, 7, 5]
    assert [key for page in pages for key in page] == whole
    assert len(set(whole)) == 40


@pytest.mark.parametrize(
    ("sort", "query"),
    [
        *((sort, "") for sort in SORTS),
        ("date", "actor=ACTOR"),
        ("-date", "actor=ACTOR"),
        ("date", "from=2023-05-03"),
        ("-date", "from=2023-05-03"),
        ("title", "category=armed_incursion&to=2023-05-05"),
    ],
)
async def test_a_walk_neither_misses_nor_repeats_while_data_change(
    connection: Connection, write: Write, sort: str, query: str
) -> None:
    chance = random.Random(f"{sort}{query}")
    legion = part("none", "legion", "perpetrator")
    operations = [
        put | {"record": put["record"] | {"participations": [legion | {"key": f"p-{put['key']}"}]}}
        for put in numbered(range(25))
    ]
    await write(source(), actor("legion"), *operations)
    asked = f"limit=8&sort={sort}&{query}".replace("ACTOR", identify("actor", "legion"))
    whole = await keys(connection, "event", asked.replace("limit=8", "limit=1000"))
    walked: list[str] = []
    async for page in walk(connection, "event", asked):
        walked += page
        moved = chance.randrange(25)
        await write(
            event(f"e{moved:03}", title="Moved", when=on("2023-05-05")),
            retract("event", f"e{(moved + 1) % 25:03}"),
            event(f"new{len(walked)}", title="New", when=on("2023-05-04")),
        )
    assert walked == whole


async def test_the_last_page_has_no_next_though_it_is_full(
    connection: Connection, write: Write
) -> None:
    await write(source(), *numbered(range(4)))
    first = await ask(connection, "event", "limit=2")
    last = await ask(connection, "event", f"limit=2&cursor={first['page']['next']}")
    assert (len(last["data"]), last["page"]) == (2, {"limit": 2})


async def test_an_empty_list_has_no_rows_and_a_seq(connection: Connection) -> None:
    page = await read_list(connection, Beside(), parse_list("event", b"count=exact"), ())
    assert (page.seq, page.licences) == (0, [])
    assert page.body == b'{"data":[],"page":{"limit":50,"count":0},"labels":{}}'


async def test_a_count_beside_a_later_page_is_of_the_first_ones_seq(
    connection: Connection, write: Write
) -> None:
    await write(source(), *numbered(range(4)))
    first = await ask(connection, "event", "limit=2&count=exact")
    await write(event("more"))
    query = f"limit=2&count=exact&cursor={first['page']['next']}"
    assert (await ask(connection, "event", query))["page"] == {"limit": 2, "count": 4}


async def test_a_cursor_from_the_future_is_refused(connection: Connection, write: Write) -> None:
    await write(source(), *numbered(range(4)))
    page = await ask(connection, "event", "limit=2")
    await connection.execute(
        "ALTER TABLE counters DISABLE TRIGGER USER; UPDATE counters SET seq = 0"
    )
    with pytest.raises(BadCursorError) as refused:
        await ask(connection, "event", f"limit=2&cursor={page['page']['next']}")
    assert refused.value.faults == [("cursor", "is of a change set that this server has not")]


async def test_undated_records_come_last_either_way(connection: Connection, write: Write) -> None:
    await write(
        source(), event("old", when=on("0001-01-02")), event("never"), event("new", when=on("2023"))
    )
    assert await keys(connection, "event", "sort=date") == ["old", "new", "never"]
    assert await keys(connection, "event", "sort=-date") == ["new", "old", "never"]
    pages = [page async for page in walk(connection, "event", "limit=1&sort=-date")]
    assert pages == [["new"], ["old"], ["never"]]
    pages = [page async for page in walk(connection, "event", "limit=1&sort=date")]
    assert pages == [["old"], ["new"], ["never"]]
