"""`whence purge`: taking out what must be nowhere any more, and looking for what is left."""

import asyncio
import os
import uuid
from typing import Final, get_args

import click
import msgspec
from rich import box
from rich.table import Table

from api.changesets.finding import Finding, find_text
from api.changesets.purge import Purge, dismiss_writers, purge_change_set, purge_record
from api.commands.ready import connected, ready_database
from api.commands.release import workplace
from api.commands.reporting import console, progress
from api.errors import WhenceError
from api.ids import InvalidIdError, parse_id
from api.releases.aside import BUILDING, remove_left
from api.releases.build import Workplace, build_release
from api.releases.finding import find_in_releases
from api.releases.plan import Asked as Release
from api.releases.publish import Published
from api.releases.store import StoreError, open_store
from api.releases.withdraw import list_stores, remove_files, replacement_of
from api.settings import Settings, load_settings
from schemas.codes import Reason

NAME: Final = "whence purge"
FINAL: Final = (
    "This cannot be undone: the content is taken out of every version, label and index, and of "
    "what is served as of earlier seqs."
)


class Asked(msgspec.Struct, frozen=True, kw_only=True):
    """What the command line asks for: a record, its earlier versions, or a change set."""

    record: uuid.UUID | None
    change_set: uuid.UUID | None
    reason: str
    earlier: bool


@click.command()
@click.argument("named", metavar="ID", required=False)
@click.option("--reason", type=click.Choice(get_args(Reason)), help="Why; it is kept and served.")
@click.option("--earlier", is_flag=True, help="Its versions but the current one.")
@click.option("--find", "text", help="Look for this text in all tables and releases instead.")
@click.option("--yes", is_flag=True, help="Do not ask.")
@click.option("--json", "as_json", is_flag=True, help="Print what was done or found as JSON.")
def purge(
    named: str | None, reason: str | None, earlier: bool, text: str | None, yes: bool, as_json: bool
) -> int:
    """Take a record out of everything: only its id, when and why are left, and it is answered 410.

    ID is that of a record, or of a change set, whose reason is purged then. What else mentions a
    purged record is listed until each is handled: ask again with the same ID. Releases that hold it
    are withdrawn, their files removed, and the last of them is built anew as NAME-r2. What this
    cannot reach: backups, archived logs of PostgreSQL, copies of others. To take it out of the
    files of the database, too, set wal_recycle off, and run VACUUM FULL, SELECT pg_switch_wal()
    and, twice, CHECKPOINT. With --find the exit code is 1 where the text stands somewhere.
    """
    if text is not None:
        if named is not None or reason is not None or earlier or yes:
            raise click.UsageError("--find looks for a text and purges nothing; leave the rest out")
        return _find(text, as_json=as_json)
    asked = _asked(named, reason, earlier=earlier)
    if not yes:
        click.confirm(f"{FINAL} Purge {named}?", abort=True, err=True)
    settings = load_settings(os.environ)
    with ready_database(settings) as dsn:
        done = asyncio.run(_purge(dsn, asked))
        if as_json:
            click.echo(msgspec.json.encode(done))
        else:
            _show(done)
        _remove_releases(done, settings)
        for made in _replace_releases(dsn, done, settings):
            click.echo(f"Released of {made.dataset}, in its place: {made.name}.", err=as_json)
    return 0


def _asked(named: str | None, reason: str | None, *, earlier: bool) -> Asked:
    if named is None or reason is None:
        raise click.UsageError("purge takes the ID and --reason, or --find TEXT")
    try:
        record: uuid.UUID | None = parse_id(named)[1]
        change_set = None
    except InvalidIdError as error:
        record = None
        try:
            change_set = uuid.UUID(named)
        except ValueError:
            raise WhenceError(f"{error}; that of a change set is a UUID") from None
    if earlier and change_set:
        raise WhenceError("a change set has no earlier versions; leave out --earlier")
    return Asked(record=record, change_set=change_set, reason=reason, earlier=earlier)


