"""What the commands that measure have in common: how they end, and what they show."""

import sys
from collections.abc import Sequence
from typing import Final

import click
from rich.console import Console
from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

from api.errors import WhenceError
from api.signals import leave_on_signals
from bench.pairs import Result
from bench.report import as_json, as_table, make_report, write_readme

#: What has a table of its own, and begins the names of its figures.
OWN: Final = ("search", "names")
#: A table's columns where no terminal gives a width.
WIDE: Final = 180


def run(command: click.Command, name: str) -> int:
    """Run it; what the user can put right is one line, no traceback."""
    leave_on_signals()
    try:
        code = command(prog_name=name, standalone_mode=False)
    except WhenceError as fault:
        click.echo(f"bench: {fault}", err=True)
        return fault.exit_code
    except click.ClickException as fault:
        fault.show()
        return fault.exit_code
    except (click.Abort, KeyboardInterrupt):
        return 130
    return code if isinstance(code, int) else 0


def conclude(results: Sequence[Result], name: str, *, json: bool, write: bool) -> int:
    """Show them, or `write` them under that name; the exit code is 1 where a target is missed.

    Those of a part that has a table of its own are written there.
    """
    report = make_report(results)
    if write:
        for table in (name, *OWN):
            found = [each for each in results if _table(each, name) == table]
            if found:
                write_readme(make_report(found), table)
    if json:
        click.echo(as_json(report))
    else:
        Console(width=None if sys.stdout.isatty() else WIDE).print(as_table(report))
    return 0 if all(result.passed for result in results) else 1


def _table(result: Result, name: str) -> str:
    return next((own for own in OWN if result.name.startswith(f"{own}-")), name)


def progress(console: Console) -> Progress:
    """What is done, how much of it, and since when."""
    columns = (TextColumn("{task.description}"), BarColumn(), TimeElapsedColumn())
    return Progress(*columns, console=console, transient=True)
