"""What there is after each change set, as one number that a mirror can work out by itself."""

import hashlib
from decimal import Decimal
from typing import Any

from api.database import CURRENT, Connection
from api.ids import public_id
from tests.conftest import Write
from tests.everything import EVERYTHING, META
from tests.records import actor, event, retract, source, statement

MODULUS = 2**128


async def digests(connection: Connection, seq: int) -> dict[tuple[str, str], tuple[int, Decimal]]:
    """Number and digest by dataset and kind, as they are after a change set."""
    rows = await connection.fetch(
        "SELECT DISTINCT ON (d.slug, g.kind) d.slug, g.kind, g.records, g.digest"
        " FROM digests AS g JOIN datasets AS d ON d.id = g.dataset_id WHERE g.seq <= $1"
        " ORDER BY d.slug, g.kind, g.seq DESC",
        seq,
    )
    return {(row["slug"], row["kind"]): (row["records"], row["digest"]) for row in rows}


async def worked_out(connection: Connection, seq: int) -> dict[Any, Any]:
    """The same as whoever has the documents works it out."""
    rows = await connection.fetch(
        "SELECT s.slug, d.kind, d.id, d.version, d.body FROM documents AS d"
        " JOIN datasets AS s ON s.id = d.dataset_id WHERE d.seq <= $1 AND d.superseded_seq > $1",
        seq,
    )
    found: dict[Any, Any] = {}
    for row in rows:
        content = hashlib.sha256(row["body"].encode()).hexdigest()
        line = f"{public_id(row['kind'], row['id'])}\n{row['version']}\n{content}"
        number = int.from_bytes(hashlib.sha256(line.encode()).digest()[:16], "big")
        count, total = found.get((row["slug"], row["kind"]), (0, 0))
        found[row["slug"], row["kind"]] = count + 1, (total + number) % MODULUS
    return found


async def test_every_change_set_leaves_the_digest_of_what_there_is(
    write: Write, connection: Connection
) -> None:
    await write(*EVERYTHING, dataset_meta=META)
    await write(source(), event("raid"), dataset="other")
    await write(event("war", title="Another war"))
    await write(retract("event", "nowhere"))
    await write(event("nowhere"))
    for seq in range(1, 6):
        assert await digests(connection, seq) == await worked_out(connection, seq)
    assert (await digests(connection, 2))["other", "event"][0] == 1


async def test_a_change_set_counts_only_the_kinds_that_it_touches(
    write: Write, connection: Connection
) -> None:
    await write(source(), actor("legion"), event())
    await write(actor("rdk"))
    rows = await connection.fetch("SELECT kind FROM digests WHERE seq = 2")
    assert [row["kind"] for row in rows] == ["actor"]


async def test_each_version_says_what_brought_it(write: Write, connection: Connection) -> None:
    await write(source(), actor("legion"), event("raid"))
    await write(statement("claim", "legion", {"event": "raid", "stance": "affirms"}))
    await write(retract("statement", "claim"))
    await write(event("raid", title="Another raid"))
    rows = await connection.fetch(
        "SELECT kind, version, op, superseded_seq = $1 AS current FROM documents"
        " WHERE kind IN ('event', 'statement') ORDER BY kind, version",
        CURRENT,
    )
    assert [tuple(row.values()) for row in rows] == [
        ("event", 1, "put", False),
        ("event", 2, "render", False),
        ("event", 3, "render", False),
        ("event", 4, "put", True),
        ("statement", 1, "put", False),
        ("statement", 2, "retract", True),
    ]
