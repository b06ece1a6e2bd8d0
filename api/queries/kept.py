"""Answers that are kept while nothing is written, and given again once the database confirms it.

What anybody may read changes with a change set only, so an answer as of the latest seq stays
right until there is a later one. Which is the latest is asked for every request after it came;
those that come while the question is under way share the next one.
"""

import asyncio
from collections import OrderedDict
from functools import partial
from typing import Final

from api.content import Content
from api.database import Connections
from api.queries.compose import CLAUSES

#: What is asked for: path and query string.
Asked = tuple[str, bytes]
MOST_BYTES: Final = 32 * 1024 * 1024
#: Longer answers would push out too many others.
LONGEST: Final = 1024 * 1024
#: What an answer takes in memory beside its body and what was asked for.
OVERHEAD: Final = 1000


class Kept:
    """The answers of the latest seq, for one worker; those that were not asked for longest go."""

    def __init__(self, connections: Connections) -> None:
        self._connections = connections
        self._answers: OrderedDict[Asked, Content] = OrderedDict()
        self._bytes = 0
        self._seq = 0
        self._waiting: list[asyncio.Future[int]] = []
        self._asking: asyncio.Task[int] | None = None
        connections.when_lost.append(partial(self._forget, 0))

    async def recall(self, asked: Asked) -> Content | None:
        """What was answered to this before, if it is still the latest."""
        if asked not in self._answers:
            return None
        latest = await self._latest()
        if latest != self._seq:
            self._forget(latest)
        answer = self._answers.get(asked)
        if answer is not None:
            self._answers.move_to_end(asked)
        return answer

    def keep(self, asked: Asked, answer: Content) -> None:
        """Keep what was answered, if no later seq is known than that which it is of."""
        size = _size(asked, answer)
        if answer.seq is None or size > LONGEST:
            return
        self.forget_before(answer.seq)
        if answer.seq == self._seq and asked not in self._answers:
            self._answers[asked] = answer
            self._bytes += size
            while self._bytes > MOST_BYTES:
                self._bytes -= _size(*self._answers.popitem(last=False))

    def forget_before(self, seq: int) -> None:
        """Forget what is of an earlier seq."""
        if seq > self._seq:
            self._forget(seq)

    def _forget(self, seq: int) -> None:
        self._seq, self._bytes = seq, 0
        self._answers.clear()

    def _latest(self) -> "asyncio.Future[int]":
        """The latest seq, as the database has it after now."""
        waiter: asyncio.Future[int] = asyncio.get_running_loop().create_future()
        self._waiting.append(waiter)
        if self._asking is None:
            self._ask()
        return waiter

    def _ask(self) -> None:
        waiting, self._waiting = self._waiting, []
        self._asking = asyncio.get_running_loop().create_task(self._read())
        self._asking.add_done_callback(partial(self._tell, waiting))

    async def _read(self) -> int:
        async with self._connections.lend() as connection:
            seq: int = await connection.fetchval(CLAUSES["latest_seq"])
        return seq

    def _tell(self, waiting: "list[asyncio.Future[int]]", asked: "asyncio.Task[int]") -> None:
        self._asking = None
        if self._waiting:
            self._ask()
        for waiter in waiting:
            if waiter.done():
                continue  # whoever waited has left
            if asked.cancelled():
                waiter.cancel()
            elif error := asked.exception():
                waiter.set_exception(error)
            else:
                waiter.set_result(asked.result())


def _size(asked: Asked, answer: Content) -> int:
    return len(asked[0]) + len(asked[1]) + len(answer.body) + OVERHEAD
