"""`whence verify`."""

import asyncio
import os
from collections.abc import Callable
from typing import Final

import click
import msgspec

from api.changesets.verify import Difference, Extent, find_differences, list_extents
from api.commands.ready import connected, ready_database
from api.commands.reporting import progress
from api.settings import load_settings

#: Widths of the columns of the table, and how much of two long texts it shows.
ROW: Final = "{:<30}  {:>7}  {:<20}  {:<40}  {}"
SHOWN: Final = 38
BEFORE: Final = 12
Show = Callable[[Difference], None]


class Verified(msgspec.Struct, frozen=True, kw_only=True):
    """How much was verified, and how much of it differs."""

    records: int
    versions: int
    differences: int


@click.command()
@click.option("--dataset", "slug", help="Only this dataset.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object a line, for programs.")
def verify(slug: str | None, as_json: bool) -> int:
    """Render everything again and report every difference.

    Compares documents with what the tables say now, every version with its hash, its struct and
    the version before, and standings, search terms, labels and the order of change sets with
    what they are made of. It changes nothing. The exit code is 1 where anything differs.
    """
    show = show_line if as_json else _table_row()
    with ready_database(load_settings(os.environ)) as dsn:
        verified = asyncio.run(_verify(dsn, slug, show))
    if as_json:
        click.echo(msgspec.json.encode(verified))
    else:
        click.echo(_verdict(verified))
    return 1 if verified.differences else 0


async def _verify(dsn: str, slug: str | None, show: Show) -> Verified:
    differences = 0
    async with (
        connected(dsn, "whence verify") as connection,
        connection.transaction(isolation="repeatable_read", readonly=True),
    ):
        extents = await list_extents(connection, slug)
        with progress() as bar:
            task = bar.add_task("Verifying", total=sum(extent.versions for extent in extents))
            found = find_differences(
                connection,
                extents,
                whole=slug is None,
                advance=lambda count: bar.advance(task, count),
            )
            async for difference in found:
                differences += 1
                show(difference)
    return _sum(extents, differences)


def _sum(extents: list[Extent], differences: int) -> Verified:
    return Verified(
        records=sum(extent.records for extent in extents),
        versions=sum(extent.versions for extent in extents),
        differences=differences,
    )


def _verdict(verified: Verified) -> str:
    extent = f"{verified.records} records, {verified.versions} versions"
    if not verified.differences:
        return f"{extent}, all as rendered"
    return f"{extent}, {verified.differences} differences"


def show_line(difference: Difference) -> None:
    """A difference in full, as JSON."""
    click.echo(msgspec.json.encode(difference))


def _table_row() -> Show:
    """Prints the table's head before its first row; no row waits for the others."""
    head = iter([ROW.format("record", "version", "what", "stored", "as it should be")])

    def show(difference: Difference) -> None:
        for line in head:
            click.echo(line)
        stored, rendered = parting(difference.stored, difference.rendered)
        own, version = difference.id or "-", difference.version or "-"
        click.echo(ROW.format(own, version, difference.what, stored, rendered))

    return show


def parting(one: str | None, other: str | None) -> tuple[str, str]:
    """Two texts from shortly before where they part, short enough for a table."""
    start = 0
    if one is not None and other is not None:
        shortest = min(len(one), len(other))
        parted = next((at for at in range(shortest) if one[at] != other[at]), shortest)
        start = max(0, parted - BEFORE)
    return _clip(one, start), _clip(other, start)


def _clip(text: str | None, start: int) -> str:
    if text is None:
        return "(none)"
    end = start + SHOWN
    shown = text[start:end].replace("\n", " ")
    return f"{'…' if start else ''}{shown}{'…' if len(text) > end else ''}"
