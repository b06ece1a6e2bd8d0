"""What a change set revived, its revert retracts again as what it was when it was retracted."""

import hashlib
import itertools
from typing import Any

from api.changesets.purge import purge_record
from api.database import CURRENT, Connection
from api.ids import record_id
from schemas.problems import ProblemFault
from tests.conftest import Write
from tests.everything import EVERYTHING, META
from tests.records import (
    Operation,
    actor,
    affiliation,
    event,
    link,
    merge,
    part,
    retract,
    source,
    statement,
    unlink,
)
from tests.reverting import BASE, RAID, refused, retracted, revert, state
from tests.state import current, differences, history, own, row_counts
from tests.test_revert import counts
from tests.world import identify

#: What the retracted ones of EVERYTHING were made when somebody brought them back.
REVIVED: list[Operation] = [
    source("copy", title="Another copy"),
    actor("russia", name="Rossiya"),
    actor("ukraine"),
    actor("legion", name="Another legion"),
    event("war", title="Another war"),
    event(
        participations=[part("raid-legion", "ukraine", "witness"), part("p", "paper", "witness")]
    ),
    event("nowhere", title="Somewhere"),
    affiliation("legion-ukraine", "ukraine", "opposes", "legion"),
    statement("claim", "ukraine", {"participation": "p", "stance": "denies"}),
    statement("blame", "legion", {"event": "war", "stance": "affirms"}),
    statement("denial", "paper", {"affiliation": "legion-ukraine", "stance": "affirms"}),
    link("legion-russia", identify("actor", "legion"), identify("actor", "paper")),
    link("copies", identify("source", "copy"), identify("source", "page"), why="Other words."),
]


WORDS = hashlib.sha256(b"words").hexdigest()
REASONS = ("error", "superseded", "duplicate", "withdrawn_by_source")


async def bodies(connection: Connection) -> dict[str, tuple[bytes, str]]:
    """The content of each record, and its label."""
    rows = await connection.fetch(
        "SELECT r.kind || '/' || r.key AS name, d.content_hash, l.label FROM documents AS d "
        "JOIN records AS r ON r.id = d.id "
        "LEFT JOIN labels AS l ON l.id = d.id AND l.to_seq = $1 WHERE d.superseded_seq = $1",
        CURRENT,
    )
    return {row["name"]: (row["content_hash"], row["label"]) for row in rows}


def retraction(put: Operation, reason: str) -> Operation:
    """What takes it away again."""
    away = unlink("") if put["kind"] == "link" else retract("", "")
    return away | {"kind": put["kind"], "key": put["key"], "reason": reason}


async def test_it_has_the_content_the_reason_and_the_label_that_it_had(
    write: Write, connection: Connection
) -> None:
    await write(*EVERYTHING, dataset_meta=META)
    await write(*map(retraction, REVIVED, itertools.cycle(REASONS)))
    before, why = await bodies(connection), await retracted(connection)
    await write(*REVIVED)
    revived = await bodies(connection)
    assert {name for name in before if before[name] != revived[name]} == {
        f"{each['kind']}/{each['key']}" for each in REVIVED
    }
    assert (await revert(connection, 3)).counts == counts(retracted=len(REVIVED))
    assert (await bodies(connection), await retracted(connection)) == (before, why)
    assert await differences(connection) == []
    # And as often as one likes.
    for seq, wanted in ((4, revived), (5, before), (6, revived), (7, before)):
        await revert(connection, seq)
        assert await bodies(connection) == wanted
    assert await differences(connection) == []
    # What is put is compared with what was put, not with what was retracted.
    assert (await write(*EVERYTHING)).counts.changed == len(REVIVED)
    assert await retracted(connection) == {}


async def test_the_same_content_revived_is_retracted_for_its_reason(
    write: Write, connection: Connection
) -> None:
    await write(*BASE, RAID)
    await write(retract("event", "raid", "withdrawn_by_source"))
    await write(RAID)
    await revert(connection, 3)
    raids = await history(connection, "event", "raid")
    assert (len(raids), raids[3]) == (4, raids[1])
    await write(retract("event", "raid", "legal"))
    await revert(connection, 5)
    assert await current(connection, "event", "raid") == raids[1]
    assert await differences(connection) == []


async def test_a_dry_run_and_a_refusal_leave_it_as_it_is(
    write: Write, connection: Connection
) -> None:
    await write(*BASE, event(), event("march"))
    await write(retract("event", "raid"))
    await write(event(title="Confirmed"), event("march", parent="raid"))
    before = await row_counts(connection)
    result = await revert(connection, 3, dry_run=True)
    assert (result.dry_run, result.counts) == (True, counts(changed=1, retracted=1))
    await write(event("parade", parent="raid"))
    named = "is still named by the event 'parade'; change or retract that too"
    assert await refused(connection, 3) == [
        ProblemFault(record=own("event", "raid"), detail=f"the event 'raid' {named}")
    ]
    assert await row_counts(connection) != before
    assert (await current(connection, "event", "raid"))["title"] == "Confirmed"


