"""Links: judgements whether two records are the same, written, read, and taken back."""

from api.changesets.finding import find_text
from api.changesets.purge import purge_record
from api.database import Connection
from api.ids import record_id
from tests.conftest import Write
from tests.linking import two_cases
from tests.reading import ask, keys
from tests.records import link, merge, retract, statement, unlink
from tests.reverting import revert
from tests.state import current, differences, history, own, refused

NOBODY = "act_00000000000000000000000000"


async def test_a_link_is_a_document_with_who_when_why_and_evidence(
    write: Write, connection: Connection
) -> None:
    await two_cases(write)
    theirs = own("actor", "legion", "other")
    made = await write(
        link(
            "legion",
            own("actor", "legion"),
            theirs,
            judged={"edtf": "2023-06"},
            evidence=[{"source": "page", "fields": ["records"]}],
        )
    )
    assert (made.counts.created, made.seq) == (1, 3)
    assert await current(connection, "link", "legion") == {
        "id": own("link", "legion"),
        "kind": "link",
        "dataset": "test",
        "key": "legion",
        "status": "active",
        "records": [own("actor", "legion"), theirs],
        "judgement": "same",
        "judged_by": "A. Editor",
        "judged": {"edtf": "2023-06", "earliest": "2023-06-01", "latest": "2023-06-30"},
        "why": "Same founder, same emblem.",
        "evidence": [
            {"source": own("source", "page"), "fields": ["records"], "polarity": "supports"}
        ],
    }
    row = await connection.fetchrow("SELECT op, code, sort_date::text FROM documents WHERE seq = 3")
    assert row is not None
    assert tuple(row) == ("link", "same", "2023-06-01")
    assert await differences(connection) == []


async def test_the_same_again_changes_nothing_and_an_unlink_keeps_the_last_state(
    write: Write, connection: Connection
) -> None:
    await two_cases(write)
    joined = link("legion", own("actor", "legion"), own("actor", "legion", "other"))
    await write(joined)
    again = await write(joined)
    assert (str(again.seq), again.counts.unchanged) == ("UNSET", 1)
    gone = await write(unlink("legion", "other", expect_version=1))
    assert (gone.seq, gone.counts.retracted) == (4, 1)
    first, last = await history(connection, "link", "legion")
    assert last == first | {"status": "retracted", "reason": "other"}
    assert await connection.fetchval("SELECT op FROM documents WHERE seq = 4") == "unlink"
    assert (await write(joined)).counts.changed == 1
    counts = "SELECT records FROM digests WHERE kind = 'link' ORDER BY seq"
    assert [row["records"] for row in await connection.fetch(counts)] == [1, 1, 1]
    assert await differences(connection) == []


async def test_link_and_unlink_are_for_links_and_nothing_else_is(write: Write) -> None:
    await two_cases(write)
    ends = (own("actor", "legion"), own("actor", "legion", "other"))
    whole = link("a", *ends)
    assert await refused(
        write,
        whole | {"op": "put"},
        retract("link", "b"),
        whole | {"kind": "actor"},
        unlink("c") | {"kind": "event"},
        {"op": "link", "kind": "link", "key": "d", "reason": "error"},
        {"op": "unlink", "kind": "link", "key": "e", "record": {}},
        unlink("f"),
        merge("link", "g", "a"),
        whole | {"op": [], "key": "h"},
    ) == [
        ("/operations/0/op", "'put' is not for links: there it is 'link'"),
        ("/operations/1", "there is no link 'b' to unlink"),
        ("/operations/1/op", "'retract' is not for links: there it is 'unlink'"),
        ("/operations/2/op", "'link' is not for actors: there it is 'put'"),
        ("/operations/3/op", "'unlink' is not for events: there it is 'retract'"),
        ("/operations/4", "a link needs the field 'record'"),
        ("/operations/4/reason", "a link has no reason; the change set has"),
        ("/operations/5", "an unlink needs the field 'reason'"),
        ("/operations/5", "there is no link 'e' to unlink"),
        ("/operations/5/record", "an unlink has no record"),
        ("/operations/6", "there is no link 'f' to unlink"),
        ("/operations/7/op", "'merge' is not for links: there it is 'link' or 'unlink'"),
        (
            "/operations/8/op",
            "[]: Expected `str`, got `array`; right is one of put, retract, merge, unmerge, link, "
            "unlink",
        ),
    ]


