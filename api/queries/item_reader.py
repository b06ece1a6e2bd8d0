"""Reads records by id: what is asked for at the same time goes in one statement.

A statement costs a worker and the database several times what one more record in it does. So
while statements are under way, what is asked waits for the next; nothing waits for a clock.
"""

import asyncio
import uuid
from collections.abc import Iterable, Mapping, Sequence
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


#: The label of an id, and the ids inside the label.
Named: TypeAlias = tuple[bytes, Sequence[Key]]


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
        found = {row["id"]: row for row in rows if row["kind"]}
        names = dict(_named(row) for row in rows[1:] if not row["kind"])
        for asked in batch:
            if not asked.answer.done():
                row = found.get(asked.id.bytes)
                item = None if row is None else _item(row, names)
                asked.answer.set_result(Read(item=item, seq=rows[0]["seq"]))

    def _end(self, task: "asyncio.Task[None]", batch: Sequence[Asked]) -> None:
        """Tell those who still wait what went wrong, and go on with the next."""
        self._under_way.discard(task)
        error = asyncio.CancelledError() if task.cancelled() else task.exception()
        for asked in batch:
            if error is not None and not asked.answer.done():
                asked.answer.set_exception(error)
        self._start_soon()


def _named(row: asyncpg.Record) -> tuple[Key, Named]:
    return (row["id"],), (row["body"], [(other.bytes,) for other in row["also"] or ()])


def _item(row: asyncpg.Record, names: Mapping[Key, Named]) -> Item:
    recorded_at = row["recorded_at"].encode("ascii")
    head = b'{"version":%d,"seq":%d,"recorded_at":"%b",' % (row["version"], row["seq"], recorded_at)
    return Item(
        kind=row["kind"],
        status=row["status"],
        document=head + row["body"],
        labels=_labels(ids_in(row["labelled"]), names),
        named=row["labelled"],
        licence=row["licence"],
    )


def _labels(ids: Iterable[Key], names: Mapping[Key, Named]) -> list[bytes]:
    own = {key: names[key] for key in ids if key in names}
    inner = {key: names[key] for _, also in own.values() for key in also if key in names}
    return [label for label, _ in (own | inner).values()]