async def test_who_is_about_a_part_of_it_stands_in_the_way_whoever_has_the_part_then(
    write: Write, connection: Connection
) -> None:
    await write(*BASE, RAID)
    await write(retract("event", "raid"))
    await write(
        event(participations=[part("p1", "ukraine", "witness"), part("p3", "russia", "witness")])
    )
    about = ({"participation": key, "stance": "affirms"} for key in ("p1", "p3"))
    await write(*(statement(f"word{n}", "russia", each) for n, each in enumerate(about)))
    detail = "the event 'raid' is still named by the statement 'word{}'; change or retract that too"
    assert await refused(connection, 3) == [
        ProblemFault(record=own("event", "raid"), detail=detail.format(n)) for n in range(2)
    ]
    await revert(connection, 4)
    await revert(connection, 3)
    assert await differences(connection) == []


async def test_it_may_name_what_is_retracted_by_now(write: Write, connection: Connection) -> None:
    word = statement("word", "russia", {"participation": "p1", "stance": "affirms"})
    tie = affiliation("tie", "russia", "opposes", "ukraine")
    await write(*BASE, source("other"), RAID, word, tie, event("march", parent="raid"))
    gone = [retract("statement", "word"), retract("affiliation", "tie"), retract("event", "march")]
    await write(*gone)
    before = await bodies(connection)
    await write(
        source("fresh"),
        actor("expert"),
        statement("word", "expert"),
        affiliation("tie", "expert", "opposes", "expert2"),
        actor("expert2"),
        event("march"),
    )
    # The participation has left its event, and the event and the actor are taken back in turn.
    await write(event(participations=[part("p2", "ukraine", "director")]))
    await write(retract("event", "raid"), retract("actor", "russia"))
    await revert(connection, 3)
    after = await bodies(connection)
    for name in ("statement/word", "affiliation/tie", "event/march"):
        assert after[name] == before[name]
    assert await differences(connection) == []
    await revert(connection, 6)
    assert (await state(connection)).keys() >= {"statement/word", "affiliation/tie", "event/march"}
    assert await differences(connection) == []


async def test_what_a_policy_lets_out_no_more_is_not_brought_back(
    write: Write, connection: Connection
) -> None:
    text = {"sha256": "ab" * 32, "length": 4000, "policy": "excerpt"}
    words = {"type": "text", "start": 0, "end": 5, "sha256": WORDS, "exact": "words"}
    shown = event(evidence=[{"source": "page", "passage": words}])
    await write(source(text=text), shown)
    await write(retract("event", "raid"))
    await write(event())
    await write(source(text=text | {"policy": "none"}))
    detail = (
        "a passage of the event 'raid' shows words of the source 'page', whose policy is none: "
        "leave out exact, prefix and suffix"
    )
    assert await refused(connection, 3) == [
        ProblemFault(record=own("event", "raid"), detail=detail)
    ]
    assert await differences(connection) == []


async def test_what_it_names_that_was_purged_is_not_named_again(
    write: Write, connection: Connection
) -> None:
    await write(*BASE, actor("ivanov"), RAID, affiliation("tie", "ivanov", "opposes", "russia"))
    await write(retract("affiliation", "tie"))
    await write(affiliation("tie", "ukraine", "opposes", "russia"))
    await purge_record(connection, record_id("test", "actor", "ivanov"), "legal")
    purged = f"{own('actor', 'ivanov')} was purged"
    detail = f"the affiliation 'tie' cannot be put again as it was: {purged}"
    tie = own("affiliation", "tie")
    assert await refused(connection, 3) == [ProblemFault(record=tie, detail=detail)]
    await write(retract("affiliation", "tie", "legal"))
    assert await differences(connection) == []


async def test_a_purged_version_does_not_come_back(write: Write, connection: Connection) -> None:
    await write(*BASE, RAID)
    await write(retract("event", "raid"))
    await write(event(title="Confirmed"))
    raid = own("event", "raid")

    async def told() -> list[Any]:
        faults = await refused(connection, 3)
        return [(each.record, each.seq, each.detail.partition(" by ")[0]) for each in faults]

    await purge_record(connection, record_id("test", "event", "raid"), "legal", earlier=True)
    assert await told() == [(raid, 4, f"what the event {raid} was before was purged")]
    await purge_record(connection, record_id("test", "event", "raid"), "legal")
    assert await told() == [(raid, 5, f"the event {raid} was purged")]
    assert await differences(connection) == []


async def test_what_was_merged_when_it_was_unmerged_goes_back_to_no_purged_one(
    write: Write, connection: Connection
) -> None:
    await write(*BASE, actor("ivanov"))
    await write(merge("actor", "russia", "ivanov"))
    await write({"op": "unmerge", "kind": "actor", "key": "russia"})
    await purge_record(connection, record_id("test", "actor", "ivanov"), "legal")
    detail = (
        f"the actor 'russia' cannot be put again as it was: {own('actor', 'ivanov')} was purged"
    )
    assert await refused(connection, 3) == [
        ProblemFault(record=own("actor", "russia"), detail=detail)
    ]
