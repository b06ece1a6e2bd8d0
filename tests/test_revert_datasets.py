"""What a change set said of its dataset is taken back with it; some change sets are never."""

import pytest

from api.changesets.untouched import RevertRefusedError
from api.database import Connection
from api.queries.datasets import SQL as DATASETS
from schemas.problems import ProblemFault
from tests.conftest import Write
from tests.records import actor, affiliation, event, retract, source
from tests.reverting import fields, refused, revert, state
from tests.state import differences, own

BASE = [source(), actor("paper"), actor("expert")]
META = {"title": "Raids", "licence": "CC-BY-4.0"}
KEPT = META | {"distribution": "public"}
NEXT = """
INSERT INTO change_sets (seq, id, dataset_id, operation, key_name, reason, counts, recorded_at)
SELECT 2, gen_random_uuid(), 1, '{}', 'x', 'x', '{{}}', now() + interval '1 hour';
UPDATE counters SET seq = 2, recorded_at = (SELECT recorded_at FROM change_sets WHERE seq = 2);
"""


async def test_fields_of_the_dataset_are_as_before(write: Write, connection: Connection) -> None:
    await write(*BASE, dataset_meta=META)
    more = {"citation": "Cite it so", "contact": "mail@example.org", "distribution": "internal"}
    await write(dataset_meta={"title": "The raid", "note": "A note"})
    await write(dataset_meta={"publisher": "paper", "title": "Raids 2023", **more})
    assert (await revert(connection, 3)).seq == 4
    assert await fields(connection) == KEPT | {"title": "The raid", "note": "A note"}
    await revert(connection, 4)
    after = KEPT | more | {"title": "Raids 2023", "note": "A note"}
    assert await fields(connection) == after | {"publisher": own("actor", "paper")}
    assert await differences(connection) == []


async def test_a_field_that_was_changed_again_is_refused_and_another_is_not(
    write: Write, connection: Connection
) -> None:
    await write(*BASE, dataset_meta=META)
    await write(dataset_meta={"title": "Two", "note": "A note"})
    third = await write(source(title="Three"), dataset_meta={"title": "Three"})
    by = f"the change set 3 ({third.id})"
    assert await refused(connection, 2) == [
        ProblemFault(
            change_set=third.id,
            seq=3,
            detail=f"the dataset's title was changed again by {by}: revert that first",
        )
    ]
    await write(dataset_meta={"licence": "CC0-1.0"})
    await revert(connection, 3)
    assert await fields(connection) == KEPT | {
        "title": "Two",
        "note": "A note",
        "licence": "CC0-1.0",
    }


async def test_a_publisher_is_not_taken_from_what_it_codes_and_not_brought_back_retracted(
    write: Write, connection: Connection
) -> None:
    await write(*BASE, dataset_meta=META)
    await write(dataset_meta={"publisher": "paper"})
    await write(
        event(coded=True),
        affiliation("tie", "paper", "opposes", "expert", coded=True),
        event("gone", coded=True),
    )
    await write(retract("event", "gone"))
    coded = "is coded, but the dataset has no publisher to code it; dataset_meta names one"
    assert await refused(connection, 2) == [
        ProblemFault(detail=f"'tie' {coded}"),
        ProblemFault(detail=f"'raid' {coded}"),
    ]
    await write(dataset_meta={"publisher": "expert"})
    await write(retract("affiliation", "tie"), retract("actor", "paper"))
    assert await refused(connection, 5) == [
        ProblemFault(detail="the dataset's publisher, the actor 'paper', is retracted")
    ]
    await revert(connection, 6)
    await revert(connection, 5)
    assert (await fields(connection))["publisher"] == own("actor", "paper")
    assert await differences(connection) == []


async def test_the_edition_is_the_one_before(write: Write, connection: Connection) -> None:
    for number, edition in enumerate(("22.1", None, "23.1")):
        head = {} if edition is None else {"edition": edition}
        await write(source(title=f"T{number}"), **head)
    await revert(connection, 3)
    await revert(connection, 4)
    editions = "SELECT array_agg(edition ORDER BY seq) FROM change_sets"
    assert await connection.fetchval(editions) == ["22.1", None, "23.1", "22.1", "23.1"]


async def test_where_there_was_no_edition_before_none_is_shown(
    write: Write, connection: Connection
) -> None:
    async def shown() -> str:
        [row] = await connection.fetch(DATASETS["read_datasets"], ["*"], "test")
        return str(row["edition"] or "none")

    await write(source())
    await write(source(title="Two"), edition="22.1")
    assert await shown() == "22.1"
    await revert(connection, 2)
    assert await shown() == "none"
    await revert(connection, 3)
    assert await shown() == "22.1"


async def test_a_dataset_of_which_nothing_was_kept_is_not_guessed(
    write: Write, connection: Connection
) -> None:
    await write(*BASE, dataset_meta=META)
    await write(dataset_meta={"title": "Two"})
    await connection.execute(
        "ALTER TABLE change_sets DISABLE TRIGGER USER;\n"
        "UPDATE change_sets SET dataset_changes = NULL"
    )
    with pytest.raises(RevertRefusedError) as caught:
        await revert(connection, 2)
    assert str(caught.value) == (
        "the change set 2 cannot be reverted: it changed its dataset alone, and what that was "
        "before is not known"
    )


@pytest.mark.parametrize(
    ("operation", "why"),
    [
        (
            "render",
            "it is an upgrade that renders current bodies again; there is nothing to restore",
        ),
        (
            "purge",
            "what was purged is gone for good; write it anew under another key, if it may be said",
        ),
    ],
)
async def test_an_upgrade_and_a_purge_are_not_reverted(
    write: Write, connection: Connection, operation: str, why: str
) -> None:
    await write(*BASE)
    async with connection.transaction():
        await connection.execute(NEXT.format(operation))
    with pytest.raises(RevertRefusedError) as caught:
        await revert(connection, 2)
    assert str(caught.value) == f"the change set 2 cannot be reverted: {why}"


async def test_what_no_revert_undoes_is_refused_by_name(
    write: Write, connection: Connection
) -> None:
    await write(*BASE, event())
    before = await state(connection)
    await write(event(title="Two"), actor("paper", name="The paper"))
    await connection.execute("ALTER TABLE documents DISABLE TRIGGER USER")
    await connection.execute(
        "UPDATE documents SET op = 'purge' WHERE kind = 'actor' AND version = 2;"
        "UPDATE documents SET body = replace(body, 'armed_incursion', 'raid')"
        " WHERE kind = 'event' AND version = 1"
    )
    assert await refused(connection, 2) == [
        ProblemFault(
            record=own("actor", "paper"),
            detail="the actor 'paper' took part in a purge, which a revert does not undo",
        ),
        ProblemFault(
            record=own("event", "raid"),
            detail="the event 'raid' cannot be put again as it was: Invalid enum value 'raid' - at "
            "`$.category`",
        ),
    ]
    assert len(before) == len(await state(connection))
