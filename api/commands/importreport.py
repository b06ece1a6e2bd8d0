"""What an import did, or would do: a table for people, or all of it for programs."""

from collections.abc import Sequence
from typing import Final

import click
import msgspec
from msgspec import UNSET
from rich import box
from rich.table import Table
from rich.text import Text

from api.commands.importchanges import TOLD, Difference, Named
from api.commands.reporting import console
from api.importers.imported import RowFault
from api.importers.values import cut
from schemas.changesets import ChangeSetResult

FATES: Final = ("created", "changed", "revived", "raw", "unchanged", "retracted", "kept", "purged")
#: So many records of each fate are named one by one, and to programs so many.
MOST_NAMED: Final = 100
MOST: Final = 1_000
#: So many fields of a record are shown, and so much of what each holds.
MOST_FIELDS: Final = 6
LONGEST_VALUE: Final = 60


class Report(msgspec.Struct, frozen=True, kw_only=True):
    """What an import did, or would do."""

    format: str
    dataset: str
    edition: str
    dry_run: bool
    refused: bool = False
    counts: dict[str, dict[str, int]]
    changes: Sequence[Named] = ()
    faulty: int
    told: int
    faults: list[RowFault]
    unknown_columns: dict[str, int]
    dropped: dict[str, int]
    notices: dict[str, int]
    #: Where a notice was first met.
    first: dict[str, str] = {}
    change_sets: list[ChangeSetResult] = []
    seconds: float = 0.0


class Refusal(msgspec.Struct, frozen=True, kw_only=True):
    """Why nothing was read or written at all, to programs."""

    refused: bool = True
    detail: str


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
    elif not report.refused:
        click.echo("nothing to change")
    if not report.refused:
        _show_notices(report)


def _show_notices(report: Report) -> None:
    """What is told of what was written; of what was refused, the faults are all there is to say."""
    for name, number in report.unknown_columns.items():
        left = min(number, report.dropped.get(name, 0))
        fates = (("kept raw", number - left), ("left out", left))
        told = ", ".join(f"{fate} ({counted(each, 'cell')})" for fate, each in fates if each)
        click.echo(f"the column {name} is not known: {told}", err=True)
    for name, number in report.dropped.items():
        if name not in report.unknown_columns:
            click.echo(f"{name} is left out ({counted(number, 'cell')})", err=True)
    for name, number in report.notices.items():
        where = f", first at {report.first[name]}" if name in report.first else ""
        click.echo(f"{name} ({number:,}{where})", err=True)
    if not report.dry_run:
        for each in report.changes:
            if each.fate == "kept":
                click.echo(_call(each), err=True)


def _show_changes(report: Report) -> None:
    """By fate: what changes what is served first, rows that are kept beside last."""
    named: dict[str, list[Named]] = {}
    for each in report.changes:
        named.setdefault(each.fate, []).append(each)
    for fate in TOLD:
        for each in named.get(fate, ()):
            click.echo(_call(each))
            for difference in each.fields[:MOST_FIELDS]:
                click.echo(f"  {_tell(difference)}")
            if len(each.fields) > MOST_FIELDS:
                click.echo(f"  and {counted(len(each.fields) - MOST_FIELDS, 'field')} more")
        total = sum(counts.get(fate, 0) for counts in report.counts.values())
        if left := total - len(named.get(fate, ())):
            click.echo(f"and {left:,} more {fate}" if fate in named else f"{left:,} {fate}")
    click.echo("dry run: nothing was written")


def _call(named: Named) -> str:
    """`retracted event 12 (superseded)`."""
    reason = named.because or ("" if named.reason is UNSET else named.reason)
    return f"{named.fate} {named.kind} {named.key}{f' ({reason})' if reason else ''}"


def _tell(difference: Difference) -> str:
    """`figures[0].best: 5 → 6`."""
    before, after = (
        "nothing" if value is UNSET else cut(msgspec.json.encode(value).decode(), LONGEST_VALUE)
        for value in (difference.before, difference.after)
    )
    return f"{difference.field}: {before} → {after}"


def _show_change_sets(report: Report) -> None:
    seqs = [each.seq for each in report.change_sets if each.seq is not UNSET]
    if not seqs:
        click.echo("nothing to change")
        return
    written = sum(each.counts.operations + each.counts.raw for each in report.change_sets)
    sets = f"{len(seqs)} change set{'s' if len(seqs) > 1 else ''}"
    span = f"seq {seqs[0]}" if len(seqs) == 1 else f"seq {seqs[0]} to {seqs[-1]}"
    records, rate = counted(written, "record"), written / report.seconds
    click.echo(f"{sets}, {span}: {records} in {report.seconds:.1f} s ({rate:,.0f}/s)")


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
