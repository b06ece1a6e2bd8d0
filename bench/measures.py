"""The measures and what each has to reach."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Final

import msgspec

from bench.drain import drained
from bench.loading import measure_loading
from bench.pairs import Pair, Result, interleave
from bench.samples import Samples
from bench.wrk import MeasureError, ask

WARM_SECONDS: Final = 1
FIXED: Final = "a fixed body as long, bare Litestar"
JOINED: Final = "the same bodies by asyncpg, joined, bare ASGI"
EVENTS_STREAM: Final = "/v1/events?format=ndjson"


class Bench(msgspec.Struct, frozen=True, kw_only=True):
    """The database, and how long and how often it is measured; `told` hears of each time."""

    dsn: str
    folder: Path
    seconds: float
    number: int
    events: int
    told: Callable[[], object]


class Running(Bench, frozen=True, kw_only=True):
    """The ports of the servers, and what is asked of them."""

    whence: int
    fixed: int
    joined: int
    samples: Samples


def measure_items(bench: Running) -> Result:
    """Records by id, with labels: 4,000 in turn, which the worker keeps after the first time."""
    ours, rival = (bench.whence, bench.samples.items), (bench.fixed, bench.samples.plain)
    pairs = _in_turns(bench, ours, rival)
    return _answers("item", ("one event by id, with labels", FIXED), pairs, 0.4)


def measure_items_anew(bench: Running) -> Result:
    """Records by id, with labels: so many that each is read from the database every time."""
    ours, rival = (bench.whence, bench.samples.items_anew), (bench.fixed, bench.samples.plain)
    pairs = _in_turns(bench, ours, rival)
    return _answers("item-anew", ("the same, not kept", FIXED), pairs)


def measure_lists(bench: Running) -> Result:
    """The first page of all events, and of each country's in turn, which the worker keeps."""
    ours, rival = (bench.whence, bench.samples.lists), (bench.joined, bench.samples.lists)
    pairs = _in_turns(bench, ours, rival)
    return _answers("list", ("100 events, with labels", JOINED), pairs, 0.6)


def measure_lists_anew(bench: Running) -> Result:
    """The same pages, read from the database every time."""
    ours, rival = (bench.whence, bench.samples.lists_anew), (bench.joined, bench.samples.lists)
    pairs = _in_turns(bench, ours, rival)
    return _answers("list-anew", ("the same, not kept", JOINED), pairs)


def measure_unchanged(bench: Running) -> Result:
    """Items that the client has already."""
    ours, rival = (bench.whence, bench.samples.tagged), (bench.whence, bench.samples.items)
    pairs = _in_turns(bench, ours, rival)
    told = ("304 for an event that the client has", "the same events in full")
    return _answers("304", told, pairs, 0.9)


def _answers(
    name: str, told: tuple[str, str], pairs: list[Pair], target: float | None = None
) -> Result:
    what, rival = told
    return Result(name=name, what=what, rival=rival, unit="answers/s", target=target, pairs=pairs)


def measure_stream(bench: Running) -> Result:
    """All events, by documents: what Whence puts in front of each body counts for nothing."""

    def ours() -> float:
        found = drained("http", str(bench.whence), EVENTS_STREAM)
        if found.bytes < copied.bytes:
            raise MeasureError(f"{EVENTS_STREAM} has {found.bytes} bytes of {copied.bytes}")
        return bench.events / found.seconds

    def rival() -> float:
        return bench.events / drained("copy", bench.dsn).seconds

    copied = drained("copy", bench.dsn)
    ours()
    return Result(
        name="stream",
        what="all events as NDJSON",
        rival="COPY of the same bodies to stdout",
        unit="events/s",
        target=0.5,
        pairs=interleave(bench.number, ours, rival, bench.told),
    )


def measure_load(bench: Bench) -> Result:
    """One change set into a fresh database, each time anew."""
    figures = []
    for _ in range(bench.number):
        figures.append(measure_loading(bench.dsn, bench.folder / "load.log"))
        bench.told()
    return Result(
        name=LOAD,
        what="20,000 records in one change set over HTTP",
        rival="",
        unit="records/s",
        target=3000,
        figures=figures,
    )


MEASURES: Final[Mapping[str, Callable[[Running], Result]]] = {
    "item": measure_items,
    "item-anew": measure_items_anew,
    "list": measure_lists,
    "list-anew": measure_lists_anew,
    "304": measure_unchanged,
    "stream": measure_stream,
}
LOAD: Final = "load"


def _in_turns(bench: Running, ours: tuple[int, Path], rival: tuple[int, Path]) -> list[Pair]:
    for port, requests in (ours, rival):
        ask(port, requests, WARM_SECONDS)
    return interleave(
        bench.number,
        lambda: ask(*ours, bench.seconds).rate,
        lambda: ask(*rival, bench.seconds).rate,
        bench.told,
    )
