"""`whence keys create`, `list` and `revoke`."""

import asyncio
import datetime
import os
import re
from collections.abc import Awaitable, Callable, Sequence
from functools import partial
from typing import Final, TypeVar

import click
import msgspec

from api.commands.ready import connected, ready_database
from api.database import Connection
from api.errors import WhenceError
from api.keys import check_scope, hash_key, make_key
from api.queries.keys import ListedKey, NewKey, create_key, list_keys, revoke_key
from api.settings import load_settings

DAYS: Final = re.compile(r"([1-9][0-9]{0,4})d")
NAME: Final = re.compile(r"[A-Za-z0-9][A-Za-z0-9 ._@-]{0,79}")
COLUMNS: Final = ("name", "state", "scopes", "created_at", "expires_at", "revoked_at")
#: What history calls commands on the machine.
RESERVED: Final = "cli"
T = TypeVar("T")


@click.group()
def keys() -> None:
    """Keys that allow to write, or to read internal datasets."""


@keys.command()
@click.argument("name")
@click.option("--scope", "scopes", multiple=True, required=True, help="Such as write:belgorod-2023")
@click.option("--expires", help="A day (2027-01-01), or so many days from now (90d).")
def create(name: str, scopes: tuple[str, ...], expires: str | None) -> None:
    """Make a key and print it: this once, for only its digest is kept.

    NAME stands beside everything that is written with it. A scope is admin, or write:, link: or
    read: with the name of a dataset, or * for all; repeat --scope for several.
    """
    checked, until = _check(name, scopes, expires)
    key = make_key()
    made = _on_database(
        partial(
            create_key, new=NewKey(name=name, scopes=checked, expires_at=until, hash=hash_key(key))
        )
    )
    if not made:
        raise WhenceError(f"there is or was a key {name!r}; history names it, so take another name")
    click.echo(f"This key is shown once and kept nowhere ({', '.join(checked)}):", err=True)
    click.echo(key)


def _check(
    name: str, scopes: Sequence[str], expires: str | None
) -> tuple[list[str], datetime.datetime | None]:
    """The scopes and the end of a new key; raises WhenceError with all that is wrong."""
    faults: list[str] = []

    def passed(check: Callable[[], T]) -> T | None:
        try:
            return check()
        except WhenceError as fault:
            faults.append(str(fault))
            return None

    passed(partial(_check_name, name))
    for scope in dict.fromkeys(scopes):
        passed(partial(check_scope, scope))
    now = datetime.datetime.now(datetime.UTC)
    until = None if expires is None else passed(partial(parse_expiry, expires, now))
    if faults:
        raise WhenceError("; ".join(faults))
    return sorted(set(scopes)), until


def _check_name(name: str) -> None:
    if not NAME.fullmatch(name) or name == RESERVED:
        raise WhenceError(
            f"{name[:100]!r} is no name for a key: up to 80 letters, digits and signs of ' ._@-', "
            f"but not {RESERVED!r}, which history calls commands"
        )


@keys.command(name="list")
@click.option("--json", "as_json", is_flag=True, help="For programs.")
def list_(as_json: bool) -> None:
    """List the keys that there are and were; never the keys themselves."""
    found = _on_database(list_keys)
    if as_json:
        click.echo(msgspec.json.format(msgspec.json.encode(found), indent=2).decode())
        return
    for line in table([COLUMNS, *(_cells(key) for key in found)]):
        click.echo(line)


@keys.command()
@click.argument("name")
def revoke(name: str) -> None:
    """End a key's life, at once and for good."""
    ended = _on_database(partial(revoke_key, name=name))
    if ended is None:
        raise WhenceError(f"there is no key {name!r}; `whence keys list` shows those there are")
    click.echo(f"The key {name!r} is revoked since {_shown(ended)}.")


def parse_expiry(text: str, now: datetime.datetime) -> datetime.datetime:
    """The moment (UTC) that --expires means: the day's beginning, or so many days from now."""
    days = DAYS.fullmatch(text)
    try:
        if days:
            return now + datetime.timedelta(days=int(days[1]))
        moment = datetime.datetime.combine(
            datetime.date.fromisoformat(text), datetime.time(), tzinfo=datetime.UTC
        )
    except (ValueError, OverflowError):
        raise WhenceError(
            f"--expires is {text[:50]!r}: it must be a day such as 2027-01-01, or 90d"
        ) from None
    if moment <= now:
        raise WhenceError(f"--expires is {text}: that day has begun; it must lie ahead")
    return moment


def table(rows: list[tuple[str, ...]]) -> list[str]:
    """Rows with their cells below each other."""
    widths = [max(len(cell) for cell in column) for column in zip(*rows, strict=True)]
    return [
        "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()
        for row in rows
    ]


def _cells(key: ListedKey) -> tuple[str, ...]:
    times = (key.created_at, key.expires_at, key.revoked_at)
    return (key.name, key.state, " ".join(key.scopes), *(_shown(time) for time in times))


def _shown(time: datetime.datetime | None) -> str:
    return "-" if time is None else f"{time.astimezone(datetime.UTC):%Y-%m-%dT%H:%M:%SZ}"


def _on_database(work: Callable[[Connection], Awaitable[T]]) -> T:
    async def run(dsn: str) -> T:
        async with connected(dsn, "whence keys") as connection:
            return await work(connection)

    with ready_database(load_settings(os.environ)) as dsn:
        return asyncio.run(run(dsn))
