"""`python -m soak`: tries for minutes to lose something, and says what was lost."""

import signal
import sys
from collections.abc import Callable
from functools import partial
from types import FrameType
from typing import Final

import click
import msgspec
from rich.console import Console
from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

from api.errors import WhenceError
from soak.crashing import kill_database, kill_whence
from soak.following import follow, follow_through_outage
from soak.importing import kill_imports
from soak.mirroring import mirror
from soak.modelling import model
from soak.outcome import Outcome, as_table
from soak.walking import SORTS, walk

#: A table's columns where no terminal gives a width.
WIDE: Final = 160


class Asked(msgspec.Struct, frozen=True, kw_only=True):
    """What the command line asks for."""

    only: tuple[str, ...]
    seconds: float
    kills: int
    records: int
    steps: int
    changes: int
    events: int
    json: bool


class Run(msgspec.Struct, frozen=True, kw_only=True):
    """A run: how much progress it makes in all, and how to do it."""

    total: Callable[[Asked], float]
    do: Callable[[Asked, Callable[[float], object]], Outcome]


RUNS: Final = {
    "follow": Run(
        total=lambda asked: asked.seconds,
        do=lambda asked, told: follow(asked.seconds, told),
    ),
    "outage": Run(
        total=lambda asked: asked.seconds,
        do=lambda asked, told: follow_through_outage(asked.seconds, told),
    ),
    "kill": Run(
        total=lambda asked: asked.kills,
        do=lambda asked, told: kill_whence(asked.kills, lambda: told(1)),
    ),
    "kill-database": Run(
        total=lambda asked: asked.kills,
        do=lambda asked, told: kill_database(asked.kills, lambda: told(1)),
    ),
    "import": Run(
        total=lambda asked: asked.kills // 2,
        do=lambda asked, told: kill_imports(asked.kills // 2, asked.events, lambda: told(1)),
    ),
    "walk": Run(
        total=lambda asked: asked.records * (1 + len(SORTS)),
        do=lambda asked, told: walk(asked.records, told),
    ),
    "model": Run(
        total=lambda asked: asked.steps,
        do=lambda asked, told: model(asked.steps, told),
    ),
    "mirror": Run(
        total=lambda asked: asked.changes,
        do=lambda asked, told: mirror(asked.changes, told),
    ),
}


@click.command()
@click.option("--only", multiple=True, type=click.Choice([*RUNS]), help="These runs.")
@click.option("--seconds", default=60.0, show_default=True, help="How long writers write.")
@click.option("--kills", default=20, show_default=True, help="How often a server is killed.")
@click.option("--records", default=50_000, show_default=True, help="Length of the list to walk.")
@click.option("--steps", default=5_000, show_default=True, help="Steps beside the model.")
@click.option("--changes", default=10_000, show_default=True, help="Changes to mirror.")
@click.option("--events", default=20_000, show_default=True, help="Events to import.")
@click.option("--json", is_flag=True, help="Print what came of it as JSON.")
def soak(**options: object) -> int:
    """Write, follow, walk, kill and compare for minutes; exit code 1: something was lost."""
    asked = msgspec.convert(options, Asked)
    outcomes = []
    with _progress() as shown:
        for name in asked.only or RUNS:
            run = RUNS[name]
            task = shown.add_task(name, total=run.total(asked))
            outcomes.append(run.do(asked, partial(shown.advance, task)))
            shown.update(task, completed=run.total(asked))
    if asked.json:
        click.echo(msgspec.json.format(msgspec.json.encode(outcomes), indent=2).decode())
    else:
        Console(width=None if sys.stdout.isatty() else WIDE).print(as_table(outcomes))
    return 0 if all(outcome.passed for outcome in outcomes) else 1


def main() -> int:
    """Run it; what the user can put right is one line, no traceback."""
    # Whoever runs it beside other things lets it ignore this one; a loop unwinds by it.
    signal.signal(signal.SIGINT, signal.default_int_handler)
    for number in (signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, _interrupt)
    try:
        code = soak(prog_name="python -m soak", standalone_mode=False)
    except WhenceError as fault:
        click.echo(f"soak: {fault}", err=True)
        return fault.exit_code
    except click.ClickException as fault:
        fault.show()
        return fault.exit_code
    except (click.Abort, KeyboardInterrupt):
        return 130
    return code if isinstance(code, int) else 0


def _interrupt(number: int, frame: FrameType | None) -> None:
    """End as on Ctrl-C, once: hypothesis takes SystemExit for a finding, and goes on."""
    signal.signal(number, signal.SIG_IGN)
    signal.raise_signal(signal.SIGINT)


def _progress() -> Progress:
    columns = (TextColumn("{task.description}"), BarColumn(), TimeElapsedColumn())
    return Progress(*columns, console=Console(stderr=True))


if __name__ == "__main__":
    sys.exit(main())
