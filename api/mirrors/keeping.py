"""Brings a copy to its origin again and again: once, or for as long as it runs."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Final, Protocol

from api.mirrors.comparing import Comparison
from api.mirrors.origin import AwayError

#: Seconds between two tries at an origin that is away, and the most that they grow to.
PAUSE: Final = 1.0
LONGEST_PAUSE: Final = 30.0
#: Seconds after which is asked, though nothing was heard: a change of a dataset is in no feed.
PATIENCE: Final = 30.0


class Copy(Protocol):
    """A copy of a dataset, wherever it is kept."""

    def mark(self) -> object:
        """How far it came: something else after a try that brought anything."""

    async def catch_up(self) -> None:
        """Take over all that there is, piece by piece."""

    async def compare(self) -> Comparison:
        """What differs from the origin as of the seq that it has."""

    async def wait(self) -> None:
        """Until the origin has something more."""


async def bring_up(copy: Copy) -> Comparison:
    """Catch up, and compare; broken off, it goes on as long as each try comes further."""
    while True:
        before = copy.mark()
        try:
            await copy.catch_up()
            return await copy.compare()
        except AwayError:
            if copy.mark() == before:
                raise


async def keep_up(
    copy: Copy,
    report: Callable[[Comparison], None],
    away: Callable[[str], None],
    sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
) -> Comparison:
    """Follow until something differs, which it answers; an origin that is away is waited for."""
    pause, known = PAUSE, -1
    while True:
        try:
            compared = await bring_up(copy)
            if not compared.equal:
                return compared
            if compared.seq != known:
                report(compared)
                known = compared.seq
            pause = PAUSE
            try:
                async with asyncio.timeout(PATIENCE):
                    await copy.wait()
            except TimeoutError:
                continue
        except AwayError as error:
            away(str(error))
            await sleep(pause)
            pause = min(2 * pause, LONGEST_PAUSE)
