"""`whence load`, and the demo case of `whence run`."""

import asyncio
import contextlib
import os
import sys
from collections.abc import AsyncIterator, Callable, Iterator, Sequence
from functools import partial
from pathlib import Path

import click
import msgspec
from rich.progress import Progress

from api.changesets.faults import ChangeSetInvalidError
from api.changesets.ledger import COMMAND
from api.changesets.operations import CHUNK, Parsed, Unreadable
from api.changesets.prune import has_datasets, retract_rest
from api.changesets.remains import judge_alone
from api.changesets.submission import BodyDigest, Submission
from api.changesets.write import Writing, write_change_set
from api.commands.ready import connected, ready_database
from api.commands.reporting import Loaded, progress, show_faults, show_loaded
from api.database import Connection
from api.importers.casefile import Case, read_case
from api.importers.faults import CaseFileError
from api.importers.yamltext import LARGEST
from api.settings import CHECKOUT, Settings, load_settings
from schemas.changesets import ChangeSetResult

Advance = Callable[[int], None]


class Options(msgspec.Struct, frozen=True, kw_only=True):
    """How case files are loaded."""

    prune: bool = False
    dry_run: bool = False
    write_wait: float = 10.0


class CaseFile(msgspec.Struct, frozen=True, kw_only=True):
    """A case with the bytes that it was read from."""

    case: Case
    data: bytes


@click.command()
@click.argument(
    "files",
    nargs=-1,
    required=True,
    metavar="FILE...",
    type=click.Path(exists=True, dir_okay=False, readable=True, path_type=Path),
)
@click.option("--prune", is_flag=True, help="Retract what the dataset has and the file has not.")
@click.option("--dry-run", is_flag=True, help="Check and count, and write nothing.")
@click.option("--json", "as_json", is_flag=True, help="Print results and faults as JSON.")
def load(files: tuple[Path, ...], prune: bool, dry_run: bool, as_json: bool) -> int:
    """Write case files, each as one change set; loading one again changes nothing.

    Every fault is told with its file and line, and a file with faults writes nothing.
    """
    settings = load_settings(os.environ)
    options = Options(prune=prune, dry_run=dry_run, write_wait=settings.write_wait)
    done: list[Loaded] = []
    faulty: list[CaseFileError] = []
    try:
        with progress() as shown:
            cases = _read_all(files, shown, faulty)
            if prune:
                _refuse_twins(cases)
            if cases:
                with ready_database(settings) as dsn:
                    asyncio.run(_load_all(dsn, cases, options, shown, done, faulty))
    finally:
        # Also where the database goes away between two files: what was written was written.
        if done or sys.exception() is None:
            show_loaded(done, faulty, as_json=as_json)
        show_faults(faulty)
    return 1 if faulty else 0


def load_demo(settings: Settings, dsn: str) -> None:
    """Write the cases that Whence brings along, where nothing was ever written."""
    paths = sorted((CHECKOUT / "data").glob("*/case.yaml"))
    asyncio.run(_load_demo(settings, dsn, paths))


async def _load_demo(settings: Settings, dsn: str, paths: Sequence[Path]) -> None:
    async with connected(dsn, "whence run") as connection:
        if await has_datasets(connection):
            return
        for path in paths:
            file = read_file(path)
            options = Options(write_wait=settings.write_wait)
            result = await write_case(connection, file, options, lambda _: None)
            click.echo(f"Loaded {path.parent.name}: {result.counts.created} records", err=True)


def _read_all(
    files: Sequence[Path], shown: Progress, faulty: list[CaseFileError]
) -> list[CaseFile]:
    """The files that can be read at all."""
    cases = []
    for path in files:
        task = shown.add_task(f"Reading {path.name}", total=None)
        try:
            cases.append(read_file(path))
        except CaseFileError as error:
            faulty.append(error)
        shown.remove_task(task)
    return cases


def read_file(path: Path) -> CaseFile:
    """A case file from disk; raises CaseFileError where there is no reading it."""
    with path.open("rb") as stream:
        data = stream.read(LARGEST + 1)
    return CaseFile(case=read_case(data, click.format_filename(path)), data=data)


