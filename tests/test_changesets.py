"""A change set is written whole, once, and leaves what it wrote."""

import uuid

import pytest

from api.changesets.check import StaleVersionError
from api.changesets.write import ChangeSetConflictError
from api.database import Connection
from schemas.changesets import ChangeSetResult, Counts
from tests.conftest import Write
from tests.everything import AWKWARD, EVERYTHING, META
from tests.records import actor, cited, event, retract, source, statement
from tests.state import current, differences, history, own, refused, row_counts, versions

NOTHING = Counts(created=0, changed=0, retracted=0, unchanged=0, rendered=0)
ID = "0190b2a0-0000-7000-8000-000000000001"
BASE = [source(), actor("russia"), actor("ukraine")]


def counts(**given: int) -> Counts:
    return Counts(
        **{"created": 0, "changed": 0, "retracted": 0, "unchanged": 0, "rendered": 0} | given
    )


async def test_a_document_is_what_was_sent_with_ids_for_keys(
    write: Write, connection: Connection
) -> None:
    result = await write(*EVERYTHING, dataset_meta=META)
    assert (result.seq, result.counts) == (1, counts(created=15))
    assert await current(connection, "actor", "legion") == {
        "id": own("actor", "legion"),
        "kind": "actor",
        "dataset": "test",
        "key": "legion",
        "status": "active",
        "actor_kind": "armed_group",
        "name": "Legion",
        "names": [
            {
                "name": AWKWARD,
                "kind": "alias",
                "evidence": [{"source": own("source", "copy"), "polarity": "supports"}],
            },
            {
                "name": "Легион",
                "kind": "former",
                "language": "ru",
                "script": "Cyrl",
                "evidence": [],
            },
        ],
        "countries": [],
        "identifiers": [],
        "start": {"edtf": "2022-03", "earliest": "2022-03-01", "latest": "2022-03-31"},
        "end": {"edtf": "2025~", "earliest": "2025-01-01", "latest": "2025-12-31"},
        "evidence": [
            {
                "source": own("source", "page"),
                "passage": {"type": "text", "start": 0, "end": 4, "sha256": "0f" * 32},
                "fields": ["name", "start"],
                "polarity": "supports",
            },
            {
                "source": own("source", "copy"),
                "passage": {"type": "locator", "page": "1", "note": AWKWARD},
                "polarity": "supports",
            },
            {"source": own("source", "copy"), "polarity": "disputes"},
        ],
    }
    page = await current(connection, "source", "page")
    assert page["retrieved_at"] == "2023-05-22T23:30:00Z"
    assert page["note"] == AWKWARD


async def test_the_same_input_twice_changes_nothing(write: Write, connection: Connection) -> None:
    await write(*EVERYTHING, dataset_meta=META)
    before = await row_counts(connection)
    again = await write(*EVERYTHING, dataset_meta=META)
    assert again == ChangeSetResult(id=again.id, counts=counts(unchanged=15))
    with_versions = [{**operation, "expect_version": 1} for operation in EVERYTHING]
    assert (await write(*with_versions)).counts == counts(unchanged=15)
    assert await row_counts(connection) == before


async def test_a_put_replaces_the_record_wholly_and_touches_no_other(
    write: Write, connection: Connection
) -> None:
    await write(*EVERYTHING, dataset_meta=META)
    bare = actor("legion", actor_kind="state")
    result = await write(bare)
    assert (result.seq, result.counts) == (2, counts(changed=1))
    assert await current(connection, "actor", "legion") == {
        "id": own("actor", "legion"),
        "kind": "actor",
        "dataset": "test",
        "key": "legion",
        "status": "active",
        "actor_kind": "state",
        "name": "Legion",
        "names": [],
        "countries": [],
        "identifiers": [],
        "evidence": [{"source": own("source", "page"), "polarity": "supports"}],
    }
    others = {name: v for name, v in (await versions(connection)).items() if v > 1}
    assert others == {"actor/legion": 2}


async def test_what_a_put_leaves_out_is_gone_from_the_tables_too(
    write: Write, connection: Connection
) -> None:
    await write(*EVERYTHING, dataset_meta=META)
    for kind, key in (
        ("event", "nowhere"),
        ("statement", "claim"),
        ("affiliation", "legion-ukraine"),
    ):
        given = next(each for each in EVERYTHING if (each["kind"], each["key"]) == (kind, key))
        needed = {"title", "category", "act", "speakers", "content", "subject", "type", "object"}
        kept = {name: value for name, value in given["record"].items() if name in needed}
        record = kept | {"evidence": cited()}
        await write({**given, "record": record})
    assert await differences(connection) == []


