"""`whence backup` and `whence restore`."""

import asyncio
import contextlib
import datetime
import os
import shutil
import tempfile
from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import Final

import click
import msgspec
from rich import box
from rich.progress import Progress
from rich.table import Table

from api.commands.dumps import Say, find_program, run_program
from api.commands.ready import connected
from api.commands.reporting import console, progress
from api.database import Connection
from api.embedded import database
from api.errors import WhenceError
from api.migrate import knows
from api.queries.holdings import (
    Advance,
    Holding,
    count_anew,
    describe,
    export_snapshot,
    list_holdings,
    look_at,
)
from api.settings import load_settings

MANIFEST: Final = "manifest.json"
DATA: Final = "data"
FOLDER: Final = click.Path(file_okay=False, path_type=Path)


class BackupError(WhenceError):
    """A backup that cannot be made, or that cannot be restored as it is."""


class Manifest(
    msgspec.Struct, frozen=True, kw_only=True, tag_field="format", tag="whence-backup-1"
):
    """What a backup holds, as it was counted in the moment that the dump shows."""

    made_at: datetime.datetime
    postgresql: int
    revision: str
    seq: int
    keys: int
    holdings: Sequence[Holding]


@click.command()
@click.argument("folder", type=FOLDER)
@click.option("--json", "as_json", is_flag=True, help="Print what was backed up as JSON.")
def backup(folder: Path, as_json: bool) -> None:
    """Write all there is, of one moment, into a new folder; others read and write meanwhile.

    The folder holds internal datasets and the digests of keys too: keep it as the database itself.
    """
    settings = load_settings(os.environ)
    with _aside(folder.absolute()) as aside, database(settings) as dsn, progress() as shown:
        manifest = asyncio.run(_back_up(dsn, aside, shown))
    _tell(manifest, as_json=as_json, done=f"Backed up into {folder}")


@click.command()
@click.argument("folder", type=FOLDER)
@click.option("--json", "as_json", is_flag=True, help="Print what was restored as JSON.")
def restore(folder: Path, as_json: bool) -> None:
    """Bring a backup into an empty database, and compare what came of it with what was there.

    It is at the schema that it was backed up at: `whence migrate` brings it to this version's.
    """
    manifest = read_manifest(folder)
    with database(load_settings(os.environ)) as dsn, progress() as shown:
        asyncio.run(_restore(dsn, folder, manifest, shown))
    _tell(manifest, as_json=as_json, done=f"Restored from {folder}, each digest as it was")


@contextlib.contextmanager
def _aside(folder: Path) -> Iterator[Path]:
    """A folder beside it that becomes it once it is whole; for no other user to look into."""
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise BackupError(f"{folder} is there and not empty: name a new folder")
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        aside = Path(tempfile.mkdtemp(prefix=f".{folder.name}.", dir=folder.parent))
    except OSError as fault:
        raise BackupError(f"{folder} cannot be made: {fault.strerror}") from None
    try:
        yield aside
        aside.rename(folder)
    finally:
        shutil.rmtree(aside, ignore_errors=True)


async def _back_up(dsn: str, folder: Path, shown: Progress) -> Manifest:
    """Dump and count in one moment; the manifest comes last."""
    async with (
        connected(dsn, "whence backup") as connection,
        connection.transaction(isolation="repeatable_read", readonly=True),
    ):
        target = await look_at(connection)
        program = find_program("pg_dump", target.major)
        found = await describe(connection)
        if found is None:
            raise BackupError("The database has no schema of Whence: there is nothing to back up")
        snapshot = await export_snapshot(connection)
        options = ("--format=directory", f"--file={folder / DATA}", f"--snapshot={snapshot}")
        dumping = asyncio.create_task(run_program(program, dsn, options, _said_by(shown)))
        try:
            holdings = await list_holdings(connection, _counted_by(shown, found.versions))
            await dumping
        finally:
            dumping.cancel()
    manifest = Manifest(
        made_at=datetime.datetime.now(datetime.UTC).replace(microsecond=0),
        postgresql=target.major,
        revision=found.revision,
        seq=found.seq,
        keys=found.keys,
        holdings=holdings,
    )
    (folder / MANIFEST).write_bytes(msgspec.json.format(msgspec.json.encode(manifest), indent=2))
    return manifest


