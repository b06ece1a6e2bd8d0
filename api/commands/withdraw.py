"""`whence withdraw`: taking back a release that should not be downloaded any more."""

import asyncio
import os
from typing import Final

import click
import msgspec

from api.commands.ready import connected, ready_database
from api.errors import WhenceError
from api.releases.store import StoreError
from api.releases.withdraw import Withdrawal, remove_files
from api.releases.withdraw import withdraw as withdraw_release
from api.settings import load_settings

LONGEST_REASON: Final = 500


@click.command()
@click.argument("dataset")
@click.argument("name")
@click.option("--reason", required=True, help="Why, in words; it is served to whoever asks for it.")
@click.option("--yes", is_flag=True, help="Do not ask.")
@click.option("--json", "as_json", is_flag=True, help="Print what was withdrawn as JSON.")
def withdraw(dataset: str, name: str, reason: str, yes: bool, as_json: bool) -> int:
    """Withdraw a release: its files are removed, and answered 410 with the reason.

    It stays in the catalogue, marked, and its name is never used again; there is no way back. What
    others downloaded, and what caches keep, is out of reach.
    """
    reason = " ".join(reason.split())
    if not reason or len(reason) > LONGEST_REASON:
        raise WhenceError(f"--reason takes a sentence of 1 to {LONGEST_REASON} characters")
    settings = load_settings(os.environ)
    if not yes:
        click.confirm(f"This cannot be undone. Withdraw {dataset} {name}?", abort=True, err=True)
    with ready_database(settings) as dsn:
        done = asyncio.run(_withdraw(dsn, dataset, name, reason))
    try:
        remove_files(dataset, name, (done.store, settings.releases_url))
    except StoreError as error:
        raise WhenceError(
            f"{dataset} {name} is withdrawn, but its files are not removed: {error}; ask again"
        ) from None
    _show(done, as_json=as_json)
    return 0


async def _withdraw(dsn: str, dataset: str, name: str, reason: str) -> Withdrawal:
    async with connected(dsn, "whence withdraw") as connection:
        return await withdraw_release(connection, dataset, name, reason)


def _show(done: Withdrawal, *, as_json: bool) -> None:
    if as_json:
        click.echo(msgspec.json.encode(done))
        return
    since = f"{done.since:%Y-%m-%dT%H:%M:%SZ}"
    click.echo(f"Withdrawn of {done.dataset}: {done.name}, since {since}: {done.reason}")
    click.echo("Its files are removed; copies of others are out of reach.")
