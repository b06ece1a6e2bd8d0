"""A document is made into input again, and nothing of it is lost or added."""

import asyncio
import hashlib
from typing import Any

import msgspec

from api.changesets.restore import ids_named, restore
from api.changesets.stage import ENCODER
from api.commands.load import load_demo
from api.database import CURRENT, Connection
from api.ids import parse_id, public_id
from api.settings import Settings
from schemas.changesets import RECORDS, Record
from tests.conftest import Write
from tests.everything import EVERYTHING, META
from tests.records import Operation, actor, event, part, statement
from tests.state import differences, own, row_counts

#: Keys and words that look like ids, of records that there are and of none.
LOOKALIKES = [
    actor(own("actor", "russia"), name=own("event", "raid")),
    event(
        "act_00000000000000000000000000",
        participations=[part(own("actor", "legion"), "legion", "witness")],
    ),
    statement("ids", "legion", content=f'"{own("actor", "russia")}", "aff_{"z" * 26}"'),
]
RECORDS_KEPT = """
SELECT r.kind, r.key, r.input_hash, d.body FROM records AS r
JOIN documents AS d ON d.id = r.id AND d.superseded_seq = $1
"""


def digest(record: Record) -> bytes:
    return hashlib.sha256(ENCODER.encode(record)).digest()


async def restored(connection: Connection) -> dict[tuple[str, str], tuple[bytes, Record]]:
    """By kind and key, the hash of what was put, and the input that its document makes."""
    rows = await connection.fetch(RECORDS_KEPT, CURRENT)
    named = {name for row in rows for name in ids_named(row["body"])}
    found = await connection.fetch(
        "SELECT kind, id, key FROM records WHERE id = ANY ($1)", [parse_id(x)[1] for x in named]
    )
    keys = {public_id(row["kind"], row["id"]): row["key"] for row in found}
    return {
        (row["kind"], row["key"]): (
            row["input_hash"],
            restore(row["kind"], row["body"], keys),
        )
        for row in rows
    }


def puts(made: dict[tuple[str, str], tuple[bytes, Record]]) -> list[Operation]:
    return [
        {
            "op": "link" if kind == "link" else "put",
            "kind": kind,
            "key": key,
            "record": msgspec.to_builtins(record),
        }
        for (kind, key), (_, record) in made.items()
    ]


async def test_a_document_makes_the_input_that_it_was_made_of(
    write: Write, connection: Connection
) -> None:
    given = [*EVERYTHING, *LOOKALIKES]
    await write(*given, dataset_meta=META)
    made = await restored(connection)
    sent: dict[tuple[str, str], Any] = {
        (each["kind"], each["key"]): msgspec.convert(each["record"], RECORDS[each["kind"]])
        for each in given
    }
    # Documents show whole seconds in UTC, whatever was sent.
    page = made["source", "page"][1]
    assert msgspec.to_builtins(page)["retrieved_at"] == "2023-05-22T23:30:00Z"
    sent["source", "page"] = msgspec.structs.replace(
        sent["source", "page"],
        retrieved_at=page.retrieved_at,  # type: ignore[union-attr]
    )
    assert {name: record for name, (_, record) in made.items()} == sent


async def test_putting_what_was_restored_changes_nothing(
    write: Write, connection: Connection
) -> None:
    await write(*EVERYTHING, *LOOKALIKES, dataset_meta=META)
    made = await restored(connection)
    # As though nothing were known of what was put, so that all of it is rendered again.
    await connection.execute(
        "UPDATE records SET input_hash = sha256(''::bytea) WHERE input_hash IS NOT NULL"
    )
    before = await row_counts(connection)
    again = await write(*puts(made), dataset_meta=META)
    assert (again.seq, again.counts.unchanged) == (msgspec.UNSET, len(made))
    assert await row_counts(connection) == before
    assert await differences(connection) == []


async def test_all_of_the_demo_case_is_restored_to_the_byte(
    dsn: str, connection: Connection
) -> None:
    await asyncio.to_thread(load_demo, Settings(database_url=dsn), dsn)
    made = await restored(connection)
    assert len(made) > 100
    assert [name for name, (put, record) in made.items() if digest(record) != put] == []
