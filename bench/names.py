"""How long actors take to be found by a name that is known but roughly, among 100,000."""

import asyncio
import http.client
import random
import statistics
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Final
from urllib.parse import quote

import asyncpg
from rich.console import Console

from api.embedded import embedded_server
from api.migrate import migrate
from bench import servers
from bench.as_of import timed
from bench.pairs import Pair, Result
from tests.naming import fill_named

NAMES: Final = "names"
ACTORS: Final = 100_000
#: How often a turn asks; each time for another name.
ASKED: Final = 200
#: Microseconds in which half of all are answered.
PROMISED: Final = 25_000.0
WRONG: Final = "aeiklmnorstu"


def measure_names(folder: Path, number: int, console: Console) -> list[Result]:
    """The middle times of one word of a name, and of a whole one, half with a letter wrong."""
    folder.mkdir(parents=True, exist_ok=True)
    with (
        tempfile.TemporaryDirectory(dir=folder) as data,
        embedded_server(Path(data), say=console.print) as dsn,
    ):
        migrate(dsn)
        names = asyncio.run(_filled(dsn))
        pairs: dict[str, list[Pair]] = {"word": [], "whole": []}
        with servers.whence(dsn, folder / "names.log") as port:
            connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
            for turn in range(number + 1):
                for what, found in pairs.items():
                    asked = list(_questions(names, whole=what == "whole", seed=turn))
                    middle = statistics.median(timed(connection, path)[0] for path in asked)
                    if turn:  # the first warms
                        found.append(Pair(ours=middle, rival=PROMISED))
    return [
        Result(
            name=f"{NAMES}-{what}",
            what=f"actors by {'a whole name' if what == 'whole' else 'one word of a name'}, "
            f"of {ACTORS:,}",
            rival="25 ms",
            unit="µs",
            target=1.0,
            at_most=True,
            pairs=found,
        )
        for what, found in pairs.items()
    ]


async def _filled(dsn: str) -> list[str]:
    connection = await asyncpg.connect(dsn)
    try:
        await fill_named(connection, ACTORS)
        rows = await connection.fetch("SELECT sort_name FROM documents WHERE dataset_id = 1")
        return [row["sort_name"] for row in rows]
    finally:
        await connection.close()


def _questions(names: list[str], *, whole: bool, seed: int) -> Iterator[str]:
    drawn = random.Random(seed)
    for number in range(ASKED):
        name = drawn.choice(names)
        asked = name if whole else drawn.choice(name.split())
        if number % 2:
            place = drawn.choice([at for at, letter in enumerate(asked) if letter != " "])
            asked = asked[:place] + drawn.choice(WRONG) + asked[place + 1 :]
        yield f"/v1/actors?limit=20&name={quote(asked)}"