def _refuse_twins(cases: Sequence[CaseFile]) -> None:
    seen: dict[str, str] = {}
    for case in (file.case for file in cases):
        if case.head is not None:
            first = seen.setdefault(case.head.dataset, case.name)
            if first is not case.name:
                raise click.UsageError(
                    f"{first} and {case.name} both write {case.head.dataset}: with --prune each "
                    "would retract what the other has; load one, or leave out --prune"
                )


async def _load_all(
    dsn: str,
    files: Sequence[CaseFile],
    options: Options,
    shown: Progress,
    done: list[Loaded],
    faulty: list[CaseFileError],
) -> None:
    """Write them in turn, up to the first fault; where one is known before, only look for more."""
    async with connected(dsn, "whence load") as connection:
        if faulty or not all(file.case.is_sound() for file in files):
            faulty += await _find_faults(connection, files, options, shown)
            return
        for file in files:
            with _bar(shown, file.case) as advance:
                try:
                    result = await write_case(connection, file, options, advance)
                except CaseFileError as error:
                    faulty.append(error)
                    return
            done.append(_loaded(file.case, result))


async def _find_faults(
    connection: Connection, files: Sequence[CaseFile], options: Options, shown: Progress
) -> list[CaseFileError]:
    """All faults of all files; what depends on a file before it cannot be asked the database."""
    faults: list[CaseFileError] = []
    options = msgspec.structs.replace(options, dry_run=True)
    datasets: set[str | None] = {None}
    for file in files:
        slug = None if file.case.head is None else file.case.head.dataset
        try:
            if slug in datasets:
                _check_alone(file.case)
                continue
            with _bar(shown, file.case) as advance:
                await write_case(connection, file, options, advance)
        except CaseFileError as error:
            faults.append(error)
        datasets.add(slug)
    return faults


def _check_alone(case: Case) -> None:
    """Raises CaseFileError with whatever is wrong that no database needs to be asked about."""
    faults = [*case.all_faults(), *case.locate(judge_alone(case.steps))]
    if faults:
        raise CaseFileError(case.name, faults)


@contextlib.contextmanager
def _bar(shown: Progress, case: Case) -> Iterator[Advance]:
    task = shown.add_task(f"Writing {case.name}", total=len(case.steps))
    yield partial(shown.advance, task)
    shown.remove_task(task)


def _loaded(case: Case, result: ChangeSetResult) -> Loaded:
    dataset = "" if case.head is None else case.head.dataset
    return Loaded(file=case.name, dataset=dataset, result=result)


async def write_case(
    connection: Connection, file: CaseFile, options: Options, advance: Advance
) -> ChangeSetResult:
    """Write one case as one change set; raises CaseFileError with every fault."""
    case = file.case
    if case.head is None:
        _check_alone(case)  # It raises: at least the name of the dataset is missing.
        raise CaseFileError(case.name, case.all_faults())
    steps: list[Parsed] = list(case.steps)
    if case.keys:
        steps.append(Unreadable(faults=[], keys=case.keys))
    if options.prune:
        kept = {(step.operation.kind, step.operation.key) for step in case.steps}
        steps += await retract_rest(connection, case.head.dataset, kept)
    digest = BodyDigest()
    digest.update(file.data)
    submission = Submission(
        head=case.head, gaps=case.gaps, chunks=_chunks(steps, advance), digest=digest
    )
    writing = Writing(
        key_name=COMMAND,
        dry_run=options.dry_run or bool(case.faults),
        write_wait=options.write_wait,
    )
    try:
        result = await write_change_set(connection, submission, writing)
    except ChangeSetInvalidError as error:
        raise CaseFileError(case.name, [*case.faults, *case.locate(error.faults)]) from None
    case.check()
    return result


async def _chunks(steps: Sequence[Parsed], advance: Advance) -> AsyncIterator[list[Parsed]]:
    for start in range(0, len(steps), CHUNK):
        chunk = list(steps[start : start + CHUNK])
        yield chunk
        advance(len(chunk))
