"""Reads records by id: what is asked for at the same time goes in one statement.

A statement costs a worker and the database several times what one more record in it does. So
while statements are under way, what is asked waits for the next; nothing waits for a clock.
"""

import asyncio
import uuid
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final, NamedTuple, TypeAlias

import asyncpg
import msgspec

from api.database import Connections, load_statements
from api.queries.beside import Key, ids_in

SQL: Final = load_statements(Path(__file__).parent / "items.sql")
#: Statements under way at once: while the answers to one are sent, another is worked on.
MOST_UNDER_WAY: Final = 2
#: Records in one of them, so that none waits long for its neighbours.
MOST_TOGETHER: Final = 64


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


class Asked(NamedTuple):
    """An id, the internal datasets that the reader may read, and where the answer goes."""

    id: uuid.UUID
    readable: tuple[str, ...]
    answer: "asyncio.Future[Read]"


#: The label of an id, and the ids inside it, 16 bytes each.
Named: TypeAlias = tuple[bytes, bytes]


class ItemReader:
    """Reads records for all requests of one worker."""

    def __init__(self, connections: Connections) -> None:
        self.connections = connections
        self._asked: list[Asked] = []
        self._under_way: set[asyncio.Task[None]] = set()
        self._starting = False

    async def read(self, found: uuid.UUID, readable: Sequence[str]) -> Read:
        """The record of that id, as current."""
        answer: asyncio.Future[Read] = asyncio.get_running_loop().create_future()
        self._asked.append(Asked(found, tuple(readable), answer))
        self._start_soon()
        return await answer

    def _start_soon(self) -> None:
        """In the loop's next turn, so that requests of this one come along."""
        if self._asked and not self._starting and len(self._under_way) < MOST_UNDER_WAY:
            self._starting = True
            asyncio.get_running_loop().call_soon(self._start)

    def _start(self) -> None:
        self._starting = False
        batch = self._next()
        task = asyncio.ensure_future(self._answer(batch))
        self._under_way.add(task)
        task.add_done_callback(lambda done: self._end(done, batch))

    def _next(self) -> list[Asked]:
        """Those of readers who may read the same as the first."""
        readable = self._asked[0].readable
        batch = [asked for asked in self._asked if asked.readable == readable][:MOST_TOGETHER]
        taken = {id(asked) for asked in batch}
        self._asked = [asked for asked in self._asked if id(asked) not in taken]
        return batch

    async def _answer(self, batch: Sequence[Asked]) -> None:
        ids = list({asked.id for asked in batch})
        async with self.connections.lend() as connection:
            rows = await connection.fetch(SQL["read_items"], ids, batch[0].readable)
        latest, found = _sorted(rows)
        for asked in batch:
            if not asked.answer.done():
                asked.answer.set_result(Read(item=found.get(asked.id.bytes), seq=latest))

    def _end(self, task: "asyncio.Task[None]", batch: Sequence[Asked]) -> None:
        """Tell those who still wait what went wrong, and go on with the next."""
        self._under_way.discard(task)
        error = asyncio.CancelledError() if task.cancelled() else task.exception()
        for asked in batch:
            if error is not None and not asked.answer.done():
                asked.answer.set_exception(error)
        self._start_soon()


def _sorted(rows: Sequence[asyncpg.Record]) -> tuple[int, Mapping[bytes, Item]]:
    """The latest seq, and the records by their ids."""
    names: dict[Key, Named] = {}
    latest = 0
    for found, kind, _, _, _, body, also, seq in rows:
        if found is None:
            latest = seq
        elif kind is None:
            names[found,] = body, also
    return latest, {
        found: Item(
            kind=kind,
            status=status,
            document=body,
            labels=_labels(ids_in(labelled), names),
            named=labelled,
            licence=licence,
        )
        for found, kind, status, licence, labelled, body, _, _ in rows
        if kind is not None
    }


def _labels(ids: Mapping[Key, None], names: Mapping[Key, Named]) -> list[bytes]:
    own = [names[key] for key in ids if key in names]
    inner = ids_in(b"".join([also for _, also in own]))
    return [label for label, _ in own] + [
        names[key][0] for key in inner if key not in ids and key in names
    ]
