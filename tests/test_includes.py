"""Related records beside the data."""

from typing import Any

import msgspec
import pytest

from api.database import Connection
from api.errors import MalformedRequestError
from api.queries import includes
from api.queries.filters import parse_item
from api.queries.items import read_item
from api.queries.parameters import INCLUDES
from schemas.lists import Included
from tests.conftest import Write
from tests.reading import ask, walk
from tests.records import actor, event, source, statement
from tests.world import WORLD, identify

IDS = {
    "event": "raid",
    "actor": "ukraine",
    "affiliation": "legion-ukraine",
    "statement": "deny",
    "source": "wire",
    "link": "legions",
}
EXPECTED = {
    "event": {
        "statements": {"accuse", "deny", "claim"},
        "sources": {"page", "wire"},
        "actors": {"ukraine", "legion", "russia"},
        "affiliations": {"legion-ukraine", "peskov-russia"},
    },
    "actor": {
        "statements": {"accuse", "deny"},
        "sources": {"page"},
        "affiliations": {"legion-ukraine"},
    },
    "affiliation": {
        "statements": {"doubt"},
        "sources": {"page"},
        "actors": {"legion", "ukraine", "nbc"},
    },
    "statement": {
        "statements": {"answer"},
        "sources": {"page"},
        "actors": {"ukraine"},
        "affiliations": {"legion-ukraine"},
    },
    "source": {"statements": {"claim"}, "sources": set[str](), "actors": {"reuters"}},
    "link": {"sources": {"wire"}},
}


def keys_of(included: dict[str, Any]) -> dict[str, set[str]]:
    return {name: {record["key"] for record in records} for name, records in included.items()}


def all_includes(kind: str) -> str:
    return "&".join(f"include={name}" for name in INCLUDES[kind] if name not in ("raw", "linked"))


async def item_with_all(connection: Connection, kind: str) -> dict[str, Any]:
    query = parse_item(kind, all_includes(kind).encode())
    answer = await read_item(connection, kind, identify(kind, IDS[kind]), query, ())
    decoded: dict[str, Any] = msgspec.json.decode(answer.body)
    return decoded


async def test_an_item_brings_what_is_related_to_it(connection: Connection, write: Write) -> None:
    await write(*WORLD)
    brought = {kind: (await item_with_all(connection, kind))["included"] for kind in IDS}
    assert {kind: keys_of(included) for kind, included in brought.items()} == EXPECTED
    for included in brought.values():
        msgspec.convert(included, Included)


async def test_a_list_brings_the_same_and_the_labels_of_it_all(
    connection: Connection, write: Write
) -> None:
    await write(*WORLD)
    for kind in IDS:
        page = await ask(connection, kind, f"key={IDS[kind]}&{all_includes(kind)}")
        item = await item_with_all(connection, kind)
        assert (page["included"], page["labels"]) == (item["included"], item["labels"])
        texts = msgspec.json.encode(page["data"]).decode().split('"')
        sources = {text for text in texts if text.startswith("src_")}
        assert sources - {page["data"][0]["id"]} <= page["labels"].keys()


async def test_what_comes_beside_a_later_page_is_of_the_same_seq(
    connection: Connection, write: Write
) -> None:
    await write(*WORLD)
    first = await ask(
        connection, "event", "limit=1&include=actors&sort=title&category=aid&category=other"
    )
    await write(actor("ukraine", name="Renamed"), event("quake", category="other"))
    same = "limit=1&sort=title&category=aid&category=other"
    page = await ask(connection, "event", f"{same}&include=sources&cursor={first['page']['next']}")
    assert [record["version"] for record in page["data"]] == [1]
    assert [record["seq"] for record in page["included"]["sources"]] == [1]


async def test_retracted_statements_do_not_come_beside(
    connection: Connection, write: Write
) -> None:
    await write(*WORLD)
    await write(
        {"op": "retract", "kind": "statement", "key": "deny", "reason": "error"},
        {"op": "retract", "kind": "statement", "key": "answer", "reason": "error"},
    )
    page = await ask(connection, "event", "key=raid&include=statements")
    assert keys_of(page["included"]) == {"statements": {"accuse", "claim"}}


async def test_too_much_beside_is_refused_and_not_cut_off(
    connection: Connection, write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    said = [statement(f"s{n}", "nbc", {"event": "raid", "stance": "mentions"}) for n in range(4)]
    await write(source(), actor("nbc"), event("raid"), *said)
    monkeypatch.setattr(includes, "MOST_INCLUDED", 3)
    with pytest.raises(MalformedRequestError) as refused:
        await ask(connection, "event", "include=statements&include=sources")
    detail = "would bring more than 3 statements: take fewer records, or list them"
    assert refused.value.faults == [("include", detail)]
    assert [len(page) async for page in walk(connection, "statement", "limit=2")] == [2, 2]


async def test_labels_of_an_item_stand_in_one_order(connection: Connection, write: Write) -> None:
    await write(*WORLD)
    for kind in IDS:
        query = parse_item(kind, b"")
        answers = [
            await read_item(connection, kind, identify(kind, IDS[kind]), query, ()) for _ in "ab"
        ]
        names = list(msgspec.json.decode(answers[0].body)["labels"])
        assert (names, answers[1].body) == (sorted(names), answers[0].body)
