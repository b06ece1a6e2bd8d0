"""Hears of change sets, for every stream of a worker that waits for the next one."""

import asyncio
import contextlib
from collections.abc import AsyncGenerator
from typing import Final

from api.database import CHANNEL, FAILURES, Connections
from api.errors import UnavailableError

#: Between attempts to listen again, in seconds, each pause twice the one before.
FIRST_PAUSE: Final = 0.1
LONGEST_PAUSE: Final = 5.0


class Listener:
    """One connection that listens while there are streams, made again where it is lost.

    `heard` counts what was heard. A new connection counts too: what was written meanwhile, nobody
    told of.
    """

    def __init__(self, connections: Connections) -> None:
        self._connections = connections
        self._news = asyncio.Event()
        self._listening: asyncio.Task[None] | None = None
        self._streams = 0
        self.heard = 0
        self.ended = False

    @contextlib.asynccontextmanager
    async def attended(self) -> AsyncGenerator[None, None]:
        """Within, it listens."""
        self._streams += 1
        if self._listening is None or self._listening.done():
            self._listening = asyncio.create_task(self._listen())
        try:
            yield
        finally:
            self._streams -= 1
            if not self._streams:
                self._listening.cancel()

    async def wait(self, heard: int, seconds: float) -> None:
        """Wait until more was heard than that, or all is at its end, but no longer than so long."""
        if self.heard == heard and not self.ended:
            with contextlib.suppress(TimeoutError):
                async with asyncio.timeout(seconds):
                    await self._news.wait()

    def end(self) -> None:
        """Have every stream come to its end."""
        self.ended = True
        self._tell()

    def _tell(self) -> None:
        self.heard += 1
        news, self._news = self._news, asyncio.Event()
        news.set()

    async def _listen(self) -> None:
        pause = FIRST_PAUSE
        while True:
            heard = self.heard
            with contextlib.suppress(UnavailableError, *FAILURES):
                await self._listen_until_lost()
            pause = FIRST_PAUSE if self.heard > heard else min(2 * pause, LONGEST_PAUSE)
            await asyncio.sleep(pause)

    async def _listen_until_lost(self) -> None:
        lost = asyncio.Event()
        async with self._connections.lend() as connection:
            connection.add_termination_listener(lambda _: lost.set())
            try:
                await connection.add_listener(CHANNEL, lambda *_: self._tell())
                self._tell()
                await lost.wait()
            finally:
                # Nobody else is to find a listener on it.
                connection.terminate()
