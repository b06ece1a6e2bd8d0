"""Reads records by id.

The labels of a record that was read before at the latest seq are known, and the database leaves
them out: they cost it as much as all else.
"""

import uuid
from collections.abc import Sequence
from pathlib import Path
from typing import Final

import msgspec

from api.database import Connections, load_statements

SQL: Final = load_statements(Path(__file__).parent / "items.sql")
#: Records whose labels are kept: some hundred bytes each.
MOST_KEPT: Final = 20_000


class Item(msgspec.Struct, frozen=True, kw_only=True):
    """A record as found: its document, the labels of the ids in it, and those ids."""

    kind: str
    status: str
    document: bytes
    labels: Sequence[bytes]
    named: bytes
    licence: str


class Read(msgspec.Struct, frozen=True, kw_only=True):
    """What is read by one id: the record, where it is there for the reader, and the latest seq."""

    item: Item | None
    seq: int


class ItemReader:
    """Reads records for all requests of one worker."""

    def __init__(self, connections: Connections) -> None:
        self.connections = connections
        self._seq = 0
        self._labels: dict[uuid.UUID, Sequence[bytes]] = {}

    async def read(self, found: uuid.UUID, readable: Sequence[str]) -> Read:
        """The record of that id, as current."""
        labels = self._labels.get(found)
        known = 0 if labels is None else self._seq
        async with self.connections.lend() as connection:
            rows = await connection.fetch(SQL["read_item"], found, readable, known)
        [(latest, kind, status, licence, named, document, told)] = rows
        if kind is None:
            return Read(item=None, seq=latest)
        if labels is None or latest != known:
            labels = self._keep(found, told or (), latest)
        item = Item(
            kind=kind,
            status=status,
            document=document,
            labels=labels,
            named=named,
            licence=licence,
        )
        return Read(item=item, seq=latest)

    def _keep(self, found: uuid.UUID, labels: Sequence[bytes], latest: int) -> Sequence[bytes]:
        """Keep labels of the latest seq, and of none before it."""
        if latest > self._seq or len(self._labels) >= MOST_KEPT:
            self._seq, self._labels = latest, {}
        if latest == self._seq:
            self._labels[found] = labels
        return labels
