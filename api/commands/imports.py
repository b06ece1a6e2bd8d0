"""`whence import`."""

import asyncio
import gc
import os
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import click
import msgspec
from rich.progress import Progress

from api.changesets.imports import take_turn, try_turn
from api.changesets.operations import CHUNK
from api.commands.importchanges import Named, name_changes
from api.commands.importing import write_plan
from api.commands.importinto import Allowed, require_dataset
from api.commands.importplanning import Plan, left_out, make_plan, staying
from api.commands.importreading import Edition, Read, read_files
from api.commands.importreport import MOST, MOST_NAMED, Refusal, Report, show_faults, show_report
from api.commands.options import require_option
from api.commands.ready import connected, ready_database
from api.commands.reporting import progress
from api.errors import WhenceError
from api.importers.inputs import InputFile
from api.importers.recognising import refuse
from api.importers.registry import FORMATS
from api.importers.spool import Spool, spool
from api.settings import load_settings
from schemas.base import Slug
from schemas.changesets import ChangeSetHead, ChangeSetResult


class Asked(msgspec.Struct, frozen=True, kw_only=True):
    """How it is imported."""

    dry_run: bool
    max_errors: int
    listed: int
    allowed: Allowed


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
@click.option(
    "--mix-formats", is_flag=True, help="Import into a dataset that has records of another format."
)
@click.option(
    "--into-public",
    is_flag=True,
    help="Import into a public dataset what its terms let nobody pass on.",
)
@click.option("--dry-run", is_flag=True, help="Tell what would change, and write nothing.")
@click.option(
    "--max-errors",
    type=click.IntRange(min=0),
    default=0,
    show_default=True,
    help="Write the others where so many rows at most are faulty.",
)
@click.option(
    "--list",
    "listed",
    type=click.IntRange(min=0),
    help=f"Name so many records, at most, of each sort of change; {MOST_NAMED}, or {MOST} in JSON, "
    "without it.",
)
@click.option("--json", "as_json", is_flag=True, help="Print what was done as JSON.")
def import_files(
    form: str,
    files: tuple[Path, ...],
    dataset: str,
    edition: str,
    prune: bool,
    mix_formats: bool,
    into_public: bool,
    dry_run: bool,
    max_errors: int,
    listed: int | None,
    as_json: bool,
) -> int:
    """Bring files of another data set into a dataset, each row beside what became of it.

    All rows are read and checked before anything is written. Then only what is not there just so
    is written, in change sets of some 10,000 records: the same files again write nothing, another
    edition writes what differs, and what was killed goes on where it stopped. docs/importers/
    says of each format where every column goes.
    """
    most = (MOST if as_json else MOST_NAMED) if listed is None else listed
    allowed = Allowed(prune=prune, mix_formats=mix_formats, into_public=into_public)
    asked = Asked(dry_run=dry_run, max_errors=max_errors, listed=most, allowed=allowed)
    named = [InputFile(path, click.format_filename(path)) for path in files]
    what = Edition(form=FORMATS[form], files=named, dataset=dataset, edition=edition)
    _require_head(what)
    try:
        _require_format(what)
        with going_on_later():
            report = _import(what, asked)
    except WhenceError as error:
        if as_json:
            click.echo(msgspec.json.encode(Refusal(detail=str(error))))
        raise
    if as_json:
        click.echo(msgspec.json.encode(report))
    else:
        show_report(report)
        show_faults(report, _so(report, asked))
    return 1 if report.refused else 0


def _so(report: Report, asked: Asked) -> str:
    """What the faults come to."""
    if report.refused and report.faulty <= asked.max_errors:
        return (
            "nothing was written, for --prune would retract what the dataset has of faulty rows; "
            "mend them, or leave out --prune"
        )
    return "nothing was written" if report.refused else "those rows are left out"


def _require_head(what: Edition) -> None:
    """Raises UsageError where the dataset or the edition cannot be called so."""
    for name, value, kind in (
        ("--dataset", what.dataset, Slug),
        ("--edition", what.edition, ChangeSetHead.__annotations__["edition"]),
    ):
        require_option(name, value, kind)


def _require_format(what: Edition) -> None:
    """Raises WhenceError with all files that are not of the format."""
    reasons = ((file.name, refuse(file.head(), what.form)) for file in what.files)
    wrong = [f"{name} {reason}" for name, reason in reasons if reason is not None]
    if wrong:
        raise WhenceError("; ".join(wrong))