async def test_an_expected_version_that_is_not_the_current_one_is_a_conflict(
    write: Write, connection: Connection
) -> None:
    await write(*BASE)
    await write(source(title="New"))
    before = await row_counts(connection)
    with pytest.raises(StaleVersionError) as caught:
        await write(
            source(title="Newer") | {"expect_version": 1},
            actor("russia") | {"expect_version": 0},
            actor("ukraine", name="U") | {"expect_version": 1},
            actor("legion") | {"expect_version": 3},
            retract("actor", "nobody", expect_version=1),
        )
    assert [(fault.pointer, fault.detail) for fault in caught.value.faults] == [
        (f"/operations/{at}/expect_version", f"the {what}")
        for at, what in (
            (0, "source 'page' has version 2, not 1: read it again"),
            (1, "actor 'russia' has version 1, not 0: read it again"),
            (3, "actor 'legion' has version 0, not 3: it does not exist yet, expect 0"),
            (4, "actor 'nobody' has version 0, not 1: it does not exist yet, expect 0"),
        )
    ]
    assert await row_counts(connection) == before
    right = [source(title="Newer") | {"expect_version": 2}, actor("legion") | {"expect_version": 0}]
    assert (await write(*right)).counts == counts(created=1, changed=1)


async def test_an_id_used_again_answers_the_first_result_or_conflicts(
    write: Write, connection: Connection
) -> None:
    first = await write(*BASE, id=ID)
    assert first == ChangeSetResult(id=uuid.UUID(ID), seq=1, counts=counts(created=3))
    await write(source(title="Changed meanwhile"))
    before = await row_counts(connection)
    assert await write(*BASE, id=ID) == first
    with pytest.raises(ChangeSetConflictError):
        await write(source(title="Other"), id=ID)
    assert await row_counts(connection) == before
    assert (await current(connection, "source", "page"))["title"] == "Changed meanwhile"


async def test_an_id_is_kept_where_nothing_changed_too(
    write: Write, connection: Connection
) -> None:
    await write(*BASE)
    nothing = await write(*BASE, id=ID)
    assert nothing == ChangeSetResult(id=uuid.UUID(ID), counts=counts(unchanged=3))
    await write(source(title="Changed meanwhile"))
    assert await write(*BASE, id=ID) == nothing
    with pytest.raises(ChangeSetConflictError):
        await write(source(title="Other"), id=ID)


async def test_an_id_that_the_server_gave_is_taken(write: Write) -> None:
    given = await write(*BASE)
    with pytest.raises(ChangeSetConflictError):
        await write(source(title="Other"), id=given.id)


async def test_a_refused_change_set_leaves_its_id_free(write: Write) -> None:
    await refused(write, event(), id=ID)
    assert (await write(*BASE, id=ID)).seq == 1


async def test_a_dry_run_says_what_would_happen_and_leaves_no_trace(
    write: Write, connection: Connection
) -> None:
    await write(*BASE, event(), statement("word", "russia"))
    before = await row_counts(connection)
    operations = [
        actor("legion"),
        actor("ukraine"),
        statement("word", "russia", {"event": "raid", "stance": "affirms"}),
    ]
    expected = counts(created=1, changed=1, unchanged=1, rendered=1)
    dry = await write(*operations, id=ID, dry_run=True)
    assert dry == ChangeSetResult(id=uuid.UUID(ID), dry_run=True, counts=expected)
    other = await write(*BASE, dataset="other", dry_run=True)
    assert other.counts == counts(created=3)
    assert await row_counts(connection) == before
    assert await differences(connection) == []
    assert await write(*operations, id=ID) == ChangeSetResult(
        id=uuid.UUID(ID), seq=2, counts=expected
    )


async def test_the_history_says_who_wrote_what_and_why(
    write: Write, connection: Connection
) -> None:
    await write(*BASE, reason="First things", edition="23.1", id=ID)
    row = await connection.fetchrow(
        "SELECT c.*, c.recorded_at = k.recorded_at AS latest FROM change_sets AS c, counters AS k"
    )
    assert row is not None
    kept = {name: row[name] for name in ("seq", "key_name", "reason", "edition", "operation")}
    assert kept == {
        "seq": 1,
        "key_name": "test",
        "reason": "First things",
        "edition": "23.1",
        "operation": "write",
    }
    assert (str(row["id"]), row["latest"]) == (ID, True)


async def test_each_version_stays_readable(write: Write, connection: Connection) -> None:
    await write(*BASE)
    for title in ("Second", "Third", "Article page"):
        await write(source(title=title))
    titles = [body["title"] for body in await history(connection, "source", "page")]
    assert titles == ["Article page", "Second", "Third", "Article page"]
    assert await differences(connection) == []


async def test_the_first_and_the_last_day_of_all_are_days(
    write: Write, connection: Connection
) -> None:
    dates = {"start": {"edtf": "0001"}, "end": {"edtf": "9999"}}
    tie = {"subject": "russia", "type": "opposes", "object": "ukraine", "evidence": cited()}
    await write(
        *BASE,
        actor("legion", **dates),
        event(when={"edtf": "0001-01-01/9999-12-31"}),
        {"op": "put", "kind": "affiliation", "key": "tie", "record": tie | dates},
        source("old", retrieved_at="0001-01-01T00:00:00Z"),
    )
    days = {"earliest": "0001-01-01", "latest": "9999-12-31"}
    raid = await current(connection, "event", "raid")
    assert raid["when"] == {"edtf": "0001-01-01/9999-12-31", **days}
    assert (await current(connection, "source", "old"))["retrieved_at"] == "0001-01-01T00:00:00Z"
    rows = await connection.fetch("SELECT DISTINCT possible::text FROM documents")
    assert {row["possible"] for row in rows} == {None, "[0001-01-01,10000-01-01)"}
    assert await differences(connection) == []