async def _release(dsn: str, asked: Release, place: Workplace) -> Published:
    async with connected(dsn, NAME) as connection:
        return await build_release(connection, asked, place)


async def _purge(dsn: str, asked: Asked) -> Purge:
    async with connected(dsn, NAME) as connection:
        if asked.change_set is not None:
            done = await purge_change_set(connection, asked.change_set, asked.reason)
        elif asked.record is not None:
            done = await purge_record(connection, asked.record, asked.reason, earlier=asked.earlier)
        await dismiss_writers(connection)
        # What the planner had learnt of the values has them, too.
        await connection.execute("ANALYZE")
    return done


def _remove_releases(done: Purge, settings: Settings) -> None:
    """What was withdrawn is nowhere to be found already; here its files go."""
    try:
        for release in done.releases:
            remove_files(release.dataset, release.name, (release.store, settings.releases_url))
    except StoreError as error:
        raise WhenceError(
            f"it is purged, but files of releases that held it are left: {error}; ask again"
        ) from None
    beside = open_store(settings.releases_url).local("", "")
    for place in {settings.data_dir, beside or settings.data_dir}:
        remove_left(place)


def _replace_releases(dsn: str, done: Purge, settings: Settings) -> list[Published]:
    """Of each dataset that had one withdrawn the last is built anew, without what was purged.

    The ones before it would be the same: what was before a purge is not released any more.
    """
    last = {release.dataset: release for release in done.releases}
    made = []
    for release in (release for release in last.values() if not release.replaced):
        name = replacement_of(release.name)
        try:
            with progress() as shown:
                place, asked = (
                    workplace(settings, shown),
                    Release(dataset=release.dataset, name=name),
                )
                made.append(asyncio.run(_release(dsn, asked, place)))
        except WhenceError as error:
            raise WhenceError(
                f"it is purged, and releases that held it are withdrawn, but none stands in for "
                f"{release.name} of {release.dataset}: {error}; then run "
                f"whence release {release.dataset} --name {name}"
            ) from None
    return made


def _show(done: Purge) -> None:
    left = {
        "record": f"{done.versions} versions; its id is answered 410",
        "earlier": f"{done.versions} earlier versions; the current one stays",
        "change_set": "its reason, and what it changed of its dataset",
    }
    click.echo(f"Purged of {done.dataset}, by seq {done.seq}: {done.id}: {left[done.what]}.")
    if done.mentions:
        table = Table("kind", "key", "id", "fields", box=box.SIMPLE)
        for mention in done.mentions:
            table.add_row(mention.kind, mention.key, mention.id, ", ".join(mention.fields))
        click.echo("These mention it; put, retract or purge each, and ask again:")
        console().print(table)
    for release in done.releases:
        click.echo(f"The release {release.name} of {release.dataset} held it, and is withdrawn.")
    click.echo("Its words may stand elsewhere: whence purge --find TEXT looks for them.")


def _find(text: str, *, as_json: bool) -> int:
    if not text.strip():
        raise WhenceError("there is nothing to look for: the text is blank")
    settings = load_settings(os.environ)
    with ready_database(settings) as dsn:
        found, stores = asyncio.run(_find_all(dsn, text))
    # Builds for a bucket are there, also what one left that was killed.
    builds = (settings.data_dir / BUILDING).as_uri()
    found += find_in_releases((settings.releases_url, *stores, builds), text)
    if as_json:
        click.echo(msgspec.json.encode(found))
    elif not found:
        click.echo("It stands nowhere in the database, and in no release.")
    else:
        table = Table("table", "column", "record", "status", "row", box=box.SIMPLE)
        for each in found:
            key = ", ".join(f"{name} {part}" for name, part in each.key.items())
            table.add_row(each.table, each.column, each.record or "", each.status or "", key)
        console().print(table)
    return 1 if found else 0


async def _find_all(dsn: str, text: str) -> tuple[list[Finding], list[str]]:
    """Where it stands in the database, and where files may be that have it."""
    async with connected(dsn, NAME) as connection:
        found = [each async for each in find_text(connection, text)]
        return found, await list_stores(connection)