def _import(what: Edition, asked: Asked) -> Report:
    began = time.monotonic()
    settings = load_settings(os.environ)
    with _rarely_collected(), spool(what.dataset) as spooled, progress(rate=True) as shown:
        read = _read(what, spooled, shown)
        if asked.allowed.prune:
            _require_whole(read, spooled)
        refused = len(read.faulty) > (0 if asked.allowed.prune else asked.max_errors)
        plan = Plan()
        named: list[Named] = []
        results: list[ChangeSetResult] = []
        if not refused:
            with ready_database(settings) as dsn:
                plan, named, results = asyncio.run(_write(dsn, what, spooled, asked, shown))
        report = _report(what, asked, read, plan, spooled)
    seconds = round(time.monotonic() - began, 3)
    return msgspec.structs.replace(
        report, refused=refused, changes=named, change_sets=results, seconds=seconds
    )


def _require_whole(read: Read, spooled: Spool) -> None:
    """Raises WhenceError where the files are not all that the dataset is to be pruned by."""
    if read.notices.partial:
        raise WhenceError(
            "these files say what became of some records, and nothing of all others: "
            "--prune would retract those; leave it out"
        )
    if not read.faulty and not spooled.count():
        raise WhenceError(
            "these files give no record: --prune would retract all that the dataset has; "
            "leave it out"
        )


@contextmanager
def going_on_later() -> Iterator[None]:
    """Says what an interruption leaves behind."""
    try:
        yield
    except (KeyboardInterrupt, SystemExit):
        told = (
            "interrupted: each change set is written whole or not at all; run the same command "
            "again, and it goes on with what is missing"
        )
        click.echo(told, err=True)
        raise


@contextmanager
def _rarely_collected() -> Iterator[None]:
    """Records make no circles; to look for some as often as ever takes a tenth of the time."""
    thresholds = gc.get_threshold()
    gc.set_threshold(100_000, 50, 50)
    try:
        yield
    finally:
        gc.set_threshold(*thresholds)


def _read(what: Edition, spooled: Spool, shown: Progress) -> Read:
    began = time.monotonic()
    size = what.form.passes * sum(file.size for file in what.files)
    task, heard = shown.add_task("Reading", total=size), 0.0

    def advance(bytes_read: float, records: int) -> None:
        nonlocal heard
        heard += bytes_read
        passed = time.monotonic() - began
        # What gives its records at the end alone goes by the bytes until then.
        given = f"{records:,} records, {records / passed:,.0f}/s"
        told = f"Reading: {given if records >= CHUNK else f'{heard / passed / 1e6:,.1f} MB/s'}"
        shown.update(task, advance=bytes_read, description=told)

    read = read_files(what, spooled, advance)
    shown.remove_task(task)
    return read


async def _write(
    dsn: str, what: Edition, spooled: Spool, asked: Asked, shown: Progress
) -> tuple[Plan, list[Named], list[ChangeSetResult]]:
    async with connected(dsn, "whence import") as connection:
        if not await try_turn(connection, what.dataset):
            click.echo(f"another import into {what.dataset} is under way: waiting for it", err=True)
            task = shown.add_task("Waiting for another import", total=None)
            await take_turn(connection, what.dataset)
            shown.remove_task(task)
        await require_dataset(connection, what, asked.allowed)
        task = shown.add_task("Comparing", total=spooled.count(), unit="records")
        advance: Callable[[float], None] = lambda number: shown.advance(task, number)  # noqa: E731
        plan = await make_plan(
            connection, what, spooled, prune=asked.allowed.prune, advance=advance
        )
        shown.remove_task(task)
        named = await name_changes(connection, spooled, plan, asked.listed, whole=asked.dry_run)
        if asked.dry_run:
            return plan, named, []
        task = shown.add_task("Writing", total=plan.operations, unit="records")
        results = await write_plan(dsn, what, spooled, plan, advance)
        shown.remove_task(task)
    return plan, named, results


def _report(
    what: Edition,
    asked: Asked,
    read: Read,
    plan: Plan,
    spooled: Spool,
) -> Report:
    gone = [(each.kind, "retracted", 1) for each in plan.retracted]
    kept = [(each.gone.kind, "kept", 1) for each in plan.kept]
    same = [(kind, "unchanged", number) for kind, number in plan.unchanged.items() if number]
    counts: dict[str, Counter[str]] = {}
    notices = dict(read.notices.others) | left_out(plan)
    for kind, fate, number in [*same, *spooled.count_plan(), *gone, *kept]:
        counts.setdefault(kind, Counter())[fate] += number
    if changed := counts.get("event", Counter())["changed"]:
        notices |= dict.fromkeys(read.notices.of_changes, changed)
    if not read.notices.partial and not asked.allowed.prune:
        notices |= staying(plan, counts.values())
    return Report(
        format=what.form.name,
        dataset=what.dataset,
        edition=what.edition,
        dry_run=asked.dry_run,
        counts={kind: dict(counts[kind]) for kind in sorted(counts)},
        faulty=len(read.faulty),
        told=read.told,
        faults=sorted(read.faults),
        unknown_columns=dict(read.notices.unknown),
        dropped=dict(read.notices.dropped),
        notices=notices,
        first={what: place for what, place in read.notices.first.items() if what in notices},
    )
