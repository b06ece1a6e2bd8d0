"""`python -m bench`: measures, and says what was reached."""

import contextlib
import os
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

import click
import msgspec
from rich.console import Console

from api.settings import load_settings
from bench import servers
from bench.as_of import AS_OF, measure_as_of
from bench.commands import conclude, progress, run
from bench.downloads import FILE, MISSING, find_nginx, measure_downloads
from bench.measures import LOAD, MEASURES, Bench, Running, measure_load
from bench.names import NAMES, measure_names
from bench.pairs import Result
from bench.releases import RELEASE, RELEASED, SOURCE, measure_releases
from bench.samples import draw_samples
from bench.search import EVENTS as SEARCHED
from bench.search import SEARCH, measure_search
from bench.template import EVENTS, seeded_server, with_history
from bench.wrk import find_wrk

ALL: Final = (*MEASURES, FILE, AS_OF, LOAD, RELEASE, NAMES, SEARCH)

#: With databases of their own.
APART: Final = {RELEASE, NAMES, SEARCH}


class Asked(msgspec.Struct, frozen=True, kw_only=True):
    """What the command line asks for."""

    seconds: float
    pairs: int
    only: tuple[str, ...]
    events: int
    json: bool
    write: bool
    released: int
    searched: int


@click.command()
@click.option("--seconds", default=5.0, show_default=True, help="Length of each run of wrk.")
@click.option("--pairs", default=5, show_default=True, help="How often each measure is taken.")
@click.option(
    "--only",
    multiple=True,
    type=click.Choice(ALL),
    help="These measures.",
)
@click.option("--events", default=EVENTS, show_default=True, help="Size of the database.")
@click.option("--released", default=RELEASED, show_default=True, help="Size of what is released.")
@click.option("--searched", default=SEARCHED, show_default=True, help="Size of what is searched.")
@click.option("--json", is_flag=True, help="Print all figures as JSON.")
@click.option("--write", is_flag=True, help="Put the results into bench/README.md.")
def bench(**options: object) -> int:
    """Measure Whence against the most that this machine does; exit code 1: a target is missed."""
    asked = msgspec.convert(options, Asked)
    results = measure(asked, Console(stderr=True))
    return conclude(results, "results", json=asked.json, write=asked.write)


def measure(asked: Asked, console: Console) -> list[Result]:
    """The measures asked for, one after the other."""
    data_dir = load_settings(os.environ).data_dir
    names = asked.only or ALL
    if any(name in MEASURES for name in names):
        find_wrk()
    results = _apart(asked, names, data_dir, console)
    if not set(names) - APART:
        return results
    if FILE in names and not find_nginx():
        console.print(MISSING)
    with contextlib.ExitStack() as stack:
        dsn = stack.enter_context(seeded_server(data_dir, console, events=asked.events))
        history = with_history(dsn, console, events=asked.events) if AS_OF in names else ""
        shown = stack.enter_context(progress(console))
        task = shown.add_task("Measuring", total=len({*names} - APART) * asked.pairs)
        bench = Bench(
            dsn=dsn,
            folder=data_dir / "bench",
            seconds=asked.seconds,
            number=asked.pairs,
            events=asked.events,
            told=lambda: shown.advance(task),
        )
        reading = [name for name in names if name in MEASURES]
        if reading:
            with running(bench) as servers_too:
                results += [MEASURES[name](servers_too) for name in reading]
        if FILE in names:
            results += measure_downloads(bench)
        if AS_OF in names:
            results += measure_as_of(bench, history)
        if LOAD in names:
            results.append(measure_load(bench))
    return results


def _apart(asked: Asked, names: Sequence[str], data_dir: Path, console: Console) -> list[Result]:
    """The measures on databases of their own."""
    results = []
    if RELEASE in names:
        results += _released(asked, data_dir, console)
    if NAMES in names:
        results += measure_names(data_dir / "bench-names", asked.pairs, console)
    if SEARCH in names:
        with progress(console) as shown:
            results += measure_search(data_dir, asked.searched, console, shown)
    return results


def _released(asked: Asked, data_dir: Path, console: Console) -> list[Result]:
    """The measures of releases, on a database of their own."""
    events, source = asked.released, SOURCE
    with (
        seeded_server(data_dir, console, events=events, source=source) as dsn,
        progress(console) as shown,
    ):
        task = shown.add_task("Releasing", total=asked.pairs + 1)
        bench = Bench(
            dsn=dsn,
            folder=data_dir / source.folder,
            seconds=asked.seconds,
            number=asked.pairs,
            events=events,
            told=lambda: shown.advance(task),
        )
        return measure_releases(bench)


@contextlib.contextmanager
def running(bench: Bench) -> Iterator[Running]:
    """Whence and its rivals, all started; who is not asked takes no time from the others."""
    dsn, folder = bench.dsn, bench.folder
    with servers.whence(dsn, folder / "whence.log") as whence:
        samples = draw_samples(dsn, whence, folder)
        with (
            servers.rival("fixed", dsn, folder / "fixed.log", body=samples.body) as fixed,
            servers.rival("joined", dsn, folder / "joined.log") as joined,
        ):
            yield Running(
                **msgspec.structs.asdict(bench),
                whence=whence,
                fixed=fixed,
                joined=joined,
                samples=samples,
            )


if __name__ == "__main__":
    sys.exit(run(bench, "python -m bench"))
