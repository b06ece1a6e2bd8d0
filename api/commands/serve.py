"""`whence run` and `whence serve`."""

import http.client
import os
import sys
from typing import Final
from urllib.parse import urlsplit

import click
import msgspec
from rich.console import Console
from rich.panel import Panel

from api.commands.notices import notices
from api.embedded import database
from api.errors import WhenceError
from api.migrate import is_current, migrate
from api.ports import claimed_port
from api.search.process import indexed
from api.server import serve_until_stopped
from api.settings import Settings, load_settings
from api.signals import end_process

RAID: Final = "/v1/events?dataset=belgorod-2023&key=raid"


class _Found(msgspec.Struct, frozen=True, kw_only=True):
    id: str


class _List(msgspec.Struct, frozen=True, kw_only=True):
    data: list[_Found]


@click.command()
def run() -> None:
    """Serve, migrated and with the demo case where there are no data yet.

    Uses the database of WHENCE_DATABASE_URL, or one of its own in WHENCE_DATA_DIR, which
    starts and ends with it. Ctrl-C ends it.
    """
    from api.commands.load import load_demo

    settings = load_settings(os.environ)
    with (
        claimed_port(settings.host, settings.port) as address,
        database(settings, say=notices(settings), lost=end_process) as dsn,
    ):
        migrate(dsn)
        load_demo(settings, dsn)
        with indexed(dsn):
            serve_until_stopped(settings, dsn, address, ready=_show_three_urls)


@click.command()
def serve() -> None:
    """Serve what is in the database, and nothing else.

    A database of your own (WHENCE_DATABASE_URL) must be migrated: `whence migrate`.
    """
    settings = load_settings(os.environ)
    with (
        claimed_port(settings.host, settings.port) as address,
        database(settings, say=notices(settings), lost=end_process) as dsn,
    ):
        _see_to_schema(settings, dsn)
        with indexed(dsn):
            serve_until_stopped(settings, dsn, address, ready=_show_base)


def _see_to_schema(settings: Settings, dsn: str) -> None:
    """Our own server is ours to migrate; the user's is theirs."""
    if settings.database_url is None:
        migrate(dsn)
    elif not is_current(dsn):
        raise WhenceError("The database's schema is not this Whence's: run whence migrate first")


def _show_base(base: str) -> None:
    click.echo(f"Whence serves on {base}/v1 (Ctrl-C ends it)")


def _show_three_urls(base: str) -> None:
    urls = (
        f"{base}/",
        f"{base}/docs",
        f"{base}{_raid_positions(base) or '/v1/statements?dataset=belgorod-2023'}",
    )
    if sys.stdout.isatty():
        title = "Whence is up; Ctrl-C ends it. Try"
        Console(soft_wrap=True).print(Panel.fit("\n".join(urls), title=title, title_align="left"))
    else:
        click.echo("\n".join(("Whence is up; Ctrl-C ends it. Try", *urls)))


def _raid_positions(base: str) -> str | None:
    """The path to who claims and who denies the raid, asked of the server itself."""
    connection = http.client.HTTPConnection(urlsplit(base).netloc, timeout=10)
    try:
        connection.request("GET", RAID)
        answer = connection.getresponse()
        found = msgspec.json.decode(answer.read(), type=_List) if answer.status == 200 else None
    finally:
        connection.close()
    return f"/v1/events/{found.data[0].id}/positions" if found and found.data else None
