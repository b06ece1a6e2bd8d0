"""How long searches take that find few, many, and more than are ranked, by one client and eight.

The 100 questions of search.tsv were drawn from titles, names and contents of UCDP's rows, made
many: words, phrases, beginnings and alternatives, twenty for each band. They count in the band
of what they find. Eight clients ask each band by itself, and all of them in any order, where what
finds little waits for what finds much.
"""

import asyncio
import bisect
import contextlib
import http.client
import random
import statistics
import urllib.parse
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from itertools import count
from pathlib import Path
from typing import Any, Final

import asyncpg
import msgspec
from rich.console import Console
from rich.progress import Progress

from api.database import load_statements
from api.embedded import embedded_server
from api.migrate import migrate
from bench import servers
from bench.as_of import timed
from bench.imports.rows import make_files, read_rows
from bench.imports.whole import run_import
from bench.pairs import Result
from bench.processes import run_whence
from bench.template import WHOLE, clear, digest_of

SEARCH: Final = "search"
EVENTS: Final = 350_000
RUNS: Final = 3
#: How many ask at once, and whether all bands in any order, or each by itself.
ASKED: Final = ((1, True), (8, False), (8, True))
QUESTIONS: Final = Path(__file__).with_name("search.tsv")
SQL: Final = load_statements(Path(__file__).with_suffix(".sql"))
MADE_FROM: Final = ("bench/imports/rows.py", "api/importers/ged*.py")
#: So many are found at most, and more; microseconds that 95 % take at most at the most clients.
MOST: Final = (10, 100, 1_000, 10_000)
BANDS: Final = ("1 to 10", "to 100", "to 1,000", "to 10,000", "more")
PROMISED: Final = (50_000.0, 50_000.0, 50_000.0, None, 1_000_000.0)
#: What a worker has kept is not asked for: each question is spelled in a way of its own.
LIMIT: Final = "limit"


class Question(msgspec.Struct, frozen=True, kw_only=True):
    """What is asked, and the band of what it finds."""

    text: str
    band: int


def measure_search(data_dir: Path, events: int, console: Console, shown: Progress) -> list[Result]:
    """The index made anew, once, and the questions in each of the ways, three times each."""
    task = shown.add_task("Searching", total=1 + RUNS * len(ASKED))
    with _imported(data_dir / "bench-search", events, console) as dsn:
        results = _built(dsn)
        shown.advance(task)
        with servers.whence(dsn, data_dir / "bench-search" / "search.log") as port:
            questions = _banded(port)
            for clients, mixed in ASKED:
                runs: list[list[tuple[int, float]]] = []
                for run in range(RUNS):
                    runs.append([])
                    for part in [questions] if mixed else _by_band(questions):
                        runs[-1] += _asked(port, part, clients, seed=3 * run + mixed)
                    shown.advance(task)
                results += _judged(runs, questions, clients, mixed=mixed)
    return results


def _by_band(questions: Sequence[Question]) -> list[list[Question]]:
    bands = range(len(BANDS))
    return [[each for each in questions if each.band == band] for band in bands]


def _built(dsn: str) -> list[Result]:
    """How long all of the index takes, and how large that of words is."""
    asyncio.run(_run(dsn, "empty_words"))
    ran = run_whence(dsn, "index")
    records, table, words = asyncio.run(_run(dsn, "measure_words"))
    what = f"all of the index, of {records:,} records"
    return [
        _figure("built", what, "s", ran.seconds),
        _figure("bytes", "words on disk of a record", "bytes", table / records),
        _figure("index-bytes", "of them the index", "bytes", words / records),
    ]


def _figure(name: str, what: str, unit: str, figure: float) -> Result:
    return Result(
        name=f"{SEARCH}-{name}", what=what, rival="-", unit=unit, target=None, figures=[figure]
    )


def _banded(port: int) -> list[Question]:
    """Each question with the band of what it finds; in fewer events some find nothing."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    questions = []
    for line in QUESTIONS.read_text(encoding="utf-8").splitlines():
        text = line.partition("\t")[2]
        connection.request("GET", _path(text, 0))
        page = msgspec.json.decode(connection.getresponse().read())["page"]
        band = len(MOST) if page["approximate"] else bisect.bisect_left(MOST, page["count"])
        if page["count"]:
            questions.append(Question(text=text, band=band))
    return questions


def _asked(
    port: int, questions: Sequence[Question], clients: int, seed: int
) -> list[tuple[int, float]]:
    """The band and the microseconds of each answer; every client asks all, in its own order."""
    numbers = count(1 + 10_000 * (seed + 10 * clients))

    def ask(client: int) -> list[tuple[int, float]]:
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
        order = random.Random(f"{seed}/{client}").sample(questions, len(questions))
        return [
            (each.band, timed(connection, _path(each.text, next(numbers)))[0]) for each in order
        ]

    with ThreadPoolExecutor(clients) as pool:
        return [told for found in pool.map(ask, range(clients)) for told in found]


def _judged(
    runs: Sequence[list[tuple[int, float]]],
    questions: Sequence[Question],
    clients: int,
    *,
    mixed: bool,
) -> Iterator[Result]:
    for band, name in enumerate(BANDS):
        times = [sorted(each for found, each in run if found == band) for run in runs]
        if not all(times):
            continue
        number = sum(question.band == band for question in questions)
        among = ", among all" if mixed and clients > 1 else ""
        what = f"{number} searches that find {name}, {clients} at once{among}"
        promised = PROMISED[band] if clients > 1 else None
        for part, target, figures in (
            ("p50", None, [statistics.median(run) for run in times]),
            ("p95", promised, [run[int(0.95 * (len(run) - 1))] for run in times]),
        ):
            yield Result(
                name=f"{SEARCH}-{band + 1}-{clients}{'-mixed' if among else ''}-{part}",
                what=f"{what}: {'half' if part == 'p50' else '95 %'} take at most",
                rival="-",
                unit="µs",
                target=target,
                at_most=True,
                figures=figures,
            )


def _path(text: str, number: int) -> str:
    """The question in a spelling of that number: letters percent-encoded or not, and zeros."""
    name, rest = _spelled(LIMIT, number), number >> len(LIMIT)
    zeros, words = "0" * (rest & 15), _spelled(text, rest >> 4)
    return f"/v1/search?q={words}&{name}={zeros}20"


def _spelled(text: str, number: int) -> str:
    """With a letter percent-encoded wherever the number has a bit."""
    return "".join(
        f"%{ord(letter):02X}"
        if letter.isascii() and number >> place & 1
        else urllib.parse.quote(letter)
        for place, letter in enumerate(text)
    )


@contextlib.contextmanager
def _imported(folder: Path, events: int, console: Console) -> Iterator[str]:
    """The DSN of the server over an import of so many events, which is kept as its parts are."""
    rows = read_rows()
    kept = folder / digest_of(events, MADE_FROM)
    if not (kept / WHOLE).exists():
        clear(folder)
        kept.mkdir(parents=True, exist_ok=True)
        with embedded_server(kept, say=console.print) as dsn:
            migrate(dsn)
            files = make_files(folder, rows, events, lambda _: None)
            run_import(dsn, files.first, "23.1")
            asyncio.run(_run(dsn, "settle"))
        (kept / WHOLE).touch()
    with embedded_server(kept, say=console.print) as dsn:
        yield dsn


async def _run(dsn: str, name: str) -> Any:
    connection = await asyncpg.connect(dsn)
    try:
        for statement in SQL[name].split(";\n"):
            rows = await connection.fetch(statement)
        return rows[0] if rows else None
    finally:
        await connection.close()
