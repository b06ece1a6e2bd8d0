"""`whence release`: a snapshot of a dataset as files to download, cite and verify."""

import asyncio
import os

import click
import msgspec
from rich import box
from rich.progress import Progress
from rich.table import Table

from api.commands.ready import connected, ready_database
from api.commands.reporting import console, progress
from api.errors import WhenceError
from api.releases.build import Advance, ChecksFailedError, Workplace, build_release
from api.releases.plan import Asked
from api.releases.publish import Published
from api.releases.store import open_store
from api.settings import PARSERS, Settings, load_settings


def _place(_context: click.Context, _parameter: click.Parameter, text: str | None) -> str | None:
    """A folder or a bucket, as an address."""
    try:
        return None if text is None else str(PARSERS["releases"](text))
    except ValueError as fault:
        raise click.BadParameter(str(fault)) from None


@click.command()
@click.argument("dataset")
@click.option("--seq", type=int, metavar="N", help="As of this change set; else the latest of it.")
@click.option("--name", help="Its name in addresses; else seq-N.")
@click.option(
    "--to",
    "url",
    metavar="PLACE",
    callback=_place,
    help="Another folder or bucket than WHENCE_RELEASES.",
)
@click.option("--json", "as_json", is_flag=True, help="Print what was published as JSON.")
def release(dataset: str, seq: int | None, name: str | None, url: str | None, as_json: bool) -> int:
    """Publish a snapshot of a dataset: Parquet, CSV, NDJSON and SQLite, with a manifest.

    All files are of one change set, and built again from it they are the same, byte by byte. They
    are built aside, read back, and held against the digests and against what the dataset declares
    (its checks); where anything fails, all of it is told, nothing is published, and the exit code
    is 1. docs/releases.md says what the files are.
    """
    settings = load_settings(os.environ)
    if url is not None:
        settings = msgspec.structs.replace(settings, releases=url)
    asked = Asked(dataset=dataset, seq=seq, name=name)
    try:
        with ready_database(settings) as dsn, progress() as shown:
            place = workplace(settings, shown)
            published = asyncio.run(_release(dsn, asked, place))
    except ChecksFailedError as failed:
        for fault in failed.faults:
            click.echo(f"whence: {fault}", err=True)
        raise WhenceError(f"nothing of {dataset} was published") from None
    if as_json:
        click.echo(msgspec.json.encode(published))
    else:
        _show(published)
    return 0


async def _release(dsn: str, asked: Asked, place: Workplace) -> Published:
    async with connected(dsn, "whence release") as connection:
        return await build_release(connection, asked, place)


def workplace(settings: Settings, shown: Progress) -> Workplace:
    """Where releases are built and kept by these settings, with a bar for each step."""

    def begin(step: str, total: int) -> Advance:
        task = shown.add_task(step, total=total)
        return lambda number: shown.advance(task, number)

    store = open_store(settings.releases_url)
    return Workplace(data_dir=settings.data_dir, store=store, begin=begin)


def _show(published: Published) -> None:
    named = f"{published.dataset} {published.name}, of seq {published.seq}, in {published.store}"
    table = Table(box=box.SIMPLE_HEAD)
    table.add_column("file", overflow="fold")
    for column in ("bytes", "rows"):
        table.add_column(column, justify="right")
    table.add_column("SHA-256", overflow="fold")
    for seen in published.files:
        rows = "" if seen.rows is msgspec.UNSET else f"{seen.rows:,}"
        table.add_row(seen.name, f"{seen.bytes:,}", rows, seen.sha256)
    click.echo(named)
    console().print(table)
