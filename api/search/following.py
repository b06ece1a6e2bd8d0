"""Keeps the indexes up with the change sets, as they are heard of."""

import asyncio
import contextlib
from collections.abc import Callable
from typing import Final

from api.database import CHANNEL, FAILURES, WRITING, Connection, Connections
from api.errors import UnavailableError
from api.search.indexer import catch_up

NAME: Final = "whence index"
#: What a crash of the machine takes of an index is made again: nobody waits for the disk.
SETTINGS: Final = {**WRITING, "synchronous_commit": "off", "application_name": NAME}
#: Without having heard of anything, in seconds.
LOOK_SECONDS: Final = 15.0
#: Between attempts where something fails, each pause twice the one before.
FIRST_PAUSE: Final = 0.5
LONGEST_PAUSE: Final = 30.0
#: What is over before pauses are so long was told by others, or is not worth telling.
PATIENCE: Final = 4.0


async def follow(dsn: str, say: Callable[[str], object]) -> None:
    """Index what is written, for ever; what fails is said, and tried again."""
    connections = Connections(dsn, 1, SETTINGS)
    pause, said = FIRST_PAUSE, ""
    try:
        while True:
            loop = asyncio.get_running_loop()
            began = loop.time()
            try:
                async with connections.lend() as connection:
                    await _follow(connection)
            except (UnavailableError, *FAILURES) as error:
                if pause > PATIENCE and str(error) != said:
                    said = str(error)
                    say(f"the index for searching waits: {said}")
            pause = FIRST_PAUSE if loop.time() - began > pause else min(2 * pause, LONGEST_PAUSE)
            await asyncio.sleep(pause)
    finally:
        await connections.close()


async def _follow(connection: Connection) -> None:
    """Until the connection is lost."""
    news = asyncio.Event()
    connection.add_termination_listener(lambda _: news.set())
    try:
        await connection.add_listener(CHANNEL, lambda *_: news.set())
        while not connection.is_closed():
            news.clear()
            await catch_up(connection, giving_way=True)
            with contextlib.suppress(TimeoutError):
                async with asyncio.timeout(LOOK_SECONDS):
                    await news.wait()
    finally:
        # Nobody else is to find a listener on it.
        connection.terminate()
