"""`python -m fuzz`: tries for minutes whether the server keeps what the contract says."""

import sys

import click
import msgspec
from rich.console import Console
from rich.table import Table

from api.signals import leave_on_signals
from fuzz.running import Result, fuzz

#: A table's columns where no terminal gives a width.
WIDE = 120


@click.command()
@click.option("--seconds", default=900, show_default=True, help="How long it tries.")
@click.option("--seed", type=int, help="The seed of an earlier run, to draw the same again.")
@click.option("--json", "as_json", is_flag=True, help="Print what came of it as JSON.")
def main(seconds: int, seed: int | None, as_json: bool) -> None:
    """Ask all that the contract lets a client ask, and more; exit code 1: something failed."""
    leave_on_signals()
    result = fuzz(seconds, seed)
    if as_json:
        click.echo(msgspec.json.format(msgspec.json.encode(result), indent=2).decode())
    else:
        if not result.passed:
            click.echo(result.log)
        Console(width=None if sys.stdout.isatty() else WIDE).print(as_table(result))
    sys.exit(0 if result.passed else 1)


def as_table(result: Result) -> Table:
    """A row an operation, and what failed of it."""
    title = f"{result.cases:,} cases in {result.seconds:,.0f} s, seed {result.seed}: "
    title += "no failure" if result.passed else f"{len(result.failures)} sorts of failures"
    table = Table(title=title, title_justify="left")
    statuses = sorted({status for counts in result.operations.values() for status in counts})
    for column in ("operation", "asked", *statuses, "failed"):
        table.add_column(column, justify="left" if column in ("operation", "failed") else "right")
    for operation, counts in result.operations.items():
        failed = [each.check for each in result.failures if operation in each.operations]
        told = [f"{counts.get(status, 0):,}" for status in statuses]
        asked = f"{sum(counts.values()):,}"
        table.add_row(operation, asked, *told, ", ".join(failed) or "-")
    return table


if __name__ == "__main__":
    main()
