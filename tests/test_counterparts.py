"""The same event in several datasets: beside it with `include=linked`, and in its positions."""

from collections.abc import AsyncIterator
from typing import Any

import msgspec
import pytest

from api.database import Connection
from api.errors import MalformedRequestError
from api.queries import includes, positions
from api.queries.filters import parse_item
from api.queries.items import read_item
from api.queries.positions import parse_positions, read_positions
from schemas.positions import Positions
from tests.conftest import Write
from tests.reading import ask
from tests.records import (
    Operation,
    actor,
    event,
    link,
    merge,
    part,
    retract,
    source,
    statement,
    unlink,
)
from tests.serving import Served, key_for, served
from tests.state import own
from tests.test_statement_counts import ask as sent_by

OURS, THEIRS, FARS = (
    own("event", "raid"),
    own("event", "incursion", "other"),
    own("event", "e", "far"),
)
INTERNAL = {"title": "Desk", "licence": "CC0-1.0", "distribution": "internal"}
NEAR, FAR = own("link", "near"), own("link", "far", "far")


@pytest.fixture
async def app(dsn: str) -> AsyncIterator[Served]:
    async with served(dsn) as running:
        yield running


def meta(slug: str, licence: str = "CC0-1.0") -> dict[str, Any]:
    return {"dataset": slug, "dataset_meta": {"title": slug, "licence": licence}}


async def three_cases(write: Write) -> None:
    """One event in three datasets, joined by a chain of two links; one more is held apart."""
    await write(source(), *raid("raid", "director", 70), event("else", title="Else"))
    await write(source(), *raid("incursion", "perpetrator", 50), **meta("other", "CC-BY-4.0"))
    await write(source(), *raid("e", "target", 0), event("war", title="War"), **meta("far"))
    apart = link("apart", THEIRS, own("event", "war", "far"), judgement="different")
    await write(link("near", OURS, THEIRS), apart)
    await write(link("far", FARS, THEIRS), dataset="far")


def raid(key: str, role: str, killed: int) -> list[Operation]:
    """A dataset's own of it: who had which part, what it counts, and what somebody says."""
    figure = {"measure": "killed", "best": killed}
    about = {"participation": f"{key}-part", "stance": "denies"}
    return [
        actor("legion"),
        event(
            key,
            title=f"Title of {key}",
            figures=[figure] if killed else [],
            participations=[part(f"{key}-part", "legion", role)],
        ),
        statement(f"said-{key}", "legion", about, figures=[{"measure": "killed", "best": 1}]),
    ]


async def linked_to(connection: Connection, asked: str, query: str = "", **more: Any) -> Any:
    """The counterparts that an item shows."""
    parsed = parse_item("event", f"include=linked{query}".encode())
    answer = await read_item(connection, "event", asked, parsed, more.get("readable", ()))
    return msgspec.json.decode(answer.body)["included"]["linked"]


async def test_an_event_lists_its_counterparts_and_by_which_links(
    write: Write, connection: Connection
) -> None:
    await three_cases(write)
    far = {"id": FARS, "dataset": "far", "title": "Title of e", "links": [FAR]}
    both = sorted([NEAR, FAR])
    theirs = {"id": THEIRS, "dataset": "other", "title": "Title of incursion", "links": both}
    assert await linked_to(connection, OURS) == [{"of": OURS} | far, {"of": OURS} | theirs]
    assert await linked_to(connection, own("event", "else")) == []
    # Who is different is nobody's counterpart.
    assert await linked_to(connection, own("event", "war", "far")) == []


async def test_a_list_says_of_which_and_labels_what_it_names(
    write: Write, connection: Connection
) -> None:
    await three_cases(write)
    page = await ask(connection, "event", "include=linked&dataset=test&dataset=other&sort=title")
    assert [record["key"] for record in page["data"]] == ["else", "incursion", "raid"]
    found = {(each["of"], each["id"]) for each in page["included"]["linked"]}
    assert found == {(THEIRS, OURS), (THEIRS, FARS), (OURS, THEIRS), (OURS, FARS)}
    assert page["labels"][FARS] == {"kind": "event", "name": "Title of e"}


