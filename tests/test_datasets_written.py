"""A dataset is made and changed by the change sets that write it."""

import json
from typing import Any

import pytest
from msgspec import UNSET

from api.database import Connection
from tests.conftest import Write
from tests.records import actor, affiliation, event, part, source
from tests.state import current, differences, own, refused, row_counts, versions

ROW = (
    "SELECT slug, title, licence, citation, distribution, note, contact, checks, publisher_id "
    "FROM datasets"
)
BASE = [source(), actor("paper"), actor("expert")]
META = {"title": "Raids", "licence": "CC-BY-4.0"}


async def kept(connection: Connection) -> dict[str, Any]:
    row = await connection.fetchrow(ROW)
    assert row is not None
    return {name: value for name, value in row.items() if value is not None}


async def test_a_change_set_makes_its_dataset_and_later_ones_change_what_they_name(
    write: Write, connection: Connection
) -> None:
    everything = {
        "citation": "Cite it so",
        "distribution": "internal",
        "note": "A note",
        "contact": "mail@example.org",
    }
    await write(*BASE, dataset_meta=META)
    assert await kept(connection) == {"slug": "test", "distribution": "public", **META}
    changed = await write(dataset_meta={"publisher": "paper", **everything})
    row = await kept(connection)
    publisher = row.pop("publisher_id")
    assert row == {"slug": "test", **META, **everything}
    assert own("actor", "paper") == await connection.fetchval(
        "SELECT actor_public_id($1)", publisher
    )
    assert (changed.seq, changed.counts.unchanged) == (2, 0)
    again = await write(dataset_meta={"publisher": "paper", "note": "A note"})
    assert again.seq is UNSET
    assert await connection.fetchval("SELECT seq FROM counters") == 2


async def test_a_new_dataset_has_a_title_and_a_licence(
    write: Write, connection: Connection
) -> None:
    before = await row_counts(connection)
    needed = "the dataset 'test' is new: dataset_meta gives its"
    assert await refused(write, *BASE, dataset_meta={"note": "x"}) == [
        ("/dataset_meta/licence", f"{needed} licence"),
        ("/dataset_meta/title", f"{needed} title"),
    ]
    assert await row_counts(connection) == before


@pytest.mark.parametrize("end", ["\n", "\r", "\x0b", "\x0c", "\x1d", "\x85", "\u2028", "\u2029"])
async def test_a_licence_is_one_line_whatever_ends_it(write: Write, end: str) -> None:
    for licence in (f"CC0{end}1.0", f"CC0{end}", end):
        assert await refused(write, *BASE, dataset_meta=META | {"licence": licence}) == [
            (
                "/dataset_meta/licence",
                f"{licence!r}: has not the form of this field: One line, not blank.",
            )
        ]


async def test_a_publisher_is_an_actor_of_the_dataset(write: Write) -> None:
    await write(*BASE, dataset="other")
    for key in ("nobody", "page"):
        assert await refused(write, source(), dataset_meta=META | {"publisher": key}) == [
            (
                "/dataset_meta/publisher",
                f"the dataset's publisher, the actor {key!r}, is neither in the dataset nor in "
                "this change set",
            )
        ]


async def test_another_publisher_renders_every_coded_fact_anew(
    write: Write, connection: Connection
) -> None:
    await write(
        *BASE,
        event("coded", coded=True),
        event("part", participations=[part("p", "expert", "target", coded=True)]),
        event("said"),
        affiliation("tie", "paper", "opposes", "expert", coded=True),
        dataset_meta=META | {"publisher": "paper"},
    )
    moved = await write(event("said", coded=True), dataset_meta={"publisher": "expert"})
    assert (moved.counts.rendered, moved.counts.changed) == (3, 1)
    second = {name for name, version in (await versions(connection)).items() if version == 2}
    assert second == {"event/coded", "event/part", "event/said", "affiliation/tie"}
    raid = await current(connection, "event", "part")
    (standing,) = (each["standing"] for each in raid["participations"])
    assert standing["coded_by"] == own("actor", "expert")
    assert await differences(connection) == []


async def test_datasets_share_keys_and_nothing_else(write: Write, connection: Connection) -> None:
    await write(*BASE, event())
    await write(source(), event(title="Its own"), dataset="other")
    assert await refused(
        write, actor("legion", evidence=[{"source": "page"}]), dataset="third"
    ) == [
        (
            "/operations/0/record/evidence/0/source",
            "the source 'page' is neither in the dataset nor in this change set",
        )
    ]
    titles = await connection.fetch("SELECT title FROM events ORDER BY title")
    assert [row["title"] for row in titles] == ["Event raid", "Its own"]
    assert await differences(connection) == []


async def test_what_each_change_set_changed_of_its_dataset_is_kept(
    write: Write, connection: Connection
) -> None:
    await write(*BASE, dataset_meta=META)
    await write(dataset_meta=META | {"title": "The raid", "publisher": "paper"})
    await write(source(title="Another"), dataset_meta=META | {"title": "The raid"})
    await write(dataset_meta={"publisher": "expert", "distribution": "internal"})
    rows = await connection.fetch("SELECT dataset_changes FROM change_sets ORDER BY seq")
    paper, expert = own("actor", "paper"), own("actor", "expert")
    assert [json.loads(row["dataset_changes"] or "null") for row in rows] == [
        {
            "title": {"after": "Raids"},
            "licence": {"after": "CC-BY-4.0"},
            "distribution": {"after": "public"},
        },
        {"title": {"before": "Raids", "after": "The raid"}, "publisher": {"after": paper}},
        None,
        {
            "publisher": {"before": paper, "after": expert},
            "distribution": {"before": "public", "after": "internal"},
        },
    ]
    assert await differences(connection) == []


async def test_what_has_to_hold_before_a_release_is_kept_and_can_be_taken_back(
    write: Write, connection: Connection
) -> None:
    checks = [
        {"kind": "event", "min_count": 2, "filled": [{"field": "place.country", "share": 0.5}]}
    ]
    await write(*BASE, dataset_meta=META | {"checks": checks})
    assert json.loads((await kept(connection))["checks"]) == checks
    assert (await write(dataset_meta={"checks": checks})).seq is UNSET
    await write(dataset_meta={"checks": []})
    assert "checks" not in await kept(connection)
    rows = await connection.fetch("SELECT dataset_changes -> 'checks' AS c FROM change_sets")
    first, second = (json.loads(row["c"]) for row in rows)
    assert (json.loads(first["after"]), second) == (checks, {"before": first["after"]})


async def test_a_check_names_fields_that_its_kind_has(write: Write) -> None:
    checks = [
        {"kind": "source", "filled": [{"field": "text.sha256", "share": 1}]},
        {
            "kind": "source",
            "filled": [{"field": "title", "share": 1}, {"field": "place", "share": 0}],
        },
    ]
    [(pointer, detail)] = await refused(write, *BASE, dataset_meta=META | {"checks": checks})
    assert pointer == "/dataset_meta/checks/1/filled/1/field"
    assert detail.startswith("'place' is no field of kind source; there are source_kind, title, ")
