"""Reads which events of other datasets are said to be the same, by confirmed links."""

import uuid
from collections.abc import Sequence
from pathlib import Path
from typing import Final, NamedTuple

from api.database import Connection, load_statements
from api.ids import public_id
from schemas.counterparts import Counterpart

SQL: Final = load_statements(Path(__file__).with_suffix(".sql"))


class Found(NamedTuple):
    """A counterpart as found: of which event, with its dataset's licence and its label."""

    asked: uuid.UUID
    id: uuid.UUID
    slug: str
    licence: str
    title: str
    label: bytes | None
    links: Sequence[uuid.UUID]

    def shown(self) -> Counterpart:
        """As it is answered."""
        return Counterpart(
            of=public_id("event", self.asked),
            id=public_id("event", self.id),
            dataset=self.slug,
            title=self.title,
            links=[public_id("link", own) for own in self.links],
        )


async def read_counterparts(
    connection: Connection,
    events: Sequence[uuid.UUID],
    seq: int,
    readable: Sequence[str],
    most: int,
) -> list[Found]:
    """Those of these events as at the seq, at most so many; one statement."""
    rows = await connection.fetch(SQL["read_counterparts"], events, seq, readable, most)
    return [Found(*row) for row in rows]
