"""`whence import`."""

import asyncio
import os
import time
from collections import Counter
from pathlib import Path

import click
import msgspec
from msgspec import UNSET
from rich import box
from rich.progress import Progress
from rich.table import Table
from rich.text import Text

from api.commands.importing import (
    Edition,
    Plan,
    Read,
    make_plan,
    read_files,
    write_plan,
)
from api.commands.ready import connected, ready_database
from api.commands.reporting import console, progress
from api.errors import WhenceError
from api.importers.imported import RowFault
from api.importers.inputs import InputFile
from api.importers.registry import FORMATS, recognise
from api.importers.spool import Spool, spool
from api.settings import load_settings
from schemas.base import Slug
from schemas.changesets import ChangeSetHead, ChangeSetResult

FATES = ("created", "changed", "raw", "unchanged", "retracted", "purged")
#: So many records are named one by one, and to programs so many.
MOST_NAMED = 100
MOST = 1_000


class Asked(msgspec.Struct, frozen=True, kw_only=True):
    """How it is imported."""

    prune: bool
    dry_run: bool
    max_errors: int


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


@click.command("import")
@click.argument("form", metavar="FORMAT", type=click.Choice(list(FORMATS)))
@click.argument(
    "files",
    nargs=-1,
    required=True,
    metavar="FILE...",
    type=click.Path(exists=True, dir_okay=False, readable=True, path_type=Path),
)
@click.option("--dataset", required=True, help="The dataset; it is made where it is not there.")
@click.option("--edition", required=True, help="Which edition the files are, such as 23.1.")
@click.option("--prune", is_flag=True, help="Retract what the dataset has and the files have not.")
@click.option("--dry-run", is_flag=True, help="Tell what would change, and write nothing.")
@click.option(
    "--max-errors",
    type=click.IntRange(min=0),
    default=0,
    show_default=True,
    help="Write the others where so many rows at most are faulty.",
)
@click.option("--json", "as_json", is_flag=True, help="Print what was done as JSON.")
def import_files(
    form: str,
    files: tuple[Path, ...],
    dataset: str,
    edition: str,
    prune: bool,
    dry_run: bool,
    max_errors: int,
    as_json: bool,
) -> int:
    """Bring files of another data set into a dataset, each row beside what became of it.

    All rows are read and checked before anything is written. Then only what is not there just so
    is written, in change sets of some 10,000 records: the same files again write nothing, another
    edition writes what differs, and what was killed goes on where it stopped. docs/importers/
    says of each format where every column goes.
    """
    asked = Asked(prune=prune, dry_run=dry_run, max_errors=max_errors)
    named = [InputFile(path, click.format_filename(path)) for path in files]
    what = Edition(form=FORMATS[form], files=named, dataset=dataset, edition=edition)
    _require_head(what)
    _require_format(what)
    report = _import(what, asked)
    if as_json:
        click.echo(msgspec.json.encode(report))
    else:
        _show(report)
    refused = report.faulty > max_errors
    _show_faults(report, "nothing was written" if refused else "those rows are left out")
    return 1 if refused else 0


def _require_head(what: Edition) -> None:
    """Raises UsageError where the dataset or the edition cannot be called so."""
    for name, value, kind in (
        ("--dataset", what.dataset, Slug),
        ("--edition", what.edition, ChangeSetHead.__annotations__["edition"]),
    ):
        try:
            msgspec.convert(value, kind)
        except msgspec.ValidationError as fault:
            raise click.UsageError(f"{name} {value!r}: {fault}") from None


def _require_format(what: Edition) -> None:
    """Raises WhenceError with all files that are of another format."""
    wrong = []
    for file in what.files:
        head = file.head()
        found = recognise(head)
        # An empty file is of any format: a delta in which nothing changed.
        if head and found != what.form.name:
            is_what = "of no format that is known" if found is None else f"{found}"
            wrong.append(f"{file.name} is {is_what}, not {what.form.name}")
    if wrong:
        raise WhenceError("; ".join(wrong))


