"""How an import and reads keep up as data grow: nearly three times as many, and ten times."""

import asyncio
import contextlib
import http.client
import random
import statistics
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Final

import asyncpg
import msgspec

from api.ids import public_id
from bench import servers
from bench.as_of import spellings, timed
from bench.generator import SEED
from bench.imports.copying import settle
from bench.imports.meanwhile import DATASET as NEWSROOM
from bench.imports.rows import Files
from bench.imports.whole import DATASET, Imported, import_asked
from bench.loading import fresh_database, make_key
from bench.pairs import Pair, Result
from bench.samples import SQL
from bench.wrk import MeasureError

#: How often each is asked for in a turn, here and there.
ASKED: Final = 40
TURNS: Final = 5
PAGE: Final = 100
#: The first answers of a worker are its slowest.
WARM: Final = 20
LEAST: Final = 0.6
MOST: Final = 1.5


class Shelf(msgspec.Struct, frozen=True, kw_only=True):
    """A served database: its items in any order, and where its hundredth page begins."""

    port: int
    items: Iterator[str]
    ways: Iterator[str]
    cursor: str

    def times(self, what: str, number: int) -> float:
        """The middle time of so many answers, none of which was given before."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
        with contextlib.closing(connection):
            return statistics.median(timed(connection, self._path(what))[0] for _ in range(number))

    def _path(self, what: str) -> str:
        if what == "item":
            return next(self.items)
        page = f"&cursor={self.cursor}" if what == "hundredth page" else ""
        return f"/v1/events?dataset={DATASET}&{next(self.ways)}{page}"


def measure_growth(
    dsn: str, sizes: tuple[Files, Files], rate: float, told: Callable[[str], object]
) -> list[Result]:
    """Both imported, the larger as fast as at `rate` records a second; then both are read."""
    with contextlib.ExitStack() as stack:
        shelves = []
        for files in sizes:
            told(f"Importing {files.events:,} events")
            name = f"bench_{files.events}"
            filled = stack.enter_context(fresh_database(dsn, name))
            log = files.first.with_name(f"{name}.log")
            key = make_key(filled, NEWSROOM)
            imported, _ = import_asked(filled, log, files.first, "1", key)
            asyncio.run(settle(filled))
            shelves.append(stack.enter_context(_served(filled, log)))
        told("Reading both")
        small, large = shelves
        return [_kept_up(sizes[1], imported, rate), *_compare(small, large, sizes)]


def _kept_up(files: Files, imported: Imported, rate: float) -> Result:
    return Result(
        name="large-import",
        what=f"{files.events:,} events imported, {imported.records:,} records",
        rival="the smaller import",
        unit="records/s",
        target=LEAST,
        pairs=[Pair(ours=imported.rate, rival=rate)],
    )


def _compare(small: Shelf, large: Shelf, sizes: tuple[Files, Files]) -> list[Result]:
    """Middle times in turns, of the large one against the small one."""
    fewer, more = (f"{files.events:,}" for files in sizes)
    results = []
    for what in ("item", "first page", "hundredth page"):
        for shelf in (small, large):
            shelf.times(what, WARM)
        pairs = [
            Pair(ours=large.times(what, ASKED), rival=small.times(what, ASKED))
            for _ in range(TURNS)
        ]
        results.append(
            Result(
                name=what.replace(" ", "-"),
                what=f"{what} of {more} events, not kept",
                rival=f"of {fewer} events",
                unit="µs",
                target=MOST,
                at_most=True,
                pairs=pairs,
            )
        )
    return results


@contextlib.contextmanager
def _served(dsn: str, log: Path) -> Iterator[Shelf]:
    items = asyncio.run(_draw_items(dsn))
    with servers.whence(dsn, log) as port:
        yield Shelf(port=port, items=iter(items), ways=spellings(), cursor=_find_page(port))


async def _draw_items(dsn: str) -> list[str]:
    connection = await asyncpg.connect(dsn)
    try:
        rows = await connection.fetch(SQL["event_ids"])
    finally:
        await connection.close()
    number = min(len(rows), WARM + ASKED * TURNS)
    drawn = random.Random(SEED).sample([row["id"] for row in rows], number)
    return [f"/v1/events/{public_id('event', found)}" for found in drawn]


def _find_page(port: int) -> str:
    """The cursor of the hundredth page of a hundred."""
    path = f"/v1/events?dataset={DATASET}&{next(spellings())}"
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    cursor = ""
    with contextlib.closing(connection):
        for number in range(1, PAGE):
            _, body = timed(connection, f"{path}{cursor and f'&cursor={cursor}'}")
            cursor = msgspec.json.decode(body)["page"].get("next", "")
            if not cursor:
                raise MeasureError(f"there are {number} pages alone; ask for more --events")
    return cursor
