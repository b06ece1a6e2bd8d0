"""`linked=true`: filters by an actor that cover those who are linked with it as the same."""

from collections.abc import AsyncIterator

import pytest

from api.database import Connection
from api.errors import MalformedRequestError
from tests.conftest import Write
from tests.reading import ask, keys, walk
from tests.records import actor, affiliation, event, link, merge, part, source, statement, unlink
from tests.serving import Served, served
from tests.state import own

OURS, THEIRS, FARS = own("actor", "legion"), own("actor", "lgn", "other"), own("actor", "l", "far")
INTERNAL = {"title": "Desk", "licence": "CC0-1.0", "distribution": "internal"}


@pytest.fixture
async def app(dsn: str) -> AsyncIterator[Served]:
    async with served(dsn) as running:
        yield running


async def three_cases(write: Write) -> None:
    """One actor in three datasets, joined by a chain of two links; two more are not joined."""
    for number, (slug, key) in enumerate((("test", "legion"), ("other", "lgn"), ("far", "l"))):
        await write(
            source(publisher=key),
            actor(key),
            actor("else"),
            event(
                f"raid-{slug}",
                when={"edtf": f"2023-0{number + 1}"},
                participations=[
                    part(f"p-{slug}", key, "perpetrator"),
                    part(f"q-{slug}", "else", "target"),
                ],
            ),
            event(f"else-{slug}", participations=[part(f"e-{slug}", "else", "witness")]),
            statement(f"claim-{slug}", key, {"actor": key, "stance": "mentions"}, addressee=key),
            affiliation(f"tie-{slug}", key, "opposes", "else"),
            dataset=slug,
        )
    await write(
        link("near", OURS, THEIRS), link("not", THEIRS, own("actor", "else"), judgement="unsure")
    )
    await write(link("far", FARS, THEIRS), dataset="far")


async def test_it_covers_the_chain_names_it_and_is_never_the_default(
    write: Write, connection: Connection
) -> None:
    await three_cases(write)
    assert await keys(connection, "event", f"actor={OURS}") == ["raid-test"]
    assert await keys(connection, "event", f"actor={OURS}&linked=false") == ["raid-test"]
    page = await ask(connection, "event", f"actor={OURS}&linked=true&count=exact")
    assert [record["key"] for record in page["data"]] == ["raid-far", "raid-other", "raid-test"]
    assert page["page"] == {"limit": 50, "linked": {OURS: sorted([THEIRS, FARS])}, "count": 3}
    both = await ask(
        connection, "event", f"actor={FARS}&actor={own('actor', 'else')}&role=witness&linked=true"
    )
    assert [record["key"] for record in both["data"]] == ["else-test"]
    assert both["page"]["linked"] == {FARS: sorted([OURS, THEIRS]), own("actor", "else"): []}
    assert "linked" not in (await ask(connection, "event", f"actor={OURS}"))["page"]


async def test_every_filter_by_an_actor_is_widened(write: Write, connection: Connection) -> None:
    await three_cases(write)
    three = {"test", "other", "far"}
    asked = {
        "statement": ("speaker", "party", "about", "addressee", "publisher"),
        "affiliation": ("subject", "publisher"),
        "source": ("publisher",),
        "actor": ("publisher",),
        "event": ("publisher",),
        "link": ("publisher",),
    }
    for kind, names in asked.items():
        for name in names:
            page = await ask(connection, kind, f"{name}={OURS}&linked=true&sort=updated")
            assert (kind, name, {record["dataset"] for record in page["data"]}) == (
                kind,
                name,
                {"test", "far"} if kind == "link" else three,
            )
            plain = await ask(connection, kind, f"{name}={OURS}")
            assert {record["dataset"] for record in plain["data"]} == {"test"}


async def test_it_is_of_the_seq_of_the_page_and_walks_keep_to_theirs(
    write: Write, connection: Connection
) -> None:
    await three_cases(write)
    pages = walk(connection, "event", f"actor={OURS}&linked=true&limit=1&sort=date")
    found = await anext(pages)
    await write(unlink("near"))
    found += [key for page in [page async for page in pages] for key in page]
    assert found == ["raid-test", "raid-other", "raid-far"]
    assert await keys(connection, "event", f"actor={OURS}&linked=true") == ["raid-test"]
    then = await ask(connection, "event", f"actor={OURS}&linked=true&as_of=seq:4")
    assert [record["key"] for record in then["data"]] == ["raid-other", "raid-test"]
    assert then["page"]["linked"] == {OURS: [THEIRS]}


async def test_merges_and_links_make_one_chain(write: Write, connection: Connection) -> None:
    await three_cases(write)
    await write(
        actor("lg2"), event("raid-2", participations=[part("p2", "lg2", "target")]), dataset="other"
    )
    await write(merge("actor", "lgn", "lg2"), dataset="other")
    page = await ask(connection, "event", f"actor={FARS}&linked=true&sort=title")
    assert [record["key"] for record in page["data"]] == [
        "raid-2",
        "raid-far",
        "raid-other",
        "raid-test",
    ]
    assert OURS in page["page"]["linked"][FARS]
    survivor = await ask(
        connection, "event", f"actor={own('actor', 'lg2', 'other')}&linked=true&sort=title"
    )
    assert [record["key"] for record in survivor["data"]] == [
        record["key"] for record in page["data"]
    ]


async def test_links_and_actors_that_a_reader_may_not_read_join_nothing(
    write: Write, connection: Connection
) -> None:
    await write(
        source(),
        actor("legion"),
        actor("corps"),
        event(participations=[part("p", "corps", "target")]),
    )
    await write(
        source(),
        actor("mole"),
        link("a", OURS, own("actor", "mole", "desk")),
        link("b", own("actor", "mole", "desk"), own("actor", "corps")),
        event("leak", participations=[part("m", "mole", "witness")]),
        dataset="desk",
        dataset_meta=INTERNAL,
    )
    query = f"actor={OURS}&linked=true&sort=title"
    anybody = await ask(connection, "event", query)
    assert (anybody["data"], anybody["page"]["linked"]) == ([], {OURS: []})
    page = await ask(connection, "event", query, readable=["desk"])
    assert [record["key"] for record in page["data"]] == ["leak", "raid"]


async def test_it_needs_a_filter_by_an_actor(connection: Connection) -> None:
    offered = "actor, party, publisher"
    for query in ("linked=true", f"parent={own('event', 'raid')}&linked=true"):
        with pytest.raises(MalformedRequestError) as refused:
            await ask(connection, "event", query)
        detail = f"widens a filter by an actor ({offered}); give one of them"
        assert refused.value.faults == [("linked", detail)]
    with pytest.raises(MalformedRequestError) as refused:
        await ask(connection, "statement", f"about={own('event', 'raid')}&linked=yes")
    assert refused.value.faults == [("linked", "'yes' is not one of false, true")]


async def test_downloads_cover_the_same_and_say_so_in_a_header(app: Served, write: Write) -> None:
    await three_cases(write)
    for form in ("ndjson", "csv", "geojson"):
        address = f"/v1/events?actor={OURS}&linked=true&format={form}"
        answer = await app.client.get(address)
        assert answer.headers["whence-linked"] == f"{OURS}={','.join(sorted([THEIRS, FARS]))}"
        assert all(f"raid-{slug}" in answer.text for slug in ("test", "other", "far"))
        again = await app.client.get(address, headers={"If-None-Match": answer.headers["etag"]})
        assert again.status_code == 304
    plain = await app.client.get(f"/v1/events?actor={OURS}&format=ndjson")
    assert ("whence-linked" in plain.headers, plain.text.count("\n")) == (False, 1)
