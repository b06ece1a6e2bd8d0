"""What commands on case files print: counts, faults, and how far long work is."""

import sys
import uuid
from collections.abc import Sequence

import click
import msgspec
from msgspec import UNSET
from rich import box
from rich.console import Console
from rich.progress import (
    BarColumn,
    Progress,
    ProgressColumn,
    SpinnerColumn,
    Task,
    TextColumn,
    TimeRemainingColumn,
)
from rich.table import Table
from rich.text import Text

from api.importers.faults import CaseFileError
from schemas.changesets import ChangeSetResult, Counts
from schemas.problems import ProblemFault

#: Columns of a table that goes to a file or a program.
WIDE = 160


class Loaded(msgspec.Struct, frozen=True, kw_only=True):
    """A case file and what loading it did."""

    file: str
    dataset: str
    result: ChangeSetResult


class Reverted(msgspec.Struct, frozen=True, kw_only=True):
    """A change set and what reverting it did, or all that is in the way."""

    change_set: uuid.UUID
    dataset: str
    result: ChangeSetResult | msgspec.UnsetType = UNSET
    faults: Sequence[ProblemFault] = ()


class PlacedFault(msgspec.Struct, frozen=True, kw_only=True):
    """A fault of a file, for programs; 0 is the line, or the file, as a whole."""

    file: str
    line: int
    column: int
    detail: str


class _Report(msgspec.Struct, frozen=True, kw_only=True):
    loaded: Sequence[Loaded]
    faults: Sequence[PlacedFault]


class RateColumn(ProgressColumn):
    """How fast it goes, in what the task is counted in: its field `unit`."""

    def render(self, task: Task) -> Text:
        """`3,120 records/s`; nothing where it is not counted, or not begun."""
        unit = task.fields.get("unit")
        return Text("" if unit is None or not task.speed else f"{task.speed:,.0f} {unit}/s")


def progress(*, rate: bool = False) -> Progress:
    """A bar on standard error while it is a terminal; nothing elsewhere.

    With the rate, it says how fast it goes and how long it will take.
    """
    more = (RateColumn(), TimeRemainingColumn(elapsed_when_finished=True)) if rate else ()
    words = TextColumn("{task.description}", markup=False)
    columns = (SpinnerColumn(), words, BarColumn(), *more)
    quiet = not sys.stderr.isatty()
    return Progress(*columns, console=Console(stderr=True), transient=True, disable=quiet)


def console() -> Console:
    """Standard output, wide enough for tables where no terminal gives a width."""
    return Console(width=None if sys.stdout.isatty() else WIDE)


def show_loaded(done: Sequence[Loaded], faulty: Sequence[CaseFileError], *, as_json: bool) -> None:
    """What was written: a table for people, or everything as JSON."""
    if as_json:
        report = _Report(loaded=done, faults=placed_faults(faulty))
        click.echo(msgspec.json.encode(report))
    elif done:
        rows = [(loaded.file, loaded.dataset, loaded.result) for loaded in done]
        console().print(_table("file", rows))


def show_reverted(reverted: Reverted, *, as_json: bool) -> None:
    """What was reverted, or what is in the way: that one line each on standard error."""
    if as_json:
        click.echo(msgspec.json.encode(reverted))
    elif reverted.result is not UNSET:
        row = (str(reverted.change_set), reverted.dataset, reverted.result)
        console().print(_table("reverted", [row]))
    for fault in reverted.faults:
        click.echo(f"whence: {fault.detail}", err=True)


def placed_faults(faulty: Sequence[CaseFileError]) -> list[PlacedFault]:
    """All faults of all files."""
    return [
        PlacedFault(file=error.name, line=f.line, column=f.column, detail=f.detail)
        for error in faulty
        for f in error.faults
    ]


def show_faults(faulty: Sequence[CaseFileError]) -> None:
    """One line a fault on standard error."""
    for error in faulty:
        for line in error.lines():
            click.echo(line, err=True)


def _table(what: str, rows: Sequence[tuple[str, str, ChangeSetResult]]) -> Table:
    table = Table(box=box.SIMPLE_HEAD)
    table.add_column(what, overflow="fold")
    table.add_column("dataset", overflow="fold")
    for name in Counts.__struct_fields__:
        table.add_column(name, justify="right")
    table.add_column("seq", justify="right")
    for name, dataset, result in rows:
        counts = msgspec.structs.astuple(result.counts)
        table.add_row(Text(name), Text(dataset), *map(str, counts), _seq(result))
    return table


def _seq(result: ChangeSetResult) -> str:
    if result.dry_run is True:
        return "dry run"
    return "nothing to change" if result.seq is UNSET else str(result.seq)
