"""`python -m bench.imports`: imports, and says what was reached."""

import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Final

import click
import msgspec
from rich.console import Console
from rich.progress import Progress

from api.embedded import embedded_server
from api.settings import load_settings
from bench.commands import conclude, progress, run
from bench.imports.growing import measure_growth
from bench.imports.rows import FOLDER, Files, Row, make_files, read_rows
from bench.imports.whole import Bench, measure_whole
from bench.pairs import Result

EVENTS: Final = 350_000
#: What part of them is in the smaller and the larger file of `--million`: 2 and 20 of 7.
SEVENTHS: Final = (2, 20)
STEPS: Final = 8
MORE_STEPS: Final = 3


class Asked(msgspec.Struct, frozen=True, kw_only=True):
    """What the command line asks for."""

    events: int
    million: bool
    rows: Path
    json: bool
    write: bool


@click.command()
@click.option("--events", default=EVENTS, show_default=True, help="Events that are imported.")
@click.option("--million", is_flag=True, help="Import 2/7 and 20/7 as many too, and read them.")
@click.option(
    "--rows",
    default=FOLDER,
    type=click.Path(path_type=Path),
    help="The folder of UCDP's rows; ../shared/data where it is not said.",
)
@click.option("--json", is_flag=True, help="Print all figures as JSON.")
@click.option("--write", is_flag=True, help="Put the results into bench/README.md.")
def bench(**options: object) -> int:
    """Import events, ask meanwhile, and import again; exit code 1: a target is missed."""
    asked = msgspec.convert(options, Asked)
    results = measure(asked, Console(stderr=True))
    return conclude(results, "imports", json=asked.json, write=asked.write)


def measure(asked: Asked, console: Console) -> list[Result]:
    """The import, and where it is asked for the larger one."""
    folder = load_settings(os.environ).data_dir / "bench-import"
    rows = read_rows(asked.rows)
    with progress(console) as shown, embedded_server(folder, say=console.print) as dsn:
        task = shown.add_task("", total=STEPS + MORE_STEPS * asked.million)

        def told(step: str) -> None:
            shown.update(task, description=step, advance=1)

        def files(events: int) -> Files:
            return _made(folder, rows, events, shown)

        made = files(asked.events)
        results = measure_whole(Bench(dsn=dsn, folder=folder, files=made, told=told))
        if asked.million:
            small, large = (files(asked.events * part // 7) for part in SEVENTHS)
            rate = results[0].median
            results += measure_growth(dsn, (small, large), rate, told)
    return results


def _made(folder: Path, rows: list[Row], events: int, shown: Progress) -> Files:
    task = shown.add_task(f"Making a file of {events:,} events", total=2 * events)
    advance: Callable[[int], None] = lambda number: shown.advance(task, number)  # noqa: E731
    made = make_files(folder, rows, events, advance)
    shown.remove_task(task)
    return made


if __name__ == "__main__":
    sys.exit(run(bench, "python -m bench.imports"))