def read_manifest(folder: Path) -> Manifest:
    """What that backup holds; raises BackupError where it is none that this Whence can restore."""
    try:
        data = (folder / MANIFEST).read_bytes()
        manifest = msgspec.json.decode(data, type=Manifest)
    except OSError as fault:
        raise BackupError(
            f"{folder} is no backup: {MANIFEST} cannot be read ({fault.strerror})"
        ) from None
    except msgspec.DecodeError as fault:
        raise BackupError(f"{folder} is no backup that this Whence knows: {fault}") from None
    if not (folder / DATA / "toc.dat").exists():
        raise BackupError(f"{folder} is no whole backup: {DATA}/toc.dat is missing")
    if not knows(manifest.revision):
        raise BackupError(
            f"{folder} is of a newer Whence (revision {manifest.revision}): restore it with that"
        )
    return manifest


async def _restore(dsn: str, folder: Path, manifest: Manifest, shown: Progress) -> None:
    async with connected(dsn, "whence restore") as connection:
        target = await look_at(connection)
        if target.relations:
            there = ", ".join(target.relations[:3]) + ", …" * (len(target.relations) > 3)
            raise BackupError(
                f"The database is not empty (it has {there}): restore into an empty one, by "
                "WHENCE_DATABASE_URL or with WHENCE_DATA_DIR as a new folder"
            )
        if manifest.postgresql > target.major:
            raise BackupError(
                f"The backup is of PostgreSQL {manifest.postgresql}, and the server is "
                f"{target.major}: restore into {manifest.postgresql} or newer"
            )
        if target.encoding != "UTF8":
            raise BackupError(
                f"The database has the encoding {target.encoding}: make one with ENCODING 'UTF8'"
            )
        options = ("--format=directory", "--exit-on-error", str(folder / DATA))
        program = find_program("pg_restore", target.major)
        await run_program(program, dsn, options, _said_by(shown))
        await count_anew(connection)
        async with connection.transaction(isolation="repeatable_read", readonly=True):
            await _compare(connection, manifest, shown)


async def _compare(connection: Connection, manifest: Manifest, shown: Progress) -> None:
    """Raises BackupError with all that is not as it was backed up."""
    found = await describe(connection)
    total = sum(holding.versions for holding in manifest.holdings)
    holdings = await list_holdings(connection, _counted_by(shown, total))
    pairs = {
        "revision": (manifest.revision, found and found.revision),
        "seq": (manifest.seq, found and found.seq),
        "number of keys": (manifest.keys, found and found.keys),
        **_by_kind(manifest.holdings, holdings),
    }
    wrong = [
        f"{what} was {one}, is {other}" for what, (one, other) in pairs.items() if one != other
    ]
    if wrong:
        raise BackupError(f"What was restored is not what was backed up: {'; '.join(wrong)}")


def _by_kind(
    one: Sequence[Holding], other: Sequence[Holding]
) -> dict[str, tuple[str | None, str | None]]:
    first, second = (
        {f"{each.kind} of {each.dataset}": _shown(each) for each in side} for side in (one, other)
    )
    return {name: (first.get(name), second.get(name)) for name in {**first, **second}}


def _shown(holding: Holding) -> str:
    return (
        f"{holding.records} ({holding.digest}) in {holding.versions} versions "
        f"({holding.versions_digest})"
    )


def _said_by(shown: Progress) -> Say:
    """What a program says, on a line of the terminal."""
    task = shown.add_task("Copying", total=None)

    def say(text: str) -> None:
        shown.update(task, description=text)

    return say


def _counted_by(shown: Progress, total: int) -> Advance:
    return partial(shown.advance, shown.add_task("Counting", total=total))


def _tell(manifest: Manifest, *, as_json: bool, done: str) -> None:
    if as_json:
        click.echo(msgspec.json.encode(manifest))
        return
    table = Table(box=box.SIMPLE_HEAD)
    table.add_column("dataset", overflow="fold")
    table.add_column("kind")
    table.add_column("records", justify="right")
    table.add_column("versions", justify="right")
    table.add_column("digest", overflow="fold")
    for each in manifest.holdings:
        counts = (f"{each.records:,}", f"{each.versions:,}")
        table.add_row(each.dataset, each.kind, *counts, each.digest)
    console().print(table)
    click.echo(f"{done}: seq {manifest.seq}, {manifest.keys} keys")
