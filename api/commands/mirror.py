"""`whence mirror`: a copy of a dataset of another Whence, in a database or a folder."""

import asyncio
import contextlib
import os
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Final

import click
import msgspec

from api.commands.ready import connected
from api.commands.reporting import progress
from api.errors import WhenceError
from api.migrate import is_current, is_untouched, migrate
from api.mirrors.comparing import Comparison
from api.mirrors.folder import open_folder, read_state
from api.mirrors.following import open_copy
from api.mirrors.keeping import Copy, bring_up, keep_up
from api.mirrors.origin import reaching
from api.queries.parameters import PARAMETERS as FILTERS
from api.queries.values import READ
from api.settings import PARSERS, load_settings

NAME: Final = "whence mirror"


class Asked(msgspec.Struct, frozen=True, kw_only=True):
    """What the command line asks for."""

    url: str
    folder: Path | None
    #: Where a release lies until a database begins with it.
    work: Path
    database: str
    dataset: str
    key: str | None
    follow: bool
    json: bool


@click.command()
@click.argument("url")
@click.argument("folder", required=False, type=click.Path(path_type=Path, file_okay=False))
@click.option("--into", metavar="DATABASE_URL", help="A database instead of a folder.")
@click.option("--dataset", "slug", required=True, help="The dataset to copy.")
@click.option("--follow", is_flag=True, help="Go on following, until Ctrl-C.")
@click.option(
    "--key-file",
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    help="A file with the key for an internal dataset; else WHENCE_MIRROR_KEY is it.",
)
@click.option("--json", "as_json", is_flag=True, help="One JSON object a line, for programs.")
def mirror(
    url: str,
    folder: Path | None,
    into: str | None,
    slug: str,
    follow: bool,
    key_file: Path | None,
    as_json: bool,
) -> int:
    """Copy a dataset of the Whence at URL, follow it, and prove that the copy is equal.

    FOLDER gets its latest release, every file verified, and what the feed says since. With --into,
    an empty database becomes a second Whence of the dataset, which is only read: the same ids,
    versions and seqs, served as any other by whence serve. Ended anywhere, the same command goes on
    where it was. The exit code is 1 where the digests differ, and what differs is listed.
    """
    if (folder is None) == (into is None):
        raise click.UsageError("name a folder, or a database by --into: one of the two")
    try:
        READ["slug"](FILTERS["dataset"], "")(slug)
    except ValueError as fault:
        raise click.UsageError(f"--dataset {fault}") from None
    asked = Asked(
        url=url,
        folder=folder,
        work=load_settings(os.environ).data_dir / "mirrors" / slug,
        database="" if into is None else _database(into),
        dataset=slug,
        key=_key(key_file),
        follow=follow,
        json=as_json,
    )
    try:
        return asyncio.run(_mirror(asked))
    except OSError as error:
        where = error.filename or folder
        raise WhenceError(f"{where} cannot be written: {error.strerror or error}") from None


def _database(into: str) -> str:
    try:
        return str(PARSERS["database_url"](into))
    except ValueError as fault:
        raise click.UsageError(f"--into {fault}") from None


def _key(key_file: Path | None) -> str | None:
    settings = load_settings(os.environ)
    if key_file is None:
        return settings.mirror_key
    try:
        return str(PARSERS["mirror_key"](key_file.read_text(encoding="utf-8").strip()))
    except (OSError, ValueError) as fault:
        raise WhenceError(f"--key-file {key_file}: {fault}") from None


async def _mirror(asked: Asked) -> int:
    async with _opened(asked) as copy:
        if asked.follow:
            compared = await keep_up(copy, lambda each: _show(each, asked), _away)
        else:
            compared = await bring_up(copy)
    _show(compared, asked)
    return 0 if compared.equal else 1


@contextlib.asynccontextmanager
async def _opened(asked: Asked) -> AsyncIterator[Copy]:
    with progress() as bar:
        task = bar.add_task("Following", total=None)

        def advance(done: int, total: int) -> None:
            bar.update(task, completed=done, total=total)

        def told(name: str, done: int, total: int) -> None:
            bar.update(task, description=f"Taking {name}", completed=done, total=total)

        async with reaching(asked.url, asked.key) as origin:
            if asked.folder is not None:
                if read_state(asked.folder) is None:
                    await origin.dataset(asked.dataset)
                yield open_folder(asked.folder, origin, asked.dataset, told)
                return
            await asyncio.to_thread(_make_ready, asked.database)
            async with connected(asked.database, NAME) as connection:
                yield await open_copy(connection, origin, asked.dataset, asked.work, advance)


def _make_ready(dsn: str) -> None:
    """The schema of this version: what is empty gets it, what is old is its owner's to migrate."""
    if is_untouched(dsn):
        migrate(dsn)
    elif not is_current(dsn):
        raise WhenceError(
            "the database is not empty, and its schema is not this Whence's: name an empty one, "
            "or, where it is a mirror, run whence migrate first"
        )


def _show(compared: Comparison, asked: Asked) -> None:
    if asked.json:
        click.echo(msgspec.json.encode({"equal": compared.equal} | msgspec.to_builtins(compared)))
    elif compared.equal:
        click.echo(f"equal at seq {compared.seq}: {compared.records} records")
    else:
        for each in compared.differences:
            click.echo(f"{each.kind}: the origin has {each.origin}; the mirror has {each.mirror}")
        click.echo(f"not equal at seq {compared.seq}")


def _away(said: str) -> None:
    click.echo(f"whence: {said}; trying again", err=True)