async def test_both_records_are_there_of_one_kind_and_two(write: Write) -> None:
    await two_cases(write)
    await write(retract("actor", "unit"), dataset="other")
    legion, theirs = own("actor", "legion"), own("actor", "legion", "other")
    raid, part = own("event", "raid"), own("participation", "x")
    assert await refused(
        write,
        link("a", legion, legion),
        link("b", legion, raid),
        link("c", legion, part),
        link("d", NOBODY, "legion"),
        link("e", legion, own("actor", "unit", "other"), why=" "),
        link("f", legion, raid.replace("evt_", "act_")),
        link("g", legion),
        link("h", legion, theirs, evidence=[{"source": "unknown", "fields": ["names"]}]),
        link("i", legion, theirs, judgement="perhaps"),
    ) == [
        ("/operations/0/record/records/1", f"{legion} is the first of the two already"),
        (
            "/operations/1/record/records/1",
            f"{raid} is the id of a record of kind event, the first that of one of kind actor; "
            "both are of one kind",
        ),
        (
            "/operations/2/record/records/1",
            f"{part} is a participation; a link is between two actors, affiliations, events, "
            "statements or sources",
        ),
        ("/operations/3/record/records/0", f"there is no actor {NOBODY}: the id is unknown here"),
        (
            "/operations/3/record/records/1",
            "'legion' is no id: it begins with one of act, aff, evt, par, stm, src, lnk and _",
        ),
        (
            "/operations/4/record/records/1",
            f"the actor {own('actor', 'unit', 'other')} is retracted",
        ),
        ("/operations/4/record/why", "' ': it is blank; write something, or leave the field out"),
        (
            "/operations/5/record/records/1",
            f"there is no actor {raid.replace('evt_', 'act_')}: the id is unknown here",
        ),
        ("/operations/6/record/records", "it has 1 entry; at least 2 are right"),
        (
            "/operations/7/record/evidence/0/fields/0",
            "'names' is no field of this link; there are records, judgement, judged_by, judged, "
            "why",
        ),
        (
            "/operations/7/record/evidence/0/source",
            "the source 'unknown' is neither in the dataset nor in this change set",
        ),
        (
            "/operations/8/record/judgement",
            "'perhaps': Invalid enum value 'perhaps'; right is one of same, different, unsure",
        ),
    ]


async def test_what_is_retracted_or_retracted_beside_it_is_not_linked(write: Write) -> None:
    await two_cases(write)
    await write(retract("actor", "unit"), dataset="other")
    legion, gone = own("actor", "legion"), own("actor", "unit", "other")
    found = await refused(write, link("a", legion, gone), retract("actor", "legion"))
    assert found[:2] == [
        ("/operations/0/record/records/0", f"the actor {legion} is retracted"),
        ("/operations/0/record/records/1", f"the actor {gone} is retracted"),
    ]
    await write(link("a", legion, own("actor", "corps", "other")))
    assert await refused(write, retract("actor", "legion")) == [
        (
            "/operations/0",
            "the actor 'legion' is still named by the link 'a'; change or retract that too",
        )
    ]
    # Whoever links the records of others holds back none of them.
    await write(retract("actor", "corps"), dataset="other")
    await write(unlink("a"), retract("actor", "legion"))


async def test_statements_sources_events_and_what_comes_with_it_may_be_linked(
    write: Write, connection: Connection
) -> None:
    await two_cases(write)
    await write(
        statement("claim", "legion"),
        link("events", own("event", "raid"), own("event", "raid", "other")),
        link("sources", own("source", "page"), own("source", "page", "other"), judgement="unsure"),
        link("statements", own("statement", "claim"), own("statement", "again")),
        statement("again", "legion"),
    )
    assert [record["key"] for record in (await ask(connection, "link"))["data"]] == [
        key
        for _, key in sorted(
            ((own("link", key), key) for key in ("events", "sources", "statements")), reverse=True
        )
    ]
    assert await differences(connection) == []


async def test_a_revert_takes_links_and_unlinks_back(write: Write, connection: Connection) -> None:
    await two_cases(write)
    legion, theirs = own("actor", "legion"), own("actor", "legion", "other")
    made = await write(link("a", legion, theirs), link("b", legion, own("actor", "corps", "other")))
    changed = await write(
        link("a", theirs, legion, judgement="unsure", judged={"edtf": "2024"}), unlink("b")
    )
    before = [await history(connection, "link", key) for key in ("a", "b")]
    await revert(connection, int(str(changed.seq)))
    after = [await history(connection, "link", key) for key in ("a", "b")]
    assert [versions[-1] for versions in after] == [versions[0] for versions in before]
    ops = "SELECT op FROM documents WHERE kind = 'link' ORDER BY seq, id"
    assert [row["op"] for row in await connection.fetch(ops)][-2:] == ["link", "link"]
    await revert(connection, int(str(changed.seq)) + 1)
    assert await current(connection, "link", "a") == before[0][-1]
    assert (await current(connection, "link", "b"))["status"] == "retracted"
    assert made.counts.created == 2
    assert await differences(connection) == []


async def test_a_purged_link_joins_nothing_and_leaves_no_word(
    write: Write, connection: Connection
) -> None:
    await two_cases(write)
    legion, theirs = own("actor", "legion"), own("actor", "legion", "other")
    await write(link("a", legion, theirs, why="A Zyzzyva."), link("b", legion, theirs, why="So."))
    done = await purge_record(connection, record_id("other", "actor", "legion"), "legal")
    assert [(each.key, each.fields) for each in done.mentions] == [
        ("a", ["record"]),
        ("b", ["record"]),
    ]
    await purge_record(connection, record_id("test", "link", "a"), "legal")
    assert [each async for each in find_text(connection, "Zyzzyva")] == []
    assert await keys(connection, "link", f"record={legion}") == ["b"]
    assert await connection.fetchval("SELECT count(*) FROM links") == 1
    assert await differences(connection) == []