async def test_it_is_of_the_moment_that_is_asked_for(write: Write, connection: Connection) -> None:
    await three_cases(write)
    await write(unlink("near"))
    renamed = [record for record in raid("e", "target", 0) if record["kind"] == "event"]
    renamed[0]["record"]["title"] = "Renamed"
    await write(*renamed, dataset="far")
    assert await linked_to(connection, OURS) == []
    [far, theirs] = await linked_to(connection, OURS, "&as_of=seq:5")
    assert (far["title"], theirs["dataset"]) == ("Title of e", "other")
    assert len(await linked_to(connection, OURS, "&as_of=seq:4")) == 1


async def test_chains_lead_over_merges(write: Write, connection: Connection) -> None:
    await three_cases(write)
    await write(event("whole", title="Whole"), dataset="other")
    await write(merge("event", "incursion", "whole"), dataset="other")
    whole = own("event", "whole", "other")
    assert [each["id"] for each in await linked_to(connection, FARS)] == [whole, OURS]
    found = await linked_to(connection, whole)
    assert [each["id"] for each in found] == [FARS, OURS]


async def test_what_is_retracted_is_no_counterpart(write: Write, connection: Connection) -> None:
    await three_cases(write)
    gone = [retract("statement", "said-incursion"), retract("event", "incursion")]
    await write(*gone, dataset="other")
    assert [each["id"] for each in await linked_to(connection, OURS)] == [FARS]
    assert {each.fact.dataset for each in (await spanning(connection, OURS)).data} == {
        "test",
        "far",
    }


async def test_what_a_reader_may_not_read_is_no_counterpart(
    write: Write, connection: Connection, app: Served
) -> None:
    await write(source(), event())
    hidden = own("event", "raid", "desk")
    await write(source(), event(), link("l", OURS, hidden), dataset="desk", dataset_meta=INTERNAL)
    await write(source(), *raid("incursion", "target", 0), **meta("other"))
    through = link("m", hidden, THEIRS)
    await write(through, dataset="desk", readable=["*"])
    assert await linked_to(connection, OURS) == []
    seen = await linked_to(connection, OURS, readable=["desk"])
    assert [each["dataset"] for each in seen] == ["desk", "other"]
    path = f"/v1/events/{OURS}/positions?span=linked"
    key = await key_for(connection, "read:desk")
    for headers, datasets in (
        ({}, {"test"}),
        ({"Authorization": f"Bearer {key}"}, {"test", "desk", "other"}),
    ):
        answer = await app.client.get(path, headers=headers)
        assert {entry["fact"]["dataset"] for entry in answer.json()["data"]} == datasets


async def test_too_many_are_refused_and_not_cut_off(
    write: Write, connection: Connection, monkeypatch: pytest.MonkeyPatch
) -> None:
    await three_cases(write)
    monkeypatch.setattr(includes, "MOST_INCLUDED", 1)
    monkeypatch.setattr(positions, "MOST_COUNTERPARTS", 1)
    with pytest.raises(MalformedRequestError) as refused:
        await linked_to(connection, OURS)
    detail = "would bring more than 1 counterparts: take fewer records, or list them"
    assert refused.value.faults == [("include", detail)]
    with pytest.raises(MalformedRequestError) as refused:
        await spanning(connection, OURS)
    assert refused.value.faults == [
        ("span", "linked would bring more than 1 events; ask each for its own")
    ]


async def spanning(connection: Connection, asked: str, query: str = "") -> Positions:
    parsed = parse_positions(f"span=linked{query}".encode())
    answer = await read_positions(connection, asked, parsed, ())
    return msgspec.json.decode(answer.body, type=Positions)


