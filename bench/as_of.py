"""How long a list takes as it was, against the same list as it is: one asked after the other."""

import asyncio
import http.client
import statistics
import time
from collections.abc import Iterator, Mapping, Sequence
from itertools import count, cycle
from pathlib import Path
from typing import Final

import asyncpg

from api.database import load_statements
from api.ids import public_id
from bench import servers
from bench.generator import CATEGORIES, COUNTRIES, VERSIONS
from bench.measures import Bench
from bench.pairs import Pair, Result
from bench.template import SIZE
from bench.wrk import MeasureError

SQL: Final = load_statements(Path(__file__).with_suffix(".sql"))
AS_OF: Final = "as-of"
#: Each list is asked for so often in a turn, now and then.
ASKED: Final = 60
#: Parts of every question; a letter percent-encoded or not changes nothing of what is asked.
SPELLED: Final = "status=active&sort=-date&limit=100"
LETTERS: Final = [place for place, letter in enumerate(SPELLED) if letter.isalpha()]

Values = Mapping[str, Sequence[str]]


def measure_as_of(bench: Bench, dsn: str) -> list[Result]:
    """The middle times of 100 events by one filter, as of their third version and as of now."""
    latest, values = asyncio.run(_draw(dsn))
    earlier = latest - 2 * -(-bench.events // SIZE)
    pairs: dict[str, list[Pair]] = {name: [] for name in values}
    with servers.whence(dsn, bench.folder / "as-of.log") as port:
        asked = Asked(port, f"as_of=seq:{earlier}")
        for name, texts in values.items():
            asked.pair(name, texts)  # warm
        for _ in range(bench.number):
            for name, texts in values.items():
                pairs[name].append(asked.pair(name, texts))
            bench.told()
    return [
        Result(
            name=f"{AS_OF}-{name}",
            what=f"100 events by {name}, as of then (the third of {VERSIONS} versions)",
            rival="the same now",
            unit="µs",
            target=2.0,
            at_most=True,
            pairs=found,
        )
        for name, found in pairs.items()
    ]


class Asked:
    """Asks a server in turns, every time in words that it has no answer kept for."""

    def __init__(self, port: int, as_of: str) -> None:
        self._connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
        self._as_of = as_of
        self._spellings = spellings()

    def pair(self, name: str, texts: Sequence[str]) -> Pair:
        """The middle times of then and of now, in microseconds."""
        then, now = [], []
        for _, text in zip(range(ASKED), cycle(texts), strict=False):
            question = f"/v1/events?{name}={text}"
            now.append(self._time(f"{question}&{next(self._spellings)}"))
            then.append(self._time(f"{question}&{next(self._spellings)}&{self._as_of}"))
        return Pair(ours=statistics.median(then), rival=statistics.median(now))

    def _time(self, path: str) -> float:
        return timed(self._connection, path)[0]


def timed(connection: http.client.HTTPConnection, path: str) -> tuple[float, bytes]:
    """The microseconds that an answer takes, and its body."""
    started = time.perf_counter()
    connection.request("GET", path)
    answer = connection.getresponse()
    body = answer.read()
    seconds = time.perf_counter() - started
    if answer.status != 200 or body.startswith(b'{"data":[]'):
        raise MeasureError(f"{path} answers {answer.status}: {body[:200]!r}")
    return seconds * 1_000_000, body


def spellings() -> Iterator[str]:
    """The same words, never spelled the same."""
    for number in count():
        encoded = {place for bit, place in enumerate(LETTERS) if number >> bit & 1}
        yield "".join(
            f"%{ord(letter):02X}" if place in encoded else letter
            for place, letter in enumerate(SPELLED)
        )


async def _draw(dsn: str) -> tuple[int, Values]:
    """The latest seq, and what each filter is asked for."""
    connection = await asyncpg.connect(dsn)
    try:
        latest = await connection.fetchval(SQL["latest_seq"])
        drawn = {
            kind: [
                public_id(kind, row["value"])
                for row in await connection.fetch(SQL["draw_values"], kind)
            ]
            for kind in ("actor", "source")
        }
    finally:
        await connection.close()
    coded = {"dataset": ["bench"], "category": sorted(set(CATEGORIES)), "country": COUNTRIES}
    return latest, coded | drawn
