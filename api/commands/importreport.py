"""What an import did, or would do: a table for people, or all of it for programs."""

import click
import msgspec
from msgspec import UNSET
from rich import box
from rich.table import Table
from rich.text import Text

from api.commands.reporting import console
from api.importers.imported import RowFault
from schemas.changesets import ChangeSetResult

FATES = ("created", "changed", "raw", "unchanged", "retracted", "purged")
#: So many records are named one by one, and to programs so many.
MOST_NAMED = 100
MOST = 1_000


class Named(msgspec.Struct, frozen=True, kw_only=True):
    """A record that an import writes, and what becomes of it."""

    fate: str
    kind: str
    key: str


class Report(msgspec.Struct, frozen=True, kw_only=True):
    """What an import did, or would do."""

    format: str
    dataset: str
    edition: str
    dry_run: bool
    refused: bool = False
    counts: dict[str, dict[str, int]]
    changes: list[Named]
    faulty: int
    told: int
    faults: list[RowFault]
    unknown_columns: dict[str, int]
    dropped: dict[str, int]
    notices: dict[str, int]
    change_sets: list[ChangeSetResult] = []
    seconds: float = 0.0


def show_report(report: Report) -> None:
    if report.counts:
        table = Table(box=box.SIMPLE_HEAD)
        table.add_column("kind")
        shown = [fate for fate in FATES if any(fate in each for each in report.counts.values())]
        for fate in shown:
            table.add_column(fate, justify="right")
        for kind, counts in report.counts.items():
            table.add_row(Text(kind), *(f"{counts.get(fate, 0):,}" for fate in shown))
        console().print(table)
    if report.dry_run:
        _show_changes(report)
    elif report.change_sets:
        _show_change_sets(report)
    elif report.counts:
        click.echo("nothing to change")
    if not report.refused:
        _show_notices(report)


def _show_notices(report: Report) -> None:
    """What is told of what was written; of what was refused, the faults are all there is to say."""
    for name, number in report.unknown_columns.items():
        told = f"the column {name} is not known: kept raw ({counted(number, 'cell')})"
        click.echo(told, err=True)
    for name, number in report.dropped.items():
        click.echo(f"{name} is left out ({counted(number, 'cell')})", err=True)
    for name, number in report.notices.items():
        click.echo(f"{name} ({number:,})", err=True)


def _show_changes(report: Report) -> None:
    total = sum(
        number
        for each in report.counts.values()
        for fate, number in each.items()
        if fate != "unchanged"
    )
    for each in report.changes[:MOST_NAMED]:
        click.echo(f"{each.fate} {each.kind} {each.key}")
    if total > MOST_NAMED:
        click.echo(f"and {total - MOST_NAMED:,} more")
    click.echo("dry run: nothing was written")


def _show_change_sets(report: Report) -> None:
    seqs = [each.seq for each in report.change_sets if each.seq is not UNSET]
    if not seqs:
        click.echo("nothing to change")
        return
    written = sum(each.counts.operations + each.counts.raw for each in report.change_sets)
    sets = f"{len(seqs)} change set{'s' if len(seqs) > 1 else ''}"
    span = f"seq {seqs[0]}" if len(seqs) == 1 else f"seq {seqs[0]} to {seqs[-1]}"
    rate = written / report.seconds
    click.echo(f"{sets}, {span}: {written:,} records in {report.seconds:.1f} s ({rate:,.0f}/s)")


def show_faults(report: Report, so: str) -> None:
    for fault in report.faults:
        click.echo(fault.tell(), err=True)
    if report.told > len(report.faults):
        click.echo(f"and {report.told - len(report.faults):,} faults more", err=True)
    if report.faulty:
        click.echo(
            f"{counted(report.told, 'fault')} in {counted(report.faulty, 'row')}: {so}", err=True
        )


def counted(number: int, one: str) -> str:
    """`1 row`, `2 rows`."""
    return f"{number:,} {one}{'' if number == 1 else 's'}"
