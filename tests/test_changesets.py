"""A change set is written whole, once, and leaves what it wrote."""

import json
from typing import Any

from api.database import Connection
from api.ids import public_id, record_id
from schemas.changesets import Counts
from tests.conftest import Write
from tests.records import Operation, actor, event, part, source, statement


def own(kind: str, key: str) -> str:
    return public_id(kind, record_id("test", kind, key))


async def current(connection: Connection, kind: str, key: str) -> Any:
    body = await connection.fetchval(
        "SELECT body FROM documents WHERE id = $1 AND superseded_seq = 9223372036854775807",
        record_id("test", kind, key),
    )
    return json.loads(body)


BLAMED: list[Operation] = [
    source(),
    actor("russia"),
    actor("ukraine"),
    event("raid", participations=[part("raid-ukraine", "ukraine", "director")]),
    statement("blame", "russia", {"participation": "raid-ukraine", "stance": "affirms"}),
    statement(
        "denial",
        "ukraine",
        {"event": "raid", "actor": "ukraine", "role": "involved", "stance": "denies"},
    ),
]


async def test_denying_involvement_stands_against_every_role_below_it(
    write: Write, connection: Connection
) -> None:
    result = await write(*BLAMED)
    assert (result.seq, result.counts) == (
        1,
        Counts(created=6, changed=0, retracted=0, unchanged=0, rendered=0),
    )
    raid = await current(connection, "event", "raid")
    (participation,) = raid["participations"]
    assert participation == {
        "id": own("participation", "raid-ukraine"),
        "key": "raid-ukraine",
        "actor": own("actor", "ukraine"),
        "role": "director",
        "standing": {
            "contested": True,
            "affirmed_by": [
                {"party": own("actor", "russia"), "statements": [own("statement", "blame")]}
            ],
            "denied_by": [
                {"party": own("actor", "ukraine"), "statements": [own("statement", "denial")]}
            ],
            "questioned_by": [],
        },
        "evidence": [{"source": own("source", "page"), "polarity": "supports"}],
    }


async def test_the_same_change_set_again_changes_nothing(
    write: Write, connection: Connection
) -> None:
    await write(*BLAMED)
    again = await write(*BLAMED)
    assert again.counts == Counts(created=0, changed=0, retracted=0, unchanged=6, rendered=0)
    assert await connection.fetchval("SELECT count(*) FROM change_sets") == 1
    assert await connection.fetchval("SELECT count(*) FROM documents") == 6