async def test_positions_show_each_datasets_own_beside_the_others(
    write: Write, connection: Connection
) -> None:
    await three_cases(write)
    found = await spanning(connection, OURS)
    shown = [
        (
            entry.fact.dataset,
            entry.fact.key or entry.fact.measure,
            [figure.best for figure in entry.fact.coded or ()],
            [(each.id, each.dataset) for party in entry.parties for each in party.statements],
        )
        for entry in found.data
    ]
    assert shown == [
        expected
        for slug, key, coded in (
            ("test", "raid", [70]),
            ("far", "e", []),
            ("other", "incursion", [50]),
        )
        for said in [[(own("statement", f"said-{key}", slug), slug)]]
        for expected in (
            (slug, key, [], []),
            (slug, f"{key}-part", [], said),
            (slug, "killed", coded, said),
        )
    ]


async def test_without_span_positions_are_what_they_were(
    write: Write, connection: Connection, app: Served
) -> None:
    await three_cases(write)
    plain, alone = [
        (await app.client.get(f"/v1/events/{OURS}/positions{query}")).json()
        for query in ("", "?span=event")
    ]
    assert plain == alone
    assert {entry["fact"]["event"] for entry in plain["data"]} == {OURS}
    assert b"dataset" not in msgspec.json.encode(plain["data"])
    both = await app.client.get(f"/v1/events/{OURS}/positions?span=linked")
    assert both.headers["link"].count('rel="license"') == 2


async def test_positions_of_all_cost_two_statements_more_than_of_one(
    write: Write, app: Served
) -> None:
    await three_cases(write)
    path = f"/v1/events/{OURS}/positions?span=linked"
    read = ["read_item", "read_counterparts", "with_names", "with_names"]
    assert await sent_by(app, path) == read
    assert await sent_by(app, f"{path}&as_of=seq:5") == ["read_item_then", *read[1:]]
    assert await sent_by(app, f"/v1/events/{OURS}?include=linked") == read[:2]


async def test_two_events_of_one_dataset_keep_their_statements_and_merged_parts_apart(
    write: Write, connection: Connection
) -> None:
    await three_cases(write)
    await write(*raid("again", "witness", 3), *raid("old", "target", 0)[1:], dataset="far")
    await write(merge("event", "old", "again"), dataset="far")
    await write(link("more", THEIRS, own("event", "again", "far")), dataset="far")
    found = await spanning(connection, OURS)
    said = {
        (entry.fact.key or entry.fact.measure, each.id)
        for entry in found.data
        if entry.fact.event in (FARS, own("event", "again", "far"), own("event", "old", "far"))
        for party in entry.parties
        for each in party.statements
    }
    words = {key: own("statement", f"said-{key}", "far") for key in ("e", "again", "old")}
    assert said == {(f"{key}-part", words[key]) for key in words} | {
        ("killed", words[key]) for key in words
    }
    counted = [
        [each.id for party in entry.parties for each in party.statements]
        for entry in found.data
        if entry.fact.event == FARS and entry.fact.kind == "figure"
    ]
    assert counted == [[words["e"]]]


async def test_positions_are_of_the_moment_that_is_asked_for(
    write: Write, connection: Connection
) -> None:
    await three_cases(write)
    await write(unlink("far"), dataset="far")
    assert {each.fact.dataset for each in (await spanning(connection, OURS)).data} == {
        "test",
        "other",
    }
    then = await spanning(connection, OURS, "&as_of=seq:5")
    assert {each.fact.dataset for each in then.data} == {"test", "other", "far"}


@pytest.mark.parametrize(
    ("path", "told"),
    [
        (f"/v1/events/{OURS}/positions?span=all", "'all' is not one of event, linked"),
        (f"/v1/events/{OURS}/positions?span=linked&span=event", "is given 2 times"),
        ("/v1/positions?span=linked", "is no parameter of a list of contested facts"),
        (f"/v1/actors/{own('actor', 'legion')}?include=linked", "'linked' is not one of"),
        ("/v1/events?include=linked&format=csv", "csv has no include"),
    ],
)
async def test_what_says_nothing_is_refused(
    write: Write, app: Served, path: str, told: str
) -> None:
    await three_cases(write)
    answer = await app.client.get(path)
    assert answer.status_code == 400
    assert told in answer.text
