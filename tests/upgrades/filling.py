"""What a kept database holds beside the demo case: all that an earlier Whence could write."""

import uuid
from typing import Any, Final

import asyncpg
import msgspec

from api.changesets.submission import read_json
from api.changesets.write import Writing, write_change_set
from api.database import Connection
from api.keys import hash_key, make_key
from api.queries.keys import NewKey, create_key, revoke_key
from tests.everything import EVERYTHING, META
from tests.records import Operation, actor, event, part, retract, source, statement

SCOPES: Final = {
    "desk": ["write:test", "write:other", "link:*"],
    "reader": ["read:inside"],
    "owner": ["admin"],
    "former": ["write:*"],
}
REVISED: Final = {"when": {"edtf": "2023-05-22"}, "summary": "A raid, as corrected"}
#: Change sets in their order: dataset, then the operations.
HISTORY: Final[list[tuple[str, list[Operation]]]] = [
    ("test", EVERYTHING),
    # A side more and a side less: the event gets versions of which nobody put one.
    (
        "test",
        [
            statement(
                "doubt",
                "paper",
                {"participation": "raid-legion", "stance": "questions"},
                {"affiliation": "legion-ukraine", "stance": "questions"},
            )
        ],
    ),
    ("test", [statement("unsaid", "legion", {"statement": "claim", "relation": "retracts"})]),
    ("test", [event("war", title="The war", when={"edtf": "2014"}), retract("event", "nowhere")]),
    (
        "test",
        [
            event("nowhere", title="Somewhere"),
            retract("statement", "unsaid", "withdrawn_by_source"),
        ],
    ),
    ("test", [retract("statement", "doubt"), actor("ukraine", description="A state")]),
    (
        "test",
        [
            statement("claim", "legion", {"participation": "raid-legion", "stance": "affirms"}),
            source("copy", title="A copy, as corrected"),
        ],
    ),
    # What a label shows of a participation changes while nothing that is about it does.
    (
        "test",
        [
            event(
                "raid",
                participations=[
                    part("raid-legion", "legion", "perpetrator"),
                    part("raid-ukraine", "ukraine", "involved"),
                ],
                **REVISED,
            )
        ],
    ),
    ("inside", [source(), actor("cell", actor_kind="informal_group"), event("plan")]),
    ("inside", [event("plan", title="Plan B")]),
    ("other", [source(), event("march", category="protest"), source("gone")]),
    ("other", [retract("source", "gone", "licence")]),
]
META_OF: Final = {
    "test": META,
    "inside": {"title": "Inside", "licence": "none", "distribution": "internal"},
    "other": {
        "title": "Other",
        "licence": "CC-BY-4.0",
        "citation": "Cite",
        "contact": "mailto:x@y.z",
    },
}


async def fill(dsn: str) -> None:
    """Write it all through the one way there is."""
    connection = await asyncpg.connect(dsn)
    try:
        for name, scopes in SCOPES.items():
            new = NewKey(name=name, hash=hash_key(make_key()), scopes=scopes, expires_at=None)
            await create_key(connection, new)
        await revoke_key(connection, "former")
        for number, (dataset, operations) in enumerate(HISTORY):
            head = {"id": str(uuid.UUID(int=number))} if number % 2 else {"edition": f"{number}"}
            await _write(connection, head | {"dataset": dataset, "operations": operations})
            # The same again: nothing but an answer is kept of it.
            again = {"id": str(uuid.UUID(int=1000 + number))}
            await _write(connection, again | {"dataset": dataset, "operations": operations})
    finally:
        await connection.close()


async def _write(connection: Connection, body: dict[str, Any]) -> None:
    more = {"reason": "fill", "dataset_meta": META_OF[body["dataset"]]}
    submission = read_json(msgspec.json.encode(more | body))
    await write_change_set(connection, submission, Writing(key_name="desk"))