def _import(what: Edition, asked: Asked) -> Report:
    began = time.monotonic()
    settings = load_settings(os.environ)
    with spool(what.dataset) as spooled, progress(rate=True) as shown:
        read = _read(what, spooled, shown)
        if read.notices.partial and asked.prune:
            raise WhenceError(
                "these files say what became of some records, and nothing of all others: "
                "--prune would retract those; leave it out"
            )
        plan = Plan(is_new=False)
        results: list[ChangeSetResult] = []
        if len(read.faulty) <= asked.max_errors:
            with ready_database(settings) as dsn:
                plan, results = asyncio.run(_write(dsn, what, spooled, asked, shown))
        report = _report(what, asked, read, plan, spooled)
    seconds = round(time.monotonic() - began, 3)
    return msgspec.structs.replace(report, change_sets=results, seconds=seconds)


def _read(what: Edition, spooled: Spool, shown: Progress) -> Read:
    began = time.monotonic()
    task = shown.add_task("Reading", total=sum(file.size for file in what.files))

    def advance(position: int, rows: int) -> None:
        rate = rows / (time.monotonic() - began)
        told = f"Reading: {rows:,} records, {rate:,.0f}/s"
        shown.update(task, completed=position, description=told)

    read = read_files(what, spooled, advance)
    shown.remove_task(task)
    return read


async def _write(
    dsn: str, what: Edition, spooled: Spool, asked: Asked, shown: Progress
) -> tuple[Plan, list[ChangeSetResult]]:
    task = shown.add_task("Comparing", total=spooled.count(), unit="records")
    async with connected(dsn, "whence import") as connection:
        plan = await make_plan(
            connection,
            what,
            spooled,
            prune=asked.prune,
            advance=lambda number: shown.advance(task, number),
        )
    shown.remove_task(task)
    if asked.dry_run:
        return plan, []
    task = shown.add_task("Writing", total=plan.size, unit="records")
    results = await write_plan(dsn, what, spooled, plan, lambda number: shown.advance(task, number))
    shown.remove_task(task)
    return plan, results


def _report(
    what: Edition,
    asked: Asked,
    read: Read,
    plan: Plan,
    spooled: Spool,
) -> Report:
    gone = [(each.kind, "retracted", 1) for each in plan.retractions]
    same = [(kind, "unchanged", number) for kind, number in plan.unchanged.items() if number]
    counts: dict[str, Counter[str]] = {}
    for kind, fate, number in [*same, *spooled.count_plan(), *gone]:
        counts.setdefault(kind, Counter())[fate] += number
    named = [Named(fate=fate, kind=kind, key=key) for fate, kind, key in spooled.name_plan(MOST)]
    named += [
        Named(fate="retracted", kind=each.kind, key=each.key) for each in plan.retractions[:MOST]
    ]
    return Report(
        format=what.form.name,
        dataset=what.dataset,
        edition=what.edition,
        dry_run=asked.dry_run,
        counts={kind: dict(counts[kind]) for kind in sorted(counts)},
        changes=named[:MOST],
        faulty=len(read.faulty),
        told=read.told,
        faults=sorted(read.faults),
        unknown_columns=dict(read.notices.unknown),
        dropped=dict(read.notices.dropped),
        notices=dict(read.notices.others) | _lacking(plan),
    )


def _lacking(plan: Plan) -> dict[str, int]:
    return {
        f"{kind} left out: names an actor that is neither in the files nor in the dataset": number
        for kind, number in plan.lacking.items()
        if number
    }


def _show(report: Report) -> None:
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
    for what, counted in (
        ("the column {} is not known: kept raw ({} cells)", report.unknown_columns),
        ("{} is left out ({} cells)", report.dropped),
        ("{} ({})", report.notices),
    ):
        for name, number in counted.items():
            click.echo(what.format(name, f"{number:,}"), err=True)


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


def _show_faults(report: Report, so: str) -> None:
    for fault in report.faults:
        click.echo(fault.tell(), err=True)
    if report.told > len(report.faults):
        click.echo(f"and {report.told - len(report.faults):,} faults more", err=True)
    if report.faulty:
        click.echo(f"{report.told:,} faults in {report.faulty:,} rows: {so}", err=True)
