"""Reverting change sets, and what there is of records afterwards."""

from typing import Any

import msgspec
import pytest

from api.changesets.revert import find_target, write_revert
from api.changesets.untouched import RevertRefusedError
from api.changesets.write import Writing
from api.database import CURRENT, Connection
from schemas.changesets import ChangeSetResult, RevertInput
from schemas.problems import ProblemFault
from tests.records import actor, event, part, source

BASE = [source(), actor("russia"), actor("ukraine")]
RAID = event(
    participations=[part("p1", "russia", "target"), part("p2", "ukraine", "director")],
    figures=[{"measure": "killed", "best": 3}],
)
STATE = """
SELECT r.kind || '/' || r.key AS name, d.status, r.reason, d.content_hash, d.version
FROM documents AS d JOIN records AS r ON r.id = d.id WHERE d.superseded_seq = $1
"""
FIELDS = (
    "SELECT title, licence, citation, distribution, note, contact, actor_public_id(publisher_id)"
    " AS publisher FROM datasets WHERE slug = 'test'"
)


async def revert(
    connection: Connection, seq: int, *, dry_run: bool = False, **given: Any
) -> ChangeSetResult:
    """Take the change set of that seq back."""
    target = await find_target(connection, seq)
    assert target is not None
    said = msgspec.convert(given, RevertInput)
    writing = Writing(key_name="test", dry_run=dry_run)
    return await write_revert(connection, target, said, writing)


async def refused(connection: Connection, seq: int) -> list[ProblemFault]:
    """All that is in the way."""
    with pytest.raises(RevertRefusedError) as caught:
        await revert(connection, seq)
    assert str(caught.value).startswith(f"the change set {seq} cannot be reverted: ")
    return caught.value.faults


async def state(connection: Connection) -> dict[str, bytes]:
    """The content of each record that is active."""
    rows = await connection.fetch(STATE, CURRENT)
    return {row["name"]: row["content_hash"] for row in rows if row["status"] == "active"}


async def retracted(connection: Connection) -> dict[str, str]:
    """Why each record that is retracted is."""
    rows = await connection.fetch(STATE, CURRENT)
    return {row["name"]: row["reason"] for row in rows if row["status"] == "retracted"}


async def fields(connection: Connection) -> dict[str, Any]:
    """What is said of the dataset."""
    row = await connection.fetchrow(FIELDS)
    assert row is not None
    return {name: value for name, value in row.items() if value is not None}
